package main

import (
	"bytes"
	"errors"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	iamtypes "github.com/aws/aws-sdk-go-v2/service/iam/types"
	"github.com/aws/aws-sdk-go-v2/service/kms"
	kmstypes "github.com/aws/aws-sdk-go-v2/service/kms/types"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

var (
	user, role = aws.String("go-user"), aws.String("go-role")
	sealed     = map[string]string{"purpose": "go"}
)

// identityPath makes a user who assumes a role, and a key that the role's session may use in one way only; then deletes everything.
func identityPath(settings aws.Config, root clients) {
	key := must(root.kms.CreateKey(ctx, &kms.CreateKeyInput{})).KeyMetadata
	made := must(root.iam.CreateUser(ctx, &iam.CreateUserInput{UserName: user, Path: aws.String("/go/"), Tags: tags("team", "red")})).User
	is(strings.HasSuffix(*made.Arn, ":user/go/go-user") && *made.Tags[0].Value == "red", *made.Arn)
	first := newKey(settings, root)
	who := must(first.sts.GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{}))
	is(*who.Arn == *made.Arn && *who.UserId == *made.UserId, *who.Arn)

	policy := makeRole(root, *made.Arn, *key.Arn)
	session := assume(settings, first, *policy.roleArn)
	usesTheKey(root, session, key)
	tagsAreKept(root, key)
	keysAreRotated(settings, root, first)
	deleteEverything(root, policy, key)
}

// newKey makes an access key of the user.
func newKey(settings aws.Config, root clients) clients {
	key := must(root.iam.CreateAccessKey(ctx, &iam.CreateAccessKeyInput{UserName: user})).AccessKey
	return as(settings, credentials.NewStaticCredentialsProvider(*key.AccessKeyId, *key.SecretAccessKey, ""))
}

// The role that was made, and the policy that is attached to it.
type madeRole struct{ roleArn, policyArn *string }

// makeRole makes a role that `trusted` may assume, which may encrypt by its attached policy and decrypt by its inline one.
func makeRole(root clients, trusted string, key string) madeRole {
	trusting := trust("AWS", trusted)
	made := must(root.iam.CreateRole(ctx, &iam.CreateRoleInput{RoleName: role, AssumeRolePolicyDocument: trusting, Description: aws.String("of Go"),
		MaxSessionDuration: aws.Int32(7200)})).Role
	is(same(made.AssumeRolePolicyDocument, trusting), *made.AssumeRolePolicyDocument)
	policy := must(root.iam.CreatePolicy(ctx, &iam.CreatePolicyInput{PolicyName: aws.String("go-policy"),
		PolicyDocument: document(allow("kms:Encrypt", key))})).Policy
	must(root.iam.AttachRolePolicy(ctx, &iam.AttachRolePolicyInput{RoleName: role, PolicyArn: policy.Arn}))
	decrypts := allow("kms:Decrypt", key)
	decrypts["Condition"] = map[string]any{"StringEquals": map[string]string{"kms:EncryptionContext:purpose": "go"}}
	inline := document(decrypts)
	must(root.iam.PutRolePolicy(ctx, &iam.PutRolePolicyInput{RoleName: role, PolicyName: aws.String("own"), PolicyDocument: inline}))
	kept := must(root.iam.GetRolePolicy(ctx, &iam.GetRolePolicyInput{RoleName: role, PolicyName: aws.String("own")}))
	is(same(kept.PolicyDocument, inline), *kept.PolicyDocument)
	attached := must(root.iam.ListAttachedRolePolicies(ctx, &iam.ListAttachedRolePoliciesInput{RoleName: role})).AttachedPolicies
	is(len(attached) == 1 && *attached[0].PolicyArn == *policy.Arn, attached)
	return madeRole{made.Arn, policy.Arn}
}

// assume gets a session of the role for the user, who needs nothing but the trust of the role.
func assume(settings aws.Config, caller clients, arn string) clients {
	provider := stscreds.NewAssumeRoleProvider(caller.sts, arn, func(o *stscreds.AssumeRoleOptions) { o.RoleSessionName = "job" })
	session := as(settings, provider)
	who := must(session.sts.GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{}))
	is(strings.HasSuffix(*who.Arn, ":assumed-role/go-role/job"), *who.Arn)
	return session
}

func usesTheKey(root clients, session clients, key *kmstypes.KeyMetadata) {
	plaintext := []byte("secret")
	sent := must(session.kms.Encrypt(ctx, &kms.EncryptInput{KeyId: key.Arn, Plaintext: plaintext, EncryptionContext: sealed}))
	opened := must(session.kms.Decrypt(ctx, &kms.DecryptInput{CiphertextBlob: sent.CiphertextBlob, EncryptionContext: sealed}))
	is(bytes.Equal(opened.Plaintext, plaintext) && *opened.KeyId == *key.Arn)
	// Each of these is denied: the condition does not hold, and nothing allows the others.
	other := must(session.kms.Encrypt(ctx, &kms.EncryptInput{KeyId: key.Arn, Plaintext: plaintext}))
	_, err := session.kms.Decrypt(ctx, &kms.DecryptInput{CiphertextBlob: other.CiphertextBlob})
	is(code(err) == "AccessDeniedException" && strings.Contains(err.Error(), "kms:Decrypt"), err)
	_, err = session.kms.ScheduleKeyDeletion(ctx, &kms.ScheduleKeyDeletionInput{KeyId: key.Arn})
	is(code(err) == "AccessDeniedException", err)
	_, err = session.iam.GetRole(ctx, &iam.GetRoleInput{RoleName: role})
	is(code(err) == "AccessDenied" && strings.Contains(err.Error(), "iam:GetRole"), err)
	must(root.kms.EnableKeyRotation(ctx, &kms.EnableKeyRotationInput{KeyId: key.KeyId, RotationPeriodInDays: aws.Int32(90)}))
	status := must(root.kms.GetKeyRotationStatus(ctx, &kms.GetKeyRotationStatusInput{KeyId: key.KeyId}))
	is(status.KeyRotationEnabled && *status.RotationPeriodInDays == 90)
	must(root.kms.RotateKeyOnDemand(ctx, &kms.RotateKeyOnDemandInput{KeyId: key.KeyId}))
	again := must(session.kms.Decrypt(ctx, &kms.DecryptInput{CiphertextBlob: sent.CiphertextBlob, EncryptionContext: sealed}))
	is(bytes.Equal(again.Plaintext, plaintext))
}

