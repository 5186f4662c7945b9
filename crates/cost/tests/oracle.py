"""Makes a history of keys and requests as events of the audit log, and computes its bills.

    oracle.py KEYS REQUESTS DAYS SEED

Prints an event on each line, and on the last line what each month costs. Nothing here is taken from Bulla: the prices are those of
https://aws.amazon.com/kms/pricing/, the arithmetic is Python's decimal, and keys are looked at hour by hour.
"""

import datetime
import functools
import json
import random
import sys
from collections import defaultdict
from decimal import ROUND_HALF_EVEN, Decimal, getcontext

getcontext().prec = 60
KEYS, REQUESTS, DAYS, SEED = map(int, sys.argv[1:5])
RANDOM = random.Random(SEED)
START = datetime.datetime(2027, 1, 1, tzinfo=datetime.timezone.utc)
HOURS = DAYS * 24
ACCOUNTS = ["111122223333", "444455556666"]
REGIONS = ["us-east-1", "eu-central-1", "ap-southeast-2"]
SPECS = ["SYMMETRIC_DEFAULT"] * 6 + ["RSA_2048", "RSA_4096", "ECC_NIST_P256", "HMAC_256", "ML_DSA_65"]
DIGITS = Decimal(1).scaleb(-10)
OUT = sys.stdout


def moment(second):
    return START + datetime.timedelta(seconds=second)


@functools.cache
def month_of(hour):
    return moment(hour * 3600).strftime("%Y-%m")


