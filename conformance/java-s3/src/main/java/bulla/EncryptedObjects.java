package bulla;

import static bulla.Checks.BUCKET;
import static bulla.Checks.KEY;
import static bulla.Checks.chance;
import static bulla.Checks.is;
import static software.amazon.encryption.s3.S3EncryptionClient.withAdditionalConfiguration;

import java.util.Arrays;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.encryption.s3.S3EncryptionClient;

/** The S3 Encryption Client on the AWS SDK for Java: it encrypts on the client, with data keys of KMS, what S3 then encrypts again. */
public final class EncryptedObjects {
    private EncryptedObjects() {}

    public static void main(String[] arguments) {
        try (S3Client plain = S3Client.builder().forcePathStyle(true).build();
            S3Client s3 = client()) {
            plain.createBucket(r -> r.bucket(BUCKET));
            for (int size : new int[] {0, 1, 16, 100_000, (6 << 20) + 5}) {
                byte[] content = chance(size);
                String name = "object/" + size;
                s3.putObject(r -> r.bucket(BUCKET).key(name).serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(KEY)
                    .bucketKeyEnabled(true).metadata(Map.of("a", "1"))
                    .overrideConfiguration(withAdditionalConfiguration(Map.of("project", "bulla"))), RequestBody.fromBytes(content));
                var got = s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(name)
                    .overrideConfiguration(withAdditionalConfiguration(Map.of("project", "bulla"))));
                is(Arrays.equals(got.asByteArray(), content), name);
                is(got.response().metadata().get("a").equals("1"), got);
                byte[] stored = plain.getObjectAsBytes(r -> r.bucket(BUCKET).key(name)).asByteArray();
                is(size < 16 || !Arrays.equals(stored, content), "S3 has seen the plaintext");
                is(stored.length == size + 16, stored.length);
            }
            s3.deleteObject(r -> r.bucket(BUCKET).key("object/1"));
            System.out.println("the S3 Encryption Client for Java is content");
        }
    }

    private static S3Client client() {
        return S3EncryptionClient.builderV4()
            .wrappedClient(S3Client.builder().forcePathStyle(true).build())
            .wrappedAsyncClient(S3AsyncClient.builder().forcePathStyle(true).build())
            .kmsKeyId(KEY)
            .build();
    }
}
