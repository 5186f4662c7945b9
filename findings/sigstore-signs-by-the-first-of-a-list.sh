#!/usr/bin/env bash
# github.com/sigstore/sigstore 1.11.3 with its module pkg/signature/kms/aws 1.11.3 (Go 1.27.3), seen 2026-11-30.
#
# KMS lists the six algorithms that an RSA key signs with, and gives their order no meaning. Not guessed: the signer, of which cosign is
# made, takes the FIRST of the list, so that the order of an answer decides on the padding and the hash of all signatures of the key.
# Against a service that lists PSS first the same program signs with PSS, and the verifier that sigstore makes of the public key by
# default, PKCS #1 v1.5, refuses all of it. Nor can the caller say: where WithCryptoSignerOpts asks for SHA-512, which the signer lists
# as supported, the message is hashed with it and sent under the name of the first algorithm, which KMS refuses.
#
# Output seen:
#   first in the list           asked     sent to KMS                              the default verifier
#   RSASSA_PKCS1_V1_5_SHA_256   nothing   RSASSA_PKCS1_V1_5_SHA_256, 32 bytes      verifies
#   RSASSA_PKCS1_V1_5_SHA_256   SHA-512   RSASSA_PKCS1_V1_5_SHA_256, 64 bytes      no signature
#   RSASSA_PSS_SHA_256          nothing   RSASSA_PSS_SHA_256, 32 bytes             refuses
#   RSASSA_PSS_SHA_512          nothing   RSASSA_PSS_SHA_512, 64 bytes             refuses
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT; mkdir "$work/sign"; cd "$work/sign"
export GOPATH=$work/go GOFLAGS=-mod=mod GOTOOLCHAIN=go1.27.3
cat > go.mod <<'M'
module example.com/sign
go 1.27
M
cat > main.go <<'GO'
package main

import (
	"bytes"
	"context"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"

	"github.com/sigstore/sigstore/pkg/signature"
	"github.com/sigstore/sigstore/pkg/signature/kms/aws"
	"github.com/sigstore/sigstore/pkg/signature/options"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// service is a KMS with one RSA key, whose algorithms it lists in a given order.
type service struct {
	key   *rsa.PrivateKey
	order []string
	sent  struct {
		Message          []byte
		SigningAlgorithm string
	}
}

func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/x-amz-json-1.1")
	answer := map[string]any{}
	switch strings.TrimPrefix(r.Header.Get("X-Amz-Target"), "TrentService.") {
	case "DescribeKey":
		answer["KeyMetadata"] = map[string]any{"KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab", "SigningAlgorithms": s.order}
	case "GetPublicKey":
		answer["PublicKey"] = must(x509.MarshalPKIXPublicKey(&s.key.PublicKey))
	case "Sign":
		if err := json.NewDecoder(r.Body).Decode(&s.sent); err != nil {
			panic(err)
		}
		hash := map[string]crypto.Hash{"256": crypto.SHA256, "512": crypto.SHA512}[s.sent.SigningAlgorithm[len(s.sent.SigningAlgorithm)-3:]]
		if len(s.sent.Message) != hash.Size() {
			w.WriteHeader(http.StatusBadRequest)
			answer["__type"] = "ValidationException"
		} else if strings.Contains(s.sent.SigningAlgorithm, "PSS") {
			answer["Signature"] = must(rsa.SignPSS(rand.Reader, s.key, hash, s.sent.Message, &rsa.PSSOptions{SaltLength: hash.Size()}))
		} else {
			answer["Signature"] = must(rsa.SignPKCS1v15(rand.Reader, s.key, hash, s.sent.Message))
		}
	}
	if err := json.NewEncoder(w).Encode(answer); err != nil {
		panic(err)
	}
}

func main() {
	kms := &service{key: must(rsa.GenerateKey(rand.Reader, 2048))}
	server := httptest.NewServer(kms)
	defer server.Close()
	for name, value := range map[string]string{"AWS_ENDPOINT_URL_KMS": server.URL, "AWS_REGION": "us-east-1",
		"AWS_ACCESS_KEY_ID": "AKIDEXAMPLEEXAMPLE00", "AWS_SECRET_ACCESS_KEY": "example"} {
		os.Setenv(name, value)
	}
	show := func(first, second string, hash crypto.Hash) {
		kms.order = []string{first, second}
		signer := must(aws.LoadSignerVerifier(context.Background(), "awskms:///alias/release"))
		asked, wishes := "nothing", []signature.SignOption{}
		if hash != 0 {
			asked, wishes = hash.String(), append(wishes, options.WithCryptoSignerOpts(hash))
		}
		signed, err := signer.SignMessage(strings.NewReader("hello"), wishes...)
		verifier := must(signature.LoadDefaultVerifier(&kms.key.PublicKey))
		result := "verifies"
		if err != nil {
			result = "no signature"
		} else if verifier.VerifySignature(bytes.NewReader(signed), strings.NewReader("hello")) != nil {
			result = "refuses"
		}
		sent := fmt.Sprintf("%s, %d bytes", kms.sent.SigningAlgorithm, len(kms.sent.Message))
		fmt.Printf("%-27s %-9s %-40s %s\n", first, asked, sent, result)
	}
	fmt.Println("first in the list           asked     sent to KMS                              the default verifier")
	show("RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PSS_SHA_256", 0)
	show("RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PSS_SHA_256", crypto.SHA512)
	show("RSASSA_PSS_SHA_256", "RSASSA_PKCS1_V1_5_SHA_256", 0)
	show("RSASSA_PSS_SHA_512", "RSASSA_PKCS1_V1_5_SHA_256", 0)
}
GO
go get github.com/sigstore/sigstore@v1.11.3 github.com/sigstore/sigstore/pkg/signature/kms/aws@v1.11.3 2>/dev/null
go mod tidy 2>/dev/null
go run . | tee seen
sed -n '/^# Output seen:/,/^set/s/^#   \(.*\)$/\1/p' "$script" | diff - seen
