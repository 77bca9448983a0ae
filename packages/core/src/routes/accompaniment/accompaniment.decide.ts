import { Temporal } from "temporal-polyfill";
import type { AccompanimentId, AgencyId, ChildId, NoteId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { AccompanimentEvent, AccompanimentRef } from "./accompaniment.events.ts";
import type {
  Accompaniment,
  AddContact,
  Contact,
  EndCause,
  ReviewAccompaniment,
  StartAccompaniment,
} from "./accompaniment.ts";

// Pure. The rhythm (each month, each half year) and the fortnight to answer are ours, an assumption: the law asks for accompaniment and
// does not say how often (DOMAIN).

/** Months from one review to the next. */
const reviewMonths = 6;
/** Days that an organisation has to answer before a coordinator sees to it. */
export const daysToAnswer = 14;
/** Days back that it may have begun before it is recorded. */
const mostBack = 365;

interface Decided {
  events: AccompanimentEvent[];
  after: Accompaniment;
}

export const refOf = ({ accompanimentId, childId, agencyId, municipality }: Accompaniment): AccompanimentRef => ({
  accompanimentId,
  childId,
  agencyId,
  municipality,
});

interface Start extends Omit<StartAccompaniment, "note" | "from"> {
  accompanimentId: AccompanimentId;
  childId: ChildId;
  municipality: string;
  from: string;
  places: Accompaniment["places"];
  today: string;
  at: string;
  noteId?: NoteId | undefined;
}

/** @throws Refusal input.invalid: a first day to come, or too long ago */
export function start({ today, at, ...what }: Start): Decided {
  const first = shifted(today, -mostBack);
  mustBeRight(
    what.from < first || what.from > today
      ? [fault("/from", `с ${first} по ${today}`, `from ${first} to ${today}`)]
      : [],
  );
  const after: Accompaniment = {
    ...what,
    contacts: [],
    reviewOn: later(what.from, reviewMonths),
    reviews: [],
    status: "open",
    createdAt: at,
  };
  return { events: [{ type: "accompaniment.started", data: refOf(after) }], after };
}

export const monthOf = (contact: Contact): string => (contact.held ? contact.on.slice(0, 7) : contact.month);

/** Whether anything was said of that month: that there was a contact, or why not. */
const isTold = ({ contacts }: Accompaniment, month: string): boolean => contacts.some((c) => monthOf(c) === month);

/** Whole months count: of one that was half over when it began nothing is asked. */
const firstMonth = ({ from }: Accompaniment): string => {
  const month = from.slice(0, 7);
  return Number(from.slice(8)) <= 15 ? month : next(month);
};

/** Months past of which nothing was said, the oldest first. */
export function missingMonths(accompaniment: Accompaniment, today: string): string[] {
  const last = accompaniment.ended?.on ?? today;
  const found: string[] = [];
  for (let month = firstMonth(accompaniment); month < last.slice(0, 7); month = next(month))
    if (!isTold(accompaniment, month)) found.push(month);
  return found;
}

/**
 * What is said of a contact, or of a month without one. Of the same month more may be said: a contact is a contact, however many there were.
 * @throws Refusal accompaniment.ended, input.invalid: before it began, to come, none where there was one
 */
export function contact(
  before: Accompaniment,
  said: AddContact,
  { today, at, noteId }: { today: string; at: string; noteId?: NoteId | undefined },
): Decided {
  mustBeOpen(before);
  const month = said.held ? said.on.slice(0, 7) : said.month;
  const [from, to] = said.held ? [before.from, today] : [before.from.slice(0, 7), today.slice(0, 7)];
  const [pointer, day] = said.held ? ["/on", said.on] : ["/month", said.month];
  mustBeRight([
    ...(day < from || day > to ? [fault(pointer, `с ${from} по ${to}`, `from ${from} to ${to}`)] : []),
    ...(!said.held && before.contacts.some((c) => c.held && monthOf(c) === month)
      ? [fault(pointer, "в этом месяце контакт был", "there was a contact in that month")]
      : []),
  ]);
  const told = { at, municipality: before.municipality, agencyId: before.agencyId, noteId };
  const entry: Contact = said.held
    ? { held: true, on: said.on, form: said.form, areas: said.areas ?? before.areas, ...told }
    : { held: false, month: said.month, cause: said.cause, ...told };
  // What was said to have been none is overtaken by a contact.
  const contacts = before.contacts.filter((c) => c.held || monthOf(c) !== month);
  return {
    events: [{ type: "accompaniment.contacted", data: { ...refOf(before), month, held: said.held } }],
    after: { ...before, contacts: [...contacts, entry] },
  };
}

/** @throws Refusal accompaniment.ended, input.invalid: a day before it began, or to come */
export function review(
  before: Accompaniment,
  { outcome, areas = before.areas, on }: ReviewAccompaniment & { on: string },
  { today, noteId }: { today: string; noteId?: NoteId | undefined },
): Decided {
  mustBeOpen(before);
  mustBeRight(dayFaults(before, on, today));
  return {
    events: [{ type: "accompaniment.reviewed", data: { ...refOf(before), outcome } }],
    after: {
      ...before,
      areas,
      reviewOn: later(on, reviewMonths),
      reviewAsked: undefined,
      reviews: [...before.reviews, { on, outcome, noteId }],
    },
  };
}

/** Another organisation or another post; what was said stays whose it was. @throws Refusal accompaniment.ended */
export function changeCurator(
  before: Accompaniment,
  to: { agencyId: AgencyId; post: Accompaniment["post"]; noteId?: NoteId | undefined },
): Decided | { events: [] } {
  mustBeOpen(before);
  if (before.agencyId === to.agencyId && before.post === to.post) return { events: [] };
  // Whoever comes new is asked anew.
  const asked = before.asked && { month: before.asked.month, askedAt: before.asked.askedAt, overdueAt: undefined };
  const after: Accompaniment = {
    ...before,
    agencyId: to.agencyId,
    post: to.post,
    noteId: to.noteId ?? before.noteId,
    asked,
    reviewAsked: undefined,
  };
  return { events: [{ type: "accompaniment.curator-changed", data: refOf(after) }], after };
}

/** @throws Refusal accompaniment.ended, input.invalid */
export function end(
  before: Accompaniment,
  { cause, on, noteId }: { cause: EndCause; on: string; noteId?: NoteId | undefined },
  today: string,
): Decided {
  mustBeOpen(before);
  mustBeRight(dayFaults(before, on, today));
  return {
    events: [{ type: "accompaniment.ended", data: { ...refOf(before), cause } }],
    after: { ...before, status: "ended", ended: { on, cause, noteId } },
  };
}

/** The month of which is asked next: after the last one, what was told already is passed over. */
function monthToAsk(accompaniment: Accompaniment): string {
  const { asked } = accompaniment;
  let month = asked ? next(asked.month) : firstMonth(accompaniment);
  while (isTold(accompaniment, month)) month = next(month);
  return month;
}

/** What time asks for, each with its day. */
function tasksOf(accompaniment: Accompaniment): { day: string; do: "ask" | "miss" | "review" | "review-miss" }[] {
  const { asked, reviewOn, reviewAsked } = accompaniment;
  const waits = asked && !asked.overdueAt && !isTold(accompaniment, asked.month);
  return [
    { day: `${next(monthToAsk(accompaniment))}-01`, do: "ask" as const },
    ...(waits ? [{ day: answerBy(asked), do: "miss" as const }] : []),
    ...(reviewAsked ? [] : [{ day: reviewOn, do: "review" as const }]),
    ...(reviewAsked && !reviewAsked.overdueAt ? [{ day: answerBy(reviewAsked), do: "review-miss" as const }] : []),
  ];
}

const answerBy = ({ askedAt }: { askedAt: string }): string => shifted(askedAt.slice(0, 10), daysToAnswer);

/** The day on which something is to be done about it. */
export const attendOn = (accompaniment: Accompaniment): string | undefined =>
  accompaniment.status === "open"
    ? tasksOf(accompaniment)
        .map(({ day }) => day)
        .toSorted()[0]
    : undefined;

/** What is due by today, one thing after the other; undefined where nothing is. */
export function attend(before: Accompaniment, { today, at }: { today: string; at: string }): Decided | undefined {
  if (before.status !== "open") return undefined;
  const events: AccompanimentEvent[] = [];
  let after = before;
  for (const task of tasksOf(before)) {
    if (task.day > today) continue;
    const data = refOf(before);
    if (task.do === "ask") {
      // Of what has passed meanwhile only the last month is asked: the others are shown as missing.
      const month = missingMonths(before, today).at(-1)!;
      after = { ...after, asked: { month, askedAt: at } };
      events.push({ type: "accompaniment.contact-due", data: { ...data, month } });
    } else if (task.do === "miss") {
      const { month } = before.asked!;
      // Of a newer month that is asked in the same moment the answer is still awaited.
      if (after.asked?.month === month) after = { ...after, asked: { ...after.asked, overdueAt: at } };
      events.push({ type: "accompaniment.contact-unanswered", data: { ...data, month } });
    } else if (task.do === "review") {
      after = { ...after, reviewAsked: { askedAt: at } };
      events.push({ type: "accompaniment.review-due", data });
    } else {
      after = { ...after, reviewAsked: { ...after.reviewAsked!, overdueAt: at } };
      events.push({ type: "accompaniment.review-unanswered", data });
    }
  }
  return events.length > 0 ? { events, after } : undefined;
}

const dayFaults = ({ from }: Accompaniment, on: string, today: string) =>
  on < from || on > today ? [fault("/on", `с ${from} по ${today}`, `from ${from} to ${today}`)] : [];

export function mustBeOpen({ status, ended }: Accompaniment): void {
  if (status === "open") return;
  throw new Refusal(
    "accompaniment.ended",
    { ru: "Сопровождение завершено.", en: "The accompaniment has ended." },
    { current: { on: ended?.on } },
  );
}

const next = (month: string): string => Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString();
const later = (day: string, months: number): string => Temporal.PlainDate.from(day).add({ months }).toString();
const shifted = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
