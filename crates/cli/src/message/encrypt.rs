//! `bulla encrypt`.

use std::io::{self, IsTerminal as _};
use std::num::NonZeroUsize;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use envelope::{
    CacheLimits, CachingMaterialsManager, DefaultMaterialsManager, Encrypted, EncryptionContext,
    EncryptionRequest, FRAME_BYTES, FRAME_BYTES_MAX, MaterialsManager as _, MessageHeader,
    MultiKeyring, Sizes, Suite,
};
use indicatif::ProgressBar;
use tokio::runtime::Runtime;

use super::aws::{self, Aws, AwsArguments};
use super::conversion::{self, Conversion, Paths};
use super::sink::OutputTarget;
use super::source::MessageSource;
use super::tree::LongFrames;
use super::{Code, CommandError, context, pair};
use crate::Failure;

/// The suffix of a file's name in a directory, as with aws-encryption-cli.
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
  bulla encrypt -k alias/backup \\
      -k arn:aws:kms:eu-west-1:111122223333:key/ID -o dump.enc dump
  bulla encrypt -k alias/backup -o photos.enc photos/
  AWS_ENDPOINT_URL=http://127.0.0.1:3500 bulla encrypt -k alias/backup \\
      -o dump.enc dump";

#[derive(Debug, Args)]
pub(crate) struct EncryptArguments {
    /// A key that decrypts the message: id, ARN, alias/NAME or ARN of an alias. More of them: any one decrypts.
    #[arg(short, long = "key", value_name = "KEY", required = true)]
    keys: Vec<String>,
    /// A pair of the encryption context.
    #[arg(short, long = "context", value_name = "KEY=VALUE", value_parser = pair)]
    context: Vec<(String, String)>,
    /// Leave the signature out: faster, but anyone who may decrypt could have written the message.
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
    /// In a directory, the number of files for which one data key is used (for at most five minutes and 100 GB).
    #[arg(
        long,
        value_name = "FILES",
        default_value_t = 1000,
        value_parser = clap::value_parser!(u64).range(1..=1 << 32)
    )]
    messages_per_data_key: u64,
    #[command(flatten)]
    aws: AwsArguments,
    #[command(flatten)]
    paths: Paths,
}

pub(crate) fn run(arguments: &EncryptArguments) -> Result<ExitCode, Failure> {
    if arguments.paths.is_unnamed() && io::stdout().is_terminal() {
        let text = "a message is no text for a terminal: name a file with --output, or - to print it anyway";
        return Err(CommandError::without_cause(text, Code::Other).into());
    }
    conversion::run(&arguments.paths, || Encryption::new(arguments))
}

/// The source of the data keys of messages.
pub(super) type DataKeySource = CachingMaterialsManager<DefaultMaterialsManager<MultiKeyring>>;

/// Returns a source that uses each data key for so many messages, within five minutes and 100 GB.
pub(super) fn caching(keyring: MultiKeyring, max_messages: u64) -> DataKeySource {
    let limits = CacheLimits {
        max_age: Duration::from_secs(300),
        max_messages,
        max_bytes: 100_000_000_000,
        capacity: NonZeroUsize::MIN.saturating_add(99),
    };
    CachingMaterialsManager::new(DefaultMaterialsManager::new(keyring), limits)
}

/// The parts that stay the same from message to message.
struct Encryption {
    runtime: Runtime,
    wrapping: DataKeySource,
    suite: Suite,
    context: EncryptionContext,
    frame_bytes: u32,
    long_frames: LongFrames,
}

impl Encryption {
    fn new(arguments: &EncryptArguments) -> Result<Self, CommandError> {
        let runtime = aws::runtime()?;
        let aws = Aws::load(&arguments.aws, &runtime)?;
        let keyring = aws.encrypting(&arguments.keys)?;
        Ok(Self {
            runtime,
            wrapping: caching(keyring, arguments.messages_per_data_key),
            suite: if arguments.unsigned { Suite::Aes256Commit } else { Suite::Aes256CommitEcdsa },
            context: context(&arguments.context)?,
            frame_bytes: arguments.frame_length,
            long_frames: LongFrames::default(),
        })
    }
}

impl Conversion for Encryption {
    const MODE: &'static str = "encrypt";

    fn name(&self, name: &str) -> String {
        format!("{name}{SUFFIX}")
    }

    fn convert(
        &self,
        source: MessageSource,
        bar: &ProgressBar,
        place: &OutputTarget,
        durably: bool,
    ) -> Result<(MessageHeader, Sizes), Failure> {
        let facts = source.facts;
        let request = EncryptionRequest {
            suite: self.suite,
            context: self.context.clone(),
            plaintext_bytes: facts.map(|facts| facts.bytes),
        };
        let materials = self.runtime.block_on(self.wrapping.encryption_materials(request))?;
        let _turn = self.long_frames.turn(self.frame_bytes);
        let mut sink = place.open(false)?;
        let source = bar.wrap_read(source);
        let Encrypted { header, sizes } =
            envelope::encrypt(source, &mut sink, &materials, self.frame_bytes)?;
        sink.finish(facts, durably)?;
        Ok((header, sizes))
    }
}
