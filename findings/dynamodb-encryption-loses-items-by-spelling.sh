#!/usr/bin/env bash
# dynamodb-encryption-sdk 3.3.0 (PyPI) with boto3 1.44.8, seen 2026-11-30.
#
# The package encrypts items under a data key of KMS and puts the key of the item into the encryption context. Known: DynamoDB keeps
# numbers, not their spelling, and gives 1.50 back as 1.5; the package knows it and writes the numbers that it signs or encrypts in one
# spelling. Not guessed: the number that goes into the CONTEXT has the spelling of the Decimal that was at hand. An item that is put
# under the key 1.50, or 1E+2, which is what Decimal.normalize() makes of 100, is stored without error, and KMS refuses to open the one
# that is read back: UnwrappingError, and the spelling that would open it is nowhere in the table.
#
# Output seen:
#   key 1.5          KMS is told 1.5, read back as 1.5 and told 1.5     opens
#   key 1.50         KMS is told 1.50, read back as 1.5 and told 1.5    UnwrappingError
#   key 1E+2         KMS is told 1E+2, read back as 100 and told 100    UnwrappingError
#   attribute 1.50   KMS is told 7, read back as 1.5 and told 7         opens
#   attribute 1E+2   KMS is told 7, read back as 100 and told 7         opens
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check dynamodb-encryption-sdk==3.3.0 boto3==1.44.8 botocore==1.44.8 cryptography==50.0.2

cat > item.py <<'PY'
import base64, http.server, json, os, threading
from decimal import Decimal
os.environ.update(AWS_ACCESS_KEY_ID="AKIDEXAMPLEEXAMPLE00", AWS_SECRET_ACCESS_KEY="example", AWS_DEFAULT_REGION="us-east-1")
from dynamodb_encryption_sdk.encrypted import CryptoConfig
from dynamodb_encryption_sdk.encrypted.item import decrypt_python_item, encrypt_python_item
from dynamodb_encryption_sdk.exceptions import UnwrappingError
from dynamodb_encryption_sdk.identifiers import CryptoAction
from dynamodb_encryption_sdk.material_providers.aws_kms import AwsKmsCryptographicMaterialsProvider
from dynamodb_encryption_sdk.structures import AttributeActions, EncryptionContext
from dynamodb_encryption_sdk.transform import dict_to_ddb

KEY = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
contexts = []

class Kms(http.server.BaseHTTPRequestHandler):
    """Gives one data key and opens it, as KMS does, under the context of its making alone."""
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def do_POST(self):
        call = json.loads(self.rfile.read(int(self.headers["content-length"])))
        contexts.append(call["EncryptionContext"])
        made = self.headers["x-amz-target"].endswith("GenerateDataKey")
        right = made or contexts[-2] == contexts[-1]
        data = base64.b64encode(bytes(range(32))).decode()
        answer = {"KeyId": KEY, "Plaintext": data, "CiphertextBlob": data} if right else {"__type": "InvalidCiphertextException"}
        body = json.dumps(answer).encode()
        self.send_response(200 if right else 400)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Kms)
threading.Thread(target=server.serve_forever, daemon=True).start()
os.environ["AWS_ENDPOINT_URL_KMS"] = f"http://127.0.0.1:{server.server_port}"

def config(item):
    """What the package's own table and client classes make of an item."""
    return CryptoConfig(
        materials_provider=AwsKmsCryptographicMaterialsProvider(key_id=KEY),
        encryption_context=EncryptionContext(table_name="prices", partition_key_name="key", attributes=dict_to_ddb(item)),
        attribute_actions=AttributeActions(attribute_actions={name: CryptoAction.SIGN_ONLY for name in ("key", "attribute")}))

def tell(name, spelling, **item):
    stored = encrypt_python_item(item, config(item))
    # As DynamoDB gives numbers back: in full, without zeros at the end.
    back = Decimal(format(item[name].normalize(), "f"))
    stored[name] = back
    try:
        decrypt_python_item(stored, config(stored))
        verdict = "opens"
    except UnwrappingError:
        verdict = "UnwrappingError"
    written, read = (context["key"] for context in contexts[-2:])
    told = f"KMS is told {written}, read back as {back} and told {read}"
    print(f"{name + ' ' + spelling:16} {told:50} {verdict}")

for spelling in "1.5", "1.50", "1E+2":
    tell("key", spelling, key=Decimal(spelling))
for spelling in "1.50", "1E+2":
    tell("attribute", spelling, key=Decimal(7), attribute=Decimal(spelling))
PY
venv/bin/python item.py 2>/dev/null | tee seen
sed -n 's/^#   \(.* is told .*\)$/\1/p' "$script" | diff - seen
