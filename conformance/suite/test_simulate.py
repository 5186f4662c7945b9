"""IAM's policy simulator through boto3: the examples of the AWS documentation, and what its members mean."""

import json

import pytest
from botocore.exceptions import ClientError

from identities import document, statement

AFTER = {"DateGreaterThan": {"aws:CurrentTime": "2018-08-16T12:00:00Z"}}
DYNAMO = json.dumps(
    {"Version": "2012-10-17", "Statement": statement("dynamodb:*", Condition=AFTER)}, separators=(",", ":")
)


def only(reply):
    (result,) = reply["EvaluationResults"]
    return result


def at(date):
    return [{"ContextKeyName": "aws:CurrentTime", "ContextKeyValues": [date], "ContextKeyType": "date"}]


def refused(code, call, **arguments):
    with pytest.raises(ClientError) as error:
        call(**arguments)
    assert error.value.response["Error"]["Code"] == code
    return error.value.response["Error"]["Message"]


def test_the_examples_of_simulate_custom_policy(iam):
    """AWS CLI reference, simulate-custom-policy, examples 1 and 2, to the column."""

    def simulate(date):
        return only(
            iam.simulate_custom_policy(
                PolicyInputList=[DYNAMO], ActionNames=["dynamodb:CreateBackup"], ContextEntries=at(date)
            )
        )

    assert simulate("2019-04-25T11:00:00Z") == {
        "EvalActionName": "dynamodb:CreateBackup",
        "EvalResourceName": "*",
        "EvalDecision": "allowed",
        "MatchedStatements": [
            {
                "SourcePolicyId": "PolicyInputList.1",
                "SourcePolicyType": "none",
                "StartPosition": {"Line": 1, "Column": 38},
                "EndPosition": {"Line": 1, "Column": 167},
            }
        ],
        "MissingContextValues": [],
    }
    early = simulate("2014-04-25T11:00:00Z")
    assert (early["EvalDecision"], early["MatchedStatements"]) == ("implicitDeny", [])


def test_the_example_of_simulate_principal_policy(identities, iam):
    """AWS CLI reference, simulate-principal-policy: a managed policy, indented by four."""
    alejandro = identities.user(statement("dynamodb:*", Condition=AFTER), name="alejandro")
    text = json.dumps(
        {"Version": "2012-10-17", "Statement": [statement("codecommit:ListRepositories", Sid="VisualEditor0")]}, indent=4
    )
    name = "Grant-Access-To-CodeCommit-ListRepo"
    arn = iam.create_policy(PolicyName=name, PolicyDocument=text)["Policy"]["Arn"]
    iam.attach_user_policy(UserName="alejandro", PolicyArn=arn)
    result = only(
        iam.simulate_principal_policy(PolicySourceArn=alejandro.arn, ActionNames=["codecommit:ListRepositories"])
    )
    assert result["EvalDecision"] == "allowed"
    assert result["MatchedStatements"] == [
        {
            "SourcePolicyId": name,
            "SourcePolicyType": "user-managed",
            "StartPosition": {"Line": 3, "Column": 19},
            "EndPosition": {"Line": 9, "Column": 10},
        }
    ]
    result = only(
        iam.simulate_principal_policy(
            PolicySourceArn=alejandro.arn,
            ActionNames=["dynamodb:CreateBackup"],
            ContextEntries=at("2018-04-25T11:00:00Z"),
        )
    )
    assert (result["EvalDecision"], result["MatchedStatements"]) == ("implicitDeny", [])


def test_each_resource_has_its_result_and_the_strictest_counts(iam, account):
    good, bad = (f"arn:aws:kms:us-east-1:{account}:key/{name}" for name in ("good", "bad"))
    policy = document(statement("kms:*", resource=[good]), statement("kms:Decrypt", "Deny", resource=bad))
    result = only(
        iam.simulate_custom_policy(
            PolicyInputList=[policy], ActionNames=["kms:Decrypt"], ResourceArns=[good, bad]
        )
    )
    assert result["EvalDecision"] == "explicitDeny"
    assert result["EvalResourceName"] == "arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}"
    assert result["EvalDecisionDetails"] == {}
    decisions = [(one["EvalResourceName"], one["EvalResourceDecision"]) for one in result["ResourceSpecificResults"]]
    assert decisions == [(good, "allowed"), (bad, "explicitDeny")]
    (denying,) = result["MatchedStatements"]
    assert denying == result["ResourceSpecificResults"][1]["MatchedStatements"][0]


