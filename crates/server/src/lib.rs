//! The service: listeners, the path of a request, background work, start and stop.
//!
//! The only crate that reads the wall clock, opens sockets and logs. The path of a request: `service` (from bytes to a call), `run`
//! (from a call to a recorded reply); what happens between is the crate `pipeline`. `aws_services` is the one list of services.

mod accounts;
mod anchor;
mod archive_commands;
mod archiving;
mod arrival;
mod aws_services;
mod backup;
mod behind_error;
mod broken_reply;
mod changes;
mod clock;
mod clock_control;
mod config;
mod connection_metrics;
mod content_memory;
mod control;
mod control_client;
mod control_request;
mod cost_limit_commands;
mod cost_limit_watch;
mod cost_limits;
mod credentials;
mod data_dir;
mod first_certificate;
mod internal_calls;
mod issuer_keys;
mod leaving_bytes;
mod listener;
mod listening;
mod liveness;
mod look;
mod metrics;
mod open;
mod operations_endpoint;
mod operator_command;
mod pace;
mod part_hold;
mod part_place;
mod part_sweeper;
mod peer;
mod position;
mod profiles;
mod query_form;
mod reconcile;
mod refusals;
mod refuse;
mod repair;
mod reply;
mod request_memory;
mod request_target;
mod response_body;
mod rest;
mod run;
mod scrub;
mod server;
mod service_commands;
mod services;
mod simulations;
mod start;
mod start_error;
mod stop_signals;
mod timekeeper;
mod tls_identity;
mod trusted_proxies;
mod turns;
mod usage_rebuild;
mod verify_log;
mod web_identity;
mod worker;

pub use anchor::{AUDIT_ANCHORS_MAX, AuditAnchor, InvalidAnchor};
pub use archive_commands::{check_archive_place, close_audit_segment, release_audit_segments};
pub use archiving::Released;
pub use aws_services::operation_facts;
pub use backup::{
    Backup, BackupError, ListedFile, Manifest, PartsInBackup, Progress, Restorable, Restored,
    backup,
};
pub use behind_error::BehindError;
pub use clock::{Clock, ManualClock, SystemClock};
pub use clock_control::{
    ClockConfirmed, ClockStatus, WAITING_KEYS_MAX, clock_status, confirm_clock,
};
pub use cloudtrail::LookupLimits;
pub use s3::BucketKeyTimes;

pub use config::{Config, RootCredential, S3Config, SealSource};
pub use control_client::{ControlError, create_account, list_accounts};
pub use control_request::{AccountListed, Accounts, NewAccount};
pub use cost_limit_commands::{cost_limits, remove_cost_limit, set_cost_limit};
pub use cost_limits::{
    AllowedWebhook, CostLimitListed, CostLimitScope, InvalidAllowedWebhook, InvalidCostLimit,
    NewCostLimit, WebhookRefused, WebhookUrl,
};
pub use crypto::tls::{SELF_SIGNED_DAYS, are_authorities};
pub use data_dir::SETTINGS as SETTINGS_FILE;
pub use first_certificate::{FirstCertificate, FirstCertificateFiles, LOCAL_NAMES};
pub use issuer_keys::Endpoint;
pub use keys::ClockLimits;
pub use kms::table::aws_quotas;
pub use kms::{Quotas, UnknownQuota};
pub use look::{Answered, Asking, Look, LookError, look};
pub use part_place::claim_parts;
pub use refusals::RefusalLimits;
pub use repair::{TornCopy, repair};
pub use s3::{ScrubProblem, ScrubbedBucket};
pub use scrub::{ScrubError, Scrubbed, ScrubbedFiles, scrub};
pub use service_commands::{create_service_key, delete_service_key, services};
pub use services::{MadeServiceKey, ServiceListed};
pub use start::{Made, Running, init, start, start_at};
pub use start_error::StartError;
pub use stop_signals::StopSignals;
pub use tls_identity::{TlsFiles, TlsFilesError, client_config};
pub use trusted_proxies::{InvalidNetwork, ProxyWord, TrustedProxies};
pub use usage_rebuild::{RebuiltUsage, rebuild_usage};
pub use verify_log::{AuditDir, audit_dir};