func tagsAreKept(root clients, key *kmstypes.KeyMetadata) {
	must(root.iam.TagRole(ctx, &iam.TagRoleInput{RoleName: role, Tags: tags("a", "1", "b", "2")}))
	must(root.iam.UntagRole(ctx, &iam.UntagRoleInput{RoleName: role, TagKeys: []string{"a"}}))
	left := must(root.iam.ListRoleTags(ctx, &iam.ListRoleTagsInput{RoleName: role})).Tags
	is(len(left) == 1 && *left[0].Key == "b" && *left[0].Value == "2", left)
	must(root.iam.UntagUser(ctx, &iam.UntagUserInput{UserName: user, TagKeys: []string{"team"}}))
	is(len(must(root.iam.ListUserTags(ctx, &iam.ListUserTagsInput{UserName: user})).Tags) == 0)
	must(root.kms.TagResource(ctx, &kms.TagResourceInput{KeyId: key.KeyId,
		Tags: []kmstypes.Tag{{TagKey: aws.String("a"), TagValue: aws.String("1")}}}))
	is(len(must(root.kms.ListResourceTags(ctx, &kms.ListResourceTagsInput{KeyId: key.KeyId})).Tags) == 1)
	must(root.kms.UntagResource(ctx, &kms.UntagResourceInput{KeyId: key.KeyId, TagKeys: []string{"a"}}))
	is(len(must(root.kms.ListResourceTags(ctx, &kms.ListResourceTagsInput{KeyId: key.KeyId})).Tags) == 0)
}

// keysAreRotated gives the user a second access key and switches the first one off.
func keysAreRotated(settings aws.Config, root clients, first clients) {
	second := newKey(settings, root)
	_, err := root.iam.CreateAccessKey(ctx, &iam.CreateAccessKeyInput{UserName: user})
	var full *iamtypes.LimitExceededException
	is(errors.As(err, &full), err)
	keys := must(root.iam.ListAccessKeys(ctx, &iam.ListAccessKeysInput{UserName: user})).AccessKeyMetadata
	old := must(first.sts.Options().Credentials.Retrieve(ctx)).AccessKeyID
	is(len(keys) == 2 && (*keys[0].AccessKeyId == old || *keys[1].AccessKeyId == old), keys)
	must(root.iam.UpdateAccessKey(ctx, &iam.UpdateAccessKeyInput{UserName: user, AccessKeyId: &old, Status: iamtypes.StatusTypeInactive}))
	_, err = first.sts.GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{})
	is(code(err) == "InvalidClientTokenId", err)
	must(second.sts.GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{}))
}

func deleteEverything(root clients, made madeRole, key *kmstypes.KeyMetadata) {
	_, err := root.iam.DeleteRole(ctx, &iam.DeleteRoleInput{RoleName: role})
	var conflict *iamtypes.DeleteConflictException
	is(errors.As(err, &conflict), err)
	must(root.iam.DetachRolePolicy(ctx, &iam.DetachRolePolicyInput{RoleName: role, PolicyArn: made.policyArn}))
	must(root.iam.DeleteRolePolicy(ctx, &iam.DeleteRolePolicyInput{RoleName: role, PolicyName: aws.String("own")}))
	must(root.iam.DeleteRole(ctx, &iam.DeleteRoleInput{RoleName: role}))
	must(root.iam.DeletePolicy(ctx, &iam.DeletePolicyInput{PolicyArn: made.policyArn}))
	for _, one := range must(root.iam.ListAccessKeys(ctx, &iam.ListAccessKeysInput{UserName: user})).AccessKeyMetadata {
		must(root.iam.DeleteAccessKey(ctx, &iam.DeleteAccessKeyInput{UserName: user, AccessKeyId: one.AccessKeyId}))
	}
	must(root.iam.DeleteUser(ctx, &iam.DeleteUserInput{UserName: user}))
	missing(root.iam.GetUser(ctx, &iam.GetUserInput{UserName: user}))
	missing(root.iam.GetRole(ctx, &iam.GetRoleInput{RoleName: role}))
	missing(root.iam.GetPolicy(ctx, &iam.GetPolicyInput{PolicyArn: made.policyArn}))
	must(root.kms.ScheduleKeyDeletion(ctx, &kms.ScheduleKeyDeletionInput{KeyId: key.KeyId, PendingWindowInDays: aws.Int32(7)}))
	_, err = root.kms.Encrypt(ctx, &kms.EncryptInput{KeyId: key.Arn, Plaintext: []byte("late")})
	var state *kmstypes.KMSInvalidStateException
	is(errors.As(err, &state), err)
}
