#!/usr/bin/env bash
# @tacoinfra/tezos-kms 1.1.2 (npm) with aws-sdk 2.1693.0, seen 2026-11-30.
#
# KMS answers an ECDSA signature as DER, whose two integers are as short as they can be; Tezos wants 32 bytes of each. Not guessed: the
# package puts the two together as they are, without zeros in front, so that a signature of which one number begins with a zero byte,
# one in 128, has 63 bytes. signOperation then raises "Expected signature to be an Uint8Array with length 64", after KMS has signed and
# counted the request. The next try of the same operation passes as KMS draws a new number, so that it looks like a fault of the
# network, and a test against a fixed signature never meets it.
#
# Output seen:
#   r and s of 32 bytes   signature of 64 bytes
#   r of 31 bytes         Expected signature to be an Uint8Array with length 64
#   s of 31 bytes         Expected signature to be an Uint8Array with length 64
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund @tacoinfra/tezos-kms@1.1.2 aws-sdk@2.1693.0 @noble/curves@1.9.7 >/dev/null

cat > sign.cjs <<'JS'
const crypto = require("node:crypto");
const http = require("node:http");
const AWS = require("aws-sdk");
const { secp256k1 } = require("@noble/curves/secp256k1");
const { TezosKmsClient } = require("@tacoinfra/tezos-kms");

const key = secp256k1.utils.randomPrivateKey();
const short = (number) => number < 1n << 248n;
const wanted = {
  "r and s of 32 bytes": ({ r, s }) => !short(r) && !short(s),
  "r of 31 bytes": ({ r, s }) => short(r) && !short(s),
  "s of 31 bytes": ({ r, s }) => !short(r) && short(s),
};
let wish;

// Answers Sign as KMS does, with a new random number for each signature, until one has the wished lengths.
const server = http.createServer(async (request, response) => {
  let body = "";
  for await (const part of request) body += part;
  let signature;
  do {
    signature = secp256k1.sign(Buffer.from(JSON.parse(body).Message, "base64"), key, { lowS: false, extraEntropy: crypto.randomBytes(32) });
  } while (!wanted[wish](signature));
  response.setHeader("content-type", "application/x-amz-json-1.1");
  response.end(JSON.stringify({ Signature: Buffer.from(signature.toDERRawBytes()).toString("base64") }));
});

server.listen(0, "127.0.0.1", async () => {
  AWS.config.update({ accessKeyId: "AKIDEXAMPLEEXAMPLE00", secretAccessKey: "example", kms: { endpoint: `http://127.0.0.1:${server.address().port}` } });
  const client = new TezosKmsClient("alias/operator", "us-east-1");
  for (wish of Object.keys(wanted)) {
    try {
      console.log(wish.padEnd(21), `signature of ${(await client.signOperation(Buffer.from("03", "hex"))).length} bytes`);
    } catch (error) {
      console.log(wish.padEnd(21), error.message);
    }
  }
  process.exit(0);
});
JS
node sign.cjs 2>/dev/null | tee seen
sed -n '/^# Output seen:/,/^set/s/^#   \(.*\)$/\1/p' "$script" | diff - seen
