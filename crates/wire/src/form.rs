//! The parameters of a request of the query protocol: `Action=GetUser&Version=2010-05-08&UserName=alice`.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Bound;

use model::{AwsService, Error, ErrorCode, ServiceOperation};
use secret::Wiped;

use crate::BODY_BYTES_MAX;

/// The most parameters of one request. A simulation with many context entries has hundreds.
const PARAMETERS_MAX: usize = 4000;

/// The parameters by name. Their values may be tokens, so their memory is zeroised when they are dropped.
#[derive(Default)]
pub struct Form(BTreeMap<String, Wiped>);

impl Form {
    /// Parses `application/x-www-form-urlencoded`, the body of a POST.
    ///
    /// # Errors
    /// - `RequestEntityTooLargeException`: more than [`BODY_BYTES_MAX`] bytes.
    /// - `MalformedInput`: not UTF-8, a duplicate parameter, or more than 4,000 of them.
    pub fn parse(text: &[u8]) -> Result<Self, Error> {
        if text.len() > BODY_BYTES_MAX {
            return Err(Error::bare(ErrorCode::RequestEntityTooLargeException));
        }
        let mut form = Self::default();
        for (name, value) in form_urlencoded::parse(text) {
            let value = Wiped::new(value.into_owned().into_bytes());
            // What is no UTF-8 has been replaced by this character, which no parameter of the model may hold.
            let replaced = |text: &str| text.contains(char::REPLACEMENT_CHARACTER);
            if replaced(&name) || std::str::from_utf8(&value).is_ok_and(replaced) {
                return Err(malformed("The request is not UTF-8."));
            }
            form.add(name.into_owned(), value)?;
        }
        Ok(form)
    }

    /// Takes parameters that are decoded already.
    ///
    /// # Errors
    /// `MalformedInput`: a duplicate parameter, or more than 4,000 of them.
    pub fn new<'a>(
        parameters: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Error> {
        let mut form = Self::default();
        for (name, value) in parameters {
            form.add(name.to_owned(), Wiped::new(value.as_bytes().to_vec()))?;
        }
        Ok(form)
    }

    fn add(&mut self, name: String, value: Wiped) -> Result<(), Error> {
        if self.0.len() == PARAMETERS_MAX {
            return Err(malformed("The request has too many parameters."));
        }
        // Which of two values counts would be a matter of taste.
        if self.0.insert(name, value).is_some() {
            return Err(malformed("A parameter of the request stands twice."));
        }
        Ok(())
    }

    /// Returns the operation that `Version` and `Action` name.
    ///
    /// # Errors
    /// `MissingAction`; `InvalidAction`, in IAM's and STS's words: `Could not find operation X for version 2010-05-08`, or `Bulla
    /// does not implement X yet.` if AWS has the operation.
    pub fn operation(&self) -> Result<ServiceOperation, Error> {
        let Some(action) = self.value("Action").filter(|action| !action.is_empty()) else {
            let message = "Request is missing an Action or Operation parameter.";
            return Err(Error::new(ErrorCode::MissingAction, message));
        };
        let service = self.service();
        let found = service.and_then(|service| ServiceOperation::from_name(service, action));
        found.ok_or_else(|| {
            let unbuilt = service.map_or(&[][..], AwsService::unbuilt);
            if unbuilt.binary_search(&action).is_ok() {
                return unbuilt_operation(action);
            }
            let cut = |text: &str| text.chars().take(128).collect::<String>();
            let version =
                self.value("Version").map_or_else(|| "NO_VERSION_SPECIFIED".to_owned(), cut);
            let message = format!("Could not find operation {} for version {version}", cut(action));
            Error::new(ErrorCode::InvalidAction, message)
        })
    }

    /// Returns the service whose API has the version that `Version` names.
    #[must_use]
    pub fn service(&self) -> Option<AwsService> {
        let version = self.value("Version")?;
        [AwsService::Iam, AwsService::Sts].into_iter().find(|service| service.version() == version)
    }

    /// Returns the value of the parameter called `name`.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        // It was text before it became bytes.
        self.0.get(name).and_then(|value| std::str::from_utf8(value).ok())
    }

    /// Returns the rest of every name that begins with `prefix`, in the order of the names.
    pub(crate) fn rests<'f>(&'f self, prefix: &'f str) -> impl Iterator<Item = &'f str> {
        let from = (Bound::Included(prefix), Bound::Unbounded);
        let names = self.0.range::<str, _>(from).map(|(name, _)| name);
        names.map_while(move |name| name.strip_prefix(prefix))
    }
}

impl fmt::Debug for Form {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Form({} parameters)", self.0.len())
    }
}

/// Returns the answer for an operation of IAM or STS that AWS has and Bulla does not build: `InvalidAction`.
#[must_use]
pub fn unbuilt_operation(name: &str) -> Error {
    Error::new(ErrorCode::InvalidAction, format!("Bulla does not implement {name} yet."))
}

pub(crate) fn malformed(message: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error::new(ErrorCode::MalformedInput, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operation(text: &str) -> Result<&'static str, Error> {
        Form::parse(text.as_bytes())?.operation().map(ServiceOperation::name)
    }

    #[test]
    fn version_and_action_name_the_operation() {
        assert_eq!(operation("Action=GetUser&Version=2010-05-08"), Ok("GetUser"));
        assert_eq!(operation("Version=2011-06-15&Action=AssumeRole"), Ok("AssumeRole"));
    }

    #[test]
    fn what_aws_has_and_bulla_does_not_is_said_to_be_missing() {
        for (text, name) in [
            ("Action=CreateVirtualMFADevice&Version=2010-05-08", "CreateVirtualMFADevice"),
            ("Action=AssumeRoleWithSAML&Version=2011-06-15", "AssumeRoleWithSAML"),
        ] {
            let message = format!("Bulla does not implement {name} yet.");
            assert_eq!(operation(text), Err(Error::new(ErrorCode::InvalidAction, message)));
        }
    }

    #[test]
    fn anything_else_is_named_as_aws_names_it() {
        for (text, message) in [
            (
                "Action=AssumeRole&Version=2010-05-08",
                "Could not find operation AssumeRole for version 2010-05-08",
            ),
            ("Action=GetUser", "Could not find operation GetUser for version NO_VERSION_SPECIFIED"),
            (
                "Action=Encrypt&Version=2014-11-01",
                "Could not find operation Encrypt for version 2014-11-01",
            ),
        ] {
            assert_eq!(operation(text), Err(Error::new(ErrorCode::InvalidAction, message)));
        }
        assert_eq!(operation("Version=2010-05-08").unwrap_err().code(), ErrorCode::MissingAction);
        assert_eq!(operation("").unwrap_err().code(), ErrorCode::MissingAction);
    }

    #[test]
    fn what_is_ambiguous_or_no_text_is_refused() {
        let many: String = (0..=PARAMETERS_MAX).map(|number| format!("p{number}=&")).collect();
        for text in ["a=1&a=1", "a=%ff", "%ff=a", &many] {
            let error = Form::parse(text.as_bytes()).unwrap_err();
            assert_eq!(error.code(), ErrorCode::MalformedInput);
        }
        let long = vec![b'a'; BODY_BYTES_MAX + 1];
        assert_eq!(
            Form::parse(&long).unwrap_err().code(),
            ErrorCode::RequestEntityTooLargeException
        );
    }

    #[test]
    fn nothing_of_the_values_is_printed() {
        let form = Form::parse(b"WebIdentityToken=secret").unwrap();
        assert_eq!(format!("{form:?}"), "Form(1 parameters)");
    }
}
