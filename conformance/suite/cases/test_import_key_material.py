"""ImportKeyMaterial."""

import datetime
import hmac
import itertools
import os
import re

import pytest
from botocore.exceptions import ClientError
from cryptography.hazmat.primitives import hashes, keywrap, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

import importing
from importing import NEVER, OAEP, RSA_AES, USAGES, WRAPPING_KEYS, bring, days, described, new, state, wrapped

MATERIAL_ID = re.compile(r"[0-9a-f]{64}")
MESSAGE = b"The quick brown fox"
# Every spec under the smallest wrapping key, and one of every kind under the others, which take long to make.
KINDS = ["SYMMETRIC_DEFAULT", "HMAC_512", "RSA_4096", "ECC_NIST_P521", "ECC_NIST_EDWARDS25519"]
WAYS = [
    (spec, algorithm, wrapping_key)
    for spec, algorithm, wrapping_key in itertools.product(USAGES, OAEP + RSA_AES, WRAPPING_KEYS)
    if importing.goes_together(spec, algorithm, wrapping_key) and (wrapping_key == "RSA_2048" or spec in KINDS)
]


@pytest.fixture
def key(kms):
    """A symmetric key without material."""
    return new(kms)


@pytest.fixture
def full(kms, key):
    """The same with material, and that material's id."""
    material = os.urandom(32)
    return key["KeyId"], material, bring(kms, key["KeyId"], material)["KeyMaterialId"]


def listed(kms, key):
    return kms.list_key_rotations(KeyId=key, IncludeKeyMaterial="ALL_KEY_MATERIAL")["Rotations"]


def use(kms, key, spec, material):
    """Uses the key and checks with another implementation that it has this material."""
    if spec == "SYMMETRIC_DEFAULT":
        ciphertext = kms.encrypt(KeyId=key, Plaintext=MESSAGE)["CiphertextBlob"]
        assert kms.decrypt(CiphertextBlob=ciphertext)["Plaintext"] == MESSAGE
        return
    if spec.startswith("HMAC"):
        bits = spec.removeprefix("HMAC_")
        mac = kms.generate_mac(KeyId=key, Message=MESSAGE, MacAlgorithm=f"HMAC_SHA_{bits}")["Mac"]
        assert mac == hmac.digest(material, MESSAGE, f"sha{bits}")
        return
    private = serialization.load_der_private_key(material, None)
    reply = kms.get_public_key(KeyId=key)
    assert reply["PublicKey"] == importing.spki(private)
    algorithm = [name for name in reply["SigningAlgorithms"] if "_PH_" not in name][0]
    signature = kms.sign(KeyId=key, Message=MESSAGE, SigningAlgorithm=algorithm)["Signature"]
    digest = {"256": hashes.SHA256(), "384": hashes.SHA384(), "512": hashes.SHA512()}[algorithm[-3:]]
    public = private.public_key()
    if isinstance(public, rsa.RSAPublicKey):
        pss = padding.PSS(padding.MGF1(digest), padding.PSS.DIGEST_LENGTH)
        public.verify(signature, MESSAGE, pss if "PSS" in algorithm else padding.PKCS1v15(), digest)
    elif isinstance(public, ec.EllipticCurvePublicKey):
        public.verify(signature, MESSAGE, ec.ECDSA(digest))
    else:
        public.verify(signature, MESSAGE)


@pytest.mark.parametrize(("spec", "algorithm", "wrapping_key"), WAYS)
def test_material_of_every_kind_wrapped_in_every_way(kms, spec, algorithm, wrapping_key):
    made, material = new(kms, spec), importing.material_for(spec)
    identifier = made["KeyId"]
    reply = kms.import_key_material(**wrapped(kms, identifier, material, algorithm, wrapping_key), **NEVER)
    assert reply["KeyId"] == made["Arn"]
    use(kms, identifier, spec, material)


