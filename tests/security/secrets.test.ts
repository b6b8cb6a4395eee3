import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { createBlotter } from "../../src/blotter.ts";
import { webhookSecret } from "../../src/bot/inbox.ts";
import { openDatabase } from "../../src/database/database.ts";
import { openPlace, type Place } from "../program/program.ts";

const TOKEN = "987654321:AAH-a-token_that-must-stay-secret";
const PASSWORD = "p%40ss-w0rd!";
const PROXY_USER = `operator:${PASSWORD}`;
const IN_ANY_FORM = /AAH-a-token_that|p%40ss-w0rd|p@ss-w0rd|p%2540ss|b3BlcmF0b3I6cEBzcy13MHJkIQ/;

describe("a program whose network fails", { timeout: 120_000 }, () => {
  let place: Place;
  const servers: ReturnType<typeof createServer>[] = [];
  before(async () => {
    place = await openPlace();
  });
  after(async () => {
    await place.close();
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  });

  /** @returns the address of a server that answers so */
  async function answering(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
    const server = createServer(answer);
    server.on("connect", (request, socket) =>
      socket.end(`HTTP/1.1 407 no ${request.headers["proxy-authorization"]}\r\n\r\n`),
    );
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it("writes neither token nor password, whatever a server or proxy says with them in it", async () => {
    const echo = (status: number) =>
      answering((request, response) => {
        response.writeHead(status, `no ${request.url}`, { location: `http://127.0.0.1:1${request.url}` });
        response.end(JSON.stringify({ ok: false, error_code: status, description: `what is ${request.url}?` }));
      });
    const html = await answering((request, response) => response.end(`<html>${request.url}`));
    const proxy = (await answering((_, response) => response.end())).replace("//", `//${PROXY_USER}@`);
    const unheard = { TELEGRAM_API_ROOT: "http://127.0.0.1:1" };
    const starts: [environment: Record<string, string>, ...command: string[]][] = [
      [{ TELEGRAM_API_ROOT: await echo(500) }, "main.ts"],
      [{ TELEGRAM_API_ROOT: html }, "main.ts"],
      [{ HTTPS_PROXY: proxy }, "main.ts"],
      [{ TELEGRAM_API_ROOT: await echo(302), DATABASE_URL: place.databaseUrl, SOCKS_PROXY: proxy }, "cli.ts", "doctor"],
      [{ ...unheard, DATABASE_URL: `postgres://${PROXY_USER}@127.0.0.1:1/kiosk` }, "cli.ts", "doctor"],
      [{ DATABASE_URL: `postgresx://${PROXY_USER}@h/kiosk`, HTTPS_PROXY: `ftp://${PROXY_USER}@h` }, "main.ts"],
    ];
    await openDatabase(place.databaseUrl).destroy();
    const programs = starts.map(([environment, file = "", ...args]) => ({
      environment,
      ...place.run(file, args, { BOT_TOKEN: TOKEN, LOG_LEVEL: "trace", PORT: "0", ...environment }),
    }));
    for (const { environment, ended, output } of programs) {
      assert.equal(await ended, 1, `${JSON.stringify(environment)}: ${output()}`);
      assert.match(output(), /doesn't accept this bot|are wrong|is wrong|has to be corrected/);
      assert.doesNotMatch(output(), IN_ANY_FORM, JSON.stringify(environment));
      assert.doesNotMatch(output(), /^ {4}at |node:internal/m, "in words, not as a stack");
    }
  });

  it("blots secrets out in every form, and nothing else", () => {
    const hide = createBlotter([
      TOKEN,
      `socks5://${PROXY_USER}@proxy.example`,
      "https://example.org/",
      "a note",
      undefined,
      7,
    ]);
    const forms = [
      TOKEN,
      `https://api.telegram.org/bot${TOKEN}/getMe`,
      JSON.stringify({ path: `/bot${TOKEN}/x` }),
      webhookSecret(TOKEN),
      `Basic ${Buffer.from("operator:p@ss-w0rd!").toString("base64")}`,
      "password is p@ss-w0rd!",
      `socks5://${PROXY_USER}@proxy.example`,
      "redis://:x@cache.example:6379",
    ];
    const hidden = hide(forms.join("\n"));
    assert.doesNotMatch(hidden, IN_ANY_FORM);
    assert.ok(!hidden.includes(webhookSecret(TOKEN)) && !hidden.includes(":x@cache"));
    const harmless = "a note about https://example.org/@somebody and mail to ada@example.org, 7 of them";
    assert.equal(hide(harmless), harmless);
  });
});
