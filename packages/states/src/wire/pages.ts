/** Page tokens: opaque, signed, good only for the question that they belong to, and holding the last row of their page. */
import { createHmac, type KeyObject } from "node:crypto";
import type { Json } from "../json/index.ts";
import { invalidPage } from "./errors.ts";

/** @param last what tells the last row of the page from all others */
export function pageToken(secret: KeyObject, question: string, last: Json): string {
  const text = JSON.stringify(last);
  return Buffer.from(JSON.stringify([text, sign(secret, question, text)])).toString("base64url");
}

/** The last row of the page before; undefined without a token. @throws ApiError InvalidToken */
export function readPage<Last extends Json>(
  secret: KeyObject,
  question: string,
  token: string | undefined,
): Last | undefined {
  if (token === undefined) return undefined;
  try {
    const [text, mac] = JSON.parse(Buffer.from(token, "base64url").toString("utf8")) as [string, string];
    if (typeof text === "string" && mac === sign(secret, question, text)) return JSON.parse(text) as Last;
  } catch {}
  throw invalidPage();
}

function sign(secret: KeyObject, question: string, text: string): string {
  return createHmac("sha256", secret).update(`page ${text} ${question}`).digest("base64url");
}
