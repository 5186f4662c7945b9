"""The characters of tags: one table, held against every service that has tags."""

import pytest
from botocore.exceptions import ClientError

from identities import statement, trust
from server import ACCOUNT

# Each text with what is to become of it in a key or a value. Letters, numbers and spaces of every script are taken, and eight signs.
# Source: Tagging AWS resources user guide, "Tag naming limits and requirements".
ALLOWED = [*"_.:/=+-@", "letters", "Ünïcode", "字", "٣", "two words", "Ⅷ"]
REFUSED = [*"&#,;!?*%$^()[]{}<>|\\\"'`~", "🔑", "a\tb", "a\nb"]

PATTERN = r"[\p{L}\p{Z}\p{N}_.:/=+\-@]"


def kms_words(part, text, place):
    """CloudTrail shows the same: github.com/crossplane-contrib/provider-upjet-aws/issues/922."""
    return "TagException", "Invalid tag"


def model_words(part, text, place):
    """Seen at IAM: github.com/Altinity/terraform-aws-eks-clickhouse/issues/3."""
    pattern = PATTERN + {"key": "+", "value": "*"}[part]
    return (
        "ValidationError",
        f"1 validation error detected: Value '{text}' at '{place}.{part}' failed to satisfy constraint: "
        f"Member must satisfy regular expression pattern: {pattern}",
    )


def s3_words(part, text, place):
    return "InvalidTag", f"The Tag{part.title()} you have provided is invalid"


@pytest.fixture(scope="module")
def bearers(identities, stage, kms, server):
    """By name: how tags are given to it, and the words in which a wrong one is refused."""
    key = kms.create_key()["KeyMetadata"]["KeyId"]
    s3 = identities.client("s3")
    bucket = "tags-of-the-table"
    s3.create_bucket(Bucket=bucket)
    s3.put_object(Bucket=bucket, Key="object", Body=b"")
    trusted = trust({"AWS": ACCOUNT}, ["sts:AssumeRole", "sts:TagSession"])
    role = identities.role(trusted)
    sts = identities.user(statement("sts:*")).client("sts")
    user, own_role, policy = stage.user(), stage.role(), stage.policy()
    iam = identities.iam

    def of_kms(call, **arguments):
        return lambda key, value: call(Tags=[{"TagKey": key, "TagValue": value}], **arguments)

    def of_others(call, **arguments):
        return lambda key, value: call(Tags=[{"Key": key, "Value": value}], **arguments)

    def of_s3(call, **arguments):
        return lambda key, value: call(Tagging={"TagSet": [{"Key": key, "Value": value}]}, **arguments)

    return {
        "kms:TagResource": (of_kms(kms.tag_resource, KeyId=key), kms_words),
        "kms:CreateKey": (of_kms(kms.create_key), kms_words),
        "iam:TagUser": (of_others(iam.tag_user, UserName=user), model_words),
        "iam:TagRole": (of_others(iam.tag_role, RoleName=own_role), model_words),
        "iam:TagPolicy": (of_others(iam.tag_policy, PolicyArn=policy), model_words),
        "sts:AssumeRole": (of_others(sts.assume_role, RoleArn=role, RoleSessionName="job"), model_words),
        "s3:PutObjectTagging": (of_s3(s3.put_object_tagging, Bucket=bucket, Key="object"), s3_words),
        "s3:PutBucketTagging": (of_s3(s3.put_bucket_tagging, Bucket=bucket), s3_words),
    }


BEARERS = [
    "kms:TagResource",
    "kms:CreateKey",
    "iam:TagUser",
    "iam:TagRole",
    "iam:TagPolicy",
    "sts:AssumeRole",
    "s3:PutObjectTagging",
    "s3:PutBucketTagging",
]


@pytest.mark.parametrize("bearer", BEARERS)
@pytest.mark.parametrize("part", ["key", "value"])
def test_every_service_keeps_the_table(bearers, bearer, part):
    give, words = bearers[bearer]
    for text in ALLOWED:
        # IAM keeps 50 tags of a thing: one key serves every value, and few keys are allowed.
        give(*((text, "v") if part == "key" else ("k", text)))
    for text in REFUSED:
        with pytest.raises(ClientError) as caught:
            give(*((text, "v") if part == "key" else ("k", text)))
        told = caught.value.response["Error"]
        assert (told["Code"], told["Message"]) == words(part, text, "tags.1.member"), text


def test_a_key_with_a_wrong_tag_is_not_made(kms):
    before = {key["KeyId"] for page in kms.get_paginator("list_keys").paginate() for key in page["Keys"]}
    with pytest.raises(ClientError):
        kms.create_key(Tags=[{"TagKey": "owner", "TagValue": "My & My Team"}])
    after = {key["KeyId"] for page in kms.get_paginator("list_keys").paginate() for key in page["Keys"]}
    assert before == after
