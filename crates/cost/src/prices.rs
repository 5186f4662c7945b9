//! The price file.

use rust_decimal::Decimal;
use serde::Deserialize;

/// AWS's list prices.
const AWS: &str = include_str!("../prices.toml");
/// The longest price file, and the most classes, rotations and rules in it.
const BYTES_MAX: usize = 1024 * 1024;
const ITEMS_MAX: usize = 1000;
/// The most digits after the point: amounts of a bill must fit into a decimal of 28 digits.
const DIGITS_MAX: u32 = 12;
/// The highest price, for the same reason.
const PRICE_MAX: i64 = 1_000_000;

/// The requests that a price is for.
pub(crate) const PRICED_TOGETHER: u64 = 10_000;

/// The reason why a price file cannot be used. Each text says what to change.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PricesError {
    /// It is not the TOML of a price file.
    #[error("the price file cannot be read: {0}")]
    Toml(#[from] toml::de::Error),
    /// It is too long.
    #[error(
        "the price file is longer than {BYTES_MAX} bytes, or has more than {ITEMS_MAX} lines of a kind"
    )]
    TooLong,
    /// A price is negative or absurd.
    #[error("{0} of the price file must be from 0 to {PRICE_MAX}")]
    Price(String),
    /// A number of digits is too large.
    #[error("digits of the price file must be at most {DIGITS_MAX}")]
    Digits,
    /// A request would be in no class.
    #[error(
        "the last class of the price file must take every request: it names operations, key-specs or pair-specs"
    )]
    NoLastClass,
}

/// Prices, as a file has them. `bulla cost prices` shows one with all members explained.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Prices {
    /// The currency, such as `USD`.
    pub currency: String,
    /// The digits after the point to which each line of a bill is rounded.
    pub digits: u32,
    /// The price of keys.
    pub keys: KeyPrices,
    /// The requests that cost nothing.
    pub free_tier: FreeTier,
    /// The classes of requests. The last takes all that is in no other.
    pub classes: Vec<PriceClass>,
    #[serde(default)]
    free: FreeRequests,
    #[serde(default)]
    refused: Vec<RefusedRule>,
}

/// The price of keys.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct KeyPrices {
    /// The price of a key for a month.
    pub month: Decimal,
    /// The usage type, without its Region.
    pub usage_type: String,
    /// The additions of the first rotation, of the second, and so on, for a month.
    pub rotations: Vec<Decimal>,
}

/// The requests that cost nothing in each month.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FreeTier {
    /// Their number.
    pub requests: u64,
}

/// A class of requests with one price.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PriceClass {
    /// The name.
    pub name: String,
    /// The usage type, without its Region.
    pub usage_type: String,
    /// The price of 10,000 requests.
    pub price: Decimal,
    /// `true` if the free tier covers it.
    #[serde(default)]
    pub free_tier: bool,
    #[serde(default)]
    operations: Vec<String>,
    #[serde(default)]
    key_specs: Vec<String>,
    #[serde(default)]
    pair_specs: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct FreeRequests {
    operations: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct RefusedRule {
    errors: Vec<String>,
    billed: Billed,
}

/// The answer to whether a request is billed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Billed {
    Yes,
    No,
    Unknown,
}

