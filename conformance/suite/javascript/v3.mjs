// The AWS SDK for JavaScript v3. The endpoint, the Region and the credentials come from the environment.
// Run by test_javascript.py in a directory of its own.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";

import {
  CreateAliasCommand,
  CreateKeyCommand,
  DecryptCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  KMSClient,
  ReEncryptCommand,
  paginateListAliases,
} from "@aws-sdk/client-kms";

const kms = new KMSClient({ maxAttempts: 1 });
const alias = "alias/javascript-v3";
const text = (bytes) => Buffer.from(bytes).toString();

const created = await kms.send(new CreateKeyCommand({ Description: "v3" }));
const key = created.KeyMetadata;
await kms.send(new CreateAliasCommand({ AliasName: alias, TargetKeyId: key.KeyId }));

test("a key and its metadata", async () => {
  const { KeyMetadata: described } = await kms.send(new DescribeKeyCommand({ KeyId: alias }));
  assert.deepEqual(described, key);
  assert.ok(described.CreationDate instanceof Date);
  assert.ok(Math.abs(described.CreationDate - Date.now()) < 3_600_000);
  assert.equal(described.Enabled, true);
});

test("a ciphertext through a file", async () => {
  const encrypted = await kms.send(
    new EncryptCommand({
      KeyId: alias,
      Plaintext: Buffer.from("from node: ÄÖÜ"),
      EncryptionContext: { to: "Python" },
    }),
  );
  writeFileSync("node.ciphertext", encrypted.CiphertextBlob);
  const decrypted = await kms.send(
    new DecryptCommand({ CiphertextBlob: readFileSync("node.ciphertext"), EncryptionContext: { to: "Python" } }),
  );
  assert.equal(text(decrypted.Plaintext), "from node: ÄÖÜ");
  assert.equal(decrypted.KeyId, key.Arn);
  assert.equal(decrypted.KeyMaterialId, key.CurrentKeyMaterialId);
});

test("a ciphertext that another SDK made", async () => {
  const decrypted = await kms.send(
    new DecryptCommand({ CiphertextBlob: readFileSync("python.ciphertext"), EncryptionContext: { to: "node" } }),
  );
  assert.equal(text(decrypted.Plaintext), "from Python");
});

test("re-encryption", async () => {
  const other = (await kms.send(new CreateKeyCommand({}))).KeyMetadata;
  const encrypted = await kms.send(new EncryptCommand({ KeyId: alias, Plaintext: Buffer.from("moved") }));
  const moved = await kms.send(
    new ReEncryptCommand({ CiphertextBlob: encrypted.CiphertextBlob, DestinationKeyId: other.KeyId }),
  );
  assert.equal(moved.SourceKeyId, key.Arn);
  assert.equal(moved.KeyId, other.Arn);
  const decrypted = await kms.send(new DecryptCommand({ CiphertextBlob: moved.CiphertextBlob }));
  assert.equal(text(decrypted.Plaintext), "moved");
});

test("data keys", async () => {
  const open = async (blob) => (await kms.send(new DecryptCommand({ CiphertextBlob: blob }))).Plaintext;
  const made = await kms.send(new GenerateDataKeyCommand({ KeyId: key.Arn, KeySpec: "AES_256" }));
  assert.equal(made.Plaintext.length, 32);
  assert.deepEqual(Buffer.from(await open(made.CiphertextBlob)), Buffer.from(made.Plaintext));
  const closed = await kms.send(new GenerateDataKeyWithoutPlaintextCommand({ KeyId: key.Arn, NumberOfBytes: 64 }));
  assert.equal("Plaintext" in closed, false);
  assert.equal((await open(closed.CiphertextBlob)).length, 64);
});

test("pages", async () => {
  const names = [];
  for await (const page of paginateListAliases({ client: kms, pageSize: 1 }, {})) {
    names.push(...page.Aliases.map((entry) => entry.AliasName));
  }
  assert.ok(names.includes(alias));
});

test("errors by name", async () => {
  const fails = (command, expected) =>
    assert.rejects(kms.send(command), (error) => {
      assert.equal(error.name, expected.name);
      assert.equal(error.$metadata.httpStatusCode, 400);
      assert.match(error.$metadata.requestId, /^[0-9a-f-]{36}$/);
      if (expected.message !== undefined) assert.equal(error.message, expected.message);
      return true;
    });
  const unknown = "00000000-0000-4000-8000-000000000000";
  const arn = key.Arn.replace(key.KeyId, unknown);
  await fails(new DescribeKeyCommand({ KeyId: unknown }), {
    name: "NotFoundException",
    message: `Key '${arn}' does not exist`,
  });
  await fails(new DecryptCommand({ CiphertextBlob: Buffer.from("never made") }), {
    name: "InvalidCiphertextException",
  });
  await fails(new EncryptCommand({ KeyId: alias, Plaintext: Buffer.alloc(4097) }), { name: "ValidationException" });
  await fails(new CreateAliasCommand({ AliasName: alias, TargetKeyId: key.KeyId }), {
    name: "AlreadyExistsException",
  });
  const disabled = (await kms.send(new CreateKeyCommand({}))).KeyMetadata;
  await kms.send(new DisableKeyCommand({ KeyId: disabled.KeyId }));
  await fails(new EncryptCommand({ KeyId: disabled.KeyId, Plaintext: Buffer.from("x") }), {
    name: "DisabledException",
    message: `${disabled.Arn} is disabled.`,
  });
});
