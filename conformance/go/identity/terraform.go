package main

import (
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	iamtypes "github.com/aws/aws-sdk-go-v2/service/iam/types"
	"github.com/aws/aws-sdk-go-v2/service/kms"
	kmstypes "github.com/aws/aws-sdk-go-v2/service/kms/types"
)

// What Terraform's provider for AWS calls to create, read, update and delete a resource, in its order: its own refresh must find what it set, or
// the next plan is not empty. Its waits and its calls that are repeated until something has spread are made once. Source:
// github.com/hashicorp/terraform-provider-aws, internal/service/iam and internal/service/kms.

const lambdaBasic = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"

func terraformIAM(client *iam.Client) {
	policy := terraformPolicy(client)
	terraformRole(client, policy)
	terraformUser(client, policy)
	deletePolicy(client, policy)
}

// terraformPolicy is `aws_iam_policy`, created, read and updated.
func terraformPolicy(client *iam.Client) *string {
	first, second := document(allow("kms:Encrypt", "*")), document(allow("kms:Decrypt", "*"))
	arn := must(client.CreatePolicy(ctx, &iam.CreatePolicyInput{PolicyName: aws.String("tf-policy"), Path: aws.String("/tf/"),
		Description: aws.String("of Terraform"), PolicyDocument: first, Tags: tags("team", "red")})).Policy.Arn
	readPolicy(client, arn, first, "red")
	for range 6 {
		must(client.UntagPolicy(ctx, &iam.UntagPolicyInput{PolicyArn: arn, TagKeys: []string{"none"}}))
		must(client.TagPolicy(ctx, &iam.TagPolicyInput{PolicyArn: arn, Tags: tags("team", "blue")}))
		pruneVersions(client, arn)
		version := must(client.CreatePolicyVersion(ctx, &iam.CreatePolicyVersionInput{PolicyArn: arn, PolicyDocument: second})).PolicyVersion
		is(!version.IsDefaultVersion)
		must(client.SetDefaultPolicyVersion(ctx, &iam.SetDefaultPolicyVersionInput{PolicyArn: arn, VersionId: version.VersionId}))
		readPolicy(client, arn, second, "blue")
	}
	return arn
}

func readPolicy(client *iam.Client, arn *string, text *string, team string) {
	policy := must(client.GetPolicy(ctx, &iam.GetPolicyInput{PolicyArn: arn})).Policy
	is(*policy.Description == "of Terraform" && *policy.Path == "/tf/" && *policy.Tags[0].Value == team, policy)
	version := must(client.GetPolicyVersion(ctx, &iam.GetPolicyVersionInput{PolicyArn: arn, VersionId: policy.DefaultVersionId})).PolicyVersion
	is(same(version.Document, text), *version.Document)
}

// pruneVersions makes room for another version.
func pruneVersions(client *iam.Client, arn *string) {
	versions := listVersions(client, arn)
	if len(versions) < 5 {
		return
	}
	var oldest iamtypes.PolicyVersion
	for _, one := range versions {
		if !one.IsDefaultVersion && (oldest.CreateDate == nil || one.CreateDate.Before(*oldest.CreateDate)) {
			oldest = one
		}
	}
	must(client.DeletePolicyVersion(ctx, &iam.DeletePolicyVersionInput{PolicyArn: arn, VersionId: oldest.VersionId}))
}

func listVersions(client *iam.Client, arn *string) []iamtypes.PolicyVersion {
	var all []iamtypes.PolicyVersion
	pages := iam.NewListPolicyVersionsPaginator(client, &iam.ListPolicyVersionsInput{PolicyArn: arn})
	for pages.HasMorePages() {
		all = append(all, must(pages.NextPage(ctx)).Versions...)
	}
	return all
}

