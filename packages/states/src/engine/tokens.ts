/** Task tokens: which attempt of which execution, signed so that a guess is told from an old one. */
import { createHmac, type KeyObject, timingSafeEqual } from "node:crypto";

export interface Attempt {
  execution: number;
  attempt: number;
}

export function mintToken(secret: KeyObject, { execution, attempt }: Attempt): string {
  const body = `${execution}.${attempt}`;
  return Buffer.from(`${body}.${sign(secret, body).toString("base64url")}`).toString("base64url");
}

/** Undefined for what this engine never minted. */
export function readToken(secret: KeyObject, token: string): Attempt | undefined {
  const [execution, attempt, mac, ...rest] = Buffer.from(token, "base64url").toString("utf8").split(".");
  if (!execution || !attempt || !mac || rest.length > 0) return undefined;
  const given = Buffer.from(mac, "base64url");
  const right = sign(secret, `${execution}.${attempt}`);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  return { execution: Number(execution), attempt: Number(attempt) };
}

function sign(secret: KeyObject, body: string): Buffer {
  return createHmac("sha256", secret).update(body).digest();
}
