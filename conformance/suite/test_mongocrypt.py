"""MongoDB's Client-Side Field Level Encryption: data keys of fields under keys that Bulla keeps. The code of the driver does it all, its
connections to KMS too, which are always over TLS; a list is in the place of the collection that data keys are stored in."""

import bson
import pytest
from bson.binary import STANDARD, Binary
from pymongo import MongoClient
from pymongo.encryption_options import AutoEncryptionOpts
from pymongo.synchronous.encryption import _EncryptionIO
from pymongocrypt.errors import MongoCryptError
from pymongocrypt.options import MongoCryptOptions
from pymongocrypt.synchronous.explicit_encrypter import ExplicitEncrypter

from server import REGION
from tls import Authority, TlsServer

DETERMINISTIC = "AEAD_AES_256_CBC_HMAC_SHA_512-Deterministic"
RANDOM = "AEAD_AES_256_CBC_HMAC_SHA_512-Random"


class Vault(_EncryptionIO):
    """What the driver does for the library, but for the collection."""

    def __init__(self, stored, options):
        super().__init__(None, MongoClient(connect=False)["encryption"]["keys"], None, options)
        self.stored = stored

    def insert_data_key(self, data_key):
        self.stored.append(data_key)
        return bson.decode(data_key)["_id"]

    def fetch_keys(self, filter):
        yield from self.stored


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    running = TlsServer(tmp_path_factory.mktemp("mongocrypt") / "data", Authority())
    try:
        yield running.start()
    finally:
        running.end()


@pytest.fixture(scope="module")
def kms(server):
    return server.client()


@pytest.fixture
def stored():
    """The documents of data keys."""
    return []


@pytest.fixture
def driver(server, stored):
    """Makes drivers, which share what is stored and keep no data key of each other."""
    started = []

    def start(secret=None):
        access_key_id, secret_access_key = server.credentials()
        providers = {"aws": {"accessKeyId": access_key_id, "secretAccessKey": secret or secret_access_key}}
        trusted = {"aws": {"tlsCAFile": str(server.ca)}}
        options = AutoEncryptionOpts(providers, "encryption.keys", kms_tls_options=trusted)
        started.append(ExplicitEncrypter(Vault(stored, options), MongoCryptOptions(providers)))
        return started[-1]

    yield start
    for one in started:
        one.close()


@pytest.fixture
def master(server, key):
    """A key of KMS as an application names it."""
    return {"region": REGION, "key": key["Arn"], "endpoint": server.endpoint.removeprefix("https://")}


def encrypted(driver, data_key, field, algorithm=RANDOM):
    return bson.decode(driver.encrypt(bson.encode({"v": field}), algorithm, key_id=bytes(data_key)))["v"]


def decrypted(driver, field):
    return bson.decode(driver.decrypt(bson.encode({"v": field})))["v"]


def newest(server, count):
    """The newest operations on keys, with the errors of those that failed."""
    wanted = ("Encrypt", "Decrypt")
    events = [event for event in server.newest_events(20) if event["eventName"] in wanted]
    return [(event["eventName"], event.get("errorCode")) for event in events[-count:]]


@pytest.mark.parametrize("algorithm", [DETERMINISTIC, RANDOM])
def test_a_field(server, driver, stored, master, algorithm):
    data_key = driver().create_data_key("aws", master, ["a name"])
    assert bson.decode(stored[0])["masterKey"] == {"provider": "aws"} | master
    writer = driver()
    fields = [encrypted(writer, data_key, "123-45-6789", algorithm) for _ in range(2)]
    assert all(type(field) is Binary and field.subtype == 6 for field in fields)
    assert (fields[0] == fields[1]) == (algorithm == DETERMINISTIC)
    assert [decrypted(driver(), field) for field in fields] == ["123-45-6789"] * 2
    # Each driver has asked once, and kept the data key.
    assert newest(server, 4) == [("Encrypt", None), *[("Decrypt", None)] * 3]


def test_a_data_key_under_another_key(driver, stored, kms, key, other_key, master):
    """As `rewrapManyDataKey` of a driver does: what is stored is decrypted and encrypted again, and fields stay."""
    data_key = driver().create_data_key("aws", master)
    field = encrypted(driver(), data_key, "a field")
    there = master | {"key": other_key["Arn"]}
    again = bson.decode(driver().rewrap_many_data_key({}, "aws", there))["v"]
    document = bson.decode(stored[0])
    stored[:] = [bson.encode(document | {name: again[0][name] for name in ("keyMaterial", "masterKey")})]
    kms.disable_key(KeyId=key["KeyId"])
    assert decrypted(driver(), field) == "a field"


def test_a_wrong_secret(server, driver, stored, master):
    with pytest.raises(MongoCryptError, match="InvalidSignatureException"):
        driver(secret="wrong" * 8).create_data_key("aws", master)
    assert stored == [] and newest(server, 1) == [("Encrypt", "InvalidSignatureException")]


def test_a_disabled_key(server, driver, stored, kms, key, master):
    data_key = driver().create_data_key("aws", master)
    field = encrypted(driver(), data_key, "a field")
    kms.disable_key(KeyId=key["KeyId"])
    with pytest.raises(MongoCryptError, match="DisabledException"):
        driver().create_data_key("aws", master)
    assert len(stored) == 1
    with pytest.raises(MongoCryptError, match="DisabledException"):
        decrypted(driver(), field)
    kms.enable_key(KeyId=key["KeyId"])
    assert decrypted(driver(), field) == "a field"
