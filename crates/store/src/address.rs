//! The addresses of records.

/// The address of a record: its kind, account, Region and id. Addresses are ordered by these parts in turn, each by its bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    kind: String,
    account: String,
    region: String,
    id: String,
}

impl Address {
    /// Returns the address of these parts. Parts that do not apply are empty.
    pub fn new(
        kind: impl Into<String>,
        account: impl Into<String>,
        region: impl Into<String>,
        id: impl Into<String>,
    ) -> Self {
        Self { kind: kind.into(), account: account.into(), region: region.into(), id: id.into() }
    }

    /// Returns the kind of the record.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// Returns the account that owns it; empty if nobody does.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.account
    }

    /// Returns the Region; empty if it is in none.
    #[must_use]
    pub fn region(&self) -> &str {
        &self.region
    }

    /// Returns the id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the parts in their order.
    pub(crate) fn parts(&self) -> [&str; 4] {
        [&self.kind, &self.account, &self.region, &self.id]
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}/{}/{}/{}", self.kind, self.account, self.region, self.id)
    }
}

/// A set of records: all of a kind; or those in one account and Region; or, of these, those whose ids begin alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prefix {
    kind: String,
    place: Option<AddressParts>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct AddressParts {
    account: String,
    region: String,
    id_prefix: String,
}

impl Prefix {
    /// Returns the set of all records of a kind in one account and Region.
    pub fn new(
        kind: impl Into<String>,
        account: impl Into<String>,
        region: impl Into<String>,
    ) -> Self {
        Self::with_id(kind, account, region, "")
    }

    /// Returns the set of the records of a kind in one account and Region whose ids begin with `id_prefix`.
    pub fn with_id(
        kind: impl Into<String>,
        account: impl Into<String>,
        region: impl Into<String>,
        id_prefix: impl Into<String>,
    ) -> Self {
        let (account, region, id_prefix) = (account.into(), region.into(), id_prefix.into());
        Self { kind: kind.into(), place: Some(AddressParts { account, region, id_prefix }) }
    }

    /// Returns the set of all records of a kind.
    pub fn kind(kind: impl Into<String>) -> Self {
        Self { kind: kind.into(), place: None }
    }

    /// Returns the kind.
    #[must_use]
    pub fn kind_name(&self) -> &str {
        &self.kind
    }

    /// Returns account and Region, unless the set has all.
    #[must_use]
    pub fn place(&self) -> Option<(&str, &str)> {
        self.place.as_ref().map(|place| (place.account.as_str(), place.region.as_str()))
    }

    /// Returns the text with which the ids begin; empty if the set has all.
    #[must_use]
    pub fn id_prefix(&self) -> &str {
        self.place.as_ref().map_or("", |place| &place.id_prefix)
    }

    /// Returns the first id after all those that begin with the id prefix, if there can be one.
    pub(crate) fn id_end(&self) -> Option<String> {
        let mut end = self.id_prefix().to_owned();
        // UTF-8 orders as code points do.
        while let Some(last) = end.pop() {
            if let Some(next) = (last..=char::MAX).nth(1) {
                end.push(next);
                return Some(end);
            }
        }
        None
    }

    /// Returns whether `address` belongs to the set.
    #[must_use]
    pub fn contains(&self, address: &Address) -> bool {
        address.kind == self.kind
            && self.place().is_none_or(|place| place == (address.account(), address.region()))
            && address.id().starts_with(self.id_prefix())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_order_by_kind_then_account_then_region_then_id() {
        let sorted = [
            ("a", "b", "c", "d"),
            ("a", "b", "c", "e"),
            ("a", "b", "d", ""),
            ("a", "c", "", ""),
            ("b", "", "", ""),
        ]
        .map(|(kind, account, region, id)| Address::new(kind, account, region, id));
        assert!(sorted.is_sorted());
        assert_eq!(sorted[0].to_string(), "a/b/c/d");
    }

    #[test]
    fn a_prefix_contains_what_begins_with_it() {
        let address = Address::new("grant", "1", "r", "key/grant");
        assert!(Prefix::kind("grant").contains(&address));
        assert!(Prefix::new("grant", "1", "r").contains(&address));
        assert!(Prefix::with_id("grant", "1", "r", "key/").contains(&address));
        assert!(!Prefix::with_id("grant", "1", "r", "kez").contains(&address));
        assert!(!Prefix::new("grant", "1", "s").contains(&address));
        assert!(!Prefix::new("grant", "2", "r").contains(&address));
        assert!(!Prefix::kind("gran").contains(&address));
    }

    #[test]
    fn ids_end_where_the_next_prefix_begins() {
        let end = |prefix: &str| Prefix::with_id("k", "", "", prefix).id_end();
        assert_eq!(end("ab").as_deref(), Some("ac"));
        // The code points after U+D7FF are surrogates, which no text holds.
        assert_eq!(end("a\u{D7FF}").as_deref(), Some("a\u{E000}"));
        assert_eq!(end("a\u{10FFFF}").as_deref(), Some("b"));
        assert_eq!(end("\u{10FFFF}"), None);
        assert_eq!(end(""), None);
        assert_eq!(Prefix::kind("k").id_end(), None);
    }
}
