#!/usr/bin/env bash
# github.com/minio/minio-go/v7 7.4.1 (Go), seen 2026-11-30.
#
# Known: SSE-KMS is asked for when a multipart upload is created, and S3's CompleteMultipartUpload has no members for it. Not
# guessed: minio-go sends the headers again with CompleteMultipartUpload, but only where the NAME of the endpoint is not one of
# Amazon's. A store that refuses headers which an operation does not have passes every test that calls it by Amazon's name, and
# under its own fails this client's encrypted uploads in parts, after all of the data has been sent.
#
# Output seen:
#   s3.amazonaws.com  Create     2 headers of encryption
#   s3.amazonaws.com  UploadPart 0 headers of encryption
#   s3.amazonaws.com  Complete   0 headers of encryption
#   storage.example   Create     2 headers of encryption
#   storage.example   UploadPart 0 headers of encryption
#   storage.example   Complete   2 headers of encryption
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT; cd "$work"
export GOPATH=$work/go GOFLAGS=-mod=mod
cat > go.mod <<'M'
module example.com/multipart
go 1.24
M
cat > main.go <<'GO'
package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
	"github.com/minio/minio-go/v7/pkg/encrypt"
)

// store answers a multipart upload as S3 does, and notes the headers about encryption.
type store struct{ seen map[string][]string }

func (s *store) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Body != nil {
		io.Copy(io.Discard, r.Body)
	}
	query, name, body := r.URL.Query(), "", ""
	switch {
	case r.Method == "POST" && query.Has("uploads"):
		name, body = "Create", "<InitiateMultipartUploadResult><Bucket>photos</Bucket><Key>a</Key><UploadId>u</UploadId></InitiateMultipartUploadResult>"
	case r.Method == "PUT":
		name = "UploadPart"
	case r.Method == "POST":
		name, body = "Complete", "<CompleteMultipartUploadResult><Bucket>photos</Bucket><Key>a</Key><ETag>&quot;e-2&quot;</ETag></CompleteMultipartUploadResult>"
	}
	found := []string{}
	for header := range r.Header {
		if strings.HasPrefix(header, "X-Amz-Server-Side-Encryption") {
			found = append(found, strings.ToLower(header))
		}
	}
	s.seen[name] = found
	answer := &http.Response{StatusCode: 200, Header: http.Header{"Etag": {`"e"`}}, Request: r, ContentLength: int64(len(body)),
		Body: io.NopCloser(strings.NewReader(body)), ProtoMajor: 1, ProtoMinor: 1}
	return answer, nil
}

func upload(endpoint string) map[string][]string {
	s := &store{seen: map[string][]string{}}
	client, err := minio.New(endpoint, &minio.Options{Creds: credentials.NewStaticV4("AKIDEXAMPLEEXAMPLE00", "example", ""),
		Secure: true, Region: "us-east-1", Transport: s})
	if err != nil {
		panic(err)
	}
	key, err := encrypt.NewSSEKMS("alias/app", nil)
	if err != nil {
		panic(err)
	}
	data := bytes.Repeat([]byte("x"), 11<<20)
	_, err = client.PutObject(context.Background(), "photos", "a", bytes.NewReader(data), int64(len(data)),
		minio.PutObjectOptions{ServerSideEncryption: key, PartSize: 6 << 20, NumThreads: 1})
	if err != nil {
		panic(err)
	}
	return s.seen
}

func main() {
	for _, endpoint := range []string{"s3.amazonaws.com", "storage.example"} {
		seen := upload(endpoint)
		for _, name := range []string{"Create", "UploadPart", "Complete"} {
			fmt.Printf("%-17s %-10s %d headers of encryption\n", endpoint, name, len(seen[name]))
		}
	}
}
GO
go get github.com/minio/minio-go/v7@v7.4.1 2>/dev/null
go mod tidy 2>/dev/null
go run . | tee seen
sed -n 's/^#   \(.*headers of encryption\)$/\1/p' "$script" | diff - seen
