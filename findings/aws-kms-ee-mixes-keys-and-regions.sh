#!/usr/bin/env bash
# aws-kms-ee 1.0.3 (npm) with @aws-sdk/client-kms 3.1164.0, seen 2026-11-30.
#
# encryptObject makes a data key under the alias it is told, encrypts that key again in each further region, and returns both beside
# the object as metadata, so that any one region can open it. Known: it keeps data keys to save calls. Not guessed: what it keeps it
# finds again by neither alias nor region. The second object says alias/b and is under alias/a, so whoever may use only b cannot open
# it and a's deletion takes it along. Its slot of us-west-2 holds the ciphertext of eu-west-1, which no other region opens: of three
# regions two are left. No error is raised; unless DATA_KEY_MAX_AGE is set this lasts as long as the process.
#
# Output seen:
#   alias/a us-east-1: under alias/a of us-east-1
#   alias/a us-west-2: under alias/a of us-west-2
#   alias/a eu-west-1: under alias/a of eu-west-1
#   alias/b us-east-1: under alias/a of us-east-1
#   alias/b us-west-2: under alias/a of eu-west-1
#   alias/b eu-west-1: under alias/a of eu-west-1
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund aws-kms-ee@1.0.3 bluebird@3.7.2 debug@4.4.3 lodash@4.17.21 memory-cache@0.2.0 \
    @aws-sdk/client-kms@3.1164.0 @smithy/node-http-handler@4.14.2 >/dev/null

cat > encrypt.cjs <<'JS'
const http = require("node:http");

const regions = ["us-east-1", "us-west-2", "eu-west-1"];

// Answers GenerateDataKey and Encrypt for every region; the "ciphertext" tells key and region.
const server = http.createServer(async (request, response) => {
  let body = "";
  for await (const part of request) body += part;
  const { KeyId, Plaintext } = JSON.parse(body);
  const region = request.headers.authorization.match(/\/\d{8}\/([^/]+)\/kms\//)[1];
  response.setHeader("content-type", "application/x-amz-json-1.1");
  response.end(JSON.stringify({
    KeyId: "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    Plaintext: Plaintext ?? Buffer.alloc(32, 7).toString("base64"),
    CiphertextBlob: Buffer.from(`under ${KeyId} of ${region}`).toString("base64"),
  }));
});

server.listen(0, "127.0.0.1", async () => {
  Object.assign(process.env, {
    AWS_REGION: regions[0], AWS_ACCESS_KEY_ID: "AKIDEXAMPLEEXAMPLE00", AWS_SECRET_ACCESS_KEY: "example",
    AWS_ENDPOINT_URL_KMS: `http://127.0.0.1:${server.address().port}`,
  });
  const { encryptObject } = require("aws-kms-ee");
  for (const masterKeyAlias of ["alias/a", "alias/b"]) {
    const { metadata } = await encryptObject({ name: "Ada" }, { masterKeyAlias, fields: ["name"], regions });
    for (const region of regions) {
      console.log(`${metadata.masterKeyAlias} ${region}: ${Buffer.from(metadata.dataKeys[region], "base64")}`);
    }
  }
  process.exit(0);
});
JS
node encrypt.cjs 2>/dev/null | tee seen
sed -n 's/^#   \(alias.*\)$/\1/p' "$script" | diff - seen
