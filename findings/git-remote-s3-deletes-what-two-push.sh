#!/usr/bin/env bash
# git-remote-s3 0.4.2 (PyPI) with boto3 1.44.8 and git 2.39, seen 2026-11-30.
#
# The package is a remote of git in a bucket: a branch is one object, repo/refs/heads/main/COMMIT.bundle with all of its history, and a
# push puts the new one and deletes the one before it, under a lock that is made by a conditional put. Known: without a lock two pushes
# may lose one of two commits. Not guessed: with it, two that push the SAME commit lose the branch. The second finds the bundle of the
# first as the one before, which it may replace, puts its own under the very same key, and then deletes that key. Both pushes end in
# success, and whoever clones gets an empty repository. It takes no more than two jobs that push one merge, as each has asked what is
# there before. Below, the second push runs in the first one's hook "pre-push", which git calls just between.
#
# Output seen:
#   one pushes the first commit     exit 0         refs/heads/main at the first commit
#   two push the second commit      exit 0 and 0   no refs
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check git-remote-s3==0.4.2 boto3==1.44.8 botocore==1.44.8

cat > push.py <<'PY'
import http.server, os, pathlib, subprocess, threading, urllib.parse

objects = {}

class Store(http.server.BaseHTTPRequestHandler):
    """Keeps, lists and deletes objects, and puts under a condition, as S3 does."""
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def answer(self, code, body=b""):
        self.send_response(code)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
    def name(self):
        return urllib.parse.unquote(self.path).removeprefix("/photos/")
    def do_PUT(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        if self.headers["if-none-match"] and self.name() in objects:
            return self.answer(412, b"<Error><Code>PreconditionFailed</Code></Error>")
        objects[self.name()] = body
        self.answer(200)
    def do_HEAD(self):
        self.answer(200 if self.name() in objects else 404)
    def do_DELETE(self):
        objects.pop(self.name(), None)
        self.answer(204)
    def do_GET(self):
        query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query))
        if "list-type" not in query:
            return self.answer(*((200, objects[self.name()]) if self.name() in objects else (404,)))
        entries = (f"<Contents><Key>{urllib.parse.quote(key)}</Key><LastModified>2026-01-01T00:00:00Z</LastModified></Contents>"
                   for key in sorted(objects) if key.startswith(query.get("prefix", "")))
        start = "<ListBucketResult><EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>"
        self.answer(200, f"{start}{''.join(entries)}</ListBucketResult>".encode())

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Store)
threading.Thread(target=server.serve_forever, daemon=True).start()
environment = os.environ | {
    "TMPDIR": os.getcwd(), "PATH": f"{os.getcwd()}/venv/bin:{os.environ['PATH']}",
    "AWS_ENDPOINT_URL_S3": f"http://127.0.0.1:{server.server_port}",
    "AWS_ACCESS_KEY_ID": "AKIDEXAMPLEEXAMPLE00", "AWS_SECRET_ACCESS_KEY": "example", "AWS_DEFAULT_REGION": "us-east-1",
    **{f"GIT_{who}_{what}": "example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}}

def git(*words):
    return subprocess.run(["git", *words], env=environment, capture_output=True, text=True)

def refs():
    """What the bucket has, as git tells it, with the names of commits in words."""
    lines = [line.split("\t") for line in git("ls-remote", "s3://photos/repo", "refs/*").stdout.splitlines()]
    said = {commit: git("-C", "one", "log", "-1", "--format=%s", commit).stdout.strip() for commit, _ in lines}
    return ", ".join(f"{ref} at the {said[commit]}" for commit, ref in lines) or "no refs"

git("init", "-b", "main", "one")
git("-C", "one", "commit", "--allow-empty", "-m", "first commit")
done = git("-C", "one", "push", "s3://photos/repo", "main")
print(f"{'one pushes the first commit':31} {f'exit {done.returncode}':14} {refs()}")
git("-C", "one", "commit", "--allow-empty", "-m", "second commit")
git("clone", "one", "two")
hook = pathlib.Path("two/.git/hooks/pre-push")
hook.write_text(f"#!/bin/sh\nunset GIT_DIR\ngit -C {os.getcwd()}/one push s3://photos/repo main\necho $? > {os.getcwd()}/first\n")
hook.chmod(0o755)
done = git("-C", "two", "push", "s3://photos/repo", "main")
first = pathlib.Path("first").read_text().strip()
print(f"{'two push the second commit':31} {f'exit {first} and {done.returncode}':14} {refs()}")
PY
venv/bin/python push.py | tee seen
sed -n 's/^#   \(.* exit [0-9].*\)$/\1/p' "$script" | diff - seen
