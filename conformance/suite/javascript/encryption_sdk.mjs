// The AWS Encryption SDK for JavaScript: reads requests and writes replies, each a line of JSON (suite/encryption_sdks.py).
// The endpoint, the Region and the credentials come from the environment.

import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";

import {
  CommitmentPolicy,
  buildAwsKmsMrkAwareDiscoveryMultiKeyringNode,
  buildAwsKmsMrkAwareStrictMultiKeyringNode,
  buildClient,
} from "@aws-crypto/client-node";

function client({ committing }) {
  const { REQUIRE_ENCRYPT_REQUIRE_DECRYPT, FORBID_ENCRYPT_ALLOW_DECRYPT } = CommitmentPolicy;
  return buildClient(committing ? REQUIRE_ENCRYPT_REQUIRE_DECRYPT : FORBID_ENCRYPT_ALLOW_DECRYPT);
}

function keyring({ keys: [generatorKeyId, ...keyIds], account, region }) {
  if (generatorKeyId) return buildAwsKmsMrkAwareStrictMultiKeyringNode({ generatorKeyId, keyIds });
  const discoveryFilter = { accountIDs: [account], partition: "aws" };
  return buildAwsKmsMrkAwareDiscoveryMultiKeyringNode({ regions: [region], discoveryFilter });
}

async function encrypt(request) {
  const { suite: suiteId, frameBytes: frameLength, context: encryptionContext } = request;
  const stream = client(request).encryptStream(keyring(request), { suiteId, frameLength, encryptionContext });
  await pipeline(createReadStream(request.source), stream, createWriteStream(request.target));
  return {};
}

async function decrypt(request) {
  const stream = client(request).decryptStream(keyring(request));
  let context;
  stream.once("MessageHeader", (header) => (context = header.encryptionContext));
  await pipeline(createReadStream(request.source), stream, createWriteStream(request.target));
  return { context };
}

const tasks = { encrypt, decrypt };
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  const reply = await tasks[request.task](request).catch((error) => ({ error: String(error) }));
  if (!process.stdout.write(JSON.stringify(reply) + "\n")) await once(process.stdout, "drain");
}
