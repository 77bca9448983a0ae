import { Temporal } from "temporal-polyfill";
import type { AgencyId, ItemId, NoteId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { LibraryEvent } from "./library.events.ts";
import {
  type Act,
  type ActLevel,
  type AskedWhy,
  actLevels,
  type Item,
  type ItemContent,
  type ItemStatus,
  type ItemVerb,
} from "./library.ts";

/** What may follow what, for the editors, and for whoever has written it. */
const may = {
  correct: ["proposed", "returned", "published"],
  return: ["proposed"],
  confirm: ["published"],
  publish: ["proposed", "returned", "withdrawn"],
  withdraw: ["proposed", "returned", "published"],
} as const satisfies Record<ItemVerb, readonly ItemStatus[]>;
const ofAuthor = {
  correct: ["proposed", "returned"],
  confirm: may.confirm,
  withdraw: may.withdraw,
} as const satisfies Partial<Record<ItemVerb, readonly ItemStatus[]>>;

export type Office = "editor" | "author";

export const mayDo = ({ status }: Pick<Item, "status">, as: Office): ItemVerb[] =>
  Object.entries(as === "editor" ? may : ofAuthor).flatMap(([verb, statuses]) =>
    (statuses as readonly ItemStatus[]).includes(status) ? [verb as ItemVerb] : [],
  );

/** @throws Refusal library.closed */
export function mustMay(verb: ItemVerb, item: Item, as: Office): void {
  if (mayDo(item, as).includes(verb)) return;
  throw new Refusal(
    "library.closed",
    { ru: "С материалом в этом состоянии так нельзя.", en: "This is not possible with the item as it stands." },
    { current: { status: item.status } },
  );
}

interface Decided {
  events: LibraryEvent[];
  after: Item;
}
interface When {
  at: string;
  /** ISO date in the region. */
  today: string;
}

export const refOf = ({ itemId, content: { kind }, agencyId, municipality }: Item) => ({
  itemId,
  kind,
  agencyId,
  municipality,
});
const happened = (
  type: Exclude<LibraryEvent["type"], "library.review-due" | "library.handed-on">,
  item: Item,
  after: Item,
): Decided => ({
  events: [{ type, data: refOf(item) }],
  after,
});

/** An editor corrects what is there and it stays as it is; what its author corrects an editor sees again. @throws Refusal library.closed, input.invalid */
export function correct(item: Item, content: ItemContent, as: Office, { at }: When): Decided {
  mustMay("correct", item, as);
  mustBeRight(content.kind === item.content.kind ? [] : [fault("/content/kind", item.content.kind, item.content.kind)]);
  // Which acts ended by it was said as it was published: that changes by withdrawing it.
  if (content.kind === "act" && item.content.kind === "act" && item.status === "published") {
    const before = item.content.supersedes;
    const isSame = content.supersedes.length === before.length && content.supersedes.every((id) => before.includes(id));
    mustBeRight(isSame ? [] : [fault("/content/supersedes", "как при публикации", "as it was published")]);
  }
  const status = as === "author" ? "proposed" : item.status;
  const isOfAct = content.kind === "act";
  const after: Item = { ...item, content, status, endTold: isOfAct ? undefined : item.endTold, changedAt: at };
  return happened(as === "author" ? "library.proposed" : "library.corrected", item, after);
}

/** @throws Refusal library.closed */
export function giveBack(item: Item, reasonId: NoteId, { at }: When): Decided {
  mustMay("return", item, "editor");
  return happened("library.returned", item, { ...item, status: "returned", reasonId, changedAt: at });
}

/** «Всё ещё действует». @throws Refusal library.closed */
export function confirm(item: Item, as: Office, { at, today }: When): Decided {
  mustMay("confirm", item, as);
  return happened("library.confirmed", item, { ...item, confirmedOn: today, asked: undefined, changedAt: at });
}

/** @param ended acts that it takes the place of, as they were @throws Refusal library.closed */
export function publish(item: Item, ended: NonNullable<Item["ended"]>, { at, today }: When): Decided {
  mustMay("publish", item, "editor");
  const after: Item = {
    ...item,
    status: "published",
    publishedOn: item.publishedOn ?? today,
    confirmedOn: today,
    asked: undefined,
    reasonId: undefined,
    ended: ended.length > 0 ? ended : undefined,
    endTold: undefined,
    changedAt: at,
  };
  return happened("library.published", item, after);
}

/** @throws Refusal library.closed */
export function withdraw(item: Item, reasonId: NoteId, as: Office, { at }: When): Decided {
  mustMay("withdraw", item, as);
  const after: Item = { ...item, status: "withdrawn", asked: undefined, reasonId, ended: undefined, changedAt: at };
  return happened("library.withdrawn", item, after);
}

const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
export const beginOf = ({ from, date }: Act): string => from ?? date;

/** An act ends on the day before the one that takes its place begins. */
export function endBy(before: Item, by: Item): Item {
  const [act, next] = [before.content as Act, by.content as Act];
  const last = dayBefore(beginOf(next));
  // One that is older than what it takes the place of leaves it no day: it was in force on its first.
  const until = [last, beginOf(act)].sort()[1]!;
  const ends = act.until === undefined || act.until > until ? until : act.until;
  return { ...before, content: { ...act, until: ends }, supersededBy: by.itemId };
}
/** What was ended by an act that was withdrawn is as it was. */
export const restored = (item: Item, until: string | undefined): Item => ({
  ...item,
  content: { ...(item.content as Act), until },
  supersededBy: undefined,
  endTold: undefined,
});

/** Whether an act is in force on this day (ISO). */
export const isInForce = (act: Act, today: string): boolean =>
  beginOf(act) <= today && (act.until === undefined || act.until >= today);

const rank = (level: ActLevel): number => actLevels.indexOf(level);

/** Whether an act stands below another: it answers it or what it takes the place of; or, of a new one, is for the same measure. */
export function isBelow(one: Item, above: Item, why: "act-above-new" | "act-above-ended"): boolean {
  const [act, upper] = [one.content, above.content];
  if (act.kind !== "act" || upper.kind !== "act" || one.itemId === above.itemId) return false;
  if (one.status !== "published" || rank(act.level) <= rank(upper.level)) return false;
  const named: readonly ItemId[] = [above.itemId, ...upper.supersedes];
  if (act.answers.some((id) => named.includes(id))) return true;
  return why === "act-above-new" && act.measures.some((measure) => upper.measures.includes(measure));
}

/** It is asked about from this day (ISO): a year after somebody said that it holds, and each month again until somebody does. */
function askOn({ confirmedOn, asked, content }: Item): string | undefined {
  // What the media wrote stays as it was written.
  if (content.kind === "publication" || confirmedOn === undefined) return undefined;
  if (asked) return Temporal.PlainDate.from(asked.at.slice(0, 10)).add({ months: 1 }).toString();
  return Temporal.PlainDate.from(confirmedOn).add({ years: 1 }).toString();
}
const endOn = ({ content, endTold }: Item): string | undefined =>
  content.kind === "act" && content.until !== undefined && !endTold
    ? Temporal.PlainDate.from(content.until).add({ days: 1 }).toString()
    : undefined;

/** The day (ISO) from which something is to be done about it. */
export function attendOn(item: Item): string | undefined {
  if (item.status !== "published") return undefined;
  const over = endOn(item);
  // Of an act that is over nobody asks whether it holds.
  if (over === undefined && item.endTold) return undefined;
  return [over, askOn(item)].filter((day) => day !== undefined).sort()[0];
}

/** Another organisation goes on with it: asked about, it is asked. */
export function handOn(item: Item, to: { agencyId: AgencyId; municipality: string }, { at }: When): Decided {
  const after: Item = { ...item, agencyId: to.agencyId, municipality: to.municipality, changedAt: at };
  return { events: [{ type: "library.handed-on", data: { ...refOf(after), from: item.agencyId! } }], after };
}

/** What time asks for. */
export function attend(item: Item, { at, today }: When): Decided | undefined {
  const due = attendOn(item);
  if (due === undefined || due > today) return undefined;
  const over = endOn(item);
  if (over !== undefined && over <= today)
    return happened("library.act-ended", item, { ...item, endTold: true, asked: undefined });
  return ask(item, { why: "year" }, { at, today });
}

/** Nothing where it is not published, or is asked for the same reason. */
export function ask(item: Item, { why, because }: { why: AskedWhy; because?: ItemId }, { at }: When): Decided {
  return {
    events: [{ type: "library.review-due", data: { ...refOf(item), why } }],
    after: { ...item, asked: { at, why, because } },
  };
}
