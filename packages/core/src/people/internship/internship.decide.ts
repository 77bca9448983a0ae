import { Temporal } from "temporal-polyfill";
import type { NoteId, SpecialistId } from "../../ground/shared/ids.ts";
import { fault, invalid, mustBeRight } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { InternshipEvent, InternshipRef } from "./internship.events.ts";
import {
  type Internship,
  type InternshipStatus,
  type InternshipVerb,
  isOpen,
  type LookMonths,
  type LookOutcome,
  lookMonths,
} from "./internship.ts";
import { freeIn, type Site, type Term, waitingIn } from "./site.ts";

// The rules of an internship, and of its place at the site: the two are written in one commit.

export interface Decided {
  events: InternshipEvent[];
  after: Internship;
  site: Site;
}

/** Within so many days a site answers an application, or says how one ended; then it is somebody's task. */
const daysToAnswer = 14;
/** The same of what came of it. */
const daysToLook = 14;
/** How many days a diary has. */
export const mostEntries = 100;
/** How many wait for one term. */
const mostWaiting = 30;

export const refOf = ({ internshipId, siteId, hostId, agencyId, municipality }: Internship): InternshipRef => ({
  internshipId,
  siteId,
  hostId,
  agencyId,
  municipality,
});
type Plain = Exclude<
  InternshipEvent["type"],
  "internship.unanswered" | "internship.look-due" | "internship.look-unanswered" | "internship.looked"
>;
const happened = (type: Plain, one: Internship): InternshipEvent => ({ type, data: refOf(one) });

export const closed = (what: { status: string }) =>
  new Refusal(
    "internship.closed",
    {
      ru: "Сейчас этого нельзя: стажировка в другом состоянии или уже завершена.",
      en: "Not possible now: the internship is in another state, or over already.",
    },
    { current: { status: what.status } },
  );
export const siteClosed = ({ status }: Pick<Site, "status">) =>
  new Refusal(
    "site.closed",
    {
      ru: "Площадка закрыта или ещё не утверждена: заявки не принимаются.",
      en: "The site is closed, or not approved yet: it takes no applications.",
    },
    { current: { status } },
  );

/** The site after one of its interns has gone from one state to another; whoever has ended is there no more. */
export function placed(site: Site, { internshipId, specialistId, from, status }: Internship): Site {
  const others = site.present.filter((one) => one.internshipId !== internshipId);
  return isOpen({ status })
    ? {
        ...site,
        present: [
          ...others,
          { internshipId, specialistId, from, status: status as "applied" | "waiting" | "accepted" },
        ],
      }
    : { ...site, present: others };
}

/** The term that begins on this day and is still to begin. @throws Refusal input.invalid */
export function termOf({ terms }: Pick<Site, "terms">, from: string, today: string): Term {
  const term = terms.find((one) => one.from === from);
  if (!term || term.from <= today)
    throw invalid([fault("/from", "первый день заезда, который ещё не начался", "the first day of a term to come")]);
  return term;
}

/** @throws Refusal site.closed, input.invalid, conflict.exists, limit.reached */
export function apply(site: Site, one: Internship, today: string): Decided {
  if (site.status !== "approved") throw siteClosed(site);
  mustBeRight(
    one.agencyId === site.agencyId
      ? [fault("/specialistId", "специалист другой организации", "a specialist of another organisation")]
      : [],
  );
  const { until } = termOf(site, one.from, today);
  const same = site.present.find(({ specialistId }) => specialistId === one.specialistId);
  if (same)
    throw new Refusal(
      "conflict.exists",
      { ru: "Заявка на этого специалиста здесь уже есть.", en: "This specialist has applied here already." },
      { current: { internshipId: same.internshipId } },
    );
  if (site.present.filter(({ from, status }) => from === one.from && status !== "accepted").length >= mostWaiting)
    throw new Refusal("limit.reached", {
      ru: `На этот заезд уже ждут ${mostWaiting}: выберите другой.`,
      en: `${mostWaiting} wait for this term already: choose another.`,
    });
  const after = { ...one, until };
  return { events: [happened("internship.applied", after)], after, site: placed(site, after) };
}

