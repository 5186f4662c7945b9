//! Messages to a syslog daemon (RFC 5424), over its socket on this machine or by UDP (RFC 5426).

use std::fmt;
use std::io;
use std::net::{ToSocketAddrs as _, UdpSocket};
use std::os::unix::net::UnixDatagram;
use std::path::PathBuf;
use std::time::Duration;

use model::Timestamp;

/// Facility 13 (log audit), severity 5 (notice). Source: RFC 5424, 6.2.1.
const PRIORITY: u8 = 13 * 8 + 5;
/// The socket on which daemons listen. Source: syslog(3).
const SOCKET: &str = "/dev/log";
const TIME_MAX: Duration = Duration::from_secs(5);

/// A syslog daemon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Syslog {
    Socket(PathBuf),
    Udp(String),
}

impl Syslog {
    /// Reads a path, `udp://HOST:PORT`, or nothing for this machine's daemon.
    pub(super) fn parse(text: &str) -> Option<Self> {
        match text.split_once("://") {
            None if text.is_empty() => Some(Self::Socket(SOCKET.into())),
            None => text.starts_with('/').then(|| Self::Socket(text.into())),
            Some(("udp", address)) => {
                let (host, port) = address.rsplit_once(':')?;
                (!host.is_empty() && port.parse::<u16>().is_ok())
                    .then(|| Self::Udp(address.to_owned()))
            }
            Some(_) => None,
        }
    }

    pub(super) fn send(&self, text: &str, time: Timestamp) -> io::Result<()> {
        let process = std::process::id();
        let message = format!("<{PRIORITY}>1 {time} - bulla {process} head - {text}");
        match self {
            Self::Socket(path) => {
                let socket = UnixDatagram::unbound()?;
                socket.set_write_timeout(Some(TIME_MAX))?;
                socket.send_to(message.as_bytes(), path)?;
            }
            Self::Udp(address) => {
                let address = address.to_socket_addrs()?.next().ok_or(io::ErrorKind::NotFound)?;
                let any = if address.is_ipv4() { "0.0.0.0:0" } else { "[::]:0" };
                let socket = UdpSocket::bind(any)?;
                socket.set_write_timeout(Some(TIME_MAX))?;
                socket.send_to(message.as_bytes(), address)?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Syslog {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Socket(path) => write!(formatter, "syslog:{}", path.display()),
            Self::Udp(address) => write!(formatter, "syslog:udp://{address}"),
        }
    }
}
