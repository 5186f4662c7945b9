"""What is secret leaves the service in its reply and nowhere else: in no file, in nothing that it says, in no error."""

import base64
import json
import os

import pytest
from botocore.exceptions import ClientError
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key

from identities import Identities, statement, trust
from peers import fresh_private_key, import_key
from server import Server, eventually, free_port
from specs import KEYS


@pytest.fixture
def own_server(tmp_path):
    server = Server(tmp_path / "data")
    try:
        yield server.start()
    finally:
        server.end()


def appearances(secret):
    """The forms in which bytes get into a text: as they are, in hexadecimal, in base64 however it is aligned."""
    forms = {secret, secret.hex().encode(), secret.hex().upper().encode()}
    for encode in (base64.standard_b64encode, base64.urlsafe_b64encode):
        for before in range(3):
            text = encode(b"\0" * before + secret)
            # Without the characters that depend on the neighbours.
            forms.add(text[4 if before else 0 :].rstrip(b"=")[:-1])
    return forms


def private_part(pkcs8):
    """The end of a key in PKCS #8, but for elliptic curves, which have the public key there."""
    loaded = load_der_private_key(pkcs8, None)
    if isinstance(loaded, ec.EllipticCurvePrivateKey):
        return loaded.private_numbers().private_value.to_bytes(loaded.curve.key_size // 8)
    return pkcs8[-32:]


def written(server):
    """Everything that the server wrote, by file."""
    files = [path for path in server.data_dir.rglob("*") if path.is_file()]
    return {path.name: path.read_bytes() for path in [*files, server.log]}


def use(kms, spec, usage, key_id):
    """Every operation of the key, right and wrong; gives what is secret of that, and the errors."""
    secrets, errors = [os.urandom(64)], []
    mark = secrets[0]

    def ask(call, **arguments):
        try:
            return call(KeyId=key_id, **arguments)
        except ClientError as error:
            errors.append(str(error.response))
            return None

    algorithm = KEYS[spec, usage][0]
    if usage == "SIGN_VERIFY":
        signed = {"Message": mark, "SigningAlgorithm": algorithm}
        signature = ask(kms.sign, **signed)["Signature"]
        ask(kms.verify, **signed, Signature=signature)
        ask(kms.verify, **signed, Signature=b"wrong")
        ask(kms.sign, Message=mark * 2, MessageType="DIGEST", SigningAlgorithm=algorithm)
        ask(kms.sign, Message=mark * 65, SigningAlgorithm=algorithm)
        ask(kms.sign, Message=mark, SigningAlgorithm="SM2DSA")
    elif usage == "GENERATE_VERIFY_MAC":
        message = {"Message": mark, "MacAlgorithm": algorithm}
        ask(kms.verify_mac, Mac=ask(kms.generate_mac, **message)["Mac"], **message)
        ask(kms.verify_mac, Mac=b"wrong", **message)
    elif usage == "KEY_AGREEMENT":
        curve = {"256": ec.SECP256R1, "384": ec.SECP384R1, "521": ec.SECP521R1}[spec[-3:]]
        peer = ec.generate_private_key(curve()).public_key()
        spki = peer.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        request = {"KeyAgreementAlgorithm": algorithm}
        secrets.append(ask(kms.derive_shared_secret, PublicKey=spki, **request)["SharedSecret"])
        ask(kms.derive_shared_secret, PublicKey=spki[:-1], **request)
    elif usage == "ENCAPSULATE_DECAPSULATE":
        request = {"EncapsulationAlgorithm": algorithm}
        made = ask(kms.encapsulate, **request)
        blob = made["SharedSecretCiphertextBlob"]
        secrets.append(made["SharedSecret"])
        secrets.append(ask(kms.decapsulate, SharedSecretCiphertextBlob=bytes(len(blob)), **request)["SharedSecret"])
        ask(kms.decapsulate, SharedSecretCiphertextBlob=blob[1:], **request)
    else:
        request = {"EncryptionAlgorithm": algorithm}
        blob = ask(kms.encrypt, Plaintext=mark, **request)["CiphertextBlob"]
        ask(kms.decrypt, CiphertextBlob=blob, **request)
        ask(kms.decrypt, CiphertextBlob=blob[1:], **request)
        ask(kms.encrypt, Plaintext=mark * 60, **request)
        ask(kms.encrypt, Plaintext=mark * 65, **request)
    if spec == "SYMMETRIC_DEFAULT":
        for pair in ("RSA_2048", "ECC_NIST_P256", "ECC_NIST_EDWARDS25519", "ML_KEM_768"):
            secrets.append(private_part(ask(kms.generate_data_key_pair, KeyPairSpec=pair)["PrivateKeyPlaintext"]))
    return secrets, errors


def test_secrets_of_every_kind_of_key(own_server):
    kms = own_server.client()
    secrets, errors = [], []
    for spec, usage in KEYS:
        key_id = kms.create_key(KeySpec=spec, KeyUsage=usage)["KeyMetadata"]["KeyId"]
        more_secrets, more_errors = use(kms, spec, usage, key_id)
        secrets += more_secrets
        errors += more_errors
    for spec in ("RSA_2048", "ECC_NIST_P256", "ECC_NIST_EDWARDS25519"):
        material = fresh_private_key(spec)
        key_id = import_key(kms, spec, "SIGN_VERIFY", material)["KeyId"]
        kms.sign(KeyId=key_id, Message=b"x", SigningAlgorithm=KEYS[spec, "SIGN_VERIFY"][0])
        secrets.append(private_part(material))
    kms.create_key(Description="in plain sight")
    metrics = own_server.page("/metrics")[1]
    own_server.terminate()
    files = written(own_server)
    # What is not secret is found, so that what is secret would be.
    assert any(b"in plain sight" in content for content in files.values())
    assert len(files) >= 3
    # One mark for each kind of key, 3 agreements, 3 by 2 encapsulations, 4 data key pairs, 3 imported keys.
    assert len(secrets) == 25 + 3 + 6 + 4 + 3
    assert len(errors) >= 2 * 25
    places = files | {"errors": "\n".join(errors).encode(), "metrics": metrics.encode()}
    for number, secret in enumerate(secrets):
        for form in appearances(secret):
            for place, content in places.items():
                assert form not in content, (number, place)


def test_a_secret_is_found_in_base64_among_other_bytes():
    secret = bytes(range(200, 232))
    for encode in (base64.standard_b64encode, base64.urlsafe_b64encode):
        for before in range(3):
            for after in range(3):
                text = encode(b"a" * before + secret + b"b" * after)
                assert any(form in text for form in appearances(secret)), (before, after)


def test_secrets_of_identities(own_server):
    """Secret access keys and session tokens, of users, of roles and of the root, used rightly and wrongly."""
    identities = Identities(own_server)
    identities.iam.create_group(GroupName="in-plain-sight")
    user = identities.user(statement(["kms:*", "sts:*"]))
    role = identities.role(trust({"AWS": user.arn}), statement("kms:*"))
    sts = user.client("sts")
    issued = [
        sts.get_session_token()["Credentials"],
        sts.assume_role(RoleArn=role, RoleSessionName="job")["Credentials"],
        identities.sts.get_session_token()["Credentials"],
    ]
    errors = []
    for credentials in issued:
        assert identities.session("kms", credentials).list_keys()
        wrong = [
            credentials | {"SessionToken": credentials["SessionToken"][:-8] + "AAAAAAAA"},
            credentials | {"SecretAccessKey": credentials["SecretAccessKey"][::-1]},
            credentials | {"AccessKeyId": "ASIAAAAAAAAAAAAAAAAA"},
        ]
        for one in wrong:
            with pytest.raises(ClientError) as caught:
                identities.session("kms", one).list_keys()
            errors.append(str(caught.value.response))
    secrets = [user.key["SecretAccessKey"], *(one["SecretAccessKey"] for one in issued)]
    # Of a token every part, for it must not stand there in part either.
    tokens = [one["SessionToken"] for one in issued]
    secrets += [token[at : at + 64] for token in tokens for at in range(0, len(token) - 64, 64)]
    metrics = own_server.page("/metrics")[1]
    tail = json.dumps(own_server.newest_events(100))
    assert all(one["AccessKeyId"] in tail for one in issued)
    own_server.terminate()
    places = written(own_server) | {"errors": "\n".join(errors).encode(), "metrics": metrics.encode(), "tail": tail.encode()}
    assert any(b"in-plain-sight" in content for content in places.values())
    assert len(secrets) > 20
    for number, secret in enumerate(secrets):
        forms = appearances(secret.encode()) | {base64.b64decode(secret)}
        for form in forms:
            for place, content in places.items():
                assert form not in content, (number, place)


def test_the_path_of_an_anchor_is_in_no_line_and_no_metric(tmp_path):
    """It may be what admits to the place, as a webhook's is."""
    place = f"http://127.0.0.1:{free_port()}/services/T0/s3cretpath"
    server = Server(tmp_path / "data", BULLA_AUDIT_ANCHOR=place)
    try:
        server.start()
        eventually(lambda: "is not kept" in server.said())
        metrics = server.page("/metrics")[1]
        assert f'bulla_audit_anchor_failures_total{{place="{place.split("/services")[0]}#' in metrics, metrics
        assert "s3cretpath" not in metrics + server.said() and "issuer" not in server.said(), server.said()
        kept = server.data_dir / "settings.toml"
        assert "s3cretpath" in kept.read_text() and kept.stat().st_mode & 0o777 == 0o600
    finally:
        server.end()
    server.settings["BULLA_AUDIT_ANCHOR"] = "https://hooks.example/s3cretpath?x"
    said = server.refuses_to_start()
    assert "https://hooks.example/... is no place" in said.replace("`", "") and "s3cretpath" not in said, said