def test_a_key_before_and_after(kms, key, members):
    assert (key["KeyState"], key["Enabled"], key["Origin"]) == ("PendingImport", False, "EXTERNAL")
    assert not {"CurrentKeyMaterialId", "ExpirationModel", "ValidTo"} & set(key)
    reply = bring(kms, key["Arn"], bytes(32))
    assert members(reply) == {"KeyId", "KeyMaterialId"}
    assert reply["KeyId"] == key["Arn"]
    assert MATERIAL_ID.fullmatch(reply["KeyMaterialId"])
    assert described(kms, key["KeyId"]) == key | {
        "KeyState": "Enabled",
        "Enabled": True,
        "CurrentKeyMaterialId": reply["KeyMaterialId"],
        "ExpirationModel": "KEY_MATERIAL_DOES_NOT_EXPIRE",
    }


@pytest.mark.parametrize("spec", ["HMAC_256", "RSA_2048", "ECC_NIST_P256"])
def test_only_the_material_of_symmetric_keys_has_an_id(kms, members, spec):
    made = new(kms, spec)
    assert members(bring(kms, made["KeyId"], importing.material_for(spec))) == {"KeyId"}
    after = described(kms, made["KeyId"])
    assert "CurrentKeyMaterialId" not in after
    assert after["ExpirationModel"] == "KEY_MATERIAL_DOES_NOT_EXPIRE"


def test_the_same_bytes_in_two_keys_are_two_materials(kms, key):
    other, material = new(kms), os.urandom(32)
    first, second = (bring(kms, one["KeyId"], material)["KeyMaterialId"] for one in (key, other))
    assert first != second
    ciphertext = kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")["CiphertextBlob"]
    with pytest.raises(ClientError, match="IncorrectKeyException"):
        kms.decrypt(CiphertextBlob=ciphertext, KeyId=other["KeyId"])


# Expiry.


def test_material_that_expires(kms, key):
    end = days(20)
    bring(kms, key["KeyId"], bytes(32), ExpirationModel="KEY_MATERIAL_EXPIRES", ValidTo=end)
    after = described(kms, key["KeyId"])
    assert (after["ExpirationModel"], after["ValidTo"]) == ("KEY_MATERIAL_EXPIRES", end)
    (entry,) = listed(kms, key["KeyId"])
    assert (entry["ExpirationModel"], entry["ValidTo"]) == ("KEY_MATERIAL_EXPIRES", end)


def test_expiry_is_the_default(kms, key):
    bring(kms, key["KeyId"], bytes(32), ValidTo=days(365))
    assert described(kms, key["KeyId"])["ExpirationModel"] == "KEY_MATERIAL_EXPIRES"


@pytest.mark.parametrize("arguments", [{}, {"ExpirationModel": "KEY_MATERIAL_EXPIRES"}])
def test_a_date_that_is_missing(kms, key, refused, arguments):
    request = wrapped(kms, key["KeyId"], bytes(32))
    with refused(
        "ValidationException", "A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES"
    ):
        kms.import_key_material(**request, **arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        {"ValidTo": days(-1)},
        {"ValidTo": days(0)},
        {"ValidTo": days(366)},
        {"ValidTo": datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)},
        NEVER | {"ValidTo": days(1)},
    ],
)
def test_dates_that_are_refused(kms, key, refused, arguments):
    with refused("ValidationException"):
        kms.import_key_material(**wrapped(kms, key["KeyId"], bytes(32)) | arguments)
    assert state(kms, key["KeyId"]) == "PendingImport"


def test_another_expiry_for_the_same_material(kms, full):
    key, material, identifier = full
    assert bring(kms, key, material, ValidTo=days(3))["KeyMaterialId"] == identifier
    assert described(kms, key)["ValidTo"] == days(3)
    bring(kms, key, material, ValidTo=days(9))
    assert described(kms, key)["ValidTo"] == days(9)
    bring(kms, key, material)
    after = described(kms, key)
    assert after["ExpirationModel"] == "KEY_MATERIAL_DOES_NOT_EXPIRE"
    assert "ValidTo" not in after
    assert len(listed(kms, key)) == 1