impl Prices {
    /// Returns the text of AWS's list prices, with their sources.
    #[must_use]
    pub const fn aws_text() -> &'static str {
        AWS
    }

    /// Returns AWS's list prices.
    ///
    /// # Errors
    /// [`PricesError`], which the tests show never to be.
    pub fn aws() -> Result<Self, PricesError> {
        Self::parse(AWS)
    }

    /// Parses a price file.
    ///
    /// # Errors
    /// [`PricesError`].
    pub fn parse(text: &str) -> Result<Self, PricesError> {
        if text.len() > BYTES_MAX {
            return Err(PricesError::TooLong);
        }
        let prices: Self = toml::from_str(text)?;
        prices.check()?;
        Ok(prices)
    }

    fn check(&self) -> Result<(), PricesError> {
        let lists = [self.classes.len(), self.keys.rotations.len(), self.refused.len()];
        if lists.iter().any(|length| *length > ITEMS_MAX) {
            return Err(PricesError::TooLong);
        }
        if self.digits > DIGITS_MAX {
            return Err(PricesError::Digits);
        }
        let allowed = Decimal::ZERO..=Decimal::from(PRICE_MAX);
        let keys =
            self.keys.rotations.iter().chain([&self.keys.month]).map(|price| ("keys", price));
        let classes = self.classes.iter().map(|class| (class.name.as_str(), &class.price));
        if let Some((name, _)) = keys.chain(classes).find(|(_, price)| !allowed.contains(price)) {
            return Err(PricesError::Price(name.to_owned()));
        }
        let takes_all = |class: &PriceClass| {
            [&class.operations, &class.key_specs, &class.pair_specs]
                .iter()
                .all(|list| list.is_empty())
        };
        if self.classes.last().is_some_and(takes_all) {
            Ok(())
        } else {
            Err(PricesError::NoLastClass)
        }
    }

    /// Returns the number of the class of a request; `None` if it costs nothing.
    pub(crate) fn class(&self, operation: &str, key_spec: &str, pair_spec: &str) -> Option<usize> {
        if is_named(&self.free.operations, operation) {
            return None;
        }
        let fits = |list: &Vec<String>, name: &str| list.is_empty() || is_named(list, name);
        self.classes.iter().position(|class| {
            fits(&class.operations, operation)
                && fits(&class.key_specs, key_spec)
                && fits(&class.pair_specs, pair_spec)
        })
    }

    /// Returns the price of one request, without the free tier; zero if it costs nothing.
    #[must_use]
    pub fn request_price(&self, operation: &str, key_spec: &str, pair_spec: &str) -> Decimal {
        let class = self.class(operation, key_spec, pair_spec);
        let class = class.and_then(|number| self.classes.get(number));
        class.map_or(Decimal::ZERO, |class| class.price / Decimal::from(PRICED_TOGETHER))
    }

    /// Returns whether a request that ended with this error code is billed; those without any are.
    pub(crate) fn billed(&self, error: &str) -> Billed {
        if error.is_empty() {
            return Billed::Yes;
        }
        let rule = self.refused.iter().find(|rule| is_named(&rule.errors, error));
        rule.map_or(Billed::Unknown, |rule| rule.billed)
    }
}

/// Returns whether a list has a name. `*` at the end of one stands for anything.
fn is_named(list: &[String], name: &str) -> bool {
    list.iter().any(|listed| match listed.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => listed == name,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aws_prices_are_those_of_its_page() {
        let prices = Prices::parse(AWS).unwrap();
        let price = |operation: &str, spec: &str, pair: &str| {
            let class = &prices.classes[prices.class(operation, spec, pair).unwrap()];
            (class.price.to_string(), class.free_tier)
        };
        let priced = |text: &str, free| (text.to_owned(), free);
        assert_eq!(price("Encrypt", "SYMMETRIC_DEFAULT", ""), priced("0.03", true));
        assert_eq!(price("GenerateRandom", "", ""), priced("0.03", true));
        assert_eq!(price("GenerateMac", "HMAC_256", ""), priced("0.03", true));
        assert_eq!(price("Sign", "RSA_2048", ""), priced("0.03", false));
        assert_eq!(price("Sign", "RSA_3072", ""), priced("0.15", false));
        assert_eq!(price("GetPublicKey", "ECC_NIST_P256", ""), priced("0.15", false));
        assert_eq!(price("DescribeKey", "ECC_NIST_P256", ""), priced("0.03", true));
        assert_eq!(
            price("GenerateDataKeyPair", "SYMMETRIC_DEFAULT", "ECC_NIST_P256"),
            priced("0.10", false)
        );
        assert_eq!(
            price("GenerateDataKeyPairWithoutPlaintext", "", "RSA_4096"),
            priced("12.00", false)
        );
        assert_eq!(prices.billed(""), Billed::Yes);
        assert_eq!(prices.billed("AccessDeniedException"), Billed::Unknown);
        assert_eq!((prices.keys.month, prices.keys.rotations.len()), (Decimal::ONE, 2));
        assert_eq!(prices.free_tier.requests, 20_000);
    }

    #[test]
    fn a_price_file_that_makes_no_sense_is_refused() {
        for (from, to, told) in [
            ("\"12.00\"", "\"-1\"", "rsa-key-pairs"),
            ("\"12.00\"", "\"10000000\"", "rsa-key-pairs"),
            ("digits = 10", "digits = 13", "digits"),
            ("month = \"1.00\"", "month = \"a lot\"", "cannot be read"),
            ("currency", "colour", "cannot be read"),
            (
                "usage-type = \"KMS-Requests\"",
                "usage-type = \"KMS-Requests\"\nkey-specs = [\"A\"]",
                "last class",
            ),
        ] {
            let error = Prices::parse(&AWS.replace(from, to)).unwrap_err().to_string();
            assert!(error.contains(told), "{error}");
        }
        assert!(matches!(Prices::parse(&" ".repeat(BYTES_MAX + 1)), Err(PricesError::TooLong)));
    }
}
