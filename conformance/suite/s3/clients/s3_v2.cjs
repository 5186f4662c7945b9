// The AWS SDK for JavaScript v2 as a client of S3 and KMS, as older programs use it.
// Run by test_clients.py in a directory of its own.

"use strict";

const assert = require("node:assert/strict");
const { createHash, randomBytes } = require("node:crypto");
const { Readable } = require("node:stream");
const { test, before } = require("node:test");

const AWS = require("aws-sdk");

const settings = {
  region: process.env.AWS_REGION,
  credentials: new AWS.Credentials(process.env.AWS_ACCESS_KEY_ID, process.env.AWS_SECRET_ACCESS_KEY),
  maxRetries: 0,
};
const kms = new AWS.KMS({ ...settings, endpoint: process.env.AWS_ENDPOINT_URL_KMS });
const s3 = new AWS.S3({
  ...settings, endpoint: process.env.AWS_ENDPOINT_URL_S3, s3ForcePathStyle: true, signatureVersion: "v4",
});
const Bucket = process.env.BUCKET;
const KeyId = process.env.KEY;
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

before(() => s3.createBucket({ Bucket }).promise());

test("a ciphertext of KMS is kept in a bucket", async () => {
  const ciphertext = await kms.encrypt({ KeyId, Plaintext: "ÄÖÜ" }).promise();
  await s3.putObject({ Bucket, Key: "ciphertext", Body: ciphertext.CiphertextBlob }).promise();
  const got = await s3.getObject({ Bucket, Key: "ciphertext" }).promise();
  assert.ok(Buffer.isBuffer(got.Body));
  const opened = await kms.decrypt({ CiphertextBlob: got.Body }).promise();
  assert.equal(opened.Plaintext.toString(), "ÄÖÜ");
});

test("SSE-KMS", async () => {
  const put = await s3
    .putObject({ Bucket, Key: "kms", Body: "secret", ServerSideEncryption: "aws:kms", SSEKMSKeyId: KeyId })
    .promise();
  assert.equal(put.SSEKMSKeyId, KeyId);
  assert.equal((await s3.getObject({ Bucket, Key: "kms" }).promise()).Body.toString(), "secret");
});

test("a managed upload in parts", async () => {
  const content = randomBytes(12 * 1024 * 1024 + 5);
  const options = { partSize: 5 << 20, queueSize: 2 };
  const done = await s3.upload({ Bucket, Key: "parts", Body: Readable.from([content]) }, options).promise();
  assert.match(done.ETag, /-3"$/);
  const got = await s3.getObject({ Bucket, Key: "parts" }).promise();
  assert.equal(sha256(got.Body), sha256(content));
});

test("keys, and deleting them", async () => {
  for (const Key of ["list/a b", "list/c+d"]) await s3.putObject({ Bucket, Key, Body: "x" }).promise();
  const listed = await s3.listObjectsV2({ Bucket, Prefix: "list/" }).promise();
  assert.deepEqual(listed.Contents.map((object) => object.Key), ["list/a b", "list/c+d"]);
  const deleted = await s3
    .deleteObjects({ Bucket, Delete: { Objects: listed.Contents.map(({ Key }) => ({ Key })) } })
    .promise();
  assert.equal(deleted.Deleted.length, 2);
});

test("a presigned URL with its encryption in it", async () => {
  const url = s3.getSignedUrl("putObject", { Bucket, Key: "signed", Expires: 60 });
  const sent = await fetch(url, { method: "PUT", body: "by fetch" });
  assert.equal(sent.status, 200, await sent.text());
  const got = await fetch(s3.getSignedUrl("getObject", { Bucket, Key: "signed", Expires: 60 }));
  assert.equal(await got.text(), "by fetch");
});

test("errors have their codes", async () => {
  await assert.rejects(s3.getObject({ Bucket, Key: "nothing" }).promise(), { code: "NoSuchKey", statusCode: 404 });
  await assert.rejects(s3.headObject({ Bucket, Key: "nothing" }).promise(), { code: "NotFound", statusCode: 404 });
});
