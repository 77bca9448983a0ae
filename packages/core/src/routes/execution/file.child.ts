import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { markOf } from "../../ground/vault/index.ts";
import { bySnils, namedBorn } from "../../people/child/duplicates.ts";

/** Whom a row names, as far as it does. */
export interface Who {
  surname?: string | undefined;
  givenName?: string | undefined;
  birthDate?: string | undefined;
  snils?: string | undefined;
}

/**
 * Whom a row means: who has the СНИЛС, or else the name and birth date. Where both are there and mean different children, or a
 * name several, it is for a person to say. Nothing of a card is opened.
 */
export async function childrenMeant(ctx: Ctx, { surname, givenName, birthDate, snils }: Who): Promise<ChildId[]> {
  const numbered = snils ? (await bySnils(ctx, snils)).subjects : [];
  const named =
    surname && givenName && birthDate
      ? await Promise.all(
          namedBorn({ names: [{ surname, givenName }], birthDate }).map(
            async (value) => (await markOf(ctx, "person", value)).subjects,
          ),
        )
      : [];
  const alike = named.flat();
  const both = numbered.filter((one) => alike.includes(one));
  const meant = both.length > 0 ? both : [...numbered, ...alike];
  return [...new Set(meant)] as ChildId[];
}
