use model::generated::iam::{
    ContextKeyTypeEnum, CreateRoleRequest, CreateUserRequest, ListUsersRequest,
    SimulateCustomPolicyRequest, UntagUserRequest,
};
use model::generated::sts::AssumeRoleWithWebIdentityRequest;
use model::shape::FromFields;
use model::{AwsService, ErrorCode};
use proptest::prelude::*;

use super::*;

fn read<T: FromFields>(service: AwsService, action: &str, text: &str) -> Result<T, Error> {
    let form = Form::parse(text.as_bytes())?;
    let operation = ServiceOperation::from_name(service, action).unwrap();
    decode_form(operation, &form)?.typed()
}

#[test]
fn members_lists_and_structures_within_are_read() {
    let input: CreateUserRequest = read(
        AwsService::Iam,
        "CreateUser",
        "UserName=alice&Path=%2Fteam%2F&Tags.member.1.Key=a&Tags.member.1.Value=1&Tags.member.2.Key=b\
         &Tags.member.2.Value=&Unknown=x&Tags.member.10.Key=c&Tags.member.10.Value=3",
    )
    .unwrap();
    assert_eq!((input.user_name.as_str(), input.path.as_deref()), ("alice", Some("/team/")));
    let tags: Vec<_> = input.tags.unwrap().into_iter().map(|tag| (tag.key, tag.value)).collect();
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    assert_eq!(tags, [pair("a", "1"), pair("b", ""), pair("c", "3")]);
}

#[test]
fn numbers_truth_values_and_nested_lists_are_read() {
    let input: ListUsersRequest =
        read(AwsService::Iam, "ListUsers", "MaxItems=7&Marker=m").unwrap();
    assert_eq!(input.max_items, Some(7));
    let input: CreateRoleRequest = read(
        AwsService::Iam,
        "CreateRole",
        "RoleName=r&AssumeRolePolicyDocument=%7B%7D&MaxSessionDuration=3600&Description=a+b",
    )
    .unwrap();
    assert_eq!(input.max_session_duration, Some(3600));
    assert_eq!(input.description.as_deref(), Some("a b"));
    let input: SimulateCustomPolicyRequest = read(
        AwsService::Iam,
        "SimulateCustomPolicy",
        "PolicyInputList.member.1=%7B%7D&ActionNames.member.1=kms%3AEncrypt\
         &ContextEntries.member.1.ContextKeyName=aws%3Ax&ContextEntries.member.1.ContextKeyType=stringList\
         &ContextEntries.member.1.ContextKeyValues.member.1=p&ContextEntries.member.1.ContextKeyValues.member.2=q",
    )
    .unwrap();
    let entry = input.context_entries.unwrap().remove(0);
    assert_eq!(entry.context_key_type, Some(ContextKeyTypeEnum::StringList));
    assert_eq!(entry.context_key_values.unwrap(), ["p", "q"]);
}

#[test]
fn an_empty_list_is_an_empty_value() {
    let input: UntagUserRequest =
        read(AwsService::Iam, "UntagUser", "UserName=a&TagKeys=").unwrap();
    assert!(input.tag_keys.is_empty());
}

#[test]
fn a_sensitive_member_is_a_secret() {
    let input: AssumeRoleWithWebIdentityRequest = read(
        AwsService::Sts,
        "AssumeRoleWithWebIdentity",
        "RoleArn=arn:aws:iam::000000000000:role/r&RoleSessionName=ss&WebIdentityToken=abcd.efgh",
    )
    .unwrap();
    assert_eq!(input.web_identity_token.expose(), b"abcd.efgh");
}

#[test]
fn what_is_not_of_its_type_is_malformed() {
    for (action, text) in [
        ("ListUsers", "MaxItems=seven"),
        ("ListUsers", "MaxItems="),
        ("ListUsers", "MaxItems=99999999999"),
        ("CreateUser", "UserName=a&Tags.member.x.Key=a"),
        ("CreateUser", "UserName=a&Tags.member.01.Key=a"),
        ("CreateUser", "UserName=a&Tags.member.-1.Key=a"),
        (
            "CreatePolicyVersion",
            "PolicyArn=arn:aws:iam::000000000000:policy/p&PolicyDocument=x&SetAsDefault=maybe",
        ),
    ] {
        let form = Form::parse(text.as_bytes()).unwrap();
        let operation = ServiceOperation::from_name(AwsService::Iam, action).unwrap();
        let error = decode_form(operation, &form).unwrap_err();
        assert_eq!(error.code(), ErrorCode::MalformedInput, "{text}");
    }
}

