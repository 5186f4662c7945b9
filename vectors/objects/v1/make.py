"""Writes the golden file in this folder, from docs/formats.md and not from the Rust code.

A second implementation of the formats: what it writes, `crates/objects/tests/golden.rs` must read, and make again. Keys
and ids come from SHA-256 of a name, so the file is the same every time. Needs PyPI `cryptography` (48.0.0 was used).

    python3 vectors/objects/v1/make.py
"""

import hashlib
import hmac
import json
import pathlib

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

HERE = pathlib.Path(__file__).parent
CHUNK = 65_536


def drawn(name, length):
    """Bytes that stand for random ones."""
    blocks = (hashlib.sha256(f"bulla vector {name} {i}".encode()).digest() for i in range(length // 32 + 1))
    return b"".join(blocks)[:length]


def be(number, length):
    return number.to_bytes(length, "big")


def kbkdf(key, label, context, length):
    """NIST SP 800-108r1 counter mode, HMAC-SHA256, 32-bit counter."""
    fixed = label + b"\0" + context + be(8 * length, 4)
    blocks = (hmac.digest(key, be(i, 4) + fixed, "sha256") for i in range(1, length // 32 + 2))
    return b"".join(blocks)[:length]


def part(keys, part_id, plaintext):
    head = b"bullaS3\0" + bytes([1, len(keys), 16]) + bytes(5) + part_id
    derived = [kbkdf(key, b"bulla object part v1", head, 64) for key in keys]
    commitment = derived[0][32:]
    if len(keys) == 2:
        commitment = kbkdf(commitment, b"bulla object layers v1", derived[1][32:], 32)
    header = head + commitment
    out = header
    chunks = [plaintext[i : i + CHUNK] for i in range(0, len(plaintext), CHUNK)] or [b""]
    for index, chunk in enumerate(chunks):
        nonce = be(int(index == len(chunks) - 1), 4) + be(index, 8)
        for both in derived:
            chunk = AESGCM(both[:32]).encrypt(nonce, chunk, header)
        out += chunk
    return out


def manifest(keys, version, parts):
    body = bytes([1, len(keys)]) + be(len(parts), 2)
    body += b"".join(be(number, 2) + part_id + be(size, 5) for number, part_id, size in parts)
    texts = [version[name].encode() for name in ("bucket", "key", "version")]
    message = b"".join(be(len(text), 4) + text for text in texts)
    message += bytes.fromhex(version["metadata"]) + body
    for key in keys:
        message = hmac.digest(kbkdf(key, b"bulla object manifest v1", b"", 32), message, "sha256")
    return body + message


def main():
    keys = {"one": [drawn("object key", 32)], "two": [drawn("inner key", 32), drawn("outer key", 32)]}
    parts = []
    for layers, both in keys.items():
        for size in (0, 1, CHUNK, CHUNK + 1, 3 * CHUNK + 77):
            part_id = drawn(f"part {layers} {size}", 16)
            plaintext = drawn(f"plaintext {size}", size)
            stored = part(both, part_id, plaintext)
            vector = {"layers": layers, "id": part_id.hex(), "bytes": size}
            vector["plaintext_sha256"] = hashlib.sha256(plaintext).hexdigest()
            vector["stored_sha256"] = hashlib.sha256(stored).hexdigest()
            if size <= 1:
                vector["stored"] = stored.hex()
            parts.append(vector)
    manifests = []
    for layers, both in keys.items():
        listed = [(1, 5 << 20), (2, 0), (7, 5 << 30), (10_000, 123_456)]
        listed = [(number, drawn(f"part {number}", 16), size) for number, size in listed]
        version = {
            "bucket": "amzn-s3-demo-bucket",
            "key": "photos/2026/ä.jpg",
            "version": "3HL4kqtJvjVBH40Nrjfkd",
            "metadata": drawn("metadata", 32).hex(),
        }
        bytes_ = manifest(both, version, listed)
        listed = [{"number": number, "id": part_id.hex(), "bytes": size} for number, part_id, size in listed]
        manifests.append({"layers": layers, "version": version, "parts": listed, "manifest": bytes_.hex()})
    named = {layers: [key.hex() for key in both] for layers, both in keys.items()}
    golden = {"keys": named, "parts": parts, "manifests": manifests}
    (HERE / "golden.json").write_text(json.dumps(golden, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


main()
