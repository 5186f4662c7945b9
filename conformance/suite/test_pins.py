"""Every package that the tests install has one version: a build today and one next year use the same."""

import importlib.metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REQUIREMENTS = Path(__file__).parents[1] / "requirements.txt"


def pins():
    lines = (line.partition("#")[0].strip() for line in REQUIREMENTS.read_text().splitlines())
    named = (line.split("==") for line in lines if line)
    return {canonicalize_name(name): version for name, version in named}


def needed(name):
    """The packages that a package needs here, without those that it only can use."""
    requirements = (Requirement(text) for text in importlib.metadata.requires(name) or [])
    wanted = (one for one in requirements if one.marker is None or one.marker.evaluate({"extra": ""}))
    return {canonicalize_name(one.name) for one in wanted}


def test_what_a_pinned_package_needs_is_pinned():
    pinned = pins()
    missing = {name: needed(name) - pinned.keys() for name in pinned}
    assert {name: lacks for name, lacks in missing.items() if lacks} == {}


def test_what_is_installed_is_what_is_pinned():
    installed = {name: importlib.metadata.version(name) for name in pins()}
    assert installed == pins()
