#!/usr/bin/env bash
# com.amazonaws:aws-encryption-sdk-java 3.0.2 (JDK 17), seen 2026-11-29.
#
# An empty plaintext is valid: encryptData(new byte[0]) and CryptoInputStream make a message that decrypts. Not guessed:
# CryptoOutputStream, closed before anything was written to it, as when an empty file is copied through it, writes a message
# WITHOUT its header. No error is raised, and what was stored can never be opened. A write of zero bytes before close() is enough
# to have a whole message; so is the other stream.
#
# Output seen:
#   encryptData          begins with 0x02, opens to 0 bytes
#   CryptoInputStream    begins with 0x02, opens to 0 bytes
#   CryptoOutputStream   begins with 0xff, does not open
set -euo pipefail
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
      <groupId>com.amazonaws</groupId><artifactId>aws-encryption-sdk-java</artifactId><version>3.0.2</version>
    </dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
  <build><plugins>
    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.13.0</version></plugin>
    <plugin><artifactId>maven-dependency-plugin</artifactId><version>3.6.1</version></plugin>
  </plugins></build>
</project>
XML
cat > src/main/java/Empty.java <<'JAVA'
import com.amazonaws.encryptionsdk.AwsCrypto;
import com.amazonaws.encryptionsdk.jce.JceMasterKey;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import javax.crypto.spec.SecretKeySpec;

public class Empty {
    static final AwsCrypto SDK = AwsCrypto.standard();
    static final JceMasterKey KEY =
            JceMasterKey.getInstance(new SecretKeySpec(new byte[32], "AES"), "example", "one", "AES/GCM/NoPadding");

    static void tell(String name, byte[] message) {
        String opens;
        try {
            opens = "opens to " + SDK.decryptData(KEY, message).getResult().length + " bytes";
        } catch (RuntimeException error) {
            opens = "does not open";
        }
        System.out.printf("%-20s begins with 0x%02x, %s%n", name, message[0], opens);
    }

    public static void main(String[] arguments) throws Exception {
        tell("encryptData", SDK.encryptData(KEY, new byte[0]).getResult());
        tell("CryptoInputStream", SDK.createEncryptingStream(KEY, InputStream.nullInputStream()).readAllBytes());
        var message = new ByteArrayOutputStream();
        try (var stream = SDK.createEncryptingStream(KEY, message)) {
            // Files.copy and the transferTo of a file write nothing when there is nothing.
            InputStream.nullInputStream().transferTo(stream);
        }
        tell("CryptoOutputStream", message.toByteArray());
    }
}
JAVA
mvn --batch-mode --quiet compile dependency:build-classpath -Dmdep.outputFile=class-path
java -cp "target/classes:$(<class-path)" Empty | tee seen
cmp seen - <<'EXPECTED'
encryptData          begins with 0x02, opens to 0 bytes
CryptoInputStream    begins with 0x02, opens to 0 bytes
CryptoOutputStream   begins with 0xff, does not open
EXPECTED
