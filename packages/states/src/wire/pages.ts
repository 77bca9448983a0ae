/** Page tokens: opaque, signed, and good only for the question that they belong to. */
import { createHmac } from "node:crypto";
import { invalidPage } from "./errors.ts";

export function pageToken(secret: Buffer, question: string, offset: number): string {
  return Buffer.from(`${offset}.${sign(secret, question, offset)}`).toString("base64url");
}

/** Where the page begins; 0 without a token. @throws ApiError InvalidToken */
export function readPage(secret: Buffer, question: string, token: string | undefined): number {
  if (token === undefined) return 0;
  const [offset, mac] = Buffer.from(token, "base64url").toString("utf8").split(".");
  if (!offset || !/^\d+$/.test(offset) || mac !== sign(secret, question, Number(offset))) throw invalidPage();
  return Number(offset);
}

function sign(secret: Buffer, question: string, offset: number): string {
  return createHmac("sha256", secret).update(`page ${offset} ${question}`).digest("base64url");
}
