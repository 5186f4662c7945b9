//! The service: listeners, the path of a request, background work, start and stop.
//!
//! The only crate that reads the wall clock, opens sockets and logs. The path of a request: `service` (from bytes to a call), `run`
//! (from a call to a recorded reply), `ledger` (commit and record).

mod accounts;
mod anchor;
mod archiving;
mod arrival;
mod backup;
mod call;
mod clock;
mod clock_control;
mod config;
mod connection_metrics;
mod control;
mod credentials;
mod data_dir;
mod event;
mod issuer_keys;
mod ledger;
mod listener;
mod liveness;
mod look;
mod metrics;
mod operations_endpoint;
mod position;
mod profiles;
mod refusals;
mod repair;
mod reply;
mod request_memory;
mod request_target;
mod run;
mod service;
mod services;
mod simulations;
mod start;
mod stop_signals;
mod timekeeper;
mod turns;
mod verify_log;
mod web_identity;
mod worker;

pub use anchor::{AUDIT_ANCHORS_MAX, AuditAnchor, InvalidAnchor};
pub use archiving::{Released, check_archive_place, close_audit_segment, release_audit_segments};
pub use backup::{
    Backup, BackupError, ListedFile, Manifest, Progress, Restorable, Restored, backup,
};
pub use clock::{Clock, ManualClock, SystemClock};
pub use clock_control::{
    ClockConfirmed, ClockStatus, WAITING_KEYS_MAX, clock_status, confirm_clock,
};
pub use config::{Config, RootCredential, SealSource};
pub use control::{
    AccountListed, Accounts, ControlError, NewAccount, create_account, list_accounts,
};
pub use data_dir::SETTINGS as SETTINGS_FILE;
pub use issuer_keys::{InvalidIssuer, Issuer};
pub use keys::ClockLimits;
pub use kms::{Quotas, UnknownQuota};
pub use look::{Answered, Asking, Look, LookError, look};
pub use refusals::RefusalLimits;
pub use repair::{TornCopy, repair};
pub use services::{
    MadeServiceKey, ServiceListed, create_service_key, delete_service_key, services,
};
pub use start::{Made, Running, StartError, init, start, start_at};
pub use stop_signals::StopSignals;
pub use verify_log::{AuditDir, audit_dir};