func deletePolicy(client *iam.Client, arn *string) {
	for _, one := range listVersions(client, arn) {
		if !one.IsDefaultVersion {
			must(client.DeletePolicyVersion(ctx, &iam.DeletePolicyVersionInput{PolicyArn: arn, VersionId: one.VersionId}))
		}
	}
	must(client.DeletePolicy(ctx, &iam.DeletePolicyInput{PolicyArn: arn}))
	missing(client.GetPolicy(ctx, &iam.GetPolicyInput{PolicyArn: arn}))
}

// terraformRole is `aws_iam_role` with an inline and a managed policy.
func terraformRole(client *iam.Client, boundary *string) {
	name, own := aws.String("tf-role"), aws.String("own")
	first, second := trust("Service", "lambda.amazonaws.com"), trust("Service", "ec2.amazonaws.com")
	inline := document(allow("kms:Encrypt", "*"))
	must(client.CreateRole(ctx, &iam.CreateRoleInput{RoleName: name, Path: aws.String("/"), AssumeRolePolicyDocument: first,
		MaxSessionDuration: aws.Int32(3600), Tags: tags("team", "red")}))
	must(client.PutRolePolicy(ctx, &iam.PutRolePolicyInput{RoleName: name, PolicyName: own, PolicyDocument: inline}))
	must(client.AttachRolePolicy(ctx, &iam.AttachRolePolicyInput{RoleName: name, PolicyArn: aws.String(lambdaBasic)}))
	read := readRole(client, name, first, inline)
	is(read.Description == nil && *read.MaxSessionDuration == 3600 && *read.Tags[0].Value == "red")

	must(client.TagRole(ctx, &iam.TagRoleInput{RoleName: name, Tags: tags("team", "blue")}))
	must(client.UpdateAssumeRolePolicy(ctx, &iam.UpdateAssumeRolePolicyInput{RoleName: name, PolicyDocument: second}))
	must(client.UpdateRoleDescription(ctx, &iam.UpdateRoleDescriptionInput{RoleName: name, Description: aws.String("new")}))
	must(client.UpdateRole(ctx, &iam.UpdateRoleInput{RoleName: name, MaxSessionDuration: aws.Int32(7200)}))
	must(client.PutRolePermissionsBoundary(ctx, &iam.PutRolePermissionsBoundaryInput{RoleName: name, PermissionsBoundary: boundary}))
	must(client.DeleteRolePolicy(ctx, &iam.DeleteRolePolicyInput{RoleName: name, PolicyName: own}))
	inline = document(allow("kms:Decrypt", "*"))
	must(client.PutRolePolicy(ctx, &iam.PutRolePolicyInput{RoleName: name, PolicyName: own, PolicyDocument: inline}))
	read = readRole(client, name, second, inline)
	// UpdateRole has left the description alone.
	is(*read.Description == "new" && *read.MaxSessionDuration == 7200 && *read.Tags[0].Value == "blue")
	is(*read.PermissionsBoundary.PermissionsBoundaryArn == *boundary)
	must(client.DeleteRolePermissionsBoundary(ctx, &iam.DeleteRolePermissionsBoundaryInput{RoleName: name}))

	deleteRole(client, name)
}

func readRole(client *iam.Client, name *string, trusting *string, inline *string) *iamtypes.Role {
	role := must(client.GetRole(ctx, &iam.GetRoleInput{RoleName: name})).Role
	is(strings.HasPrefix(*role.Arn, "arn:aws:iam::") && same(role.AssumeRolePolicyDocument, trusting))
	for _, policy := range must(client.ListRolePolicies(ctx, &iam.ListRolePoliciesInput{RoleName: name})).PolicyNames {
		kept := must(client.GetRolePolicy(ctx, &iam.GetRolePolicyInput{RoleName: name, PolicyName: &policy}))
		is(same(kept.PolicyDocument, inline), *kept.PolicyDocument)
	}
	attached := must(client.ListAttachedRolePolicies(ctx, &iam.ListAttachedRolePoliciesInput{RoleName: name})).AttachedPolicies
	is(len(attached) == 1 && *attached[0].PolicyArn == lambdaBasic, attached)
	return role
}

