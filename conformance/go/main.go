// The AWS SDK for Go v2 as a client of S3. The endpoint, the Region and the credentials come from the environment, and so do BUCKET, a
// name that no bucket has yet, and KEY, the ARN of a key of KMS. Run by test_sdks.py.
package main

import (
	"bytes"
	"context"
	"crypto/md5"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/feature/s3/manager"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/aws/smithy-go"
)

var (
	ctx    = context.Background()
	bucket = aws.String(os.Getenv("BUCKET"))
	key    = aws.String(os.Getenv("KEY"))
)

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

func chance(bytes int) []byte {
	content := make([]byte, bytes)
	must(rand.Read(content))
	return content
}

// code is that of an error of the service.
func code(err error) string {
	var told smithy.APIError
	if errors.As(err, &told) {
		return told.ErrorCode()
	}
	return fmt.Sprint(err)
}

func get(client *s3.Client, name string) []byte {
	reply := must(client.GetObject(ctx, &s3.GetObjectInput{Bucket: bucket, Key: &name}))
	defer reply.Body.Close()
	return must(io.ReadAll(reply.Body))
}

func objects(client *s3.Client) {
	name, content := "dir/ä b+c", []byte("content")
	put := must(client.PutObject(ctx, &s3.PutObjectInput{Bucket: bucket, Key: &name, Body: bytes.NewReader(content),
		ContentType: aws.String("text/plain"), Metadata: map[string]string{"a": "1"}, Tagging: aws.String("t=1")}))
	is(put.ServerSideEncryption == types.ServerSideEncryptionAes256, put.ServerSideEncryption)
	reply := must(client.GetObject(ctx, &s3.GetObjectInput{Bucket: bucket, Key: &name, ChecksumMode: types.ChecksumModeEnabled}))
	is(bytes.Equal(must(io.ReadAll(reply.Body)), content))
	is(*reply.ETag == *put.ETag && *reply.ContentType == "text/plain" && reply.Metadata["a"] == "1" && *reply.TagCount == 1)
	is(*reply.ChecksumCRC32 == *put.ChecksumCRC32, "the SDK has verified it too")
	part := must(client.GetObject(ctx, &s3.GetObjectInput{Bucket: bucket, Key: &name, Range: aws.String("bytes=3-5")}))
	is(string(must(io.ReadAll(part.Body))) == "ten" && *part.ContentRange == "bytes 3-5/7")
	_, err := client.GetObject(ctx, &s3.GetObjectInput{Bucket: bucket, Key: aws.String("missing")})
	var missing *types.NoSuchKey
	is(errors.As(err, &missing), err)
	_, err = client.PutObject(ctx, &s3.PutObjectInput{Bucket: bucket, Key: &name, Body: bytes.NewReader(content), IfNoneMatch: aws.String("*")})
	is(code(err) == "PreconditionFailed", err)
	// A stream whose length nobody knows goes in chunks that end in a checksum; over http the SDK wants to be told not to sign it.
	long := chance(300_000)
	must(client.PutObject(ctx, &s3.PutObjectInput{Bucket: bucket, Key: aws.String("algorithm"), Body: bytes.NewReader(long),
		ChecksumAlgorithm: types.ChecksumAlgorithmSha256}))
	is(bytes.Equal(get(client, "algorithm"), long))
}

func encryption(client *s3.Client) {
	name, content := "kms", chance(100_000)
	put := must(client.PutObject(ctx, &s3.PutObjectInput{Bucket: bucket, Key: &name, Body: bytes.NewReader(content),
		ServerSideEncryption: types.ServerSideEncryptionAwsKms, SSEKMSKeyId: key, BucketKeyEnabled: aws.Bool(true)}))
	is(*put.SSEKMSKeyId == *key && *put.BucketKeyEnabled)
	is(bytes.Equal(get(client, name), content))
	copied := must(client.CopyObject(ctx, &s3.CopyObjectInput{Bucket: bucket, Key: aws.String("copy"), CopySource: aws.String(*bucket + "/" + name),
		ServerSideEncryption: types.ServerSideEncryptionAes256}))
	is(copied.ServerSideEncryption == types.ServerSideEncryptionAes256)
	is(bytes.Equal(get(client, "copy"), content))

	customer := []byte("0123456789abcdef0123456789abcdef")
	sum := md5.Sum(customer)
	algorithm, secret := aws.String("AES256"), aws.String(base64.StdEncoding.EncodeToString(customer))
	digest := aws.String(base64.StdEncoding.EncodeToString(sum[:]))
	name = "customer"
	must(client.PutObject(ctx, &s3.PutObjectInput{Bucket: bucket, Key: &name, Body: bytes.NewReader(content),
		SSECustomerAlgorithm: algorithm, SSECustomerKey: secret, SSECustomerKeyMD5: digest}))
	reply := must(client.GetObject(ctx, &s3.GetObjectInput{Bucket: bucket, Key: &name,
		SSECustomerAlgorithm: algorithm, SSECustomerKey: secret, SSECustomerKeyMD5: digest}))
	is(bytes.Equal(must(io.ReadAll(reply.Body)), content))
	_, err := client.GetObject(ctx, &s3.GetObjectInput{Bucket: bucket, Key: &name})
	is(code(err) == "InvalidRequest", err)
}

