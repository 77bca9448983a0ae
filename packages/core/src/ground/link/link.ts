import type { Deps } from "../shared/context.ts";
import { type Keyring, sameMac } from "../shared/keyring.ts";
import { formerlyHashed, readFormer } from "./former.ts";
import type { LinkKind, Sealed } from "./kinds.ts";
import { expired, invalid } from "./refusals.ts";

/** Longer than any token of ours: the longest names an e-mail address of 254 characters. */
const longest = 600;

/**
 * The token of a link: what it says, and a keyed hash over it. A link is not a record (docs/decisions/0015). What is hashed
 * begins with the kind, so that no token is ever taken for one of another kind; JSON, so that no field runs into the next.
 * The same link gives the same token. URL-safe.
 */
export function seal<K extends LinkKind>(
  keys: Keyring,
  kind: K,
  { tenant, fields, expiresAt }: Sealed<K>,
): Promise<string> {
  const text = JSON.stringify([kind, tenant, expiresAt ?? null, ...fields]);
  return tokenOf(keys, text, text);
}

/** What a token of this kind says, expired or not. @throws Refusal link.invalid for every token that is not ours */
export async function open<K extends LinkKind>(keys: Keyring, kind: K, token: string): Promise<Sealed<K>> {
  if (token.length > longest) throw invalid();
  const text = Buffer.from(token.split(".", 1)[0]!, "base64url").toString();
  const isFormer = !text.startsWith("[");
  // The whole token, made again: base64 has several ways to write one text, and only ours is taken.
  const right = await tokenOf(keys, text, isFormer ? formerlyHashed(kind, text) : text);
  const sealed = sameMac(token, right) ? (isFormer ? readFormer(kind, text) : read(kind, text)) : undefined;
  if (!sealed) throw invalid();
  return sealed;
}

/** What a token of this kind says. @throws Refusal link.invalid, link.expired */
export async function openLive<K extends LinkKind>(
  { keys, now }: Pick<Deps, "keys" | "now">,
  kind: K,
  token: string,
): Promise<Sealed<K>> {
  const sealed = await open(keys, kind, token);
  if (sealed.expiresAt !== undefined && sealed.expiresAt * 1000 <= now().epochMilliseconds) throw expired();
  return sealed;
}

const tokenOf = async (keys: Keyring, text: string, hashed: string): Promise<string> =>
  `${Buffer.from(text).toString("base64url")}.${await keys.mac("link", hashed)}`;

/** What a text says that was sealed by {@link seal}; undefined when it is of another kind. */
function read<K extends LinkKind>(kind: K, text: string): Sealed<K> | undefined {
  const [of, tenant, expiresAt, ...fields] = JSON.parse(text) as [
    LinkKind,
    string,
    number | null,
    ...Sealed<K>["fields"],
  ];
  return of === kind ? { tenant, fields: fields as Sealed<K>["fields"], expiresAt: expiresAt ?? undefined } : undefined;
}
