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
  const type = request.headers.get("content-type") ?? "";
  if (type.startsWith("application/json")) {
    const body = await request.text();
    try {
      if (body !== "") Object.assign(values, JSON.parse(body));
    } catch {
      throw badRequest("can't parse JSON object");
    }
  } else if (type.startsWith("multipart/form-data") || type.startsWith("application/x-www-form-urlencoded")) {
    for (const [name, value] of await request.formData()) {
      if (typeof value === "string") values[name] = value;
      else uploads.set(name, { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
    }
  }
  return { values, uploads };
}

export function optionalString(values: Record<string, unknown>, name: string): string | undefined {
  const value = values[name];
  return value === undefined || value === null ? undefined : String(value);
}

export function optionalNumber(values: Record<string, unknown>, name: string): number | undefined {
  const value = values[name];
  if (value === undefined || value === null || value === "") return undefined;
  const number = Number(value);
  if (!Number.isInteger(number)) throw badRequest(`field "${name}" must be a valid Number`);
  return number;
}

export function optionalBoolean(values: Record<string, unknown>, name: string): boolean {
  const value = values[name];
  return value === true || value === "true" || value === "1" || value === 1;
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
