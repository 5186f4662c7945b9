use std::net::Ipv4Addr;

use auth::Session;
use model::{AccountId, Error};
use policy::{Document, PolicyKind};

use super::*;

const NOW: Timestamp = Timestamp::EPOCH;

fn ask(caller: &Caller, identity: Option<&PrincipalPolicies>, key: &str) -> Option<String> {
    ask_with(&Mandate::default(), caller, identity, key)
}

fn ask_with(
    mandate: &Mandate,
    caller: &Caller,
    identity: Option<&PrincipalPolicies>,
    key: &str,
) -> Option<String> {
    let region = Region::parse("eu-west-1").unwrap();
    // As a socket of both families gives it.
    let address = Ipv4Addr::new(192, 0, 2, 7).to_ipv6_mapped().into();
    let origin = Origin {
        address,
        user_agent: Some("aws-cli/1"),
        referer: Some("https://example.org/"),
        secure: false,
    };
    let asker = RequestPrincipal { caller, identity, mandate, region: &region, origin, now: NOW };
    match asker.global(GlobalKey::from_name(key)?, &NoService)? {
        Values::One(value) => Some(value.into_owned()),
        Values::Many(values) => Some(values.join(",")),
    }
}

/// A service without a resource.
struct NoService;

impl ServiceKeys for NoService {
    fn resource_account(&self) -> Option<Values<'_>> {
        None
    }

    fn resource_tag(&self, _tag: &str) -> Option<Values<'_>> {
        None
    }

    fn request_tag(&self, _tag: &str) -> Option<Values<'_>> {
        None
    }

    fn tag_keys(&self) -> Option<Values<'_>> {
        None
    }
}

/// Identities of which those are missing whose names end in `gone`.
struct Gone;

impl Identities for Gone {
    fn identity(&self, _caller: &Caller) -> Result<Option<Arc<PrincipalPolicies>>, Error> {
        Ok(None)
    }

    fn principal(&self, name: &str) -> Result<PrincipalLookup, Error> {
        let is_gone = name.trim_end_matches(".amazonaws.com").ends_with("gone");
        Ok(if is_gone {
            PrincipalLookup::Missing
        } else {
            PrincipalLookup::Known(format!("id of {name}"))
        })
    }
}

