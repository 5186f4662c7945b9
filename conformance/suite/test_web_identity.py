"""Whoever has a token of an OpenID Connect issuer that the account trusts can assume a role, as in AWS."""

import base64
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import boto3
import botocore
import jwt
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from identities import document, statement, trust
from server import REGION, Server

AUDIENCE = "sts.amazonaws.com"
SUBJECT = "system:serviceaccount:shop:payments"


class Issuer:
    """An issuer on this machine, with one RSA and one EC key."""

    def __init__(self):
        self.keys = {"rsa": rsa.generate_private_key(65537, 2048), "ec": ec.generate_private_key(ec.SECP256R1())}
        self.asked = 0
        self.reachable = True
        issuer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                issuer.asked += 1
                page = issuer.page(self.path) if issuer.reachable else None
                self.send_response(200 if page else 503)
                self.end_headers()
                self.wfile.write(json.dumps(page or {}).encode())

            def log_message(self, *_):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def end(self):
        self.http.shutdown()
        self.http.server_close()

    def page(self, path):
        if path == "/.well-known/openid-configuration":
            return {"issuer": self.url, "jwks_uri": f"{self.url}/keys"}
        if path == "/keys":
            rsa_key = jwt.algorithms.RSAAlgorithm.to_jwk(self.keys["rsa"].public_key(), as_dict=True)
            ec_key = jwt.algorithms.ECAlgorithm.to_jwk(self.keys["ec"].public_key(), as_dict=True)
            return {"keys": [rsa_key | {"kid": "rsa"}, ec_key | {"kid": "ec"}]}
        return None

    def token(self, kid="rsa", key=None, algorithm=None, **claims):
        now = int(time.time())
        given = {"iss": self.url, "aud": AUDIENCE, "sub": SUBJECT, "iat": now, "exp": now + 600} | claims
        algorithm = algorithm or {"rsa": "RS256", "ec": "ES256"}[kid]
        return jwt.encode(given, key or self.keys[kid], algorithm, headers={"kid": kid})


@pytest.fixture(scope="module")
def issuer():
    issuer = Issuer()
    yield issuer
    issuer.end()


@pytest.fixture(scope="module")
def server(tmp_path_factory, issuer):
    running = Server(tmp_path_factory.mktemp("web") / "data", BULLA_OIDC_ISSUERS=issuer.url)
    try:
        yield running.start()
    finally:
        running.end()


@pytest.fixture(scope="module")
def provider(identities, issuer):
    created = identities.iam.create_open_id_connect_provider(
        Url=issuer.url, ClientIDList=[AUDIENCE], ThumbprintList=["a" * 40]
    )
    return created["OpenIDConnectProviderArn"]


@pytest.fixture(scope="module")
def role(identities, provider, issuer):
    name = issuer.url.removeprefix("http://")
    condition = {"StringEquals": {f"{name}:aud": AUDIENCE, f"{name}:sub": SUBJECT}}
    trusted = trust({"Federated": provider}, "sts:AssumeRoleWithWebIdentity", Condition=condition)
    return identities.role(trusted, statement("kms:*"))


@pytest.fixture(scope="module")
def sts(identities):
    """A client of somebody who has no access key."""
    unsigned = Config(signature_version=botocore.UNSIGNED, retries={"total_max_attempts": 1})
    return boto3.client("sts", endpoint_url=identities.url, region_name=REGION, config=unsigned)


def refused(call, **arguments):
    with pytest.raises(ClientError) as error:
        call(**arguments)
    told = error.value.response["Error"]
    return told["Code"], told["Message"]


@pytest.mark.parametrize("kid", ["rsa", "ec"])
def test_a_token_becomes_a_session(identities, server, sts, issuer, provider, role, kid):
    reply = sts.assume_role_with_web_identity(
        RoleArn=role, RoleSessionName="pod", WebIdentityToken=issuer.token(kid)
    )
    assert reply["SubjectFromWebIdentityToken"] == SUBJECT
    assert (reply["Audience"], reply["Provider"]) == (AUDIENCE, provider)
    event = server.newest_events(1)[0]
    assert event["eventName"] == "AssumeRoleWithWebIdentity"
    assert event["userIdentity"]["type"] == "WebIdentityUser"
    assert event["responseElements"]["credentials"]["accessKeyId"] == reply["Credentials"]["AccessKeyId"]
    assert reply["Credentials"]["SessionToken"] not in json.dumps(event)
    kms = identities.session("kms", reply["Credentials"])
    key = kms.create_key()["KeyMetadata"]
    assert kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")
    event = server.newest_events(1)[0]
    assert event["userIdentity"]["sessionContext"]["sessionIssuer"]["arn"] == role