func parts(client *s3.Client) {
	content := chance(17<<20 + 11)
	uploader := manager.NewUploader(client, func(u *manager.Uploader) { u.PartSize, u.Concurrency = 5<<20, 3 })
	// A reader that cannot seek, as a pipe.
	body := io.MultiReader(bytes.NewReader(content))
	done := must(uploader.Upload(ctx, &s3.PutObjectInput{Bucket: bucket, Key: aws.String("large"), Body: body,
		ServerSideEncryption: types.ServerSideEncryptionAwsKms, SSEKMSKeyId: key, BucketKeyEnabled: aws.Bool(true)}))
	is(strings.HasSuffix(*done.ETag, `-4"`) && len(done.CompletedParts) == 4, *done.ETag)
	back := manager.NewWriteAtBuffer(nil)
	downloader := manager.NewDownloader(client, func(d *manager.Downloader) { d.PartSize = 3 << 20 })
	must(downloader.Download(ctx, back, &s3.GetObjectInput{Bucket: bucket, Key: aws.String("large")}))
	is(bytes.Equal(back.Bytes(), content))
	head := must(client.HeadObject(ctx, &s3.HeadObjectInput{Bucket: bucket, Key: aws.String("large"), PartNumber: aws.Int32(4)}))
	is(*head.ContentLength == 2<<20+11 && *head.PartsCount == 4)
}

func lists(client *s3.Client) {
	for number := range 7 {
		name := fmt.Sprintf("list/%d", number)
		must(client.PutObject(ctx, &s3.PutObjectInput{Bucket: bucket, Key: &name, Body: strings.NewReader("")}))
	}
	pages := s3.NewListObjectsV2Paginator(client, &s3.ListObjectsV2Input{Bucket: bucket, Prefix: aws.String("list/"), MaxKeys: aws.Int32(3)})
	var names []string
	for pages.HasMorePages() {
		for _, object := range must(pages.NextPage(ctx)).Contents {
			names = append(names, *object.Key)
		}
	}
	is(strings.Join(names, " ") == "list/0 list/1 list/2 list/3 list/4 list/5 list/6", names)
	folders := must(client.ListObjectsV2(ctx, &s3.ListObjectsV2Input{Bucket: bucket, Delimiter: aws.String("/")}))
	is(*folders.CommonPrefixes[0].Prefix == "dir/" && *folders.CommonPrefixes[1].Prefix == "list/")
}

func presigned(client *s3.Client) {
	signer := s3.NewPresignClient(client)
	put := must(signer.PresignPutObject(ctx, &s3.PutObjectInput{Bucket: bucket, Key: aws.String("presigned")}))
	request := must(http.NewRequest(put.Method, put.URL, strings.NewReader("by URL")))
	for name, values := range put.SignedHeader {
		request.Header[name] = values
	}
	is(must(http.DefaultClient.Do(request)).StatusCode == 200)
	url := must(signer.PresignGetObject(ctx, &s3.GetObjectInput{Bucket: bucket, Key: aws.String("presigned")})).URL
	reply := must(http.Get(url))
	is(string(must(io.ReadAll(reply.Body))) == "by URL")
	form := must(signer.PresignPostObject(ctx, &s3.PutObjectInput{Bucket: bucket, Key: aws.String("form")}))
	body, kind := multipartForm(form.Values, "by form")
	is(must(http.Post(form.URL, kind, body)).StatusCode == 204)
	is(string(get(client, "form")) == "by form")
}

func empty(client *s3.Client) {
	pages := s3.NewListObjectVersionsPaginator(client, &s3.ListObjectVersionsInput{Bucket: bucket})
	for pages.HasMorePages() {
		var named []types.ObjectIdentifier
		for _, version := range must(pages.NextPage(ctx)).Versions {
			named = append(named, types.ObjectIdentifier{Key: version.Key, VersionId: version.VersionId})
		}
		gone := must(client.DeleteObjects(ctx, &s3.DeleteObjectsInput{Bucket: bucket, Delete: &types.Delete{Objects: named}}))
		is(len(gone.Errors) == 0 && len(gone.Deleted) == len(named))
	}
	must(client.DeleteBucket(ctx, &s3.DeleteBucketInput{Bucket: bucket}))
}

func main() {
	settings := must(config.LoadDefaultConfig(ctx, config.WithRetryMaxAttempts(1)))
	client := s3.NewFromConfig(settings, func(o *s3.Options) { o.UsePathStyle = true })
	must(client.CreateBucket(ctx, &s3.CreateBucketInput{Bucket: bucket}))
	// A new bucket blocks SSE-C.
	rule := types.ServerSideEncryptionRule{
		ApplyServerSideEncryptionByDefault: &types.ServerSideEncryptionByDefault{SSEAlgorithm: types.ServerSideEncryptionAes256},
		BlockedEncryptionTypes:             &types.BlockedEncryptionTypes{EncryptionType: []types.EncryptionType{types.EncryptionTypeNone}},
	}
	must(client.PutBucketEncryption(ctx, &s3.PutBucketEncryptionInput{Bucket: bucket,
		ServerSideEncryptionConfiguration: &types.ServerSideEncryptionConfiguration{Rules: []types.ServerSideEncryptionRule{rule}}}))
	objects(client)
	encryption(client)
	parts(client)
	lists(client)
	presigned(client)
	empty(client)
	fmt.Println("the SDK for Go is content")
}