def test_the_earliest_expiry_is_the_key_s(kms, full):
    key, first, _ = full
    second = os.urandom(32)
    bring(kms, key, second, ImportType="NEW_KEY_MATERIAL", ValidTo=days(5))
    assert described(kms, key)["ExpirationModel"] == "KEY_MATERIAL_DOES_NOT_EXPIRE", "what waits does not count"
    kms.rotate_key_on_demand(KeyId=key)
    assert described(kms, key)["ValidTo"] == days(5)
    bring(kms, key, first, ValidTo=days(2))
    assert described(kms, key)["ValidTo"] == days(2)
    bring(kms, key, first, ValidTo=days(8))
    assert described(kms, key)["ValidTo"] == days(5)


# Tokens.


def test_a_token_may_be_used_again(kms, key):
    request = wrapped(kms, key["KeyId"], bytes(32)) | NEVER
    first = kms.import_key_material(**request)
    kms.delete_imported_key_material(KeyId=key["KeyId"])
    assert kms.import_key_material(**request)["KeyMaterialId"] == first["KeyMaterialId"]


def test_sets_are_good_beside_each_other(kms, key):
    requests = [wrapped(kms, key["KeyId"], bytes(32), "RSAES_OAEP_SHA_1", spec) for spec in WRAPPING_KEYS]
    for request in reversed(requests):
        kms.import_key_material(**request, **NEVER)
    assert state(kms, key["KeyId"]) == "Enabled"


def test_a_token_of_another_key(kms, key, refused):
    request = wrapped(kms, new(kms)["KeyId"], bytes(32)) | NEVER
    with refused("InvalidImportTokenException"):
        kms.import_key_material(**request | {"KeyId": key["KeyId"]})
    assert state(kms, key["KeyId"]) == "PendingImport"


@pytest.mark.parametrize("size", [1, 16, 300, 6144])
def test_a_token_that_is_none(kms, key, refused, size):
    request = wrapped(kms, key["KeyId"], bytes(32)) | NEVER
    with refused("InvalidImportTokenException"):
        kms.import_key_material(**request | {"ImportToken": os.urandom(size)})


def test_altered_tokens(kms, key, refused):
    request = wrapped(kms, key["KeyId"], bytes(32)) | NEVER
    token = request["ImportToken"]
    altered = [token[:-1], token + b"\0", token[1:]]
    for at in [*range(0, 64), *range(64, len(token), 97), len(token) - 1]:
        altered.append(token[:at] + bytes([token[at] ^ 1]) + token[at + 1 :])
    for one in altered:
        with refused("InvalidImportTokenException"):
            kms.import_key_material(**request | {"ImportToken": one})


def test_a_token_over_the_limit(kms, key, refused):
    request = wrapped(kms, key["KeyId"], bytes(32)) | NEVER
    with refused("ValidationException"):
        kms.import_key_material(**request | {"ImportToken": bytes(6145)})


# Wrapped material.


def test_material_that_was_wrapped_with_the_key_of_another_set(kms, key, refused):
    one, other = (wrapped(kms, key["KeyId"], bytes(32)) for _ in range(2))
    with refused("InvalidCiphertextException"):
        kms.import_key_material(**one | NEVER | {"EncryptedKeyMaterial": other["EncryptedKeyMaterial"]})


@pytest.mark.parametrize("material", [b"x", bytes(255), bytes(256), bytes(257), bytes(6144)])
def test_wrapped_material_that_is_none(kms, key, refused, material):
    request = wrapped(kms, key["KeyId"], bytes(32)) | NEVER
    with refused("InvalidCiphertextException"):
        kms.import_key_material(**request | {"EncryptedKeyMaterial": material})
    assert state(kms, key["KeyId"]) == "PendingImport"


@pytest.mark.parametrize(
    ("asked", "used"),
    [("RSAES_OAEP_SHA_256", "RSAES_OAEP_SHA_1"), ("RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256")],
)
def test_wrapped_with_another_hash(kms, key, refused, asked, used):
    parameters = kms.get_parameters_for_import(
        KeyId=key["KeyId"], WrappingAlgorithm=asked, WrappingKeySpec="RSA_2048"
    )
    material = importing.wrap(parameters["PublicKey"], used, bytes(32))
    with refused("InvalidCiphertextException"):
        kms.import_key_material(
            KeyId=key["KeyId"], ImportToken=parameters["ImportToken"], EncryptedKeyMaterial=material, **NEVER
        )


