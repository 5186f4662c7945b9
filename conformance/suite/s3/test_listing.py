"""Lists of objects: order, prefixes, delimiters, pages, encodings.

Sources: S3 API reference, `ListObjectsV2`, `ListObjects`; S3 user guide, "Organizing objects using prefixes".
"""

import concurrent.futures

import pytest

KEYS = ["a", "a/1", "a/2", "a/b/3", "a0", "b", "b/", "b//c", "ä", "z z", "z+z", "\U0001f511"]


@pytest.fixture(scope="module")
def full(client):
    """A bucket with some keys; no test changes it."""
    s3 = client()
    s3.create_bucket(Bucket="listing-full")
    for name in KEYS:
        s3.put_object(Bucket="listing-full", Key=name, Body=name.encode())
    return "listing-full"


def in_order(keys):
    """Source: `ListObjectsV2`: lexicographical order of the UTF-8 bytes."""
    return sorted(keys, key=str.encode)


def keys_of(page):
    return [entry["Key"] for entry in page.get("Contents", [])]


def prefixes_of(page):
    return [entry["Prefix"] for entry in page.get("CommonPrefixes", [])]


class TestVersion2:
    def test_keys_come_in_the_order_of_their_bytes(self, s3, full):
        page = s3.list_objects_v2(Bucket=full)
        assert keys_of(page) == in_order(KEYS)
        assert (page["KeyCount"], page["IsTruncated"], page["MaxKeys"]) == (len(KEYS), False, 1000)
        assert (page["Name"], page["Prefix"]) == (full, "")

    def test_an_entry_tells_what_a_head_tells(self, s3, full):
        for entry in s3.list_objects_v2(Bucket=full)["Contents"]:
            head = s3.head_object(Bucket=full, Key=entry["Key"])
            assert (entry["ETag"], entry["Size"]) == (head["ETag"], head["ContentLength"])
            assert abs((entry["LastModified"] - head["LastModified"]).total_seconds()) < 1
            assert entry["StorageClass"] == "STANDARD"
            assert "Owner" not in entry
            assert (entry["ChecksumAlgorithm"], entry["ChecksumType"]) == (["CRC32"], "FULL_OBJECT")

    @pytest.mark.parametrize("prefix", ["a", "a/", "b", "ä", "z+", "none", "a/b/3"])
    def test_a_prefix(self, s3, full, prefix):
        page = s3.list_objects_v2(Bucket=full, Prefix=prefix)
        assert keys_of(page) == in_order(name for name in KEYS if name.startswith(prefix))
        assert page["Prefix"] == prefix

    @pytest.mark.parametrize(
        ("prefix", "delimiter", "keys", "prefixes"),
        [
            ("", "/", ["a", "a0", "b", "z z", "z+z", "ä", "\U0001f511"], ["a/", "b/"]),
            ("a/", "/", ["a/1", "a/2"], ["a/b/"]),
            ("b/", "/", ["b/"], ["b//"]),
            ("a", "/", ["a", "a0"], ["a/"]),
            ("", "0", [name for name in in_order(KEYS) if name != "a0"], ["a0"]),
            ("", "/b/", [name for name in in_order(KEYS) if name != "a/b/3"], ["a/b/"]),
        ],
    )
    def test_a_delimiter_rolls_up(self, s3, full, prefix, delimiter, keys, prefixes):
        page = s3.list_objects_v2(Bucket=full, Prefix=prefix, Delimiter=delimiter)
        assert (keys_of(page), prefixes_of(page)) == (keys, prefixes)
        assert page["KeyCount"] == len(keys) + len(prefixes)
        assert page["Delimiter"] == delimiter

    @pytest.mark.parametrize("size", [1, 2, 3, 11, 12, 13])
    @pytest.mark.parametrize("delimiter", [None, "/"])
    def test_pages_hold_everything_once(self, s3, full, size, delimiter):
        more = {} if delimiter is None else {"Delimiter": delimiter}
        whole = s3.list_objects_v2(Bucket=full, **more)
        keys, prefixes, token, pages = [], [], {}, 0
        while True:
            page = s3.list_objects_v2(Bucket=full, MaxKeys=size, **more, **token)
            keys += keys_of(page)
            prefixes += prefixes_of(page)
            pages += 1
            assert page["KeyCount"] == len(keys_of(page)) + len(prefixes_of(page)) <= size
            if not page["IsTruncated"]:
                assert "NextContinuationToken" not in page
                break
            assert page["KeyCount"] == size
            token = {"ContinuationToken": page["NextContinuationToken"]}
            assert pages < 50
        assert (keys, prefixes) == (keys_of(whole), prefixes_of(whole))

    def test_boto3_pages(self, s3, full):
        pages = s3.get_paginator("list_objects_v2").paginate(Bucket=full, PaginationConfig={"PageSize": 5})
        assert [key for page in pages for key in keys_of(page)] == in_order(KEYS)

    def test_start_after(self, s3, full):
        page = s3.list_objects_v2(Bucket=full, StartAfter="a/2")
        assert keys_of(page) == [name for name in in_order(KEYS) if name.encode() > b"a/2"]
        assert page["StartAfter"] == "a/2"

    def test_no_keys_at_all_may_be_asked_for(self, s3, full):
        page = s3.list_objects_v2(Bucket=full, MaxKeys=0)
        assert (keys_of(page), page["KeyCount"], page["IsTruncated"]) == ([], 0, False)

    def test_more_than_a_thousand_are_a_thousand(self, s3, full):
        assert s3.list_objects_v2(Bucket=full, MaxKeys=5000)["MaxKeys"] == 1000

    @pytest.mark.parametrize("size", ["-1", "many", "99999999999"])
    def test_what_is_no_number(self, wire, full, size):
        reply = wire.call("GET", f"/{full}?list-type=2&max-keys={size}")
        assert (reply.status, reply.code) == (400, "InvalidArgument")

    def test_a_token_that_is_none(self, s3, full, refused):
        with refused("InvalidArgument", "The continuation token provided is incorrect"):
            s3.list_objects_v2(Bucket=full, ContinuationToken="bm90aGluZw==")

    def test_the_owner_is_told_to_whoever_asks(self, s3, full):
        owners = {entry["Owner"]["ID"] for entry in s3.list_objects_v2(Bucket=full, FetchOwner=True)["Contents"]}
        assert owners == {s3.list_buckets()["Owner"]["ID"]}

    def test_keys_may_come_encoded(self, wire, full):
        body = wire.call("GET", f"/{full}?list-type=2&encoding-type=url&prefix=z").body.decode()
        assert "<Key>z+z</Key>" in body or "<Key>z%20z</Key>" in body
        assert "<Key>z%2Bz</Key>" in body
        assert "<EncodingType>url</EncodingType>" in body

    def test_another_encoding(self, wire, full):
        reply = wire.call("GET", f"/{full}?list-type=2&encoding-type=base64")
        assert (reply.status, reply.code, reply.message) == (
            400,
            "InvalidArgument",
            "Invalid Encoding Method specified in Request",
        )

    def test_a_list_calls_no_kms(self, s3, bucket, key, kms, kms_calls):
        for name in "abc":
            s3.put_object(Bucket=bucket, Key=name, Body=b"x", ServerSideEncryption="aws:kms", SSEKMSKeyId=key["Arn"])
        kms.disable_key(KeyId=key["KeyId"])
        with kms_calls() as calls:
            page = s3.list_objects_v2(Bucket=bucket)
        assert calls.names == []
        assert [entry["ETag"] for entry in page["Contents"]] == [
            s3.head_object(Bucket=bucket, Key=name)["ETag"] for name in "abc"
        ]

    def test_what_was_written_is_listed_at_once(self, s3, bucket):
        for number in range(20):
            s3.put_object(Bucket=bucket, Key=f"{number:02}", Body=b"x")
            assert len(keys_of(s3.list_objects_v2(Bucket=bucket))) == number + 1
        for number in range(20):
            s3.delete_object(Bucket=bucket, Key=f"{number:02}")
            assert len(keys_of(s3.list_objects_v2(Bucket=bucket))) == 19 - number

    def test_an_empty_bucket(self, s3, bucket):
        page = s3.list_objects_v2(Bucket=bucket)
        assert (page["KeyCount"], page["IsTruncated"], "Contents" in page) == (0, False, False)

    def test_keys_that_xml_cannot_hold(self, s3, bucket):
        """boto3 asks for encoded keys, because XML 1.0 has no control characters."""
        names = ["a\x01b", "new\nline", "<&>\"'", "]]>", "\u202e"]
        for name in names:
            s3.put_object(Bucket=bucket, Key=name, Body=b"x")
        assert keys_of(s3.list_objects_v2(Bucket=bucket)) == in_order(names)