def test_sdks_find_the_token_by_themselves(identities, issuer, role, tmp_path, monkeypatch):
    """As in a pod on EKS: the environment names a file and a role."""
    file = tmp_path / "token"
    file.write_text(issuer.token())
    for name, value in {
        "AWS_WEB_IDENTITY_TOKEN_FILE": str(file),
        "AWS_ROLE_ARN": role,
        "AWS_ROLE_SESSION_NAME": "pod",
        "AWS_ENDPOINT_URL_STS": identities.url,
        "AWS_DEFAULT_REGION": REGION,
    }.items():
        monkeypatch.setenv(name, value)
    kms = boto3.Session().client("kms", endpoint_url=identities.url)
    assert kms.create_key()["KeyMetadata"]["Enabled"]


def test_what_is_not_to_be_believed(sts, issuer, role):
    now = int(time.time())
    secret = issuer.keys["rsa"].public_key().public_numbers().n.to_bytes(256, "big")
    stranger = rsa.generate_private_key(65537, 2048)
    head, claims, signature = issuer.token().split(".")
    other = json.loads(base64.urlsafe_b64decode(claims + "==")) | {"sub": "root"}
    forged = base64.urlsafe_b64encode(json.dumps(other).encode()).decode().rstrip("=")
    for token, code in [
        (issuer.token(exp=now - 1000), "ExpiredTokenException"),
        (issuer.token(aud="another"), "InvalidIdentityToken"),
        (issuer.token(iss="https://issuer.example"), "InvalidIdentityToken"),
        (issuer.token(key=stranger), "InvalidIdentityToken"),
        (issuer.token(key=secret, algorithm="HS256"), "InvalidIdentityToken"),
        (f"{head}.{forged}.{signature}", "InvalidIdentityToken"),
        (f"{head}.{claims}.", "InvalidIdentityToken"),
        ("no token at all", "InvalidIdentityToken"),
    ]:
        given = refused(
            sts.assume_role_with_web_identity, RoleArn=role, RoleSessionName="pod", WebIdentityToken=token
        )
        assert given[0] == code, (token, given)


def test_the_trust_policy_decides(identities, sts, issuer, role):
    ask = sts.assume_role_with_web_identity
    given = refused(ask, RoleArn=role, RoleSessionName="pod", WebIdentityToken=issuer.token(sub="another"))
    assert given == ("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity")
    closed = identities.role(trust({"AWS": role.split(":")[4]}), statement("kms:*"))
    for arn in (closed, role + "-that-is-not-there"):
        assert refused(ask, RoleArn=arn, RoleSessionName="pod", WebIdentityToken=issuer.token()) == given


