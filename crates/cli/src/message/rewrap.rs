//! `bulla rewrap`: messages under other keys.
//!
//! A message is always made anew. Its header's tag covers the encrypted data keys, under a key derived from the data key and with a fixed
//! nonce: another header under the same data key and message id would use that nonce twice.

mod s3_metadata;

use std::fs::DirEntry;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use envelope::{
    Content, EncryptWriter, EncryptionRequest, FRAME_BYTES, FRAME_BYTES_MAX, Header,
    MaterialsManager as _, MessageStart, PUBLIC_KEY, StreamError, Suite,
};
use indicatif::ProgressBar;
use serde_json::json;

use super::aws::{self, Aws, AwsArguments};
use super::decrypt::{KeyArguments, Opening};
use super::encrypt::{Wrapping, caching};
use super::sink::Place;
use super::source::{Facts, Source};
use super::tree::{self, Outcome};
use super::{Code, Failed};
use crate::{Failure, out, progress};
use s3_metadata::S3Metadata;

pub(crate) const EXAMPLES: &str = "\
Each message is decrypted and encrypted anew, in place: it gets its name when the old one is verified to the end, and keeps its \
encryption context, frame length, permission bits and owner. Messages of old programs without key commitment become ones with it. \
Hard links are broken. Links are not followed; a file of a directory that is no message is left alone.

Metadata of the S3 Encryption Client (an instruction file, a HeadObject reply as JSON) gets its data key re-encrypted by KMS, and the \
object stays as it is: no tag covers the encrypted data key there. Give an object its new metadata with aws s3api copy-object.

Run it again after a stop: what is under the new keys already is passed over (--all rewraps that too, for a new data key).

Exit codes: 0 done; 1 a file cannot be read or written; 2 wrong arguments; 3 a key does not encrypt or decrypt; 4 a message is \
malformed or changed.

Examples:
  bulla rewrap --key alias/new dump.enc
  bulla rewrap --key alias/new --from-key alias/old backups/
  bulla rewrap --key alias/here --key arn:aws:kms:eu-west-1:111122223333:key/ID --dry-run backups/";

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// A key that decrypts the messages from now on: id, ARN, alias/NAME or ARN of an alias. More of them: any one decrypts.
    #[arg(short, long = "key", value_name = "KEY", required = true)]
    keys: Vec<String>,
    #[command(flatten)]
    from: KeyArguments,
    /// Only say which messages would be rewrapped.
    #[arg(long)]
    dry_run: bool,
    /// Rewrap messages that are under these keys already, too.
    #[arg(long)]
    all: bool,
    /// Tell what was done to each message as a line of JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    aws: AwsArguments,
    /// The messages, and directories of them.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let bar = progress::transfer_of("rewrapping", || bytes_of(&arguments.paths));
    let mut rewrapping = Rewrapping::new(arguments, bar)?;
    for path in &arguments.paths {
        let metadata = path.symlink_metadata().map_err(|error| tree::cannot_read(path, error))?;
        if metadata.is_dir() {
            rewrapping.folder(path);
        } else {
            let done = rewrapping.file(path, true);
            rewrapping.outcome.add(done);
        }
    }
    rewrapping.bar.finish_and_clear();
    rewrapping.sync(&arguments.paths)?;
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

/// All that stays the same from message to message.
struct Rewrapping {
    opening: Opening,
    wrapping: Wrapping,
    aws: Arc<Aws>,
    /// The ARNs of the new keys, in order.
    keys: Vec<String>,
    /// The key that data keys of the S3 Encryption Client must be under.
    from_key: Option<String>,
    dry_run: bool,
    all: bool,
    json: bool,
    bar: ProgressBar,
    outcome: Outcome,
    /// Messages that were under the new keys, and files that are no messages.
    passed_over: (u64, u64),
}

impl Rewrapping {
    fn new(arguments: &Arguments, bar: ProgressBar) -> Result<Self, Failed> {
        let runtime = aws::runtime()?;
        let aws = Aws::load(&arguments.aws, &runtime);
        let keys = runtime.block_on(aws.key_arns(&arguments.keys));
        let keys = keys.map_err(|error| Failed::new("cannot rewrap", error))?;
        let wrapping = caching(aws.encrypting(&keys)?, 1000);
        let from_key = arguments.from.first().map(ToOwned::to_owned);
        let opening = Opening::new(&arguments.from, Arc::clone(&aws), runtime)?;
        Ok(Self {
            aws,
            from_key,
            opening,
            wrapping,
            keys,
            dry_run: arguments.dry_run,
            all: arguments.all,
            json: arguments.json,
            bar,
            outcome: Outcome::default(),
            passed_over: (0, 0),
        })
    }

