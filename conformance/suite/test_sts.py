"""Temporary credentials: what may be asked for, for how long, what they carry on, and that nobody can change them."""

import base64
import json
import re
import time
import urllib.error
import urllib.request
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from unittest import mock
from urllib.parse import urlencode

import pytest
from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

from identities import document, statement, trust
from server import ACCOUNT, REGION

ASSUME = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]


@pytest.fixture(scope="module")
def user(identities):
    """A user who may assume every role that trusts the account."""
    return identities.user(statement(ASSUME))


@pytest.fixture
def role(identities):
    """The ARN of a role that trusts the account, for at most two hours."""
    return identities.role(trust({"AWS": ACCOUNT}, ASSUME), statement(["kms:*", *ASSUME]), MaxSessionDuration=7200)


def refusal(call, **arguments):
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    response = caught.value.response
    return response["Error"]["Code"], response["Error"]["Message"], response["ResponseMetadata"]["HTTPStatusCode"]


def lifetime(reply):
    """Seconds that credentials live, from the time of the answer."""
    expires = reply["Credentials"]["Expiration"].timestamp()
    return expires - parsedate_to_datetime(reply["ResponseMetadata"]["HTTPHeaders"]["date"]).timestamp()


@pytest.mark.parametrize("seconds", [900, 3600, 7200])
def test_a_session_lasts_as_long_as_was_asked(user, role, seconds):
    reply = user.client("sts").assume_role(RoleArn=role, RoleSessionName="job", DurationSeconds=seconds)
    assert seconds - 2 <= lifetime(reply) <= seconds


def test_an_hour_where_nothing_is_said(user, role):
    assert 3598 <= lifetime(user.client("sts").assume_role(RoleArn=role, RoleSessionName="job")) <= 3600


def test_no_session_outlasts_what_its_role_allows(user, role):
    told = refusal(user.client("sts").assume_role, RoleArn=role, RoleSessionName="job", DurationSeconds=7201)
    message = "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."
    assert told == ("ValidationError", message, 400)


def test_a_chained_session_lasts_an_hour(identities, user, role):
    first = user.client("sts").assume_role(RoleArn=role, RoleSessionName="job")["Credentials"]
    sts = identities.session("sts", first)
    assert lifetime(sts.assume_role(RoleArn=role, RoleSessionName="next", DurationSeconds=3600)) <= 3600
    told = refusal(sts.assume_role, RoleArn=role, RoleSessionName="next", DurationSeconds=3601)
    message = "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining."
    assert told == ("ValidationError", message, 400)


def test_a_role_is_assumed_for_an_hour_with_a_session_of_a_user(identities, user, role):
    sts = identities.session("sts", user.client("sts").get_session_token()["Credentials"])
    assert lifetime(sts.assume_role(RoleArn=role, RoleSessionName="next", DurationSeconds=3600)) <= 3600
    told = refusal(sts.assume_role, RoleArn=role, RoleSessionName="next", DurationSeconds=3601)
    message = "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining."
    assert told == ("ValidationError", message, 400)


def test_session_tokens_of_users_and_of_the_root(identities, user):
    assert 43198 <= lifetime(user.client("sts").get_session_token()) <= 43200
    assert 129598 <= lifetime(user.client("sts").get_session_token(DurationSeconds=129600)) <= 129600
    assert lifetime(identities.sts.get_session_token(DurationSeconds=129600)) <= 3600
    own = identities.session("sts", user.client("sts").get_session_token()["Credentials"])
    assert own.get_caller_identity()["Arn"] == user.arn
    root = identities.session("sts", identities.sts.get_session_token()["Credentials"])
    assert root.get_caller_identity()["Arn"] == f"arn:aws:iam::{ACCOUNT}:root"
    told = ("AccessDenied", "Cannot call GetSessionToken with session credentials", 403)
    assert refusal(own.get_session_token) == told


def test_what_devices_say_cannot_be_checked(user, role):
    for call, arguments in [
        (user.client("sts").get_session_token, {}),
        (user.client("sts").assume_role, {"RoleArn": role, "RoleSessionName": "job"}),
    ]:
        device = {"SerialNumber": f"arn:aws:iam::{ACCOUNT}:mfa/alice", "TokenCode": "123456"}
        assert refusal(call, **arguments, **device)[0] == "AccessDenied"


def test_whose_account_an_access_key_is(identities, user):
    sts = identities.sts
    assert sts.get_access_key_info(AccessKeyId=user.key["AccessKeyId"])["Account"] == ACCOUNT
    assert refusal(sts.get_access_key_info, AccessKeyId="AKIAIOSFODNN7EXAMPLE")[0] == "ValidationError"


