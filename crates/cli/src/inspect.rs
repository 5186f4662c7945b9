//! `bulla inspect`: describes an encrypted file, without any key.

mod foreign;
mod kms_blob;
mod s3_client;
mod sdk_message;

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use base64_simd::STANDARD;
use clap::Args;
use serde_json::{Value, json};

use crate::message::{Code, CommandError, MessageSource};
use crate::printable::plain;
use crate::{Failure, out};

pub(crate) const EXAMPLES: &str = "\
Nothing is decrypted, no key is asked, and nothing of what is shown is authentic: whoever wrote the file can have written anything.

It knows messages of the AWS Encryption SDK, ciphertexts of Bulla and of AWS KMS (as bytes or in Base64), what the S3 Encryption \
Client keeps beside an object (a HeadObject reply as JSON, an instruction file), and says of age, sops, OpenSSL CMS and openssl \
enc files what they are.

Exit codes: 0 it is one of them; 1 the file cannot be read; 4 it is none of them, or malformed.

Examples:
  bulla inspect dump.enc
  aws kms encrypt --key-id alias/backup --plaintext aGk= \\
      --query CiphertextBlob --output text | bulla inspect
  aws s3api head-object --bucket photos --key cat.jpg | bulla inspect --json
  bulla inspect --json dump.enc | jq -r '.keys[].key'";

/// The bytes that are read of a file that is not a message. All formats identify themselves at the beginning, and JSON has to
/// end.
const LOOK_BYTES: usize = 1 << 20;

#[derive(Debug, Args)]
pub(crate) struct InspectArguments {
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// The file; standard input without it, or with -.
    file: Option<PathBuf>,
}

pub(crate) fn run(arguments: &InspectArguments) -> Result<ExitCode, Failure> {
    let file = arguments.file.as_deref().filter(|path| *path != Path::new("-"));
    let mut source = file.map_or_else(MessageSource::stdin, MessageSource::named)?;
    let name = file.map_or("the standard input".to_owned(), |path| path.display().to_string());
    let mut first = Vec::new();
    let read = source.by_ref().take(LOOK_BYTES as u64).read_to_end(&mut first);
    read.map_err(|error| CommandError::new(format_args!("cannot read {name}"), error))?;
    let known = match sdk_message::read(&first, &mut source) {
        Some(message) => message.map_err(|error| {
            CommandError::new(
                format_args!("{name} begins like a message of the AWS Encryption SDK"),
                error,
            )
        })?,
        None => other(&first).ok_or_else(|| {
            let text = format!("{name} is no encrypted file of a kind that is known here");
            CommandError::without_cause(text, Code::Message)
        })?,
    };
    if arguments.json {
        out::line(serde_json::to_string_pretty(&known.json())?)?;
    } else {
        out::text(&known.text())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Looks for every kind but messages, in the bytes and in their decoded Base64.
fn other(first: &[u8]) -> Option<Description> {
    let found = |bytes: &[u8]| {
        kms_blob::read(bytes).or_else(|| s3_client::read(bytes)).or_else(|| foreign::read(bytes))
    };
    let decoded = || STANDARD.decode_to_vec(first.trim_ascii()).ok();
    found(first).or_else(|| {
        let decoded = decoded()?;
        let mut known = match sdk_message::read(&decoded, &mut std::io::empty()) {
            Some(message) => message.ok()?,
            None => found(&decoded)?,
        };
        known.rows.push(("encoding", json!("Base64")));
        Some(known)
    })
}

/// The description of a file: rows of a name and a value.
#[derive(Debug)]
struct Description {
    kind: &'static str,
    rows: Vec<(&'static str, Value)>,
}

impl Description {
    fn new(kind: &'static str) -> Self {
        Self { kind, rows: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        let value = value.into();
        if !value.is_null() {
            self.rows.push((name, value));
        }
        self
    }

    fn json(&self) -> Value {
        let rows = self.rows.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
        Value::Object(std::iter::once(("kind".to_owned(), self.kind.into())).chain(rows).collect())
    }

    /// Returns one line for each value, in columns.
    fn text(&self) -> String {
        let width = self.rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0).max(4);
        let mut text = format!("{:width$}  {}\n", "kind", self.kind);
        for (name, value) in &self.rows {
            let name = name.replace('_', " ");
            for (index, line) in lines(value).iter().enumerate() {
                let name = if index == 0 { name.as_str() } else { "" };
                text.push_str(&format!("{name:width$}  {line}\n"));
            }
        }
        text
    }
}

/// Returns a value in lines for people.
fn lines(value: &Value) -> Vec<String> {
    match value {
        // Texts of a file must not look like rows.
        Value::String(text) => vec![plain(text).into_owned()],
        Value::Bool(yes) => vec![if *yes { "yes" } else { "no" }.to_owned()],
        Value::Array(values) if values.is_empty() => vec!["none".to_owned()],
        Value::Array(values) => values.iter().flat_map(lines).collect(),
        Value::Object(pairs) if pairs.is_empty() => vec!["none".to_owned()],
        Value::Object(pairs) if pairs.contains_key("provider") => {
            let part = |name| pairs.get(name).and_then(Value::as_str).unwrap_or_default();
            vec![format!("{} {}", plain(part("provider")), plain(part("key")))]
        }
        Value::Object(pairs) => {
            let line = |(key, value): (&String, &Value)| {
                format!("{}={}", plain(key), lines(value).join(" "))
            };
            pairs.iter().map(line).collect()
        }
        Value::Null | Value::Number(_) => vec![value.to_string()],
    }
}

#[cfg(test)]
mod tests;
