"""`bulla encrypt`, `decrypt`, `rewrap` and `inspect`: files, directories, pipes, exit codes, and what is left when they fail."""

import base64
import json
import os
import signal
import subprocess

import pytest

from server import BINARY, REGION, eventually, run_bulla

# Exit codes.
FILES, USAGE, NO_KEY, NO_MESSAGE, NO_READER = 1, 2, 3, 4, 141
PLAINTEXT = bytes(range(256)) * 1000


@pytest.fixture(scope="module")
def environment(server):
    return server.client_environment() | {"AWS_ENDPOINT_URL": server.endpoint}


@pytest.fixture
def bulla(environment, tmp_path):
    """Runs `bulla` in an empty directory; it must end with an exit code. Gives what it wrote."""

    def run(*arguments, code=0, stdin=b"", **more):
        return run_bulla(environment | more, *arguments, code=code, stdin=stdin, cwd=tmp_path)

    return run


@pytest.fixture
def plain(tmp_path):
    path = tmp_path / "plain"
    path.write_bytes(PLAINTEXT)
    return path


@pytest.fixture
def message(bulla, arn, plain, tmp_path):
    """A signed message."""
    bulla("encrypt", "-k", arn, "-c", "purpose=test", "-o", "message", plain)
    return tmp_path / "message"


def flip(path, place):
    changed = bytearray(path.read_bytes())
    changed[place] ^= 1
    path.write_bytes(changed)


def names(directory):
    """All of them, hidden ones too."""
    return sorted(os.listdir(directory))


# Files


def test_what_is_there_stays_unless_it_is_forced(bulla, arn, plain, message, tmp_path):
    before = message.read_bytes()
    refused = bulla("encrypt", "-k", arn, "-o", message, plain, code=FILES)
    assert b"--force" in refused.stderr and message.read_bytes() == before
    bulla("decrypt", "-o", plain, message, code=FILES)
    bulla("encrypt", "-k", arn, "-o", message, "--force", plain)
    assert message.read_bytes() != before
    bulla("decrypt", "-o", plain, "-f", message)
    assert plain.read_bytes() == PLAINTEXT and names(tmp_path) == ["message", "plain"]


def test_a_link_is_never_written_through(bulla, arn, plain, tmp_path):
    (tmp_path / "link").symlink_to("elsewhere")
    bulla("encrypt", "-k", arn, "-o", "link", plain, code=FILES)
    bulla("encrypt", "-k", arn, "-o", "link", "-f", plain)
    assert not (tmp_path / "link").is_symlink() and not (tmp_path / "elsewhere").exists()


