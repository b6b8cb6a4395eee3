import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { Hono } from "hono";

const FOLDER = join(import.meta.dirname, "page");
const CONTENT_TYPES: Record<string, string> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  ts: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

/** Nothing from elsewhere, nothing inline: text that gets onto the page can't become a program. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The chat page. Its modules are TypeScript; the browser gets them with the types blanked out. */
export function pageRoutes(): Hono {
  const app = new Hono();
  const cache = new Map<string, string>();

  function asset(name: string): Response {
    const type = CONTENT_TYPES[name.split(".").at(-1) ?? ""];
    if (!type || !/^[a-z][a-z-]*\.[a-z]+$/.test(name)) return new Response("Not found", { status: 404 });
    let text = cache.get(name);
    if (text === undefined) {
      try {
        text = readFileSync(join(FOLDER, name), "utf8");
      } catch {
        return new Response("Not found", { status: 404 });
      }
      if (name.endsWith(".ts")) text = stripTypeScriptTypes(text);
      cache.set(name, text);
    }
    const headers = { "content-type": type, "content-security-policy": POLICY, "x-content-type-options": "nosniff" };
    return new Response(text, { headers });
  }

  app.get("/", () => asset("index.html"));
  app.get("/page/:name", (c) => asset(c.req.param("name")));
  return app;
}
