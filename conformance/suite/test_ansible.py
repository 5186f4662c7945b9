"""Ansible's own modules make, find, change and delete identities and keys."""

import json
import os
import subprocess

import pytest

from server import ACCOUNT, ROOT

ENVIRONMENT = ROOT / ".venv-ansible"


@pytest.fixture
def play(server, tmp_path):
    """Runs a playbook of conformance/ansible. Gives for each task with a result of AWS whether it changed something."""

    def run(name, **variables):
        environment = server.client_environment() | {
            "AWS_ENDPOINT_URL": server.endpoint,
            "ANSIBLE_STDOUT_CALLBACK": "ansible.posix.json",
            "ANSIBLE_LOCALHOST_WARNING": "False",
            "ANSIBLE_HOME": str(tmp_path),
            "ANSIBLE_PYTHON_INTERPRETER": str(ENVIRONMENT / "bin/python"),
            "HOME": str(tmp_path),
            "LC_ALL": "C.UTF-8",
            "PATH": f"{ENVIRONMENT / 'bin'}:{os.environ['PATH']}",
        }
        command = [
            ENVIRONMENT / "bin/ansible-playbook",
            "-i", "localhost,",
            "-e", json.dumps(variables),
            ROOT / f"conformance/ansible/{name}.yml",
        ]  # fmt: skip
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
        tasks = [task for one in json.loads(done.stdout)["plays"] for task in one["tasks"]]
        results = [(task["task"]["name"], task["hosts"]["localhost"]) for task in tasks]
        return {name: result["changed"] for name, result in results if not result.get("skipped")}

    return run


def test_identities_come_stay_and_go(play, identities):
    names = {"prefix": "ansible", "account": ACCOUNT}
    made = play("identities", again=False, **names)
    changing = {name for name in made if not name.endswith("_info") and "assert" not in name}
    assert {name for name, changed in made.items() if changed} == changing and len(changing) == 7
    again = play("identities", again=True, **names)
    assert not any(again.values()), again
    gone = play("identities_gone", **names)
    assert all(gone.values()) and len(gone) == 5
    assert not any(play("identities_gone", **names).values())
    users = identities.iam.list_users(PathPrefix="/ansible/")["Users"]
    assert users == []
    profiles = identities.iam.list_instance_profiles()["InstanceProfiles"]
    assert not [one for one in profiles if one["InstanceProfileName"].startswith("ansible")]


def test_a_key_comes_stays_and_goes(play, kms):
    names = {"prefix": "ansible", "account": ACCOUNT}
    made = play("keys", **names)
    assert made["amazon.aws.kms_key"] and made["amazon.aws.iam_user"]
    assert not any(play("keys", **names).values())
    key = kms.describe_key(KeyId="alias/ansible-key")["KeyMetadata"]["KeyId"]
    gone = play("keys_gone", **names)
    assert all(gone.values())
    assert kms.describe_key(KeyId=key)["KeyMetadata"]["KeyState"] == "PendingDeletion"