// deleteRole takes the role out of everything first.
func deleteRole(client *iam.Client, name *string) {
	for _, profile := range must(client.ListInstanceProfilesForRole(ctx, &iam.ListInstanceProfilesForRoleInput{RoleName: name})).InstanceProfiles {
		must(client.RemoveRoleFromInstanceProfile(ctx,
			&iam.RemoveRoleFromInstanceProfileInput{InstanceProfileName: profile.InstanceProfileName, RoleName: name}))
	}
	for _, one := range must(client.ListAttachedRolePolicies(ctx, &iam.ListAttachedRolePoliciesInput{RoleName: name})).AttachedPolicies {
		must(client.DetachRolePolicy(ctx, &iam.DetachRolePolicyInput{RoleName: name, PolicyArn: one.PolicyArn}))
	}
	for _, one := range must(client.ListRolePolicies(ctx, &iam.ListRolePoliciesInput{RoleName: name})).PolicyNames {
		must(client.DeleteRolePolicy(ctx, &iam.DeleteRolePolicyInput{RoleName: name, PolicyName: &one}))
	}
	must(client.DeleteRole(ctx, &iam.DeleteRoleInput{RoleName: name}))
	missing(client.GetRole(ctx, &iam.GetRoleInput{RoleName: name}))
}

// terraformUser is `aws_iam_user` with `force_destroy`.
func terraformUser(client *iam.Client, boundary *string) {
	name, other := aws.String("tf-user"), aws.String("tf-user-2")
	must(client.CreateUser(ctx, &iam.CreateUserInput{UserName: name, Path: aws.String("/"), Tags: tags("team", "red")}))
	must(client.GetUser(ctx, &iam.GetUserInput{UserName: name}))
	must(client.CreateAccessKey(ctx, &iam.CreateAccessKeyInput{UserName: name}))

	must(client.UntagUser(ctx, &iam.UntagUserInput{UserName: name, TagKeys: []string{"team"}}))
	must(client.UpdateUser(ctx, &iam.UpdateUserInput{UserName: name, NewUserName: other, NewPath: aws.String("/tf/")}))
	must(client.PutUserPermissionsBoundary(ctx, &iam.PutUserPermissionsBoundaryInput{UserName: other, PermissionsBoundary: boundary}))
	read := must(client.GetUser(ctx, &iam.GetUserInput{UserName: other})).User
	is(*read.Path == "/tf/" && len(read.Tags) == 0 && *read.PermissionsBoundary.PermissionsBoundaryArn == *boundary)
	missing(client.GetUser(ctx, &iam.GetUserInput{UserName: name}))
	must(client.DeleteUserPermissionsBoundary(ctx, &iam.DeleteUserPermissionsBoundaryInput{UserName: other}))

	is(len(must(client.ListGroupsForUser(ctx, &iam.ListGroupsForUserInput{UserName: other})).Groups) == 0)
	keys := must(client.ListAccessKeys(ctx, &iam.ListAccessKeysInput{UserName: other})).AccessKeyMetadata
	is(len(keys) == 1)
	must(client.DeleteAccessKey(ctx, &iam.DeleteAccessKeyInput{UserName: other, AccessKeyId: keys[0].AccessKeyId}))
	is(len(must(client.ListSSHPublicKeys(ctx, &iam.ListSSHPublicKeysInput{UserName: other})).SSHPublicKeys) == 0)
	assigned := &iam.ListVirtualMFADevicesInput{AssignmentStatus: iamtypes.AssignmentStatusTypeAssigned}
	is(len(must(client.ListVirtualMFADevices(ctx, assigned)).VirtualMFADevices) == 0)
	is(len(must(client.ListMFADevices(ctx, &iam.ListMFADevicesInput{UserName: other})).MFADevices) == 0)
	missing(client.DeleteLoginProfile(ctx, &iam.DeleteLoginProfileInput{UserName: other}))
	is(len(must(client.ListSigningCertificates(ctx, &iam.ListSigningCertificatesInput{UserName: other})).Certificates) == 0)
	is(len(must(client.ListServiceSpecificCredentials(ctx, &iam.ListServiceSpecificCredentialsInput{UserName: other})).ServiceSpecificCredentials) == 0)
	must(client.DeleteUser(ctx, &iam.DeleteUserInput{UserName: other}))
	missing(client.GetUser(ctx, &iam.GetUserInput{UserName: other}))
}

