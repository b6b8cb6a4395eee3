import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIPv6, type Socket } from "node:net";
import { SocksClient } from "socks";
import { AppError, messageOf } from "../../core/errors.ts";

/** A SOCKS proxy gets this long to connect; whoever asks has a limit for the whole answer. */
const SOCKS_TIMEOUT_MS = 15_000;

/**
 * Has a proxy connect to an address: by CONNECT (RFC 9110, 9.3.6), whatever is spoken on the connection then, or by SOCKS5 (RFC 1928).
 * It is told the very address, never a name: where the connection goes is decided here.
 * @param proxy http:, https: or socks5:, with a name and password where it wants them
 * @param target an IP address and a port
 * @throws AppError "unavailable" when it can't or won't; neither its address nor its password are in it
 */
export async function connectThrough(
  proxy: URL,
  target: { address: string; port: number },
  signal?: AbortSignal,
): Promise<Socket> {
  try {
    return await (proxy.protocol === "socks5:" ? bySocks(proxy, target) : byConnect(proxy, target, signal));
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw new AppError("unavailable", `The proxy of FEEDS_PROXY makes no connection: ${messageOf(error)}.`, {
      cause: error,
    });
  }
}

async function bySocks(proxy: URL, { address, port }: { address: string; port: number }): Promise<Socket> {
  const { socket } = await SocksClient.createConnection({
    proxy: {
      host: hostOf(proxy),
      port: Number(proxy.port || 1080),
      type: 5,
      ...(proxy.username !== "" && {
        userId: decodeURIComponent(proxy.username),
        password: decodeURIComponent(proxy.password),
      }),
    },
    command: "connect",
    destination: { host: address, port },
    timeout: SOCKS_TIMEOUT_MS,
  });
  return socket;
}

function byConnect(
  proxy: URL,
  { address, port }: { address: string; port: number },
  signal?: AbortSignal,
): Promise<Socket> {
  const authority = `${isIPv6(address) ? `[${address}]` : address}:${port}`;
  const credentials = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return new Promise((resolve, reject) => {
    const ask = proxy.protocol === "https:" ? requestHttps : requestHttp;
    ask({
      host: hostOf(proxy),
      port: proxy.port,
      method: "CONNECT",
      path: authority,
      agent: false,
      signal,
      headers: {
        host: authority,
        ...(proxy.username !== "" && {
          "proxy-authorization": `Basic ${Buffer.from(credentials).toString("base64")}`,
        }),
      },
    })
      .on("connect", ({ statusCode }, socket) => {
        if (statusCode === 200) return resolve(socket);
        socket.destroy();
        reject(new Error(`it answers ${statusCode}`));
      })
      .on("response", (answer) => {
        answer.destroy();
        reject(new Error(`it answers ${answer.statusCode}`));
      })
      .on("error", reject)
      .end();
  });
}

/** Without the brackets of IPv6. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, "");
}
