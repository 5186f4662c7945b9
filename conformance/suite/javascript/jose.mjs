// JSON Web Tokens by `jose` with keys of KMS. Run by test_jwt.py, which leaves keys.json: keys that both sides have.

import assert from "node:assert/strict";
import { createDecipheriv, createHash, createPrivateKey, createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import {
  CreateKeyCommand,
  DecryptCommand,
  DeriveSharedSecretCommand,
  GetPublicKeyCommand,
  KMSClient,
  SignCommand,
  VerifyCommand,
} from "@aws-sdk/client-kms";
import { CompactEncrypt, SignJWT, base64url, decodeProtectedHeader, jwtVerify } from "jose";

const kms = new KMSClient({ maxAttempts: 1 });
const keys = JSON.parse(readFileSync("keys.json", "utf8"));
const claims = { iss: "bulla", sub: "someone" };
const encode = (value) => base64url.encode(JSON.stringify(value));
const alter = (token) => token.split(".").with(1, encode({ ...claims, sub: "root" })).join(".");

async function publicKey(KeyId) {
  const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId }));
  return createPublicKey({ key: Buffer.from(PublicKey), format: "der", type: "spki" });
}

// ECDSA: a DER sequence of two integers in KMS (X9.62), two numbers of fixed length in a token (RFC 7518, 3.4).
const sizes = { ES256: 32, ES384: 48, ES512: 66 };

function fromDer(der, size) {
  let at = der[1] & 0x80 ? 3 : 2;
  const number = () => {
    const length = der[at + 1];
    const bytes = Buffer.from(der.subarray(at + 2, at + 2 + length));
    at += 2 + length;
    const trimmed = bytes[0] === 0 ? bytes.subarray(1) : bytes;
    return Buffer.concat([Buffer.alloc(size - trimmed.length), trimmed]);
  };
  return Buffer.concat([number(), number()]);
}

function toDer(raw, size) {
  const number = (bytes) => {
    let start = 0;
    while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
    const trimmed = bytes.subarray(start);
    const padded = trimmed[0] & 0x80 ? Buffer.concat([Buffer.from([0]), trimmed]) : trimmed;
    return Buffer.concat([Buffer.from([2, padded.length]), padded]);
  };
  const body = Buffer.concat([number(raw.subarray(0, size)), number(raw.subarray(size))]);
  const head = body.length < 128 ? [0x30, body.length] : [0x30, 0x81, body.length];
  return Buffer.concat([Buffer.from(head), body]);
}

for (const [alg, { keyId, algorithm, pkcs8 }] of Object.entries(keys)) {
  test(`jose verifies what KMS signs: ${alg}`, async () => {
    const signed = `${encode({ alg, typ: "JWT" })}.${encode(claims)}`;
    const { Signature } = await kms.send(
      new SignCommand({ KeyId: keyId, Message: Buffer.from(signed), SigningAlgorithm: algorithm }),
    );
    const signature = sizes[alg] ? fromDer(Buffer.from(Signature), sizes[alg]) : Signature;
    const token = `${signed}.${base64url.encode(signature)}`;
    const key = await publicKey(keyId);
    assert.deepEqual((await jwtVerify(token, key, { algorithms: [alg] })).payload, claims);
    await assert.rejects(jwtVerify(alter(token), key), { code: "ERR_JWS_SIGNATURE_VERIFICATION_FAILED" });
  });

  test(`KMS verifies what jose signs: ${alg}`, async () => {
    const key = createPrivateKey({ key: Buffer.from(pkcs8, "base64"), format: "der", type: "pkcs8" });
    const token = await new SignJWT(claims).setProtectedHeader({ alg }).sign(key);
    const verify = (text) => {
      const signature = Buffer.from(base64url.decode(text.split(".")[2]));
      return kms.send(
        new VerifyCommand({
          KeyId: keyId,
          Message: Buffer.from(text.slice(0, text.lastIndexOf("."))),
          Signature: sizes[alg] ? toDer(signature, sizes[alg]) : signature,
          SigningAlgorithm: algorithm,
        }),
      );
    };
    assert.equal((await verify(token)).SignatureValid, true);
    await assert.rejects(verify(alter(token)), { name: "KMSInvalidSignatureException" });
  });
}

// RFC 7516: header.key.iv.ciphertext.tag; the header is authenticated as it is written.
function decryptContent(token, contentKey) {
  const [header, , iv, ciphertext, tag] = token.split(".");
  const decipher = createDecipheriv("aes-256-gcm", contentKey, base64url.decode(iv));
  decipher.setAAD(Buffer.from(header)).setAuthTag(base64url.decode(tag));
  return Buffer.concat([decipher.update(base64url.decode(ciphertext)), decipher.final()]).toString();
}

test("KMS decrypts the key of an encrypted token: RSA-OAEP-256", async () => {
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({ KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" }));
  const token = await new CompactEncrypt(Buffer.from("secret"))
    .setProtectedHeader({ alg: "RSA-OAEP-256", enc: "A256GCM" })
    .encrypt(await publicKey(KeyMetadata.KeyId));
  const { Plaintext } = await kms.send(
    new DecryptCommand({
      KeyId: KeyMetadata.KeyId,
      CiphertextBlob: base64url.decode(token.split(".")[1]),
      EncryptionAlgorithm: "RSAES_OAEP_SHA_256",
    }),
  );
  assert.equal(decryptContent(token, Plaintext), "secret");
});

test("KMS agrees on the key of an encrypted token: ECDH-ES", async () => {
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({ KeySpec: "ECC_NIST_P256", KeyUsage: "KEY_AGREEMENT" }));
  const token = await new CompactEncrypt(Buffer.from("secret"))
    .setProtectedHeader({ alg: "ECDH-ES", enc: "A256GCM" })
    .encrypt(await publicKey(KeyMetadata.KeyId));
  const ephemeral = createPublicKey({ key: decodeProtectedHeader(token).epk, format: "jwk" });
  const { SharedSecret } = await kms.send(
    new DeriveSharedSecretCommand({
      KeyId: KeyMetadata.KeyId,
      KeyAgreementAlgorithm: "ECDH",
      PublicKey: ephemeral.export({ format: "der", type: "spki" }),
    }),
  );
  // RFC 7518, 4.6.2: one round of the Concat KDF, with the algorithm's name, no party, 256 bits.
  const length = (bytes) => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(bytes);
    return head;
  };
  const contentKey = createHash("sha256")
    .update(length(1))
    .update(SharedSecret)
    .update(length("A256GCM".length))
    .update("A256GCM")
    .update(length(0))
    .update(length(0))
    .update(length(256))
    .digest();
  assert.equal(decryptContent(token, contentKey), "secret");
});
