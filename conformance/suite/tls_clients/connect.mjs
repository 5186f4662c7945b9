// Connects to a TLS server with Node's own client, asks for a page, and tells what was agreed on.
import { readFileSync } from "node:fs";
import { get } from "node:https";

const [, , url, ca, version] = process.argv;
const options = { ca: readFileSync(ca), ...(version === "1.2" ? { maxVersion: "TLSv1.2" } : {}) };
get(url, options, (reply) => {
  console.log(reply.socket.getProtocol(), reply.socket.getCipher().standardName, reply.statusCode);
  reply.resume();
});
