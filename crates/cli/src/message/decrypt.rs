//! `bulla decrypt`.

use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use envelope::{
    CommitmentPolicy, Content, DecryptionPolicy, DiscoveryFilter, HeaderLimits, KeyringError,
    KmsClients, KmsDiscoveryKeyring, LongParts, MessageHeader, MessageStart, MultiKeyring,
    PART_BYTES_MAX, Sizes, UnlockedMessage,
};
use indicatif::ProgressBar;
use tokio::runtime::Runtime;

use super::aws::{self, Aws, AwsArguments, AwsError};
use super::conversion::{self, Conversion, Paths};
use super::encrypt::{DataKeySource, SUFFIX, caching};
use super::sink::OutputTarget;
use super::source::MessageSource;
use super::tree::LongFrames;
use super::{CommandError, context, pair};
use crate::Failure;

pub(crate) const EXAMPLES: &str = "\
Without --key the message says which key to ask: a KMS key of the caller's own account, or of those named with --account. With \
--key nothing but that key is asked; an alias is looked up first, and related multi-Region keys count as one.

A file gets its name when all of it is verified, with the permission bits and the time of the message. To standard output plaintext goes when \
it is verified, too: a signed message, and one in parts of more than 8 MiB, waits in a temporary file without a name ($TMPDIR). \
--release-before-signature writes each frame as soon as it is authentic; what was written must not be used when the command \
fails. In a directory names lose .encrypted; what is no message is told, and the rest goes on.

Exit codes: 0 done; 1 a file cannot be read or written; 2 wrong arguments; 3 no key decrypts the data key; 4 the message is \
malformed, changed, or not one that was asked for; 141 nobody reads the output.

Examples:
  bulla decrypt -o dump dump.enc
  bulla decrypt --context purpose=db < dump.enc | psql
  bulla decrypt --key alias/backup -o photos photos.enc/
  bulla decrypt --account 111122223333 --account 444455556666 -o dump dump.enc
  bulla decrypt --commitment-policy require-encrypt-allow-decrypt \\
      -o dump of-an-old-program.enc";

/// The commitment policies, as the AWS Encryption CLI calls them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Commitment {
    /// Open only messages that commit to their data key.
    #[default]
    RequireEncryptRequireDecrypt,
    /// Open messages of old programs too.
    RequireEncryptAllowDecrypt,
}

#[derive(Debug, Args)]
pub(crate) struct DecryptArguments {
    /// The only key to ask: id, ARN, alias/NAME or ARN of an alias. More of them are asked in turn.
    #[arg(short, long = "key", value_name = "KEY", conflicts_with_all = ["accounts", "partition"])]
    keys: Vec<String>,
    #[command(flatten)]
    which: Which,
    /// A pair that the encryption context must have.
    #[arg(short, long = "context", value_name = "KEY=VALUE", value_parser = pair)]
    context: Vec<(String, String)>,
    /// Write a signed message to standard output before its signature is verified.
    #[arg(long)]
    release_before_signature: bool,
    #[command(flatten)]
    aws: AwsArguments,
    #[command(flatten)]
    paths: Paths,
}

/// The keys that decrypt messages to be rewrapped.
#[derive(Debug, Args)]
pub(super) struct KeyArguments {
    /// The only key to ask for the old messages: id, ARN, alias/NAME or ARN of an alias. More of them are asked in turn.
    #[arg(long = "from-key", value_name = "KEY", conflicts_with_all = ["accounts", "partition"])]
    from_keys: Vec<String>,
    #[command(flatten)]
    which: Which,
}

impl KeyArguments {
    /// Returns the keys that were named.
    pub(super) fn keys(&self) -> &[String] {
        &self.from_keys
    }
}

/// The limits on the messages that are opened.
#[derive(Debug, Args)]
struct Which {
    /// An account whose keys may be asked [default: the caller's].
    #[arg(long = "account", value_name = "ID")]
    accounts: Vec<String>,
    /// The partition of those accounts [default: the caller's].
    #[arg(long, value_name = "NAME")]
    partition: Option<String>,
    /// The rule whether a message has to commit to its data key.
    #[arg(long, value_name = "POLICY", value_enum, default_value_t)]
    commitment_policy: Commitment,
    /// The most encrypted data keys of a message.
    #[arg(
        long,
        value_name = "COUNT",
        default_value_t = HeaderLimits::default().data_keys,
        value_parser = clap::value_parser!(u16).range(1..)
    )]
    max_encrypted_data_keys: u16,
}

pub(crate) fn run(arguments: &DecryptArguments) -> Result<ExitCode, Failure> {
    conversion::run(&arguments.paths, || Decryption::new(arguments))
}

/// The parts that open messages.
pub(super) struct Opening {
    pub(super) runtime: Runtime,
    keys: DataKeySource,
    policy: DecryptionPolicy,
    pub(super) limits: HeaderLimits,
}