def test_a_wrapped_private_key_that_was_altered(kms, refused):
    made = new(kms, "ECC_NIST_P256")
    request = wrapped(kms, made["KeyId"], importing.material_for("ECC_NIST_P256"), RSA_AES[1])
    material = request["EncryptedKeyMaterial"]
    for at in [0, 255, 256, len(material) - 1]:
        altered = material[:at] + bytes([material[at] ^ 1]) + material[at + 1 :]
        with refused("InvalidCiphertextException"):
            kms.import_key_material(**request | NEVER | {"EncryptedKeyMaterial": altered})
    kms.import_key_material(**request, **NEVER)


@pytest.mark.parametrize("bits", [128, 192, 256])
def test_the_aes_key_on_the_way_may_be_shorter(kms, bits):
    made, private = new(kms, "RSA_2048"), importing.private_key("RSA_2048")
    parameters = kms.get_parameters_for_import(
        KeyId=made["KeyId"], WrappingAlgorithm="RSA_AES_KEY_WRAP_SHA_256", WrappingKeySpec="RSA_2048"
    )
    transport = os.urandom(bits // 8)
    oaep = importing.wrap(parameters["PublicKey"], "RSAES_OAEP_SHA_256", transport)
    material = oaep + keywrap.aes_key_wrap_with_padding(transport, importing.pkcs8(private))
    kms.import_key_material(
        KeyId=made["KeyId"], ImportToken=parameters["ImportToken"], EncryptedKeyMaterial=material, **NEVER
    )
    assert kms.get_public_key(KeyId=made["KeyId"])["PublicKey"] == importing.spki(private)


# Material of the wrong form.


@pytest.mark.parametrize("size", [1, 16, 24, 31, 33, 64])
def test_a_symmetric_key_has_thirty_two_bytes(kms, key, refused, size):
    request = wrapped(kms, key["KeyId"], bytes(size)) | NEVER
    with refused("IncorrectKeyMaterialException"):
        kms.import_key_material(**request)
    assert state(kms, key["KeyId"]) == "PendingImport"


@pytest.mark.parametrize("bits", [224, 256, 384, 512])
def test_how_long_an_hmac_key_is(kms, refused, bits):
    least, spec = bits // 8, f"HMAC_{bits}"
    for size in [1, least - 1, 129]:
        request = wrapped(kms, new(kms, spec)["KeyId"], bytes(size)) | NEVER
        with refused("IncorrectKeyMaterialException"):
            kms.import_key_material(**request)
    for size in [least, least + 1, 128]:
        made, material = new(kms, spec)["KeyId"], os.urandom(size)
        bring(kms, made, material)
        use(kms, made, spec, material)


def another_curve():
    """A private key on P-256 that names another curve."""
    named, point = importing.material_for("ECC_NIST_P256"), bytes.fromhex("06082a8648ce3d030107")
    assert point in named
    return named.replace(point, bytes.fromhex("06082a8648ce3d030106"))


@pytest.mark.parametrize(
    ("spec", "material"),
    [
        ("RSA_2048", lambda: importing.material_for("RSA_3072")),
        ("RSA_2048", lambda: importing.pkcs8(rsa.generate_private_key(65537, 1024))),
        ("RSA_2048", lambda: importing.material_for("ECC_NIST_P256")),
        ("RSA_2048", lambda: importing.material_for("RSA_2048")[:-1]),
        ("RSA_2048", lambda: importing.material_for("RSA_2048") + b"\0"),
        ("RSA_2048", lambda: bytes(1200)),
        ("RSA_2048", lambda: pkcs1(importing.private_key("RSA_2048"))),
        ("RSA_2048", lambda: importing.spki(importing.private_key("RSA_2048"))),
        ("ECC_NIST_P256", lambda: importing.material_for("ECC_SECG_P256K1")),
        ("ECC_NIST_P256", lambda: importing.material_for("ECC_NIST_P384")),
        ("ECC_NIST_P256", lambda: pkcs1(importing.private_key("ECC_NIST_P256"))),
        ("ECC_NIST_P256", lambda: os.urandom(32)),
        ("ECC_NIST_P256", another_curve),
        ("ECC_SECG_P256K1", lambda: importing.material_for("ECC_NIST_P256")),
        ("ECC_NIST_EDWARDS25519", lambda: importing.material_for("ECC_NIST_P256")),
        ("ECC_NIST_EDWARDS25519", lambda: os.urandom(32)),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_private_keys_of_the_wrong_form(kms, refused, spec, material):
    made = new(kms, spec)["KeyId"]
    request = wrapped(kms, made, material(), RSA_AES[1]) | NEVER
    with refused("IncorrectKeyMaterialException"):
        kms.import_key_material(**request)
    assert state(kms, made) == "PendingImport"


def pkcs1(private):
    """What PKCS #8 holds, without PKCS #8."""
    return private.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )


# Again.


@pytest.mark.parametrize("spec", ["HMAC_512", "RSA_2048", "ECC_NIST_P521", "ECC_NIST_EDWARDS25519"])
def test_a_key_has_one_material_for_life(kms, refused, spec):
    made, material = new(kms, spec)["KeyId"], importing.material_for(spec)
    bring(kms, made, material)
    bring(kms, made, material)
    other = wrapped(kms, made, importing.material_for(spec), OAEP[1] if spec == "HMAC_512" else RSA_AES[1]) | NEVER
    with refused("IncorrectKeyMaterialException"):
        kms.import_key_material(**other)
    kms.delete_imported_key_material(KeyId=made)
    with refused("IncorrectKeyMaterialException"):
        kms.import_key_material(**other)
    assert state(kms, made) == "PendingImport"
    bring(kms, made, material)
    use(kms, made, spec, material)


def test_other_material_for_a_symmetric_key(kms, full, refused):
    key, material, _ = full
    request = wrapped(kms, key, os.urandom(32)) | NEVER
    for more in ({}, {"ImportType": "EXISTING_KEY_MATERIAL"}):
        with refused("IncorrectKeyMaterialException"):
            kms.import_key_material(**request, **more)
    with refused("IncorrectKeyMaterialException"):
        bring(kms, key, material, ImportType="NEW_KEY_MATERIAL")
    assert len(listed(kms, key)) == 1


def test_existing_material_of_a_key_that_never_had_any(kms, key, refused):
    with refused("IncorrectKeyMaterialException"):
        bring(kms, key["KeyId"], bytes(32), ImportType="EXISTING_KEY_MATERIAL")


def test_new_material_for_the_first_time(kms, key):
    bring(kms, key["KeyId"], bytes(32), ImportType="NEW_KEY_MATERIAL")
    assert state(kms, key["KeyId"]) == "Enabled"


def test_material_by_its_id(kms, full, refused):
    key, material, identifier = full
    assert bring(kms, key, material, KeyMaterialId=identifier)["KeyMaterialId"] == identifier
    with refused("IncorrectKeyMaterialException"):
        bring(kms, key, material, KeyMaterialId="0" * 64)
    with refused("IncorrectKeyMaterialException"):
        bring(kms, key, os.urandom(32), KeyMaterialId=identifier)
    with refused("ValidationException"):
        bring(kms, key, os.urandom(32), KeyMaterialId=identifier, ImportType="NEW_KEY_MATERIAL")
    with refused("ValidationException"):
        bring(kms, key, material, KeyMaterialId=identifier.upper())


def test_the_description_stays_until_there_is_another(kms, full):
    key, material, _ = full

    def description():
        return listed(kms, key)[0].get("KeyMaterialDescription")

    assert description() is None
    bring(kms, key, material, KeyMaterialDescription="from the safe")
    bring(kms, key, material, ValidTo=days(1))
    assert description() == "from the safe"
    bring(kms, key, material, KeyMaterialDescription="from the HSM")
    assert description() == "from the HSM"
    kms.delete_imported_key_material(KeyId=key)
    bring(kms, key, material)
    assert description() == "from the HSM"


@pytest.mark.parametrize("spec", ["HMAC_256", "ECC_NIST_P256"])
@pytest.mark.parametrize(
    "more",
    [
        {"ImportType": "NEW_KEY_MATERIAL"},
        {"ImportType": "EXISTING_KEY_MATERIAL"},
        {"KeyMaterialDescription": "x"},
        {"KeyMaterialId": "0" * 64},
    ],
)
def test_what_is_for_symmetric_keys_only(kms, refused, spec, more):
    made = new(kms, spec)["KeyId"]
    with refused("ValidationException"):
        bring(kms, made, importing.material_for(spec), **more)
    assert state(kms, made) == "PendingImport"


# Material for the next rotation.


def test_new_material_waits_for_its_rotation(kms, full, refused):
    key, first, first_id = full
    old = kms.encrypt(KeyId=key, Plaintext=b"old")["CiphertextBlob"]
    second_id = bring(kms, key, os.urandom(32), ImportType="NEW_KEY_MATERIAL", KeyMaterialDescription="next")[
        "KeyMaterialId"
    ]
    assert described(kms, key)["CurrentKeyMaterialId"] == first_id
    arn = described(kms, key)["Arn"]
    assert kms.list_key_rotations(KeyId=key)["Rotations"] == []
    assert listed(kms, key) == [
        {
            "KeyId": arn,
            "KeyMaterialId": first_id,
            "KeyMaterialState": "CURRENT",
            "ImportState": "IMPORTED",
            "ExpirationModel": "KEY_MATERIAL_DOES_NOT_EXPIRE",
        },
        {
            "KeyId": arn,
            "KeyMaterialId": second_id,
            "KeyMaterialDescription": "next",
            "KeyMaterialState": "PENDING_ROTATION",
            "ImportState": "IMPORTED",
            "ExpirationModel": "KEY_MATERIAL_DOES_NOT_EXPIRE",
        },
    ]
    assert kms.rotate_key_on_demand(KeyId=key)["KeyId"] == arn
    assert described(kms, key)["CurrentKeyMaterialId"] == second_id
    before, after = listed(kms, key)
    assert (before["KeyMaterialState"], after["KeyMaterialState"]) == ("NON_CURRENT", "CURRENT")
    assert after["RotationType"] == "ON_DEMAND"
    assert kms.list_key_rotations(KeyId=key)["Rotations"] == [after]
    new_ciphertext = kms.encrypt(KeyId=key, Plaintext=b"new")["CiphertextBlob"]
    replies = [kms.decrypt(CiphertextBlob=one) for one in (old, new_ciphertext)]
    assert [(one["Plaintext"], one["KeyMaterialId"]) for one in replies] == [(b"old", first_id), (b"new", second_id)]
    with refused("KMSInvalidStateException", f"No available key material pending rotation for the key: {arn}."):
        kms.rotate_key_on_demand(KeyId=key)


def test_only_one_material_waits(kms, full, refused):
    key, _, _ = full
    arn, waiting, other = described(kms, key)["Arn"], os.urandom(32), os.urandom(32)
    waiting_id = bring(kms, key, waiting, ImportType="NEW_KEY_MATERIAL")["KeyMaterialId"]
    with refused("KMSInvalidStateException") as error:
        bring(kms, key, other, ImportType="NEW_KEY_MATERIAL")
    other_id = error["Message"].split("(id: ")[1].split(")")[0]
    assert error["Message"] == (
        f"New key material (id: {other_id}) cannot be imported into KMS key {arn}, because another key material "
        f"(id: {waiting_id}) is pending rotation."
    )
    assert bring(kms, key, waiting, ValidTo=days(4))["KeyMaterialId"] == waiting_id, "again, as existing material"
    assert listed(kms, key)[1]["ValidTo"] == days(4)
    kms.delete_imported_key_material(KeyId=key, KeyMaterialId=waiting_id)
    assert bring(kms, key, other, ImportType="NEW_KEY_MATERIAL")["KeyMaterialId"] == other_id


def test_old_material_cannot_be_new_again(kms, full, refused):
    key, first, _ = full
    bring(kms, key, os.urandom(32), ImportType="NEW_KEY_MATERIAL")
    kms.rotate_key_on_demand(KeyId=key)
    with refused("IncorrectKeyMaterialException"):
        bring(kms, key, first, ImportType="NEW_KEY_MATERIAL")
    bring(kms, key, first)


def test_a_key_is_whole_when_all_of_its_material_is_back(kms, full, refused):
    key, first, first_id = full
    second = os.urandom(32)
    bring(kms, key, second, ImportType="NEW_KEY_MATERIAL")
    kms.rotate_key_on_demand(KeyId=key)
    kms.delete_imported_key_material(KeyId=key)
    kms.delete_imported_key_material(KeyId=key, KeyMaterialId=first_id)
    assert [one["ImportState"] for one in listed(kms, key)] == ["PENDING_IMPORT", "PENDING_IMPORT"]
    bring(kms, key, second)
    assert state(kms, key) == "PendingImport"
    with refused("KMSInvalidStateException", f"{described(kms, key)['Arn']} is pending import."):
        kms.encrypt(KeyId=key, Plaintext=b"x")
    bring(kms, key, first)
    assert state(kms, key) == "Enabled"


def test_automatic_rotation_is_not_for_imported_material(kms, full, refused):
    key, _, _ = full
    arn = described(kms, key)["Arn"]
    for call in (kms.enable_key_rotation, kms.disable_key_rotation):
        with refused(
            "UnsupportedOperationException", f"{arn} origin is EXTERNAL which is not valid for this operation."
        ):
            call(KeyId=key)
    assert kms.get_key_rotation_status(KeyId=key)["KeyRotationEnabled"] is False


@pytest.mark.parametrize("spec", ["HMAC_256", "ECC_NIST_P256"])
def test_only_symmetric_keys_rotate(kms, refused, spec):
    made = new(kms, spec)["KeyId"]
    bring(kms, made, importing.material_for(spec))
    with refused("UnsupportedOperationException"):
        kms.rotate_key_on_demand(KeyId=made)


# States and names.


@pytest.mark.parametrize(
    "call",
    [
        lambda kms, key: kms.encrypt(KeyId=key, Plaintext=b"x"),
        lambda kms, key: kms.generate_data_key(KeyId=key, KeySpec="AES_256"),
        lambda kms, key: kms.generate_data_key_without_plaintext(KeyId=key, KeySpec="AES_256"),
        lambda kms, key: kms.generate_data_key_pair(KeyId=key, KeyPairSpec="ECC_NIST_P256"),
        lambda kms, key: kms.enable_key(KeyId=key),
        lambda kms, key: kms.disable_key(KeyId=key),
        lambda kms, key: kms.rotate_key_on_demand(KeyId=key),
        lambda kms, key: kms.create_grant(
            KeyId=key, GranteePrincipal="arn:aws:iam::000000000000:user/alice", Operations=["Decrypt"]
        ),
    ],
    ids=[
        "Encrypt",
        "GenerateDataKey",
        "GenerateDataKeyWithoutPlaintext",
        "GenerateDataKeyPair",
        "EnableKey",
        "DisableKey",
        "RotateKeyOnDemand",
        "CreateGrant",
    ],
)
def test_a_key_without_material_cannot_be_used(kms, key, refused, call):
    with refused("KMSInvalidStateException", f"{key['Arn']} is pending import."):
        call(kms, key["KeyId"])


@pytest.mark.parametrize("spec", ["HMAC_256", "RSA_2048", "ECC_NIST_P256"])
def test_a_key_of_another_kind_without_material(kms, refused, spec):
    made = new(kms, spec)
    with refused("KMSInvalidStateException", f"{made['Arn']} is pending import."):
        if spec == "HMAC_256":
            kms.generate_mac(KeyId=made["KeyId"], Message=b"x", MacAlgorithm="HMAC_SHA_256")
        else:
            kms.sign(KeyId=made["KeyId"], Message=b"x", SigningAlgorithm=made["SigningAlgorithms"][0])


def test_rotation_status_without_material(kms, key, refused):
    with refused(
        "UnsupportedOperationException", f"{key['Arn']} origin is EXTERNAL which is not valid for this operation."
    ):
        kms.get_key_rotation_status(KeyId=key["KeyId"])
    assert kms.list_key_rotations(KeyId=key["KeyId"])["Rotations"] == []


def test_management_of_a_key_without_material(kms, key, new_alias):
    identifier = key["KeyId"]
    kms.create_alias(AliasName=new_alias, TargetKeyId=identifier)
    kms.update_key_description(KeyId=identifier, Description="d")
    kms.tag_resource(KeyId=identifier, Tags=[{"TagKey": "a", "TagValue": "b"}])
    assert described(kms, identifier) == key | {"Description": "d"}


def test_a_disabled_key_stays_disabled(kms, full):
    key, material, _ = full
    kms.disable_key(KeyId=key)
    bring(kms, key, material, ValidTo=days(2))
    after = described(kms, key)
    assert (after["KeyState"], after["ValidTo"]) == ("Disabled", days(2))


def test_a_key_that_is_pending_deletion(kms, key, refused):
    request = wrapped(kms, key["KeyId"], bytes(32)) | NEVER
    kms.schedule_key_deletion(KeyId=key["KeyId"])
    with refused("KMSInvalidStateException", f"{key['Arn']} is pending deletion."):
        kms.import_key_material(**request)
    kms.cancel_key_deletion(KeyId=key["KeyId"])
    assert state(kms, key["KeyId"]) == "PendingImport"
    kms.import_key_material(**request)
    assert state(kms, key["KeyId"]) == "Enabled"


def test_a_key_whose_material_aws_made(kms, other_key, key, refused):
    request = wrapped(kms, key["KeyId"], bytes(32)) | NEVER
    with refused(
        "UnsupportedOperationException",
        f"{other_key['Arn']} origin is AWS_KMS which is not valid for this operation.",
    ):
        kms.import_key_material(**request | {"KeyId": other_key["KeyId"]})


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.import_key_material(KeyId=name, ImportToken=b"x", EncryptedKeyMaterial=b"x", **NEVER)


def test_aliases_are_refused(kms, alias, account, refused):
    request = {"ImportToken": b"x", "EncryptedKeyMaterial": b"x"} | NEVER
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.import_key_material(KeyId=alias, **request)
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.import_key_material(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}", **request)


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("ImportKeyMaterial")):
        kms.import_key_material(KeyId=foreign_key_arn, ImportToken=b"x", EncryptedKeyMaterial=b"x", **NEVER)


# Which keys can have imported material.


@pytest.mark.parametrize(
    ("spec", "usage"),
    [("ML_DSA_44", "SIGN_VERIFY"), ("ML_DSA_87", "SIGN_VERIFY"), ("ML_KEM_768", "ENCAPSULATE_DECAPSULATE")],
)
def test_specs_that_cannot_be_imported(kms, refused, spec, usage):
    with refused("ValidationException"):
        new(kms, spec, KeyUsage=usage)


@pytest.mark.parametrize(("spec", "usage"), [("RSA_2048", "ENCRYPT_DECRYPT"), ("ECC_NIST_P384", "KEY_AGREEMENT")])
def test_imported_keys_of_other_usages(kms, spec, usage):
    made, private = new(kms, spec, KeyUsage=usage)["KeyId"], importing.private_key(spec)
    bring(kms, made, importing.pkcs8(private))
    if usage == "ENCRYPT_DECRYPT":
        public = private.public_key()
        oaep = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)
        reply = kms.decrypt(
            KeyId=made, CiphertextBlob=public.encrypt(b"x", oaep), EncryptionAlgorithm="RSAES_OAEP_SHA_256"
        )
        assert reply["Plaintext"] == b"x"
        return
    other = importing.private_key(spec)
    shared = kms.derive_shared_secret(KeyId=made, KeyAgreementAlgorithm="ECDH", PublicKey=importing.spki(other))
    assert shared["SharedSecret"] == other.exchange(ec.ECDH(), private.public_key())
    assert shared["KeyOrigin"] == "EXTERNAL"