def test_a_role_that_is_not_there_is_denied_as_one_that_does_not_trust(identities, user, stage):
    absent = stage.arn("role", "not-there")
    sts = user.client("sts")
    code, message, _ = refusal(sts.assume_role, RoleArn=absent, RoleSessionName="job")
    assert (code, message) == (
        "AccessDenied",
        f"User: {user.arn} is not authorized to perform: sts:AssumeRole on resource: {absent}",
    )
    closed = identities.role(trust({"AWS": identities.user().arn}), statement("kms:*"))
    code, other, _ = refusal(sts.assume_role, RoleArn=closed, RoleSessionName="job")
    assert (code, other) == ("AccessDenied", message.replace(absent, closed))


def test_a_session_policy_that_is_none_or_too_long_or_not_there(user, role, stage):
    sts = user.client("sts")
    call = {"RoleArn": role, "RoleSessionName": "job"}
    assert refusal(sts.assume_role, **call, Policy="{}")[0] == "MalformedPolicyDocument"
    nowhere = stage.arn("policy", "nowhere")
    told = refusal(sts.assume_role, **call, PolicyArns=[{"arn": nowhere}])
    assert told == ("ValidationError", f"{nowhere} is not a valid managed policy.", 400)
    arns = [{"arn": f"arn:aws:iam::{ACCOUNT}:policy/{'p' * 80}{number}"} for number in range(10)]
    almost = document(statement("kms:*", resource="arn:aws:kms:*:*:key/" + "a" * 1900))
    code, message, _ = refusal(sts.assume_role, **call, Policy=almost, PolicyArns=arns)
    packed = (len(almost) + sum(len(one["arn"]) for one in arns)) * 100 // 2048
    assert code == "PackedPolicyTooLarge" and message == f"Packed policy consumes {packed}% of allotted space, please use smaller policy."


def test_session_policies_are_met_together(identities, user, role, stage, key):
    """A session may do what the role and one of the session's policies allow."""
    managed = stage.iam.create_policy(PolicyName=stage.name(), PolicyDocument=document(statement("kms:Encrypt")))
    reply = user.client("sts").assume_role(
        RoleArn=role,
        RoleSessionName="job",
        Policy=document(statement("kms:DescribeKey"), statement("iam:ListUsers")),
        PolicyArns=[{"arn": managed["Policy"]["Arn"]}],
    )
    kms = identities.session("kms", reply["Credentials"])
    assert kms.describe_key(KeyId=key["KeyId"])
    blob = kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")["CiphertextBlob"]
    code, message, _ = refusal(kms.decrypt, CiphertextBlob=blob)
    assert code == "AccessDeniedException"
    assert message.endswith("because no session policy allows the kms:Decrypt action")
    # What the role does not allow, no session policy allows.
    code, message, _ = refusal(identities.session("iam", reply["Credentials"]).list_users)
    assert message.endswith("because no identity-based policy allows the iam:ListUsers action")


