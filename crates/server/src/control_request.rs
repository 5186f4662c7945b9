//! What is said over the control socket: the requests of the operator, and their replies and refusals.

use std::io;
use std::os::fd::AsRawFd as _;
use std::path::{Path, PathBuf};

use http::StatusCode;
use model::error::texts;
use serde::{Deserialize, Serialize};

use crate::cost_limits::{CostLimitScope, NewCostLimit};

/// The longest path of a socket in bytes. Source: unix(7), `sun_path`.
const PATH_BYTES_MAX: usize = 107;

pub(crate) const CONTROL_SOCKET: &str = "control.sock";

/// Returns the path of the socket in a data directory.
pub(crate) fn socket_in(data_dir: &Path) -> PathBuf {
    data_dir.join(CONTROL_SOCKET)
}

/// A request to the control socket.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum ControlRequest {
    /// Make an account.
    CreateAccount {
        /// The account's id. `None` for a random one.
        account_id: Option<String>,
        /// The profile for its root in the credentials file. `None` for the account id.
        profile: Option<String>,
    },
    /// List all accounts.
    ListAccounts {},
    /// Make an access key of an AWS service.
    CreateServiceKey {
        /// The service principal.
        name: String,
    },
    /// Delete one.
    DeleteServiceKey {
        /// The service principal.
        name: String,
        /// The id of the access key.
        access_key_id: String,
    },
    /// List the services that have identities.
    ListServices {},
    /// Set a budget.
    SetCostLimit {
        /// The budget.
        limit: NewCostLimit,
    },
    /// Remove one.
    RemoveCostLimit {
        /// The costs that it is for.
        account: CostLimitScope,
    },
    /// List all budgets.
    ListCostLimits {},
    /// Close the newest segment of the audit log.
    CloseAuditSegment {},
    /// Take the base of the audit log that was signed, and release everything before it.
    ReleaseAuditSegments {},
    /// Report the state of the clock.
    ClockStatus {},
    /// Take the clock as right.
    ConfirmClock {
        /// The time that the operator was shown, such as `2026-08-10T22:38:27Z`.
        shown: String,
    },
}

impl ControlRequest {
    /// Returns whether the request changes something that has dates. Such a request is refused while the clock is behind the
    /// known time, as over the network.
    pub(crate) const fn needs_clock(&self) -> bool {
        match self {
            Self::CreateAccount { .. }
            | Self::CreateServiceKey { .. }
            | Self::DeleteServiceKey { .. }
            | Self::SetCostLimit { .. }
            | Self::RemoveCostLimit { .. }
            | Self::ReleaseAuditSegments {} => true,
            Self::ListAccounts {}
            | Self::ListServices {}
            | Self::ListCostLimits {}
            | Self::CloseAuditSegment {}
            | Self::ClockStatus {}
            | Self::ConfirmClock { .. } => false,
        }
    }
}

/// An account that was made.
#[derive(Debug, Serialize, Deserialize)]
pub struct NewAccount {
    /// The account's id.
    pub account_id: String,
    /// The profile that has the access key of its root.
    pub profile: String,
    /// The file with that profile.
    pub credentials: PathBuf,
    /// The URL at which the AWS APIs are served.
    pub endpoint: String,
    /// The Region that clients are meant to use.
    pub region: String,
}

/// All accounts, in the order of their ids.
#[derive(Debug, Serialize, Deserialize)]
pub struct Accounts {
    /// The accounts.
    pub accounts: Vec<AccountListed>,
}

/// An account in the list.
#[derive(Debug, Serialize, Deserialize)]
pub struct AccountListed {
    /// The account's id.
    pub account_id: String,
    /// The time at which it was made, such as `2026-08-10T22:38:27Z`.
    pub created: String,
    /// The number of its users.
    pub users: u64,
    /// The number of its roles.
    pub roles: u64,
}

/// The reason why a request was not carried out, for the operator. It holds no secret.
#[derive(Debug)]
pub(crate) struct ControlRefusal {
    pub(crate) status: StatusCode,
    pub(crate) why: String,
}

impl ControlRefusal {
    /// Returns the refusal of a request that cannot be carried out.
    pub(crate) fn request(why: String) -> Self {
        Self { status: StatusCode::BAD_REQUEST, why }
    }

    /// Returns the refusal of a request at which the service failed.
    pub(crate) fn failed(error: impl std::error::Error) -> Self {
        Self { status: StatusCode::INTERNAL_SERVER_ERROR, why: texts(&error).join(": ") }
    }
}

/// Runs `use_path` on the socket's path. If the path is longer than sockets allow, it goes by way of the open directory.
pub(crate) fn within_limit<T>(
    path: &Path,
    use_path: impl FnOnce(&Path) -> io::Result<T>,
) -> io::Result<T> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return use_path(path);
    };
    if path.as_os_str().len() <= PATH_BYTES_MAX {
        return use_path(path);
    }
    let folder = std::fs::File::open(folder)?;
    use_path(&Path::new("/proc/self/fd").join(folder.as_raw_fd().to_string()).join(name))
}
