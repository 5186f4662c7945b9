//! `bulla rewrap`: puts messages under other keys.
//!
//! A message is always made anew. Its header's tag covers the encrypted data keys, under a key derived from the data key and with a fixed
//! nonce: another header under the same data key and message id would use that nonce twice.

mod s3_metadata;

use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use envelope::{
    Content, EncryptWriter, EncryptionRequest, FRAME_BYTES, MaterialsManager as _, MessageHeader,
    MessageStart, PUBLIC_KEY, StreamError, Suite,
};
use indicatif::ProgressBar;
use serde_json::json;

use super::aws::{self, Aws, AwsArguments, AwsError};
use super::decrypt::{KeyArguments, Opening};
use super::encrypt::{DataKeySource, caching};
use super::folder::{Folder, FolderEntry};
use super::sink::{OutputTarget, Sink};
use super::source::{Facts, MessageSource};
use super::tree::{self, FileOutcome};
use super::{Code, CommandError};
use crate::{Failure, out, progress};
use s3_metadata::S3Metadata;

pub(crate) const EXAMPLES: &str = "\
Each message is decrypted and encrypted anew, in place: it gets its name when the old one is verified to the end, and keeps its \
encryption context, frame length (up to 1 MiB), permission bits and owner. Messages of old programs without key commitment become ones with it. \
Hard links are broken. Links are not followed; a file of a directory that is no message is left alone.

Metadata of the S3 Encryption Client (an instruction file, a HeadObject reply as JSON) gets its data key re-encrypted by KMS, from a \
key that --from-key names, and the object stays as it is: no tag covers the encrypted data key there. Give an object its new metadata with aws s3api copy-object.

Run it again after a stop: what is under the new keys already is passed over, and not verified \
(--all rewraps that too, for a new data key). A file that changes meanwhile stays as it is.

Exit codes: 0 done; 1 a file cannot be read or written; 2 wrong arguments; 3 a key does not encrypt or decrypt; 4 a message is \
malformed or changed.

Examples:
  bulla rewrap --key alias/new dump.enc
  bulla rewrap --key alias/new --from-key alias/old backups/
  bulla rewrap --key alias/here \\
      --key arn:aws:kms:eu-west-1:111122223333:key/ID --dry-run backups/";

#[derive(Debug, Args)]
pub(crate) struct RewrapArguments {
    /// A key that decrypts the messages from now on: id, ARN, alias/NAME or ARN of an alias. More of them: any one decrypts.
    #[arg(short, long = "key", value_name = "KEY", required = true)]
    keys: Vec<String>,
    #[command(flatten)]
    from: KeyArguments,
    /// Only show which messages would be rewrapped.
    #[arg(long)]
    dry_run: bool,
    /// Rewrap messages that are under these keys already, too.
    #[arg(long)]
    all: bool,
    /// Report what was done to each message as a line of JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    aws: AwsArguments,
    /// The messages, and directories of them.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

pub(crate) fn run(arguments: &RewrapArguments) -> Result<ExitCode, Failure> {
    let bar = progress::transfer_of("rewrapping", || bytes_of(&arguments.paths));
    let mut rewrapping = Rewrapping::new(arguments, bar)?;
    for path in &arguments.paths {
        rewrapping.named(path);
    }
    rewrapping.bar.finish_and_clear();
    rewrapping.tell()?;
    rewrapping.outcome.check()?;
    Ok(ExitCode::SUCCESS)
}

fn bytes_of(paths: &[PathBuf]) -> u64 {
    let size = |path: &PathBuf| match path.metadata() {
        Ok(metadata) if metadata.is_dir() => tree::bytes(path),
        Ok(metadata) => metadata.len(),
        Err(_) => 0,
    };
    paths.iter().map(size).sum()
}

/// The parts that stay the same from message to message.
struct Rewrapping {
    opening: Opening,
    wrapping: DataKeySource,
    aws: Arc<Aws>,
    /// The ARNs of the new keys, in order.
    keys: Vec<String>,
    /// The keys that data keys of the S3 Encryption Client may be under.
    from_keys: Vec<String>,
    dry_run: bool,
    all: bool,
    json: bool,
    bar: ProgressBar,
    outcome: FileOutcome,
    /// The number of messages that were under the new keys, and of files that are not messages.
    passed_over: (u64, u64),
}

impl Rewrapping {
    fn new(arguments: &RewrapArguments, bar: ProgressBar) -> Result<Self, CommandError> {
        let runtime = aws::runtime()?;
        let aws = Aws::load(&arguments.aws, &runtime)?;
        let keys = runtime.block_on(aws.key_arns(&arguments.keys));
        let keys = keys.map_err(|error| CommandError::new("cannot rewrap", error))?;
        let wrapping = caching(aws.encrypting(&keys)?, 1000);
        let from_keys = arguments.from.keys().to_vec();
        let opening = Opening::new(&arguments.from, Arc::clone(&aws), runtime)?;
        Ok(Self {
            aws,
            from_keys,
            opening,
            wrapping,
            keys,
            dry_run: arguments.dry_run,
            all: arguments.all,
            json: arguments.json,
            bar,
            outcome: FileOutcome::default(),
            passed_over: (0, 0),
        })
    }

