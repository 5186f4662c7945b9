#!/usr/bin/env bash
# s3fs 1.90 with libfuse2 2.9.9 (Debian 12), seen 2026-11-30. Needs root and /dev/fuse.
#
# A bucket that is mounted as a file system has files, and truncate(2) keeps what a file has up to the new length. Known: to change a
# part of an object, s3fs reads it and puts it anew. Not guessed: for truncate(2) by NAME it reads nothing and puts as many ZEROS, also
# where the length is the one that the file has, or a longer one. It returns success. The same through a descriptor, ftruncate(2), is
# right, and so is the program truncate(1), which opens the file first; truncate of Python and of Perl with a name are not. With use_cache
# it depends on whether the file was read through this mount before.
#
# Output seen:
#   ftruncate(5)           GET PUT  b'hello'
#   truncate(5), open      GET PUT  b'hello'
#   truncate(5)            PUT      b'\x00\x00\x00\x00\x00'
#   truncate(11)           PUT      b'\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00'
#   truncate(5), cache     PUT      b'\x00\x00\x00\x00\x00'
#   the same, read before  GET PUT  b'hello'
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'umount "$work/mnt" 2>/dev/null || :; rm -rf "$work"' EXIT; cd "$work"
apt-get download -qq s3fs=1.90-1 libfuse2=2.9.9-6+b1 2>/dev/null
for package in *.deb; do dpkg -x "$package" debian; done
LD_LIBRARY_PATH=$(dirname "$(find debian -name libfuse.so.2)"); export LD_LIBRARY_PATH

cat > shorten.py <<'PY'
import contextlib, http.server, os, pathlib, subprocess, threading, time

objects, calls = {}, []

class Store(http.server.BaseHTTPRequestHandler):
    """Keeps objects as S3 does, and notes what is read and put."""
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def answer(self, code, body=b"", **headers):
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
    def do_GET(self):
        name = self.path.split("?")[0].removeprefix("/photos/")
        if not name:
            return self.answer(200, b"<ListBucketResult><Name>photos</Name><IsTruncated>false</IsTruncated></ListBucketResult>")
        if name not in objects:
            return self.answer(404)
        common = {"etag": '"e"', "last_modified": "Thu, 01 Jan 2026 00:00:00 GMT", "content_type": "text/plain"}
        if self.command == "HEAD":
            return self.answer(200, objects[name], **common)
        calls.append("GET")
        first, last = map(int, self.headers["range"].removeprefix("bytes=").split("-"))
        part = objects[name][first:last + 1]
        self.answer(206, part, content_range=f"bytes {first}-{last}/{len(objects[name])}", **common)
    do_HEAD = do_GET
    def do_PUT(self):
        calls.append("PUT")
        objects[self.path.removeprefix("/photos/")] = self.rfile.read(int(self.headers["content-length"]))
        self.answer(200, etag='"e"')

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Store)
threading.Thread(target=server.serve_forever, daemon=True).start()
keys = pathlib.Path("keys")
keys.write_text("AKIDEXAMPLEEXAMPLE00:example")
keys.chmod(0o600)
os.mkdir("mnt")

@contextlib.contextmanager
def mounted(*options):
    """Mounts a bucket that has one object of eleven bytes."""
    objects["file"] = b"hello world"
    words = [f"url=http://127.0.0.1:{server.server_port}", "use_path_request_style", "passwd_file=keys", *options]
    program = subprocess.Popen(["debian/usr/bin/s3fs", "photos", "mnt", "-f", *(f"-o{word}" for word in words)],
                               stdout=subprocess.DEVNULL)
    while not os.path.ismount("mnt"):
        assert program.poll() is None, "s3fs has ended"
        time.sleep(0.05)
    try:
        yield "mnt/file"
    finally:
        subprocess.run(["umount", "mnt"], check=True)
        program.wait()

def tell(name):
    print(f"{name:22} {' '.join(calls):8} {objects['file']}")
    calls.clear()

with mounted() as path:
    with open(path, "r+b") as file:
        os.ftruncate(file.fileno(), 5)
tell("ftruncate(5)")
with mounted() as path:
    with open(path, "r+b"):
        os.truncate(path, 5)
tell("truncate(5), open")
for length in 5, 11:
    with mounted() as path:
        os.truncate(path, length)
    tell(f"truncate({length})")
with mounted(f"use_cache={os.getcwd()}/cache") as path:
    os.truncate(path, 5)
tell("truncate(5), cache")
with mounted(f"use_cache={os.getcwd()}/cache") as path:
    pathlib.Path(path).read_bytes()
    os.truncate(path, 5)
tell("the same, read before")
PY
python3 shorten.py | tee seen
sed -n "s/^#   \(.* b'.*\)$/\1/p" "$script" | diff - seen