// terraformInstanceProfile is `aws_iam_instance_profile` whose role changes.
func terraformInstanceProfile(client *iam.Client) {
	name, first, second := aws.String("tf-profile"), aws.String("tf-first"), aws.String("tf-second")
	for _, role := range []*string{first, second} {
		must(client.CreateRole(ctx, &iam.CreateRoleInput{RoleName: role, AssumeRolePolicyDocument: trust("Service", "ec2.amazonaws.com")}))
	}
	must(client.CreateInstanceProfile(ctx, &iam.CreateInstanceProfileInput{InstanceProfileName: name, Path: aws.String("/tf/"), Tags: tags("team", "red")}))
	must(client.GetInstanceProfile(ctx, &iam.GetInstanceProfileInput{InstanceProfileName: name}))
	must(client.AddRoleToInstanceProfile(ctx, &iam.AddRoleToInstanceProfileInput{InstanceProfileName: name, RoleName: first}))
	readProfile(client, name, first, "red")

	must(client.UntagInstanceProfile(ctx, &iam.UntagInstanceProfileInput{InstanceProfileName: name, TagKeys: []string{"team"}}))
	must(client.TagInstanceProfile(ctx, &iam.TagInstanceProfileInput{InstanceProfileName: name, Tags: tags("team", "blue")}))
	must(client.RemoveRoleFromInstanceProfile(ctx, &iam.RemoveRoleFromInstanceProfileInput{InstanceProfileName: name, RoleName: first}))
	must(client.AddRoleToInstanceProfile(ctx, &iam.AddRoleToInstanceProfileInput{InstanceProfileName: name, RoleName: second}))
	readProfile(client, name, second, "blue")

	// The role that is destroyed takes itself out of its profile.
	deleteRole(client, second)
	missing(client.RemoveRoleFromInstanceProfile(ctx, &iam.RemoveRoleFromInstanceProfileInput{InstanceProfileName: name, RoleName: second}))
	must(client.DeleteInstanceProfile(ctx, &iam.DeleteInstanceProfileInput{InstanceProfileName: name}))
	missing(client.GetInstanceProfile(ctx, &iam.GetInstanceProfileInput{InstanceProfileName: name}))
	deleteRole(client, first)
}

func readProfile(client *iam.Client, name *string, role *string, team string) {
	profile := must(client.GetInstanceProfile(ctx, &iam.GetInstanceProfileInput{InstanceProfileName: name})).InstanceProfile
	is(len(profile.Roles) == 1 && *profile.Roles[0].RoleName == *role && *profile.Tags[0].Value == team, profile)
	is(strings.HasSuffix(*profile.Arn, ":instance-profile/tf/tf-profile") && strings.HasPrefix(*profile.InstanceProfileId, "AIPA"))
	must(client.GetRole(ctx, &iam.GetRoleInput{RoleName: role}))
}