def test_a_boundary_limits_and_says_so(identities, iam):
    allow, limit = document(statement("*")), document(statement("s3:*"))
    for action, allowed, decision in [("s3:GetObject", True, "allowed"), ("kms:Decrypt", False, "implicitDeny")]:
        result = only(
            iam.simulate_custom_policy(
                PolicyInputList=[allow], PermissionsBoundaryPolicyInputList=[limit], ActionNames=[action]
            )
        )
        assert result["PermissionsBoundaryDecisionDetail"] == {"AllowedByPermissionsBoundary": allowed}
        assert result["EvalDecision"] == decision
    arn = iam.create_policy(PolicyName="simulated-limit", PolicyDocument=limit)["Policy"]["Arn"]
    bound = identities.user(statement("*"), PermissionsBoundary=arn)
    ask = {"PolicySourceArn": bound.arn, "ActionNames": ["kms:Decrypt"]}
    assert only(iam.simulate_principal_policy(**ask))["EvalDecision"] == "implicitDeny"
    # The one of the request takes its place, and it can be left out.
    other = iam.simulate_principal_policy(PermissionsBoundaryPolicyInputList=[allow], **ask)
    assert only(other)["EvalDecision"] == "allowed"
    without = iam.simulate_principal_policy(PolicyExclusionList=[{"PolicyType": "permission-boundary"}], **ask)
    assert only(without)["EvalDecision"] == "allowed"
    assert "PermissionsBoundaryDecisionDetail" not in only(without)


def test_a_resource_policy_counts_for_the_caller(iam, account):
    """A key policy decides alone, as it does in the service; in another account both sides decide."""
    bob = f"arn:aws:iam::{account}:user/bob"
    policy = document(statement("kms:*", Principal={"AWS": bob}))
    ask = {"PolicyInputList": [document(statement("s3:*"))], "ResourcePolicy": policy, "ActionNames": ["kms:Decrypt"]}
    key = "arn:aws:kms:us-east-1:{}:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    result = only(iam.simulate_custom_policy(CallerArn=bob, ResourceArns=[key.format(account)], **ask))
    assert result["EvalDecision"] == "allowed"
    (matched,) = result["MatchedStatements"]
    assert (matched["SourcePolicyId"], matched["SourcePolicyType"]) == ("ResourcePolicy", "resource")
    result = only(iam.simulate_custom_policy(CallerArn=bob, ResourceArns=[key.format("444455556666")], **ask))
    assert result["EvalDecision"] == "implicitDeny"
    assert result["EvalDecisionDetails"] == {"IAM Policy": "implicitDeny", "Resource Policy": "allowed"}
    assert "CallerArn is required" in refused("InvalidInput", iam.simulate_custom_policy, **ask)


def test_missing_values_are_told_where_they_belong(iam):
    tagged = {"StringEquals": {"aws:RequestTag/Team": "red"}}
    ask = {"PolicyInputList": [document(statement("kms:*", Condition=tagged))], "ActionNames": ["kms:CreateKey"]}
    assert only(iam.simulate_custom_policy(**ask))["MissingContextValues"] == ["aws:RequestTag/Team"]
    result = only(iam.simulate_custom_policy(ResourceArns=["arn:aws:s3:::bucket"], **ask))
    assert result["ResourceSpecificResults"][0]["MissingContextValues"] == ["aws:RequestTag/Team"]
    entry = {"ContextKeyName": "aws:requesttag/team", "ContextKeyValues": ["red"], "ContextKeyType": "string"}
    assert only(iam.simulate_custom_policy(ContextEntries=[entry], **ask))["EvalDecision"] == "allowed"


