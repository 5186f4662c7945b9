#!/usr/bin/env bash
# github.com/open-policy-agent/opa 1.22.3 (Go), with aws-sdk-go-v2 1.48.0 beside it, seen 2026-11-30.
#
# A policy signs a request with providers.aws.sign_req, which takes the same object as http.send, and sends it. Not guessed: it signs
# the letters of that object, and neither what is sent nor the canonical form. http.send makes a method of small letters, as the
# guide's own example has, large; the signature has it small. The path of a bare end point, as that of KMS is, is signed as nothing
# instead of "/". The query is signed in the order it is written, and a name without "=" stays so; a path with a percent sign is not
# encoded again, which all services but S3 want. Each is refused as SignatureDoesNotMatch, which lets one look for a wrong key. The
# server below signs what it received again with the SDK's signer.
#
# Output seen:
#   kms          POST  /                                 the SDK agrees
#   kms          post  /                                 the SDK does not agree
#   kms          POST                                    the SDK does not agree
#   s3           GET   /photos?list-type=2&prefix=a      the SDK agrees
#   s3           GET   /photos?prefix=a&list-type=2      the SDK does not agree
#   s3           GET   /photos?location=                 the SDK agrees
#   s3           GET   /photos?location                  the SDK does not agree
#   s3           GET   /photos/a%20b                     the SDK agrees
#   execute-api  GET   /photos/a%20b                     the SDK does not agree
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT; mkdir "$work/sign"; cd "$work/sign"
export GOPATH=$work/go GOFLAGS=-mod=mod
cat > go.mod <<'M'
module example.com/sign
go 1.26
M
cat > main.go <<'GO'
package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/open-policy-agent/opa/v1/rego"
)

const policy = `package example

answer := http.send(providers.aws.sign_req(input.request, input.aws, time.now_ns()))`

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// after is the part of an Authorization header behind a name, up to the next comma.
func after(header, name string) string {
	_, rest, _ := strings.Cut(header, name+"=")
	part, _, _ := strings.Cut(rest, ",")
	return part
}

// check signs a received request again, the same headers at the same time, and answers whether the two signatures agree.
func check(service string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body := must(io.ReadAll(r.Body))
		sum := sha256.Sum256(body)
		given := r.Header.Get("Authorization")
		again := must(http.NewRequest(r.Method, "http://"+r.Host+r.RequestURI, nil))
		for _, name := range strings.Split(after(given, "SignedHeaders"), ";") {
			if name != "host" {
				again.Header[http.CanonicalHeaderKey(name)] = r.Header.Values(name)
			}
		}
		signer := v4.NewSigner(func(o *v4.SignerOptions) { o.DisableURIPathEscaping = service == "s3" })
		credentials := aws.Credentials{AccessKeyID: "AKIDEXAMPLEEXAMPLE00", SecretAccessKey: "example"}
		at := must(time.Parse("20060102T150405Z", r.Header.Get("X-Amz-Date")))
		if err := signer.SignHTTP(r.Context(), credentials, again, hex.EncodeToString(sum[:]), service, "us-east-1", at); err != nil {
			panic(err)
		}
		if after(given, "Signature") == after(again.Header.Get("Authorization"), "Signature") {
			fmt.Fprint(w, "the SDK agrees")
		} else {
			fmt.Fprint(w, "the SDK does not agree")
		}
	}
}

func main() {
	ctx := context.Background()
	query := must(rego.New(rego.Query("data.example.answer.raw_body"), rego.Module("example.rego", policy),
		rego.StrictBuiltinErrors(true)).PrepareForEval(ctx))
	try := func(service, method, target string) {
		server := httptest.NewServer(check(service))
		defer server.Close()
		request := map[string]any{"method": method, "url": server.URL + target}
		if service == "kms" {
			request["headers"] = map[string]string{"X-Amz-Target": "TrentService.ListKeys", "Content-Type": "application/x-amz-json-1.1"}
			request["raw_body"] = "{}"
		}
		result := must(query.Eval(ctx, rego.EvalInput(map[string]any{"request": request, "aws": map[string]string{"aws_service": service,
			"aws_access_key": "AKIDEXAMPLEEXAMPLE00", "aws_secret_access_key": "example", "aws_region": "us-east-1"}})))
		fmt.Printf("%-12s %-5s %-33s %v\n", service, method, target, result[0].Expressions[0].Value)
	}
	try("kms", "POST", "/")
	try("kms", "post", "/")
	try("kms", "POST", "")
	try("s3", "GET", "/photos?list-type=2&prefix=a")
	try("s3", "GET", "/photos?prefix=a&list-type=2")
	try("s3", "GET", "/photos?location=")
	try("s3", "GET", "/photos?location")
	try("s3", "GET", "/photos/a%20b")
	try("execute-api", "GET", "/photos/a%20b")
}
GO
go get github.com/open-policy-agent/opa@v1.22.3 github.com/aws/aws-sdk-go-v2@v1.48.0 2>/dev/null
go mod tidy 2>/dev/null
go run . | tee seen
sed -n '/^# Output seen:/,/^set/s/^#   \(.*\)$/\1/p' "$script" | diff - seen
