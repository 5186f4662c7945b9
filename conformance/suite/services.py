"""Programs that call as AWS services: in their own name, and for users who have signed a request to them."""

import configparser
import hashlib
import json
import subprocess

import boto3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

from server import ACCOUNT, BINARY, REGION, clean_environment


def bulla(*arguments, data_dir):
    """Runs a command of the binary on a data directory."""
    command = [BINARY, *arguments, "--data-dir", data_dir]
    return subprocess.run(command, env=clean_environment(), capture_output=True, text=True, timeout=60)


def signed_request(client, service, region=REGION, body=b"{}"):
    """A request to a service that is not Bulla's, signed with the credentials of a client."""
    credentials = client._request_signer._credentials
    request = AWSRequest("POST", f"https://{service}.{region}.amazonaws.com/", data=body)
    frozen = Credentials(credentials.access_key, credentials.secret_key, credentials.token)
    SigV4Auth(frozen, service, region).add_auth(request)
    return request


def forwarded(request):
    """The headers with which a service passes on what a user has signed for it."""
    headers = {name.lower(): value for name, value in request.headers.items()}
    headers["host"] = request.url.split("/")[2]
    signed = headers["authorization"].split("SignedHeaders=")[1].split(",")[0]
    lines = [f"{name}:{headers[name]}" for name in signed.split(";")]
    canonical = [request.method, "/", "", *lines, "", signed, hashlib.sha256(request.data).hexdigest()]
    all_headers = {
        "x-amz-forwarded-authorization": headers["authorization"],
        "x-amz-forwarded-date": headers["x-amz-date"],
        "x-amz-forwarded-request-sha256": hashlib.sha256("\n".join(canonical).encode()).hexdigest(),
    }
    if "x-amz-security-token" in headers:
        all_headers["x-amz-forwarded-security-token"] = headers["x-amz-security-token"]
    return all_headers


def with_headers(client, headers):
    """The same client; it sends and signs these headers too."""

    def add(request, **_):
        for name, value in headers.items():
            request.headers[name] = value

    client.meta.events.register("before-sign", add)
    return client


class Service:
    """A program with the identity that `bulla service create NAME` has made."""

    def __init__(self, server, name):
        file = configparser.ConfigParser()
        assert file.read(server.data_dir / "services" / name)
        self.server, self.name, self.profile = server, name, file["default"]

    def client(self, headers=None, service="kms", region=REGION):
        client = boto3.session.Session().client(
            service,
            region_name=region,
            endpoint_url=self.server.endpoint,
            aws_access_key_id=self.profile["aws_access_key_id"],
            aws_secret_access_key=self.profile["aws_secret_access_key"],
            config=Config(retries={"total_max_attempts": 1}),
        )
        return with_headers(client, headers or {})

    def for_user(self, request, **more):
        """A client that acts for whoever has signed `request`."""
        return self.client(forwarded(request), **more)

    def for_resource(self, arn, **more):
        """A client that acts in the service's own name, for a resource of a customer."""
        return self.client({"x-amz-source-arn": arn, "x-amz-source-account": ACCOUNT}, **more)


class Lambda:
    """What AWS Lambda does with the environment of a function: the user's request encrypts it and leaves a grant, by which
    the service decrypts it whenever the function starts."""

    def __init__(self, identity):
        self.identity, self.functions = identity, {}

    def arn(self, name):
        return f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}"

    def create_function(self, request, name, key):
        """`request` is what the user has sent; its body is the environment."""
        kms, context = self.identity.for_user(request), {"aws:lambda:FunctionArn": self.arn(name)}
        sealed = kms.encrypt(KeyId=key, Plaintext=request.data, EncryptionContext=context)
        grant = kms.create_grant(
            KeyId=sealed["KeyId"],
            GranteeServicePrincipal=self.identity.name,
            RetiringServicePrincipal=self.identity.name,
            Operations=["Decrypt", "RetireGrant"],
            Constraints={"EncryptionContextEquals": context, "SourceArn": self.arn(name)},
        )
        self.functions[name] = (sealed["CiphertextBlob"], grant["GrantId"], sealed["KeyId"])

    def start(self, name):
        """The function's environment, or why it cannot start."""
        kms, context = self.identity.for_resource(self.arn(name)), {"aws:lambda:FunctionArn": self.arn(name)}
        try:
            opened = kms.decrypt(CiphertextBlob=self.functions[name][0], EncryptionContext=context)
        except ClientError as error:
            return error.response["Error"]["Code"], error.response["Error"]["Message"]
        return json.loads(opened["Plaintext"])

    def delete_function(self, name):
        _, grant, key = self.functions.pop(name)
        self.identity.for_resource(self.arn(name)).retire_grant(KeyId=key, GrantId=grant)