/** With a mentor of the site's. @throws Refusal internship.closed, input.invalid: no free place */
export function accept(site: Site, one: Internship, mentorId: SpecialistId): Decided {
  if (one.status !== "applied" && one.status !== "waiting") throw closed(one);
  if (site.status !== "approved") throw siteClosed(site);
  mustBeRight([
    ...(site.mentors.includes(mentorId)
      ? []
      : [fault("/mentorId", "наставник этой площадки", "a mentor of this site")]),
    ...(freeIn(site, one.from) > 0
      ? []
      : [fault("/answer", "свободных мест в заезде нет: поставьте в очередь", "the term is full: let them wait")]),
  ]);
  const after: Internship = { ...one, status: "accepted", mentorId, hours: site.hours, overdueAt: undefined };
  return { events: [happened("internship.accepted", after)], after, site: placed(site, after) };
}

/** @throws Refusal internship.closed */
export function wait(site: Site, one: Internship): Decided {
  if (one.status !== "applied") throw closed(one);
  const after: Internship = { ...one, status: "waiting", overdueAt: undefined };
  return { events: [happened("internship.queued", after)], after, site: placed(site, after) };
}

/** Over, one way or another: its place is free. */
function ended(
  site: Site,
  one: Internship,
  status: InternshipStatus,
  { today, reasonId }: { today: string; reasonId?: NoteId | undefined },
): Decided {
  const after: Internship = { ...one, status, endedOn: today, reasonId, overdueAt: undefined };
  const events = [happened(`internship.${status}` as Plain, after)];
  // A site is told of those who come no more; whom it has refused itself it knows.
  if (status === "withdrawn" || status === "broken-off" || status === "called-off")
    events.push(happened("internship.gone", after));
  return { events, after, site: placed(site, after) };
}

/** @throws Refusal internship.closed */
export function refuse(site: Site, one: Internship, how: { today: string; reasonId: NoteId }): Decided {
  if (one.status !== "applied" && one.status !== "waiting") throw closed(one);
  return ended(site, one, "refused", how);
}

/** By whoever has applied, until it begins. @throws Refusal internship.closed: it has begun, and is broken off */
export function withdraw(site: Site, one: Internship, how: { today: string; reasonId?: NoteId | undefined }): Decided {
  if (!isOpen(one) || (one.status === "accepted" && one.from <= how.today)) throw closed(one);
  return ended(site, one, "withdrawn", how);
}

/** @throws Refusal internship.closed: it has not begun, and is withdrawn */
export function breakOff(site: Site, one: Internship, how: { today: string; reasonId: NoteId }): Decided {
  if (one.status !== "accepted" || one.from > how.today) throw closed(one);
  return ended(site, one, "broken-off", how);
}

/** The site, or one of the two organisations, is there no more. Twice is once. */
export const callOff = (site: Site, one: Internship, today: string): Decided =>
  isOpen(one) ? ended(site, one, "called-off", { today }) : { events: [], after: one, site };

/** @throws Refusal internship.closed: it has not begun, or is over */
export function complete(
  site: Site,
  one: Internship,
  { today, hours, code }: { today: string; hours?: number | undefined; code: string },
): Decided {
  if (one.status !== "accepted" || one.from > today) throw closed(one);
  const done = doneOf(one);
  const { internshipId } = one;
  const after: Internship = {
    ...one,
    status: "completed",
    endedOn: today,
    overdueAt: undefined,
    certificate: {
      number: `${today.slice(0, 4)}-${internshipId.slice(-6)}-I`,
      code,
      on: today,
      hours: hours ?? (done > 0 ? done : one.hours),
    },
    looks: lookMonths.map((months) => ({
      months,
      dueOn: Temporal.PlainDate.from(today).add({ months }).toString(),
    })),
  };
  return { events: [happened("internship.completed", after)], after, site: placed(site, after) };
}

export const doneOf = ({ diary }: Pick<Internship, "diary">): number =>
  diary.reduce((sum, { hours }) => sum + hours, 0);

/** A day of the diary. @throws Refusal internship.closed, input.invalid, limit.reached */
export function note(
  one: Internship,
  { on, hours, noteId, today }: { on: string; hours: number; noteId: NoteId; today: string },
): { events: InternshipEvent[]; after: Internship } {
  if (one.status !== "accepted") throw closed(one);
  const last = one.until < today ? one.until : today;
  mustBeRight(
    on < one.from || on > last ? [fault("/on", `с ${one.from} по ${last}`, `from ${one.from} to ${last}`)] : [],
  );
  const others = one.diary.filter((entry) => entry.on !== on);
  if (others.length >= mostEntries)
    throw new Refusal("limit.reached", {
      ru: `В дневнике уже ${mostEntries} дней.`,
      en: `The diary has ${mostEntries} days already.`,
    });
  const diary = hours === 0 ? others : [...others, { on, hours, noteId }].toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const after: Internship = { ...one, diary };
  return { events: [happened("internship.noted", after)], after };
}