// terraformKMS is `aws_kms_key` and `aws_kms_alias`.
func terraformKMS(client *kms.Client, account string) {
	policy := document(statement{"Sid": "root", "Effect": "Allow", "Principal": map[string]string{"AWS": "arn:aws:iam::" + account + ":root"},
		"Action": "kms:*", "Resource": "*"})
	team := []kmstypes.Tag{{TagKey: aws.String("team"), TagValue: aws.String("red")}}
	key := must(client.CreateKey(ctx, &kms.CreateKeyInput{Description: aws.String("of Terraform"), Policy: policy, Tags: team,
		KeySpec: kmstypes.KeySpecSymmetricDefault, KeyUsage: kmstypes.KeyUsageTypeEncryptDecrypt})).KeyMetadata.KeyId
	must(client.EnableKeyRotation(ctx, &kms.EnableKeyRotationInput{KeyId: key, RotationPeriodInDays: aws.Int32(180)}))
	readKey(client, key, policy, "of Terraform", 1)

	alias, other := aws.String("alias/tf"), must(client.CreateKey(ctx, &kms.CreateKeyInput{})).KeyMetadata.KeyId
	must(client.CreateAlias(ctx, &kms.CreateAliasInput{AliasName: alias, TargetKeyId: key}))
	is(aliasTarget(client, *alias) == *key)
	must(client.UpdateAlias(ctx, &kms.UpdateAliasInput{AliasName: alias, TargetKeyId: other}))
	is(aliasTarget(client, *alias) == *other)

	must(client.UntagResource(ctx, &kms.UntagResourceInput{KeyId: key, TagKeys: []string{"team"}}))
	must(client.UpdateKeyDescription(ctx, &kms.UpdateKeyDescriptionInput{KeyId: key, Description: aws.String("new")}))
	policy = document(statement{"Effect": "Allow", "Principal": map[string]string{"AWS": "arn:aws:iam::" + account + ":root"},
		"Action": "kms:*", "Resource": "*"})
	must(client.PutKeyPolicy(ctx, &kms.PutKeyPolicyInput{KeyId: key, PolicyName: aws.String("default"), Policy: policy}))
	must(client.DisableKey(ctx, &kms.DisableKeyInput{KeyId: key}))
	is(readKey(client, key, policy, "new", 0) == kmstypes.KeyStateDisabled)
	must(client.EnableKey(ctx, &kms.EnableKeyInput{KeyId: key}))
	must(client.DisableKeyRotation(ctx, &kms.DisableKeyRotationInput{KeyId: key}))
	is(!must(client.GetKeyRotationStatus(ctx, &kms.GetKeyRotationStatusInput{KeyId: key})).KeyRotationEnabled)

	must(client.DeleteAlias(ctx, &kms.DeleteAliasInput{AliasName: alias}))
	is(aliasTarget(client, *alias) == "")
	for _, one := range []*string{key, other} {
		must(client.ScheduleKeyDeletion(ctx, &kms.ScheduleKeyDeletionInput{KeyId: one, PendingWindowInDays: aws.Int32(7)}))
		gone := must(client.DescribeKey(ctx, &kms.DescribeKeyInput{KeyId: one})).KeyMetadata
		is(gone.KeyState == kmstypes.KeyStatePendingDeletion)
	}
}

func readKey(client *kms.Client, key *string, policy *string, description string, tagged int) kmstypes.KeyState {
	metadata := must(client.DescribeKey(ctx, &kms.DescribeKeyInput{KeyId: key})).KeyMetadata
	kept := must(client.GetKeyPolicy(ctx, &kms.GetKeyPolicyInput{KeyId: key, PolicyName: aws.String("default")}))
	rotation := must(client.GetKeyRotationStatus(ctx, &kms.GetKeyRotationStatusInput{KeyId: key}))
	tags := must(client.ListResourceTags(ctx, &kms.ListResourceTagsInput{KeyId: key})).Tags
	is(*metadata.Description == description && *kept.Policy == *policy && len(tags) == tagged, *metadata.Description, *kept.Policy, tags)
	is(metadata.KeyState == kmstypes.KeyStateDisabled || rotation.KeyRotationEnabled && *rotation.RotationPeriodInDays == 180)
	return metadata.KeyState
}

// aliasTarget looks for an alias among all.
func aliasTarget(client *kms.Client, name string) string {
	pages := kms.NewListAliasesPaginator(client, &kms.ListAliasesInput{})
	for pages.HasMorePages() {
		for _, alias := range must(pages.NextPage(ctx)).Aliases {
			if *alias.AliasName == name {
				return *alias.TargetKeyId
			}
		}
	}
	return ""
}