    /// Rewraps the messages that an argument names.
    fn named(&mut self, path: &Path) {
        let done = match path.symlink_metadata() {
            Ok(metadata) if metadata.is_dir() => {
                Folder::named(path).map(|folder| self.folder(&folder))
            }
            Ok(_) => {
                let parent = path.parent().unwrap_or(Path::new("."));
                Folder::named(parent).map(|folder| {
                    let entry = folder.entry(path.file_name().unwrap_or_default());
                    let done = self.file(&entry, true);
                    self.outcome.add(done);
                })
            }
            Err(error) => Err(error),
        };
        if let Err(error) = done {
            self.outcome.add(Err(tree::cannot_read(path, error)));
        }
    }

    fn folder(&mut self, folder: &Folder) {
        let entries = match tree::entries(folder) {
            Ok(entries) => entries,
            Err(error) => return self.outcome.add(Err(error)),
        };
        for found in entries {
            let entry = folder.entry(found.file_name());
            match found.file_type() {
                Ok(kind) if kind.is_dir() => match folder.inner(&found.file_name()) {
                    Ok(inner) => self.folder(&inner),
                    Err(error) => self.outcome.add(Err(tree::cannot_read(&entry.shown, error))),
                },
                Ok(kind) if kind.is_file() => {
                    let done = self.file(&entry, false);
                    self.outcome.add(done);
                }
                Ok(_) => {}
                Err(error) => self.outcome.add(Err(tree::cannot_read(&entry.shown, error))),
            }
        }
    }

    /// Rewraps a message. Any other file is left alone, unless it was named.
    fn file(&mut self, entry: &FolderEntry, named: bool) -> Result<bool, CommandError> {
        let failed = |error: Failure| cannot_rewrap(entry, error);
        let source = MessageSource::in_tree(entry)?;
        let Some(facts) = source.facts else { return Ok(false) };
        let mut source = self.bar.wrap_read(source);
        let start = match MessageStart::read(&mut source, self.opening.limits) {
            Ok(start) => start,
            Err(error) => {
                if let Some(metadata) = s3_metadata(entry) {
                    return self.s3_metadata(entry, metadata, facts);
                }
                if named || begins_like_one(entry) || !matches!(error, StreamError::Open(_)) {
                    return Err(failed(error.into()));
                }
                self.passed_over.1 += 1;
                return Ok(false);
            }
        };
        if !self.all && self.is_current(&start.header) {
            self.passed_over.0 += 1;
            self.bar.inc(facts.bytes.saturating_sub(start.bytes_read()));
            return Ok(false);
        }
        if !self.dry_run {
            self.rewrap(entry, start, source, facts).map_err(failed)?;
        }
        self.report(entry)?;
        Ok(true)
    }

    /// Re-encrypts the data key of an object of the S3 Encryption Client at KMS.
    fn s3_metadata(
        &mut self,
        entry: &FolderEntry,
        metadata: S3Metadata,
        facts: Facts,
    ) -> Result<bool, CommandError> {
        let failed = |error: Failure| cannot_rewrap(entry, error);
        let [key] = self.keys.as_slice() else {
            let text = "an object of the S3 Encryption Client has one key: name one";
            return Err(failed(CommandError::without_cause(text, Code::Usage).into()));
        };
        if !self.all && metadata.is_under(key) {
            self.passed_over.0 += 1;
            return Ok(false);
        }
        if self.from_keys.is_empty() {
            // The metadata does not say which key it is, and anybody may have written it.
            let text = "an object of the S3 Encryption Client does not say its key: name it with --from-key";
            return Err(failed(CommandError::without_cause(text, Code::Usage).into()));
        }
        if !self.dry_run {
            let asked = self.re_encrypt(&metadata, key);
            let data_key = asked.map_err(|error| failed(error.into()))?;
            let place = OutputTarget::File { at: entry.clone(), replace: true };
            let mut sink = place.open(false)?;
            let written = sink.write_all(&metadata.with_data_key(&data_key));
            written.map_err(|error| tree::cannot_write(&entry.shown, error))?;
            finish(sink, entry, facts)?;
        }
        self.report(entry)?;
        Ok(true)
    }

    /// Tries the keys that were named in turn.
    fn re_encrypt(&self, metadata: &S3Metadata, to: &str) -> Result<Vec<u8>, AwsError> {
        let (data_key, context) = (metadata.data_key.as_slice(), &metadata.context);
        let mut refused = AwsError::Reply("ReEncrypt");
        for from in &self.from_keys {
            match self.opening.runtime.block_on(self.aws.re_encrypt(data_key, context, from, to)) {
                Ok(data_key) => return Ok(data_key),
                Err(error) => refused = error,
            }
        }
        Err(refused)
    }

