"""Key material of a caller's own, wrapped as GetParametersForImport asks for it."""

import datetime
import os

from cryptography.hazmat.primitives import hashes, keywrap, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa

START = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
NEVER = {"ExpirationModel": "KEY_MATERIAL_DOES_NOT_EXPIRE"}

OAEP = ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"]
RSA_AES = ["RSA_AES_KEY_WRAP_SHA_1", "RSA_AES_KEY_WRAP_SHA_256"]
WRAPPING_KEYS = ["RSA_2048", "RSA_3072", "RSA_4096"]

USAGES = {
    "SYMMETRIC_DEFAULT": "ENCRYPT_DECRYPT",
    "HMAC_224": "GENERATE_VERIFY_MAC",
    "HMAC_256": "GENERATE_VERIFY_MAC",
    "HMAC_384": "GENERATE_VERIFY_MAC",
    "HMAC_512": "GENERATE_VERIFY_MAC",
    "RSA_2048": "SIGN_VERIFY",
    "RSA_3072": "SIGN_VERIFY",
    "RSA_4096": "SIGN_VERIFY",
    "ECC_NIST_P256": "SIGN_VERIFY",
    "ECC_NIST_P384": "SIGN_VERIFY",
    "ECC_NIST_P521": "SIGN_VERIFY",
    "ECC_SECG_P256K1": "SIGN_VERIFY",
    "ECC_NIST_EDWARDS25519": "SIGN_VERIFY",
}
CURVES = {
    "ECC_NIST_P256": ec.SECP256R1(),
    "ECC_NIST_P384": ec.SECP384R1(),
    "ECC_NIST_P521": ec.SECP521R1(),
    "ECC_SECG_P256K1": ec.SECP256K1(),
}


def goes_together(spec, algorithm, wrapping_key):
    """Whether material of a key of this spec can be wrapped so (developer guide, "Importing key material", step 1)."""
    if spec.startswith("RSA"):
        return algorithm in RSA_AES
    if not spec.startswith("ECC"):
        return algorithm in OAEP
    return not (spec == "ECC_NIST_P521" and algorithm in OAEP and wrapping_key == "RSA_2048")


def private_key(spec):
    """A private key of an asymmetric key spec."""
    if spec.startswith("RSA"):
        return rsa.generate_private_key(65537, int(spec.removeprefix("RSA_")))
    return ec.generate_private_key(CURVES[spec]) if spec in CURVES else ed25519.Ed25519PrivateKey.generate()


def pkcs8(private):
    """The form in which private keys are imported."""
    return private.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def spki(private):
    """The form in which GetPublicKey shows the public key."""
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return private.public_key().public_bytes(serialization.Encoding.DER, form)


def material_for(spec):
    """Fresh material for a key of this spec."""
    if spec.startswith("HMAC"):
        return os.urandom(int(spec.removeprefix("HMAC_")) // 8)
    return os.urandom(32) if spec == "SYMMETRIC_DEFAULT" else pkcs8(private_key(spec))


def wrap(public_key, algorithm, material):
    """Wraps `material` with the DER public key of a reply of GetParametersForImport."""
    digest = hashes.SHA1() if algorithm.endswith("SHA_1") else hashes.SHA256()
    oaep = padding.OAEP(mgf=padding.MGF1(digest), algorithm=digest, label=None)
    encrypt = serialization.load_der_public_key(public_key).encrypt
    if algorithm in OAEP:
        return encrypt(material, oaep)
    transport = os.urandom(32)
    return encrypt(transport, oaep) + keywrap.aes_key_wrap_with_padding(transport, material)


def wrapped(client, key, material, algorithm="RSAES_OAEP_SHA_256", wrapping_key="RSA_2048"):
    """The members of ImportKeyMaterial that bring `material` to `key`."""
    parameters = client.get_parameters_for_import(KeyId=key, WrappingAlgorithm=algorithm, WrappingKeySpec=wrapping_key)
    material = wrap(parameters["PublicKey"], algorithm, material)
    return {"KeyId": key, "ImportToken": parameters["ImportToken"], "EncryptedKeyMaterial": material}


def bring(client, key, material, **arguments):
    """Imports `material`, which never expires unless `arguments` say so."""
    expiry = {} if "ExpirationModel" in arguments or "ValidTo" in arguments else NEVER
    algorithm = "RSAES_OAEP_SHA_256" if len(material) < 190 else "RSA_AES_KEY_WRAP_SHA_256"
    return client.import_key_material(**wrapped(client, key, material, algorithm) | expiry | arguments)


def new(client, spec="SYMMETRIC_DEFAULT", **arguments):
    """The metadata of a new key without material."""
    arguments = {"KeyUsage": USAGES.get(spec)} | arguments
    return client.create_key(Origin="EXTERNAL", KeySpec=spec, **arguments)["KeyMetadata"]


def described(client, key):
    return client.describe_key(KeyId=key)["KeyMetadata"]


def state(client, key):
    return described(client, key)["KeyState"]


def days(number):
    """A date so many days after the tests began, in whole seconds as the service shows it."""
    return START + datetime.timedelta(days=number)