#[test]
fn constraints_are_those_of_the_model() {
    let error =
        read::<CreateUserRequest>(AwsService::Iam, "CreateUser", "UserName=a%20b").unwrap_err();
    assert_eq!(
        error.message().unwrap(),
        "1 validation error detected: Value 'a b' at 'userName' failed to satisfy constraint: Member must satisfy \
         regular expression pattern: [\\w+=,.@-]+"
    );
    let error = read::<CreateUserRequest>(AwsService::Iam, "CreateUser", "Path=x").unwrap_err();
    assert!(error.message().unwrap().starts_with("2 validation errors detected: "), "{error}");
}

proptest! {
    /// Any text is read or refused, for every operation.
    #[test]
    fn nothing_panics(
        index in 0..ServiceOperation::COUNT,
        names in prop::collection::vec("(Tags|ContextEntries|UserName|PolicyArns|Policy|ProvidedContexts)(\\.(member|entry|key|value|Key|arn|[0-9]{1,3})){0,4}", 0..8),
        values in prop::collection::vec("[ -~]{0,9}", 8),
    ) {
        let operation = ServiceOperation::all().nth(index).unwrap();
        let pairs = names.iter().zip(&values);
        let text = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        if let Ok(form) = Form::parse(text.as_bytes()) {
            let _read = decode_form(operation, &form);
        }
    }

    #[test]
    fn no_bytes_panic(text in prop::collection::vec(any::<u8>(), 0..64)) {
        if let Ok(form) = Form::parse(&text) {
            let _named = form.operation();
        }
    }

    /// Encoded parameters are read as they were, in any order.
    #[test]
    fn parameters_come_back(pairs in prop::collection::btree_map("\\PC{1,9}", "\\PC{0,9}", 0..9), reversed in any::<bool>()) {
        prop_assume!(!pairs.iter().any(|(name, value)| (name.clone() + value).contains('\u{fffd}')));
        let mut all: Vec<_> = pairs.iter().collect();
        if reversed {
            all.reverse();
        }
        let text = form_urlencoded::Serializer::new(String::new()).extend_pairs(all).finish();
        let form = Form::parse(text.as_bytes()).unwrap();
        for (name, value) in &pairs {
            prop_assert_eq!(form.value(name), Some(value.as_str()));
        }
        prop_assert_eq!(form.rests("").count(), pairs.len());
    }

    /// A form that was cut, or in which bytes were changed, is read or refused; where it is read, each parameter once.
    #[test]
    fn changed_forms_do_not_panic(changes in prop::collection::vec((any::<u16>(), any::<u8>()), 0..6), cut in any::<u16>()) {
        let mut text = REAL.as_bytes().to_vec();
        for (place, byte) in changes {
            let place = usize::from(place) % text.len();
            text[place] = byte;
        }
        text.truncate(text.len() - usize::from(cut) % 40);
        if let Ok(form) = Form::parse(&text) && let Ok(operation) = form.operation() {
            let _read = decode_form(operation, &form);
        }
    }

    /// "Names of users, groups, roles and policies must be alphanumeric, including plus, equal, comma, period, at,
    /// underscore and hyphen"; 64 characters of a user.
    #[test]
    fn names_are_those_of_the_definition(name in "[a-zA-Z0-9+=,.@_\\- /:é]{0,12}", long in 0..3usize) {
        let name = if long == 2 { name.repeat(12) } else { name };
        let text = form_urlencoded::Serializer::new(String::new()).append_pair("UserName", &name).finish();
        let is_name = (1..=64).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+=,.@_-".contains(&byte));
        let read = read::<CreateUserRequest>(AwsService::Iam, "CreateUser", &text);
        prop_assert_eq!(read.is_ok(), is_name);
    }
}

const REAL: &str = "Action=CreateUser&Version=2010-05-08&UserName=alice&Path=%2Fteam%2F&Tags.member.1.Key=a\
     &Tags.member.1.Value=1&Tags.member.2.Key=b&Tags.member.2.Value=&PermissionsBoundary=arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2Fx";
