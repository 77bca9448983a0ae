import type { Key } from "../shared/bank.ts";
import type { Ctx } from "../shared/context.ts";
import { foldName } from "./fold.ts";
import { blindMac, blindPk } from "./identity.ts";

/**
 * Blind search of names by their beginning. The folded `surname|given name|patronymic` is cut into its prefixes and each is
 * hashed under the key: the prefix of three letters gives the partition, the hashes of the longer ones, one after another,
 * the sort key. So one record for each person serves every search of three letters and more, and a stolen table shows which
 * names begin alike, but none of them.
 */
export interface FullName {
  surname: string;
  givenName?: string | undefined;
  patronymic?: string | undefined;
}

const head = 3;
/** Letters beyond this are not searched by; keeps the sort key far below DynamoDB's 1,024 bytes. */
const longest = 60;
/** 24 bits for each letter: a false hit is as likely as one in 16 million, and the searcher sees the name anyway. */
const unit = 4;

/** Where a person stands in the order of names. */
export async function namePlace(ctx: Pick<Ctx, "keys" | "tenant">, name: FullName, subject: string): Promise<Key> {
  const { pk, sk } = await trail(ctx, [name.surname, name.givenName ?? "", name.patronymic ?? ""]);
  return { table: "vault", pk, sk: `${sk}#${subject}` };
}

/** Where to look for people whose name begins like this; a given name is searched only behind a whole surname. */
export const nameSearch = (ctx: Pick<Ctx, "keys" | "tenant">, parts: readonly string[]) => trail(ctx, parts);

async function trail(ctx: Pick<Ctx, "keys" | "tenant">, parts: readonly string[]): Promise<{ pk: string; sk: string }> {
  const [surname = "", ...rest] = parts.map(foldName);
  // A surname shorter than the head is whole by itself: «Ли» is padded and so never found as the beginning of «Лисин».
  const text = [surname.padEnd(head, "|"), ...rest].join("|").slice(0, longest);
  const longer = Array.from({ length: text.length - head }, (_, i) => text.slice(0, head + i + 1));
  const [pk, ...units] = await Promise.all([
    blindPk(ctx, "name", text.slice(0, head)),
    ...longer.map(async (prefix) => (await blindMac(ctx, "name", prefix)).slice(0, unit)),
  ]);
  return { pk, sk: units.join("") };
}
