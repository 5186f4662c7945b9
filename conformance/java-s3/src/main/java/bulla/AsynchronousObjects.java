package bulla;

import static bulla.Checks.BUCKET;
import static bulla.Checks.chance;
import static bulla.Checks.is;
import static bulla.Checks.refused;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** The asynchronous client of the AWS SDK for Java v2, which sends the content when it is told to: {@code Expect: 100-continue}. */
public final class AsynchronousObjects {
    private static final String NAME = "asynchronous";

    /** Content of this length is announced. The SDK does so from 1 MiB on. */
    private static final byte[] CONTENT = chance(3 << 20);

    /** Checks that content is announced. */
    private static final class Announced implements ExecutionInterceptor {
        private int count;

        @Override
        public void beforeTransmission(Context.BeforeTransmission sent, ExecutionAttributes attributes) {
            if (sent.request() instanceof PutObjectRequest) {
                is(sent.httpRequest().firstMatchingHeader("Expect").orElse("").equals("100-continue"), sent.httpRequest());
                count++;
            }
        }
    }

    private static CompletableFuture<PutObjectResponse> put(S3AsyncClient s3, String bucket) {
        return s3.putObject(r -> r.bucket(bucket).key(NAME), AsyncRequestBody.fromBytes(CONTENT));
    }

    /** Waits, and throws what the service has answered. */
    private static <T> T answer(CompletableFuture<T> call) {
        try {
            return call.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException error ? error : failed;
        }
    }

    public static void main(String[] arguments) {
        var announced = new Announced();
        var builder = S3AsyncClient.builder().forcePathStyle(true).httpClientBuilder(NettyNioAsyncHttpClient.builder());
        try (var s3 = builder.overrideConfiguration(c -> c.addExecutionInterceptor(announced)).build()) {
            answer(s3.createBucket(r -> r.bucket(BUCKET)));
            var put = answer(put(s3, BUCKET));
            var got = answer(s3.getObject(r -> r.bucket(BUCKET).key(NAME), AsyncResponseTransformer.toBytes()));
            is(Arrays.equals(got.asByteArray(), CONTENT) && got.response().eTag().equals(put.eTag()), got.response());
            refused("NoSuchBucket", () -> answer(put(s3, BUCKET + "-missing")));
            answer(s3.deleteObject(r -> r.bucket(BUCKET).key(NAME)));
            answer(s3.deleteBucket(r -> r.bucket(BUCKET)));
        }
        is(announced.count == 2, announced.count);
        System.out.println("the asynchronous client of the SDK for Java is content");
    }
}