def test_a_pipe_or_a_device_is_not_written_over(bulla, arn, plain, message, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for command in [["encrypt", "-k", arn], ["decrypt"]]:
        told = bulla(*command, "-f", "-o", "pipe", message, code=FILES)
        assert b"pipe is no file" in told.stderr and (tmp_path / "pipe").is_fifo()


def test_permissions_and_time_come_along(bulla, arn, plain, tmp_path):
    plain.chmod(0o640)
    os.utime(plain, (1_000_000_000, 1_000_000_000))
    bulla("encrypt", "-k", arn, "-o", "new", plain)
    bulla("decrypt", "-o", "newer", "new")
    for name in ["new", "newer"]:
        found = (tmp_path / name).stat()
        assert (found.st_mode & 0o7777, found.st_mtime) == (0o640, 1_000_000_000)


@pytest.mark.parametrize("place, code", [(-1, NO_MESSAGE), (-200, NO_MESSAGE), (5000, NO_MESSAGE), (100, NO_KEY)])
def test_a_message_that_was_changed_leaves_nothing(bulla, message, tmp_path, place, code):
    """KMS does not decrypt the data key where the context was changed; else the message is not authentic."""
    flip(message, place)
    bulla("decrypt", "-o", "opened", message, code=code)
    assert names(tmp_path) == ["message", "plain"]


def test_a_killed_process_leaves_nothing(environment, message, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    command = [BINARY, "decrypt", "-o", "opened", "pipe"]
    process = subprocess.Popen(command, env=environment, cwd=tmp_path)
    with open(tmp_path / "pipe", "wb") as pipe:
        pipe.write(message.read_bytes()[:200_000])
        pipe.flush()
        # It has begun to write once it has a file without a name open (Linux shows its inode number).
        eventually(lambda: f"{tmp_path}/#" in open_files(process.pid))
        process.send_signal(signal.SIGKILL)
        process.wait(60)
    assert names(tmp_path) == ["message", "pipe", "plain"]


def open_files(process):
    directory = f"/proc/{process}/fd"
    found = []
    for name in os.listdir(directory):
        try:
            found.append(os.readlink(f"{directory}/{name}"))
        except FileNotFoundError:
            pass
    return " ".join(found)


def test_a_file_that_is_no_message(bulla, plain):
    for content in [b"", b"hello", b"\x02", b"\x02\x05\x78", b"\x01\x80" + bytes(50), bytes(100)]:
        plain.write_bytes(content)
        bulla("decrypt", "-o", "opened", plain, code=NO_MESSAGE)
    bulla("decrypt", "-o", "opened", "missing", code=FILES)


# Pipes


def test_pipes(bulla, arn):
    for flags in [[], ["--unsigned"]]:
        made = bulla("encrypt", "-k", arn, *flags, stdin=PLAINTEXT).stdout
        assert bulla("decrypt", stdin=made).stdout == PLAINTEXT


def test_nothing_of_a_signed_message_goes_to_a_pipe_before_it_is_verified(bulla, message):
    flip(message, -1)
    assert bulla("decrypt", message, code=NO_MESSAGE).stdout == b""
    released = bulla("decrypt", "--release-before-signature", message, code=NO_MESSAGE)
    assert released.stdout == PLAINTEXT and b"signature" in released.stderr


def test_frames_before_a_changed_one_go_to_a_pipe(bulla, arn):
    made = bytearray(bulla("encrypt", "-k", arn, "--unsigned", stdin=PLAINTEXT).stdout)
    made[-1] ^= 1
    opened = bulla("decrypt", stdin=bytes(made), code=NO_MESSAGE)
    assert PLAINTEXT.startswith(opened.stdout) and len(opened.stdout) < len(PLAINTEXT)


def test_a_reader_that_goes_away(environment, message):
    command = f"{BINARY} decrypt {message} | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (NO_READER, b"")


# Directories


@pytest.fixture
def tree(tmp_path):
    root = tmp_path / "tree"
    (root / "a" / "empty").mkdir(parents=True)
    (root / "b").mkdir()
    (root / "a" / "one").write_bytes(PLAINTEXT)
    (root / "b" / "two.txt").write_bytes(b"")
    (root / "b" / "three.encrypted").write_bytes(b"3")
    os.link(root / "a" / "one", root / "b" / "hard")
    (root / "b" / "link").symlink_to("../a/one")
    (root / "dangling").symlink_to("nowhere")
    (root / "a" / "one").chmod(0o600)
    (root / "b").chmod(0o500)
    os.utime(root / "b", (1_000_000_000, 1_000_000_000))
    yield root
    for directory, _, _ in os.walk(tmp_path):
        os.chmod(directory, 0o700)


def picture(root):
    """Everything that is in a directory, by path: what it is, and what it has."""
    found = {}
    for directory, directories, files in os.walk(root):
        for name in directories + files:
            path = os.path.join(directory, name)
            status = os.lstat(path)
            if os.path.islink(path):
                content = os.readlink(path)
            elif os.path.isdir(path):
                content = (status.st_mode & 0o777, int(status.st_mtime))
            else:
                with open(path, "rb") as file:
                    content = (status.st_mode & 0o777, int(status.st_mtime), file.read())
            found[os.path.relpath(path, root)] = content
    return found


def test_a_directory_comes_back(bulla, arn, tree, tmp_path):
    bulla("encrypt", "-k", arn, "-o", "made", "tree")
    made = picture(tmp_path / "made")
    assert made["b/link"] == "../a/one" and "a/empty" in made and "b/three.encrypted.encrypted" in made
    bulla("decrypt", "-o", "opened", "made")
    assert picture(tmp_path / "opened") == picture(tree)


def test_a_directory_is_made_and_never_filled_up(bulla, arn, tree, tmp_path):
    (tmp_path / "made").mkdir()
    bulla("encrypt", "-k", arn, "-o", "made", "tree", code=FILES)
    bulla("encrypt", "-k", arn, "-o", "tree/inside", "tree", code=USAGE)
    bulla("encrypt", "-k", arn, "tree", code=USAGE)
    bulla("encrypt", "-k", arn, "--force", "-o", "made", "tree", code=USAGE)
    assert names(tmp_path / "made") == [] and not (tree / "inside").exists()


def test_what_cannot_be_made_is_told_and_the_rest_goes_on(bulla, arn, tree, tmp_path):
    os.mkfifo(tree / "pipe")
    told = bulla("encrypt", "-k", arn, "-o", "made", "tree", code=FILES)
    assert b"tree/pipe is no file, directory or link" in told.stderr
    (tree / "pipe").unlink()
    flip(tmp_path / "made" / "a" / "one.encrypted", -1)
    told = bulla("decrypt", "-o", "opened", "made", code=NO_MESSAGE)
    assert b"made/a/one.encrypted" in told.stderr
    expected = picture(tree)
    del expected["a/one"]
    expected["a"] = picture(tmp_path / "opened")["a"]
    assert picture(tmp_path / "opened") == expected


def test_a_data_key_serves_so_many_files(bulla, arn, tmp_path):
    (tmp_path / "tree").mkdir()
    for number in range(5):
        (tmp_path / "tree" / str(number)).write_bytes(b"x")

    def data_keys(*flags):
        bulla("encrypt", "-k", arn, *flags, "-o", f"made{len(flags)}", "tree")
        bulla("decrypt", "-o", f"opened{len(flags)}", f"made{len(flags)}")
        messages = [(tmp_path / f"made{len(flags)}" / f"{number}.encrypted").read_bytes() for number in range(5)]
        ids = {one[3:35] for one in messages}
        assert len(ids) == 5
        # What the context and the encrypted data key say stands at the same place in each.
        return len({one[35:300] for one in messages})

    assert data_keys() == 1
    assert data_keys("--messages-per-data-key", 2) == 3


# What is said


def test_json_goes_where_the_data_does_not(bulla, arn, plain):
    told = json.loads(bulla("encrypt", "-k", arn, "-c", "a=b", "--json", "-o", "made", plain).stdout)
    sizes = (told["mode"], told["plaintext_bytes"], told["input"], told["output"])
    assert sizes == ("encrypt", len(PLAINTEXT), str(plain), "made")
    assert told["keys"] == [{"provider": "aws-kms", "key": arn}] and told["encryption_context"]["a"] == "b"
    done = bulla("decrypt", "--json", "made")
    assert done.stdout == PLAINTEXT
    opened = json.loads(done.stderr)
    same = ["message_id", "suite", "signed", "plaintext_bytes", "message_bytes", "frame_bytes", "keys"]
    assert {name: opened[name] for name in same} == {name: told[name] for name in same}


def test_exit_codes_say_what_failed(bulla, arn, plain, message):
    bulla("encrypt", plain, code=USAGE)
    bulla("encrypt", "-k", arn, "-c", "nothing", plain, code=USAGE)
    bulla("encrypt", "-k", arn, "--frame-length", 0, plain, code=USAGE)
    bulla("decrypt", "-k", arn, "--account", "111122223333", message, code=USAGE)
    told = bulla("encrypt", "-k", "alias/nowhere", plain, code=NO_KEY)
    assert b"NotFoundException: Alias arn:aws:kms:" in told.stderr
    told = bulla("decrypt", "-k", "alias/nowhere", message, code=NO_KEY)
    assert b"NotFoundException" in told.stderr
    told = bulla("encrypt", "-k", "alias/a", plain, code=NO_KEY, AWS_REGION="", AWS_DEFAULT_REGION="")
    assert b"no Region" in told.stderr
    told = bulla("encrypt", "-k", arn, "--endpoint-url", "http://127.0.0.1:1", plain, code=NO_KEY, AWS_MAX_ATTEMPTS="1")
    assert b"nobody listens at the endpoint" in told.stderr
    told = bulla("encrypt", "-k", arn, "--endpoint-url", "127.0.0.1:1", plain, code=NO_KEY)
    assert b"begins with http:// or https://" in told.stderr and b"SdkBody" not in told.stderr
    nobody = {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": "", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null"}
    told = bulla("encrypt", "-k", arn, plain, code=NO_KEY, AWS_EC2_METADATA_DISABLED="true", **nobody)
    assert b"no AWS credentials were found: set AWS_SHARED_CREDENTIALS_FILE" in told.stderr
    told = bulla("encrypt", "-k", arn, "-c", "aws-crypto-x=1", plain, code=USAGE)
    assert b"aws-crypto-" in told.stderr
    told = bulla("encrypt", "-k", arn, "-c", "a=1", "-c", "a=2", plain, code=USAGE)
    assert b"twice" in told.stderr


def test_a_context_that_must_be_there(bulla, message):
    assert bulla("decrypt", "-c", "purpose=test", message).stdout == PLAINTEXT
    for pair in ["purpose=other", "other=test"]:
        assert bulla("decrypt", "-c", pair, message, code=NO_MESSAGE).stdout == b""


# Whose credentials


def test_a_profile_with_a_role(bulla, server, identities, arn, plain, tmp_path):
    """The AWS SDK's own chain: a profile that assumes a role with the keys of another one, at this endpoint."""
    role = identities.iam.create_role(
        RoleName="envelope",
        AssumeRolePolicyDocument=json.dumps(
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}]}
        ),
    )["Role"]
    statement = {"Effect": "Allow", "Action": ["kms:GenerateDataKey", "kms:Decrypt"], "Resource": arn}
    identities.iam.put_role_policy(
        RoleName="envelope",
        PolicyName="keys",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [statement]}),
    )
    user = identities.iam.create_user(UserName="envelope")["User"]
    key = identities.iam.create_access_key(UserName=user["UserName"])["AccessKey"]
    config = tmp_path / "config"
    config.write_text(
        f"[profile base]\naws_access_key_id = {key['AccessKeyId']}\naws_secret_access_key = {key['SecretAccessKey']}\n"
        f"[profile role]\nrole_arn = {role['Arn']}\nsource_profile = base\nregion = {REGION}\n"
    )
    chain = {
        "AWS_CONFIG_FILE": str(config),
        "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
        "AWS_ACCESS_KEY_ID": "",
        "AWS_SECRET_ACCESS_KEY": "",
    }
    identities.iam.put_user_policy(
        UserName=user["UserName"],
        PolicyName="assume",
        PolicyDocument=json.dumps(
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": role["Arn"]}]}
        ),
    )
    flags = ["--profile", "role", "--endpoint-url", server.endpoint]
    bulla("encrypt", *flags, "-k", arn, "-o", "made", plain, **chain)
    assert bulla("decrypt", *flags, "made", **chain).stdout == PLAINTEXT
    told = bulla("decrypt", *flags, "-k", arn.split("/")[-1], "made", code=NO_KEY, **chain)
    assert b"AccessDeniedException" in told.stderr and b"kms:DescribeKey" in told.stderr


