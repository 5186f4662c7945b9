#!/usr/bin/env bash
# boto3 1.44.8 (PyPI), with httputil.ReverseProxy of Go's standard library between it and a store, seen 2026-11-30 with go 1.26.
#
# The keys of S3's user metadata are in small letters: S3 says so, and an application reads Metadata["colour"]. On the way they are names
# of HTTP headers, which have no case. Not guessed: boto3 tells them as they are written on the wire, after the prefix, which it
# finds in any letters. A proxy that writes names in capitals, as any that is made of Go's net/http does over HTTP/1.1, is enough for
# the application to look for a key that is not there, though the store, the object and the client are the same.
#
# Output seen:
#   from the store         ['colour', 'taken-by']
#   through Go's proxy     ['Colour', 'Taken-By']
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check boto3==1.44.8 botocore==1.44.8

cat > proxy.go <<'GO'
package main

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
)

func main() {
	store, err := url.Parse(os.Args[1])
	if err != nil {
		panic(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Println(listener.Addr())
	panic(http.Serve(listener, httputil.NewSingleHostReverseProxy(store)))
}
GO
GO111MODULE=off GOCACHE="$work/cache" go build -o proxy proxy.go

cat > ask.py <<'PY'
import http.server, subprocess, threading
import boto3


class Store(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_HEAD(self):
        self.send_response(200)
        for name, value in (("Content-Length", "0"), ("x-amz-meta-colour", "red"), ("x-amz-meta-taken-by", "a friend")):
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_):
        pass


def keys(url):
    access = {"aws_access_key_id": "AKIDEXAMPLEEXAMPLE00", "aws_secret_access_key": "example", "region_name": "us-east-1"}
    head = boto3.client("s3", endpoint_url=url, **access).head_object(Bucket="photos", Key="a")
    return sorted(head["Metadata"])


store = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Store)
threading.Thread(target=store.serve_forever, daemon=True).start()
url = f"http://127.0.0.1:{store.server_port}"
with subprocess.Popen(["./proxy", url], stdout=subprocess.PIPE, text=True) as proxy:
    through = f"http://{proxy.stdout.readline().strip()}"
    print(f"{'from the store':22} {keys(url)}")
    print(f"{'through Go' + chr(39) + 's proxy':22} {keys(through)}")
    proxy.kill()
PY
venv/bin/python ask.py | tee seen
sed -n "s/^#   \(.* \['.*\)$/\1/p" "$script" | diff - seen
