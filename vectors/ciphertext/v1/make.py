"""Writes the golden files in this folder, from docs/formats.md and not from the Rust code.

A second implementation of the formats: what it writes, `crates/keys/tests/golden.rs` must read. Nonces and keys come
from SHA-256 of a name, so the files are the same every time. Needs PyPI `cryptography` (48.0.0 was used).

    python3 vectors/ciphertext/v1/make.py
"""

import base64
import hashlib
import hmac
import json
import pathlib
import uuid

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

HERE = pathlib.Path(__file__).parent


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


def seal(key, label, header, aad, plaintext, name):
    nonce, iv = drawn(f"{name} nonce", 16), drawn(f"{name} iv", 12)
    derived = kbkdf(key, label, nonce + header, 64)
    return nonce + iv + derived[32:] + AESGCM(derived[:32]).encrypt(iv, plaintext, header + aad)


class Hierarchy:
    def __init__(self, created, domains_created):
        self.seal_key = drawn("seal key", 32)
        root = drawn("root key", 32)
        self.domains = [drawn(f"domain key {i}", 32) for i in range(1, len(domains_created) + 1)]
        sealed_root = seal(self.seal_key, b"bulla root key v1", b"\1", be(created, 8), root, "root")
        self.record = {
            "v": 1,
            "seal": {"kind": "file"},
            "created": created,
            "root": b64(sealed_root),
            "domains": [
                {
                    "version": i,
                    "created": at,
                    "sealed": b64(
                        seal(root, b"bulla domain key v1", b"\1", be(i, 4) + be(at, 8), key, f"domain {i}")
                    ),
                }
                for i, (key, at) in enumerate(zip(self.domains, domains_created), 1)
            ],
        }

    def seal_material(self, version, binding, material, name):
        header = b"\1" + be(version, 4)
        domain = self.domains[version - 1]
        return header + seal(domain, b"bulla key material v1", header, binding, material, name)


class Material:
    def __init__(self, name, created, domain, rotation=None):
        self.name, self.created, self.domain, self.rotation = name, created, domain, rotation
        self.bytes = drawn(f"material {name}", 32)


class Key:
    def __init__(self, hierarchy, account, region, key_id, materials, **members):
        self.arn = f"arn:aws:kms:{region}:{account}:key/{key_id}"
        if key_id.startswith("mrk-"):
            self.id = b"\1" + bytes.fromhex(key_id[4:])
        else:
            self.id = b"\0" + uuid.UUID(key_id).bytes
        self.account = be(int(account), 8)
        self.materials = {m.name: m for m in materials}
        records = []
        for m in materials:
            m.id = hmac.digest(m.bytes, b"bulla key material id v1" + self.id, "sha256")
            binding = m.id + self.id + self.account + region.encode()
            record = {"id": m.id.hex(), "created": m.created}
            if m.rotation:
                record["rotation"] = {"date": m.rotation[0], "kind": m.rotation[1]}
            record["sealed"] = b64(hierarchy.seal_material(m.domain, binding, m.bytes, f"sealed {m.name}"))
            records.append(record)
        self.record = {
            "v": 1,
            "arn": self.arn,
            "description": members.get("description", ""),
            "spec": "SYMMETRIC_DEFAULT",
            "usage": "ENCRYPT_DECRYPT",
            "origin": "AWS_KMS",
            "manager": "CUSTOMER",
            "created": materials[0].created,
            "state": {"name": "Enabled"},
            **({"schedule": members["schedule"]} if "schedule" in members else {}),
            "policy": members.get("policy", "{}"),
            "tags": members.get("tags", []),
            "aliases": members.get("aliases", []),
            "current": materials[-1].id.hex(),
            "materials": records,
        }

    def header(self, material, fmt=1, suite=1, kind=None, account=None):
        key_id = self.id if kind is None else bytes([kind]) + self.id[1:]
        return bytes([fmt, suite]) + key_id + (account or self.account) + self.materials[material].id

    def encrypt(self, material, context, plaintext, name, bound=None, **header):
        header = self.header(material, **header)
        aad = canonical(context) if bound is None else bound
        secret = self.materials[material].bytes
        return header + seal(secret, b"bulla ciphertext v1", header, aad, plaintext, name)


def canonical(context):
    pairs = sorted((k.encode(), v.encode()) for k, v in context.items())
    out = be(len(pairs), 4)
    for pair in pairs:
        for text in pair:
            out += be(len(text), 4) + text
    return out


def b64(data):
    return base64.b64encode(data).decode()


