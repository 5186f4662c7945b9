"""Every example of AWS's own CLI documentation that uses only what Bulla has, run with the real `aws`.

The examples come from the installed awscli package. What stands in for something of the reader's (key ids, account
numbers, files) is replaced by something live; the rest is run as it is printed. An example passes when every command of
it ends with 0 and its output has the shape that is printed below it. `cli_examples_excluded.txt` lists the ones that
need what Bulla does not have yet, each of which must still fail: the list can only shrink.
"""

import datetime
import re
import subprocess

import botocore.session
import pytest
from botocore import xform_name
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

from cli_pages import Shape, differences, examples_of, excluded
from identities import people
from server import ACCOUNT, ROOT

EXCLUDED = ROOT / "conformance/suite/cli_examples_excluded.txt"
GAPS = (ROOT / "crates/kms/gaps.txt").read_text().split()
BIN = ROOT / ".venv/bin"

GRANT = "1234a2345b8a4e350500d432bccf8ecd6506710e1391880c4f7f7140160c9af3"
FIRST_KEY, SECOND_KEY = "1234abcd-12ab-34cd-56ef-1234567890ab", "0987dcba-09fe-87dc-65ba-ab0987654321"
PLAINTEXT = b"The text of the example.\n"


def implemented():
    names = botocore.session.Session().get_service_model("kms").operation_names
    return [xform_name(name, "-") for name in names if name not in GAPS]


ALL = [example for operation in implemented() for example in examples_of("kms", operation)]


RSA = {"KeySpec": "RSA_4096", "KeyUsage": "ENCRYPT_DECRYPT"}
SIGNING = {"KeySpec": "RSA_2048", "KeyUsage": "SIGN_VERIFY"}
MAC = {"KeySpec": "HMAC_384", "KeyUsage": "GENERATE_VERIFY_MAC"}
IMPORTED = {"Origin": "EXTERNAL"}
# What kind of key a page, or one example of it, takes for granted, where that is not a symmetric encryption key.
KINDS = {
    "decrypt 2": RSA,
    "derive-shared-secret": {"KeySpec": "ECC_NIST_P256", "KeyUsage": "KEY_AGREEMENT"},
    "delete-imported-key-material": IMPORTED,
    "describe-key 2": {"KeySpec": "RSA_2048", "KeyUsage": "SIGN_VERIFY"},
    "describe-key 4": {"KeySpec": "HMAC_256", "KeyUsage": "GENERATE_VERIFY_MAC"},
    "encrypt 3": RSA,
    "generate-mac": MAC,
    "get-parameters-for-import": IMPORTED,
    "get-public-key": RSA,
    "import-key-material": IMPORTED,
    "sign": SIGNING,
    "verify": SIGNING,
    "verify-mac": MAC,
}
MESSAGE = b"aGVsbG8gd29ybGQK\n"