# Rewrapping


@pytest.fixture
def new_arn(key):
    return key["Arn"]


def told_of(bulla, path):
    return json.loads(bulla("inspect", "--json", path).stdout)


def test_rewrapped_messages_keep_everything_but_their_keys(bulla, arn, new_arn, tree, tmp_path):
    bulla("encrypt", "-k", arn, "-c", "a=b", "--frame-length", 1000, "--unsigned", "-o", "made", "tree")
    before = picture(tmp_path / "made")
    (tmp_path / "made" / "notes").write_bytes(b"no message")
    listed = bulla("rewrap", "-k", new_arn, "--dry-run", "made").stdout.decode().split()
    assert len(listed) == 4
    told = bulla("rewrap", "-k", new_arn, "made").stderr.decode()
    assert told.startswith("4 rewrapped, 0 under these keys already, 1 no messages.")
    again = bulla("rewrap", "-k", new_arn, "made").stderr.decode()
    assert again.startswith("0 rewrapped, 4 under these keys already, 1 no messages.")
    after = picture(tmp_path / "made")
    assert after.pop("notes")[-1] == b"no message"
    assert {path: content[0] for path, content in after.items()} == {path: content[0] for path, content in before.items()}
    one = told_of(bulla, tmp_path / "made" / "a" / "one.encrypted")
    assert one["keys"] == [{"provider": "aws-kms", "key": new_arn}]
    assert (one["encryption_context"], one["frame_bytes"], one["signed"]) == ({"a": "b"}, 1000, False)
    (tmp_path / "made" / "notes").unlink()
    bulla("decrypt", "-k", new_arn, "-o", "opened", "made")
    opened = picture(tmp_path / "opened")
    assert {path: content[-1] for path, content in opened.items() if "." not in path and "a/" in path} == {
        path: content[-1] for path, content in picture(tree).items() if "." not in path and "a/" in path
    }