    fn folder(&mut self, folder: &Path) {
        let entries = folder.read_dir().and_then(Iterator::collect::<io::Result<Vec<DirEntry>>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => return self.outcome.add(Err(tree::cannot_read(folder, error))),
        };
        entries.sort_by_key(DirEntry::file_name);
        for entry in entries {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => self.folder(&path),
                Ok(kind) if kind.is_file() => {
                    let done = self.file(&path, false);
                    self.outcome.add(done);
                }
                Ok(_) => {}
                Err(error) => self.outcome.add(Err(tree::cannot_read(&path, error))),
            }
        }
    }

    /// Rewraps a message. What is none is left alone, unless it was named.
    fn file(&mut self, path: &Path, named: bool) -> Result<bool, Failed> {
        let failed =
            |error: Failure| Failed::new(format_args!("cannot rewrap {}", path.display()), error);
        let source = Source::in_tree(path)?;
        let Some(facts) = source.facts else {
            let text = format!("{} is no file", path.display());
            return Err(Failed::without_cause(text, Code::Other));
        };
        let mut source = self.bar.wrap_read(source);
        let start = match MessageStart::read(&mut source, self.opening.limits) {
            Ok(start) => start,
            Err(error) => {
                if let Some(metadata) = s3_metadata(path) {
                    return self.s3_metadata(path, metadata, facts);
                }
                if named || begins_like_one(path) || !matches!(error, StreamError::Open(_)) {
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
            self.rewrap(path, start, source, facts).map_err(failed)?;
        }
        self.report(path)?;
        Ok(true)
    }

    /// Has the data key of an object of the S3 Encryption Client re-encrypted.
    fn s3_metadata(
        &mut self,
        path: &Path,
        metadata: S3Metadata,
        facts: Facts,
    ) -> Result<bool, Failed> {
        let failed =
            |error: Failure| Failed::new(format_args!("cannot rewrap {}", path.display()), error);
        let [key] = self.keys.as_slice() else {
            let text = "an object of the S3 Encryption Client has one key: name one";
            return Err(failed(Failed::without_cause(text, Code::Usage).into()));
        };
        if !self.all && metadata.is_under(key) {
            self.passed_over.0 += 1;
            return Ok(false);
        }
        if !self.dry_run {
            let data_key = (metadata.data_key.as_slice(), &metadata.context);
            let asked = self.aws.re_encrypt(data_key, self.from_key.as_deref(), key);
            let data_key = self.opening.runtime.block_on(asked);
            let data_key = data_key.map_err(|error| failed(error.into()))?;
            let mut sink = Place::File { path: path.to_owned(), replace: true }.open(false)?;
            let written = sink.write_all(&metadata.with_data_key(&data_key));
            written.map_err(|error| tree::cannot_write(path, error))?;
            sink.finish(Some(facts.of_new_content()), false)?;
        }
        self.report(path)?;
        Ok(true)
    }

    fn is_current(&self, header: &Header) -> bool {
        let named = header.data_keys.iter().map(|key| key.key.as_slice());
        header.suite.commits() && named.eq(self.keys.iter().map(|key| key.as_bytes()))
    }

    fn rewrap(
        &mut self,
        path: &Path,
        start: MessageStart,
        source: impl io::Read + Send,
        facts: Facts,
    ) -> Result<(), Failure> {
        let unlocked = self.opening.unlock(start)?;
        let request = request(unlocked.header(), facts.bytes);
        let materials =
            self.opening.runtime.block_on(self.wrapping.encryption_materials(request))?;
        let place = Place::File { path: path.to_owned(), replace: true };
        let mut sink = place.open(false)?;
        let frame_bytes = frame_bytes(unlocked.header());
        let mut writer = EncryptWriter::new(&mut sink, &materials, frame_bytes)?;
        envelope::decrypt(source, &mut writer, unlocked)?;
        writer.finish().map_err(StreamError::Write)?;
        sink.finish(Some(facts.of_new_content()), false)?;
        Ok(())
    }

    fn report(&self, path: &Path) -> Result<(), Failed> {
        let path = path.display().to_string();
        if self.json {
            out::line(
                json!({"mode": "rewrap", "input": path, "keys": self.keys, "dry_run": self.dry_run}),
            )?;
        } else if self.dry_run {
            out::line(path)?;
        }
        Ok(())
    }

    /// Makes all of it durable at once.
    fn sync(&self, paths: &[PathBuf]) -> Result<(), Failed> {
        if self.dry_run {
            return Ok(());
        }
        for path in paths {
            let folder = if path.is_dir() { path } else { path.parent().unwrap_or(path) };
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            durable::sync_file_system(folder).map_err(|error| tree::cannot_write(folder, error))?;
        }
        Ok(())
    }

    fn tell(&self) -> Result<(), Failed> {
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

/// What the new message keeps of the old one.
fn request(header: &Header, bytes: u64) -> EncryptionRequest {
    let mut context = header.context.clone();
    context.remove(PUBLIC_KEY);
    let suite =
        if header.suite.is_signed() { Suite::Aes256CommitEcdsa } else { Suite::Aes256Commit };
    EncryptionRequest { suite, context, plaintext_bytes: Some(bytes) }
}

const fn frame_bytes(header: &Header) -> u32 {
    match header.content {
        Content::Framed(bytes @ 1..=FRAME_BYTES_MAX) => bytes,
        Content::Framed(_) | Content::Single => FRAME_BYTES,
    }
}

/// The longest file that is looked at for metadata of an object.
const METADATA_BYTES_MAX: u64 = 64 * 1024;

/// Reads what the S3 Encryption Client keeps beside an object. Returns `None` when the file is something else.
fn s3_metadata(path: &Path) -> Option<S3Metadata> {
    let mut bytes = Vec::new();
    let source = Source::in_tree(path).ok()?;
    source.take(METADATA_BYTES_MAX).read_to_end(&mut bytes).ok()?;
    S3Metadata::parse(&bytes)
}

/// Returns whether a file is a damaged message rather than something else.
fn begins_like_one(path: &Path) -> bool {
    let mut first = [0; 3];
    let read = Source::in_tree(path).and_then(|mut source| {
        source.read_exact(&mut first).map_err(|error| tree::cannot_read(path, error))
    });
    read.is_ok() && matches!(first, [1, 0x80, 0..=5] | [2, 4 | 5, 0x78])
}
