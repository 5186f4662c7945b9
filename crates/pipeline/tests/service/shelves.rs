//! A service of two operations: key stores that are listed and deleted. It has no line about authorisation, audit, throttling,
//! validation or lost races; all of that comes from the pipeline.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use access::{Identities, PrincipalLookup};
use auth::Caller;
use model::generated::{
    DeleteCustomKeyStoreRequest, DeleteCustomKeyStoreResponse, DescribeCustomKeyStoresRequest,
    DescribeCustomKeyStoresResponse,
};
use model::shape::{Fields, Value};
use model::{Error, ErrorCode, KeyArn, Operation as Name};
use pipeline::{
    Done, ListedResource, ListedResources, Load, Operation, Permissions, Remembered,
    ResourceWithPolicy, Row, RunError, Service, ServiceTypes, Target,
};
use policy::{Authorized, Document, PrincipalPolicies, Resource, Values};
use store::{Address, Batch, Expected};

type Context<'a> = pipeline::Context<'a, Shelves>;

#[derive(Debug)]
pub(crate) struct Shelves;

/// The value of `kms:StoreName`, the one condition key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StoreName<'a>(pub(crate) &'a str);

impl policy::RequestContext for StoreName<'_> {
    fn values(&self, key: &str) -> Option<Values<'_>> {
        (key == "kms:storename").then(|| Values::One(self.0.into()))
    }
}

/// A shelf, with the policy that says who may use it.
#[derive(Debug)]
pub(crate) struct Shelf {
    pub(crate) arn: KeyArn,
    text: String,
    policy: Document,
    load: Load,
}

impl Shelf {
    pub(crate) fn new(arn: &str, effect: &str) -> Self {
        let policy = format!(
            r#"{{"Version":"2012-10-17","Statement":{{"Effect":"{effect}","Principal":"*","Action":"kms:*","Resource":"*"}}}}"#
        );
        let policy = Document::parse(&policy).unwrap();
        Self { arn: KeyArn::parse(arn).unwrap(), text: arn.to_owned(), policy, load: Load::next() }
    }
}

#[derive(Debug)]
pub(crate) struct Environment {
    pub(crate) shelf: Mutex<Arc<Shelf>>,
    pub(crate) is_busy: AtomicBool,
    pub(crate) remembered: Remembered,
}

impl Identities for Environment {
    fn identity(&self, _caller: &Caller) -> Result<Option<Arc<PrincipalPolicies>>, Error> {
        Ok(None)
    }

    fn principal(&self, _arn: &str) -> Result<PrincipalLookup, Error> {
        Ok(PrincipalLookup::Unknown)
    }
}

pub(crate) static ROWS: [Row<Shelves>; 2] = [
    Row::new(Name::DescribeCustomKeyStores, &["kms:DescribeCustomKeyStores"], ())
        .reading()
        .built::<Describe>(),
    Row::new(Name::DeleteCustomKeyStore, &["kms:DeleteCustomKeyStore"], ()).built::<Delete>(),
];

static GAP: Row<Shelves> =
    Row::new(Name::ConnectCustomKeyStore, &["kms:ConnectCustomKeyStore"], ());

impl ServiceTypes for Shelves {
    type Name = Name;
    type Columns = ();
    type Environment = Environment;
    type Attributes = String;
    type Resource = Shelf;
    type Conditions<'a> = StoreName<'a>;
}

impl Service for Shelves {
    fn row(operation: Name) -> &'static Row<Self> {
        ROWS.iter().find(|row| row.operation == operation).unwrap_or(&GAP)
    }

    fn attributes(fields: &Fields) -> String {
        match fields.named("CustomKeyStoreName") {
            Some(Value::String(name)) => name.clone(),
            _ => String::new(),
        }
    }

    fn identities(environment: &Environment) -> &dyn Identities {
        environment
    }

    fn remembered(environment: &Environment) -> Option<&Remembered> {
        Some(&environment.remembered)
    }

    fn throttle(context: &Context<'_>, _shelves: [Option<&Shelf>; 2]) -> Result<(), Error> {
        if context.environment.is_busy.load(Ordering::Relaxed) {
            return Err(Self::lost_every_race(context.operation()));
        }
        Ok(())
    }

    fn lost_every_race(_operation: Name) -> Error {
        Error::new(ErrorCode::ThrottlingException, "Rate exceeded")
    }
}

impl ResourceWithPolicy for Shelf {
    fn arn(&self) -> &str {
        &self.text
    }

    fn policy(&self) -> &Document {
        &self.policy
    }

    fn load(&self) -> Load {
        self.load
    }
}

#[derive(Debug)]
pub(crate) struct ShelfTarget(Arc<Shelf>);

impl Target<Shelves> for ShelfTarget {
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a, Shelves> {
        let permission = pipeline::Permission {
            action: context.row.action(),
            resource: Resource::Key(&self.0.arn),
            on: Some(&*self.0),
            conditions: StoreName(context.attributes),
        };
        std::iter::once(permission).collect()
    }

    fn subjects(&self) -> [Option<&Shelf>; 2] {
        [Some(&self.0), None]
    }

    fn resources(&self) -> ListedResources {
        let account = self.0.arn.account.to_string();
        let arn = self.0.text.clone();
        std::iter::once(Arc::new(ListedResource { account, kind: "AWS::KMS::Key", arn })).collect()
    }
}

fn shelf(context: &Context<'_>) -> ShelfTarget {
    ShelfTarget(Arc::clone(&context.environment.shelf.lock().unwrap()))
}

#[derive(Debug)]
pub(crate) struct Describe;

impl Operation for Describe {
    type Service = Shelves;
    type Input = DescribeCustomKeyStoresRequest;
    type Output = DescribeCustomKeyStoresResponse;
    type Target = ShelfTarget;

    fn resolve(context: &Context<'_>, _input: &Self::Input) -> Result<ShelfTarget, Error> {
        Ok(shelf(context))
    }

    fn run(
        _context: &Context<'_>,
        _target: Authorized<ShelfTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let next_marker = input.custom_key_store_id.clone();
        Ok(Done::unchanged(DescribeCustomKeyStoresResponse {
            next_marker,
            ..DescribeCustomKeyStoresResponse::default()
        }))
    }
}

#[derive(Debug)]
pub(crate) struct Delete;

impl Operation for Delete {
    type Service = Shelves;
    type Input = DeleteCustomKeyStoreRequest;
    type Output = DeleteCustomKeyStoreResponse;
    type Target = ShelfTarget;

    fn resolve(context: &Context<'_>, _input: &Self::Input) -> Result<ShelfTarget, Error> {
        Ok(shelf(context))
    }

    fn run(
        _context: &Context<'_>,
        _target: Authorized<ShelfTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let (address, mut batch) = (address(&input.custom_key_store_id), Batch::default());
        batch.expect(address.clone(), Expected::Absent);
        batch.put(address, b"deleted".to_vec());
        Ok(Done::changed(DeleteCustomKeyStoreResponse {}, batch))
    }
}

/// Returns the place where a deletion is noted: it happens once.
pub(crate) fn address(id: &str) -> Address {
    Address::new("deleted-shelf", "", "", id)
}
