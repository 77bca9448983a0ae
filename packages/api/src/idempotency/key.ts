import { createHash } from "node:crypto";
import type { Keyring } from "@marshrut/core/shared";
import { EdgeRefusal } from "../problems/index.ts";

/** The header's value, if it was sent. @throws EdgeRefusal 400 */
export function readKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (/^[!-~]{1,255}$/.test(header)) return header;
  const message = {
    ru: "1–255 видимых знаков ASCII, например UUID",
    en: "1–255 visible ASCII characters, e.g. a UUID",
  };
  throw new EdgeRefusal(
    "request.invalid",
    { ru: `Idempotency-Key: ${message.ru}.`, en: `Idempotency-Key: ${message.en}.` },
    { place: "header", fields: [{ pointer: "/Idempotency-Key", message }] },
  );
}

/**
 * What tells equal bodies: a keyed hash, since it is kept for a day and a plain one of a name or a number could be guessed
 * back. The order of keys and white space do not matter.
 */
export function hashBody(keys: Keyring, body: unknown): Promise<string> {
  const digest = createHash("sha256").update(canonical(body)).digest("base64url");
  return keys.mac("cursor", `idempotency\n${digest}`);
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, v: unknown) =>
      typeof v === "object" && v !== null && !Array.isArray(v)
        ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
        : v,
    ) ?? ""
  );
}