def test_tags_go_on_and_cannot_be_changed(identities, user, role):
    sts = user.client("sts")
    tags = [{"Key": "team", "Value": "red"}, {"Key": "task", "Value": "a"}]
    reply = sts.assume_role(RoleArn=role, RoleSessionName="job", Tags=tags, TransitiveTagKeys=["team"])
    chained = identities.session("sts", reply["Credentials"])
    call = {"RoleArn": role, "RoleSessionName": "next"}
    assert refusal(chained.assume_role, **call, Tags=[{"Key": "Team", "Value": "blue"}])[:2] == (
        "InvalidParameterValue",
        "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    )
    told = refusal(sts.assume_role, **call, Tags=tags, TransitiveTagKeys=["other"])
    assert told[:2] == (
        "InvalidParameterValue",
        "The specified transitive tag key must be included in the requested tags.",
    )
    twice = [{"Key": "a", "Value": "1"}, {"Key": "A", "Value": "2"}]
    assert refusal(sts.assume_role, **call, Tags=twice)[:2] == (
        "InvalidParameterValue",
        "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
    )
    many = [{"Key": f"{number:0128}", "Value": "v" * 256} for number in range(50)]
    code, message, _ = refusal(sts.assume_role, **call, Tags=many)
    assert code == "PackedPolicyTooLarge"
    assert re.fullmatch(r"Packed size of session tags consumes 1\d\d% of allotted space\.", message)
    condition = {"StringEquals": {"aws:PrincipalTag/team": "red"}, "Null": {"aws:PrincipalTag/task": "true"}}
    limited = identities.role(
        trust({"AWS": ACCOUNT}, ASSUME), statement("kms:ListKeys", Condition=condition), statement(ASSUME)
    )
    again = chained.assume_role(RoleArn=limited, RoleSessionName="next")["Credentials"]
    assert identities.session("kms", again).list_keys()
    plain = sts.assume_role(RoleArn=limited, RoleSessionName="next")["Credentials"]
    assert refusal(identities.session("kms", plain).list_keys)[0] == "AccessDeniedException"


def test_tags_and_source_identities_need_permission(identities, role):
    user = identities.user(statement("sts:AssumeRole"))
    call = {"RoleArn": role, "RoleSessionName": "job"}
    sts = user.client("sts")
    assert sts.assume_role(**call)
    assert refusal(sts.assume_role, **call, Tags=[{"Key": "a", "Value": "b"}])[0] == "AccessDenied"
    assert refusal(sts.assume_role, **call, SourceIdentity="alice")[0] == "AccessDenied"


def test_a_source_identity_stays(identities, user, role):
    reply = user.client("sts").assume_role(RoleArn=role, RoleSessionName="job", SourceIdentity="alice")
    assert reply["SourceIdentity"] == "alice"
    chained = identities.session("sts", reply["Credentials"])
    call = {"RoleArn": role, "RoleSessionName": "next"}
    assert chained.assume_role(**call)["SourceIdentity"] == "alice"
    told = "The source identity is already set for this assume role session"
    assert refusal(chained.assume_role, **call, SourceIdentity="bob")[:2] == ("ValidationError", told)


def changed(token):
    """Tokens with one bit, one byte or their length changed, over their whole length."""
    raw = base64.b64decode(token)
    for place in range(0, len(raw), max(1, len(raw) // 60)):
        for bit in (0, 3, 7):
            yield base64.b64encode(raw[:place] + bytes([raw[place] ^ (1 << bit)]) + raw[place + 1 :]).decode()
    yield base64.b64encode(raw[:-1]).decode()
    yield base64.b64encode(raw + b"\0").decode()
    yield token[:-4]
    yield token + "AAAA"
    yield "A" * 60_000


@pytest.mark.parametrize("kind", ["user", "role"])
def test_a_changed_token_is_refused(identities, user, role, kind):
    sts = user.client("sts")
    reply = sts.get_session_token() if kind == "user" else sts.assume_role(RoleArn=role, RoleSessionName="job")
    credentials = reply["Credentials"]
    tried = 0
    for token in changed(credentials["SessionToken"]):
        asked = identities.session("sts", credentials | {"SessionToken": token})
        code, _, status = refusal(asked.get_caller_identity)
        assert code == "InvalidClientTokenId"
        tried += 1
    assert tried > 150
    # The right one is good still, and without a token nothing is.
    assert identities.session("sts", credentials).get_caller_identity()
    assert refusal(identities.session("sts", credentials | {"SessionToken": None}).get_caller_identity)[0] == (
        "InvalidClientTokenId"
    )


def test_a_token_goes_with_its_secret(identities, user):
    one = user.client("sts").get_session_token()["Credentials"]
    other = user.client("sts").get_session_token()["Credentials"]
    mixed = one | {"SecretAccessKey": other["SecretAccessKey"]}
    assert refusal(identities.session("sts", mixed).get_caller_identity)[0] == "SignatureDoesNotMatch"
    # A token at an access key that needs none, and an access key of a session at another's token.
    long_term = {"AccessKeyId": user.key["AccessKeyId"], "SecretAccessKey": user.key["SecretAccessKey"]}
    assert refusal(identities.session("sts", one | long_term).get_caller_identity)[0] == "InvalidClientTokenId"
    swapped = one | {"AccessKeyId": other["AccessKeyId"], "SecretAccessKey": other["SecretAccessKey"]}
    assert refusal(identities.session("sts", swapped).get_caller_identity)[0] == "InvalidClientTokenId"


def test_sessions_end_with_their_user(identities, key):
    user = identities.user(statement("kms:*"))
    session = identities.session("kms", user.client("sts").get_session_token()["Credentials"])
    assert session.describe_key(KeyId=key["KeyId"])
    user.allow(statement("kms:*"), statement("kms:*", effect="Deny"))
    assert refusal(session.describe_key, KeyId=key["KeyId"])[0] == "AccessDeniedException"
    identities.iam.delete_user_policy(UserName=user.name, PolicyName="own")
    identities.iam.delete_access_key(UserName=user.name, AccessKeyId=user.key["AccessKeyId"])
    identities.iam.delete_user(UserName=user.name)
    assert refusal(session.describe_key, KeyId=key["KeyId"])[0] == "UnrecognizedClientException"


def test_a_session_of_a_renamed_user_is_refused(identities, key):
    """AWS lets it live on. Here users are found by their names, and what is not found is refused."""
    user = identities.user(statement("kms:*"))
    credentials = user.client("sts").get_session_token()["Credentials"]
    identities.iam.update_user(UserName=user.name, NewUserName=f"{user.name}-new")
    refused = refusal(identities.session("kms", credentials).describe_key, KeyId=key["KeyId"])
    assert refused[0] == "UnrecognizedClientException"
    again = user.client("sts").get_session_token()["Credentials"]
    assert identities.session("kms", again).describe_key(KeyId=key["KeyId"])


def test_a_session_of_a_user_that_moved_is_refused(identities, kms, key):
    """Its ARN is the one of its beginning, which is nobody's any more. Policies that name the user follow it: IAM user
    guide, "Rename an IAM user"."""
    user = identities.user(statement("kms:ListKeys"), Path="/prod/")
    credentials = user.client("sts").get_session_token()["Credentials"]
    session = identities.session("kms", credentials)
    own = json.loads(kms.get_key_policy(KeyId=key["KeyId"])["Policy"])
    own["Statement"].append(statement("kms:DescribeKey", Principal={"AWS": user.arn}))
    kms.put_key_policy(KeyId=key["KeyId"], Policy=json.dumps(own))
    assert session.describe_key(KeyId=key["KeyId"])
    identities.iam.update_user(UserName=user.name, NewPath="/left/")
    assert refusal(session.describe_key, KeyId=key["KeyId"])[0] == "UnrecognizedClientException"
    assert refusal(identities.session("sts", credentials).get_caller_identity)[0] == "InvalidClientTokenId"
    assert user.client("kms").describe_key(KeyId=key["KeyId"])


def test_a_session_policy_that_is_gone_allows_nothing(identities, user, role, stage, key):
    one, other = stage.policy(), stage.policy()
    assume = user.client("sts").assume_role

    def session(service, *arns):
        arns = [{"arn": arn} for arn in arns]
        made = assume(RoleArn=role, RoleSessionName="job", PolicyArns=arns)
        return identities.session(service, made["Credentials"])

    with_one, with_both, named = session("kms", one), session("kms", one, other), session("sts", one)
    identities.iam.delete_policy(PolicyArn=one)
    told = refusal(with_one.describe_key, KeyId=key["KeyId"])
    assert told[0] == "AccessDeniedException" and "no session policy allows" in told[1], told
    assert with_both.describe_key(KeyId=key["KeyId"])
    assert named.get_caller_identity()


def test_a_session_of_the_root_calls_nothing_of_iam(identities):
    """STS API reference, `GetSessionToken`: not unless the session says that its user had a device."""
    iam = identities.session("iam", identities.sts.get_session_token()["Credentials"])
    for call in (iam.get_user, iam.list_access_keys, iam.list_users):
        assert refusal(call)[0] == "InvalidClientTokenId"


@pytest.mark.parametrize("least", [0, 1000, 4095, 4096])
def test_a_token_is_at_least_as_long_as_was_asked(identities, user, role, least):
    """So clients find out whether they can take longer ones; the session works as any other."""
    for reply in (
        user.client("sts").assume_role(RoleArn=role, RoleSessionName="job", MinimumSessionTokenSize=least),
        user.client("sts").get_session_token(MinimumSessionTokenSize=least),
    ):
        size = len(reply["Credentials"]["SessionToken"])
        assert reply["SessionTokenSize"] == size >= least
        assert reply["SessionTokenUtilization"] == size * 100 // (16 * 1024)
        assert identities.session("sts", reply["Credentials"]).get_caller_identity()["Account"] == ACCOUNT


def test_no_token_is_made_longer_than_4096_bytes(user, role):
    code, message, _ = refusal(
        user.client("sts").assume_role, RoleArn=role, RoleSessionName="job", MinimumSessionTokenSize=4097
    )
    assert code == "ValidationError"
    assert "'minimumSessionTokenSize' failed to satisfy constraint" in message

def answer(url, body=None, **headers):
    """The status, content type and text of an answer to a request that no SDK makes."""
    request = urllib.request.Request(url, data=body, headers=headers)
    try:
        reply = urllib.request.urlopen(request)
    except urllib.error.HTTPError as error:
        reply = error
    with reply:
        return reply.status, reply.headers["Content-Type"], reply.read().decode()


def presigned(identities, age, parameters="&X-Amz-Expires=60", service="sts"):
    """The address of a signed GetCallerIdentity that was made so many seconds ago, as clusters of Kubernetes get it."""

    class Dated(SigV4QueryAuth):
        def _modify_request_before_signing(self, request):
            super()._modify_request_before_signing(request)
            request.url = request.url.replace("&X-Amz-Expires=60", parameters)

    made = datetime.now(timezone.utc) - timedelta(seconds=age)
    request = AWSRequest("GET", f"{identities.url}/?Action=GetCallerIdentity&Version=2011-06-15")
    with mock.patch("botocore.auth.get_current_datetime", lambda: made):
        Dated(identities.root, service, REGION, expires=60).add_auth(request)
    return request.url


@pytest.mark.parametrize("parameters", ["&X-Amz-Expires=60", "&X-Amz-Expires=0", "&X-Amz-Expires=86400", ""])
def test_a_presigned_identity_counts_for_15_minutes(identities, parameters):
    """"The sts GetCallerIdentity request is valid for 15 minutes regardless of this parameters value": aws-iam-authenticator."""
    for age in (0, 70, 890):
        status, _, text = answer(presigned(identities, age, parameters))
        assert status == 200 and f"<Arn>arn:aws:iam::{ACCOUNT}:root</Arn>" in text, (age, text)
    status, _, text = answer(presigned(identities, 905, parameters))
    assert status == 403 and "<Code>SignatureDoesNotMatch</Code>" in text
    assert "<Message>Signature expired: " in text and "- 15 min.)</Message>" in text


def test_who_asks_for_json_gets_it(identities, user, role):
    """Teleport, Vault's kin and Envoy read the replies of STS so."""
    url = presigned(identities, 0)
    status, kind, text = answer(url, Accept="application/json")
    told = json.loads(text)
    request_id = told["GetCallerIdentityResponse"]["ResponseMetadata"]["RequestId"]
    result = {"Account": ACCOUNT, "Arn": f"arn:aws:iam::{ACCOUNT}:root", "UserId": ACCOUNT}
    assert (status, kind, len(request_id)) == (200, "application/json", 36)
    assert told["GetCallerIdentityResponse"]["GetCallerIdentityResult"] == result
    assert answer(url)[1] == answer(url, Accept="*/*")[1] == "text/xml"
    status, kind, text = answer(url + "0", Accept="application/json")
    told = json.loads(text)
    assert (status, kind, set(told)) == (403, "application/json", {"Error", "RequestId"})
    assert told["Error"]["Code"] == "SignatureDoesNotMatch" and told["Error"]["Type"] == "Sender"
    assert told["Error"]["Message"]


def test_a_token_that_is_refused_is_refused_in_json_too(identities):
    form = urlencode(
        {
            "Action": "AssumeRoleWithWebIdentity",
            "Version": "2011-06-15",
            "RoleArn": f"arn:aws:iam::{ACCOUNT}:role/r",
            "RoleSessionName": "pod",
            "WebIdentityToken": "none",
        }
    )
    status, kind, text = answer(identities.url, form.encode(), Accept="application/json")
    assert (status, kind) == (400, "application/json")
    assert json.loads(text)["Error"]["Code"] == "InvalidIdentityToken"


def test_credentials_in_json_work(identities, user, role):
    """Their end is a number of seconds, as Envoy reads it."""
    form = {"Action": "AssumeRole", "Version": "2011-06-15", "RoleArn": role, "RoleSessionName": "job"}
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    request = AWSRequest("POST", identities.url + "/", headers, urlencode(form).encode())
    key = Credentials(user.key["AccessKeyId"], user.key["SecretAccessKey"])
    SigV4Auth(key, "sts", REGION).add_auth(request)
    status, _, text = answer(request.url, request.body, **dict(request.headers))
    told = json.loads(text)["AssumeRoleResponse"]["AssumeRoleResult"]["Credentials"]
    assert status == 200 and abs(told["Expiration"] - time.time() - 3600) < 60
    who = identities.session("sts", told).get_caller_identity()["Arn"]
    assert who.endswith(f"assumed-role/{role.split('/')[-1]}/job")
