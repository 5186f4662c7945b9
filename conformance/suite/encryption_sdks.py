"""The AWS Encryption SDKs and their command line tool behind one interface: a file into a message, a message into a file.

Endpoint, Region and credentials come from the environment, also within this process.
"""

import functools
import json
import os
import shutil
import subprocess

from aws_cryptographic_material_providers.mpl import AwsCryptographicMaterialProviders
from aws_cryptographic_material_providers.mpl.config import MaterialProvidersConfig
from aws_cryptographic_material_providers.mpl.models import (
    CreateAwsKmsMrkDiscoveryMultiKeyringInput,
    CreateAwsKmsMrkMultiKeyringInput,
    DiscoveryFilter,
)
from aws_encryption_sdk import CommitmentPolicy, EncryptionSDKClient
from aws_encryption_sdk.identifiers import AlgorithmSuite
from aws_encryption_sdk.key_providers import kms

from server import ACCOUNT, REGION, ROOT

COMMITTING = [0x0478, 0x0578]
NOT_COMMITTING = [0x0014, 0x0046, 0x0078, 0x0114, 0x0146, 0x0178, 0x0214, 0x0346, 0x0378]
SUITES = NOT_COMMITTING + COMMITTING
# The public key of a signed message is in its encryption context, under this name.
PUBLIC_KEY = "aws-crypto-public-key"


class Refused(Exception):
    """An SDK did not encrypt or decrypt."""


def material_providers():
    return AwsCryptographicMaterialProviders(config=MaterialProvidersConfig())


class Python:
    """The SDK for Python, in this process. Its frames have multiples of 128 bytes; 0 is a body without frames."""

    frame_bytes = [128, 65536]
    longest_frame_bytes = 2**31 - 128

    def __init__(self, environment):
        """`environment` is that of this process already."""

    def end(self):
        """There is no process to end."""

    def encrypt(self, source, target, keys, suite=0x0578, frame_bytes=4096, context=None):
        how = self.materials(tuple(keys)) | {
            "algorithm": AlgorithmSuite.get_by_id(suite),
            "frame_length": frame_bytes,
            "encryption_context": context or {},
        }
        self.stream("e", suite in COMMITTING, source, target, how)

    def decrypt(self, source, target, keys=(), committing=True):
        """Decrypts with these keys, or with any key of the account. Gives the encryption context."""
        return self.stream("d", committing, source, target, self.materials(tuple(keys)))

    def stream(self, mode, committing, source, target, how):
        """Gives the encryption context of the message."""
        try:
            with open(source, "rb") as read, open(target, "wb") as written:
                with self.client(committing).stream(mode=mode, source=read, **how) as stream:
                    shutil.copyfileobj(stream, written)
                return stream.header.encryption_context
        except Exception as error:
            raise Refused(repr(error)) from error

    @staticmethod
    def client(committing):
        if committing:
            return EncryptionSDKClient(commitment_policy=CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT)
        return EncryptionSDKClient(commitment_policy=CommitmentPolicy.FORBID_ENCRYPT_ALLOW_DECRYPT)


class PythonMasterKeys(Python):
    """With the master key providers of its own. They are kept, as each makes clients for KMS."""

    @staticmethod
    @functools.cache
    def materials(keys):
        if keys:
            return {"key_provider": kms.MRKAwareStrictAwsKmsMasterKeyProvider(key_ids=keys)}
        own = kms.DiscoveryFilter(account_ids=[ACCOUNT], partition="aws")
        return {
            "key_provider": kms.MRKAwareDiscoveryAwsKmsMasterKeyProvider(discovery_filter=own, discovery_region=REGION)
        }


class PythonKeyrings(Python):
    """With the keyrings of the material providers library."""

    @staticmethod
    def materials(keys):
        library = material_providers()
        if keys:
            wanted = CreateAwsKmsMrkMultiKeyringInput(generator=keys[0], kms_key_ids=list(keys[1:]))
            return {"keyring": library.create_aws_kms_mrk_multi_keyring(wanted)}
        own = DiscoveryFilter(account_ids=[ACCOUNT], partition="aws")
        wanted = CreateAwsKmsMrkDiscoveryMultiKeyringInput(regions=[REGION], discovery_filter=own)
        return {"keyring": library.create_aws_kms_mrk_discovery_multi_keyring(wanted)}


class Elsewhere:
    """An SDK in a process of its own, which reads requests and writes replies, each a line of JSON."""

    def __init__(self, command, environment):
        self.process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def encrypt(self, source, target, keys, suite=0x0578, frame_bytes=4096, context=None):
        self.ask(
            "encrypt",
            source=str(source),
            target=str(target),
            keys=keys,
            suite=suite,
            committing=suite in COMMITTING,
            frameBytes=frame_bytes,
            context=context or {},
        )

    def decrypt(self, source, target, keys=(), committing=True):
        """Decrypts with these keys, or with any key of the account. Gives the encryption context."""
        told = self.ask("decrypt", source=str(source), target=str(target), keys=list(keys), committing=committing)
        return told["context"]

    def ask(self, task, **request):
        self.process.stdin.write(json.dumps({"task": task, "account": ACCOUNT, "region": REGION} | request) + "\n")
        self.process.stdin.flush()
        told = json.loads(self.process.stdout.readline())
        if "error" in told:
            raise Refused(told["error"])
        return told

    def end(self):
        """It ends with its input."""
        self.process.stdin.close()
        self.process.wait(60)
        self.process.stdout.close()


class JavaScript(Elsewhere):
    """The SDK for JavaScript in node. Its frames have any number of bytes, and its bodies always have frames."""

    frame_bytes = [1, 17, 65536]
    longest_frame_bytes = 2**32 - 1

    def __init__(self, environment):
        assert (ROOT / "conformance/node_modules").is_dir(), "run scripts/tools first"
        script = ROOT / "conformance/suite/javascript/encryption_sdk.mjs"
        # It warns of the version of node.
        super().__init__([shutil.which("node"), script], environment | {"NODE_NO_WARNINGS": "1"})


class Java(Elsewhere):
    """The SDK for Java: conformance/java, on the class path that scripts/envelope-interoperability makes."""

    frame_bytes = [16, 65536]
    longest_frame_bytes = 2**31 - 16
    CLASS_PATH = "ENCRYPTION_SDK_JAVA"

    def __init__(self, environment):
        class_path = os.environ[self.CLASS_PATH]
        super().__init__([shutil.which("java"), "-cp", class_path, "bulla.EncryptionSdk", self.materials], environment)


class JavaMasterKeys(Java):
    """With the master key providers of its own."""

    materials = "master-keys"


class JavaKeyrings(Java):
    """With the keyrings of the material providers library."""

    materials = "keyrings"


SDKS = {"python-master-keys": PythonMasterKeys, "python-keyrings": PythonKeyrings, "javascript": JavaScript}
if Java.CLASS_PATH in os.environ:
    SDKS |= {"java-master-keys": JavaMasterKeys, "java-keyrings": JavaKeyrings}
