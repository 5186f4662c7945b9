"""The directory of the parts of objects is not there when the service starts."""

import pytest

from server import Server
from test_backup_objects import put, s3_of


@pytest.fixture
def stopped(tmp_path):
    """A server that has stored an object in a file, and has ended."""
    server = Server(tmp_path / "data").start()
    s3 = s3_of(server)
    s3.create_bucket(Bucket="photos")
    put(s3, "large", 300_000)
    server.terminate()
    yield server
    server.end()


def test_a_start_without_the_parts_is_refused_and_makes_nothing(stopped):
    objects, aside = stopped.data_dir / "objects", stopped.data_dir / "aside"
    objects.rename(aside)
    said = stopped.refuses_to_start()
    assert "the objects of S3 are gone" in said and str(objects) in said
    assert not objects.exists()
    # As where a disk is not mounted.
    objects.mkdir()
    assert "the objects of S3 are gone" in stopped.refuses_to_start()
    assert list(objects.iterdir()) == []
    objects.rmdir()
    aside.rename(objects)
    stopped.start()
    assert len(s3_of(stopped).get_object(Bucket="photos", Key="large")["Body"].read()) == 300_000
