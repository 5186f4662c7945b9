// The AWS SDK for Go v2 as a client of IAM, STS and KMS. The endpoint, the Region, the CA file and the credentials of an account's root come
// from the environment. Run by test_sdk_identities.py.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	iamtypes "github.com/aws/aws-sdk-go-v2/service/iam/types"
	"github.com/aws/aws-sdk-go-v2/service/kms"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/smithy-go"
)

var ctx = context.Background()

// The clients of one caller.
type clients struct {
	iam *iam.Client
	sts *sts.Client
	kms *kms.Client
}

func ok(err error) {
	if err != nil {
		panic(err)
	}
}

func is(holds bool, what ...any) {
	if !holds {
		panic(fmt.Sprint(what...))
	}
}

func must[T any](value T, err error) T {
	ok(err)
	return value
}

// code is that of an error of the service.
func code(err error) string {
	var told smithy.APIError
	if errors.As(err, &told) {
		return told.ErrorCode()
	}
	return fmt.Sprint(err)
}

// missing holds for the error of IAM about what is not there.
func missing[T any](_ T, err error) {
	var told *iamtypes.NoSuchEntityException
	is(errors.As(err, &told), err)
}

// as has the clients of whoever `credentials` are of.
func as(settings aws.Config, credentials aws.CredentialsProvider) clients {
	own := settings.Copy()
	own.Credentials = aws.NewCredentialsCache(credentials)
	return clients{iam.NewFromConfig(own), sts.NewFromConfig(own), kms.NewFromConfig(own)}
}

type statement map[string]any

// document is the text of a policy.
func document(statements ...statement) *string {
	text := must(json.Marshal(map[string]any{"Version": "2012-10-17", "Statement": statements}))
	return aws.String(string(text))
}

func allow(action string, resource string) statement {
	return statement{"Effect": "Allow", "Action": action, "Resource": resource}
}

// trust is a policy that lets a principal assume a role.
func trust(kind string, who string) *string {
	return document(statement{"Effect": "Allow", "Principal": map[string]string{kind: who}, "Action": "sts:AssumeRole"})
}

// same holds for a policy that comes back percent-encoded as it was sent.
func same(shown *string, sent *string) bool {
	return must(url.QueryUnescape(*shown)) == *sent
}

func tags(pairs ...string) []iamtypes.Tag {
	var made []iamtypes.Tag
	for at := 0; at < len(pairs); at += 2 {
		made = append(made, iamtypes.Tag{Key: &pairs[at], Value: &pairs[at+1]})
	}
	return made
}

func main() {
	settings := must(config.LoadDefaultConfig(ctx, config.WithRetryMaxAttempts(1)))
	root := as(settings, settings.Credentials)
	account := *must(root.sts.GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{})).Account
	switch os.Args[1] {
	case "path":
		identityPath(settings, root)
	case "terraform":
		terraformIAM(root.iam)
		terraformInstanceProfile(root.iam)
		terraformKMS(root.kms, account)
	default:
		panic(os.Args[1])
	}
	fmt.Println("the SDK for Go is content")
}
