#!/usr/bin/env bash
# @balena/proxy-protocol-parser 1.0.2 (npm), read by proxy-protocol 0.11.3 (PyPI), seen 2026-11-30.
#
# v2_encode writes the binary header of the PROXY protocol for a connection. Not guessed: its command is LOCAL ("the proxy's own
# connection, use no address of this header"), and the length 12 stands in the upper of its two bytes, which makes 3072. A reader that
# follows the protocol takes the proxy for the client and throws the first 3060 bytes of the request away, or waits for them. The
# package's own decode looks at neither field and finds the address, so a test with one package on both sides passes.
#
# Output seen:
#   balena writes                   command 0, length 3072, 28 bytes in all
#   balena reads its own            192.0.2.1:1234
#   proxy-protocol reads its own    192.0.2.1:1234, request whole: True
#   proxy-protocol reads balena's   no address, request whole: False, 3060 bytes less
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check proxy-protocol==0.11.3
npm install --silent --no-audit --no-fund @balena/proxy-protocol-parser@1.0.2 >/dev/null

cat > write.cjs <<'JS'
const { v2_encode, decode } = require("@balena/proxy-protocol-parser");
const header = v2_encode({
  remoteFamily: "IPv4", remoteAddress: "192.0.2.1", remotePort: 1234, localAddress: "198.51.100.1", localPort: 443,
});
const { remoteAddress, remotePort } = decode(header, true);
console.log(`${header.toString("hex")} ${remoteAddress}:${remotePort}`);
JS

cat > read.py <<'PY'
import asyncio, ipaddress, socket, subprocess
from proxyprotocol.reader import ProxyProtocolReader
from proxyprotocol.result import ProxyResultIPv4, ProxyResultLocal
from proxyprotocol.v2 import ProxyProtocolV2

REQUEST = b"PUT / HTTP/1.1\r\n\r\n".ljust(4000, b".")

async def tell(header):
    stream = asyncio.StreamReader()
    stream.feed_data(header + REQUEST)
    stream.feed_eof()
    result = await ProxyProtocolReader(ProxyProtocolV2()).read(stream)
    rest = await stream.read()
    address = "no address" if isinstance(result, ProxyResultLocal) else "{}:{}".format(*result.source)
    lost = len(REQUEST) - len(rest)
    return f"{address}, request whole: {rest == REQUEST}" + (f", {lost} bytes less" if lost else "")

written, back = subprocess.check_output(["node", "write.cjs"], text=True).split()
header = bytes.fromhex(written)
own = ProxyProtocolV2().pack(ProxyResultIPv4((ipaddress.IPv4Address("192.0.2.1"), 1234),
                                             (ipaddress.IPv4Address("198.51.100.1"), 443), protocol=socket.SOCK_STREAM))
print(f"{'balena writes':31} command {header[12] & 15}, length {int.from_bytes(header[14:16], 'big')}, {len(header)} bytes in all")
print(f"{'balena reads its own':31} {back}")
print(f"{'proxy-protocol reads its own':31} {asyncio.run(tell(own))}")
print(f"{'proxy-protocol reads balena' + chr(39) + 's':31} {asyncio.run(tell(header))}")
PY
venv/bin/python read.py | tee seen
sed -n 's/^#   \(.*\(writes\|reads\) .*\)$/\1/p' "$script" | diff - seen
