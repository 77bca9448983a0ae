import type { Deps } from "../shared/context.ts";
import { type Keyring, type SignPurpose, sameMac } from "../shared/keyring.ts";
import { unlessRefused } from "../shared/refusal.ts";
import { formerlyHashed, readFormer } from "./former.ts";
import { type LinkKind, linkKinds, type Sealed } from "./kinds.ts";
import { dead, invalid } from "./refusals.ts";

/** Longer than any token of ours: the longest names an e-mail address of 254 characters. */
const longest = 600;

/**
 * The token of a link: what it says, and a signature over it. A link is not a record (docs/decisions/0015). What is signed
 * begins with the kind, so that no token is ever taken for one of another kind; JSON, so that no field runs into the next.
 * The same link gives the same token while the same key signs. URL-safe.
 */
export async function seal<K extends LinkKind>(
  keys: Keyring,
  kind: K,
  { tenant, fields, expiresAt }: Sealed<K>,
): Promise<string> {
  const text = JSON.stringify([kind, tenant, expiresAt ?? null, ...said(fields)]);
  return `${encoded(text)}.${await keys.sign(purposes[kind] ?? "link", tenant, text)}`;
}

/** Without what is not said at its end: JSON would make null of it. */
const said = (fields: readonly unknown[]): readonly unknown[] =>
  fields.slice(0, fields.findLastIndex((field) => field !== undefined) + 1);

/** Links whose keys have terms of their own; the others come in letters. */
const purposes: Partial<Record<LinkKind, SignPurpose>> = { feed: "feed", file: "download", export: "download" };

/** What a token of this kind says, expired or not. @throws Refusal link.invalid for every token that is not ours */
export async function open<K extends LinkKind>(keys: Keyring, kind: K, token: string): Promise<Sealed<K>> {
  if (token.length > longest) throw invalid();
  const dot = token.indexOf(".");
  const text = Buffer.from(token.slice(0, Math.max(dot, 0)), "base64url").toString();
  // base64 has several ways to write one text, and only ours is taken.
  const signature = encoded(text) === token.slice(0, Math.max(dot, 0)) ? token.slice(dot + 1) : "";
  const isNumbered = /^\d+-/.test(signature) && signature.length > macLength;
  const sealed = isNumbered
    ? await readSigned(keys, kind, text, signature)
    : await readUnnumbered(keys, kind, text, signature);
  if (!sealed) throw invalid();
  return sealed;
}

/** Letters of a hash, as those had that came without a generation. */
const macLength = 43;

async function readSigned<K extends LinkKind>(
  keys: Keyring,
  kind: K,
  text: string,
  signature: string,
): Promise<Sealed<K> | undefined> {
  const sealed = read(kind, text);
  const isOurs = sealed && (await keys.isSigned(purposes[kind] ?? "link", sealed.tenant, text, signature));
  return isOurs ? sealed : undefined;
}

/** What was made before the keys had generations: it lives to its term, as all links do. */
async function readUnnumbered<K extends LinkKind>(
  keys: Keyring,
  kind: K,
  text: string,
  signature: string,
): Promise<Sealed<K> | undefined> {
  const isFormer = !text.startsWith("[");
  const right = await keys.mac("link", isFormer ? formerlyHashed(kind, text) : text);
  if (!sameMac(signature, right)) return undefined;
  return isFormer ? readFormer(kind, text) : read(kind, text);
}

/** What a token of this kind says. @throws Refusal link.invalid, link.dead */
export async function openLive<K extends LinkKind>(
  { keys, now }: Pick<Deps, "keys" | "now">,
  kind: K,
  token: string,
): Promise<Sealed<K>> {
  const sealed = await open(keys, kind, token);
  if (isOver({ now }, sealed)) throw dead();
  return sealed;
}

/** Whether its time is over. */
export const isOver = ({ now }: Pick<Deps, "now">, { expiresAt }: Pick<Sealed, "expiresAt">): boolean =>
  expiresAt !== undefined && expiresAt * 1000 <= now().epochMilliseconds;

const encoded = (text: string): string => Buffer.from(text).toString("base64url");

/** The tenant that a token says, whoever has made it: to be believed once it has been opened. */
export function tenantOf(token: string): string | undefined {
  const text = Buffer.from(token.split(".", 1)[0]!.slice(0, longest), "base64url").toString();
  const tenant = text.startsWith("[") ? parsed(text)[1] : text.split("~", 1)[0];
  return typeof tenant === "string" && tenantName.test(tenant) ? tenant : undefined;
}

/** The kind that a token says it is of: likewise. */
export function kindOf(token: string): LinkKind | undefined {
  const [kind] = parsed(Buffer.from(token.split(".", 1)[0]!.slice(0, longest), "base64url").toString());
  return linkKinds.find((one) => one === kind);
}

/** Whether a token was made here, of whatever kind, expired or not. */
export async function isOurs(keys: Keyring, token: string): Promise<boolean> {
  for (const kind of linkKinds) if (await unlessRefused(() => open(keys, kind, token))) return true;
  return false;
}

/** What a tenant is called; whatever else stands in its place comes from nobody of ours. */
const tenantName = /^[\w-]{1,63}$/;

/** What a text says that was made by {@link seal}; undefined when it is none, or of another kind. Not yet believed. */
function read<K extends LinkKind>(kind: K, text: string): Sealed<K> | undefined {
  const [of, tenant, expiresAt, ...fields] = parsed(text);
  if (of !== kind || typeof tenant !== "string" || !tenantName.test(tenant)) return undefined;
  return { tenant, fields: fields as Sealed<K>["fields"], expiresAt: (expiresAt as number | null) ?? undefined };
}

function parsed(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
