//! The request quotas of accounts.

use std::collections::BTreeMap;

use server::Quotas;

use super::Settings;
use crate::Failure;

/// The table of quotas by name, which only the file has.
pub(super) const QUOTA_VALUES: &str = "quota-values";

impl Settings {
    /// Returns the quotas.
    pub(super) fn quotas(&self) -> Result<Quotas, Failure> {
        match self.value("quotas") {
            "off" if self.quota_values.is_empty() => Ok(Quotas::off()),
            "off" => Err(format!(
                "the file has [{QUOTA_VALUES}] and quotas are off: set quotas = \"aws\" too"
            )
            .into()),
            "aws" => {
                Ok(server::aws_quotas(&self.quota_values).map_err(|unknown| unknown.to_string())?)
            }
            other => Err(format!("--quotas is `{other}`: take off or aws").into()),
        }
    }
}

/// Returns the table of quotas by name.
pub(super) fn values(file: &toml::Table) -> Result<BTreeMap<String, u32>, Failure> {
    let Some(values) = file.get(QUOTA_VALUES) else {
        return Ok(BTreeMap::new());
    };
    let values = values
        .as_table()
        .ok_or_else(|| format!("[{QUOTA_VALUES}] must be a table of names and whole numbers"))?;
    let one = |(name, value): (&String, &toml::Value)| {
        let number = value.as_integer().and_then(|number| u32::try_from(number).ok());
        number
            .map(|number| (name.clone(), number))
            .ok_or_else(|| format!("[{QUOTA_VALUES}]: `{name}` must be a whole number").into())
    };
    values.iter().map(one).collect()
}
