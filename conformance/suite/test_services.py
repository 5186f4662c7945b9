"""AWS services that act for users and for themselves, tried with a small worker that is like Lambda."""

import json
import stat

import pytest
from botocore.exceptions import ClientError

from accounts import Account
from identities import document, statement, trust
from importing import bring
from server import ACCOUNT, REGION, Server
from services import Lambda, Service, bulla, forwarded, signed_request, with_headers

LAMBDA, SQS = "lambda.amazonaws.com", "sqs.amazonaws.com"
ENVIRONMENT = {"PASSWORD": "secret"}
ROOT = {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server that knows two services."""
    data_dir = tmp_path_factory.mktemp("services") / "data"
    for command in [("init",), ("service", "create", LAMBDA), ("service", "create", SQS)]:
        made = bulla(*command, data_dir=data_dir)
        assert made.returncode == 0, made.stderr
    running = Server(data_dir)
    try:
        yield running.start()
    finally:
        running.end()


@pytest.fixture(scope="module")
def kms(server):
    return server.client()


@pytest.fixture(scope="module")
def service(server):
    return Service(server, LAMBDA)


@pytest.fixture
def worker(service):
    return Lambda(service)


@pytest.fixture
def user(identities):
    """A user who may do everything."""
    return identities.user(statement("kms:*"))


def call(user, service="lambda", **more):
    """A user's request to a service."""
    return signed_request(user.client("kms"), service, body=json.dumps(ENVIRONMENT).encode(), **more)


def code(function, **arguments):
    with pytest.raises(ClientError) as error:
        function(**arguments)
    return error.value.response["Error"]["Code"]


def undisclosed(action, on="on the resource associated with this ciphertext", who=LAMBDA):
    return (
        f"User: {who} is not authorized to perform: kms:{action} {on} because the resource does not exist in this "
        "Region, no resource-based policies allow access, or a resource-based policy explicitly denies access"
    )


class TestWorker:
    @pytest.fixture
    def key(self, kms):
        return kms.create_key()["KeyMetadata"]

    @pytest.fixture
    def function(self, worker, user, key):
        worker.create_function(call(user), "f", key["KeyId"])
        assert worker.start("f") == ENVIRONMENT
        return worker

    def test_it_stops_while_the_key_is_disabled(self, kms, key, function):
        kms.disable_key(KeyId=key["KeyId"])
        assert function.start("f") == ("DisabledException", f"{key['Arn']} is disabled.")
        kms.enable_key(KeyId=key["KeyId"])
        assert function.start("f") == ENVIRONMENT

    def test_it_stops_when_the_key_is_pending_deletion(self, kms, key, function):
        kms.schedule_key_deletion(KeyId=key["KeyId"])
        assert function.start("f") == ("KMSInvalidStateException", f"{key['Arn']} is pending deletion.")
        kms.cancel_key_deletion(KeyId=key["KeyId"])
        kms.enable_key(KeyId=key["KeyId"])
        assert function.start("f") == ENVIRONMENT

    def test_it_stops_when_imported_material_is_gone(self, kms, worker, user):
        key = kms.create_key(Origin="EXTERNAL")["KeyMetadata"]
        bring(kms, key["KeyId"], bytes(range(32)))
        worker.create_function(call(user), "f", key["KeyId"])
        kms.delete_imported_key_material(KeyId=key["KeyId"])
        assert worker.start("f") == ("KMSInvalidStateException", f"{key['Arn']} is pending import.")

    def test_it_stops_when_the_grant_is_revoked(self, kms, key, function):
        kms.revoke_grant(KeyId=key["KeyId"], GrantId=function.functions["f"][1])
        assert function.start("f") == ("AccessDeniedException", undisclosed("Decrypt"))

    def test_it_retires_the_grant_of_a_function_that_is_gone(self, kms, key, function):
        function.delete_function("f")
        assert kms.list_grants(KeyId=key["KeyId"])["Grants"] == []

    def test_the_grant_is_good_for_its_function_only(self, service, function):
        sealed, context = function.functions["f"][0], {"aws:lambda:FunctionArn": function.arn("f")}
        for kms in (service.for_resource(function.arn("g")), service.client()):
            assert code(kms.decrypt, CiphertextBlob=sealed, EncryptionContext=context) == "AccessDeniedException"
        other = {"aws:lambda:FunctionArn": function.arn("g")}
        kms = service.for_resource(function.arn("f"))
        refused = code(kms.decrypt, CiphertextBlob=sealed, EncryptionContext=other)
        assert refused in ("AccessDeniedException", "InvalidCiphertextException")

    def test_the_grant_is_good_for_its_service_only(self, server, function):
        sqs = Service(server, SQS).for_resource(function.arn("f"))
        sealed, context = function.functions["f"][0], {"aws:lambda:FunctionArn": function.arn("f")}
        assert code(sqs.decrypt, CiphertextBlob=sealed, EncryptionContext=context) == "AccessDeniedException"

    def test_the_user_is_asked_for_permission_and_not_the_service(self, identities, worker, key):
        nobody = identities.user()
        with pytest.raises(ClientError) as error:
            worker.create_function(call(nobody), "f", key["KeyId"])
        assert error.value.response["Error"]["Message"] == (
            f"User: {nobody.arn} is not authorized to perform: kms:Encrypt on resource: {key['Arn']} "
            "because no identity-based policy allows the kms:Encrypt action"
        )

    def test_an_execution_role_that_trusts_the_service(self, identities, service, worker, user, kms, key):
        role = identities.role(trust({"Service": LAMBDA}))
        sts = service.for_resource(worker.arn("f"), service="sts")
        session = sts.assume_role(RoleArn=role, RoleSessionName="function")["Credentials"]
        client = identities.session("kms", session)
        context = {"aws:lambda:FunctionArn": worker.arn("f")}
        lambda_kms = service.for_user(call(user))
        sealed = lambda_kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x", EncryptionContext=context)["CiphertextBlob"]
        assert code(client.decrypt, CiphertextBlob=sealed, EncryptionContext=context) == "AccessDeniedException"
        lambda_kms.create_grant(
            KeyId=key["KeyId"],
            GranteePrincipal=role,
            Operations=["Decrypt"],
            Constraints={"EncryptionContextEquals": context},
        )
        assert client.decrypt(CiphertextBlob=sealed, EncryptionContext=context)["Plaintext"] == b"x"
        other = Service(service.server, SQS).for_resource(worker.arn("f"), service="sts")
        assert code(other.assume_role, RoleArn=role, RoleSessionName="function") == "AccessDenied"


class TestPolicies:
    def key(self, kms, *statements):
        keep = statement("kms:*", Principal=ROOT)
        return kms.create_key(Policy=document(keep, *statements))["KeyMetadata"]["Arn"]

    def test_via_service_lets_a_user_in_through_the_service_only(self, server, kms, identities, service):
        user = identities.user()
        condition = {"StringEquals": {"kms:ViaService": f"lambda.{REGION}.amazonaws.com", "kms:CallerAccount": ACCOUNT}}
        key = self.key(kms, statement("kms:Encrypt", Principal={"AWS": user.arn}, Condition=condition))
        assert service.for_user(call(user)).encrypt(KeyId=key, Plaintext=b"x")["KeyId"] == key
        assert code(user.client("kms").encrypt, KeyId=key, Plaintext=b"x") == "AccessDeniedException"
        through_sqs = Service(server, SQS).for_user(call(user, "sqs"))
        assert code(through_sqs.encrypt, KeyId=key, Plaintext=b"x") == "AccessDeniedException"
        assert code(service.client().encrypt, KeyId=key, Plaintext=b"x") == "AccessDeniedException"

    @pytest.mark.parametrize(
        ("name", "value", "direct"),
        [("aws:ViaAWSService", "true", "false"), ("aws:PrincipalIsAWSService", "false", "false")],
    )
    def test_the_user_stays_the_principal(self, kms, identities, service, name, value, direct):
        user = identities.user()
        for wanted in ("true", "false"):
            condition = {"Bool": {name: wanted}}
            key = self.key(kms, statement("kms:Encrypt", Principal={"AWS": user.arn}, Condition=condition))
            for client, told in ((service.for_user(call(user)), value), (user.client("kms"), direct)):
                if told == wanted:
                    client.encrypt(KeyId=key, Plaintext=b"x")
                else:
                    assert code(client.encrypt, KeyId=key, Plaintext=b"x") == "AccessDeniedException"

    def test_called_via(self, kms, identities, service):
        user = identities.user()
        condition = {"ForAnyValue:StringEquals": {"aws:CalledVia": LAMBDA}}
        key = self.key(kms, statement("kms:Encrypt", Principal={"AWS": user.arn}, Condition=condition))
        service.for_user(call(user)).encrypt(KeyId=key, Plaintext=b"x")
        assert code(user.client("kms").encrypt, KeyId=key, Plaintext=b"x") == "AccessDeniedException"

    def test_a_service_principal_with_its_source(self, server, kms, service, worker):
        condition = {"StringEquals": {"aws:SourceAccount": ACCOUNT}, "ArnLike": {"aws:SourceArn": worker.arn("f*")}}
        key = self.key(kms, statement("kms:Encrypt", Principal={"Service": LAMBDA}, Condition=condition))
        assert service.for_resource(worker.arn("f1")).encrypt(KeyId=key, Plaintext=b"x")["KeyId"] == key
        refused = [service.for_resource(worker.arn("g")), service.client()]
        refused.append(Service(server, SQS).for_resource(worker.arn("f1")))
        for client in refused:
            assert code(client.encrypt, KeyId=key, Plaintext=b"x") == "AccessDeniedException"

    def test_a_service_is_no_principal_of_any_account(self, kms, service):
        key = self.key(kms, statement("kms:*", Principal={"AWS": ACCOUNT}))
        with pytest.raises(ClientError) as error:
            service.client().encrypt(KeyId=key, Plaintext=b"x")
        assert error.value.response["Error"]["Message"] == undisclosed("Encrypt", "on this resource")
        bare = key.rsplit("/", 1)[1]
        assert code(service.client().encrypt, KeyId=bare, Plaintext=b"x") == "NotFoundException"
        for operation in ("create_key", "list_keys", "list_aliases"):
            assert code(getattr(service.client(), operation)) == "AccessDeniedException"

    def test_grant_is_for_aws_resource(self, kms, identities, service):
        user = identities.user()
        condition = {"Bool": {"kms:GrantIsForAWSResource": "true"}}
        actions = ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"]
        key = self.key(kms, statement(actions, Principal={"AWS": user.arn}, Condition=condition))
        arguments = {"KeyId": key, "GranteePrincipal": user.arn, "Operations": ["Decrypt"]}
        direct, through = user.client("kms"), service.for_user(call(user))
        assert code(direct.create_grant, **arguments) == "AccessDeniedException"
        grant = through.create_grant(**arguments)["GrantId"]
        assert code(direct.list_grants, KeyId=key) == "AccessDeniedException"
        (listed,) = through.list_grants(KeyId=key)["Grants"]
        assert listed["IssuingAccount"] == f"arn:aws:iam::{ACCOUNT}:root"
        assert code(direct.revoke_grant, KeyId=key, GrantId=grant) == "AccessDeniedException"
        through.revoke_grant(KeyId=key, GrantId=grant)

    def test_a_grant_that_a_service_makes_is_of_the_account_of_the_key(self, kms, service):
        key = self.key(kms, statement("kms:CreateGrant", Principal={"Service": LAMBDA}))
        arguments = {"GranteePrincipal": f"arn:aws:iam::{ACCOUNT}:root", "Operations": ["Decrypt"]}
        service.client().create_grant(KeyId=key, **arguments)
        (listed,) = kms.list_grants(KeyId=key)["Grants"]
        assert listed["IssuingAccount"] == f"arn:aws:iam::{ACCOUNT}:root"


class TestManagedKey:
    @pytest.fixture
    def region(self, elsewhere):
        return elsewhere.meta.region_name

    @pytest.fixture
    def through(self, identities, service, region):
        """A user without any policy who calls Lambda in a Region where nothing was before."""
        user = identities.user()
        request = signed_request(user.client("kms"), "lambda", region=region)
        client = service.for_user(request, region=region)
        client.user = user
        return client

    def test_it_appears_when_its_service_first_needs_it(self, elsewhere, through):
        reply = through.generate_data_key(KeyId="alias/aws/lambda", KeySpec="AES_256")
        metadata = elsewhere.describe_key(KeyId="alias/aws/lambda")["KeyMetadata"]
        assert (metadata["Arn"], metadata["KeyManager"]) == (reply["KeyId"], "AWS")
        assert through.decrypt(CiphertextBlob=reply["CiphertextBlob"])["Plaintext"] == reply["Plaintext"]
        through.create_grant(
            KeyId=reply["KeyId"], GranteePrincipal=through.user.arn, Operations=["Decrypt"]
        )
        client = through.user.client("kms", region=elsewhere.meta.region_name)
        assert client.decrypt(CiphertextBlob=reply["CiphertextBlob"])["Plaintext"] == reply["Plaintext"]

    def test_no_other_service_makes_or_uses_it(self, server, identities, elsewhere, through, region):
        assert code(through.encrypt, KeyId="alias/aws/sqs", Plaintext=b"x") == "NotFoundException"
        assert elsewhere.list_keys()["Keys"] == []
        key = through.encrypt(KeyId="alias/aws/lambda", Plaintext=b"x")["KeyId"]
        request = signed_request(through.user.client("kms"), "sqs", region=region)
        sqs = Service(server, SQS).for_user(request, region=region)
        assert code(sqs.encrypt, KeyId=key, Plaintext=b"x") == "AccessDeniedException"

    def test_nobody_uses_it_directly(self, elsewhere, through, service, region, refused):
        reply = through.encrypt(KeyId="alias/aws/lambda", Plaintext=b"x")
        message = (
            f"User: arn:aws:iam::{ACCOUNT}:root is not authorized to perform: kms:Encrypt on resource: {reply['KeyId']} "
            "because no resource-based policy allows the kms:Encrypt action"
        )
        with refused("AccessDeniedException", message):
            elsewhere.encrypt(KeyId="alias/aws/lambda", Plaintext=b"x")
        own = service.client(region=region)
        assert code(own.encrypt, KeyId=reply["KeyId"], Plaintext=b"x") == "AccessDeniedException"
        assert code(own.decrypt, CiphertextBlob=reply["CiphertextBlob"]) == "AccessDeniedException"

    def test_it_is_not_made_by_a_request_that_is_refused(self, elsewhere, through):
        through.user.allow(statement("kms:*", effect="Deny"))
        assert code(through.encrypt, KeyId="alias/aws/lambda", Plaintext=b"x") == "AccessDeniedException"
        assert elsewhere.list_keys()["Keys"] == []
        dry = {"KeyId": "alias/aws/lambda", "Plaintext": b"x", "DryRun": True}
        through.user.allow(statement("kms:*"))
        assert code(through.encrypt, **dry) == "DryRunOperationException"
        assert elsewhere.list_keys()["Keys"] == []

    def test_its_alias_is_no_customers(self, elsewhere, through):
        through.encrypt(KeyId="alias/aws/lambda", Plaintext=b"x")
        key = elsewhere.create_key()["KeyMetadata"]["KeyId"]
        for operation in ("create_alias", "update_alias"):
            change = getattr(elsewhere, operation)
            assert code(change, AliasName="alias/aws/lambda", TargetKeyId=key) == "NotAuthorizedException"
        assert code(elsewhere.delete_alias, AliasName="alias/aws/lambda") == "NotAuthorizedException"


class TestForwarding:
    def test_temporary_credentials_keep_their_session_policy(self, identities, service, kms):
        key = kms.create_key()["KeyMetadata"]["Arn"]
        user = identities.user(statement("sts:AssumeRole"))
        role = identities.role(trust({"AWS": user.arn}), statement("kms:*"))
        session = user.client("sts").assume_role(
            RoleArn=role, RoleSessionName="session", Policy=document(statement("kms:Encrypt"))
        )["Credentials"]
        request = signed_request(identities.session("kms", session), "lambda")
        through = service.for_user(request)
        through.encrypt(KeyId=key, Plaintext=b"x")
        assert code(through.generate_data_key, KeyId=key, KeySpec="AES_256") == "AccessDeniedException"

    def test_a_service_learns_who_its_user_is(self, service, user):
        assert service.for_user(call(user), service="sts").get_caller_identity()["Arn"] == user.arn
        own = service.client(service="sts").get_caller_identity()
        assert (own["Arn"], own["Account"]) == (LAMBDA, "aws")
        assert code(service.client(service="sts").get_session_token) == "AccessDenied"

    def test_a_forwarded_request_does_not_become_lasting_credentials(self, identities, service, server):
        """Whatever the user may do: it would be done without the service, and after it."""
        user = identities.user(statement("*"))
        role = identities.role(trust({"AWS": user.arn}), statement("kms:*"))
        for of in (user, identities):
            request = signed_request(of.client("kms"), "lambda")
            sts, iam = service.for_user(request, service="sts"), service.for_user(request, service="iam")
            assert sts.get_caller_identity()["Account"] == ACCOUNT
            assert code(sts.get_session_token) == "AccessDenied"
            assert code(sts.assume_role, RoleArn=role, RoleSessionName="job") == "AccessDenied"
            assert code(iam.create_access_key, UserName=user.name) == "AccessDenied"
            assert code(iam.create_user, UserName="backdoor") == "AccessDenied"

    def test_credentials_that_are_inactive_or_gone_are_refused(self, identities, service, user, kms):
        key = kms.create_key()["KeyMetadata"]["Arn"]
        request, name = call(user), {"UserName": user.name, "AccessKeyId": user.key["AccessKeyId"]}
        through = service.for_user(request)
        through.encrypt(KeyId=key, Plaintext=b"x")
        identities.iam.update_access_key(Status="Inactive", **name)
        assert code(through.encrypt, KeyId=key, Plaintext=b"x") == "UnrecognizedClientException"
        identities.iam.update_access_key(Status="Active", **name)
        through.encrypt(KeyId=key, Plaintext=b"x")
        identities.iam.delete_access_key(**name)
        assert code(through.encrypt, KeyId=key, Plaintext=b"x") == "UnrecognizedClientException"

    def test_what_was_signed_for_others_does_not_count(self, service, user):
        for request in (call(user, "sqs"), call(user, "kms"), call(user, region="eu-west-1")):
            assert code(service.for_user(request).list_keys) == "InvalidSignatureException"
        changed = forwarded(call(user)) | {"x-amz-forwarded-request-sha256": "0" * 64}
        assert code(service.client(changed).list_keys) == "InvalidSignatureException"

    def test_no_user_says_what_only_services_may(self, identities, user, refused):
        own = forwarded(call(user)) | {"x-amz-source-arn": "arn:aws:s3:::b", "x-amz-source-account": ACCOUNT}
        for name, value in own.items():
            client = with_headers(user.client("kms"), {name: value})
            with refused("AccessDeniedException", f"The header '{name}' may be sent by AWS services only."):
                client.list_keys()
        sts = with_headers(user.client("sts"), {"x-amz-source-account": ACCOUNT})
        assert code(sts.get_caller_identity) == "AccessDenied"


class TestAudit:
    def event(self, server, name):
        return next(event for event in reversed(server.newest_events(20)) if event["eventName"] == name)

    def test_a_user_through_a_service(self, server, kms, service, user):
        key = kms.create_key()["KeyMetadata"]["Arn"]
        service.for_user(call(user)).encrypt(KeyId=key, Plaintext=b"x")
        event = self.event(server, "Encrypt")
        identity = event["userIdentity"]
        assert (identity["type"], identity["arn"], identity["invokedBy"]) == ("IAMUser", user.arn, LAMBDA)
        assert identity["accessKeyId"] == user.key["AccessKeyId"]
        assert (event["sourceIPAddress"], event["userAgent"]) == (LAMBDA, LAMBDA)
        assert event["recipientAccountId"] == ACCOUNT
        # What a stolen access key of the service was used for.
        own = {"accessKeyId": service.profile["aws_access_key_id"], "sourceIPAddress": "127.0.0.1"}
        assert event["sentBy"] == own
        service.for_user(call(user)).encrypt(KeyId=key, Plaintext=b"x", EncryptionContext={"a": "b"})
        assert self.event(server, "Encrypt")["sentBy"] == own
        user.client("kms").list_keys()
        assert "sentBy" not in self.event(server, "ListKeys")

    def test_a_service_in_its_own_name(self, server, kms, worker, user):
        worker.create_function(call(user), "f", kms.create_key()["KeyMetadata"]["KeyId"])
        worker.start("f")
        event = self.event(server, "Decrypt")
        assert event["userIdentity"] == {"type": "AWSService", "invokedBy": LAMBDA}
        assert (event["sourceIPAddress"], event["userAgent"]) == (LAMBDA, LAMBDA)
        assert event["recipientAccountId"] == ACCOUNT
        assert event["sentBy"]["sourceIPAddress"] == "127.0.0.1"

    def test_a_service_that_uses_keys_of_two_accounts_tells_neither_of_the_other(self, server, service):
        accounts = [Account(server) for _ in range(2)]
        policy = document(
            statement("kms:*", Principal={"Service": LAMBDA}), statement("kms:*", Principal={"AWS": "*"}, Sid="own")
        )
        source, target = (one.client("kms").create_key(Policy=policy)["KeyMetadata"]["Arn"] for one in accounts)
        sealed = service.client().encrypt(KeyId=source, Plaintext=b"x")["CiphertextBlob"]
        service.client().re_encrypt(CiphertextBlob=sealed, DestinationKeyId=target)
        entries = [event for event in server.newest_events(20) if event["eventName"] == "ReEncrypt"]
        assert [event["recipientAccountId"] for event in entries] == [one.id for one in accounts]
        assert not any("decision" in event for event in entries)

    def test_whoever_only_claims_to_be_the_service(self, server, service):
        liar = Service(server, LAMBDA)
        liar.profile = dict(liar.profile) | {"aws_secret_access_key": "x" * 40}
        assert code(liar.client().list_keys) == "InvalidSignatureException"
        event = self.event(server, "ListKeys")
        assert event["sourceIPAddress"] == "127.0.0.1"
        assert event["userIdentity"]["accessKeyId"] == service.profile["aws_access_key_id"]


def test_the_running_service_makes_and_deletes_access_keys(tmp_path):
    """Without a restart; one that is deleted is refused from then on."""
    data_dir = tmp_path / "data"
    server = Server(data_dir).start()
    try:
        assert "is not the name of a service" in bulla("service", "create", "lambda", data_dir=data_dir).stderr
        made = bulla("service", "create", LAMBDA, data_dir=data_dir)
        assert made.returncode == 0, made.stderr
        service = Service(server, LAMBDA)
        assert code(service.client().list_keys) == "AccessDeniedException"
        access_key = service.profile["aws_access_key_id"]
        assert access_key in made.stdout
        assert access_key in bulla("service", "list", data_dir=data_dir).stdout
        assert "has no access key" in bulla("service", "delete", SQS, access_key, data_dir=data_dir).stderr
        assert bulla("service", "delete", LAMBDA, access_key, data_dir=data_dir).returncode == 0
        assert code(service.client().list_keys) == "UnrecognizedClientException"
        assert bulla("service", "list", data_dir=data_dir).stdout.startswith("No services: ")
        names = [event["eventName"] for event in server.newest_events(50)]
        assert "CreateServiceAccessKey" in names and "DeleteServiceAccessKey" in names
        assert server.verify().returncode == 0
    finally:
        server.end()


def test_identities_are_made_and_deleted_by_the_operator_only(tmp_path):
    data_dir = tmp_path / "data"
    assert "bulla init" in bulla("service", "create", LAMBDA, data_dir=tmp_path).stderr
    assert bulla("init", data_dir=data_dir).returncode == 0
    for name in ("lambda", "Lambda.amazonaws.com", "../../x.amazonaws.com", "lambda.example.org"):
        assert "is not the name of a service" in bulla("service", "create", name, data_dir=data_dir).stderr
    made = bulla("service", "create", LAMBDA, data_dir=data_dir)
    file = data_dir / "services" / LAMBDA
    assert str(file) in made.stdout
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    first = next(word for word in made.stdout.split() if word.startswith("AKIA"))
    secret = file.read_text().split("aws_secret_access_key = ")[1].strip()
    assert secret not in made.stdout
    second = bulla("service", "create", LAMBDA, data_dir=data_dir)
    assert second.returncode == 0
    assert "bulla service delete" in bulla("service", "create", LAMBDA, data_dir=data_dir).stderr
    assert first not in file.read_text()

    server = Server(data_dir).start()
    try:
        kms = Service(server, LAMBDA).client()
        assert code(kms.list_keys) == "AccessDeniedException"
        made = [event for event in server.newest_events(50) if event["eventName"] == "CreateServiceAccessKey"]
        assert [event["serviceEventDetails"]["service"] for event in made] == [LAMBDA, LAMBDA]
        assert first == made[0]["serviceEventDetails"]["accessKeyId"]
    finally:
        server.terminate()

    header, line = bulla("service", "list", data_dir=data_dir).stdout.splitlines()
    assert header.split() == ["service", "created", "access", "keys"]
    assert line.startswith(LAMBDA) and first in line
    newest = line.split()[-1] if line.split()[-1] != first else line.split()[-2]
    assert "has no access key" in bulla("service", "delete", SQS, first, data_dir=data_dir).stderr
    assert bulla("service", "delete", LAMBDA, first, data_dir=data_dir).returncode == 0
    assert file.exists()
    server.start()
    gone = Service(server, LAMBDA)
    try:
        assert code(gone.client().list_keys) == "AccessDeniedException"
    finally:
        server.terminate()
    assert bulla("service", "delete", LAMBDA, newest, data_dir=data_dir).returncode == 0
    assert not file.exists()
    assert bulla("service", "list", data_dir=data_dir).stdout.startswith("No services: ")
    server.start()
    try:
        assert code(gone.client().list_keys) == "UnrecognizedClientException"
        assert server.verify().returncode == 0
    finally:
        server.end()
