//! The audit log: CloudTrail-shaped entries in a hash chain, durable before their replies leave. There is one for each request,
//! or one for many refusals of callers who proved nothing.
//!
//! [`Log::record`] is the only maker of [`Recorded`], and the server sends nothing else. `docs/audit.md` describes the format,
//! and what an attacker can and cannot hide.

mod archive;
mod archiver;
mod base;
mod copy;
mod entry;
mod event;
mod event_facts;
mod event_index;
mod event_terms;
mod fold;
mod head;
mod last_usage;
mod log;
mod read;
mod recorded;
mod segment;
mod table;
mod table_files;
mod verify;

pub use archive::{Archive, unpacked_sha256};
pub use archiver::{ArchiveError, Archiver, Candidate, Packed, SEGMENTS_AT_ONCE_MAX};
pub use copy::{CopiedLog, CopyError, copy_log, log_bytes};
pub use event::{
    AccessKeyUse, Event, EventFields, EventResource, INTERNAL, Mark, OmittedHashes, SentBy,
    SessionAttributes, SessionContext, SessionIssuer, TlsDetails, UserIdentity, is_detailed,
};
pub use event_facts::{EventAttribute, EventFacts, NamedResource};
pub use event_index::{EventLookupError, EventPage, EventPosition, EventQuery, FoundEvent};
pub use fold::{Fold, FoldThread};
pub use last_usage::LastUse;
pub use log::{
    AdvanceError, Log, LogBase, LogHead, LogOpenError, LogStatistics, Opened, has_unreleased,
};
pub use read::{Entries, LogOrigin, ReadError, StoredEntry, entries, of_request, origin, tail};
pub use recorded::{Recorded, Unrecorded};
pub use table::{EachItem, LogTable, RecentPart, carry_over, replace_table};
pub use table_files::TableFiles;
pub use verify::{
    Anchors, AnchorsError, BaseReport, EachEntry, Flaw, LogVerifier, Report, VerifyError, base,
    verify,
};
