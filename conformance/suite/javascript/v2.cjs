// The AWS SDK for JavaScript v2, which many programs still run on. It is told everything in its constructor, as those
// programs do it. Run by test_javascript.py in a directory of its own.

"use strict";

const assert = require("node:assert/strict");
const { readFileSync, writeFileSync } = require("node:fs");
const { test, before } = require("node:test");

const AWS = require("aws-sdk");

const kms = new AWS.KMS({
  endpoint: process.env.AWS_ENDPOINT_URL_KMS,
  region: process.env.AWS_REGION,
  credentials: new AWS.Credentials(process.env.AWS_ACCESS_KEY_ID, process.env.AWS_SECRET_ACCESS_KEY),
  maxRetries: 0,
});
const alias = "alias/javascript-v2";
let key;

before(async () => {
  key = (await kms.createKey({ Description: "v2" }).promise()).KeyMetadata;
  await kms.createAlias({ AliasName: alias, TargetKeyId: key.KeyId }).promise();
});

test("a key and its metadata", async () => {
  const described = (await kms.describeKey({ KeyId: alias }).promise()).KeyMetadata;
  assert.deepEqual(described, key);
  assert.ok(described.CreationDate instanceof Date);
  assert.ok(Math.abs(described.CreationDate - Date.now()) < 3_600_000);
});

test("a ciphertext through a file", async () => {
  const encrypted = await kms
    .encrypt({ KeyId: alias, Plaintext: "from node: ÄÖÜ", EncryptionContext: { to: "Python" } })
    .promise();
  assert.ok(Buffer.isBuffer(encrypted.CiphertextBlob));
  writeFileSync("node.ciphertext", encrypted.CiphertextBlob);
  const decrypted = await kms
    .decrypt({ CiphertextBlob: readFileSync("node.ciphertext"), EncryptionContext: { to: "Python" } })
    .promise();
  assert.equal(decrypted.Plaintext.toString(), "from node: ÄÖÜ");
  assert.equal(decrypted.KeyId, key.Arn);
});

test("a ciphertext that another SDK made", async () => {
  const decrypted = await kms
    .decrypt({ CiphertextBlob: readFileSync("python.ciphertext"), EncryptionContext: { to: "node" } })
    .promise();
  assert.equal(decrypted.Plaintext.toString(), "from Python");
});

test("re-encryption", async () => {
  const other = (await kms.createKey().promise()).KeyMetadata;
  const encrypted = await kms.encrypt({ KeyId: alias, Plaintext: "moved" }).promise();
  const moved = await kms
    .reEncrypt({ CiphertextBlob: encrypted.CiphertextBlob, DestinationKeyId: other.KeyId })
    .promise();
  assert.equal(moved.SourceKeyId, key.Arn);
  assert.equal(moved.KeyId, other.Arn);
  const decrypted = await kms.decrypt({ CiphertextBlob: moved.CiphertextBlob }).promise();
  assert.equal(decrypted.Plaintext.toString(), "moved");
});

test("data keys", async () => {
  const open = async (blob) => (await kms.decrypt({ CiphertextBlob: blob }).promise()).Plaintext;
  const made = await kms.generateDataKey({ KeyId: key.Arn, KeySpec: "AES_256" }).promise();
  assert.equal(made.Plaintext.length, 32);
  assert.deepEqual(await open(made.CiphertextBlob), made.Plaintext);
  const closed = await kms.generateDataKeyWithoutPlaintext({ KeyId: key.Arn, NumberOfBytes: 64 }).promise();
  assert.equal("Plaintext" in closed, false);
  assert.equal((await open(closed.CiphertextBlob)).length, 64);
});

test("callbacks, and operations without output", async () => {
  const reply = await new Promise((resolve, reject) => {
    const tags = [{ TagKey: "sdk", TagValue: "v2" }];
    kms.tagResource({ KeyId: key.KeyId, Tags: tags }, (error, data) => (error ? reject(error) : resolve(data)));
  });
  assert.deepEqual(reply, {});
  const { Tags: tags } = await kms.listResourceTags({ KeyId: key.KeyId }).promise();
  assert.deepEqual(tags, [{ TagKey: "sdk", TagValue: "v2" }]);
});

test("errors by code", async () => {
  const fails = (request, expected) =>
    assert.rejects(request.promise(), (error) => {
      assert.equal(error.code, expected.code);
      assert.equal(error.statusCode, 400);
      assert.match(error.requestId, /^[0-9a-f-]{36}$/);
      if (expected.message !== undefined) assert.equal(error.message, expected.message);
      return true;
    });
  const unknown = "00000000-0000-4000-8000-000000000000";
  const arn = key.Arn.replace(key.KeyId, unknown);
  await fails(kms.describeKey({ KeyId: unknown }), {
    code: "NotFoundException",
    message: `Key '${arn}' does not exist`,
  });
  await fails(kms.decrypt({ CiphertextBlob: "never made" }), { code: "InvalidCiphertextException" });
  await fails(kms.encrypt({ KeyId: alias, Plaintext: Buffer.alloc(4097) }), { code: "ValidationException" });
  await fails(kms.createAlias({ AliasName: alias, TargetKeyId: key.KeyId }), { code: "AlreadyExistsException" });
  const disabled = (await kms.createKey().promise()).KeyMetadata;
  await kms.disableKey({ KeyId: disabled.KeyId }).promise();
  await fails(kms.encrypt({ KeyId: disabled.KeyId, Plaintext: "x" }), {
    code: "DisabledException",
    message: `${disabled.Arn} is disabled.`,
  });
});
