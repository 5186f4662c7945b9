//! The trace of a request for each of its readers: the caller's account, and the owners of what it is about.

use model::AccountId;

use super::Part;
use super::write::ReaderTrace;
use crate::decide::{Decision, PermissionQuery};
use crate::layer::Layer;

/// The record of one request's decisions: JSON, one value for each permission, at most 16 KiB for each reader.
///
/// It is written in one go, into one buffer: nearly every request has a trace that nobody will read. For a permission on another
/// account's resource, each side gets the results of its own policies.
#[derive(Debug, Default)]
pub struct Trace {
    /// `true` if all of it is for one reader.
    is_whole: bool,
    own: ReaderTrace,
    /// The traces for the other accounts.
    abroad: Vec<(AccountId, ReaderTrace)>,
    /// `true` if a decision would have taken more steps than it may.
    exceeds_steps: bool,
}

impl Trace {
    /// Returns a trace for a reader who may know the results of every account's policies.
    #[must_use]
    pub fn whole() -> Self {
        Self { is_whole: true, ..Self::default() }
    }

    /// Records the decision on a question; `listed` is the place of its resource among the entry's resources. Returns the bytes
    /// written so that an identical request can reuse them. Returns `&[]` if the trace was split between accounts, or if it was
    /// cut and earlier decisions had used some of the room.
    pub fn note(
        &mut self,
        question: &PermissionQuery<'_>,
        decision: &Decision,
        listed: Option<usize>,
    ) -> &[u8] {
        self.exceeds_steps |= decision.refused_by() == Some(Layer::StepsExceeded);
        let Some(owner) = question.owner_abroad().filter(|_| !self.is_whole) else {
            return self.own.note(question, decision, None, listed);
        };
        self.own.note(question, decision, Some(Part::Caller), listed);
        let place = self.abroad.iter().position(|(account, _)| *account == owner);
        let (_, mut theirs) = place
            .map(|place| self.abroad.swap_remove(place))
            .unwrap_or_else(|| (owner, ReaderTrace::default()));
        // The owner's entry lists fewer resources: the trace names this one.
        theirs.note(question, decision, Some(Part::Owner), None);
        self.abroad.push((owner, theirs));
        &[]
    }

    /// Appends what [`Self::note`] returned for the same decision before.
    pub fn append(&mut self, noted: &[u8]) {
        self.own.append(noted);
    }

    /// Returns whether a request was refused because its decision would have taken too many steps.
    #[must_use]
    pub const fn exceeds_steps(&self) -> bool {
        self.exceeds_steps
    }

    /// Returns the permissions as JSON values with commas between them, in the order in which they were decided; empty if the
    /// request did not get so far.
    #[must_use]
    pub fn json(&self) -> &[u8] {
        self.own.json()
    }

    /// Returns the same for another account: the permissions on what belongs to it.
    #[must_use]
    pub fn json_of(&self, owner: &str) -> &[u8] {
        let found = self.abroad.iter().find(|(account, _)| account.to_string() == owner);
        found.map_or(&[], |(_, trace)| trace.json())
    }
}
