"""Tags of objects.

Sources: S3 API reference, `PutObjectTagging`, `GetObjectTagging`, `DeleteObjectTagging`; S3 user guide, "Categorizing your objects using
tags".
"""

import pytest

from identities import statement

ONE = [{"Key": "class", "Value": "public"}]


@pytest.fixture
def there(s3, bucket):
    s3.put_object(Bucket=bucket, Key="object", Body=b"content")
    return {"Bucket": bucket, "Key": "object"}


def in_order(tags):
    return sorted(tags, key=lambda tag: tag["Key"])


def test_an_object_without_tags_has_an_empty_set(s3, there):
    assert s3.get_object_tagging(**there)["TagSet"] == []
    assert "TagCount" not in s3.get_object(**there)


def test_tags_come_with_the_put(s3, bucket):
    s3.put_object(Bucket=bucket, Key="object", Body=b"x", Tagging="a=1&b=%C3%A4%20%2B&c=")
    tags = [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "ä +"}, {"Key": "c", "Value": ""}]
    assert in_order(s3.get_object_tagging(Bucket=bucket, Key="object")["TagSet"]) == tags
    assert s3.get_object(Bucket=bucket, Key="object")["TagCount"] == 3
    assert s3.head_object(Bucket=bucket, Key="object")["TagCount"] == 3


def test_they_are_replaced_as_a_whole(s3, there):
    s3.put_object_tagging(Tagging={"TagSet": ONE}, **there)
    assert s3.get_object_tagging(**there)["TagSet"] == ONE
    other = [{"Key": "b", "Value": "2"}]
    s3.put_object_tagging(Tagging={"TagSet": other}, **there)
    assert s3.get_object_tagging(**there)["TagSet"] == other
    assert s3.delete_object_tagging(**there)["ResponseMetadata"]["HTTPStatusCode"] == 204
    assert s3.get_object_tagging(**there)["TagSet"] == []


def test_they_change_neither_content_nor_date(s3, there):
    before = s3.head_object(**there)
    s3.put_object_tagging(Tagging={"TagSet": ONE}, **there)
    after = s3.get_object(**there)
    assert (after["ETag"], after["LastModified"]) == (before["ETag"], before["LastModified"])
    assert after["Body"].read() == b"content"


def test_a_new_content_has_no_tags(s3, there):
    s3.put_object_tagging(Tagging={"TagSet": ONE}, **there)
    s3.put_object(Body=b"new", **there)
    assert s3.get_object_tagging(**there)["TagSet"] == []


@pytest.mark.parametrize(
    ("tags", "text"),
    [
        ([("k" * 129, "v")], "The TagKey you have provided is invalid"),
        ([("k", "v" * 257)], "The TagValue you have provided is invalid"),
        ([("", "v")], "The TagKey you have provided is invalid"),
        ([("aws:k", "v")], "Your TagKey cannot be prefixed with aws:"),
        ([("k", "1"), ("k", "2")], "Cannot provide multiple Tags with the same key"),
    ],
)
def test_what_is_no_tag(s3, there, refused, tags, text):
    with refused("InvalidTag", text):
        s3.put_object_tagging(Tagging={"TagSet": [{"Key": key, "Value": value} for key, value in tags]}, **there)
    assert s3.get_object_tagging(**there)["TagSet"] == []


def test_the_longest_tags(s3, there):
    tags = [{"Key": "k" * 127 + str(number), "Value": "ä" * 256} for number in range(10)]
    s3.put_object_tagging(Tagging={"TagSet": tags}, **there)
    assert in_order(s3.get_object_tagging(**there)["TagSet"]) == in_order(tags)


def test_ten_tags_are_the_most(s3, bucket, there, refused):
    tags = [{"Key": str(number), "Value": ""} for number in range(11)]
    with refused("BadRequest", "Object tags cannot be greater than 10"):
        s3.put_object_tagging(Tagging={"TagSet": tags}, **there)
    with refused("BadRequest", "Object tags cannot be greater than 10"):
        s3.put_object(Bucket=bucket, Key="new", Body=b"x", Tagging="&".join(f"k{number}=v" for number in range(11)))


@pytest.mark.parametrize("header", ["a=1&a=2", "=1", "aws:a=1"])
def test_a_header_that_holds_no_tags(s3, bucket, refused, header):
    with refused("InvalidArgument" if header != "aws:a=1" else "InvalidTag"):
        s3.put_object(Bucket=bucket, Key="object", Body=b"x", Tagging=header)


def test_an_object_that_is_not_there(s3, bucket, refused):
    for call in (
        lambda: s3.get_object_tagging(Bucket=bucket, Key="nothing"),
        lambda: s3.put_object_tagging(Bucket=bucket, Key="nothing", Tagging={"TagSet": ONE}),
    ):
        with refused("NoSuchKey", "The specified key does not exist.", 404):
            call()


def test_each_is_an_action(s3, there, identities, as_user, refused):
    calls = {
        "s3:GetObjectTagging": lambda client: client.get_object_tagging(**there),
        "s3:PutObjectTagging": lambda client: client.put_object_tagging(Tagging={"TagSet": ONE}, **there),
        "s3:DeleteObjectTagging": lambda client: client.delete_object_tagging(**there),
    }
    for allowed in calls:
        client = as_user(identities.user(statement(allowed)))
        for action, call in calls.items():
            if action == allowed:
                call(client)
            else:
                with refused("AccessDenied", status=403):
                    call(client)


def test_tags_decide_from_the_next_request_on(s3, there, identities, as_user, refused):
    tagged = {"StringEquals": {"s3:ExistingObjectTag/class": "public"}}
    reader = as_user(identities.user(statement("s3:GetObject", Condition=tagged)))
    for _ in range(3):
        s3.put_object_tagging(Tagging={"TagSet": ONE}, **there)
        assert reader.get_object(**there)["Body"].read() == b"content"
        s3.delete_object_tagging(**there)
        with refused("AccessDenied", status=403):
            reader.get_object(**there)


def test_tags_of_an_encrypted_object_need_no_kms(s3, bucket, key, kms, kms_calls):
    there = {"Bucket": bucket, "Key": "object"}
    s3.put_object(Body=b"x", ServerSideEncryption="aws:kms", SSEKMSKeyId=key["Arn"], **there)
    kms.disable_key(KeyId=key["KeyId"])
    with kms_calls() as calls:
        s3.put_object_tagging(Tagging={"TagSet": ONE}, **there)
        assert s3.get_object_tagging(**there)["TagSet"] == ONE
    assert calls.names == []