def hours_of(month):
    year, number = map(int, month.split("-"))
    following = datetime.datetime(year + number // 12, number % 12 + 1, 1)
    return int((following - datetime.datetime(year, number, 1)).total_seconds()) // 3600


class Key:
    def __init__(self, number):
        self.number = number
        self.region, self.account = RANDOM.choice(REGIONS), RANDOM.choice(ACCOUNTS)
        self.arn = f"arn:aws:kms:{self.region}:{self.account}:key/{number:08x}"
        self.spec = RANDOM.choice(SPECS)
        self.created = RANDOM.randrange(HOURS * 3600 // 2)
        self.rotations = []
        self.replica = number % 11 == 5
        self.deletions = []  # (scheduled, cancelled or None, deleted or None)
        self.tags = []  # (second, value or None)
        second = self.created
        while True:
            second += RANDOM.randrange(1, HOURS * 3600 // 3)
            if second >= HOURS * 3600 or self.deletions and self.deletions[-1][1] is None:
                break
            what = RANDOM.random()
            if what < 0.5:
                self.rotations.append(second)
            elif what < 0.7:
                self.tags.append((second, RANDOM.choice(["red", "blue", None])))
            elif what < 0.9:
                cancelled = second + RANDOM.randrange(1, 20 * 24 * 3600)
                self.deletions.append((second, cancelled, None))
                second = cancelled
            else:
                gone = second + 30 * 24 * 3600
                self.deletions.append((second, None, gone if gone < HOURS * 3600 else None))

    def charged(self, hour):
        """What a key costs in an hour: None if nothing, or the number of its rotations."""
        if hour < self.created // 3600:
            return None
        for scheduled, cancelled, _ in self.deletions:
            over = cancelled is not None and cancelled < HOURS * 3600
            if not over and hour > scheduled // 3600:
                return None
        return sum(1 for rotation in self.rotations if rotation // 3600 <= hour)

    def tag(self, hour):
        value = None
        for second, given in self.tags:
            if second // 3600 <= hour:
                value = given
        return value or ""

    def events(self):
        name, member = ("ReplicateKey", "replicaKeyMetadata") if self.replica else ("CreateKey", "keyMetadata")
        yield self.created, self.event(name, self.created, response={member: {"arn": self.arn, "keySpec": self.spec}})
        for second in self.rotations:
            yield second, self.event("RotateKey", second, service=True)
        for second, value in self.tags:
            if value is None:
                yield second, self.event("UntagResource", second, request={"tagKeys": ["team"]})
            else:
                tags = [{"tagKey": "team", "tagValue": value}]
                yield second, self.event("TagResource", second, request={"keyId": "x", "tags": tags})
        for scheduled, cancelled, gone in self.deletions:
            yield scheduled, self.event("ScheduleKeyDeletion", scheduled)
            if cancelled is not None and cancelled < HOURS * 3600:
                yield cancelled, self.event("CancelKeyDeletion", cancelled)
            if gone is not None:
                yield gone, self.event("DeleteKey", gone, service=True)

    def event(self, name, second, request=None, response=None, service=False):
        return event(name, second, self.account, self.region, [self.arn], "admin", "", request, response, service)


def event(name, second, account, region, arns, user, error, request=None, response=None, service=False):
    identity = {"type": "AWSService", "invokedBy": "AWS Internal"} if service else {
        "type": "IAMUser", "arn": f"arn:aws:iam::{account}:user/{user}", "accountId": account}
    made = {
        "eventVersion": "1.11", "userIdentity": identity, "eventTime": moment(second).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "eventSource": "kms.amazonaws.com", "eventName": name, "awsRegion": region, "sourceIPAddress": "192.0.2.1",
        "requestParameters": request, "responseElements": response, "requestID": "r", "eventID": "e", "readOnly": True,
        "resources": [{"accountId": account, "type": "AWS::KMS::Key", "ARN": arn} for arn in arns],
        "eventType": "AwsServiceEvent" if service else "AwsApiCall", "managementEvent": True, "recipientAccountId": account,
        "eventCategory": "Management"}
    if error:
        made["errorCode"] = error
    return made


def price(name, spec, pair):
    """The usage type of a request and its price for 10,000, as the pricing page has them."""
    if name.startswith("GenerateDataKeyPair"):
        return ("GenerateDatakeyPair-RSA", "12") if pair.startswith("RSA") else ("GenerateDatakeyPair-ECC", "0.1")
    is_asymmetric = spec.split("_")[0] in ("RSA", "ECC", "ML")
    if is_asymmetric and name in ("Encrypt", "Decrypt", "Sign", "Verify", "GetPublicKey"):
        return ("Asymmetric-RSA_2048", "0.03") if spec == "RSA_2048" else ("Asymmetric", "0.15")
    return "", "0.03"


REQUESTS_BY_SPEC = {"SYMMETRIC": ["Encrypt", "Decrypt", "GenerateDataKey", "DescribeKey", "GenerateDataKeyPair"],
                    "HMAC": ["GenerateMac", "VerifyMac"]}


def main():
    keys = [Key(number) for number in range(KEYS)]
    changes = sorted((change for key in keys for change in key.events()), key=lambda change: change[0])
    # For each dimension: group -> line -> quantity. A line is (month, region, what, price).
    lines = {by: defaultdict(lambda: defaultdict(int)) for by in ("usage-type", "key", "principal", "tag")}
    free, refused = defaultdict(int), defaultdict(int)

    def add(quantity, groups, line):
        for by, group in groups.items():
            lines[by][group][line] += quantity

    def count(made, hour, key, pair):
        kind, cost = price(made["eventName"], key.spec if key else "", pair)
        month, region = month_of(hour), made["awsRegion"]
        if "errorCode" in made:
            refused[month] += 1
            return
        if not kind:
            free[month] += 1
        usage_type = f"{region}-KMS-Requests" + (f"-{kind}" if kind else "")
        groups = {"usage-type": usage_type, "key": key.arn if key else "", "principal": made["userIdentity"]["arn"],
                  "tag": key.tag(hour) if key else ""}
        add(1, groups, (month, region, kind, cost, 10_000))

    at = 0
    by_arn = {key.arn: key for key in keys}
    for second in sorted(RANDOM.randrange(HOURS * 3600) for _ in range(REQUESTS)):
        while at < len(changes) and changes[at][0] <= second:
            OUT.write(json.dumps(changes[at][1]) + "\n")
            at += 1
        key, pair = RANDOM.choice(keys), ""
        region, arns = key.region, [key.arn]
        # Each key has two users. Sometimes another account asks, and pays.
        account = key.account if RANDOM.random() < 0.95 else RANDOM.choice(ACCOUNTS)
        user = f"user-{key.number % 20 * 2 + RANDOM.randrange(2)}"
        names = REQUESTS_BY_SPEC.get(key.spec.split("_")[0], ["Sign", "Verify", "GetPublicKey", "DescribeKey"])
        name = RANDOM.choice(names)
        if name == "GenerateDataKeyPair":
            pair = RANDOM.choice(["RSA_2048", "ECC_NIST_P256", "ECC_NIST_P384"])
        elif RANDOM.random() < 0.05:
            name, key, arns = "GenerateRandom", None, []
        error = "AccessDenied" if RANDOM.random() < 0.03 else ""
        made = event(name, second, account, region, arns, user, error, {"keyPairSpec": pair} if pair else None)
        OUT.write(json.dumps(made) + "\n")
        count(made, second // 3600, key, pair)
    for _, made in changes[at:]:
        OUT.write(json.dumps(made) + "\n")
    # The management requests themselves.
    for second, made in changes:
        if made["eventType"] == "AwsApiCall":
            count(made, second // 3600, by_arn[made["resources"][0]["ARN"]], "")
    for key in keys:
        for hour in range(HOURS):
            rotations = key.charged(hour)
            if rotations is None:
                continue
            groups = {"usage-type": f"{key.region}-KMS-Keys", "key": key.arn, "principal": "", "tag": key.tag(hour)}
            for what in ["key", "first", "second"][: 1 + min(rotations, 2)]:
                add(1, groups, (month_of(hour), key.region, what, "1", None))
    OUT.write(json.dumps(bills(lines, free, refused)) + "\n")


def bills(lines, free, refused):
    """For each month: the total, and for each dimension what each group costs."""
    months = sorted({line[0] for groups in lines.values() for group in groups.values() for line in group})
    told = {}
    for month in months:
        dimensions = {}
        for by, groups in lines.items():
            sums = {}
            for group, of_group in groups.items():
                amounts = [amount(quantity, line) for line, quantity in of_group.items() if line[0] == month]
                if amounts:
                    sums[group] = str(sum(amounts).normalize())
            dimensions[by] = sums
        gross = sum(Decimal(sum_) for sum_ in dimensions["usage-type"].values())
        covered = (Decimal(min(free[month], 20_000)) * Decimal("0.03") / 10_000).quantize(DIGITS, ROUND_HALF_EVEN)
        told[month] = {"total": str((gross - covered).normalize()), "refused": refused[month], "by": dimensions}
    return {"bills": told}


def amount(quantity, line):
    month, _, _, cost, together = line
    return (Decimal(quantity) * Decimal(cost) / (together or hours_of(month))).quantize(DIGITS, ROUND_HALF_EVEN)


main()