def test_what_is_attached_counts_by_its_name_and_can_be_left_out(identities, iam):
    group = "simulated-group"
    iam.create_group(GroupName=group)
    iam.put_group_policy(GroupName=group, PolicyName="of-group", PolicyDocument=document(statement("sqs:*")))
    user = identities.user(statement("s3:*"), name="simulated-user")
    iam.add_user_to_group(GroupName=group, UserName=user.name)
    iam.attach_user_policy(UserName=user.name, PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")

    def sources(action, **more):
        reply = iam.simulate_principal_policy(PolicySourceArn=user.arn, ActionNames=[action], **more)
        return [(one["SourcePolicyId"], one["SourcePolicyType"]) for one in only(reply)["MatchedStatements"]]

    administrator = ("AdministratorAccess", "aws-managed")
    own, of_group = ("user_simulated-user_own", "user"), ("group_simulated-group_of-group", "group")
    assert sources("s3:GetObject") == [own, administrator]
    assert sorted(sources("sqs:SendMessage")) == sorted([administrator, of_group])
    excluded = [{"PolicyArn": "arn:aws:iam::aws:policy/Admin*"}]
    assert sources("sqs:SendMessage", PolicyExclusionList=excluded) == [of_group]
    inline = {"PolicyName": "of-group", "AttachmentType": "group", "AttachmentName": group}
    excluded.append({"InlinePolicyIdentifier": inline})
    assert sources("sqs:SendMessage", PolicyExclusionList=excluded) == []
    assert sources("sqs:SendMessage", PolicyExclusionList=[{"PolicyType": "inline"}]) == [administrator]
    more = [document(statement("sqs:*"))]
    assert ("PolicyInputList.1", "none") in sources("sqs:SendMessage", PolicyInputList=more)
    refused(
        "InvalidInput",
        iam.simulate_principal_policy,
        PolicySourceArn=user.arn,
        ActionNames=["sqs:SendMessage"],
        PolicyExclusionList=[{"PolicyArn": "arn:aws:iam::*:policy/x"}],
    )


def test_service_control_policies(iam):
    levels = [[statement("*")], [statement("s3:*")]]
    hierarchy = [{"ServiceControlPolicyInputList": [document(*level)]} for level in levels]
    for action, allowed in [("s3:GetObject", True), ("kms:Decrypt", False)]:
        result = only(
            iam.simulate_custom_policy(
                PolicyInputList=[document(statement("*"))],
                OrderedOrganizationPolicyInputList=hierarchy,
                ActionNames=[action],
            )
        )
        assert result["OrganizationsDecisionDetail"] == {"AllowedByOrganizations": allowed}
        assert result["EvalDecision"] == ("allowed" if allowed else "implicitDeny")


def test_results_come_in_pages(iam):
    actions = [f"kms:Action{number}" for number in range(250)]
    paginator = iam.get_paginator("simulate_custom_policy")
    pages = list(paginator.paginate(PolicyInputList=[DYNAMO], ActionNames=actions))
    assert [len(page["EvaluationResults"]) for page in pages] == [100, 100, 50]
    assert [one["EvalActionName"] for page in pages for one in page["EvaluationResults"]] == actions
    page = iam.simulate_custom_policy(PolicyInputList=[DYNAMO], ActionNames=actions, MaxItems=3)
    assert (len(page["EvaluationResults"]), page["IsTruncated"]) == (3, True)


@pytest.mark.parametrize(
    "more",
    [
        {"ActionNames": ["kms:*"]},
        {"ActionNames": ["Decrypt"]},
        {"PolicyInputList": ["no policy"]},
        {"PolicyInputList": [document(statement("*", Principal="*"))]},
        {"ResourceArns": ["bucket"]},
        {"CallerArn": "arn:aws:sts::111122223333:assumed-role/app/job"},
        {"ResourceOwner": "somebody"},
        {"ResourceHandlingOption": "EC2-Classic"},
        {"ResourceHandlingOption": "EC2-VPC-EBS", "ResourceArns": ["arn:aws:ec2:us-east-1::image/ami-1"]},
        {"PermissionsBoundaryPolicyInputList": [DYNAMO, DYNAMO]},
        {"ContextEntries": [{"ContextKeyName": "aws:x", "ContextKeyValues": ["x"], "ContextKeyType": "numeric"}]},
    ],
    ids=lambda more: "-".join(more),
)
def test_what_is_not_an_input_is_refused(iam, more):
    refused("InvalidInput", iam.simulate_custom_policy, **{"PolicyInputList": [DYNAMO], "ActionNames": ["x:y"]} | more)


def test_simulating_needs_permission_on_the_principal(identities, iam):
    alice, bob = identities.user(name="simulated-alice"), identities.user(name="simulated-bob")
    ask = {"PolicySourceArn": bob.arn, "ActionNames": ["kms:Decrypt"]}
    client = alice.client("iam")
    message = refused("AccessDenied", client.simulate_principal_policy, **ask)
    assert "iam:SimulatePrincipalPolicy on resource: " + bob.arn in message
    alice.allow(statement("iam:SimulatePrincipalPolicy", resource=bob.arn))
    assert only(client.simulate_principal_policy(**ask))["EvalDecision"] == "implicitDeny"
    refused("AccessDenied", client.simulate_principal_policy, **ask | {"PolicySourceArn": alice.arn})
    refused("NoSuchEntity", iam.simulate_principal_policy, **ask | {"PolicySourceArn": bob.arn + "by"})
    refused("InvalidInput", iam.simulate_principal_policy, **ask | {"PolicySourceArn": "arn:aws:iam::111122223333:x"})
