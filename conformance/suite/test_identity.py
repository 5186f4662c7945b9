"""STS on the same endpoint: who am I, in the query protocol, and what the errors of that protocol look like."""

import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree

import boto3
import botocore.auth
import botocore.awsrequest
import botocore.credentials
import pytest
from botocore.exceptions import ClientError

from server import REGION

STS = "{https://sts.amazonaws.com/doc/2011-06-15/}"


@pytest.fixture(scope="module")
def client(server):
    """Makes clients of a service at the server's endpoint."""
    kms = server.client()
    given = kms._request_signer._credentials

    def make(service, access_key=given.access_key, secret_key=given.secret_key):
        return boto3.client(
            service,
            endpoint_url=kms.meta.endpoint_url,
            region_name=REGION,
            aws_access_key_id=access_key,
            aws_secret_access_key=secret_key,
        )

    make.url, make.credentials = kms.meta.endpoint_url, given
    return make


def send(url, body=None, **headers):
    """The status, the content type and the XML of an answer."""
    request = urllib.request.Request(url, data=body, headers=headers)
    try:
        with urllib.request.urlopen(request) as reply:
            return reply.status, reply.headers["Content-Type"], ElementTree.fromstring(reply.read())
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Content-Type"], ElementTree.fromstring(error.read())


def test_the_root_is_told_who_it_is(client, account):
    reply = client("sts").get_caller_identity()
    assert (reply["Account"], reply["UserId"]) == (account, account)
    assert reply["Arn"] == f"arn:aws:iam::{account}:root"
    assert reply["ResponseMetadata"]["RequestId"] == reply["ResponseMetadata"]["HTTPHeaders"]["x-amzn-requestid"]


def test_a_presigned_request_does_as_well(client, account):
    """How identities are shown to third parties (HashiCorp Vault, the AWS IAM Authenticator)."""
    credentials = botocore.credentials.Credentials(client.credentials.access_key, client.credentials.secret_key)
    query = urllib.parse.urlencode({"Action": "GetCallerIdentity", "Version": "2011-06-15"})
    request = botocore.awsrequest.AWSRequest("GET", f"{client.url}/?{query}")
    botocore.auth.SigV4QueryAuth(credentials, "sts", REGION, expires=60).add_auth(request)
    status, kind, reply = send(request.url)
    assert (status, kind) == (200, "text/xml")
    assert reply.find(f"{STS}GetCallerIdentityResult/{STS}Account").text == account
    status, _, reply = send(request.url.replace("2011-06-15", "2011-06-15&Extra=1"))
    assert (status, reply.find(f"{STS}Error/{STS}Code").text) == (403, "SignatureDoesNotMatch")


@pytest.mark.parametrize(
    ("access_key", "secret_key", "code"),
    [("AKIAIOSFODNN7EXAMPLE", "x", "InvalidClientTokenId"), (None, "x", "SignatureDoesNotMatch")],
)
def test_nobody_else_is(client, access_key, secret_key, code):
    sts = client("sts", access_key or client.credentials.access_key, secret_key)
    with pytest.raises(ClientError) as error:
        sts.get_caller_identity()
    assert error.value.response["Error"]["Code"] == code
    assert error.value.response["ResponseMetadata"]["HTTPStatusCode"] == 403


def test_what_is_not_built_says_so(client):
    with pytest.raises(ClientError) as error:
        client("iam").create_virtual_mfa_device(VirtualMFADeviceName="phone")
    told = error.value.response["Error"]
    assert told["Code"] == "InvalidAction"
    assert told["Message"] == "Bulla does not implement CreateVirtualMFADevice yet."


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"Action=GetCallerIdentity&Version=2011-06-15", 403, "MissingAuthenticationToken"),
        (b"Action=Nothing&Version=2011-06-15", 400, "InvalidAction"),
        (b"Action=GetCallerIdentity", 400, "InvalidAction"),
        (b"Version=2011-06-15", 400, "MissingAction"),
        (b"Action=GetCallerIdentity&Action=GetCallerIdentity&Version=2011-06-15", 400, "MalformedInput"),
        (b"\xff=\xff", 400, "MalformedInput"),
    ],
)
def test_errors_come_as_xml(client, body, status, code):
    kind = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
    told, content_type, reply = send(client.url, body, **kind)
    assert (told, content_type, reply.tag) == (status, "text/xml", f"{STS}ErrorResponse")
    assert reply.find(f"{STS}Error/{STS}Code").text == code
    assert reply.find(f"{STS}Error/{STS}Type").text == "Sender"


VERSIONS = {"iam": "2010-05-08", "sts": "2011-06-15"}


@pytest.mark.parametrize("place", ["header", "query"])
@pytest.mark.parametrize("version", ["2010-05-08", "2011-06-15", "2014-11-01", None])
@pytest.mark.parametrize("service", ["iam", "sts"])
def test_what_names_no_operation_is_answered_by_the_service_that_was_asked(client, service, version, place):
    """At AWS each service has an endpoint of its own. Here the signature says which one is meant."""
    asked = {"Action": "Nothing"} | ({"Version": version} if version else {})
    request = botocore.awsrequest.AWSRequest("GET", f"{client.url}/?{urllib.parse.urlencode(asked)}")
    sign = {"header": botocore.auth.SigV4Auth, "query": botocore.auth.SigV4QueryAuth}[place]
    sign(client.credentials, service, REGION).add_auth(request)
    status, _, reply = send(request.url, **dict(request.headers.items()))
    namespace = f"{{https://{service}.amazonaws.com/doc/{VERSIONS[service]}/}}"
    assert (status, reply.tag) == (400, f"{namespace}ErrorResponse")
    told = f"Could not find operation Nothing for version {version or 'NO_VERSION_SPECIFIED'}"
    assert reply.find(f"{namespace}Error/{namespace}Message").text == told


def test_a_signature_for_another_service_is_refused(client):
    """A request that was signed for KMS must not be good for STS."""
    credentials = botocore.credentials.Credentials(client.credentials.access_key, client.credentials.secret_key)
    body = "Action=GetCallerIdentity&Version=2011-06-15"
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    request = botocore.awsrequest.AWSRequest("POST", f"{client.url}/", data=body, headers=kind)
    botocore.auth.SigV4Auth(credentials, "kms", REGION).add_auth(request)
    status, _, reply = send(request.url, body.encode(), **dict(request.headers.items()))
    assert (status, reply.find(f"{STS}Error/{STS}Code").text) == (403, "SignatureDoesNotMatch")


def test_every_answer_is_in_the_audit_log(server, client):
    request_id = client("sts").get_caller_identity()["ResponseMetadata"]["RequestId"]
    event = server.newest_events(1)[0]
    assert event["requestID"] == request_id
    assert (event["eventSource"], event["eventName"]) == ("sts.amazonaws.com", "GetCallerIdentity")
    assert event["readOnly"] and event["userIdentity"]["type"] == "Root"
    with pytest.raises(ClientError):
        client("iam").get_user(UserName="nobody-there")
    event = server.newest_events(1)[0]
    assert (event["eventSource"], event["eventName"]) == ("iam.amazonaws.com", "GetUser")
    assert event["errorCode"] == "NoSuchEntity" and event["readOnly"]