def test_a_message_that_does_not_open_stays_as_it_is(bulla, arn, new_arn, message, tmp_path):
    flip(message, -1)
    before = message.read_bytes()
    bulla("rewrap", "-k", new_arn, message, code=NO_MESSAGE)
    assert message.read_bytes() == before and names(tmp_path) == ["message", "plain"]
    flip(message, -1)
    bulla("rewrap", "-k", new_arn, "--from-key", new_arn, message, code=NO_KEY)
    bulla("rewrap", "-k", new_arn, "--from-key", arn, "--json", message)
    assert bulla("decrypt", "-k", new_arn, "-c", "purpose=test", message).stdout == PLAINTEXT


def test_a_data_key_beside_an_s3_object_is_re_encrypted(bulla, kms, arn, new_arn, tmp_path):
    context = {"aws:x-amz-cek-alg": "115", "purpose": "test"}
    made = kms.generate_data_key(KeyId=arn, KeySpec="AES_256", EncryptionContext=context)
    metadata = {"x-amz-3": base64.b64encode(made["CiphertextBlob"]).decode(), "x-amz-w": "12", "x-amz-c": "115"}
    metadata |= {"x-amz-t": json.dumps(context), "x-amz-d": "AA==", "x-amz-i": "AAEC"}
    (tmp_path / "objects").mkdir()
    file, reply = tmp_path / "objects" / "a.instruction", tmp_path / "objects" / "head.json"
    file.write_text(json.dumps(metadata))
    reply.write_text(json.dumps({"ContentLength": 5, "Metadata": metadata}))
    told = bulla("rewrap", "-k", new_arn, "objects", code=USAGE)
    assert b"--from-key" in told.stderr
    told = bulla("rewrap", "-k", new_arn, "--from-key", new_arn, "--from-key", arn, "objects").stderr.decode()
    assert told.startswith("2 rewrapped, 0 under")
    told = bulla("rewrap", "-k", new_arn, "objects").stderr.decode()
    assert told.startswith("0 rewrapped, 2 under")
    for changed in [json.loads(file.read_text()), json.loads(reply.read_text())["Metadata"]]:
        data_key = base64.b64decode(changed.pop("x-amz-3"))
        assert changed == {name: value for name, value in metadata.items() if name != "x-amz-3"}
        opened = kms.decrypt(KeyId=new_arn, CiphertextBlob=data_key, EncryptionContext=context)
        assert opened["Plaintext"] == made["Plaintext"]
    bulla("rewrap", "-k", arn, "--from-key", arn, "objects", code=NO_KEY)