def test_session_tags_come_from_the_token(identities, sts, issuer, provider):
    trusted = trust({"Federated": provider}, ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"])
    allowed = statement("kms:*", Condition={"StringEquals": {"aws:PrincipalTag/team": "red"}})
    role = identities.role(trusted, allowed)
    for team, works in [("red", True), ("blue", False)]:
        token = issuer.token(**{"https://aws.amazon.com/tags": {"principal_tags": {"team": [team]}}})
        reply = sts.assume_role_with_web_identity(RoleArn=role, RoleSessionName="pod", WebIdentityToken=token)
        kms = identities.session("kms", reply["Credentials"])
        if works:
            assert kms.create_key()
        else:
            assert refused(kms.create_key)[0] == "AccessDeniedException"


def test_permission_policies_see_the_token(identities, sts, issuer, provider):
    """`aud`, `sub` and `amr` are "Available in session"; `oaud` and `email` are for the trust policy only."""
    name = issuer.url.removeprefix("http://")
    trusted = trust({"Federated": provider}, "sts:AssumeRoleWithWebIdentity")

    def allowed(test, **claims):
        role = identities.role(trusted, statement("kms:ListKeys", Condition=test))
        ask = {"RoleArn": role, "RoleSessionName": "pod", "WebIdentityToken": issuer.token(**claims)}
        kms = identities.session("kms", sts.assume_role_with_web_identity(**ask)["Credentials"])
        try:
            return bool(kms.list_keys())
        except ClientError as error:
            assert error.response["Error"]["Code"] == "AccessDeniedException"
            return False

    methods = {"amr": ["pwd", "mfa"], "email": "a@example.com"}
    for test, expected in [
        ({"StringEquals": {f"{name}:sub": SUBJECT}}, True),
        ({"StringLike": {f"{name.upper()}:SUB": "system:serviceaccount:shop:*"}}, True),
        ({"StringEquals": {f"{name}:sub": "another"}}, False),
        ({"StringEquals": {f"{name}:aud": AUDIENCE}}, True),
        ({"ForAnyValue:StringEquals": {f"{name}:amr": "mfa"}}, True),
        ({"ForAnyValue:StringEquals": {f"{name}:amr": "sms"}}, False),
        ({"StringEquals": {f"{name}:oaud": AUDIENCE}}, False),
        ({"StringEquals": {f"{name}:email": "a@example.com"}}, False),
        ({"StringEquals": {"another.example:sub": SUBJECT}}, False),
        ({"Null": {f"{name}:sub": "true"}}, False),
    ]:
        assert allowed(test, **methods) == expected, test


def test_trust_policies_see_more_than_permission_policies(identities, sts, issuer, provider):
    name = issuer.url.removeprefix("http://")
    for test, expected in [
        ({"StringEquals": {f"{name}:oaud": AUDIENCE}}, True),
        ({"StringEquals": {f"{name}:email": "a@example.com"}}, True),
        ({"ForAnyValue:StringEquals": {f"{name}:amr": "mfa"}}, True),
        ({"StringEquals": {f"{name}:groups": "admins"}}, False),
    ]:
        role = identities.role(trust({"Federated": provider}, "sts:AssumeRoleWithWebIdentity", Condition=test))
        token = issuer.token(amr=["mfa"], email="a@example.com", groups="admins")
        ask = {"RoleArn": role, "RoleSessionName": "pod", "WebIdentityToken": token}
        if expected:
            assert sts.assume_role_with_web_identity(**ask)
        else:
            assert refused(sts.assume_role_with_web_identity, **ask)[0] == "AccessDenied", test


def test_a_policy_variable_is_the_subject(identities, sts, issuer, provider):
    """One role for all users, each with a prefix of their own in a bucket."""
    name = issuer.url.removeprefix("http://")
    bucket = "homes-by-subject"
    identities.client("s3").create_bucket(Bucket=bucket)
    home = f"arn:aws:s3:::{bucket}/${{{name}:sub}}/*"
    trusted = trust({"Federated": provider}, "sts:AssumeRoleWithWebIdentity")
    role = identities.role(trusted, statement(["s3:PutObject", "s3:GetObject"], resource=home))
    token = issuer.token(sub="alice")
    session = sts.assume_role_with_web_identity(RoleArn=role, RoleSessionName="pod", WebIdentityToken=token)
    s3 = identities.session("s3", session["Credentials"])
    s3.put_object(Bucket=bucket, Key="alice/file", Body=b"hers")
    assert refused(s3.put_object, Bucket=bucket, Key="bob/file", Body=b"his")[0] == "AccessDenied"


def test_a_session_made_from_a_session_says_nothing_of_the_token(identities, sts, issuer, provider):
    name = issuer.url.removeprefix("http://")
    trusted = trust({"Federated": provider}, "sts:AssumeRoleWithWebIdentity")
    first = identities.role(trusted, statement("sts:AssumeRole"))
    second = identities.role(
        trust({"AWS": first}, Condition={"StringEquals": {f"{name}:sub": SUBJECT}}),
        statement("kms:ListKeys", Condition={"Null": {f"{name}:sub": "true"}}),
    )
    ask = {"RoleArn": first, "RoleSessionName": "pod", "WebIdentityToken": issuer.token()}
    session = sts.assume_role_with_web_identity(**ask)
    chained = identities.session("sts", session["Credentials"]).assume_role(RoleArn=second, RoleSessionName="next")
    assert identities.session("kms", chained["Credentials"]).list_keys()


def test_the_trust_policy_sees_what_the_token_brings(identities, sts, issuer, provider):
    account = provider.split(":")[4]
    actions = ["sts:AssumeRoleWithWebIdentity", "sts:TagSession", "sts:SetSourceIdentity"]
    condition = {"StringEquals": {"aws:RequestTag/role": "admin"}}
    denied = {"Effect": "Deny", "Principal": "*", "Action": "sts:TagSession", "Condition": condition}
    allowed = {"Effect": "Allow", "Principal": {"Federated": provider}, "Action": actions}
    role = identities.role(document(allowed, denied))
    everyone = {"StringEquals": {"aws:PrincipalAccount": account}}
    open_role = identities.role(trust({"AWS": "*"}, "sts:*", Condition=everyone))
    tags, source = "https://aws.amazon.com/tags", "https://aws.amazon.com/source_identity"

    def ask(role, **claims):
        return {"RoleArn": role, "RoleSessionName": "pod", "WebIdentityToken": issuer.token(**claims)}

    assume = sts.assume_role_with_web_identity
    assert assume(**ask(role, **{tags: {"principal_tags": {"role": "reader"}}, source: "alice"}))["SourceIdentity"]
    assert refused(assume, **ask(role, **{tags: {"principal_tags": {"role": "admin"}}}))[0] == "AccessDenied"
    assert refused(assume, **ask(open_role))[0] == "AccessDenied"
    for claims in (
        {source: "a b<>"},
        {source: ""},
        {tags: {"principal_tags": {"aws:x": "1"}}},
        {tags: {"principal_tags": {"Team": "1", "team": "2"}}},
        {tags: {"principal_tags": {"a": "1"}, "transitive_tag_keys": ["b"]}},
    ):
        assert refused(assume, **ask(role, **claims))[0] == "InvalidIdentityToken", claims


def test_who_has_no_token_learns_nothing_and_leaves_little(server, sts, role):
    assume = sts.assume_role_with_web_identity
    ask = {"RoleSessionName": "pod", "WebIdentityToken": "aaaa"}
    known = refused(assume, RoleArn=role, **ask)
    assert refused(assume, RoleArn=f"{role}-that-is-not-there", **ask) == known
    assert refused(assume, RoleArn=role, PolicyArns=[{"arn": "arn:aws:iam::aws:policy/" + "x" * 1900}] * 10, **ask) == known
    event = server.newest_events(1)[0]
    assert set(event["requestParameters"]) == {"roleArn", "roleSessionName"}


def test_a_provider_that_is_gone_lets_nobody_in(identities, sts, issuer):
    created = identities.iam.create_open_id_connect_provider
    arn = next(
        one["Arn"] for one in identities.iam.list_open_id_connect_providers()["OpenIDConnectProviderList"]
    )
    assert refused(created, Url=issuer.url)[0] == "EntityAlreadyExists"
    shown = identities.iam.get_open_id_connect_provider(OpenIDConnectProviderArn=arn)
    assert shown["Url"] == issuer.url.removeprefix("http://") and shown["ClientIDList"] == [AUDIENCE]
    role = identities.role(trust({"Federated": arn}, "sts:AssumeRoleWithWebIdentity"))
    ask = {"RoleArn": role, "RoleSessionName": "pod", "WebIdentityToken": issuer.token()}
    assert sts.assume_role_with_web_identity(**ask)
    identities.iam.remove_client_id_from_open_id_connect_provider(OpenIDConnectProviderArn=arn, ClientID=AUDIENCE)
    assert refused(sts.assume_role_with_web_identity, **ask) == ("InvalidIdentityToken", "Incorrect token audience")
    identities.iam.add_client_id_to_open_id_connect_provider(OpenIDConnectProviderArn=arn, ClientID=AUDIENCE)
    assert sts.assume_role_with_web_identity(**ask)
    identities.iam.delete_open_id_connect_provider(OpenIDConnectProviderArn=arn)
    code, message = refused(sts.assume_role_with_web_identity, **ask)
    assert (code, message) == (
        "InvalidIdentityToken",
        f"No OpenIDConnect provider found in your account for {issuer.url}",
    )


def test_an_issuer_that_is_not_configured_is_never_asked(identities, sts):
    stranger = Issuer()
    created = identities.iam.create_open_id_connect_provider(Url=stranger.url, ClientIDList=[AUDIENCE])
    trusted = trust({"Federated": created["OpenIDConnectProviderArn"]}, "sts:AssumeRoleWithWebIdentity")
    role = identities.role(trusted)
    code, _ = refused(
        sts.assume_role_with_web_identity,
        RoleArn=role,
        RoleSessionName="pod",
        WebIdentityToken=stranger.token(),
    )
    assert (code, stranger.asked) == ("InvalidIdentityToken", 0)
    stranger.end()
