// What users of the AWS SDK for JavaScript v3 do: encrypt into a file, decrypt from it, data keys, errors by name.
import assert from "node:assert/strict";
import fs from "node:fs";
import * as sdk from "@aws-sdk/client-kms";

const kms = new sdk.KMSClient({ endpoint: process.env.BULLA_ENDPOINT, region: "us-east-1" });
const send = (name, input) => kms.send(new sdk[`${name}Command`](input));

const { KeyMetadata: key } = await send("CreateKey", { Description: "from JavaScript" });
const alias = `alias/v3-${key.KeyId}`;
await send("CreateAlias", { AliasName: alias, TargetKeyId: key.KeyId });

const context = { purpose: "test" };
const sealed = await send("Encrypt", { KeyId: alias, Plaintext: Buffer.from("hello"), EncryptionContext: context });
fs.writeFileSync("secret.bin", sealed.CiphertextBlob);
const opened = await send("Decrypt", { CiphertextBlob: fs.readFileSync("secret.bin"), EncryptionContext: context });
assert.equal(Buffer.from(opened.Plaintext).toString(), "hello");
assert.equal(opened.KeyId, key.Arn);

const other = (await send("CreateKey", {})).KeyMetadata;
const moved = await send("ReEncrypt", {
  CiphertextBlob: sealed.CiphertextBlob, SourceEncryptionContext: context, DestinationKeyId: other.KeyId,
});
assert.equal(Buffer.from((await send("Decrypt", { CiphertextBlob: moved.CiphertextBlob })).Plaintext).toString(), "hello");

const dataKey = await send("GenerateDataKey", { KeyId: key.KeyId, KeySpec: "AES_256" });
assert.equal(dataKey.Plaintext.length, 32);
assert.deepEqual((await send("Decrypt", { CiphertextBlob: dataKey.CiphertextBlob })).Plaintext, dataKey.Plaintext);

await assert.rejects(send("Decrypt", { CiphertextBlob: sealed.CiphertextBlob }), sdk.InvalidCiphertextException);
await send("DisableKey", { KeyId: key.KeyId });
await assert.rejects(send("Encrypt", { KeyId: key.KeyId, Plaintext: Buffer.from("x") }), (error) => {
  assert.equal(error.name, "DisabledException");
  assert.equal(error.message, `${key.Arn} is disabled.`);
  assert.ok(error.$metadata.requestId);
  return true;
});
const scheduled = await send("ScheduleKeyDeletion", { KeyId: key.KeyId, PendingWindowInDays: 7 });
assert.ok(scheduled.DeletionDate instanceof Date);
await send("CancelKeyDeletion", { KeyId: key.KeyId });

let listed = 0;
for await (const page of sdk.paginateListKeys({ client: kms, pageSize: 1 }, {})) listed += page.Keys.length;
assert.ok(listed >= 2);
console.log("all done");
