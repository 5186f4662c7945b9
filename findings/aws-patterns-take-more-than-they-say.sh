#!/usr/bin/env bash
# botocore 1.44.8, seen 2026-11-30.
#
# Known: AWS's models have patterns for texts, and who checks requests, or makes test data, goes by them. Not guessed: some do not say
# what they were written to say, and it shows in no error. A hyphen that was meant for itself makes a range: `+-=` takes digits and
# `,` `;` `<` too, `A-z` takes brackets, and the key ARN of EMR on EKS ends in `[(0-9a-zA-Z)-?]+`, which takes parentheses and most
# punctuation. In four more the length stands behind the end, `*${1,128}`: it repeats the anchor and limits nothing, where the
# expression compiles at all. So a pattern of the model is a hint: what AWS itself refuses is another matter.
#
# Output seen:
#   +-=   35 shapes of 30 services, such as TagKey of amplify: a;b<c fits
#   A-z    6 shapes of 4 services, such as ClientRequestToken of fsx: a[b fits
#   )-?    1 shapes of 1 services, such as KmsKeyArn of emr-containers: arn:aws:kms:us-east-1:111122223333:key/(,) fits
#   length behind the end: chime-sdk-voice ClientRequestId, iotwireless CertificatePEM, sagemaker CustomerMetadataKey, sagemaker CustomerMetadataValue
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check botocore==1.44.8

cat > patterns.py <<'PY'
import gzip, json, pathlib, re, warnings
import botocore, re._parser as parser
warnings.simplefilter("ignore")

shapes = []
for service in sorted((pathlib.Path(botocore.__file__).parent / "data").iterdir()):
    if service.is_dir() and (model := max(service.iterdir()) / "service-2.json.gz").exists():
        named = json.loads(gzip.decompress(model.read_bytes()))["shapes"].items()
        shapes += [(service.name, name, shape["pattern"]) for name, shape in named if "pattern" in shape]

def ranges(items):
    """The ranges in classes of characters, as Python reads an expression."""
    for kind, value in items:
        kind = str(kind)
        if kind == "IN":
            yield from (f"{chr(one[0])}-{chr(one[1])}" for what, one in value if str(what) == "RANGE")
        elif kind == "BRANCH":
            for part in value[1]:
                yield from ranges(part)
        elif kind in ("MAX_REPEAT", "MIN_REPEAT"):
            yield from ranges(value[2])
        elif kind == "SUBPATTERN":
            yield from ranges(value[3])
        elif kind in ("ASSERT", "ASSERT_NOT"):
            yield from ranges(value[1])

read = []
for service, name, pattern in shapes:
    try:
        read.append((service, name, pattern, set(ranges(parser.parse(pattern)))))
    except re.error:
        pass

for wanted, (service, name), text in (
    ("+-=", ("amplify", "TagKey"), "a;b<c"),
    ("A-z", ("fsx", "ClientRequestToken"), "a[b"),
    (")-?", ("emr-containers", "KmsKeyArn"), "arn:aws:kms:us-east-1:111122223333:key/(,)"),
):
    found = [(s, n, p) for s, n, p, ranges_of in read if wanted in ranges_of]
    (pattern,) = {p for s, n, p in found if (s, n) == (service, name)}
    fits = "fits" if re.fullmatch(pattern, text) else "does not fit"
    services = len({s for s, _, _ in found})
    print(f"{wanted:4} {len(found):3} shapes of {services} services, such as {name} of {service}: {text} {fits}")
behind = [f"{s} {n}" for s, n, p in shapes if re.search(r"\$\{\d+,\d+\}\$?$", p)]
print("length behind the end:", ", ".join(behind))
PY
venv/bin/python patterns.py | tee seen
diff seen - <<'OUT'
+-=   35 shapes of 30 services, such as TagKey of amplify: a;b<c fits
A-z    6 shapes of 4 services, such as ClientRequestToken of fsx: a[b fits
)-?    1 shapes of 1 services, such as KmsKeyArn of emr-containers: arn:aws:kms:us-east-1:111122223333:key/(,) fits
length behind the end: chime-sdk-voice ClientRequestId, iotwireless CertificatePEM, sagemaker CustomerMetadataKey, sagemaker CustomerMetadataValue
OUT
