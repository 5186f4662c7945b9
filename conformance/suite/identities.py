"""Users, roles and clients that call as them."""

import itertools
import json

import boto3
from botocore.credentials import Credentials

from server import ACCOUNT, REGION

numbers = itertools.count(1)


def statement(actions, effect="Allow", resource="*", **more):
    return {"Effect": effect, "Action": actions, "Resource": resource, **more}


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def trust(principal, action="sts:AssumeRole", **more):
    return document({"Effect": "Allow", "Principal": principal, "Action": action, **more})


def people(server, users=(), roles=()):
    """Makes users and roles that grants and policies can name; nobody calls as them."""
    iam = Identities(server).iam
    for name in users:
        iam.create_user(UserName=name)
    for name in roles:
        iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust({"AWS": ACCOUNT}))


class Identities:
    """Makes users and roles in the account of a root, by default the server's first, and clients for them."""

    def __init__(self, server, *root):
        self.url, self.ca = server.endpoint, server.ca
        self.root = Credentials(*(root or server.credentials()))
        self.iam, self.sts = self.client("iam"), self.client("sts")

    def client(self, service, access_key=None, secret_key=None, token=None, region=REGION):
        return boto3.client(
            service,
            endpoint_url=self.url,
            region_name=region,
            aws_access_key_id=access_key or self.root.access_key,
            aws_secret_access_key=secret_key or self.root.secret_key,
            aws_session_token=token,
            verify=self.ca and str(self.ca),
        )

    def user(self, *statements, name=None, **more):
        """A new user with an inline policy of these statements, and an access key."""
        return User(self, name or f"user-{next(numbers)}", statements, more)

    def role(self, trusting, *statements, name=None, **more):
        """The ARN of a new role."""
        name = name or f"role-{next(numbers)}"
        role = self.iam.create_role(RoleName=name, AssumeRolePolicyDocument=trusting, **more)["Role"]
        if statements:
            self.iam.put_role_policy(RoleName=name, PolicyName="own", PolicyDocument=document(*statements))
        return role["Arn"]

    def session(self, service, credentials):
        """A client with temporary credentials."""
        return self.client(
            service, credentials["AccessKeyId"], credentials["SecretAccessKey"], credentials["SessionToken"]
        )


class User:
    def __init__(self, identities, name, statements, more):
        self.identities, self.name = identities, name
        self.arn = identities.iam.create_user(UserName=name, **more)["User"]["Arn"]
        if statements:
            self.allow(*statements)
        self.key = identities.iam.create_access_key(UserName=name)["AccessKey"]

    def allow(self, *statements):
        self.identities.iam.put_user_policy(
            UserName=self.name, PolicyName="own", PolicyDocument=document(*statements)
        )

    def client(self, service, region=REGION):
        return self.identities.client(
            service, self.key["AccessKeyId"], self.key["SecretAccessKey"], region=region
        )
