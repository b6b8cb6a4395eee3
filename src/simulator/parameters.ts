import { badRequest } from "./api-error.ts";

/** An uploaded file of a multipart request. */
export interface Upload {
  name: string;
  bytes: Uint8Array;
}

/**
 * A method's parameters, however they came (Bot API, "Making requests"): query string, form, JSON or multipart. Values in forms are strings,
 * structures in them JSON; files are named by `attach://<name>` or stand in the field itself.
 */
export interface Parameters {
  values: Record<string, unknown>;
  uploads: Map<string, Upload>;
}

export async function readParameters(request: Request): Promise<Parameters> {
  const values: Record<string, unknown> = Object.fromEntries(new URL(request.url).searchParams);
  const uploads = new Map<string, Upload>();
  if (request.method !== "POST") return { values, uploads };
  const type = (request.headers.get("content-type") ?? "").toLowerCase();
  if (type.startsWith("application/json")) Object.assign(values, parseObject(await request.text()));
  else if (type.startsWith("multipart/form-data") || type.startsWith("application/x-www-form-urlencoded")) {
    for (const [name, value] of await formOf(request)) {
      if (typeof value === "string") values[name] = value;
      else uploads.set(name, { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
    }
  }
  return { values, uploads };
}

function parseObject(body: string): object {
  if (body.trim() === "") return {};
  try {
    const given: unknown = JSON.parse(body);
    if (given !== null && typeof given === "object" && !Array.isArray(given)) return given;
  } catch {
    // No JSON and JSON that is no object get the same answer.
  }
  throw badRequest("can't parse JSON object");
}

async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw badRequest("can't parse the form in the body of the request");
  }
}

export function optionalString(values: Record<string, unknown>, name: string): string | undefined {
  const value = values[name];
  if (value === undefined || value === null) return undefined;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** As Telegram reads a number: the digits at the beginning count, and what has none is 0. */
export function optionalNumber(values: Record<string, unknown>, name: string): number | undefined {
  const value = optionalString(values, name);
  if (value === undefined || value === "") return undefined;
  return Number.parseInt(value, 10) || 0;
}

/** As Telegram reads it: "true", "yes" and "1" in any case are, all else isn't. */
export function optionalBoolean(values: Record<string, unknown>, name: string): boolean {
  return /^(?:true|yes|1)$/i.test(optionalString(values, name)?.trim() ?? "");
}

/** A structure: an object or array as JSON gave it, or the JSON text of one in a form. */
export function optionalStructure(values: Record<string, unknown>, name: string, words: string): unknown {
  const value = values[name];
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    throw badRequest(`can't parse ${words} JSON object`);
  }
}
