//! Where a record is.

/// The place of a record: what kind it is, whose, in which Region, and which one. Addresses are ordered in that order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    kind: String,
    account: String,
    region: String,
    id: String,
}

impl Address {
    /// A place. Parts that do not apply are empty.
    pub fn new(
        kind: impl Into<String>,
        account: impl Into<String>,
        region: impl Into<String>,
        id: impl Into<String>,
    ) -> Self {
        Self { kind: kind.into(), account: account.into(), region: region.into(), id: id.into() }
    }

    /// What kind of record it is.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// Whose it is; empty when it is nobody's.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.account
    }

    /// The Region; empty when it is in none.
    #[must_use]
    pub fn region(&self) -> &str {
        &self.region
    }

    /// Which one it is.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}/{}/{}/{}", self.kind, self.account, self.region, self.id)
    }
}

/// A set of records: all of a kind, or all of a kind in one account and Region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prefix {
    kind: String,
    place: Option<(String, String)>,
}

impl Prefix {
    /// All records of a kind in one account and Region.
    pub fn new(
        kind: impl Into<String>,
        account: impl Into<String>,
        region: impl Into<String>,
    ) -> Self {
        Self { kind: kind.into(), place: Some((account.into(), region.into())) }
    }

    /// All records of a kind.
    pub fn kind(kind: impl Into<String>) -> Self {
        Self { kind: kind.into(), place: None }
    }

    /// The kind.
    #[must_use]
    pub fn kind_name(&self) -> &str {
        &self.kind
    }

    /// Account and Region, unless all are meant.
    #[must_use]
    pub fn place(&self) -> Option<(&str, &str)> {
        self.place.as_ref().map(|(account, region)| (account.as_str(), region.as_str()))
    }

    /// Whether `address` belongs to the set.
    #[must_use]
    pub fn contains(&self, address: &Address) -> bool {
        address.kind == self.kind
            && self.place().is_none_or(|place| place == (address.account(), address.region()))
    }
}
