import type { AgencyId, NoteId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import { mustExplain } from "../../ground/shared/went.ts";
import type { EntryContent, EntryPatch, EntryVersion, NewEntry, Responsible, SetResult, YearEntry } from "./entry.ts";
import type { Said } from "./year-plan.decide.ts";
import type { Fact, YearPlan } from "./year-plan.ts";

/** What a line says in an edition; nothing where it was not yet there. */
export const versionIn = ({ versions }: YearEntry, edition: number): EntryVersion | undefined =>
  versions.findLast((one) => one.edition <= edition);

/** What it says now, approved or not: there is always one. */
export const newest = ({ versions }: YearEntry): EntryVersion => versions.at(-1)!;

/** @throws Refusal input.invalid when it is not of the plan's year, or the day is not of the month */
export function contentOf({ year }: Pick<YearPlan, "year">, given: NewEntry): EntryContent {
  const { day, action, measureKey, note } = given;
  const month = given.month ?? day!.slice(0, 7);
  mustBeRight([
    ...(month.startsWith(`${year}-`)
      ? []
      : [fault(given.month ? "/month" : "/day", `в ${year} году`, `in the year ${year}`)]),
    ...(day && day.slice(0, 7) !== month ? [fault("/day", "в этом месяце", "in that month")] : []),
  ]);
  return { month, day, action: said(action), responsible: responsibleOf(given.responsible), measureKey, note };
}

const said = (words: string) => ({ ru: words, en: words });
const responsibleOf = (given: NewEntry["responsible"]): Responsible =>
  "name" in given ? { name: said(given.name) } : given;

/** What is named changes. A day moves the line into its month, and a month without a day takes the day away. @throws Refusal input.invalid */
export function patched(plan: Pick<YearPlan, "year">, before: EntryContent, patch: EntryPatch): EntryContent {
  const { day, month, action, responsible, measureKey, note } = patch;
  const moved = month !== undefined && month !== before.month;
  const nextDay = day === undefined ? (moved ? undefined : before.day) : (day ?? undefined);
  const next = contentOf(plan, {
    month: month ?? nextDay?.slice(0, 7) ?? before.month,
    day: nextDay,
    action: action ?? before.action.ru,
    responsible: responsible ?? { name: "" },
    measureKey: measureKey === undefined ? before.measureKey : (measureKey ?? undefined),
    note: note === undefined ? before.note : (note ?? undefined),
  });
  return {
    ...next,
    action: action === undefined ? before.action : next.action,
    responsible: responsible === undefined ? before.responsible : next.responsible,
  };
}

const contentIn = ({ month, day, action, responsible, measureKey, note }: EntryVersion): EntryContent => ({
  month,
  day,
  action,
  responsible,
  measureKey,
  note,
});

/** The line as of the next edition; the same where nothing of it differs. @throws Refusal year-plan.struck, input.invalid */
export function change(plan: YearPlan, entry: YearEntry, patch: EntryPatch, by: Said): YearEntry {
  mustStand(entry);
  const before = contentIn(newest(entry));
  const next = patched(plan, before, patch);
  return same(before, next) ? entry : withVersion(plan, entry, next, by);
}

/** Left out of the next edition. Nothing where it is already. */
export function strike(plan: YearPlan, entry: YearEntry, reasonId: NoteId, by: Said): YearEntry {
  const last = newest(entry);
  return last.struck ? entry : withVersion(plan, entry, { ...contentIn(last), struck: true, reasonId }, by);
}

/** Taken in again. Nothing where it stands. */
export function restore(plan: YearPlan, entry: YearEntry, reasonId: NoteId, by: Said): YearEntry {
  const last = newest(entry);
  return last.struck ? withVersion(plan, entry, { ...contentIn(last), reasonId }, by) : entry;
}

type Next = EntryContent & Pick<EntryVersion, "struck" | "reasonId">;

function withVersion({ edition }: YearPlan, entry: YearEntry, next: Next, { at, by }: Said): YearEntry {
  const version: EntryVersion = { ...next, edition: edition + 1, at, by };
  const kept = entry.versions.filter((one) => one.edition <= edition);
  return { ...entry, byHand: true, versions: [...kept, version] };
}

/** @throws Refusal year-plan.struck */
function mustStand(entry: YearEntry): void {
  if (!newest(entry).struck) return;
  throw new Refusal("year-plan.struck", {
    ru: "Строка исключена из плана. Сначала верните её (`restore`).",
    en: "The line was struck from the plan. Take it in again first (`restore`).",
  });
}

/**
 * How it went. Staff's word explains what stays behind; an organisation's «no» is for staff to see to.
 * @throws Refusal year-plan.struck, input.invalid: what was not done, or in part, is said in words
 */
export function setResult(
  entry: YearEntry,
  { status, words }: SetResult,
  { at, by, agencyId, wordsId }: Said & { agencyId?: AgencyId | undefined; wordsId?: NoteId | undefined },
): YearEntry {
  mustStand(entry);
  mustExplain({ status, words });
  return { ...entry, result: { status, wordsId, at, by, agencyId } };
}

/** The last day (ISO) on which it is in time. */
export const lastDayOf = ({ month, day }: Pick<EntryContent, "month" | "day">): string => day ?? `${month}-31`;

/** By the records, or by somebody's word. Of consultations one is enough: families come or do not. */
export function isFulfilled({ kind, result }: YearEntry, fact: Fact | undefined): boolean {
  if (result && result.status !== "not-done") return true;
  if (!fact) return false;
  const [done, of] = fact;
  return kind === "consultation" ? done > 0 : done >= of;
}

/** Past its last day, and nobody has carried it out or explained it. */
export function isBehind(entry: YearEntry, version: EntryVersion, fact: Fact | undefined, today: string): boolean {
  if (version.struck || lastDayOf(version) >= today || isFulfilled(entry, fact)) return false;
  return !(entry.result && entry.result.agencyId === undefined);
}