#[test]
fn a_principal_is_missing_under_the_name_of_its_element() {
    let bind = |principal: &str| {
        let text = format!(
            r#"{{"Statement":{{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{principal}}}}}"#
        );
        bind(&Gone, Document::parse_as(PolicyKind::Trust, &text).unwrap()).unwrap()
    };
    let (bob, gone) = ("arn:aws:iam::111122223333:user/bob", "arn:aws:iam::111122223333:user/gone");
    let aws = |name: &str| Some(MissingPrincipal::Aws(name.to_owned()));
    let service = |name: &str| Some(MissingPrincipal::Service(name.to_owned()));
    for (principal, missing) in [
        (format!(r#"{{"AWS":"{bob}"}}"#), None),
        (format!(r#"{{"AWS":["{gone}","{gone}2gone"]}}"#), aws(gone)),
        (r#"{"Service":"lambda.amazonaws.com"}"#.to_owned(), None),
        (
            r#"{"Service":["a.gone.amazonaws.com","b.gone.amazonaws.com"]}"#.to_owned(),
            service("a.gone.amazonaws.com"),
        ),
        (format!(r#"{{"Service":"{bob}"}}"#), service(bob)),
        (format!(r#"{{"AWS":"{gone}","Service":"{bob}"}}"#), service(bob)),
    ] {
        assert_eq!(bind(&principal).missing, missing, "{principal}");
    }
    assert_eq!(bind(&format!(r#"{{"AWS":"{bob}"}}"#)).ids[bob], format!("id of {bob}"));
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn a_session_shows_its_role_and_its_tags_before_those_of_the_role() {
    let session = Session {
        role: Some("arn:aws:iam::111122223333:role/app".to_owned()),
        tags: pairs(&[("Team", "red")]),
        ..Session::new("ASIAX".to_owned(), NOW)
    };
    let caller = Caller::new(auth::Identity {
        account: AccountId::parse("111122223333").unwrap(),
        kind: CallerKind::AssumedRole,
        arn: "arn:aws:sts::111122223333:assumed-role/app/job".to_owned(),
        principal_id: "AROAX:job".to_owned(),
        session: Some(session),
    });
    let own = PrincipalPolicies {
        tags: pairs(&[("team", "blue"), ("unit", "7")]),
        ..PrincipalPolicies::default()
    };
    let told = |key| ask(&caller, Some(&own), key);
    assert_eq!(told("principalarn").as_deref(), Some("arn:aws:iam::111122223333:role/app"));
    assert_eq!(told("principaltag/team").as_deref(), Some("red"));
    assert_eq!(told("principaltag/unit").as_deref(), Some("7"));
    assert_eq!(told("principaltag/none"), None);
    assert_eq!(told("principaltype").as_deref(), Some("AssumedRole"));
    assert_eq!(told("userid").as_deref(), Some("AROAX:job"));
    assert_eq!(told("multifactorauthpresent").as_deref(), Some("false"));
    assert_eq!(told("username"), None);
}

#[test]
fn a_long_term_key_says_nothing_of_a_session() {
    let region = Region::parse("eu-west-1").unwrap();
    let caller = Caller::root(AccountId::parse("111122223333").unwrap(), &region);
    let told = |key| ask(&caller, None, key);
    assert_eq!(told("multifactorauthpresent"), None);
    assert_eq!(told("tokenissuetime"), None);
    assert_eq!(told("principalarn").as_deref(), Some("arn:aws:iam::111122223333:root"));
    assert_eq!(told("sourceip").as_deref(), Some("192.0.2.7"));
    assert_eq!(told("requestedregion").as_deref(), Some("eu-west-1"));
    assert_eq!(told("useragent").as_deref(), Some("aws-cli/1"));
    assert_eq!(told("referer").as_deref(), Some("https://example.org/"));
    assert_eq!(told("epochtime").as_deref(), Some("0"));
    assert_eq!(told("resourceaccount"), None);
}

#[test]
fn a_user_who_calls_through_a_service_stays_a_user() {
    let region = Region::parse("eu-west-1").unwrap();
    let root = Caller::root(AccountId::parse("111122223333").unwrap(), &region);
    let via = Mandate { via: Some("lambda.amazonaws.com".to_owned()), ..Mandate::default() };
    let ask = |key| ask_with(&via, &root, None, key);
    assert_eq!(ask("viaawsservice").as_deref(), Some("true"));
    assert_eq!(ask("principalisawsservice").as_deref(), Some("false"));
    for key in ["calledvia", "calledviafirst", "calledvialast"] {
        assert_eq!(ask(key).as_deref(), Some("lambda.amazonaws.com"), "{key}");
    }
    assert_eq!(ask("principalaccount").as_deref(), Some("111122223333"));
    for key in ["principalservicename", "sourcearn", "sourceaccount"] {
        assert_eq!(ask(key), None, "{key}");
    }
}

#[test]
fn a_service_has_no_account_and_no_arn() {
    let lambda = Caller::service("lambda.amazonaws.com");
    let mandate = Mandate {
        via: None,
        source_arn: Some("arn:aws:lambda:eu-west-1:111122223333:function:f".to_owned()),
        source_account: AccountId::parse("111122223333"),
        ..Mandate::default()
    };
    let ask = |key| ask_with(&mandate, &lambda, None, key);
    assert_eq!(ask("principalisawsservice").as_deref(), Some("true"));
    assert_eq!(ask("viaawsservice").as_deref(), Some("false"));
    assert_eq!(ask("principalservicename").as_deref(), Some("lambda.amazonaws.com"));
    assert_eq!(ask("principalservicenameslist").as_deref(), Some("lambda.amazonaws.com"));
    assert_eq!(ask("sourcearn").as_deref(), mandate.source_arn.as_deref());
    assert_eq!(ask("sourceaccount").as_deref(), Some("111122223333"));
    for key in
        ["principalaccount", "principalarn", "principaltype", "userid", "username", "calledvia"]
    {
        assert_eq!(ask(key), None, "{key}");
    }
    // What a statement about the account that owns a key would have to match.
    assert_eq!(lambda.account(), AccountId::AWS);
    assert_eq!(AccountId::parse(&AccountId::AWS.to_string()), None);
}

#[test]
fn a_session_keeps_what_was_said_of_its_token() {
    let region = Region::parse("eu-west-1").unwrap();
    let keys = pairs(&[("idp:sub", "someone"), ("idp:amr", "pwd"), ("idp:amr", "mfa")]);
    let caller = Caller::new(auth::Identity {
        account: AccountId::parse("111122223333").unwrap(),
        kind: CallerKind::AssumedRole,
        arn: "arn:aws:sts::111122223333:assumed-role/app/job".to_owned(),
        principal_id: "AROAX:job".to_owned(),
        session: Some(Session { federation_keys: keys, ..Session::new("ASIAX".to_owned(), NOW) }),
    });
    let mandate = Mandate::default();
    let origin =
        Origin { address: [192, 0, 2, 7].into(), user_agent: None, referer: None, secure: false };
    let principal = RequestPrincipal {
        caller: &caller,
        identity: None,
        mandate: &mandate,
        region: &region,
        origin,
        now: NOW,
    };
    assert_eq!(principal.federated("idp:sub"), one("someone"));
    assert_eq!(principal.federated("idp:amr"), many(["pwd", "mfa"].into_iter()));
    assert_eq!(principal.federated("idp:aud"), None);
    let root = Caller::root(AccountId::parse("111122223333").unwrap(), &region);
    assert_eq!(RequestPrincipal { caller: &root, ..principal }.federated("idp:sub"), None);
}
