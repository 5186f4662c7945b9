"""Every package that the tests install has one version: a build today and one next year use the same."""

import importlib.metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from server import ROOT

# Where scripts/tools installs what.
ENVIRONMENTS = {
    "requirements.txt": ".venv",
    "envelope-cli-requirements.txt": ".venv-envelope-cli",
    "s3-client-requirements.txt": ".venv-s3-clients",
    "tls-scanner-requirements.txt": ".venv-tls-scanner",
    "ansible-requirements.txt": ".venv-ansible",
}


@pytest.fixture(params=ENVIRONMENTS)
def requirements(request):
    return request.param


@pytest.fixture
def pinned(requirements):
    """The version of each package that a file names."""
    text = (ROOT / "conformance" / requirements).read_text()
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    named = (line.split("==") for line in lines if line)
    return {canonicalize_name(name): version for name, version in named}


@pytest.fixture
def installed(requirements):
    """Each package of the environment that was made from the file."""
    directories = (ROOT / ENVIRONMENTS[requirements]).glob("lib/python*/site-packages")
    found = importlib.metadata.distributions(path=[str(directory) for directory in directories])
    return {canonicalize_name(one.name): one for one in found}


def needed(package):
    """The packages that a package needs here, without those that it only can use."""
    requirements = (Requirement(text) for text in package.requires or [])
    wanted = (one for one in requirements if one.marker is None or one.marker.evaluate({"extra": ""}))
    return {canonicalize_name(one.name) for one in wanted}


def test_what_a_pinned_package_needs_is_pinned(pinned, installed):
    missing = {name: needed(installed[name]) - pinned.keys() for name in pinned}
    assert {name: lacks for name, lacks in missing.items() if lacks} == {}


def test_what_is_installed_is_what_is_pinned(pinned, installed):
    assert {name: installed[name].version for name in pinned} == pinned
