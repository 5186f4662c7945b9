#!/usr/bin/env bash
# software.amazon.awssdk:s3 2.57.8 with its netty-nio-client and apache-client (JDK 17), also against the server of moto 5.2.1 on
# Werkzeug 3.1.9, seen 2026-11-30.
#
# S3's clients send "Expect: 100-continue" with an upload and wait for 100 Continue. HTTP allows any number of such interim answers
# before the last, as 103 Early Hints, or a 100 of a proxy and then one of the store. Not guessed: Java's asynchronous client on Netty
# takes one 100, and whatever interim answer follows it for the LAST. The call fails with an S3Exception of that status, without a
# message or a second try, and the object is stored all the same. It sends Expect from 2 MB on, so that small objects pass. The server
# of moto, which a test may well use, sends two: one is Werkzeug's own, one that of http.server below it.
#
# Output seen:
#   interim answers   asynchronous, Netty        synchronous, Apache   stored
#   100               done                       done                  2 of 2
#   100, 100          S3Exception, status 100    done                  2 of 2
#   100, 103          S3Exception, status 103    done                  2 of 2
#   moto's            S3Exception, status 100    done                  2 of 2
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check boto3==1.44.8 botocore==1.44.8 'moto[s3,server]==5.2.1' werkzeug==3.1.9
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>x</groupId><artifactId>x</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>software.amazon.awssdk</groupId><artifactId>s3</artifactId><version>2.57.8</version></dependency>
    <dependency><groupId>software.amazon.awssdk</groupId><artifactId>netty-nio-client</artifactId><version>2.57.8</version></dependency>
    <dependency><groupId>software.amazon.awssdk</groupId><artifactId>apache-client</artifactId><version>2.57.8</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
XML
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >/dev/null

cat > Put.java <<'JAVA'
import java.net.URI;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

public class Put {
    static String result(Runnable put) {
        try {
            put.run();
            return "done";
        } catch (S3Exception error) {
            return "S3Exception, status " + error.statusCode();
        } catch (CompletionException error) {
            return "S3Exception, status " + ((S3Exception) error.getCause()).statusCode();
        }
    }

    public static void main(String[] arguments) {
        byte[] data = new byte[3 << 20];
        URI store = URI.create(arguments[0]);
        try (S3AsyncClient netty = S3AsyncClient.builder().endpointOverride(store).region(Region.US_EAST_1).forcePathStyle(true)
                        .httpClient(NettyNioAsyncHttpClient.create()).build();
                S3Client apache = S3Client.builder().endpointOverride(store).region(Region.US_EAST_1).forcePathStyle(true)
                        .httpClient(ApacheHttpClient.create()).build()) {
            String first = result(() -> netty.putObject(put -> put.bucket("photos").key("netty"), AsyncRequestBody.fromBytes(data)).join());
            String second = result(() -> apache.putObject(put -> put.bucket("photos").key("apache"), RequestBody.fromBytes(data)));
            System.out.printf("%-26s %-21s ", first, second);
        }
    }
}
JAVA
javac -nowarn -cp 'lib/*' Put.java 2>/dev/null

cat > stores.py <<'PY'
import http.server, os, subprocess, threading
os.environ.update(AWS_ACCESS_KEY_ID="AKIDEXAMPLEEXAMPLE00", AWS_SECRET_ACCESS_KEY="example", AWS_REGION="us-east-1")
import boto3
from moto.server import ThreadedMotoServer

class Store(http.server.BaseHTTPRequestHandler):
    """Takes any object, and answers Expect with the interim answers that it was given."""
    protocol_version = "HTTP/1.1"
    def handle_expect_100(self):
        for status in self.server.interim:
            self.wfile.write(f"HTTP/1.1 {status} Interim\r\n\r\n".encode())
        return True
    def do_PUT(self):
        length = int(self.headers["content-length"])
        self.server.stored += len(self.rfile.read(length)) == length
        self.send_response(200)
        self.send_header("ETag", '"e"')
        self.send_header("Content-Length", "0")
        self.end_headers()
    def log_message(self, *arguments):
        pass

def puts(url):
    return subprocess.run(["java", "-cp", "lib/*:.", "Put", url], capture_output=True, text=True, check=True).stdout

print("interim answers   asynchronous, Netty        synchronous, Apache   stored")
for interim in ((100,), (100, 100), (100, 103)):
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Store) as server:
        server.interim, server.stored = interim, 0
        threading.Thread(target=server.serve_forever, daemon=True).start()
        result = puts(f"http://127.0.0.1:{server.server_port}")
        print(", ".join(map(str, interim)).ljust(17), f"{result}{server.stored} of 2")
        server.shutdown()
moto = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
moto.start()
url = "http://%s:%s" % moto.get_host_and_port()
s3 = boto3.client("s3", endpoint_url=url, region_name="us-east-1")
s3.create_bucket(Bucket="photos")
result = puts(url)
print("moto's".ljust(17), f"{result}{s3.list_objects_v2(Bucket='photos')['KeyCount']} of 2")
moto.stop()
PY
venv/bin/python stores.py 2>/dev/null | tee seen
sed -n '/^# Output seen:/,/^set/s/^#   \(.*\)$/\1/p' "$script" | diff - seen