class TestVersion1:
    def test_a_list(self, s3, full):
        page = s3.list_objects(Bucket=full)
        assert keys_of(page) == in_order(KEYS)
        assert all(entry["Owner"]["ID"] for entry in page["Contents"])
        assert (page["IsTruncated"], page["MaxKeys"], page["Marker"]) == (False, 1000, "")

    @pytest.mark.parametrize("delimiter", [None, "/"])
    def test_pages_go_on_after_a_marker(self, s3, full, delimiter):
        more = {} if delimiter is None else {"Delimiter": delimiter}
        whole = s3.list_objects(Bucket=full, **more)
        keys, prefixes, marker = [], [], ""
        for _page in range(50):
            page = s3.list_objects(Bucket=full, MaxKeys=2, Marker=marker, **more)
            keys += keys_of(page)
            prefixes += prefixes_of(page)
            if not page["IsTruncated"]:
                break
            # NextMarker is told only with a delimiter; else the last key is the marker.
            assert ("NextMarker" in page) == (delimiter is not None)
            marker = page.get("NextMarker") or keys_of(page)[-1]
        assert (keys, prefixes) == (keys_of(whole), prefixes_of(whole))

    def test_a_plain_get_of_a_bucket_is_this(self, wire, full):
        reply = wire.call("GET", f"/{full}")
        assert reply.status == 200
        assert b"<ListBucketResult" in reply.body
        assert b"KeyCount" not in reply.body

    def test_another_version_of_the_list(self, wire, full):
        reply = wire.call("GET", f"/{full}?list-type=3")
        assert (reply.status, reply.code) == (400, "InvalidArgument")


def test_a_thousand_keys_are_a_page(s3, bucket):
    names = [f"{number:04}" for number in range(1003)]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda name: s3.put_object(Bucket=bucket, Key=name, Body=b""), names))
    page = s3.list_objects_v2(Bucket=bucket)
    assert (keys_of(page), page["IsTruncated"]) == (names[:1000], True)
    rest = s3.list_objects_v2(Bucket=bucket, ContinuationToken=page["NextContinuationToken"])
    assert keys_of(rest) == names[1000:]
