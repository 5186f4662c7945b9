// The AWS SDK for JavaScript v3 as a client of S3. The endpoint, the Region and the credentials come from the environment.
// Run by test_clients.py in a directory of its own.

import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { createReadStream, writeFileSync } from "node:fs";
import { Readable } from "node:stream";
import { test } from "node:test";

import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
  paginateListObjectsV2,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";

const s3 = new S3Client({ maxAttempts: 1 });
const Bucket = process.env.BUCKET;
const kms = { ServerSideEncryption: "aws:kms", SSEKMSKeyId: process.env.KEY };
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const read = async (Key, more = {}) => {
  const reply = await s3.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return Buffer.from(await reply.Body.transformToByteArray());
};

await s3.send(new CreateBucketCommand({ Bucket }));

test("an object with metadata, its checksum verified", async () => {
  const put = await s3.send(
    new PutObjectCommand({ Bucket, Key: "ä b+c", Body: "ÄÖÜ", ContentType: "text/plain", Metadata: { a: "1" } }),
  );
  assert.equal(put.ServerSideEncryption, "AES256");
  const got = await s3.send(new GetObjectCommand({ Bucket, Key: "ä b+c", ChecksumMode: "ENABLED" }));
  assert.equal(await got.Body.transformToString(), "ÄÖÜ");
  assert.equal(got.ETag, put.ETag);
  assert.equal(got.ChecksumCRC32, put.ChecksumCRC32);
  assert.deepEqual([got.ContentType, got.Metadata], ["text/plain", { a: "1" }]);
  assert.ok(Math.abs(got.LastModified - Date.now()) < 3_600_000);
});

test("SSE-KMS with a bucket key", async () => {
  const put = await s3.send(
    new PutObjectCommand({ Bucket, Key: "kms", Body: "secret", ...kms, BucketKeyEnabled: true }),
  );
  assert.equal(put.BucketKeyEnabled, true);
  assert.equal(put.SSEKMSKeyId, process.env.KEY);
  assert.equal((await read("kms")).toString(), "secret");
  const head = await s3.send(new HeadObjectCommand({ Bucket, Key: "kms" }));
  assert.equal(head.BucketKeyEnabled, true);
});

test("a stream of a file, in chunks with a trailer", async () => {
  const content = randomBytes(3_000_001);
  writeFileSync("streamed", content);
  await s3.send(
    new PutObjectCommand({
      Bucket, Key: "streamed", Body: createReadStream("streamed"), ContentLength: content.length, ...kms,
    }),
  );
  assert.equal(sha256(await read("streamed")), sha256(content));
});

test("a stream of forty small pieces", async () => {
  const pieces = Array.from({ length: 40 }, (_, number) => Buffer.alloc(10, number));
  await s3.send(
    new PutObjectCommand({ Bucket, Key: "pieces", Body: Readable.from(pieces), ContentLength: 400 }),
  );
  assert.deepEqual(await read("pieces"), Buffer.concat(pieces));
});

test("an upload in parts, and a range of it", async () => {
  const content = randomBytes(12 * 1024 * 1024 + 5);
  const upload = new Upload({ client: s3, params: { Bucket, Key: "parts", Body: content, ...kms }, partSize: 5 << 20 });
  const done = await upload.done();
  assert.match(done.ETag, /-3"$/);
  assert.equal(sha256(await read("parts")), sha256(content));
  const range = await read("parts", { Range: "bytes=5242870-5242889" });
  assert.deepEqual(range, content.subarray(5242870, 5242890));
});

test("a copy under another encryption", async () => {
  const copied = await s3.send(
    new CopyObjectCommand({ Bucket, Key: "copy", CopySource: `${Bucket}/kms`, ServerSideEncryption: "AES256" }),
  );
  assert.equal(copied.ServerSideEncryption, "AES256");
  assert.equal((await read("copy")).toString(), "secret");
});

test("pages of keys", async () => {
  for (let number = 0; number < 5; number += 1) {
    await s3.send(new PutObjectCommand({ Bucket, Key: `list/${number} +&`, Body: "x" }));
  }
  const keys = [];
  for await (const page of paginateListObjectsV2({ client: s3, pageSize: 2 }, { Bucket, Prefix: "list/" })) {
    keys.push(...page.Contents.map((object) => object.Key));
  }
  assert.deepEqual(keys, [0, 1, 2, 3, 4].map((number) => `list/${number} +&`));
  const deleted = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: keys.map((Key) => ({ Key })) } }));
  assert.equal(deleted.Deleted.length, 5);
});

test("presigned URLs", async () => {
  const put = await getSignedUrl(s3, new PutObjectCommand({ Bucket, Key: "signed", Metadata: { a: "1" } }));
  const sent = await fetch(put, { method: "PUT", body: "by fetch" });
  assert.equal(sent.status, 200, await sent.text());
  const get = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: "signed" }), { expiresIn: 60 });
  const got = await fetch(get);
  assert.equal(await got.text(), "by fetch");
  assert.equal(got.headers.get("x-amz-meta-a"), "1");
});

test("errors are of their class", async () => {
  await assert.rejects(s3.send(new GetObjectCommand({ Bucket, Key: "nothing" })), (error) => error instanceof NoSuchKey);
  await assert.rejects(s3.send(new HeadObjectCommand({ Bucket, Key: "nothing" })), (error) => error instanceof NotFound);
  await assert.rejects(
    s3.send(new PutObjectCommand({ Bucket, Key: "kms", Body: "x", IfNoneMatch: "*" })),
    (error) => error.name === "PreconditionFailed" && error.$metadata.httpStatusCode === 412,
  );
  await s3.send(new DeleteObjectCommand({ Bucket, Key: "nothing" }));
});
