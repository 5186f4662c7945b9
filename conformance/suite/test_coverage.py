"""A ratchet: every operation of the newest AWS model is either tested here or listed as a gap that answers as one."""

import inspect
import re

import botocore.session
import pytest
from botocore import xform_name
from botocore.exceptions import ClientError

from server import ROOT

MODEL = botocore.session.Session().get_service_model("kms")
OPERATIONS = MODEL.operation_names
GAPS = (ROOT / "crates/kms/gaps.txt").read_text().split()
CASES = {path.stem.removeprefix("test_"): path for path in (ROOT / "conformance/suite/cases").glob("test_*.py")}

# What satisfies the patterns of the model where a plain text does not.
TEXTS = {
    "KeyIdType": "00000000-0000-4000-8000-000000000000",
    "RegionType": "eu-west-1",
    "GrantIdType": "a" * 64,
    "PrincipalIdType": "arn:aws:iam::000000000000:root",
    "CustomKeyStoreIdType": "cks-1234567890abcdef0",
}


def smallest(shape):
    """A value that satisfies the model."""
    if shape.type_name == "structure":
        return {name: smallest(shape.members[name]) for name in shape.required_members}
    if shape.type_name == "list":
        return [smallest(shape.member)]
    if shape.type_name == "blob":
        return b"x" * max(1, shape.metadata.get("min", 1))
    if shape.type_name == "string":
        return shape.enum[0] if shape.enum else TEXTS.get(shape.name, "x" * max(1, shape.metadata.get("min", 1)))
    return {"boolean": False, "integer": 1}[shape.type_name]


def test_the_model_is_the_one_the_project_is_generated_from():
    assert len(OPERATIONS) == 56


def test_every_operation_is_tested_or_a_gap_and_none_is_both():
    tested = {operation for operation in OPERATIONS if xform_name(operation) in CASES}
    assert tested | set(GAPS) == set(OPERATIONS)
    assert not tested & set(GAPS)
    assert sorted(GAPS) == GAPS


def test_every_case_file_belongs_to_an_operation_and_calls_it():
    stems = {xform_name(operation) for operation in OPERATIONS}
    for stem, path in CASES.items():
        text = path.read_text()
        assert stem in stems, path
        assert re.search(rf"\b(kms|elsewhere)\.{stem}\(", text), path
        assert len(re.findall(r"^def test_", text, re.MULTILINE)) >= 5, path


@pytest.mark.parametrize("operation", GAPS)
def test_a_gap_names_itself(kms, operation):
    method = getattr(kms, xform_name(operation))
    assert inspect.ismethod(method)
    shape = MODEL.operation_model(operation).input_shape
    with pytest.raises(ClientError) as caught:
        method(**smallest(shape))
    error = caught.value.response["Error"]
    assert error["Code"] == "UnsupportedOperationException"
    assert operation in error["Message"].split()
