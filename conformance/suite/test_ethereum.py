"""An Ethereum account whose key Bulla keeps: `eth-account` and `eth-keys` recover the account from what is signed.

What AWS KMS gives has to be turned into Ethereum's form: from DER to r and s, s into the lower half of the order
(EIP-2), and the parity that leads to the account's own public key.
"""

import pytest
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_der_private_key,
    load_der_public_key,
)
from eth_account import Account
from eth_account._utils.legacy_transactions import encode_transaction, serializable_unsigned_transaction_from_dict
from eth_account.messages import _hash_eip191_message, encode_defunct, encode_typed_data
from eth_keys import keys

from peers import fresh_private_key, import_key

# SEC 2, 2.4.1.
ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
TO = "0xd3CdA913deB6f67967B99D67aCDFa1712C293601"
FEES = {"maxFeePerGas": 2 * 10**9, "maxPriorityFeePerGas": 10**9}
TRANSACTIONS = {
    "EIP-1559": {"type": 2, "chainId": 1, "nonce": 7, "to": TO, "value": 10**18, "gas": 21000, "data": b"", **FEES},
    "EIP-2930": {
        "type": 1,
        "chainId": 1,
        "nonce": 8,
        "to": TO,
        "value": 1,
        "gas": 30000,
        "gasPrice": 10**9,
        "data": b"\x01\x02",
        "accessList": [{"address": TO, "storageKeys": ["0x" + "00" * 31 + "01"]}],
    },
    "EIP-155": {"chainId": 1, "nonce": 9, "to": TO, "value": 5, "gas": 21000, "gasPrice": 10**9, "data": b""},
}
TYPED = {
    "types": {
        "EIP712Domain": [{"name": "name", "type": "string"}, {"name": "chainId", "type": "uint256"}],
        "Order": [{"name": "to", "type": "address"}, {"name": "amount", "type": "uint256"}],
    },
    "primaryType": "Order",
    "domain": {"name": "Bulla", "chainId": 1},
    "message": {"to": TO, "amount": 5},
}


class KmsAccount:
    def __init__(self, kms, key_id):
        self.kms, self.key_id = kms, key_id
        public = load_der_public_key(kms.get_public_key(KeyId=key_id)["PublicKey"])
        point = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.public_key = keys.PublicKey(point[1:])
        self.address = self.public_key.to_checksum_address()

    def sign(self, digest):
        """Parity, r and s."""
        request = {"Message": digest, "MessageType": "DIGEST", "SigningAlgorithm": "ECDSA_SHA_256"}
        r, s = decode_dss_signature(self.kms.sign(KeyId=self.key_id, **request)["Signature"])
        s = min(s, ORDER - s)
        for parity in (0, 1):
            signature = keys.Signature(vrs=(parity, r, s))
            if signature.recover_public_key_from_msg_hash(digest) == self.public_key:
                return parity, r, s
        raise AssertionError("neither parity leads to the public key")


@pytest.fixture(scope="module")
def account(kms):
    made = kms.create_key(KeySpec="ECC_SECG_P256K1", KeyUsage="SIGN_VERIFY")["KeyMetadata"]
    return KmsAccount(kms, made["KeyId"])


@pytest.fixture(scope="module")
def shared(kms):
    """An account of eth-account, and the same one in KMS."""
    material = fresh_private_key("ECC_SECG_P256K1")
    key_id = import_key(kms, "ECC_SECG_P256K1", "SIGN_VERIFY", material)["KeyId"]
    return Account.from_key(raw(material)), KmsAccount(kms, key_id)


def raw(material):
    return load_der_private_key(material, None).private_numbers().private_value.to_bytes(32)


def test_the_address_is_that_of_the_private_key(shared):
    theirs, ours = shared
    assert ours.address == theirs.address


@pytest.mark.parametrize("number", range(16))
def test_a_message(account, number):
    message = encode_defunct(text=f"message {number}")
    parity, r, s = account.sign(_hash_eip191_message(message))
    assert 0 < s <= ORDER // 2
    assert Account.recover_message(message, vrs=(27 + parity, r, s)) == account.address
    assert Account.recover_message(encode_defunct(text="another"), vrs=(27 + parity, r, s)) != account.address


def test_typed_data(account):
    message = encode_typed_data(full_message=TYPED)
    parity, r, s = account.sign(_hash_eip191_message(message))
    assert Account.recover_message(message, vrs=(27 + parity, r, s)) == account.address


@pytest.mark.parametrize("kind", TRANSACTIONS)
def test_a_transaction(account, kind):
    transaction = TRANSACTIONS[kind]
    unsigned = serializable_unsigned_transaction_from_dict(transaction)
    parity, r, s = account.sign(unsigned.hash())
    v = parity if "type" in transaction else 35 + 2 * transaction["chainId"] + parity
    signed = encode_transaction(unsigned, vrs=(v, r, s))
    assert Account.recover_transaction(signed) == account.address


@pytest.mark.parametrize("kind", TRANSACTIONS)
def test_a_transaction_is_the_one_that_eth_account_signs_but_for_the_signature(shared, kind):
    theirs, ours = shared
    transaction = TRANSACTIONS[kind]
    unsigned = serializable_unsigned_transaction_from_dict(transaction)
    signed = theirs.sign_transaction(transaction)
    request = {"MessageType": "DIGEST", "Message": unsigned.hash(), "SigningAlgorithm": "ECDSA_SHA_256"}
    signature = encode_dss_signature(signed.r, signed.s)
    assert ours.kms.verify(KeyId=ours.key_id, Signature=signature, **request)["SignatureValid"] is True
    assert Account.recover_transaction(signed.raw_transaction) == ours.address


def test_we_verify_a_message_that_eth_account_signed(shared, refused):
    theirs, ours = shared
    message = encode_defunct(text="from eth-account")
    signed = theirs.sign_message(message)
    request = {
        "KeyId": ours.key_id,
        "MessageType": "DIGEST",
        "SigningAlgorithm": "ECDSA_SHA_256",
        "Signature": encode_dss_signature(signed.r, signed.s),
    }
    assert ours.kms.verify(Message=bytes(signed.message_hash), **request)["SignatureValid"] is True
    with refused("KMSInvalidSignatureException", ""):
        ours.kms.verify(Message=_hash_eip191_message(encode_defunct(text="another")), **request)