    fn is_current(&self, header: &MessageHeader) -> bool {
        let named = header.data_keys.iter().map(|key| (key.provider.as_str(), key.key.as_slice()));
        header.suite.commits() && named.eq(self.keys.iter().map(|key| ("aws-kms", key.as_bytes())))
    }

    fn rewrap(
        &mut self,
        entry: &FolderEntry,
        start: MessageStart,
        source: impl io::Read + Send,
        facts: Facts,
    ) -> Result<(), Failure> {
        let unlocked = self.opening.unlock(start)?;
        let request = request(unlocked.header(), facts.bytes);
        let materials =
            self.opening.runtime.block_on(self.wrapping.encryption_materials(request))?;
        let place = OutputTarget::File { at: entry.clone(), replace: true };
        let mut sink = place.open(false)?;
        let frame_bytes = frame_bytes(unlocked.header());
        let mut writer = EncryptWriter::new(&mut sink, &materials, frame_bytes)?;
        envelope::decrypt(source, &mut writer, unlocked)?;
        writer.finish().map_err(StreamError::Write)?;
        finish(sink, entry, facts)?;
        Ok(())
    }

    fn report(&self, entry: &FolderEntry) -> Result<(), CommandError> {
        let path = entry.shown.display().to_string();
        if self.json {
            out::line(
                json!({"mode": "rewrap", "input": path, "keys": self.keys, "dry_run": self.dry_run}),
            )?;
        } else if self.dry_run {
            out::line(path)?;
        }
        Ok(())
    }

    fn tell(&self) -> Result<(), CommandError> {
        if self.json {
            return Ok(());
        }
        let done = if self.dry_run { "would be rewrapped" } else { "rewrapped" };
        let (current, others) = self.passed_over;
        out::tell(format_args!(
            "{} {done}, {current} under these keys already, {others} no messages.",
            self.outcome.files
        ));
        Ok(())
    }
}

fn cannot_rewrap(entry: &FolderEntry, error: Failure) -> CommandError {
    CommandError::new(format_args!("cannot rewrap {}", entry.shown.display()), error)
}

/// Replaces the only copy by the new file, once that is on the disk, unless the copy has changed meanwhile.
fn finish(mut sink: Sink, entry: &FolderEntry, facts: Facts) -> Result<(), CommandError> {
    // That takes time, in which the old one may change.
    sink.sync().map_err(|error| tree::cannot_write(&entry.shown, error))?;
    if !facts.are_of(entry) {
        let text =
            format!("{} was changed while it was rewrapped: it stays", entry.shown.display());
        return Err(CommandError::without_cause(text, Code::Other));
    }
    sink.finish(Some(facts.of_new_content()), true)
}

/// Returns the request for the new message, with the properties that it keeps of the old one.
fn request(header: &MessageHeader, bytes: u64) -> EncryptionRequest {
    let mut context = header.context.clone();
    context.remove(PUBLIC_KEY);
    let suite =
        if header.suite.is_signed() { Suite::Aes256CommitEcdsa } else { Suite::Aes256Commit };
    EncryptionRequest { suite, context, plaintext_bytes: Some(bytes) }
}

/// The longest frames that are kept. Longer ones would take memory twice: for the old message and for the new one.
const FRAME_BYTES_KEPT_MAX: u32 = 1 << 20;

const fn frame_bytes(header: &MessageHeader) -> u32 {
    match header.content {
        Content::Framed(bytes @ 1..=FRAME_BYTES_KEPT_MAX) => bytes,
        Content::Framed(_) => FRAME_BYTES_KEPT_MAX,
        Content::Single => FRAME_BYTES,
    }
}

/// The longest file that is looked at for metadata of an object.
const METADATA_BYTES_MAX: u64 = 64 * 1024;

/// Reads the metadata that the S3 Encryption Client keeps beside an object. Returns `None` if the file is something else.
fn s3_metadata(entry: &FolderEntry) -> Option<S3Metadata> {
    let mut bytes = Vec::new();
    let source = MessageSource::in_tree(entry).ok()?;
    source.take(METADATA_BYTES_MAX).read_to_end(&mut bytes).ok()?;
    S3Metadata::parse(&bytes)
}

/// Returns whether a file is a damaged message rather than something else.
fn begins_like_one(entry: &FolderEntry) -> bool {
    let mut first = [0; 3];
    let read = MessageSource::in_tree(entry).and_then(|mut source| {
        source.read_exact(&mut first).map_err(|error| tree::cannot_read(&entry.shown, error))
    });
    read.is_ok() && matches!(first, [1, 0x80, 0..=5] | [2, 4 | 5, 0x78])
}
