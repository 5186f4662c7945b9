package bulla;

import static bulla.Checks.BUCKET;
import static bulla.Checks.KEY;
import static bulla.Checks.chance;
import static bulla.Checks.is;
import static bulla.Checks.refused;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.EncryptionType;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The AWS SDK for Java v2, its sync client, in a short use of everything. */
public final class Objects {
    private final S3Client s3 = S3Client.builder().forcePathStyle(true).build();

    private byte[] get(String name) {
        return s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(name)).asByteArray();
    }

    private void objects() {
        String name = "dir/ä b+c";
        byte[] content = "content".getBytes();
        var put = s3.putObject(r -> r.bucket(BUCKET).key(name).contentType("text/plain").metadata(Map.of("a", "1"))
            .tagging("t=1"), RequestBody.fromBytes(content));
        is(put.serverSideEncryption() == ServerSideEncryption.AES256, put);
        var got = s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(name).checksumMode(ChecksumMode.ENABLED));
        is(Arrays.equals(got.asByteArray(), content));
        is(got.response().eTag().equals(put.eTag()) && got.response().metadata().get("a").equals("1"), got);
        is(got.response().checksumCRC32().equals(put.checksumCRC32()), "the SDK has verified it too");
        var part = s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(name).range("bytes=3-5"));
        is(part.asUtf8String().equals("ten") && part.response().contentRange().equals("bytes 3-5/7"), part);
        try {
            get("missing");
            is(false, "it is not there");
        } catch (NoSuchKeyException missing) {
            is(missing.statusCode() == 404, missing);
        }
        refused("PreconditionFailed", () -> s3.putObject(r -> r.bucket(BUCKET).key(name).ifNoneMatch("*"), RequestBody.empty()));
        // A stream goes in chunks that end in a checksum.
        byte[] longer = chance(300_000);
        s3.putObject(r -> r.bucket(BUCKET).key("stream").checksumAlgorithm(ChecksumAlgorithm.SHA256),
            RequestBody.fromInputStream(new ByteArrayInputStream(longer), longer.length));
        is(Arrays.equals(get("stream"), longer));
    }

    private void encryption() throws Exception {
        byte[] content = chance(100_000);
        var put = s3.putObject(r -> r.bucket(BUCKET).key("kms").serverSideEncryption(ServerSideEncryption.AWS_KMS)
            .ssekmsKeyId(KEY).bucketKeyEnabled(true), RequestBody.fromBytes(content));
        is(put.ssekmsKeyId().equals(KEY) && put.bucketKeyEnabled(), put);
        is(Arrays.equals(get("kms"), content));
        var copied = s3.copyObject(r -> r.sourceBucket(BUCKET).sourceKey("kms").destinationBucket(BUCKET).destinationKey("copy")
            .serverSideEncryption(ServerSideEncryption.AES256));
        is(copied.serverSideEncryption() == ServerSideEncryption.AES256, copied);
        is(Arrays.equals(get("copy"), content));

        byte[] customer = "0123456789abcdef0123456789abcdef".getBytes();
        String secret = Base64.getEncoder().encodeToString(customer);
        String digest = Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(customer));
        s3.putObject(r -> r.bucket(BUCKET).key("customer").sseCustomerAlgorithm("AES256").sseCustomerKey(secret)
            .sseCustomerKeyMD5(digest), RequestBody.fromBytes(content));
        var got = s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("customer").sseCustomerAlgorithm("AES256")
            .sseCustomerKey(secret).sseCustomerKeyMD5(digest));
        is(Arrays.equals(got.asByteArray(), content));
        refused("InvalidRequest", () -> get("customer"));
    }

    private void parts() {
        byte[] content = chance((17 << 20) + 11);
        var upload = s3.createMultipartUpload(r -> r.bucket(BUCKET).key("large").serverSideEncryption(ServerSideEncryption.AWS_KMS)
            .ssekmsKeyId(KEY).bucketKeyEnabled(true).checksumAlgorithm(ChecksumAlgorithm.CRC32_C));
        List<CompletedPart> done = new ArrayList<>();
        for (int first = 0, number = 1; first < content.length; first += 5 << 20, number++) {
            byte[] body = Arrays.copyOfRange(content, first, Math.min(first + (5 << 20), content.length));
            int partNumber = number;
            var part = s3.uploadPart(r -> r.bucket(BUCKET).key("large").uploadId(upload.uploadId()).partNumber(partNumber)
                .checksumAlgorithm(ChecksumAlgorithm.CRC32_C), RequestBody.fromBytes(body));
            done.add(CompletedPart.builder().partNumber(number).eTag(part.eTag()).checksumCRC32C(part.checksumCRC32C()).build());
        }
        var listed = s3.listPartsPaginator(r -> r.bucket(BUCKET).key("large").uploadId(upload.uploadId()).maxParts(3));
        is(listed.parts().stream().count() == 4);
        var made = s3.completeMultipartUpload(r -> r.bucket(BUCKET).key("large").uploadId(upload.uploadId())
            .multipartUpload(m -> m.parts(done)));
        is(made.eTag().endsWith("-4\"") && made.bucketKeyEnabled(), made);
        is(Arrays.equals(get("large"), content));
        var head = s3.headObject(r -> r.bucket(BUCKET).key("large").partNumber(4));
        is(head.contentLength() == (2 << 20) + 11 && head.partsCount() == 4, head);
    }

    private void lists() {
        for (int number = 0; number < 7; number++) {
            String name = "list/" + number;
            s3.putObject(r -> r.bucket(BUCKET).key(name), RequestBody.empty());
        }
        var pages = s3.listObjectsV2Paginator(r -> r.bucket(BUCKET).prefix("list/").maxKeys(3));
        String names = pages.contents().stream().map(S3Object::key).collect(Collectors.joining(" "));
        is(names.equals("list/0 list/1 list/2 list/3 list/4 list/5 list/6"), names);
        var folders = s3.listObjectsV2(r -> r.bucket(BUCKET).delimiter("/")).commonPrefixes();
        is(folders.get(0).prefix().equals("dir/") && folders.get(1).prefix().equals("list/"), folders);
    }

    private void presigned() throws Exception {
        var http = HttpClient.newHttpClient();
        try (var signer = S3Presigner.builder().serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build()).build()) {
            var put = signer.presignPutObject(p -> p.signatureDuration(Duration.ofMinutes(1))
                .putObjectRequest(r -> r.bucket(BUCKET).key("presigned")));
            var sent = HttpRequest.newBuilder(put.url().toURI()).PUT(HttpRequest.BodyPublishers.ofString("by URL")).build();
            is(http.send(sent, HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
            var get = signer.presignGetObject(p -> p.signatureDuration(Duration.ofMinutes(1))
                .getObjectRequest(r -> r.bucket(BUCKET).key("presigned")));
            var asked = HttpRequest.newBuilder(URI.create(get.url().toString())).build();
            is(http.send(asked, HttpResponse.BodyHandlers.ofString()).body().equals("by URL"));
        }
    }

    private void empty() {
        for (var page : s3.listObjectVersionsPaginator(r -> r.bucket(BUCKET))) {
            var named = page.versions().stream().map(v -> ObjectIdentifier.builder().key(v.key()).versionId(v.versionId()).build()).toList();
            var gone = s3.deleteObjects(r -> r.bucket(BUCKET).delete(d -> d.objects(named)));
            is(gone.errors().isEmpty() && gone.deleted().size() == named.size(), gone);
        }
        s3.deleteBucket(r -> r.bucket(BUCKET));
    }

    public static void main(String[] arguments) throws Exception {
        var client = new Objects();
        client.s3.createBucket(r -> r.bucket(BUCKET));
        // A new bucket blocks SSE-C.
        client.s3.putBucketEncryption(r -> r.bucket(BUCKET).serverSideEncryptionConfiguration(c -> c.rules(rule -> rule
            .applyServerSideEncryptionByDefault(d -> d.sseAlgorithm(ServerSideEncryption.AES256))
            .blockedEncryptionTypes(b -> b.encryptionType(EncryptionType.NONE)))));
        client.objects();
        client.encryption();
        client.parts();
        client.lists();
        client.presigned();
        client.empty();
        System.out.println("the SDK for Java is content");
    }
}
