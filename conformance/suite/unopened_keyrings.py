"""Keyrings of the AWS Encryption SDK whose messages `bulla decrypt` names and does not open."""

import contextlib

import boto3
from aws_cryptographic_material_providers.keystore import KeyStore
from aws_cryptographic_material_providers.keystore.config import KeyStoreConfig
from aws_cryptographic_material_providers.keystore.models import (
    CreateKeyInput,
    CreateKeyStoreInput,
    KMSConfigurationKmsKeyArn,
)
from aws_cryptographic_material_providers.mpl.models import (
    AesWrappingAlg,
    CreateAwsKmsEcdhKeyringInput,
    CreateAwsKmsHierarchicalKeyringInput,
    CreateAwsKmsMrkMultiKeyringInput,
    CreateAwsKmsRsaKeyringInput,
    CreateDefaultCryptographicMaterialsManagerInput,
    CreateRawAesKeyringInput,
    CreateRawEcdhKeyringInput,
    CreateRawRsaKeyringInput,
    CreateRequiredEncryptionContextCMMInput,
    EphemeralPrivateKeyToStaticPublicKeyInput,
    KmsEcdhStaticConfigurationsKmsPrivateKeyToStaticPublicKey,
    KmsPrivateKeyToStaticPublicKeyInput,
    PaddingScheme,
    RawEcdhStaticConfigurationsEphemeralPrivateKeyToStaticPublicKey,
)
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key
from moto.server import ThreadedMotoServer

from encryption_sdks import Python, material_providers
from server import REGION

CURVE = "ECC_NIST_P256"
TABLE = "key-store"


class WithMaterials(Python):
    """The SDK for Python with a keyring or a materials manager that only encrypts."""

    def __init__(self, **materials):
        self.given = materials

    def materials(self, keys):
        return self.given


def encrypt_with(keyring, source, target):
    """Makes a message. The suite has no signature, which the RSA keyrings of KMS do not know."""
    WithMaterials(keyring=keyring).encrypt(source, target, [], 0x0478)


def leaving_out(names, arn):
    """The SDK with a KMS key, that leaves pairs of the encryption context out of the header."""
    library = material_providers()
    keyring = library.create_aws_kms_mrk_multi_keyring(CreateAwsKmsMrkMultiKeyringInput(generator=arn))
    inner = library.create_default_cryptographic_materials_manager(
        CreateDefaultCryptographicMaterialsManagerInput(keyring=keyring)
    )
    outer = library.create_required_encryption_context_cmm(
        CreateRequiredEncryptionContextCMMInput(required_encryption_context_keys=names, underlying_cmm=inner)
    )
    return WithMaterials(materials_manager=outer)


def pem(public_key):
    return public_key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


@contextlib.contextmanager
def kms_rsa(kms):
    key_id = kms.create_key(KeySpec="RSA_2048", KeyUsage="ENCRYPT_DECRYPT")["KeyMetadata"]["Arn"]
    public_key = load_der_public_key(kms.get_public_key(KeyId=key_id)["PublicKey"])
    wanted = CreateAwsKmsRsaKeyringInput(
        kms_key_id=key_id, public_key=pem(public_key), encryption_algorithm="RSAES_OAEP_SHA_256", kms_client=kms
    )
    yield material_providers().create_aws_kms_rsa_keyring(wanted)


@contextlib.contextmanager
def kms_ecdh(kms):
    sender, recipient = (
        kms.create_key(KeySpec=CURVE, KeyUsage="KEY_AGREEMENT")["KeyMetadata"]["Arn"] for _ in range(2)
    )
    scheme = KmsPrivateKeyToStaticPublicKeyInput(
        sender_kms_identifier=sender, recipient_public_key=kms.get_public_key(KeyId=recipient)["PublicKey"]
    )
    wanted = CreateAwsKmsEcdhKeyringInput(
        key_agreement_scheme=KmsEcdhStaticConfigurationsKmsPrivateKeyToStaticPublicKey(scheme),
        curve_spec=CURVE,
        kms_client=kms,
    )
    yield material_providers().create_aws_kms_ecdh_keyring(wanted)


@contextlib.contextmanager
def kms_hierarchy(kms):
    key_id = kms.create_key()["KeyMetadata"]["Arn"]
    dynamodb = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    dynamodb.start()
    try:
        host, port = dynamodb.get_host_and_port()
        tables = boto3.client("dynamodb", region_name=REGION, endpoint_url=f"http://{host}:{port}")
        store = KeyStore(
            config=KeyStoreConfig(
                ddb_table_name=TABLE,
                logical_key_store_name=TABLE,
                kms_configuration=KMSConfigurationKmsKeyArn(key_id),
                ddb_client=tables,
                kms_client=kms,
            )
        )
        store.create_key_store(CreateKeyStoreInput())
        branch = store.create_key(CreateKeyInput()).branch_key_identifier
        wanted = CreateAwsKmsHierarchicalKeyringInput(key_store=store, branch_key_id=branch, ttl_seconds=60)
        yield material_providers().create_aws_kms_hierarchical_keyring(wanted)
    finally:
        dynamodb.stop()


@contextlib.contextmanager
def raw_aes(kms):
    wanted = CreateRawAesKeyringInput(
        key_namespace="ours",
        key_name="one",
        wrapping_key=bytes(32),
        wrapping_alg=AesWrappingAlg.ALG_AES256_GCM_IV12_TAG16,
    )
    yield material_providers().create_raw_aes_keyring(wanted)


@contextlib.contextmanager
def raw_rsa(kms):
    public_key = rsa.generate_private_key(public_exponent=65537, key_size=2048).public_key()
    wanted = CreateRawRsaKeyringInput(
        key_namespace="ours", key_name="one", padding_scheme=PaddingScheme.OAEP_SHA256_MGF1, public_key=pem(public_key)
    )
    yield material_providers().create_raw_rsa_keyring(wanted)


@contextlib.contextmanager
def raw_ecdh(kms):
    recipient = kms.create_key(KeySpec=CURVE, KeyUsage="KEY_AGREEMENT")["KeyMetadata"]["Arn"]
    scheme = EphemeralPrivateKeyToStaticPublicKeyInput(
        recipient_public_key=kms.get_public_key(KeyId=recipient)["PublicKey"]
    )
    wanted = CreateRawEcdhKeyringInput(
        key_agreement_scheme=RawEcdhStaticConfigurationsEphemeralPrivateKeyToStaticPublicKey(scheme), curve_spec=CURVE
    )
    yield material_providers().create_raw_ecdh_keyring(wanted)


# What makes each keyring, given a client of KMS, and what `bulla decrypt` calls it.
UNOPENED = {
    "KMS RSA": (kms_rsa, "KMS RSA keyring"),
    "KMS ECDH": (kms_ecdh, "KMS ECDH keyring"),
    "KMS hierarchical": (kms_hierarchy, "KMS hierarchical keyring"),
    "raw AES": (raw_aes, "another key provider"),
    "raw RSA": (raw_rsa, "another key provider"),
    "raw ECDH": (raw_ecdh, "raw ECDH keyring"),
}
