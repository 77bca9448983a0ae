import type { Key, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import { type FullName, namePlace } from "../../ground/vault/index.ts";
import { spelledParts } from "../likeness/index.ts";
import type { FormerName } from "./child.ts";

type Name = Pick<FormerName, "surname" | "givenName" | "patronymic">;

/** When and why a name became a former one. */
export interface Renaming {
  /** The day of registration. */
  since: string;
  /** Today. */
  to: string;
  reason?: string | undefined;
}

/** All former names after a change of the person: none is ever dropped. */
export function formerAfter(
  former: FormerName[],
  before: Name,
  after: Name,
  { since, ...end }: Renaming,
): FormerName[] {
  const { surname, givenName, patronymic } = before;
  if (surname === after.surname && givenName === after.givenName && patronymic === after.patronymic) return former;
  mustHaveRoom("formerNames", former.length);
  return [...former, { surname, givenName, patronymic, from: former.at(-1)?.to ?? since, ...end }];
}

/** A place in the order of names. */
export interface NamePlace {
  childId: ChildId;
  /**
   * Where the child stands under its earlier names in the same partition. Whoever searches by what the names have in common
   * meets it at the earliest, and only there.
   */
  besides?: string[];
}

/** A name, and the same with each part of a double surname alone, so that «Римский Л.» is found as «Корсаков Л.» is. */
const readings = (name: FullName): FullName[] => {
  const parts = spelledParts(name.surname);
  return [name, ...(parts.length > 1 ? parts : []).map((surname) => ({ ...name, surname }))];
};

/** All places of a name. */
export const namePlaces = (ctx: Pick<Ctx, "keys" | "tenant">, name: FullName, childId: ChildId): Promise<Key[]> =>
  Promise.all(readings(name).map((one) => namePlace(ctx, one, childId)));

/** The places under a name, unless the child stands there already; the earlier ones stay, so that it is found by them. */
export async function placeWrites(
  ctx: Pick<Ctx, "keys" | "tenant">,
  childId: ChildId,
  name: FullName,
  earlier: readonly FullName[] = [],
): Promise<Write[]> {
  const places = (await Promise.all(earlier.map((one) => namePlaces(ctx, one, childId)))).flat();
  return (await namePlaces(ctx, name, childId)).flatMap((key): Write[] => {
    const besides = [...new Set(places.filter(({ pk }) => pk === key.pk).map(({ sk }) => sk))];
    places.push(key);
    if (besides.includes(key.sk)) return [];
    const data: NamePlace = { childId, besides: besides.length > 0 ? besides : undefined };
    return [{ put: { key, kind: "blind", data }, expect: "absent" }];
  });
}

/** Whether a search that begins like this meets the child here for the first time. */
export const isMetHere = ({ besides = [] }: NamePlace, sk: string): boolean =>
  !besides.some((one) => one.startsWith(sk));
