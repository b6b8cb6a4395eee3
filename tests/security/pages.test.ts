import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";

describe("the simulator", () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.close());

  /** `fetch` doesn't let a host be set. */
  const statusFor = (host: string, path: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(new URL(path, simulator.url), { headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on("error", reject)
        .end();
    });

  it("listens on this machine only, and only under its names: a page elsewhere can't become one with it", async () => {
    assert.equal(new URL(simulator.url).hostname, "127.0.0.1");
    const { port } = new URL(simulator.url);
    for (const host of ["evil.example", `evil.example:${port}`, "127.0.0.1.evil.example", "localhost.evil.example"]) {
      for (const path of ["/", "/control/state", `/bot${simulator.token}/getMe`]) {
        assert.equal(await statusFor(host, path), 421, `${host} ${path}`);
      }
    }
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, "[::1]"])
      assert.equal(await statusFor(host, "/control/state"), 200);
    const foreign = await fetch(`${simulator.url}/control/state`, { headers: { "sec-fetch-site": "cross-site" } });
    assert.equal(foreign.status, 403);
  });

  it("has a policy on every answer, and runs nothing that was uploaded", async () => {
    const bytes = Buffer.from("<script>parent.pwned = true</script>");
    const { file_id } = simulator.world.keepFile({ bytes, mimeType: "text/html", name: "x.html", width: 1, height: 1 });
    for (const path of [
      "/",
      "/page/app.ts",
      "/page/nothing.ts",
      "/control/state",
      `/control/files/${file_id}`,
      "/elsewhere",
    ]) {
      const { headers } = await fetch(simulator.url + path);
      assert.match(headers.get("content-security-policy") ?? "", /^default-src 'none'/, path);
      assert.equal(headers.get("x-content-type-options"), "nosniff", path);
    }
    const { headers } = await fetch(`${simulator.url}/control/files/${file_id}`);
    assert.match(headers.get("content-security-policy") ?? "", /sandbox/);
  });

  it("has nothing from elsewhere on its page: no script, style, font or picture", () => {
    const folder = join(import.meta.dirname, "../../src/simulator/page");
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), "utf8");
      assert.doesNotMatch(
        text,
        /(?:src|href)="(?:https?:)?\/\/|url\(["']?(?:https?:)?\/\/|from "https?:|import\(/,
        name,
      );
    }
  });
});
