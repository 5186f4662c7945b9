#!/usr/bin/env bash
# gocloud.dev 0.49.0 (Go), package blob/s3blob, seen 2026-11-30.
#
# S3 documents the source of a copy as bucket and key, "separated by a slash (/)" and URL-encoded. Not guessed: Copy of s3blob
# escapes the WHOLE of it as a value of a form, so that x-amz-copy-source has no slash at all, of the bucket or of the key, and a
# blank is a plus. A store that looks for the slash before it decodes, or checks the header against the pattern of the model, which
# wants one, refuses every copy of this client; one that takes the plus for a plus looks for another object.
#
# Output seen:
#   a          photos%2Fa
#   2026/a b   photos%2F2026%2Fa+b
#   a+b        photos%2Fa%2Bb
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT; cd "$work"
export GOPATH=$work/go GOFLAGS=-mod=mod
cat > go.mod <<'M'
module example.com/copy
go 1.24
M
cat > main.go <<'GO'
package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"gocloud.dev/blob/s3blob"
)

// store answers a copy as S3 does, and notes its source.
type store struct{ source string }

func (s *store) Do(r *http.Request) (*http.Response, error) {
	s.source = r.Header.Get("X-Amz-Copy-Source")
	body := "<CopyObjectResult><ETag>&quot;e&quot;</ETag></CopyObjectResult>"
	answer := &http.Response{StatusCode: 200, Header: http.Header{}, Request: r, ContentLength: int64(len(body)),
		Body: io.NopCloser(strings.NewReader(body)), ProtoMajor: 1, ProtoMinor: 1}
	return answer, nil
}

func main() {
	ctx, s := context.Background(), &store{}
	client := s3.New(s3.Options{Region: "us-east-1", HTTPClient: s, BaseEndpoint: aws.String("http://storage.example"),
		UsePathStyle: true, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLEEXAMPLE00", "example", "")})
	bucket, err := s3blob.OpenBucket(ctx, client, "photos", nil)
	if err != nil {
		panic(err)
	}
	for _, key := range []string{"a", "2026/a b", "a+b"} {
		if err := bucket.Copy(ctx, "copy", key, nil); err != nil {
			panic(err)
		}
		fmt.Printf("%-10s %s\n", key, s.source)
	}
}
GO
# Of packages, not of modules: `go mod tidy` would fetch ten times as much.
aws=github.com/aws/aws-sdk-go-v2
go get gocloud.dev/blob/s3blob@v0.49.0 $aws/aws@v1.47.3 $aws/credentials@v1.20.9 $aws/service/s3@v1.114.3 2>/dev/null
go run . | tee seen
sed -n 's/^#   \(.* photos%2F.*\)$/\1/p' "$script" | diff - seen
