// What users of the AWS SDK for JavaScript v2 do: kms.encrypt, then fs.writeFileSync(file, CiphertextBlob).
process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = "1";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const AWS = require("aws-sdk");

const kms = new AWS.KMS({ endpoint: process.env.BULLA_ENDPOINT, region: "us-east-1" });

async function main() {
  const { KeyMetadata: key } = await kms.createKey({ Tags: [{ TagKey: "from", TagValue: "v2" }] }).promise();
  const params = { KeyId: key.KeyId, Plaintext: "hello" };
  const { CiphertextBlob } = await new Promise((resolve, reject) =>
    kms.encrypt(params, (error, data) => (error ? reject(error) : resolve(data))),
  );
  fs.writeFileSync("secret.bin", CiphertextBlob);
  const opened = await kms.decrypt({ CiphertextBlob: fs.readFileSync("secret.bin") }).promise();
  assert.equal(opened.Plaintext.toString(), "hello");
  const dataKey = await kms.generateDataKey({ KeyId: key.Arn, NumberOfBytes: 64 }).promise();
  assert.equal(dataKey.Plaintext.length, 64);
  const again = await kms.decrypt({ CiphertextBlob: dataKey.CiphertextBlob }).promise();
  assert.deepEqual(again.Plaintext, dataKey.Plaintext);
  await assert.rejects(kms.describeKey({ KeyId: "nothing" }).promise(), (error) => {
    assert.equal(error.code, "NotFoundException");
    assert.equal(error.message, "Invalid keyId 'nothing'");
    return true;
  });
  console.log("all done");
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
