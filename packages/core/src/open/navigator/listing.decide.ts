import { Temporal } from "temporal-polyfill";
import { Refusal } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import { type Edition, type Listing, type ListingContent, mostEditions, type Teller } from "./listing.ts";
import type { ListingEvent } from "./navigator.events.ts";

interface Decided {
  events: ListingEvent[];
  after: Listing;
}
/** Who says something of a listing, and when; `on`: the day (ISO) of the region. */
export interface Said {
  by: Teller;
  at: string;
  on: string;
}

const content = [
  "purpose",
  "firstStep",
  "address",
  "phone",
  "site",
  "hours",
  "access",
  "ages",
  "booking",
] as const satisfies readonly (keyof ListingContent)[];

const told = (before: Edition[], { by, at }: Said, fields: string[]): Edition[] =>
  [{ at, by, fields }, ...before].slice(0, mostEditions);

/** What it says from now on; whoever writes it has confirmed it. The same again is a confirmation. */
export function set(
  before: Listing | undefined,
  agencyId: Listing["agencyId"],
  given: ListingContent,
  said: Said,
): Decided {
  if (!before) {
    const history = told([], said, [...content]);
    const after: Listing = {
      ...given,
      agencyId,
      confirmedOn: said.on,
      confirmedBy: said.by,
      changedAt: said.at,
      history,
    };
    return { events: [{ type: "listing.set", data: { agencyId, fields: [...content] } }], after };
  }
  const fields = content.filter((field) => !same(before[field], given[field]));
  if (fields.length === 0) return confirm(before, said);
  const after: Listing = {
    ...before,
    ...(Object.fromEntries(content.map((field) => [field, given[field]])) as unknown as ListingContent),
    confirmedOn: said.on,
    confirmedBy: said.by,
    askedAt: undefined,
    changedAt: said.at,
    history: told(before.history, said, fields),
  };
  return { events: [{ type: "listing.set", data: { agencyId, fields } }], after };
}

/** «Всё ещё так». */
export function confirm(before: Listing, said: Said): Decided {
  const after: Listing = {
    ...before,
    confirmedOn: said.on,
    confirmedBy: said.by,
    askedAt: undefined,
    changedAt: said.at,
    history: told(before.history, said, ["confirmed"]),
  };
  return { events: [{ type: "listing.confirmed", data: { agencyId: before.agencyId } }], after };
}

/** @throws Refusal conflict.exists: it is hidden, or shown, already */
export function setHidden(before: Listing, hidden: boolean, said: Said, because?: Listing["hiddenBecause"]): Decided {
  if ((before.hidden ?? false) === hidden)
    throw new Refusal("conflict.exists", {
      ru: hidden ? "Описание уже скрыто." : "Описание и так видно.",
      en: hidden ? "It is hidden already." : "It is shown already.",
    });
  const after: Listing = {
    ...before,
    hidden: hidden || undefined,
    hiddenBecause: because,
    changedAt: said.at,
    history: told(before.history, said, [hidden ? "hidden" : "shown"]),
  };
  const { agencyId } = before;
  return { events: [{ type: hidden ? "listing.hidden" : "listing.shown", data: { agencyId } }], after };
}

/** A year from its confirmation it is asked whether it is still so; and again each month until somebody says. ISO date. */
export function askOn({ confirmedOn, askedAt }: Pick<Listing, "confirmedOn" | "askedAt">): string {
  if (askedAt !== undefined) return Temporal.PlainDate.from(askedAt.slice(0, 10)).add({ months: 1 }).toString();
  return Temporal.PlainDate.from(confirmedOn).add({ years: 1 }).toString();
}

/** It is time to ask, or not yet. */
export function ask(before: Listing, { today, at }: { today: string; at: string }): Decided | undefined {
  if (askOn(before) > today || before.hidden) return undefined;
  const { agencyId } = before;
  return { events: [{ type: "listing.confirmation-due", data: { agencyId } }], after: { ...before, askedAt: at } };
}

/** Nobody has said for a month after it was asked that it still holds: the page says so. */
export const isDoubtful = ({ confirmedOn }: Pick<Listing, "confirmedOn">, today: string): boolean =>
  Temporal.PlainDate.from(confirmedOn).add({ years: 1, months: 1 }).toString() < today;
