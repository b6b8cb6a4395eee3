/**
 * A loopback server that takes every Bot API request and does nothing with it, in a process of its own: what delivery is measured
 * against costs as little as a server can. It speaks as much HTTP/1.1 as clients need. Its first argument is a limit that it
 * enforces, messages in any second (0: none): one more is answered with 429. `GET /counts` tells what it has taken and refused.
 */
import { createServer, type Socket } from "node:net";

const perSecond = Number(process.argv[2] ?? 0);
const recent: number[] = [];
let taken = 0;
let refused = 0;
let messageId = 0;

function answer(path: string): { status: string; body: string } {
  if (path === "/counts") return { status: "200 OK", body: JSON.stringify({ taken, refused }) };
  if (!/\/(send|edit)/.test(path)) return { status: "200 OK", body: '{"ok":true,"result":true}' };
  if (perSecond > 0) {
    const now = performance.now();
    while ((recent[0] ?? now) <= now - 1000) recent.shift();
    if (recent.length >= perSecond) {
      refused++;
      const parameters = { retry_after: 1 };
      const description = "Too Many Requests: retry after 1";
      return {
        status: "429 Too Many Requests",
        body: JSON.stringify({ ok: false, error_code: 429, description, parameters }),
      };
    }
    recent.push(now);
  }
  taken++;
  messageId++;
  return {
    status: "200 OK",
    body: `{"ok":true,"result":{"message_id":${messageId},"date":1,"chat":{"id":1,"type":"private"},"text":"x"}}`,
  };
}

function serve(socket: Socket): void {
  let pending: Buffer = Buffer.alloc(0);
  socket.setNoDelay(true);
  socket.on("error", () => {});
  socket.on("data", (chunk: Buffer) => {
    pending = pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk;
    let out = "";
    for (let end = pending.indexOf("\r\n\r\n"); end >= 0; end = pending.indexOf("\r\n\r\n")) {
      const head = pending.toString("latin1", 0, end);
      const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
      if (pending.length < end + 4 + length) break;
      pending = pending.subarray(end + 4 + length);
      const { status, body } = answer(head.slice(head.indexOf(" ") + 1, head.indexOf(" HTTP/")));
      out += `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    }
    if (out !== "") socket.write(out);
  });
}

const server = createServer(serve);
server.listen(0, "127.0.0.1", () => console.log((server.address() as { port: number }).port));
process.once("disconnect", () => process.exit());
