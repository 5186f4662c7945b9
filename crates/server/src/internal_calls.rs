//! The calls that one service makes to another inside the process, each recorded before its answer is used.

use std::fmt;
use std::sync::Arc;

use audit::Log;
use iam::IdentityCache;
use model::shape::Fields;
use model::{Error, ErrorCode, ServiceOperation};
use pipeline::{Answering, Caches, InternalCall, InternalRequest, Ledger, OtherServices};
use store::{Address, Store};

use crate::changes::Changes;
use crate::timekeeper::Timekeeper;

/// The caches of the services that can be called.
#[derive(Debug)]
pub(crate) struct CalledCaches {
    pub(crate) kms: Arc<kms::Environment>,
    pub(crate) identities: Arc<IdentityCache>,
}

impl Caches for CalledCaches {
    fn forget(&self, changed: &[Address]) {
        self.kms.key_cache.forget(changed);
        self.identities.forget(changed);
    }
}

/// The services that others can call: AWS KMS.
pub(crate) struct InternalCalls {
    caches: Arc<CalledCaches>,
    store: Arc<dyn Store>,
    log: Arc<Log>,
    changes: Changes,
    time: Arc<Timekeeper>,
}

impl fmt::Debug for InternalCalls {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("InternalCalls").finish_non_exhaustive()
    }
}

impl InternalCalls {
    pub(crate) fn new(
        caches: CalledCaches,
        store: &Arc<dyn Store>,
        log: &Arc<Log>,
        changes: &Changes,
        time: &Arc<Timekeeper>,
    ) -> Self {
        let (store, log, time) = (Arc::clone(store), Arc::clone(log), Arc::clone(time));
        Self { caches: Arc::new(caches), store, log, changes: changes.clone(), time }
    }

    fn call(&self, request: InternalRequest) -> Result<InternalCall, Error> {
        match request.operation() {
            ServiceOperation::Kms(operation) => {
                kms::internal_call(&self.caches.kms, operation, request)
            }
            ServiceOperation::Iam(_)
            | ServiceOperation::Sts(_)
            | ServiceOperation::S3(_)
            | ServiceOperation::CloudTrail(_)
            | ServiceOperation::CostExplorer(_) => {
                Err(Error::bare(ErrorCode::UnknownOperationException))
            }
        }
    }
}

impl OtherServices for InternalCalls {
    fn answer(&self, request: InternalRequest) -> Answering {
        let call = self.call(request);
        let (caches, store, log) =
            (Arc::clone(&self.caches), Arc::clone(&self.store), Arc::clone(&self.log));
        let (changes, time) = (self.changes.clone(), Arc::clone(&self.time));
        Box::pin(async move {
            let call = call?;
            // The user may still go away while there is no room for the entry: nothing has begun.
            log.ready().await.map_err(Error::failed)?;
            let answer = async move {
                let may_change = || time.check().map_err(Error::failed);
                call.answer(Ledger::new(&*store, &log, &*caches), may_change).await
            };
            let answer: Result<Fields, Error> = changes.run(answer).await.map_err(Error::failed)?;
            answer
        })
    }

    fn permit(&self, request: InternalRequest) -> Result<Vec<String>, Error> {
        self.call(request)?.permit()
    }
}
