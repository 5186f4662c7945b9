#!/usr/bin/env bash
# software.amazon.encryption.s3:amazon-s3-encryption-client-java 4.0.1 with software.amazon.awssdk:s3 2.57.8 (JDK 17), seen 2026-11-30.
#
# The client reads a part of an encrypted object where "legacy unauthenticated modes" are enabled: it widens the range to the blocks of
# the cipher and cuts the answer. Known: S3 takes three forms of a range, and "bytes=-10", the last ten bytes, is what readers of
# Parquet and ZIP begin with, whose list of contents stands at the end. Not guessed: of that form the client takes no notice. It drops
# the header, fetches and decrypts the WHOLE object and hands that out as a success, so that whoever asked for the end reads the beginning.
# That no Content-Range is in the answer is all that tells.
#
# Output seen:
#   no range        S3 is asked for no range                        200 bytes from byte 0
#   bytes=0-9       S3 is asked for bytes=0-32                      10 bytes from byte 0
#   bytes=190-199   S3 is asked for bytes=160-224                   10 bytes from byte 190
#   bytes=190-      S3 is asked for bytes=160-9223372036854775807   10 bytes from byte 190
#   bytes=-10       S3 is asked for no range                        200 bytes from byte 0
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
mkdir -p src/main/java
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>x</groupId><artifactId>x</artifactId><version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency>
      <groupId>software.amazon.encryption.s3</groupId><artifactId>amazon-s3-encryption-client-java</artifactId><version>4.0.1</version>
    </dependency>
    <dependency><groupId>software.amazon.awssdk</groupId><artifactId>s3</artifactId><version>2.57.8</version></dependency>
    <dependency><groupId>software.amazon.awssdk</groupId><artifactId>kms</artifactId><version>2.57.8</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
  <build><plugins>
    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.13.0</version></plugin>
    <plugin><artifactId>maven-dependency-plugin</artifactId><version>3.6.1</version></plugin>
  </plugins></build>
</project>
XML
cat > src/main/java/Part.java <<'JAVA'
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3BaseClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.encryption.s3.S3EncryptionClient;

public class Part {
    static byte[] object;
    static final Headers METADATA = new Headers();
    static String asked;

    /** Keeps one object and answers all three forms of a range, as S3 does. */
    static void answer(HttpExchange call) throws IOException {
        if (call.getRequestMethod().equals("PUT")) {
            object = call.getRequestBody().readAllBytes();
            call.getRequestHeaders().forEach((name, values) -> {
                if (name.startsWith("X-amz-meta-")) METADATA.put(name, values);
            });
            call.sendResponseHeaders(200, -1);
        } else {
            asked = call.getRequestHeaders().getFirst("Range");
            int first = 0, last = object.length - 1;
            if (asked != null) {
                String[] numbers = asked.replace("bytes=", "").split("-", -1);
                first = numbers[0].isEmpty() ? object.length - Integer.parseInt(numbers[1]) : Integer.parseInt(numbers[0]);
                if (!numbers[0].isEmpty() && !numbers[1].isEmpty()) last = (int) Math.min(last, Long.parseLong(numbers[1]));
                call.getResponseHeaders().set("Content-Range", "bytes " + first + "-" + last + "/" + object.length);
            }
            call.getResponseHeaders().putAll(METADATA);
            call.sendResponseHeaders(asked == null ? 200 : 206, last - first + 1);
            call.getResponseBody().write(object, first, last - first + 1);
        }
        call.close();
    }

    static <C, B extends S3BaseClientBuilder<B, C>> C client(B builder, HttpServer server) {
        var credentials = AwsBasicCredentials.create("AKIDEXAMPLEEXAMPLE00", "example");
        return builder.endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort())).forcePathStyle(true)
                .region(Region.US_EAST_1).requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(credentials)).build();
    }

    public static void main(String[] arguments) throws Exception {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", Part::answer);
        server.start();
        var client = S3EncryptionClient.builderV4().wrappedClient(client(S3Client.builder(), server))
                .wrappedAsyncClient(client(S3AsyncClient.builder(), server))
                .aesKey(new SecretKeySpec(new byte[32], "AES")).enableLegacyUnauthenticatedModes(true).build();
        byte[] plain = new byte[200];
        for (int i = 0; i < plain.length; i++) plain[i] = (byte) i;
        client.putObject(request -> request.bucket("photos").key("a"), RequestBody.fromBytes(plain));
        for (String range : Arrays.asList(null, "bytes=0-9", "bytes=190-199", "bytes=190-", "bytes=-10")) {
            byte[] got = client.getObjectAsBytes(request -> request.bucket("photos").key("a").range(range)).asByteArray();
            System.out.printf("%-15s S3 is asked for %-31s %d bytes from byte %d%n", range == null ? "no range" : range,
                    asked == null ? "no range" : asked, got.length, got[0] & 255);
        }
        System.exit(0);
    }
}
JAVA
mvn --batch-mode --quiet compile dependency:build-classpath -Dmdep.outputFile=class-path
java -cp "target/classes:$(<class-path)" Part | tee seen
sed -n 's/^#   \(.* from byte .*\)$/\1/p' "$script" | diff - seen
