"""What Terraform's provider for AWS calls for a resource, in its order: to make it, to read it, and to destroy it.

Sources: github.com/hashicorp/terraform-provider-aws, internal/service/iam and internal/service/kms. The provider itself is in no package
registry, so boto3 makes the calls.
"""

import pytest
from botocore.exceptions import ClientError

from identities import document, statement, trust

POLICY = document(statement("kms:Encrypt"))
BASIC = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"


def absent(call, **arguments):
    """The provider goes on where what it looks for is `NoSuchEntity`, and nowhere else."""
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    assert caught.value.response["Error"]["Code"] == "NoSuchEntity"


def test_the_provider_itself(identities):
    assert identities.sts.get_caller_identity()["Account"]
    assert identities.iam.list_account_aliases()["AccountAliases"] == []


def test_aws_iam_user(iam):
    name = {"UserName": "terraform-user"}
    iam.create_user(**name, Path="/", Tags=[{"Key": "team", "Value": "red"}])
    assert iam.get_user(**name)["User"]["Tags"]
    # aws_iam_access_key, aws_iam_user_policy_attachment
    key = iam.create_access_key(**name)["AccessKey"]["AccessKeyId"]
    iam.attach_user_policy(**name, PolicyArn=BASIC)
    assert iam.list_attached_user_policies(**name)["AttachedPolicies"]
    iam.detach_user_policy(**name, PolicyArn=BASIC)
    # force_destroy
    for group in iam.list_groups_for_user(**name)["Groups"]:
        iam.remove_user_from_group(**name, GroupName=group["GroupName"])
    for one in iam.list_access_keys(**name)["AccessKeyMetadata"]:
        assert one["AccessKeyId"] == key
        iam.delete_access_key(**name, AccessKeyId=one["AccessKeyId"])
    assert iam.list_ssh_public_keys(**name)["SSHPublicKeys"] == []
    assert iam.list_virtual_mfa_devices(AssignmentStatus="Assigned")["VirtualMFADevices"] == []
    assert iam.list_mfa_devices(**name)["MFADevices"] == []
    absent(iam.delete_login_profile, **name)
    assert iam.list_signing_certificates(**name)["Certificates"] == []
    assert iam.list_service_specific_credentials(**name)["ServiceSpecificCredentials"] == []
    iam.delete_user(**name)
    absent(iam.get_user, **name)
    absent(iam.get_login_profile, **name)


def test_aws_iam_role(iam):
    name = {"RoleName": "terraform-role"}
    iam.create_role(**name, AssumeRolePolicyDocument=trust({"Service": "lambda.amazonaws.com"}))
    iam.put_role_policy(**name, PolicyName="own", PolicyDocument=POLICY)
    iam.attach_role_policy(**name, PolicyArn=BASIC)
    assert iam.get_role(**name)["Role"]["Arn"]
    assert iam.list_role_policies(**name)["PolicyNames"] == ["own"]
    assert iam.get_role_policy(**name, PolicyName="own")["PolicyDocument"]
    assert [one["PolicyArn"] for one in iam.list_attached_role_policies(**name)["AttachedPolicies"]] == [BASIC]
    assert iam.list_instance_profiles_for_role(**name)["InstanceProfiles"] == []
    iam.detach_role_policy(**name, PolicyArn=BASIC)
    iam.delete_role_policy(**name, PolicyName="own")
    iam.delete_role(**name)
    absent(iam.list_instance_profiles_for_role, **name)


def test_aws_iam_policy(iam):
    arn = {"PolicyArn": iam.create_policy(PolicyName="terraform", PolicyDocument=POLICY)["Policy"]["Arn"]}
    version = iam.get_policy(**arn)["Policy"]["DefaultVersionId"]
    assert iam.get_policy_version(**arn, VersionId=version)["PolicyVersion"]["Document"]
    iam.create_policy_version(**arn, PolicyDocument=POLICY, SetAsDefault=True)
    for one in iam.list_policy_versions(**arn)["Versions"]:
        if not one["IsDefaultVersion"]:
            iam.delete_policy_version(**arn, VersionId=one["VersionId"])
    iam.delete_policy(**arn)
    absent(iam.get_policy, **arn)


def test_data_aws_iam_policy(iam):
    """A policy of AWS by its ARN, and by its name among all."""
    found = iam.get_policy(PolicyArn=BASIC)["Policy"]
    version = iam.get_policy_version(PolicyArn=BASIC, VersionId=found["DefaultVersionId"])["PolicyVersion"]
    assert "logs:PutLogEvents" in version["Document"]["Statement"][0]["Action"]
    pages = iam.get_paginator("list_policies").paginate(Scope="AWS", PathPrefix="/service-role/")
    by_name = {one["PolicyName"]: one for page in pages for one in page["Policies"]}
    assert by_name["AWSLambdaBasicExecutionRole"]["PolicyId"] == found["PolicyId"]
    assert len({one["PolicyId"] for one in by_name.values()}) == len(by_name) > 200


def test_aws_iam_openid_connect_provider(iam):
    arn = iam.create_open_id_connect_provider(Url="https://terraform.example", ClientIDList=["sts.amazonaws.com"])
    arn = {"OpenIDConnectProviderArn": arn["OpenIDConnectProviderArn"]}
    iam.tag_open_id_connect_provider(**arn, Tags=[{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}])
    iam.untag_open_id_connect_provider(**arn, TagKeys=["a"])
    left = [{"Key": "b", "Value": "2"}]
    assert iam.list_open_id_connect_provider_tags(**arn)["Tags"] == left
    assert iam.get_open_id_connect_provider(**arn)["Tags"] == left
    iam.delete_open_id_connect_provider(**arn)
    absent(iam.get_open_id_connect_provider, **arn)


def test_aws_kms_key_alias_and_grant(kms, alice):
    key = kms.create_key(Description="of Terraform", Tags=[{"TagKey": "team", "TagValue": "red"}])["KeyMetadata"]
    kms.enable_key_rotation(KeyId=key["KeyId"])
    assert kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"]["KeyState"] == "Enabled"
    assert kms.get_key_policy(KeyId=key["KeyId"], PolicyName="default")["Policy"]
    assert kms.get_key_rotation_status(KeyId=key["KeyId"])["KeyRotationEnabled"]
    assert kms.list_resource_tags(KeyId=key["KeyId"])["Tags"]
    kms.create_alias(AliasName="alias/terraform", TargetKeyId=key["KeyId"])
    aliases = [one for page in kms.get_paginator("list_aliases").paginate() for one in page["Aliases"]]
    assert [one["TargetKeyId"] for one in aliases if one["AliasName"] == "alias/terraform"] == [key["KeyId"]]
    grant = kms.create_grant(KeyId=key["KeyId"], GranteePrincipal=alice, Operations=["Decrypt"], Name="use")["GrantId"]
    assert [one["GrantId"] for one in kms.list_grants(KeyId=key["KeyId"])["Grants"]] == [grant]
    kms.revoke_grant(KeyId=key["KeyId"], GrantId=grant)
    assert kms.list_grants(KeyId=key["KeyId"])["Grants"] == []
    kms.delete_alias(AliasName="alias/terraform")
    kms.schedule_key_deletion(KeyId=key["KeyId"], PendingWindowInDays=7)
    assert kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"]["KeyState"] == "PendingDeletion"
