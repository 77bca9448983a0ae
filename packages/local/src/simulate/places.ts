import type { IndexName, Stored } from "@marshrut/core/shared";

/** The secondary orders, each by its place here. */
export const orders = ["gsi1", "gsi2", "gsi3", "gsi4", "outbox", "actor", "log"] as const satisfies IndexName[];

/** An order by its number, the partition, and where in it. */
export type PlaceRow = [order: number, pk: string, at: string];
export const nowhere = "[]";
export const placesIn = (text: string): PlaceRow[] => (text === nowhere ? [] : (JSON.parse(text) as PlaceRow[]));

/** Where a record stands in secondary orders, as JSON. */
export function placesOf(index: Stored["index"]): string {
  if (!index) return nowhere;
  const places = orders.flatMap((name, code): PlaceRow[] => {
    const at = index[name];
    return at ? [[code, at.pk, at.sk]] : [];
  });
  return JSON.stringify(places);
}
