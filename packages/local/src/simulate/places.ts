import type { IndexName, Stored } from "@marshrut/core/shared";

/** The secondary orders, each by its place here. */
export const orders = ["gsi1", "gsi2", "gsi3", "gsi4", "outbox", "actor", "log"] as const satisfies IndexName[];

/** An order by its number, the partition, and where in it. */
export type PlaceRow = [order: number, pk: string, at: string];
/** Where a record stands in secondary orders; as JSON for one that the file has and nobody has moved since. */
export type Places = string | readonly PlaceRow[];
export const nowhere: Places = "[]";
export const placesIn = (places: Places): readonly PlaceRow[] =>
  typeof places !== "string" ? places : places === nowhere ? [] : (JSON.parse(places) as PlaceRow[]);
export const textOf = (places: Places): string => (typeof places === "string" ? places : JSON.stringify(places));

export function placesOf(index: Stored["index"]): Places {
  if (!index) return nowhere;
  const places: PlaceRow[] = [];
  for (const [code, name] of orders.entries()) {
    const at = index[name];
    if (at) places.push([code, at.pk, at.sk]);
  }
  return places;
}

/** Where a record stands no more, and where it stands now and did not. */
export function movesOf(before: Places, after: Places): { gone: PlaceRow[]; come: PlaceRow[] } {
  if (before === after) return { gone: [], come: [] };
  const [was, is] = [placesIn(before), placesIn(after)];
  return { gone: was.filter((at) => !stays(at, is)), come: is.filter((at) => !stays(at, was)) };
}

const stays = ([order, pk, at]: PlaceRow, others: readonly PlaceRow[]): boolean =>
  others.some((one) => one[0] === order && one[1] === pk && one[2] === at);
