//! The global condition keys of AWS that have values here: `aws:NAME`.
//!
//! Each context of values matches [`GlobalKey`] exhaustively, so that a key which is added here does not compile until every context
//! says what it knows of it. Source: IAM user guide, "AWS global condition context keys".

/// Makes the enum of lines that name a key, its name in lower case without `aws:`, and whose property it is.
macro_rules! keys {
    ($($variant:ident $name:literal $subject:ident;)*) => {
        /// A global condition key.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum GlobalKey<'n> {
            $(#[doc = concat!("`aws:", stringify!($variant), "`.")] $variant,)*
            /// `aws:PrincipalTag/KEY`, with the tag's key in lower case.
            PrincipalTag(&'n str),
            /// `aws:RequestTag/KEY`, with the tag's key in lower case.
            RequestTag(&'n str),
            /// `aws:ResourceTag/KEY`, with the tag's key in lower case.
            ResourceTag(&'n str),
        }

        impl<'n> GlobalKey<'n> {
            /// Returns the key with this name in lower case, without `aws:`. `None` for keys that never have a value here.
            #[must_use]
            pub fn from_name(name: &'n str) -> Option<Self> {
                match name.split_once('/') {
                    Some(("principaltag", tag)) => Some(Self::PrincipalTag(tag)),
                    Some(("requesttag", tag)) => Some(Self::RequestTag(tag)),
                    Some(("resourcetag", tag)) => Some(Self::ResourceTag(tag)),
                    Some(_) => None,
                    None => match name {
                        $($name => Some(Self::$variant),)*
                        _ => None,
                    },
                }
            }

            /// Returns the party whose property the key is.
            #[must_use]
            pub const fn subject(self) -> KeySubject {
                match self {
                    $(Self::$variant => KeySubject::$subject,)*
                    Self::PrincipalTag(_) => KeySubject::Caller,
                    Self::RequestTag(_) => KeySubject::Request,
                    Self::ResourceTag(_) => KeySubject::Resource,
                }
            }
        }
    };
}

keys! {
    CalledVia                 "calledvia"                 Request;
    CalledViaFirst            "calledviafirst"            Request;
    CalledViaLast             "calledvialast"             Request;
    CurrentTime               "currenttime"               Request;
    EpochTime                 "epochtime"                 Request;
    FederatedProvider         "federatedprovider"         Caller;
    MultiFactorAuthPresent    "multifactorauthpresent"    Caller;
    PrincipalAccount          "principalaccount"          Caller;
    PrincipalArn              "principalarn"              Caller;
    PrincipalIsAwsService     "principalisawsservice"     Caller;
    PrincipalServiceName      "principalservicename"      Caller;
    PrincipalServiceNamesList "principalservicenameslist" Caller;
    PrincipalType             "principaltype"             Caller;
    Referer                   "referer"                   Request;
    RequestedRegion           "requestedregion"           Request;
    ResourceAccount           "resourceaccount"           Resource;
    SecureTransport           "securetransport"           Request;
    SourceAccount             "sourceaccount"             Request;
    SourceArn                 "sourcearn"                 Request;
    SourceIdentity            "sourceidentity"            Caller;
    SourceIp                  "sourceip"                  Request;
    TagKeys                   "tagkeys"                   Request;
    TokenIssueTime            "tokenissuetime"            Caller;
    UserAgent                 "useragent"                 Request;
    UserId                    "userid"                    Caller;
    UserName                  "username"                  Caller;
    ViaAwsService             "viaawsservice"             Request;
}

/// The party whose property a condition key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeySubject {
    /// The principal that calls.
    Caller,
    /// The request itself.
    Request,
    /// The resource that the request is about.
    Resource,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_lower_case_and_tags_keep_their_key() {
        assert_eq!(GlobalKey::from_name("principalarn"), Some(GlobalKey::PrincipalArn));
        assert_eq!(GlobalKey::from_name("requesttag/a/b"), Some(GlobalKey::RequestTag("a/b")));
        assert_eq!(GlobalKey::from_name("resourcetag/"), Some(GlobalKey::ResourceTag("")));
        for unknown in ["PrincipalArn", "principaltag", "principalarn/x", "sourcevpc", ""] {
            assert_eq!(GlobalKey::from_name(unknown), None, "{unknown}");
        }
    }
}
