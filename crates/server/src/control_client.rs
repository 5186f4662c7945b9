//! The client of the control socket, for the command line: one request, one reply, and the service hangs up.

use std::io::{self, Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::control_request::{Accounts, ControlRequest, NewAccount, socket_in, within_limit};

/// The longest reply in bytes. A list of 10,000 accounts is shorter.
const REPLY_BYTES_MAX: u64 = 4 * 1024 * 1024;
/// The longest time that the service may take. Others may be served first.
const REPLY_TIME_MAX: Duration = Duration::from_secs(60);

/// The reason why the service did not carry out a request. Each text says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ControlError {
    /// No service listens.
    #[error(
        "no service runs on {data_dir}: start it first with `bulla serve --data-dir {data_dir}`, or name another with --data-dir"
    )]
    NotRunning {
        /// The data directory.
        data_dir: PathBuf,
        /// The error of connecting to its socket.
        source: io::Error,
    },
    /// The connection broke, or the user may not use the socket.
    #[error(
        "the service on {data_dir} does not answer: only its own user and root can ask it, and its version must be the same"
    )]
    Connection {
        /// The data directory.
        data_dir: PathBuf,
        /// The reason.
        source: io::Error,
    },
    /// The service refused.
    #[error("{0}")]
    ControlRefusal(String),
}

/// Makes an account in the service that runs on `data_dir`. Without an id it gets a random one. Without a profile's name it uses
/// the account id.
///
/// # Errors
/// [`ControlError`].
pub fn create_account(
    data_dir: &Path,
    account_id: Option<String>,
    profile: Option<String>,
) -> Result<NewAccount, ControlError> {
    ask(data_dir, &ControlRequest::CreateAccount { account_id, profile })
}

/// Returns the accounts of the service that runs on `data_dir`.
///
/// # Errors
/// [`ControlError`].
pub fn list_accounts(data_dir: &Path) -> Result<Accounts, ControlError> {
    ask(data_dir, &ControlRequest::ListAccounts {})
}

/// Asks the service that runs on `data_dir`.
///
/// # Errors
/// [`ControlError`].
pub(crate) fn ask<T: DeserializeOwned>(
    data_dir: &Path,
    asked: &ControlRequest,
) -> Result<T, ControlError> {
    let broken = |source| ControlError::Connection { data_dir: data_dir.to_owned(), source };
    let nobody = [io::ErrorKind::NotFound, io::ErrorKind::ConnectionRefused];
    let stream = connect(data_dir).map_err(|source| {
        if nobody.contains(&source.kind()) {
            return ControlError::NotRunning { data_dir: data_dir.to_owned(), source };
        }
        broken(source)
    })?;
    let (is_done, body) = exchange(stream, asked).map_err(broken)?;
    if is_done {
        return serde_json::from_slice(&body).map_err(|error| broken(error.into()));
    }
    #[derive(Deserialize)]
    struct RefusedRequest {
        error: String,
    }
    let refusal: RefusedRequest =
        serde_json::from_slice(&body).map_err(|error| broken(error.into()))?;
    Err(ControlError::ControlRefusal(refusal.error))
}

fn connect(data_dir: &Path) -> io::Result<UnixStream> {
    let path = socket_in(data_dir);
    let stream = within_limit(&path, |path| UnixStream::connect(path))?;
    stream.set_read_timeout(Some(REPLY_TIME_MAX))?;
    stream.set_write_timeout(Some(REPLY_TIME_MAX))?;
    Ok(stream)
}

/// Sends the request. Returns whether it was carried out, and the body of the reply.
fn exchange(mut stream: UnixStream, asked: &ControlRequest) -> io::Result<(bool, Vec<u8>)> {
    let body = serde_json::to_string(asked)?;
    let length = body.len();
    let head =
        "POST / HTTP/1.1\r\nHost: bulla\r\nConnection: close\r\nContent-Type: application/json";
    stream.write_all(format!("{head}\r\nContent-Length: {length}\r\n\r\n{body}").as_bytes())?;
    let mut reply = Vec::new();
    stream.take(REPLY_BYTES_MAX).read_to_end(&mut reply)?;
    let end = reply.windows(4).position(|four| four == b"\r\n\r\n").map(|place| place + 4);
    let whole = end.and_then(|end| reply.split_at_checked(end));
    let (head, body) = whole.ok_or(io::ErrorKind::UnexpectedEof)?;
    Ok((head.starts_with(b"HTTP/1.1 200 "), body.to_vec()))
}
