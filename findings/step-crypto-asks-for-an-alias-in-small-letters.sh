#!/usr/bin/env bash
# go.step.sm/crypto 0.92.0 (Go), package kms/awskms, seen 2026-11-30.
#
# KMS tells aliases apart by upper and lower case. CreateKey of this package, as step uses it for the keys of a certificate authority,
# makes the alias with the letters that it is told. Not guessed: wherever a key is asked for later, the whole of its name is put into
# small letters first, alias, alias ARN and URI alike. So an alias with one capital letter is never found, the package's own
# included, and KMS names in its error one that nobody wrote; where an alias of small letters is there beside it, that key answers.
#
# Output seen:
#   CreateKey     name=Root-CA                                      CreateAlias alias/Root-CA-1234abcd
#   CreateSigner  awskms:key-id=alias/Root-CA-1234abcd              GetPublicKey alias/root-ca-1234abcd
#   GetPublicKey  alias/Root-CA-1234abcd                            GetPublicKey alias/root-ca-1234abcd
#   GetPublicKey  arn:aws:kms:us-east-1:111122223333:alias/Release  GetPublicKey arn:aws:kms:us-east-1:111122223333:alias/release
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT; cd "$work"
export GOPATH=$work/go GOFLAGS=-mod=mod
cat > go.mod <<'M'
module example.com/alias
go 1.26
M
cat > main.go <<'GO'
package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"

	"go.step.sm/crypto/kms/apiv1"
	"go.step.sm/crypto/kms/awskms"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

var asked map[string]string

// kms answers the three operations that are called, and notes the alias or key that each was asked for.
func kms(public string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var input struct{ KeyId, AliasName string }
		if err := json.NewDecoder(r.Body).Decode(&input); err != nil {
			panic(err)
		}
		operation := strings.TrimPrefix(r.Header.Get("X-Amz-Target"), "TrentService.")
		asked[operation] = input.KeyId + input.AliasName
		w.Header().Set("Content-Type", "application/x-amz-json-1.1")
		fmt.Fprintf(w, `{"KeyMetadata": {"KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab"}, "PublicKey": %q}`, public)
	})
}

func show(call, name, operation string) {
	fmt.Printf("%-13s %-49s %s %s\n", call, name, operation, asked[operation])
}

func main() {
	pair := must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
	server := httptest.NewServer(kms(base64.StdEncoding.EncodeToString(must(x509.MarshalPKIXPublicKey(&pair.PublicKey)))))
	defer server.Close()
	os.Setenv("AWS_ENDPOINT_URL_KMS", server.URL)
	os.Setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLEEXAMPLE00")
	os.Setenv("AWS_SECRET_ACCESS_KEY", "example")
	asked = map[string]string{}
	client := must(awskms.New(context.Background(), apiv1.Options{URI: "awskms:region=us-east-1"}))

	must(client.CreateKey(&apiv1.CreateKeyRequest{Name: "awskms:name=Root-CA", SignatureAlgorithm: apiv1.ECDSAWithSHA256}))
	show("CreateKey", "name=Root-CA", "CreateAlias")
	signer := "awskms:key-id=alias/Root-CA-1234abcd"
	must(client.CreateSigner(&apiv1.CreateSignerRequest{SigningKey: signer}))
	show("CreateSigner", signer, "GetPublicKey")
	for _, name := range []string{"alias/Root-CA-1234abcd", "arn:aws:kms:us-east-1:111122223333:alias/Release"} {
		must(client.GetPublicKey(&apiv1.GetPublicKeyRequest{Name: name}))
		show("GetPublicKey", name, "GetPublicKey")
	}
}
GO
go get go.step.sm/crypto@v0.92.0 2>/dev/null
go mod tidy 2>/dev/null
go run . | tee seen
sed -n 's/^#   \(Create.*\|Get.*\)$/\1/p' "$script" | diff - seen