class Stage:
    """A Region and a folder of its own for one example, furnished with what its page takes for granted."""

    def __init__(self, kms, folder, example):
        self.kms, self.folder, self.example = kms, folder, example
        kind = KINDS.get(example.name, KINDS.get(example.operation, {}))
        self.keys = {name: kms.create_key(**kind)["KeyMetadata"] for name in (FIRST_KEY, SECOND_KEY)}
        self.first = self.keys[FIRST_KEY]["KeyId"]
        self.grant_id = GRANT
        self.multi_region = None
        for name, text in example.files.items():
            (folder / name).write_text(self.localise(text))
        (folder / "ExamplePlaintextFile").write_bytes(PLAINTEXT)
        for name in ("EncodedMessage", "Message", "UnsignedMessage"):
            (folder / name).write_bytes(MESSAGE)
        encrypts = {"EncryptionAlgorithm": "RSAES_OAEP_SHA_256"} if kind is RSA else {}
        if kind in (RSA, {}):
            encrypted = kms.encrypt(KeyId=self.keys[SECOND_KEY if kind else FIRST_KEY]["KeyId"], Plaintext=PLAINTEXT, **encrypts)
            (folder / "ExampleEncryptedFile").write_bytes(encrypted["CiphertextBlob"])
        prepare = getattr(self, "for_" + example.operation.replace("-", "_"), lambda: None)
        prepare()

    def for_cancel_key_deletion(self):
        self.kms.schedule_key_deletion(KeyId=self.first)

    def for_decrypt(self):
        (self.folder / "ExamplePlaintextFile").write_bytes(b"to be replaced")

    def for_verify(self):
        made = self.kms.sign(KeyId=self.first, Message=MESSAGE, SigningAlgorithm="RSASSA_PKCS1_V1_5_SHA_256")
        (self.folder / "ExampleSignature").write_bytes(made["Signature"])

    def for_verify_mac(self):
        made = self.kms.generate_mac(KeyId=self.first, Message=MESSAGE, MacAlgorithm="HMAC_SHA_384")
        (self.folder / "ExampleMac").write_bytes(made["Mac"])

    def for_derive_shared_secret(self):
        public_key = self.kms.get_public_key(KeyId=self.keys[SECOND_KEY]["KeyId"])["PublicKey"]
        (self.folder / "PublicKey.der").write_bytes(public_key)

    def for_import_key_material(self):
        parameters = self.kms.get_parameters_for_import(
            KeyId=self.first, WrappingAlgorithm="RSAES_OAEP_SHA_256", WrappingKeySpec="RSA_2048"
        )
        oaep = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)
        wrapped = serialization.load_der_public_key(parameters["PublicKey"]).encrypt(bytes(32), oaep)
        (self.folder / "EncryptedKeyMaterial.bin").write_bytes(wrapped)
        (self.folder / "ImportToken.bin").write_bytes(parameters["ImportToken"])

    def for_delete_imported_key_material(self):
        self.for_import_key_material()
        self.kms.import_key_material(
            KeyId=self.first,
            ImportToken=(self.folder / "ImportToken.bin").read_bytes(),
            EncryptedKeyMaterial=(self.folder / "EncryptedKeyMaterial.bin").read_bytes(),
            ExpirationModel="KEY_MATERIAL_DOES_NOT_EXPIRE",
        )

    def for_describe_key(self):
        if self.example.number == 2:
            self.kms.disable_key(KeyId=self.first)
        elif self.example.number == 3:
            primary = self.kms.create_key(MultiRegion=True)["KeyMetadata"]
            for region in ("eu-west-1", "ap-northeast-1", "sa-east-1"):
                self.kms.replicate_key(KeyId=primary["KeyId"], ReplicaRegion=region)
            self.multi_region = primary["Arn"]

    def for_delete_alias(self):
        self.kms.create_alias(AliasName="alias/example-alias", TargetKeyId=self.first)

    def for_generate_data_key(self):
        self.kms.create_alias(AliasName="alias/ExampleAlias", TargetKeyId=self.first)

    def for_get_key_rotation_status(self):
        self.kms.enable_key_rotation(KeyId=self.first)

    def for_list_aliases(self):
        self.kms.create_alias(AliasName="alias/testKey", TargetKeyId=self.first)

    def for_list_key_rotations(self):
        self.kms.rotate_key_on_demand(KeyId=self.first)

    def for_list_resource_tags(self):
        tags = [{"TagKey": "Dept", "TagValue": "IT"}, {"TagKey": "Purpose", "TagValue": "Test"}]
        self.kms.tag_resource(KeyId=self.first, Tags=tags)

    for_untag_resource = for_list_resource_tags

    def grant(self, key, **arguments):
        user = f"arn:aws:iam::{ACCOUNT}:user"
        arguments |= {"GranteePrincipal": f"{user}/ExampleUser", "RetiringPrincipal": f"{user}/ExampleAdmin"}
        arguments |= {"Constraints": {"EncryptionContextSubset": {"Department": "IT"}}, "Operations": ["Encrypt"]}
        return self.kms.create_grant(KeyId=key, **arguments)["GrantId"]

    def for_list_grants(self):
        context = {"aws:dynamodb:subscriberId": ACCOUNT, "aws:dynamodb:tableName": "Services"}
        service = "dynamodb.us-west-2.amazonaws.com"
        self.kms.create_grant(
            KeyId=self.first,
            GranteePrincipal=service,
            RetiringPrincipal=service,
            Operations=["Decrypt", "Encrypt", "RetireGrant", "DescribeKey"],
            Constraints={"EncryptionContextSubset": context},
            Name="8276b9a6-6cf0-46f1-b2f0-7993a7f8c89a",
        )

    def for_list_retirable_grants(self):
        for key in self.keys.values():
            self.grant(key["KeyId"])

    def for_retire_grant(self):
        self.grant_id = self.grant(self.first)

    for_revoke_grant = for_retire_grant

    def for_update_alias(self):
        self.kms.create_alias(AliasName="alias/test-key", TargetKeyId=self.keys[SECOND_KEY]["KeyId"])

    def localise(self, text):
        """Puts what is live where the page has what stands for the reader's."""
        for placeholder, key in self.keys.items():
            text = re.sub(rf"arn:aws:kms:[a-z0-9-]+:\d+:key/{placeholder}", key["Arn"], text)
            text = text.replace(placeholder, key["KeyId"])
        text = text.replace(GRANT, self.grant_id)
        text = re.sub(r"arn:aws:kms:[a-z0-9-]+:\d+:key/mrk-[0-9a-f]+", lambda arn: self.multi_region or arn[0], text)
        # A date that lies ahead, and a file where the page has the beginning of a public key.
        soon = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=30)
        text = text.replace("2021-09-21T19:00:00Z", soon.strftime("%Y-%m-%dT%H:%M:%SZ"))
        text = re.sub(r'--public-key "MII[^"]*"', "--public-key fileb://PublicKey.der", text)
        # Names of users that differ in letter case only are the same.
        text = text.replace("exampleUser", "ExampleUser")
        return re.sub(r"\b(111122223333|123456789012)\b", ACCOUNT, text)

    def run(self, environment):
        """Gives what is wrong with the example, or None."""
        for command in self.example.commands:
            command = self.localise(command)
            ran = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", command],
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=120,
            )
            if ran.returncode != 0:
                return f"{command}\nended with {ran.returncode}: {ran.stderr}"
            target = re.search(r">\s*(\S+)$", command)
            if target and not (self.folder / target.group(1).replace("\\", "")).stat().st_size:
                return f"{command}\nleft its file empty"
        if "ExamplePlaintextFile" in command and (self.folder / "ExamplePlaintextFile").read_bytes() != PLAINTEXT:
            return f"{command}\nchanged the plaintext"
        if not self.example.output:
            return None if not ran.stdout.strip() else f"{command}\nprinted {ran.stdout}"
        found = list(differences(Shape(self.example.output).read(), Shape(ran.stdout).read()))
        return f"{command}\n" + "\n".join(found) if found else None