/** What came of it; a later answer puts an earlier one right. @throws Refusal internship.closed, input.invalid: too early */
export function look(
  one: Internship,
  { months, outcome, today, noteId }: { months: LookMonths; outcome: LookOutcome; today: string; noteId: NoteId },
): { events: InternshipEvent[]; after: Internship } {
  if (one.status !== "completed") throw closed(one);
  const { dueOn } = one.looks.find((each) => each.months === months)!;
  mustBeRight(dueOn > today ? [fault("/months", `спросим ${dueOn}`, `asked for on ${dueOn}`)] : []);
  const looks = one.looks.map((each) =>
    each.months === months ? { ...each, answered: { outcome, on: today, noteId } } : each,
  );
  const after: Internship = { ...one, looks };
  return { events: [{ type: "internship.looked", data: { ...refOf(after), months, outcome } }], after };
}

/** The day (ISO) on which something is to be done about it by itself. */
export function attendOn(one: Internship): string | undefined {
  switch (one.status) {
    case "applied": {
      const answerBy = one.overdueAt ? undefined : shifted(one.appliedAt.slice(0, 10), daysToAnswer);
      return answerBy !== undefined && answerBy < one.from ? answerBy : one.from;
    }
    case "waiting":
      return one.from;
    case "accepted":
      if (one.overdueAt) return undefined;
      return one.endAskedAt ? shifted(one.endAskedAt.slice(0, 10), daysToAnswer) : shifted(one.until, 1);
    case "completed": {
      const next = one.looks.find(({ answered, overdueAt }) => !answered && !overdueAt);
      if (!next) return undefined;
      return next.askedAt ? shifted(next.askedAt.slice(0, 10), daysToLook) : next.dueOn;
    }
    default:
      return undefined;
  }
}

/** What time brings about; nothing where nothing is due. */
export function attend(site: Site, one: Internship, { today, at }: { today: string; at: string }): Decided | undefined {
  const day = attendOn(one);
  if (day === undefined || day > today) return undefined;
  if (one.status === "waiting" || (one.status === "applied" && one.from <= today))
    return ended(site, one, "lapsed", { today });
  if (one.status === "applied" || (one.status === "accepted" && one.endAskedAt)) {
    const what = one.status === "applied" ? "application" : "end";
    const after: Internship = { ...one, overdueAt: at };
    return { events: [{ type: "internship.unanswered", data: { ...refOf(one), what } }], after, site };
  }
  if (one.status === "accepted") {
    const after: Internship = { ...one, endAskedAt: at };
    return { events: [happened("internship.end-due", after)], after, site };
  }
  const next = one.looks.find(({ answered, overdueAt }) => !answered && !overdueAt);
  if (!next) return undefined;
  const type = next.askedAt ? "internship.look-unanswered" : "internship.look-due";
  const marked = next.askedAt ? { ...next, overdueAt: at } : { ...next, askedAt: at };
  return {
    events: [{ type, data: { ...refOf(one), months: next.months } }],
    after: { ...one, looks: one.looks.map((each) => (each.months === next.months ? marked : each)) },
    site,
  };
}

/** Whether a place has come free for which somebody waits. */
export const frees = (before: Site, after: Site, from: string): boolean =>
  after.status === "approved" && freeIn(after, from) > freeIn(before, from) && waitingIn(after, from) > 0;

/** What either side may do now; who that is, is another question. */
export function mayDo(one: Internship, today: string): InternshipVerb[] {
  const hasBegun = one.from <= today;
  const all: Record<InternshipVerb, boolean> = {
    answer: one.status === "applied" || one.status === "waiting",
    diary: one.status === "accepted" && hasBegun,
    complete: one.status === "accepted" && hasBegun,
    "break-off": one.status === "accepted" && hasBegun,
    withdraw: isOpen(one) && !(one.status === "accepted" && hasBegun),
    outcome: one.status === "completed" && one.looks.some(({ dueOn }) => dueOn <= today),
  };
  return (Object.keys(all) as InternshipVerb[]).filter((verb) => all[verb]);
}

const shifted = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