def test_what_changes_while_it_is_rewrapped_stays(environment, bulla, arn, new_arn, message, tmp_path):
    """The directory in which it is, and the file itself: a link put in its place leads nowhere."""
    (tmp_path / "inner").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "m").write_bytes(b"somebody else's")
    big = tmp_path / "inner" / "m"
    bulla("encrypt", "-k", arn, "-o", big, stdin=PLAINTEXT * 400)
    command = [BINARY, "rewrap", "-k", new_arn, "--from-key", arn, "inner/m"]
    process = subprocess.Popen(command, env=environment, cwd=tmp_path, stderr=subprocess.PIPE)
    eventually(lambda: f"{tmp_path}/inner/#" in open_files(process.pid) or process.poll() is not None)
    process.send_signal(signal.SIGSTOP)
    assert process.poll() is None, "it was faster than the test"
    (tmp_path / "inner").rename(tmp_path / "moved")
    (tmp_path / "inner").symlink_to("elsewhere")
    newer = tmp_path / "newer"
    newer.write_bytes(b"a newer version")
    newer.rename(tmp_path / "moved" / "m")
    process.send_signal(signal.SIGCONT)
    told = process.communicate(timeout=60)[1]
    assert process.returncode == FILES, told
    assert b"was changed while it was rewrapped" in told
    assert (tmp_path / "moved" / "m").read_bytes() == b"a newer version"
    assert (tmp_path / "elsewhere" / "m").read_bytes() == b"somebody else's"
    assert names(tmp_path / "elsewhere") == ["m"] and names(tmp_path / "moved") == ["m"]


# Inspecting


def test_a_ciphertext_of_ours_says_its_key(bulla, kms, key, tmp_path):
    made = kms.encrypt(KeyId=key["KeyId"], Plaintext=b"12345")["CiphertextBlob"]
    (tmp_path / "blob").write_bytes(made)
    told = told_of(bulla, "blob")
    assert (told["key_id"], told["plaintext_bytes"], told["ciphertext_bytes"]) == (key["KeyId"], 5, len(made))
    current = kms.list_key_rotations(KeyId=key["KeyId"], IncludeKeyMaterial="ALL_KEY_MATERIAL")["Rotations"]
    assert told["key_material_id"] == current[0]["KeyMaterialId"]


def test_a_message_says_what_it_is(bulla, arn, message):
    told = told_of(bulla, message)
    assert told["kind"] == "message of the AWS Encryption SDK" and told["keys"][0]["key"] == arn
    assert (told["frames"], told["plaintext_bytes"]) == (63, len(PLAINTEXT))
    assert told["message_bytes"] == message.stat().st_size
    text = bulla("inspect", message).stdout.decode()
    assert "suite name          ALG_AES_256_GCM_HKDF_SHA512_COMMIT_KEY_ECDSA_P384\n" in text
    message.write_bytes(message.read_bytes()[:-1])
    assert b"cut off" in bulla("inspect", message, code=NO_MESSAGE).stderr


def test_what_is_nothing_known(bulla, plain):
    told = bulla("inspect", plain, code=NO_MESSAGE)
    assert told.stdout == b"" and b"no encrypted file" in told.stderr
