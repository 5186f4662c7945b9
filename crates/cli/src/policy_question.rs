//! `bulla policy explain --principal`: explains how a request would be decided, from the policies and grants in the data
//! directory.

use std::collections::BTreeMap;

use model::Region;
use policy::{PermissionTrace, changes};
use serde_json::json;
use server::{Answered, Asking, Clock as _, SystemClock};

use crate::Failure;
use crate::log_location::LogLocation;
use crate::recorded_decision::Explained;

#[derive(Debug, clap::Args)]
pub(crate) struct PolicyQuestion {
    /// The ARN of a user, a role or an account's root.
    #[arg(long, value_name = "ARN", requires = "action")]
    principal: Option<String>,
    /// The action, such as kms:Decrypt.
    #[arg(long, value_name = "ACTION", requires = "principal", value_parser = action)]
    action: Option<String>,
    /// The key: a key id, key ARN, alias name or alias ARN. Not for actions that are about no key, such as kms:ListKeys.
    #[arg(long, value_name = "KEY", requires = "principal")]
    key: Option<String>,
    /// The Region of a key that does not name its own.
    #[arg(long, env = "BULLA_REGION", default_value = "us-east-1", value_name = "REGION", value_parser = region)]
    region: Region,
    /// The value of a condition key. Repeat it for each further value.
    #[arg(long, value_name = "KEY=VALUE", requires = "principal", value_parser = pair)]
    context: Vec<(String, String)>,
    /// A pair of the request's encryption context.
    #[arg(long, value_name = "KEY=VALUE", requires = "principal", value_parser = pair)]
    encryption_context: Vec<(String, String)>,
}

fn action(text: &str) -> Result<String, String> {
    let name = text.strip_prefix("kms:").filter(|name| !name.is_empty());
    name.ok_or("it is not an action on a key, such as kms:Decrypt")?;
    Ok(text.to_owned())
}

fn region(text: &str) -> Result<Region, String> {
    Region::parse(text).ok_or_else(|| "it is not a Region".to_owned())
}

fn pair(text: &str) -> Result<(String, String), String> {
    let parts = text.split_once('=').filter(|(key, _)| !key.is_empty());
    let (key, value) = parts.ok_or("it must be KEY=VALUE")?;
    Ok((key.to_owned(), value.to_owned()))
}

impl PolicyQuestion {
    /// Answers the question.
    pub(crate) fn ask(&self, place: &LogLocation) -> Result<Explained, Failure> {
        let look = server::look(place.data_dir()?, place.seal()?, self.region.clone())?;
        let asking = Asking {
            principal: self.principal.clone().unwrap_or_default(),
            action: self.action.clone().unwrap_or_default(),
            key: self.key.clone(),
            region: self.region.clone(),
            context: self.values(),
            encryption_context: self.encryption_context.iter().cloned().collect(),
            now: SystemClock.now(),
        };
        let Answered { caller, resource, trace } = look.ask(&asking)?;
        let decision = format!("[{}]", str::from_utf8(trace.json())?);
        let asked = PermissionTrace::read(&decision, &caller, &[&resource])?;
        let event = json!({
            "eventTime": asking.now.to_string(),
            "eventName": asking.action,
            "awsRegion": resource.split(':').nth(3).unwrap_or(self.region.as_str()),
            "userIdentity": {"arn": caller},
        });
        Ok(Explained { changes: changes(&asked), asked, event })
    }

    fn values(&self) -> BTreeMap<String, Vec<String>> {
        let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (key, value) in &self.context {
            all.entry(key.to_lowercase()).or_default().push(value.clone());
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_is_one_on_a_key() {
        assert_eq!(action("kms:Decrypt"), Ok("kms:Decrypt".to_owned()));
        assert!(["Decrypt", "kms:", "iam:GetUser", ""].iter().all(|text| action(text).is_err()));
    }

    #[test]
    fn pairs_are_cut_at_the_first_sign() {
        assert_eq!(pair("a=b=c"), Ok(("a".to_owned(), "b=c".to_owned())));
        assert_eq!(pair("a="), Ok(("a".to_owned(), String::new())));
        assert!(pair("=b").is_err() && pair("a").is_err());
    }
}
