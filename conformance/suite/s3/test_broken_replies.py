"""A body that breaks off after the first bytes have left is noted by a second entry of the audit log."""

import http.client
import pathlib
import socket
from urllib.parse import urlsplit

import pytest
from botocore.exceptions import ClientError, ConnectionClosedError, IncompleteReadError, ResponseStreamingError
from urllib3.exceptions import ProtocolError

from connections import connect
from server import Server, eventually

MIB = 1024 * 1024
# More than sockets and their buffers take.
LONG = 64 * MIB
BROKEN = (IncompleteReadError, ResponseStreamingError, ProtocolError, http.client.IncompleteRead)


@pytest.fixture(scope="module")
def own_server(tmp_path_factory):
    """A server whose parts may be damaged."""
    server = Server(tmp_path_factory.mktemp("broken") / "data").start()
    yield server
    server.end()


@pytest.fixture(scope="module")
def own_s3(own_server):
    s3 = connect(own_server, *own_server.credentials())
    s3.create_bucket(Bucket="bucket")
    return s3


def notes(server):
    """The details of all such entries, by request id, with their entries."""
    found = [entry for entry in server.newest_events(500) if entry["eventName"] == "ReplyBrokeOff"]
    return {entry["serviceEventDetails"]["requestID"]: entry for entry in found}


def note_of(server, request_id):
    """The note about a request, for which the entry of the request is there before."""

    def noted():
        found = notes(server)
        return found if request_id in found else None

    found = eventually(noted)
    entries = server.newest_events(500)
    (request,) = [at for at, entry in enumerate(entries) if entry.get("requestID") == request_id]
    assert entries.index(found[request_id]) > request
    assert entries[request].get("errorCode") is None
    return found[request_id]


def stored_parts(server):
    return {path for path in pathlib.Path(server.data_dir, "objects").glob("??/*")}


def put(s3, server, key, size):
    """Puts an object; gives the file of its one part."""
    before = stored_parts(server)
    s3.put_object(Bucket="bucket", Key=key, Body=b"x" * size)
    (path,) = stored_parts(server) - before
    return path


def note_about(server, key):
    """The one note about an object."""

    def of_key():
        return [entry for entry in notes(server).values() if entry["resources"][0]["ARN"].endswith(f"/{key}")]

    (entry,) = eventually(of_key)
    return note_of(server, entry["serviceEventDetails"]["requestID"])


def test_a_client_that_goes_away(own_s3, own_server):
    put(own_s3, own_server, "left", LONG)
    reply = own_s3.get_object(Bucket="bucket", Key="left")
    reply["Body"].read(MIB)
    reply["Body"].close()
    entry = note_of(own_server, reply["ResponseMetadata"]["RequestId"])
    details = entry["serviceEventDetails"]
    assert entry["eventType"] == "AwsServiceEvent" and entry["eventSource"] == "bulla"
    assert [one["ARN"] for one in entry["resources"]] == ["arn:aws:s3:::bucket/left"]
    assert entry["recipientAccountId"] == entry["resources"][0]["accountId"]
    assert details["eventName"] == "GetObject" and details["eventSource"] == "s3.amazonaws.com"
    assert details["contentLength"] == LONG
    assert MIB <= details["bytesTransferredOut"] < LONG
    assert details["reason"] == "ClientGone" and "detail" not in details


def test_a_part_that_is_not_authentic(own_s3, own_server):
    path = put(own_s3, own_server, "altered", 3 * MIB)
    with open(path, "r+b") as part:
        part.seek(2 * MIB)
        byte = part.read(1)
        part.seek(2 * MIB)
        part.write(bytes([byte[0] ^ 1]))
    reply, came = own_s3.get_object(Bucket="bucket", Key="altered"), b""
    with pytest.raises(BROKEN):
        while piece := reply["Body"].read(65536):
            came += piece
    details = note_about(own_server, "altered")["serviceEventDetails"]
    assert details["requestID"] == reply["ResponseMetadata"]["RequestId"]
    assert details["reason"] == "DataNotAuthentic"
    assert path.name in details["detail"] and "put back the file" in details["detail"]
    assert len(came) <= details["bytesTransferredOut"] <= 2 * MIB, "no byte of the chunk or after it"
    assert came == b"x" * len(came)


def test_a_part_that_is_missing(own_s3, own_server):
    path = put(own_s3, own_server, "missing", MIB)
    path.unlink()
    # The head may leave before it is found out, or with the first bytes, which never come.
    with pytest.raises((ConnectionClosedError, *BROKEN)):
        own_s3.get_object(Bucket="bucket", Key="missing")["Body"].read()
    details = note_about(own_server, "missing")["serviceEventDetails"]
    assert details["bytesTransferredOut"] == 0
    assert details["reason"] == "DataMissing" and path.name in details["detail"]
    assert str(own_server.data_dir) not in details["detail"]


