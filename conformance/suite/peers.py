"""Two implementations of the algorithms that are not Bulla's: the Python package `cryptography`, the program `openssl`.

Both take and give what AWS KMS does: keys in DER (SubjectPublicKeyInfo, PKCS #8), signatures as the algorithm has them.
"""

import os
import subprocess

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.keywrap import aes_key_wrap_with_padding
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
    load_der_public_key,
)

CURVES = {
    "ECC_NIST_P256": ec.SECP256R1,
    "ECC_NIST_P384": ec.SECP384R1,
    "ECC_NIST_P521": ec.SECP521R1,
    "ECC_SECG_P256K1": ec.SECP256K1,
}


def fresh_private_key(spec):
    """PKCS #8 of a key pair for which a KMS key of this spec can be imported."""
    if spec in CURVES:
        private = ec.generate_private_key(CURVES[spec]())
    elif spec == "ECC_NIST_EDWARDS25519":
        private = ed25519.Ed25519PrivateKey.generate()
    else:
        private = rsa.generate_private_key(65537, int(spec.removeprefix("RSA_")))
    return private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def import_key(kms, spec, usage, material):
    """The metadata of a KMS key with this material."""
    key_id = kms.create_key(KeySpec=spec, KeyUsage=usage, Origin="EXTERNAL")["KeyMetadata"]["KeyId"]
    is_secret = spec.startswith("HMAC")
    algorithm = "RSAES_OAEP_SHA_256" if is_secret else "RSA_AES_KEY_WRAP_SHA_256"
    parameters = kms.get_parameters_for_import(KeyId=key_id, WrappingAlgorithm=algorithm, WrappingKeySpec="RSA_2048")
    wrapping_key = load_der_public_key(parameters["PublicKey"])
    if is_secret:
        wrapped = wrapping_key.encrypt(material, oaep(algorithm))
    else:
        # An AES key under RSAES-OAEP, then the material under AES key wrap with padding.
        aes_key = os.urandom(32)
        wrapped = wrapping_key.encrypt(aes_key, oaep(algorithm)) + aes_key_wrap_with_padding(aes_key, material)
    kms.import_key_material(
        KeyId=key_id,
        ImportToken=parameters["ImportToken"],
        EncryptedKeyMaterial=wrapped,
        ExpirationModel="KEY_MATERIAL_DOES_NOT_EXPIRE",
    )
    return kms.describe_key(KeyId=key_id)["KeyMetadata"]


def oaep(algorithm):
    name = hashes.SHA1 if algorithm == "RSAES_OAEP_SHA_1" else hashes.SHA256
    return padding.OAEP(padding.MGF1(name()), name(), None)


class Cryptography:
    """The Python package, on an OpenSSL of its own."""

    name = "cryptography"

    def __init__(self, _folder):
        pass

    @staticmethod
    def arguments(algorithm):
        """What `sign` and `verify` take after the message."""
        if algorithm in ("ED25519_SHA_512", "ML_DSA_SHAKE_256"):
            return ()
        name = getattr(hashes, "SHA" + algorithm[-3:])()
        if algorithm.startswith("ECDSA"):
            return (ec.ECDSA(name),)
        if algorithm.startswith("RSASSA_PSS"):
            return padding.PSS(padding.MGF1(name), padding.PSS.DIGEST_LENGTH), name
        return padding.PKCS1v15(), name

    def sign(self, private, algorithm, message):
        return load_der_private_key(private, None).sign(message, *self.arguments(algorithm))

    def accepts(self, public, algorithm, signature, message):
        try:
            load_der_public_key(public).verify(signature, message, *self.arguments(algorithm))
        except InvalidSignature:
            return False
        return True

    def encrypt(self, public, algorithm, plaintext):
        return load_der_public_key(public).encrypt(plaintext, oaep(algorithm))

    def decrypt(self, private, algorithm, ciphertext):
        return load_der_private_key(private, None).decrypt(ciphertext, oaep(algorithm))

    def agree(self, private, public):
        return load_der_private_key(private, None).exchange(ec.ECDH(), load_der_public_key(public))

    def public_key(self, private):
        loaded = load_der_private_key(private, None).public_key()
        return loaded.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


class OpenSsl:
    """The program."""

    name = "openssl"

    def __init__(self, folder):
        self.folder = folder

    def run(self, *arguments, check=True):
        ran = subprocess.run(["openssl", *arguments], cwd=self.folder, capture_output=True)
        assert not check or ran.returncode == 0, ran.stderr.decode()
        return ran

    def file(self, name, content):
        (self.folder / name).write_bytes(content)

    @staticmethod
    def digest(algorithm):
        options = ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest"]
        return [f"-sha{algorithm[-3:]}", *(options if algorithm.startswith("RSASSA_PSS") else [])]

    def sign(self, private, algorithm, message):
        self.file("private.der", private)
        self.file("message", message)
        key = ["-keyform", "DER"]
        if algorithm == "ED25519_SHA_512":
            command = ["pkeyutl", "-sign", *key, "-inkey", "private.der", "-rawin", "-in", "message"]
        else:
            command = ["dgst", *self.digest(algorithm), *key, "-sign", "private.der", "message"]
        return self.run(*command).stdout

    def accepts(self, public, algorithm, signature, message):
        self.file("public.der", public)
        self.file("message", message)
        self.file("signature", signature)
        key = ["-keyform", "DER"]
        if algorithm == "ED25519_SHA_512":
            command = ["pkeyutl", "-verify", "-pubin", *key, "-inkey", "public.der", "-rawin", "-in", "message"]
            ran = self.run(*command, "-sigfile", "signature", check=False)
        else:
            command = ["dgst", *self.digest(algorithm), *key, "-verify", "public.der", "-signature", "signature"]
            ran = self.run(*command, "message", check=False)
        assert b"Verif" in ran.stdout, ran.stderr.decode()
        return ran.returncode == 0

    @staticmethod
    def padding(algorithm):
        name = "sha1" if algorithm == "RSAES_OAEP_SHA_1" else "sha256"
        options = ("rsa_padding_mode:oaep", f"rsa_oaep_md:{name}", f"rsa_mgf1_md:{name}")
        return [word for option in options for word in ("-pkeyopt", option)]

    def encrypt(self, public, algorithm, plaintext):
        self.file("public.der", public)
        self.file("plaintext", plaintext)
        command = ["pkeyutl", "-encrypt", "-pubin", "-keyform", "DER", "-inkey", "public.der", "-in", "plaintext"]
        return self.run(*command, *self.padding(algorithm)).stdout

    def decrypt(self, private, algorithm, ciphertext):
        self.file("private.der", private)
        self.file("ciphertext", ciphertext)
        command = ["pkeyutl", "-decrypt", "-keyform", "DER", "-inkey", "private.der", "-in", "ciphertext"]
        return self.run(*command, *self.padding(algorithm)).stdout

    def agree(self, private, public):
        self.file("private.der", private)
        self.file("public.der", public)
        command = ["pkeyutl", "-derive", "-keyform", "DER", "-inkey", "private.der", "-peerkey", "public.der"]
        return self.run(*command, "-peerform", "DER").stdout

    def public_key(self, private):
        self.file("private.der", private)
        return self.run("pkey", "-inform", "DER", "-in", "private.der", "-pubout", "-outform", "DER").stdout
