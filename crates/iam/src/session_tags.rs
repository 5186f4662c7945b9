//! Session tags and a source identity, which temporary credentials carry besides permissions, with the limits of STS. They are
//! the same for tags of a request and of a token. Sources: STS API reference, `Tag`, `AssumeRole`; IAM user guide, "Pass session
//! tags in AWS STS".

use model::{Error, ErrorCode, tag};

use crate::error::validation;

/// "You can pass up to 50 session tags."
const TAGS_MAX: usize = 50;

const TRANSITIVE_CONFLICT: &str = "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key \
     from the calling session.";
const DUPLICATE_KEYS: &str =
    "Duplicate tag keys found. Please note that Tag keys are case insensitive.";

/// Tags, and the keys of those that are passed on to sessions made from this one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SessionTags {
    pub(crate) tags: Vec<(String, String)>,
    pub(crate) transitive: Vec<String>,
}

impl SessionTags {
    /// Returns the tags that come with a request or a token, added to the inherited ones, which cannot be changed.
    ///
    /// # Errors
    /// `ValidationError` for a tag by itself, `InvalidParameterValue` for tags that do not go together, as STS was seen to answer:
    /// github.com/mahitotsu/gekko_08, experiments/multi-hop-propagation/RESULTS.md.
    pub(crate) fn new(
        inherited: Self,
        new: &[(String, String)],
        transitive: &[String],
    ) -> Result<Self, Error> {
        let Self { mut tags, transitive: mut goes_on } = inherited;
        let before = tags.len();
        for (key, value) in new {
            check_tag(key, value)?;
            match tags.iter().position(|(known, _)| is_same(known, key)) {
                None => {}
                Some(place) if place < before => return Err(conflict(TRANSITIVE_CONFLICT)),
                Some(_) => return Err(conflict(DUPLICATE_KEYS)),
            }
            tags.push((key.clone(), value.clone()));
        }
        for key in transitive {
            if !tags.iter().any(|(known, _)| is_same(known, key)) {
                return Err(conflict(
                    "The specified transitive tag key must be included in the requested tags.",
                ));
            }
            if !goes_on.iter().any(|known| is_same(known, key)) {
                goes_on.push(key.clone());
            }
        }
        if tags.len() > TAGS_MAX {
            return Err(validation(format!("A session can have at most {TAGS_MAX} tags.")));
        }
        Ok(Self { tags, transitive: goes_on })
    }

    /// Returns the tags of a session that are passed on to one made from it.
    pub(crate) fn inherited(session: Option<&auth::Session>) -> Self {
        let Some(session) = session else { return Self::default() };
        let goes_on = |key: &str| session.transitive_tags.iter().any(|one| is_same(one, key));
        let tags = session.tags.iter().filter(|(key, _)| goes_on(key)).cloned().collect();
        Self { tags, transitive: session.transitive_tags.clone() }
    }
}

fn conflict(message: &'static str) -> Error {
    Error::new(ErrorCode::InvalidParameterValue, message)
}

/// Returns whether two keys are the same: letter case does not count.
fn is_same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// Checks a tag, of a token too, which no model has checked: keys of 1 to 128 characters that are not AWS's own, values of at most
/// 256.
fn check_tag(key: &str, value: &str) -> Result<(), Error> {
    let is_own = key.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("aws:"));
    let fits = (1..=128).contains(&key.chars().count()) && value.chars().count() <= 256;
    if is_own || !fits || !tag::is_text(key) || !tag::is_text(value) {
        return Err(validation("A session tag has a key or a value that is not allowed."));
    }
    Ok(())
}

/// Checks a source identity: 2 to 256 of the characters `\w+=,.@-`, and not AWS's own.
pub(crate) fn check_source_identity(text: &str) -> Result<(), Error> {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"_+=,.@-".contains(&byte);
    let is_own = text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("aws:"));
    if is_own || !(2..=256).contains(&text.len()) || !text.bytes().all(is_letter) {
        return Err(Error::new(
            ErrorCode::ValidationError,
            "The source identity must have 2 to 256 letters, digits or characters of _+=,.@-",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn inherited_tags_stay_and_new_ones_are_checked() {
        let before =
            SessionTags { tags: pairs(&[("Team", "red")]), transitive: vec!["Team".to_owned()] };
        let after =
            SessionTags::new(before.clone(), &pairs(&[("app", "pay")]), &["APP".to_owned()])
                .unwrap();
        assert_eq!(after.tags, pairs(&[("Team", "red"), ("app", "pay")]));
        assert_eq!(after.transitive, ["Team", "APP"]);
        let again = SessionTags::new(before.clone(), &[], &["team".to_owned()]).unwrap();
        assert_eq!(again.transitive, ["Team"]);
        for refused in [
            pairs(&[("team", "blue")]),
            pairs(&[("a", "1"), ("A", "2")]),
            pairs(&[("aws:x", "1")]),
            pairs(&[("", "1")]),
            pairs(&[("k", "*")]),
            vec![("k".to_owned(), "v".repeat(257))],
            (0..51).map(|number| (format!("k{number}"), String::new())).collect(),
        ] {
            assert!(SessionTags::new(before.clone(), &refused, &[]).is_err(), "{refused:?}");
        }
        assert!(SessionTags::new(before, &[], &["other".to_owned()]).is_err());
    }

    #[test]
    fn a_source_identity_is_a_name() {
        assert!(check_source_identity("alice@example.com").is_ok());
        for refused in ["", "a", "a b", "a\n", "aws:alice", "ä-alice", &"a".repeat(257)] {
            assert!(check_source_identity(refused).is_err(), "{refused}");
        }
    }
}
