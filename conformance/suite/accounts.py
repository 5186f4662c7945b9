"""Accounts of one service: made with `bulla account create`, and clients for their roots."""

import configparser
import json
import subprocess

from identities import Identities
from server import BINARY, clean_environment


def bulla(server, *arguments):
    """Runs a command on the server's data directory."""
    command = [BINARY, *arguments, "--data-dir", server.data_dir]
    return subprocess.run(command, env=clean_environment(), capture_output=True, text=True, timeout=60)


def create(server, *arguments):
    """What `bulla account create` says of the new account."""
    made = bulla(server, "account", "create", "--output", "json", *arguments)
    assert made.returncode == 0, made.stderr
    return json.loads(made.stdout)


class Account(Identities):
    """A new account, its root, and its identities."""

    def __init__(self, server, *arguments):
        self.made = create(server, *arguments)
        self.id = self.made["account_id"]
        file = configparser.ConfigParser()
        file.read(self.made["credentials"])
        profile = file[self.made["profile"]]
        super().__init__(server, profile["aws_access_key_id"], profile["aws_secret_access_key"])
        self.kms = self.client("kms")
