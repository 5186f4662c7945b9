"""Condition keys: a key policy that allows an action under a condition, with a request that meets it and one that does not."""

import json

import pytest

# The condition; the request that meets it: its action, the kind of key, arguments; the arguments of one that does not.
ENCRYPT = {"Plaintext": b"x"}
SIGN = {"Message": b"x", "SigningAlgorithm": "ECDSA_SHA_256"}
GRANT = {"GranteePrincipal": "arn:aws:iam::000000000000:user/alice", "Operations": ["Decrypt"]}
P256 = {"KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY"}
EXTERNAL = {"Origin": "EXTERNAL"}
CASES = [
    ({"StringEquals": {"kms:EncryptionContext:Team": "red"}}, "Encrypt", {},
     ENCRYPT | {"EncryptionContext": {"team": "red"}}, ENCRYPT | {"EncryptionContext": {"team": "blue"}}),
    ({"StringLike": {"kms:EncryptionContext:team": "r*"}}, "GenerateDataKey", {},
     {"KeySpec": "AES_256", "EncryptionContext": {"team": "red"}}, {"KeySpec": "AES_256"}),
    ({"ForAllValues:StringEquals": {"kms:EncryptionContextKeys": ["a", "b"]}}, "Encrypt", {},
     ENCRYPT | {"EncryptionContext": {"a": "1", "b": "2"}}, ENCRYPT | {"EncryptionContext": {"a": "1", "c": "2"}}),
    ({"ForAnyValue:StringEquals": {"kms:EncryptionContextKeys": "a"}}, "Encrypt", {},
     ENCRYPT | {"EncryptionContext": {"a": "1"}}, ENCRYPT),
    ({"Null": {"kms:EncryptionContextKeys": "false"}}, "Encrypt", {},
     ENCRYPT | {"EncryptionContext": {"a": "1"}}, ENCRYPT),
    ({"StringEquals": {"kms:EncryptionAlgorithm": "RSAES_OAEP_SHA_256"}}, "Encrypt",
     {"KeySpec": "RSA_2048", "KeyUsage": "ENCRYPT_DECRYPT"},
     ENCRYPT | {"EncryptionAlgorithm": "RSAES_OAEP_SHA_256"}, ENCRYPT | {"EncryptionAlgorithm": "RSAES_OAEP_SHA_1"}),
    ({"StringEquals": {"kms:MessageType": "RAW"}}, "Sign", P256,
     SIGN, SIGN | {"Message": bytes(32), "MessageType": "DIGEST"}),
    ({"StringEquals": {"kms:SigningAlgorithm": "RSASSA_PSS_SHA_256"}}, "Sign",
     {"KeySpec": "RSA_2048", "KeyUsage": "SIGN_VERIFY"},
     {"Message": b"x", "SigningAlgorithm": "RSASSA_PSS_SHA_256"},
     {"Message": b"x", "SigningAlgorithm": "RSASSA_PSS_SHA_512"}),
    ({"StringEquals": {"kms:DataKeyPairSpec": "ECC_NIST_P256"}}, "GenerateDataKeyPair", {},
     {"KeyPairSpec": "ECC_NIST_P256"}, {"KeyPairSpec": "ECC_NIST_P384"}),
    ({"NumericGreaterThanEquals": {"kms:ScheduleKeyDeletionPendingWindowInDays": "20"}}, "ScheduleKeyDeletion", {},
     {"PendingWindowInDays": 20}, {"PendingWindowInDays": 19}),
    ({"NumericLessThan": {"kms:RotationPeriodInDays": "180"}}, "EnableKeyRotation", {},
     {"RotationPeriodInDays": 90}, {"RotationPeriodInDays": 365}),
    ({"ForAllValues:StringEquals": {"kms:GrantOperations": ["Decrypt", "Encrypt"]}}, "CreateGrant", {},
     GRANT, GRANT | {"Operations": ["Decrypt", "CreateGrant"]}),
    ({"StringLike": {"kms:GranteePrincipal": "*:user/alice"}}, "CreateGrant", {},
     GRANT, GRANT | {"GranteePrincipal": "arn:aws:iam::000000000000:user/bob"}),
    ({"StringLike": {"kms:RetiringPrincipal": "*:user/bob"}}, "CreateGrant", {},
     GRANT | {"RetiringPrincipal": "arn:aws:iam::000000000000:user/bob"}, GRANT),
    ({"StringEquals": {"kms:GrantConstraintType": "EncryptionContextSubset"}}, "CreateGrant", {},
     GRANT | {"Constraints": {"EncryptionContextSubset": {"a": "b"}}},
     GRANT | {"Constraints": {"EncryptionContextEquals": {"a": "b"}}}),
    ({"StringEquals": {"kms:EncryptionContext:a": "b"}}, "CreateGrant", {},
     GRANT | {"Constraints": {"EncryptionContextSubset": {"a": "b"}}},
     GRANT | {"Constraints": {"EncryptionContextSubset": {"a": "c"}}}),
    ({"StringEquals": {"kms:WrappingAlgorithm": "RSAES_OAEP_SHA_256"}}, "GetParametersForImport", EXTERNAL,
     {"WrappingAlgorithm": "RSAES_OAEP_SHA_256", "WrappingKeySpec": "RSA_2048"},
     {"WrappingAlgorithm": "RSAES_OAEP_SHA_1", "WrappingKeySpec": "RSA_2048"}),
    ({"StringEquals": {"kms:WrappingKeySpec": "RSA_3072"}}, "GetParametersForImport", EXTERNAL,
     {"WrappingAlgorithm": "RSAES_OAEP_SHA_256", "WrappingKeySpec": "RSA_3072"},
     {"WrappingAlgorithm": "RSAES_OAEP_SHA_256", "WrappingKeySpec": "RSA_2048"}),
    ({"StringEquals": {"kms:ReplicaRegion": ["eu-west-1", "eu-west-2"]}}, "ReplicateKey", {"MultiRegion": True},
     {"ReplicaRegion": "eu-west-1"}, {"ReplicaRegion": "us-west-2"}),
    ({"StringEquals": {"aws:RequestTag/team": "red"}}, "TagResource", {},
     {"Tags": [{"TagKey": "team", "TagValue": "red"}]}, {"Tags": [{"TagKey": "team", "TagValue": "blue"}]}),
    ({"ForAllValues:StringEquals": {"aws:TagKeys": ["team"]}}, "TagResource", {},
     {"Tags": [{"TagKey": "team", "TagValue": "red"}]},
     {"Tags": [{"TagKey": "team", "TagValue": "red"}, {"TagKey": "cost", "TagValue": "1"}]}),
    ({"ForAnyValue:StringEquals": {"aws:TagKeys": "team"}}, "UntagResource", {},
     {"TagKeys": ["team"]}, {"TagKeys": ["cost"]}),
    ({"StringEquals": {"kms:MacAlgorithm": "HMAC_SHA_256"}}, "GenerateMac",
     {"KeySpec": "HMAC_256", "KeyUsage": "GENERATE_VERIFY_MAC"},
     {"Message": b"x", "MacAlgorithm": "HMAC_SHA_256"}, None),
]