impl Opening {
    /// Returns the parts that open messages to be rewrapped.
    ///
    /// # Errors
    /// AWS does not say which keys these are.
    pub(super) fn new(
        from: &KeyArguments,
        aws: Arc<Aws>,
        runtime: Runtime,
    ) -> Result<Self, CommandError> {
        Self::of(&from.from_keys, &from.which, &[], aws, runtime)
    }

    fn of(
        keys: &[String],
        which: &Which,
        required: &[(String, String)],
        aws: Arc<Aws>,
        runtime: Runtime,
    ) -> Result<Self, CommandError> {
        let keyring = runtime.block_on(keyring(keys, which, aws));
        let keyring = keyring.map_err(|error| CommandError::new("cannot decrypt", error))?;
        let commitment = match which.commitment_policy {
            Commitment::RequireEncryptRequireDecrypt => {
                CommitmentPolicy::RequireEncryptRequireDecrypt
            }
            Commitment::RequireEncryptAllowDecrypt => CommitmentPolicy::RequireEncryptAllowDecrypt,
        };
        let policy = DecryptionPolicy {
            commitment,
            required_context: context(required)?,
            // Whatever is not verified stays without a name.
            long_parts: LongParts::Unverified,
        };
        let data_keys = which.max_encrypted_data_keys;
        let limits = HeaderLimits { data_keys, ..HeaderLimits::default() };
        // What is opened has no limit but age.
        Ok(Self { runtime, keys: caching(keyring, u64::MAX), policy, limits })
    }

    /// Decrypts the data key.
    ///
    /// # Errors
    /// [`KeyringError`].
    pub(super) fn unlock(&self, start: MessageStart) -> Result<UnlockedMessage, KeyringError> {
        self.runtime.block_on(UnlockedMessage::new(start, &self.policy, &self.keys))
    }
}

/// The parts that stay the same from message to message.
struct Decryption {
    opening: Opening,
    release_before_signature: bool,
    long_frames: LongFrames,
}

impl Decryption {
    fn new(arguments: &DecryptArguments) -> Result<Self, CommandError> {
        let runtime = aws::runtime()?;
        let aws = Aws::load(&arguments.aws, &runtime)?;
        let (keys, which) = (&arguments.keys, &arguments.which);
        Ok(Self {
            opening: Opening::of(keys, which, &arguments.context, aws, runtime)?,
            release_before_signature: arguments.release_before_signature,
            long_frames: LongFrames::default(),
        })
    }

    /// Returns whether plaintext waits until all of it is verified.
    const fn hold_back(&self, header: &MessageHeader) -> bool {
        let long = match header.content {
            Content::Framed(bytes) => bytes > PART_BYTES_MAX,
            Content::Single => true,
        };
        long || header.suite.is_signed() && !self.release_before_signature
    }
}

/// Returns the keyring that decrypts data keys: the keys that were named, or those of some accounts.
async fn keyring(keys: &[String], which: &Which, aws: Arc<Aws>) -> Result<MultiKeyring, AwsError> {
    if !keys.is_empty() {
        return aws.decrypting(keys).await;
    }
    let filter = match (which.accounts.as_slice(), &which.partition) {
        (accounts @ [_, ..], Some(partition)) => {
            DiscoveryFilter { accounts: accounts.to_vec(), partition: partition.clone() }
        }
        (accounts, partition) => {
            let caller = aws.caller().await?;
            let own = vec![caller.account];
            DiscoveryFilter {
                accounts: if accounts.is_empty() { own } else { accounts.to_vec() },
                partition: partition.clone().unwrap_or(caller.partition),
            }
        }
    };
    let region = aws.region().map(ToOwned::to_owned);
    let discovery = KmsDiscoveryKeyring::new(aws as Arc<dyn KmsClients>, Some(filter));
    Ok(MultiKeyring::new().with(match region {
        Some(region) => discovery.with_region(region),
        None => discovery,
    }))
}

impl Conversion for Decryption {
    const MODE: &'static str = "decrypt";

    fn name(&self, name: &str) -> String {
        name.strip_suffix(SUFFIX).filter(|name| !name.is_empty()).unwrap_or(name).to_owned()
    }

    fn convert(
        &self,
        source: MessageSource,
        bar: &ProgressBar,
        place: &OutputTarget,
        durably: bool,
    ) -> Result<(MessageHeader, Sizes), Failure> {
        let facts = source.facts;
        let mut source = bar.wrap_read(source);
        let start = MessageStart::read(&mut source, self.opening.limits)?;
        let unlocked = self.opening.unlock(start)?;
        let header = unlocked.header().clone();
        let _turn = self.long_frames.turn(match header.content {
            Content::Framed(bytes) => bytes,
            Content::Single => PART_BYTES_MAX,
        });
        let mut sink = place.open(self.hold_back(&header))?;
        let sizes = envelope::decrypt(source, &mut sink, unlocked)?;
        sink.finish(facts, durably)?;
        Ok((header, sizes))
    }
}
