//! `bulla init`.

use std::process::ExitCode;

use clap::{ArgMatches, Args};
use server::{
    FirstCertificate, FirstCertificateFiles, LOCAL_NAMES, Made, SELF_SIGNED_DAYS, StartError,
};

use crate::settings::{Settings, SettingsArguments};
use crate::{Failure, out};

/// The settings, and what only `bulla init` makes.
#[derive(Debug, Args)]
pub(crate) struct InitArguments {
    #[command(flatten)]
    settings: SettingsArguments,
    /// Make a certificate for a first try too, in DATA_DIR/tls: for this machine, and for the host names and addresses that are given,
    /// separated by commas. Clients have to trust DATA_DIR/tls/ca.pem.
    #[arg(
        long,
        value_name = "NAME,...",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "",
        value_delimiter = ','
    )]
    tls_self_signed: Option<Vec<String>>,
}

/// Makes the data directory, so that its credentials can be handed out before the first start.
pub(crate) fn run(arguments: &InitArguments, matches: &ArgMatches) -> Result<ExitCode, Failure> {
    let settings = Settings::resolve(&arguments.settings, matches)?;
    if arguments.settings.print_config {
        out::text(&settings.table())?;
        // What is wrong with them is said here too.
        settings.config()?;
        return Ok(ExitCode::SUCCESS);
    }
    // Before anything is made.
    let names = arguments.tls_self_signed.as_deref().map(all_names);
    let certificate = names.map(|names| FirstCertificate::make(&names)).transpose()?;
    let data_dir = match server::init(settings.config()?) {
        // It was broken off before, or the certificate is wanted later.
        Err(StartError::AlreadyMade { path })
            if certificate.is_some() && !FirstCertificate::is_in(&path) =>
        {
            path
        }
        made => {
            let Made { data_dir, credentials } = made?;
            out::line(format_args!(
                "Made {} with the credentials of the account's root in {}.",
                data_dir.display(),
                credentials.display()
            ))?;
            data_dir
        }
    };
    let mut flags = settings.passphrase_flag();
    if let Some(certificate) = certificate {
        let files = certificate.write(&data_dir)?;
        tell_of(&files)?;
        let (certificates, key) = (files.service.certificates, files.service.key);
        let tls = format!(" --tls-cert {} --tls-key {}", certificates.display(), key.display());
        flags.push_str(&tls);
    }
    out::line(format_args!("Next: bulla serve --data-dir {}{flags}", data_dir.display()))?;
    Ok(ExitCode::SUCCESS)
}

/// Returns the names of this machine and those that are given.
fn all_names(given: &[String]) -> Vec<String> {
    let given = given.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    LOCAL_NAMES.map(str::to_owned).into_iter().chain(given).collect()
}

fn tell_of(files: &FirstCertificateFiles) -> Result<(), Failure> {
    let authority = files.authority.display();
    out::line(format_args!(
        "Made a certificate for a first try, valid for {SELF_SIGNED_DAYS} days. Clients of AWS trust it with\n\n  export \
         AWS_CA_BUNDLE={authority}\n\nor `aws --ca-bundle {authority}`; those for Node.js with NODE_EXTRA_CA_CERTS.\n"
    ))?;
    Ok(())
}
