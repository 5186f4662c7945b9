//! `bulla encrypt`.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use envelope::{
    CacheLimits, CachingMaterialsManager, DefaultMaterialsManager, Encrypted, EncryptionContext,
    EncryptionRequest, FRAME_BYTES, FRAME_BYTES_MAX, MaterialsManager as _, MultiKeyring, Suite,
};
use indicatif::ProgressBar;
use tokio::runtime::Runtime;

use super::aws::{self, Aws, AwsArguments};
use super::folder::Entry;
use super::report::Report;
use super::sink::{Place, refuse_terminal};
use super::source::Source;
use super::tree::{self, EachFile, LongFrames};
use super::{Code, Failed, context, pair};
use crate::Failure;
use crate::progress;

/// What a file's name gets in a directory, as with aws-encryption-cli.
pub(super) const SUFFIX: &str = ".encrypted";

pub(crate) const EXAMPLES: &str = "\
A message has the format of the AWS Encryption SDK: any Encryption SDK reads it. Its data key is encrypted under every key \
that is named; any one of them decrypts it. The encryption context is readable by everybody and \
cannot be changed: whoever decrypts can insist on it, and policies of the key can.

A file keeps its permission bits and its time. A directory becomes a directory of messages with the same names and .encrypted: \
links stay links, empty directories stay, hard links become separate files, and who runs the command owns them; a device, socket \
or named pipe is left out, told, and the command ends with 1. A file gets its name when it is whole.

Exit codes: 0 done; 1 a file cannot be read or written; 2 wrong arguments; 3 a key does not encrypt; 141 nobody reads the output.

Examples:
  bulla encrypt --key alias/backup --context purpose=db -o dump.enc dump
  tar c dir | bulla encrypt -k alias/backup > dir.tar.enc
  bulla encrypt -k alias/backup -k arn:aws:kms:eu-west-1:111122223333:key/ID -o dump.enc dump
  bulla encrypt -k alias/backup -o photos.enc photos/
  AWS_ENDPOINT_URL=http://127.0.0.1:3500 bulla encrypt -k alias/backup -o dump.enc dump";

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// A key that decrypts the message: id, ARN, alias/NAME or ARN of an alias. More of them: any one decrypts.
    #[arg(short, long = "key", value_name = "KEY", required = true)]
    keys: Vec<String>,
    /// Where the message goes [default: standard output; a directory needs one].
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// A pair of the encryption context.
    #[arg(short, long = "context", value_name = "KEY=VALUE", value_parser = pair)]
    context: Vec<(String, String)>,
    /// Leave the signature out: faster, and whoever may decrypt could have written the message.
    #[arg(long)]
    unsigned: bool,
    /// The bytes of plaintext that are authenticated at once.
    #[arg(
        long,
        value_name = "BYTES",
        default_value_t = FRAME_BYTES,
        value_parser = clap::value_parser!(u32).range(1..=i64::from(FRAME_BYTES_MAX))
    )]
    frame_length: u32,
    /// In a directory, for how many files one data key is used (for at most five minutes and 100 GB).
    #[arg(
        long,
        value_name = "FILES",
        default_value_t = 1000,
        value_parser = clap::value_parser!(u64).range(1..=1 << 32)
    )]
    messages_per_data_key: u64,
    /// Write over a file that is there.
    #[arg(short, long)]
    force: bool,
    /// Tell what was done as a line of JSON, on standard error where the message goes to standard output.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    aws: AwsArguments,
    /// The file or directory; standard input without it, or with -.
    input: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let input = arguments.input.as_deref().filter(|path| *path != Path::new("-"));
    let output = arguments.output.as_deref();
    if let Some(folder) = input.filter(|path| path.is_dir()) {
        encrypt_tree(arguments, folder)?;
        return Ok(ExitCode::SUCCESS);
    }
    let place = Place::of(output, arguments.force);
    refuse_terminal(&place, output)?;
    place.check()?;
    let source = input.map_or_else(Source::stdin, Source::named)?;
    let bar = progress::transfer("encrypting", source.facts.map(|facts| facts.bytes));
    let encryption = Encryption::new(arguments, bar)?;
    let name = input.map_or("-".to_owned(), |path| path.display().to_string());
    let encrypted = encryption.encrypt(source, &name, &place, true);
    encryption.bar.finish_and_clear();
    encrypted?;
    Ok(ExitCode::SUCCESS)
}

