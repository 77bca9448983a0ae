import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { type Actor, type Keyring, Refusal } from "@marshrut/core/shared";

/** All that a cursor is good for: one list, asked in one way, by those who see the same of it (FAULTS B8). */
export interface CursorScope {
  actor: Actor | LinkHolder;
  operationId: string;
  /** Query parameters but `cursor` and `limit`; path parameters too. */
  filters: Record<string, string>;
}

/** Whoever comes by a link, which is the whole right to what it shows. */
interface LinkHolder {
  kind: "holder";
  tenant: string;
  token: string;
}

/**
 * `next` of a page as something to hand out: signed for its scope, in which alone it can be read back, and encrypted, since it
 * holds keys of the store and hashes of what was looked for, and stands in addresses.
 */
export async function issueCursor(keys: Keyring, scope: CursorScope, next: string): Promise<string> {
  const signature = await keys.sign("cursor", scope.actor.tenant, signed(scope, next));
  return `${await hidden(keys, scope, next)}.${signature}`;
}

/** @throws Refusal cursor.invalid, one answer for every cursor that is not for this list. */
export async function readCursor(keys: Keyring, scope: CursorScope, cursor: string): Promise<string> {
  const dot = cursor.indexOf(".");
  const next = await shown(keys, scope, cursor.slice(0, Math.max(dot, 0)));
  const signature = cursor.slice(dot + 1);
  if (next === undefined || !(await keys.isSigned("cursor", scope.actor.tenant, signed(scope, next), signature)))
    throw invalid();
  return next;
}

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

async function hidden(keys: Keyring, scope: CursorScope, text: string): Promise<string> {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, await keyOf(keys, scope), nonce, { authTagLength: tagBytes });
  const bytes = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), bytes]).toString("base64url");
}

async function shown(keys: Keyring, scope: CursorScope, text: string): Promise<string | undefined> {
  const key = await keyOf(keys, scope);
  const bytes = Buffer.from(text, "base64url");
  const textAt = nonceBytes + tagBytes;
  // Base64 has several ways to write the same bytes, and only ours is taken.
  if (bytes.length <= textAt || bytes.toString("base64url") !== text) return undefined;
  const cipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
  cipher.setAuthTag(bytes.subarray(nonceBytes, textAt));
  try {
    return Buffer.concat([cipher.update(bytes.subarray(textAt)), cipher.final()]).toString();
  } catch {
    return undefined;
  }
}

/** A key for each tenant, never handed out; what a cursor may be used for is the signature's. */
async function keyOf(keys: Keyring, { actor }: CursorScope): Promise<Buffer> {
  return createHash("sha256")
    .update(await keys.mac("cursor", `hidden\n${actor.tenant}`))
    .digest();
}

const signed = ({ actor, operationId, filters }: CursorScope, next: string): string =>
  JSON.stringify([actor.tenant, view(actor), operationId, Object.entries(filters).sort(), next]);

/** What decides how much of a list somebody sees. */
function view(actor: CursorScope["actor"]): string[] {
  switch (actor.kind) {
    case "specialist":
    case "link":
      return [actor.kind, actor.agency];
    case "representative":
      return [actor.kind, actor.representative];
    case "holder":
      return [actor.kind, actor.token];
    case "coordinator":
      return [actor.kind, actor.municipality ?? ""];
    default:
      return [actor.kind];
  }
}

const invalid = () =>
  new Refusal("cursor.invalid", {
    ru: "Этот cursor выдан не для этого списка. Начните с первой страницы, без cursor.",
    en: "This cursor was not issued for this list. Start from the first page, without a cursor.",
  });