# Conditions that hold for every request of these tests, and conditions that hold for none.
HOLD = [
    {"StringEquals": {"kms:CallerAccount": "000000000000"}},
    {"StringEquals": {"kms:KeySpec": "SYMMETRIC_DEFAULT", "kms:KeyUsage": "ENCRYPT_DECRYPT", "kms:KeyOrigin": "AWS_KMS"}},
    {"StringEquals": {"kms:CustomerMasterKeySpec": "SYMMETRIC_DEFAULT"}},
    {"Bool": {"kms:MultiRegion": "false"}},
    {"Null": {"kms:MultiRegionKeyType": "true", "kms:ViaService": "true"}},
    {"IpAddress": {"aws:SourceIp": "127.0.0.0/8"}},
    {"Bool": {"aws:SecureTransport": "false"}},
    {"DateGreaterThan": {"aws:CurrentTime": "2026-01-01T00:00:00Z"}},
    {"NumericGreaterThan": {"aws:EpochTime": "1767225600"}},
    {"ArnEquals": {"aws:PrincipalArn": "arn:aws:iam::000000000000:root"}},
    {"StringEquals": {"aws:PrincipalType": "Account", "aws:userid": "000000000000", "aws:PrincipalAccount": "000000000000"}},
    {"StringLike": {"aws:UserAgent": "Boto3/*"}},
    {"StringEquals": {"aws:RequestedRegion": "us-east-1", "aws:ResourceAccount": "000000000000"}},
    {"StringEqualsIfExists": {"aws:SourceArn": "nothing"}},
    {"StringEquals": {"aws:ResourceTag/team": "red"}},
    {"BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}},
    {"StringEquals": {"aws:ResourceAccount": "${aws:PrincipalAccount}"}},
]
DO_NOT_HOLD = [
    {"StringEquals": {"kms:CallerAccount": "111122223333"}},
    {"StringEquals": {"kms:KeySpec": "RSA_2048"}},
    {"Bool": {"kms:MultiRegion": "true"}},
    {"StringLike": {"kms:ViaService": "*"}},
    {"NotIpAddress": {"aws:SourceIp": ["10.0.0.0/8", "127.0.0.1"]}},
    {"Bool": {"aws:SecureTransport": "true"}},
    {"DateLessThan": {"aws:CurrentTime": "2026-01-01T00:00:00Z"}},
    {"StringEquals": {"aws:ResourceTag/team": "blue"}},
    {"Bool": {"aws:MultiFactorAuthPresent": "false"}},
    {"StringEquals": {"kms:CallerAccount": "000000000000", "kms:KeySpec": "RSA_2048"}},
    {"StringEquals": {"aws:username": "root"}},
]


def allow_under(kms, key, account, action, condition, effect="Allow"):
    """Lets the root do everything with the key, this action only under the condition; or denies it under that."""
    root = {"Principal": {"AWS": f"arn:aws:iam::{account}:root"}, "Resource": "*"}
    rest = {"NotAction": f"kms:{action}"} if effect == "Allow" else {"Action": "kms:*"}
    statements = [
        root | rest | {"Effect": "Allow"},
        root | {"Action": f"kms:{action}", "Effect": effect, "Condition": condition},
    ]
    policy = json.dumps({"Version": "2012-10-17", "Statement": statements})
    kms.put_key_policy(KeyId=key, Policy=policy)


def call(kms, action, **arguments):
    name = "".join("_" + letter.lower() if letter.isupper() else letter for letter in action).strip("_")
    return getattr(kms, name)(**arguments)


@pytest.mark.parametrize(("condition", "action", "kind", "meets", "misses"), CASES, ids=lambda case: str(case)[:60])
def test_a_condition_on_the_request(kms, account, refused, condition, action, kind, meets, misses):
    key = kms.create_key(**kind)["KeyMetadata"]
    allow_under(kms, key["KeyId"], account, action, condition)
    if misses is not None:
        message = (
            f"User: arn:aws:iam::{account}:root is not authorized to perform: kms:{action} on resource: {key['Arn']} "
            f"because no resource-based policy allows the kms:{action} action"
        )
        with refused("AccessDeniedException", message):
            call(kms, action, KeyId=key["KeyId"], **misses)
    call(kms, action, KeyId=key["KeyId"], **meets)


@pytest.fixture(scope="module")
def tagged(server):
    kms = server.client()
    return kms.create_key(Tags=[{"TagKey": "team", "TagValue": "red"}])["KeyMetadata"]["KeyId"]


@pytest.mark.parametrize("condition", HOLD, ids=str)
def test_a_condition_that_holds_allows_and_denies(kms, tagged, account, refused, condition):
    allow_under(kms, tagged, account, "Encrypt", condition)
    kms.encrypt(KeyId=tagged, Plaintext=b"x")
    allow_under(kms, tagged, account, "Encrypt", condition, effect="Deny")
    with refused("AccessDeniedException"):
        kms.encrypt(KeyId=tagged, Plaintext=b"x")


@pytest.mark.parametrize("condition", DO_NOT_HOLD, ids=str)
def test_a_condition_that_does_not_hold_neither_allows_nor_denies(kms, tagged, account, refused, condition):
    allow_under(kms, tagged, account, "Encrypt", condition)
    with refused("AccessDeniedException"):
        kms.encrypt(KeyId=tagged, Plaintext=b"x")
    allow_under(kms, tagged, account, "Encrypt", condition, effect="Deny")
    kms.encrypt(KeyId=tagged, Plaintext=b"x")


def test_the_alias_of_the_request_and_those_of_the_key(kms, key, alias, account, refused):
    allow_under(kms, key["KeyId"], account, "Encrypt", {"StringEquals": {"kms:RequestAlias": alias}})
    kms.encrypt(KeyId=alias, Plaintext=b"x")
    kms.encrypt(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}", Plaintext=b"x")
    with refused("AccessDeniedException"):
        kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")
    allow_under(kms, key["KeyId"], account, "Encrypt", {"ForAnyValue:StringEquals": {"kms:ResourceAliases": alias}})
    kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")
    kms.delete_alias(AliasName=alias)
    with refused("AccessDeniedException"):
        kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")


def test_re_encryption_on_the_same_key(kms, key, other_key, account, refused):
    blob = kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")["CiphertextBlob"]
    allow_under(kms, key["KeyId"], account, "ReEncryptFrom", {"Bool": {"kms:ReEncryptOnSameKey": "true"}})
    kms.re_encrypt(CiphertextBlob=blob, DestinationKeyId=key["KeyId"])
    with refused("AccessDeniedException"):
        kms.re_encrypt(CiphertextBlob=blob, DestinationKeyId=other_key["KeyId"])


def test_how_long_a_key_was_not_used(kms, key, account, refused):
    condition = {"NumericGreaterThanEquals": {"kms:TrailingDaysWithoutKeyUsage": "30"}}
    allow_under(kms, key["KeyId"], account, "DisableKey", condition)
    with refused("AccessDeniedException"):
        kms.disable_key(KeyId=key["KeyId"])
    condition = {"NumericEquals": {"kms:TrailingDaysWithoutKeyUsage": "0"}}
    allow_under(kms, key["KeyId"], account, "DisableKey", condition)
    kms.disable_key(KeyId=key["KeyId"])


def test_a_policy_that_says_no_sense_is_refused(kms, key, account, refused):
    for condition in ({"StringSame": {"a": "b"}}, {"NumericEquals": {"a": "b"}}, {"IpAddress": {"a": "300.0.0.1"}}):
        with refused("MalformedPolicyDocumentException"):
            allow_under(kms, key["KeyId"], account, "Encrypt", condition)


def test_the_page_that_a_request_comes_from(server, kms, account, refused):
    """`aws:Referer` is a header of the request."""
    key = kms.create_key()["KeyMetadata"]["KeyId"]
    allow_under(kms, key, account, "Encrypt", {"StringLike": {"aws:Referer": "https://example.org/*"}})
    for page, is_allowed in [("https://example.org/page", True), ("https://example.com/", False), (None, False)]:
        client = server.client()

        def add(request, page=page, **_more):
            if page:
                request.headers["Referer"] = page

        # After the signature, as browsers do.
        client.meta.events.register("before-send.kms.Encrypt", add)
        if is_allowed:
            client.encrypt(KeyId=key, Plaintext=b"x")
        else:
            with refused("AccessDeniedException"):
                client.encrypt(KeyId=key, Plaintext=b"x")
