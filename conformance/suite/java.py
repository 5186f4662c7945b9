"""Programs in Java, which Maven builds with what they need."""

import shutil
import subprocess

import pytest

from server import ROOT


def class_path(project, folder, untested):
    """Where Java finds the programs of a project in `conformance`, and the SDK. `folder` is for what Maven says; without Maven the test is
    skipped, and says what is not tested."""
    if not (shutil.which("mvn") and shutil.which("keytool")):
        pytest.skip(f"no JDK or no Maven: {untested} IS NOT TESTED")
    project, found = ROOT / "conformance" / project, folder / "class-path"
    goals = ["compile", "dependency:build-classpath", f"-Dmdep.outputFile={found}"]
    subprocess.run(["mvn", "--batch-mode", "--quiet", "--file", project / "pom.xml", *goals], check=True, timeout=900)
    return f"{project / 'target/classes'}:{found.read_text()}"
