#!/usr/bin/env bash
# cwt 3.3.0, read by pycose 1.1.0 (PyPI), seen 2026-11-30.
#
# COSE encrypts to a public key by ECDH and HKDF, and the name of the algorithm says with which hash: HKDF-256 is SHA-256, HKDF-512 is
# SHA-512, and with a key wrap it is SHA-256 (RFC 9053, 6.3 and 6.4). The curve is chosen apart from it. Known: for signatures many
# tie the hash to the curve. Not guessed: cwt does so here too, SHA-384 for P-384 and SHA-512 for P-521, whatever the algorithm says,
# with no error at encryption. Its messages open with itself and, of nine pairs, in three with another; P-256 with HKDF-256, which is what
# examples use, is one of the three. P-384 opens with nobody, as no algorithm of COSE has its hash.
#
# Output seen:
#   ECDH-ES+HKDF-256   P-256: cwt opens, pycose opens     P-384: cwt opens, pycose refuses   P-521: cwt opens, pycose refuses
#   ECDH-ES+HKDF-512   P-256: cwt opens, pycose refuses   P-384: cwt opens, pycose refuses   P-521: cwt opens, pycose opens
#   ECDH-ES+A128KW     P-256: cwt opens, pycose opens     P-384: cwt opens, pycose refuses   P-521: cwt opens, pycose refuses
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check cwt==3.3.0 pycose==1.1.0 cbor2==5.9.0 cryptography==50.0.2

cat > seal.py <<'PY'
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap
from cwt import COSE, COSEKey, Recipient
from pycose.keys import EC2Key
from pycose.keys.keyops import DeriveKeyOp
from pycose.keys.keyparam import KpKeyOps
from pycose.messages import CoseMessage

CURVES = {"P-256": (ec.SECP256R1(), 1), "P-384": (ec.SECP384R1(), 2), "P-521": (ec.SECP521R1(), 3)}
ALGORITHMS = {"ECDH-ES+HKDF-256": (-25, "A128GCM"), "ECDH-ES+HKDF-512": (-26, "A128GCM"), "ECDH-ES+A128KW": (-29, "A128KW")}

def opens(function):
    try:
        return "opens" if function() == b"hello" else "is mistaken"
    except (InvalidTag, InvalidUnwrap):
        return "refuses"

def tell(curve, algorithm):
    """Encrypts with one package to a new key, and opens with that key in both."""
    (kind, number), (alg, purpose) = CURVES[curve], ALGORITHMS[algorithm]
    secret = ec.generate_private_key(kind).private_numbers()
    size = (kind.key_size + 7) // 8
    x, y, d = (value.to_bytes(size, "big") for value in (secret.public_numbers.x, secret.public_numbers.y, secret.private_value))
    public = {1: 2, 2: b"one", 3: alg, -1: number, -2: x, -3: y}
    context = {"alg": purpose, "supp_pub": {"key_data_length": 128, "protected": {1: alg}}}
    to = Recipient.new(protected={1: alg}, unprotected={4: b"one"}, recipient_key=COSEKey.new(public), context=context)
    content = [COSEKey.generate_symmetric_key(alg="A128GCM")] if purpose == "A128KW" else []
    message = COSE.new().encode(b"hello", *content, protected={1: 1}, unprotected={5: bytes(12)}, recipients=[to])
    read = CoseMessage.decode(message)
    read.recipients[0].key = EC2Key(crv=number, x=x, y=y, d=d, optional_params={KpKeyOps: [DeriveKeyOp]})
    own = opens(lambda: COSE.new().decode(message, COSEKey.new(public | {-4: d}), context=context))
    return f"{curve}: cwt {own}, pycose {opens(lambda: read.decrypt(read.recipients[0]))}"

for algorithm in ALGORITHMS:
    print(f"{algorithm:18}", "   ".join(f"{tell(curve, algorithm):32}" for curve in CURVES).rstrip())
PY
venv/bin/python seal.py | tee seen
sed -n 's/^#   \(ECDH-ES.*\)$/\1/p' "$script" | diff - seen
