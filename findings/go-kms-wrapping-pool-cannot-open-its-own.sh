#!/usr/bin/env bash
# github.com/hashicorp/go-kms-wrapping/v2 2.0.18 with its wrappers/awskms/v2 2.0.11 (Go), seen 2026-11-30.
#
# The package "multi" encrypts with one wrapper and decrypts with the one of several whose key ID stands in the message. Not guessed:
# with the wrapper for KMS it cannot open what it has just encrypted. KeyId() of that wrapper is the bare id, which DescribeKey
# calls KeyId, until the first encryption, and from then on the ARN, which Encrypt calls KeyId; the pool knows the wrapper by the first
# name, the message has the second. A wrapper that was used once before it joined the pool works, and so does everything against a
# stand-in that answers bare ids. In the same way a program that asks KeyId() whether stored messages are under the current key
# finds after each start that none is.
#
# Output seen:
#   KeyId() at first                 1234abcd-12ab-34cd-56ef-1234567890ab
#   KeyId() after an encryption      arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab
#   the wrapper alone                opens its message
#   a pool of a new wrapper          given key ID not found
#   a pool of one that was used      opens its message
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT; mkdir "$work/pool"; cd "$work/pool"
export GOPATH=$work/go GOFLAGS=-mod=mod
cat > go.mod <<'M'
module example.com/pool
go 1.26
M
cat > main.go <<'GO'
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"

	wrapping "github.com/hashicorp/go-kms-wrapping/v2"
	"github.com/hashicorp/go-kms-wrapping/v2/extras/multi"
	"github.com/hashicorp/go-kms-wrapping/wrappers/awskms/v2"
)

const (
	id  = "1234abcd-12ab-34cd-56ef-1234567890ab"
	arn = "arn:aws:kms:us-east-1:111122223333:key/" + id
)

var ctx = context.Background()

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// kms answers as the service does: DescribeKey has both names of a key, Encrypt and Decrypt give the ARN. It "encrypts" to the same bytes.
func kms(w http.ResponseWriter, r *http.Request) {
	var input struct{ Plaintext, CiphertextBlob string }
	if err := json.NewDecoder(r.Body).Decode(&input); err != nil {
		panic(err)
	}
	w.Header().Set("Content-Type", "application/x-amz-json-1.1")
	var answer any
	switch r.Header.Get("X-Amz-Target") {
	case "TrentService.DescribeKey":
		answer = map[string]any{"KeyMetadata": map[string]string{"KeyId": id, "Arn": arn}}
	case "TrentService.Encrypt":
		answer = map[string]string{"KeyId": arn, "CiphertextBlob": input.Plaintext}
	case "TrentService.Decrypt":
		answer = map[string]string{"KeyId": arn, "Plaintext": input.CiphertextBlob}
	}
	if err := json.NewEncoder(w).Encode(answer); err != nil {
		panic(err)
	}
}

// opens tells whether a wrapper can decrypt what it encrypts.
func opens(w wrapping.Wrapper) string {
	message := must(w.Encrypt(ctx, []byte("hello")))
	text, err := w.Decrypt(ctx, message)
	if err != nil {
		return err.Error()
	}
	if string(text) != "hello" {
		return "opens to something else"
	}
	return "opens its message"
}

func main() {
	server := httptest.NewServer(http.HandlerFunc(kms))
	defer server.Close()
	wrapper := func() wrapping.Wrapper {
		w := awskms.NewWrapper()
		must(w.SetConfig(ctx, wrapping.WithConfigMap(map[string]string{"kms_key_id": "alias/app", "region": "us-east-1",
			"access_key": "AKIDEXAMPLEEXAMPLE00", "secret_key": "example", "endpoint": server.URL})))
		return w
	}

	alone := wrapper()
	fmt.Println("KeyId() at first                ", must(alone.KeyId(ctx)))
	must(alone.Encrypt(ctx, []byte("hello")))
	fmt.Println("KeyId() after an encryption     ", must(alone.KeyId(ctx)))
	fmt.Println("the wrapper alone               ", opens(wrapper()))
	fmt.Println("a pool of a new wrapper         ", opens(must(multi.NewPooledWrapper(ctx, wrapper()))))
	fmt.Println("a pool of one that was used     ", opens(must(multi.NewPooledWrapper(ctx, alone))))
}
GO
go get github.com/hashicorp/go-kms-wrapping/v2@v2.0.18 github.com/hashicorp/go-kms-wrapping/wrappers/awskms/v2@v2.0.11 2>/dev/null
go mod tidy 2>/dev/null
go run . | tee seen
sed -n '/^# Output seen:/,/^set/s/^#   \(.*\)$/\1/p' "$script" | diff - seen