def write(path, value, **layout):
    path = HERE / path
    path.parent.mkdir(parents=True, exist_ok=True)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, **layout)
    path.write_text(text + "\n", encoding="utf-8")


def main():
    day = 86_400_000
    start = 1_790_000_000_000
    hierarchy = Hierarchy(start, [start, start + 200 * day])
    single = Key(
        hierarchy, "111122223333", "us-east-1", "1234abcd-12ab-34cd-56ef-1234567890ab",
        [
            Material("first", start + 1, 1),
            Material("automatic", start + 90 * day + 7, 1, (start + 90 * day + 7, "AUTOMATIC")),
            Material("on-demand", start + 201 * day, 2, (start + 201 * day, "ON_DEMAND")),
        ],
        description="Payments, Zürich",
        schedule={"period_in_days": 90, "next": start + 270 * day},
        policy='{"Version":"2012-10-17","Statement":[]}',
        tags=[{"key": "team", "value": "payments"}, {"key": "Cost", "value": ""}],
        aliases=["alias/a", "alias/payments"],
    )
    multi = Key(
        hierarchy, "000000000000", "eu-central-1", "mrk-1234abcd12ab34cd56ef1234567890ab",
        [Material("multi-Region", start + 2, 1)],
    )
    write("seal.key", hierarchy.seal_key.hex())
    write("hierarchy.json", hierarchy.record, separators=(",", ":"))
    write("keys/single-region.json", single.record, separators=(",", ":"))
    write("keys/multi-region.json", multi.record, separators=(",", ":"))

    context = {"b": "2", "B": "", "ä": "Zürich", "aws:s3:arn": "arn:aws:s3:::bucket/object"}
    opened = [
        ("one-byte", single, "on-demand", {}, b"x"),
        ("data-key-with-context", single, "on-demand", context, drawn("data key", 32)),
        ("longest-plaintext", single, "on-demand", {"k": "v"}, drawn("long", 4096)),
        ("automatic-rotation-ago", single, "automatic", context, b"written before the second rotation"),
        ("first-material", single, "first", {}, b"written before any rotation"),
        ("multi-region", multi, "multi-Region", {"k": "v"}, b"any Region of the key"),
    ]
    for name, key, material, pairs, plaintext in opened:
        write(f"opened/{name}.json", {
            "key": "single-region" if key is single else "multi-region",
            "material": key.materials[material].bytes.hex(),
            "material_id": key.materials[material].id.hex(),
            "context": pairs,
            "plaintext": b64(plaintext),
            "blob": b64(key.encrypt(material, pairs, plaintext, name)),
        }, indent=2)

    # All of these authenticate under the key as they stand; it is the form that is wrong, or the request.
    good = lambda name, **header: single.encrypt("first", {"k": "v"}, b"plaintext", name, **header)
    no_commitment = bytearray(good("no commitment"))
    no_commitment[87:119] = bytes(32)
    refused = [
        ("format-0", "format byte 0", good("format 0", fmt=0)),
        ("format-2", "format byte of a later version", good("format 2", fmt=2)),
        ("suite-2", "suite byte that is not known", good("suite 2", suite=2)),
        ("key-kind-2", "key id kind that is not known", good("kind 2", kind=2)),
        ("key-kind-of-multi-region", "UUID key marked as a multi-Region key", good("kind 1", kind=1)),
        ("account-over-12-digits", "account number of 13 digits", good("account", account=be(10**12, 8))),
        ("account-of-another", "another account's number", good("other", account=be(444455556666, 8))),
        ("no-commitment", "commitment of zeros, GCM tag valid", bytes(no_commitment)),
        ("context-missing", "bound to no context", single.encrypt("first", {}, b"plaintext", "none")),
        ("context-swapped", "key and value exchanged", single.encrypt("first", {"v": "k"}, b"plaintext", "swap")),
        ("context-case", "another letter case", single.encrypt("first", {"K": "v"}, b"plaintext", "case")),
        ("context-raw-json", "context bound as JSON text",
         single.encrypt("first", {}, b"plaintext", "json", bound=b'{"k":"v"}')),
        ("header-only", "nothing after the header", single.header("first")),
        ("tag-cut", "last byte missing", good("cut")[:-1]),
        ("byte-appended", "one byte too many", good("appended") + b"\0"),
        ("too-long", "over 6,144 bytes", single.encrypt("first", {"k": "v"}, bytes(6144), "long")),
        ("empty", "no bytes", b""),
    ]
    for name, wrong, blob in refused:
        write(f"refused/{name}.json", {
            "wrong": wrong, "key": "single-region", "context": {"k": "v"}, "blob": b64(blob),
        }, indent=2)


main()
