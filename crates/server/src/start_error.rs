//! The reasons why the service does not start.

use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// The reason why the service does not start. Each text says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// A file cannot be read or written.
    #[error("cannot {action} {path}")]
    File {
        /// The action that failed.
        action: &'static str,
        /// The file.
        path: PathBuf,
        /// The reason.
        source: io::Error,
    },
    /// A running service did not carry out a request.
    #[error(transparent)]
    Running(#[from] crate::control_client::ControlError),
    /// An address cannot be listened on.
    #[error("cannot listen on {address}: choose another with --listen or --operations-listen")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// The reason.
        source: io::Error,
    },
    /// The prices that Cost Explorer tells costs by cannot be read.
    #[error(transparent)]
    Prices(cost::PricesError),
    /// The certificate or the key of the listeners cannot be used.
    #[error("TLS: {0}")]
    Tls(#[from] crate::tls_identity::TlsFilesError),
    /// There is no certificate for a first try.
    #[error("TLS: {0}")]
    FirstCertificate(#[from] crypto::tls::SelfSignedError),
    /// The table of metered requests was not made again.
    #[error("cannot count the requests again: {0}")]
    Usage(#[from] usage::RebuildError),
    /// A budget was not set or removed.
    #[error(transparent)]
    CostLimit(#[from] crate::cost_limits::InvalidCostLimit),
    /// The bill cannot be drawn up.
    #[error("the bill of the month cannot be drawn up")]
    CostLimits {
        /// The reason.
        source: io::Error,
    },
    /// Another service runs on the directory.
    #[error("{path} is in use by process {pid}: stop that one first, or choose another --data-dir")]
    InUse {
        /// The directory.
        path: PathBuf,
        /// The process.
        pid: String,
    },
    /// There are records and no keys that open them.
    #[error(
        "{store} exists and {hierarchy} does not: its keys are lost or elsewhere; restore the whole directory from a \
         backup, or choose an empty --data-dir"
    )]
    Orphaned {
        /// The file that is missing.
        hierarchy: PathBuf,
        /// The file that is there.
        store: PathBuf,
    },
    /// A backup or restore into the directory has not ended.
    #[error(
        "a backup or restore into {path} is under way or was broken off: what it has not moved is in {path}/.bulla-partial; \
         if none is under way, remove everything in {path} and begin again"
    )]
    BrokenOff {
        /// The directory.
        path: PathBuf,
    },
    /// A restore has begun to make the directory.
    #[error(
        "{path} is not there yet, and {unfinished} is: a restore is under way or was broken off; if none is under way, \
         remove {unfinished} and restore again"
    )]
    Unfinished {
        /// The directory.
        path: PathBuf,
        /// The unfinished directory.
        unfinished: PathBuf,
    },
    /// The directory is another user's.
    #[error(
        "{path} belongs to user {owner}, and this process runs as user {user}: files that it made would lock that user \
         out; run the same as `sudo -u '#{owner}' bulla ...` or `setpriv --reuid {owner} --regid {group} --clear-groups \
         bulla ...`"
    )]
    OtherOwner {
        /// The directory.
        path: PathBuf,
        /// The user id of its owner.
        owner: u32,
        /// The group id of its owner.
        group: u32,
        /// The user id of this process.
        user: u32,
    },
    /// `bulla init` on a directory that is in use already.
    #[error("{path} is made already: start it with `bulla serve`, or choose another --data-dir")]
    AlreadyMade {
        /// The directory.
        path: PathBuf,
    },
    /// A tool on a directory that no service was started in.
    #[error("{path} is no data directory: make it with `bulla init`, or choose another --data-dir")]
    NotMade {
        /// The directory.
        path: PathBuf,
    },
    /// The hierarchy file is not readable.
    #[error("{path} is not a key hierarchy: restore it from a backup")]
    Record {
        /// The file.
        path: PathBuf,
        /// The parser's error.
        source: serde_json::Error,
    },
    /// The store is older than the audit log.
    #[error(
        "the store was put back to an older copy: it is at revision {store}, the audit log knows revision {log}; \
         restore the newest copy of the whole directory, or see `bulla repair`"
    )]
    RolledBack {
        /// The revision of the store.
        store: u64,
        /// The newest revision in the audit log.
        log: u64,
    },
    /// The audit log is older than the store, or gone.
    #[error(
        "the audit log was put back to an older copy, or removed: it ends at entry {log}, the store knows entry \
         {store}; restore the newest copy of the whole directory, or see `bulla repair`"
    )]
    LogRolledBack {
        /// The last entry of the log.
        log: u64,
        /// The entry that the store knows of.
        store: u64,
    },
    /// The audit log was cut off right after it had recorded a change.
    #[error(
        "the audit log lacks the entry of change {revision} of the store: its end was cut off; restore the newest copy of the whole \
         directory"
    )]
    LacksChange {
        /// The change.
        revision: u64,
    },
    /// The base of the audit log is older than the one the store knows.
    #[error(
        "the base of the audit log was put back to an older one: it is number {found}, the store knows number {known}; put the \
         newest copy of audit/base.json or of the whole directory back, or see `bulla repair`"
    )]
    BaseRolledBack {
        /// The number of the base that is there.
        found: u64,
        /// The number that the store knows.
        known: u64,
    },
    /// Archived segments of the audit log cannot be released.
    #[error(transparent)]
    Advance(#[from] audit::AdvanceError),
    /// The store's note of the log's length is not readable.
    #[error("the record of the audit log's length is not readable: restore a backup")]
    Position,
    /// The store's high-water mark of time is not readable.
    #[error("the record of the time that is known is not readable: restore a backup")]
    ClockRecord,
    /// The clock is behind the known time, so dates would be wrong.
    #[error(transparent)]
    ClockBehind(#[from] crate::behind_error::BehindError),
    /// A directory that was in use has lost its store or its log.
    #[error(
        "{path} is missing, and the directory was in use: restore the newest copy of the whole directory, or see \
         `bulla repair`"
    )]
    Lost {
        /// The missing file.
        path: PathBuf,
    },
    /// A place for copies is inside the directory that they are made of.
    #[error(
        "{place} is inside the data directory {path}: what is kept there is lost together with it, and nobody takes it for \
         what it is; choose a directory elsewhere, best on another disk"
    )]
    Inside {
        /// The place.
        place: PathBuf,
        /// The data directory.
        path: PathBuf,
    },
    /// The directory belongs to another account.
    #[error(
        "the data directory belongs to account {account}: start it with --account-id {account}, or choose an empty --data-dir"
    )]
    OtherAccount {
        /// The account.
        account: String,
    },
    /// The fixed access key of the root is a user's.
    #[error(
        "the access key {access_key_id} belongs to a user: choose another BULLA_ROOT_ACCESS_KEY_ID"
    )]
    AccessKeyTaken {
        /// The access key id.
        access_key_id: String,
    },
    /// Accounts and access keys cannot be opened.
    #[error(transparent)]
    Identities(#[from] iam::AccountError),
    /// Identities of services failed.
    #[error(transparent)]
    Service(#[from] iam::ServiceError),
    /// A fixed access key that no client could use.
    #[error("BULLA_ROOT_ACCESS_KEY_ID must be 16 to 128 letters, digits or underscores")]
    AccessKeyId,
    /// The attestation roots are not certificates.
    #[error("the file of --attestation-roots must hold one or more X.509 certificates in PEM")]
    AttestationRoots,
    /// The roots for issuers are not certificates.
    #[error("the file of --oidc-ca-file must hold one or more X.509 certificates in PEM")]
    OidcRoots,
    /// There is no randomness.
    #[error("the random number generator failed")]
    Random,
    /// The seal failed.
    #[error(transparent)]
    Seal(#[from] keys::SealKeyError),
    /// The hierarchy failed.
    #[error(transparent)]
    Hierarchy(#[from] keys::HierarchyError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::StoreError),
    /// A commit failed.
    #[error(transparent)]
    Commit(#[from] store::CommitError),
    /// The audit log does not open.
    #[error(transparent)]
    Audit(#[from] audit::LogOpenError),
    /// The audit log cannot be read.
    #[error(transparent)]
    Unread(#[from] audit::VerifyError),
    /// An entry of the audit log was not written.
    #[error(transparent)]
    Unrecorded(#[from] audit::Unrecorded),
    /// The store knows parts of objects, and there is no directory of them.
    #[error(
        "the objects of S3 are gone: {0} is missing or empty, and the store knows of parts in it. Mount its disk or put the directory \
         back, from a backup if need be, and start again; if the parts are in a bucket, name that with --s3-parts-bucket"
    )]
    PartsGone(PathBuf),
    /// The parts of objects are in a bucket that was not named.
    #[error(
        "the parts of objects are in {bucket}: start with --s3-parts-bucket {bucket}. They cannot be moved elsewhere but by copying the \
         objects to another service"
    )]
    PartsElsewhere {
        /// The URL of the bucket.
        bucket: String,
    },
    /// The data directory does not say that its parts are in the bucket.
    #[error(
        "the store knows of parts of objects, and nothing in the data directory says that they are in {bucket}: start without \
         --s3-parts-bucket if they are in its folder `objects`. If this is a copy of an installation that had them in {bucket}, and that \
         one will never run again, run `bulla s3 claim-parts {bucket}`"
    )]
    PartsUnclaimed {
        /// The URL of the bucket.
        bucket: String,
    },
    /// The environment does not say how to reach the bucket of parts.
    #[error(
        "cannot reach {bucket}, where the parts of objects are: set the environment variables of the store (AWS_*, GOOGLE_*, AZURE_*)"
    )]
    PartBucket {
        /// The URL of the bucket.
        bucket: String,
        /// The missing setting.
        source: Box<dyn Error + Send + Sync>,
    },
    /// The bucket of parts could not be claimed.
    #[error(
        "the bucket for the parts of objects has not answered for {} s, so it cannot be claimed: mend the way to it, and start again",
        .0.as_secs()
    )]
    PartBucketSilent(std::time::Duration),
    /// The directory of the parts of objects could not be opened.
    #[error(transparent)]
    Parts(objects::PartStoreError),
    /// A thread or a runtime could not be made.
    #[error("the operating system refuses a thread")]
    Thread(#[source] io::Error),
}

impl StartError {
    pub(crate) fn file(action: &'static str, path: &Path, source: io::Error) -> Self {
        Self::File { action, path: path.to_owned(), source }
    }
}

impl From<pipeline::LedgerError> for StartError {
    fn from(error: pipeline::LedgerError) -> Self {
        match error {
            pipeline::LedgerError::Commit(error) => error.into(),
            pipeline::LedgerError::Record(unrecorded) => unrecorded.into(),
        }
    }
}