@pytest.fixture(scope="module", autouse=True)
def _people(server):
    """Whom the pages name."""
    people(server, users=["ExampleUser", "ExampleAdmin", "test-user"], roles=["adminRole", "ExampleRole"])


@pytest.fixture
def problem(server, elsewhere, tmp_path):
    """Runs an example; gives what is wrong with it, or None."""

    def run(example):
        environment = server.client_environment()
        region = elsewhere.meta.region_name
        environment |= {"AWS_REGION": region, "AWS_DEFAULT_REGION": region}
        environment["PATH"] = f"{BIN}:{environment['PATH']}"
        # The pages print times as version 2 of the CLI does; version 1 does so when it is told to.
        environment["AWS_CONFIG_FILE"] = str(tmp_path / "config")
        (tmp_path / "config").write_text("[default]\ncli_timestamp_format = iso8601\n")
        return Stage(elsewhere, tmp_path, example).run(environment)

    return run


def test_the_pages_are_read_whole():
    """Counted for awscli 1.46.3, 70 commands less the 2 for the Windows prompt: no example gets lost in reading."""
    assert len(ALL) == 67
    assert sum(len(example.commands) for example in ALL) == 68


@pytest.mark.parametrize(
    "example", [example for example in ALL if example.name not in excluded(EXCLUDED)], ids=lambda example: example.name
)
def test_an_example(problem, example):
    found = problem(example)
    assert found is None, found


@pytest.mark.parametrize("name", list(excluded(EXCLUDED)))
def test_an_excluded_example_fails_still(problem, name):
    (example,) = [example for example in ALL if example.name == name]
    assert problem(example) is not None, f"{name} works now: take it off {EXCLUDED.name}"