def test_a_part_that_is_missing_behind_others(own_s3, own_server):
    """It is found out when the parts before it have left."""
    upload = own_s3.create_multipart_upload(Bucket="bucket", Key="parts")["UploadId"]
    given = {"Bucket": "bucket", "Key": "parts", "UploadId": upload}
    files, sent = [], []
    for number, size in ((1, 5 * MIB), (2, 5 * MIB), (3, 1)):
        before = stored_parts(own_server)
        reply = own_s3.upload_part(**given, PartNumber=number, Body=b"x" * size)
        sent.append({"PartNumber": number, "ETag": reply["ETag"]})
        files += stored_parts(own_server) - before
    own_s3.complete_multipart_upload(**given, MultipartUpload={"Parts": sent})
    files[1].unlink()
    reply, came = own_s3.get_object(Bucket="bucket", Key="parts"), 0
    assert reply["ResponseMetadata"]["HTTPStatusCode"] == 200
    with pytest.raises(BROKEN):
        while piece := reply["Body"].read(65536):
            came += len(piece)
    details = note_about(own_server, "parts")["serviceEventDetails"]
    assert details["requestID"] == reply["ResponseMetadata"]["RequestId"]
    assert came <= details["bytesTransferredOut"] == 5 * MIB
    assert details["reason"] == "DataMissing" and files[1].name in details["detail"]


def test_what_left_whole_or_never_began_is_not_noted(own_s3, own_server):
    put(own_s3, own_server, "whole", 3 * MIB)
    before = set(notes(own_server))
    assert len(own_s3.get_object(Bucket="bucket", Key="whole")["Body"].read()) == 3 * MIB
    own_s3.get_object(Bucket="bucket", Key="whole", Range="bytes=1-2")["Body"].read()
    own_s3.head_object(Bucket="bucket", Key="whole")
    own_s3.put_object(Bucket="bucket", Key="empty", Body=b"")
    assert own_s3.get_object(Bucket="bucket", Key="empty")["Body"].read() == b""
    host, port = urlsplit(own_server.endpoint).netloc.split(":")
    for _ in range(5):
        with socket.create_connection((host, int(port)), timeout=60) as stranger:
            stranger.sendall(b"GET /bucket/whole HTTP/1.1\r\nhost: a\r\n\r\n")
            stranger.recv(12)
    own_s3.list_buckets()
    assert set(notes(own_server)) == before


def test_a_read_that_finds_no_place(tmp_path):
    """It is put off after its entry, which says that it was answered: a second one says that nothing left."""
    server = Server(tmp_path / "data").start()
    taken = []
    try:
        s3 = connect(server, *server.credentials(), signature_version="s3v4")
        s3.create_bucket(Bucket="bucket")
        put(s3, server, "long", LONG)
        url = urlsplit(s3.generate_presigned_url("get_object", Params={"Bucket": "bucket", "Key": "long"}))
        head = f"GET {url.path}?{url.query} HTTP/1.1\r\nHost: {url.netloc}\r\n\r\n".encode()
        # As many as one account may take.
        for _ in range(224):
            reader = socket.socket()
            taken.append(reader)
            # What a client does not read fills no more than this.
            reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            reader.settimeout(60)
            reader.connect((url.hostname, url.port))
            reader.sendall(head)
            assert reader.recv(12) == b"HTTP/1.1 200"
        with pytest.raises(ClientError) as refused:
            s3.get_object(Bucket="bucket", Key="long")
        reply = refused.value.response
        assert reply["ResponseMetadata"]["HTTPStatusCode"] == 503
        details = note_of(server, reply["ResponseMetadata"]["RequestId"])["serviceEventDetails"]
        assert details["reason"] == "PutOff"
        assert (details["contentLength"], details["bytesTransferredOut"]) == (LONG, 0)
    finally:
        for reader in taken:
            reader.close()
        server.end()


def test_a_stop_breaks_off_what_still_leaves(tmp_path):
    server = Server(tmp_path / "data").start()
    try:
        s3 = connect(server, *server.credentials())
        s3.create_bucket(Bucket="bucket")
        put(s3, server, "long", LONG)
        reply = s3.get_object(Bucket="bucket", Key="long")
        reply["Body"].read(MIB)
        server.terminate()
        assert server.verify().returncode == 0
        details = notes(server)[reply["ResponseMetadata"]["RequestId"]]["serviceEventDetails"]
        assert details["reason"] == "ConnectionClosed"
    finally:
        server.end()
