"""Which key has which algorithms: AWS KMS developer guide, "Key spec reference"."""

OAEP = ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"]
PKCS1 = ["RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_512"]
PSS = ["RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384", "RSASSA_PSS_SHA_512"]
ED25519 = ["ED25519_SHA_512", "ED25519_PH_SHA_512"]
RSA = ["RSA_2048", "RSA_3072", "RSA_4096"]

# Spec and usage of every kind of key outside China, with its algorithms in the order of the metadata.
KEYS = {("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"): ["SYMMETRIC_DEFAULT"]}
KEYS |= {(spec, "ENCRYPT_DECRYPT"): OAEP for spec in RSA}
KEYS |= {(spec, "SIGN_VERIFY"): PKCS1 + PSS for spec in RSA}
for curve, bits in (("P256", 256), ("P384", 384), ("P521", 512)):
    KEYS[f"ECC_NIST_{curve}", "SIGN_VERIFY"] = [f"ECDSA_SHA_{bits}"]
    KEYS[f"ECC_NIST_{curve}", "KEY_AGREEMENT"] = ["ECDH"]
KEYS["ECC_SECG_P256K1", "SIGN_VERIFY"] = ["ECDSA_SHA_256"]
KEYS["ECC_NIST_EDWARDS25519", "SIGN_VERIFY"] = ED25519
KEYS |= {(f"HMAC_{bits}", "GENERATE_VERIFY_MAC"): [f"HMAC_SHA_{bits}"] for bits in (224, 256, 384, 512)}
KEYS |= {(f"ML_DSA_{size}", "SIGN_VERIFY"): ["ML_DSA_SHAKE_256"] for size in (44, 65, 87)}
KEYS |= {(f"ML_KEM_{size}", "ENCAPSULATE_DECAPSULATE"): ["ML_KEM"] for size in (512, 768, 1024)}

# The member of KeyMetadata, and of the reply of GetPublicKey, that lists the algorithms.
ALGORITHMS = {
    "ENCRYPT_DECRYPT": "EncryptionAlgorithms",
    "SIGN_VERIFY": "SigningAlgorithms",
    "GENERATE_VERIFY_MAC": "MacAlgorithms",
    "KEY_AGREEMENT": "KeyAgreementAlgorithms",
    "ENCAPSULATE_DECAPSULATE": "EncapsulationAlgorithms",
}

# Every way to sign outside China, with the hash that the algorithm is named for; ML-DSA has none.
SIGNERS = [
    (spec, algorithm) for (spec, usage), listed in KEYS.items() if usage == "SIGN_VERIFY" for algorithm in listed
]
# The ways to sign that take a digest, with its length.
DIGESTS = [
    (spec, algorithm, int(algorithm[-3:]) // 8)
    for spec, algorithm in SIGNERS
    if algorithm not in ("ML_DSA_SHAKE_256", "ED25519_SHA_512")
]


def has_old_name(spec):
    """Whether the deprecated `CustomerMasterKeySpec` knows the spec."""
    return not spec.startswith("ML_") and spec != "ECC_NIST_EDWARDS25519"


def without(usage):
    """A key of every other kind."""
    specs = {
        "ENCRYPT_DECRYPT": ["SYMMETRIC_DEFAULT", "RSA_2048"],
        "SIGN_VERIFY": ["RSA_2048", "ECC_NIST_P256", "ECC_NIST_EDWARDS25519", "ML_DSA_44"],
        "GENERATE_VERIFY_MAC": ["HMAC_256"],
        "KEY_AGREEMENT": ["ECC_NIST_P256"],
        "ENCAPSULATE_DECAPSULATE": ["ML_KEM_512"],
    }
    return [(spec, other) for other, listed in specs.items() if other != usage for spec in listed]
