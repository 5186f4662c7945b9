//! `bulla backup` and `bulla restore`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use server::{Backup, Progress, Restorable, Restored, SealSource};

use crate::out::Output;
use crate::progress::Bars;
use crate::settings::read_passphrase;
use crate::{Failure, out, question};

pub(crate) const BACKUP_EXAMPLES: &str = "\
The service may run or not; it waits for nothing. What is copied is verified before it gets its name. The data of \
S3's objects is copied as it is, encrypted; each part authenticates when it is read, not before.

Without --with-seal nothing in the backup opens it: whoever steals it has no key. Then keep the seal key \
(DATA_DIR/seal.key) or the passphrase elsewhere; without it the backup is worthless. With --with-seal the backup \
holds the seal key, the root's access keys and those of services: guard it like the service itself.

Examples:
  bulla backup /backup/bulla-2026-11-29 --data-dir /var/lib/bulla
  bulla backup /safe/bulla --with-seal
  bulla backup /backup/bulla-today --link-parts-from /backup/bulla-yesterday
  bulla backup /backup/bulla --output json";

pub(crate) const RESTORE_EXAMPLES: &str = "\
A restore brings back what the backup had: keys destroyed since live again, rights revoked since count again. It \
says so, asks, and leaves the entry RestoreBackup in the audit log.

Examples:
  bulla restore /backup/bulla-2026-11-29 --data-dir /var/lib/bulla \\
      --seal-file /safe/seal.key
  bulla restore /backup/bulla --data-dir /tmp/drill --yes \\
      --seal-file /safe/seal.key";

#[derive(Debug, Args)]
pub(crate) struct BackupArguments {
    /// The directory to make; it must be missing or empty.
    to: PathBuf,
    /// The data directory of the service.
    #[arg(long, env = "BULLA_DATA_DIR", default_value = "bulla-data", value_name = "DIR")]
    data_dir: PathBuf,
    /// The passphrase file of the service, if its root key is protected with one.
    #[arg(long, env = "BULLA_PASSPHRASE_FILE", value_name = "FILE")]
    passphrase_file: Option<String>,
    /// Put the seal key and the credentials files into the backup too: anyone who has it then has the keys.
    #[arg(long)]
    with_seal: bool,
    /// An older backup on the same file system: parts of objects that it has are linked, not copied.
    #[arg(long, value_name = "BACKUP")]
    link_parts_from: Option<PathBuf>,
    /// The output, for people or for programs.
    #[arg(long, value_enum, default_value_t = Output::Text)]
    output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct RestoreArguments {
    /// The backup.
    from: PathBuf,
    /// The data directory to make; it must be missing or empty.
    #[arg(long, env = "BULLA_DATA_DIR", default_value = "bulla-data", value_name = "DIR")]
    data_dir: PathBuf,
    /// The seal key that was kept elsewhere, for a backup without it.
    #[arg(long, value_name = "FILE", conflicts_with = "passphrase_file")]
    seal_file: Option<PathBuf>,
    /// The passphrase file of the service, if its root key is protected with one.
    #[arg(long, env = "BULLA_PASSPHRASE_FILE", value_name = "FILE")]
    passphrase_file: Option<String>,
    /// Do not ask for confirmation.
    #[arg(long)]
    yes: bool,
    /// The output, for people or for programs.
    #[arg(long, value_enum, default_value_t = Output::Text)]
    output: Output,
}

fn seal(passphrase_file: Option<&String>) -> Result<SealSource, Failure> {
    Ok(match passphrase_file {
        Some(path) => SealSource::Passphrase(read_passphrase(path)?),
        None => SealSource::File,
    })
}

/// Makes a backup.
pub(crate) fn backup(arguments: &BackupArguments) -> Result<ExitCode, Failure> {
    let BackupArguments { to, data_dir, passphrase_file, with_seal, link_parts_from, output } =
        arguments;
    let (seal, older) = (seal(passphrase_file.as_ref())?, link_parts_from.as_deref());
    let mut bars = Bars::new();
    let mut progress = |progress: Progress| bars.show(progress);
    let made = server::backup(data_dir, seal, to, *with_seal, older, &mut progress)?;
    bars.clear();
    match output {
        Output::Json => out::line(serde_json::to_string_pretty(&made)?)?,
        Output::Text => tell_backup(&made)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn tell_backup(made: &Backup) -> Result<(), Failure> {
    out::line(format_args!("Made and verified the backup {}.", made.path.display()))?;
    out::line(format_args!("id        {}", made.id))?;
    out::line(format_args!("revision  {}", made.revision))?;
    out::line(format_args!("entries   {}", made.entry))?;
    out::line(format_args!("head      {}", made.head))?;
    out::line(format_args!("bytes     {} in {} files", made.bytes, made.files))?;
    if made.parts > 0 {
        let Backup { parts, part_bytes, linked_parts, .. } = made;
        let shared = match linked_parts {
            0 => String::new(),
            linked => format!(", {linked} of them linked"),
        };
        out::line(format_args!("objects   {part_bytes} bytes in {parts} parts{shared}"))?;
    }
    if let Some(bucket) = &made.parts_bucket {
        out::line(format_args!(
            "objects   not in it: their parts are in {bucket}, which is to be kept apart"
        ))?;
    }
    if made.with_seal {
        out::line("\nIt holds the seal key and access keys: whoever has it has the keys.")?;
    } else {
        out::line(
            "\nIt does not hold the seal key: keep that (or the passphrase) elsewhere, or nobody can open the backup.",
        )?;
    }
    Ok(())
}

/// Restores a backup, after a confirmation.
pub(crate) fn restore(arguments: &RestoreArguments) -> Result<ExitCode, Failure> {
    let seal = seal(arguments.passphrase_file.as_ref())?;
    let backup = Restorable::open(&arguments.from, seal, arguments.seal_file.clone())?;
    out::tell(format_args!(
        "The backup {} was made on {} at entry {} of the audit log.\n\
         Restoring it brings back what has ended since: keys that were destroyed, rights, grants and access keys that \
         were revoked.",
        backup.manifest().id,
        backup.time(),
        backup.manifest().entry,
    ));
    let question = format!("Restore it into {}?", arguments.data_dir.display());
    let is_confirmed = if arguments.yes { Some(true) } else { question::is_confirmed(&question)? };
    match is_confirmed {
        Some(true) => {}
        Some(false) => return Err("nothing was restored".into()),
        None => return Err("there is no terminal to ask on: add --yes if that is meant".into()),
    }
    let mut bars = Bars::new();
    let restored =
        backup.restore_to(&arguments.data_dir, &mut |progress: Progress| bars.show(progress))?;
    bars.clear();
    match arguments.output {
        Output::Json => out::line(serde_json::to_string_pretty(&restored)?)?,
        Output::Text => tell_restored(&restored, arguments.passphrase_file.as_ref())?,
    }
    Ok(ExitCode::SUCCESS)
}

fn tell_restored(restored: &Restored, passphrase_file: Option<&String>) -> Result<(), Failure> {
    let place = restored.data_dir.display();
    out::line(format_args!("Restored {place}, and recorded it in its audit log."))?;
    let passphrase =
        passphrase_file.map_or_else(String::new, |path| format!(" --passphrase-file {path}"));
    let settings = match restored.has_settings {
        true => format!(" --config {place}/settings.toml"),
        false => String::new(),
    };
    out::line(format_args!("Next: bulla serve --data-dir {place}{settings}{passphrase}"))?;
    Ok(())
}