fn encrypt_tree(arguments: &Arguments, folder: &Path) -> Result<(), Failure> {
    let Some(output) = arguments.output.as_deref().filter(|path| *path != Path::new("-")) else {
        let text = "a directory becomes a directory of messages: name it with --output";
        return Err(Failed::without_cause(text, Code::Usage).into());
    };
    if arguments.force {
        let text = "a directory is made, never filled up: --force does not go with it";
        return Err(Failed::without_cause(text, Code::Usage).into());
    }
    let bar = progress::transfer_of("encrypting", || tree::bytes(folder));
    let encryption = Encryption::new(arguments, bar)?;
    let outcome = tree::make(folder, output, &encryption);
    encryption.bar.finish_and_clear();
    outcome?.check()?;
    Ok(())
}

/// Where the data keys of messages come from.
pub(super) type Wrapping = CachingMaterialsManager<DefaultMaterialsManager<MultiKeyring>>;

/// Uses each data key for so many messages, within five minutes and 100 GB.
pub(super) fn caching(keyring: MultiKeyring, max_messages: u64) -> Wrapping {
    let limits = CacheLimits {
        max_age: Duration::from_secs(300),
        max_messages,
        max_bytes: 100_000_000_000,
        capacity: NonZeroUsize::MIN.saturating_add(99),
    };
    CachingMaterialsManager::new(DefaultMaterialsManager::new(keyring), limits)
}

/// All that stays the same from message to message.
struct Encryption {
    runtime: Runtime,
    wrapping: Wrapping,
    suite: Suite,
    context: EncryptionContext,
    frame_bytes: u32,
    long_frames: LongFrames,
    json: bool,
    bar: ProgressBar,
}

impl Encryption {
    fn new(arguments: &Arguments, bar: ProgressBar) -> Result<Self, Failed> {
        let runtime = aws::runtime()?;
        let aws = Aws::load(&arguments.aws, &runtime);
        let keyring = aws.encrypting(&arguments.keys)?;
        Ok(Self {
            runtime,
            wrapping: caching(keyring, arguments.messages_per_data_key),
            suite: if arguments.unsigned { Suite::Aes256Commit } else { Suite::Aes256CommitEcdsa },
            context: context(&arguments.context)?,
            frame_bytes: arguments.frame_length,
            long_frames: LongFrames::default(),
            json: arguments.json,
            bar,
        })
    }

    fn encrypt(
        &self,
        source: Source,
        name: &str,
        place: &Place,
        durably: bool,
    ) -> Result<(), Failed> {
        let failed = |error: Failure| Failed::new(format_args!("cannot encrypt {name}"), error);
        let request = EncryptionRequest {
            suite: self.suite,
            context: self.context.clone(),
            plaintext_bytes: source.facts.map(|facts| facts.bytes),
        };
        let materials = self.runtime.block_on(self.wrapping.encryption_materials(request));
        let materials = materials.map_err(|error| failed(error.into()))?;
        let facts = source.facts;
        let _turn = self.long_frames.turn(self.frame_bytes);
        let mut sink = place.open(false)?;
        let encrypted =
            envelope::encrypt(self.bar.wrap_read(source), &mut sink, &materials, self.frame_bytes);
        let Encrypted { header, sizes } = encrypted.map_err(|error| failed(error.into()))?;
        sink.finish(facts, durably)?;
        if self.json {
            let output = place.name();
            let report =
                Report { mode: "encrypt", input: name, output: &output, header: &header, sizes };
            report.print(place)?;
        }
        Ok(())
    }
}

impl EachFile for Encryption {
    fn name(&self, name: &str) -> String {
        format!("{name}{SUFFIX}")
    }

    fn make(&self, from: &Entry, to: &Entry) -> Result<(), Failed> {
        let source = Source::in_tree(from)?;
        let place = Place::File { at: to.clone(), replace: false };
        self.encrypt(source, &from.shown.display().to_string(), &place, false)
    }
}
