import { Temporal } from "temporal-polyfill";
import {
  dateInWords,
  daysUntil,
  isNoCalendar,
  isOverdue,
  localDay,
  nearestWorkingDay,
  periodBounds,
} from "../../ground/calendar/index.ts";
import type { NoteId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { Clock } from "../../ground/tenant/clock.ts";
import type { ObligationEvent, ObligationEventData, ObligationEventType } from "./obligation.events.ts";
import { checked, type Handed } from "./obligation.fit.ts";
import { takes } from "./obligation.may.ts";
import {
  type ExtensionWish,
  isOutstanding,
  mostExtensions,
  type Obligation,
  type ObligationVerb,
  type Submission,
} from "./obligation.ts";

/** @param indicators keys that the measure asks for. @throws Refusal obligation.closed, obligation.withdrawn, input.invalid */
export function submit(
  obligation: Obligation,
  handed: Handed,
  indicators: readonly string[],
  clock: Clock,
): ObligationEvent[] {
  assertMay(obligation, "submit");
  const submission = submissionOf(obligation, checked(handed, indicators), clock);
  const wished = obligation.wish ? true : undefined;
  return [event(obligation, "obligation.submitted", { submission, wished })];
}

/** A figure put right after locking; the report keeps its mark of being late, or gets it when there was none. */
export function correct(
  obligation: Obligation,
  handed: Handed & { reasonId: NoteId },
  indicators: readonly string[],
  clock: Clock,
): ObligationEvent[] {
  assertMay(obligation, "correct");
  const before = "submission" in obligation ? obligation.submission : undefined;
  const { reasonId, ...rest } = handed;
  const made = submissionOf(obligation, checked(rest, indicators), clock);
  const submission = before ? { ...made, late: before.late, at: before.at } : made;
  return [event(obligation, "obligation.corrected", { submission, reasonId })];
}

export function accept(obligation: Obligation): ObligationEvent[] {
  assertMay(obligation, "accept");
  return [event(obligation, "obligation.accepted", {})];
}

export function sendBack(obligation: Obligation, reasonId: NoteId): ObligationEvent[] {
  assertMay(obligation, "return");
  return [event(obligation, "obligation.returned", { reasonId })];
}

export function withdraw(obligation: Obligation, why: "measure" | "agency"): ObligationEvent[] {
  if (obligation.status === "withdrawn") return [];
  return [event(obligation, "obligation.withdrawn", { why })];
}

/** Asked for again: its measure is back in the roadmap, or its organisation is open again. What it had handed in stands. */
export function restore(obligation: Obligation): ObligationEvent[] {
  assertMay(obligation, "restore");
  return [event(obligation, "obligation.restored", {})];
}

/**
 * Another day, when the roadmap or the calendar has changed; what is handed in was judged by the day of then. Who was given a later
 * day keeps it.
 */
export function reschedule(obligation: Obligation, due: { dueDate: string; workBy: string }): ObligationEvent[] {
  const { dueDate, workBy } = due;
  if (!isOutstanding(obligation) || (dueDate === obligation.dueDate && workBy === obligation.workBy)) return [];
  if (dueDate <= (obligation.extensions?.at(-1)?.until ?? "")) return [];
  return [event(obligation, "obligation.rescheduled", { dueDate, workBy })];
}

/** The later day, and who gives it or asks for it. */
interface Later {
  until: string;
  by: string;
  /** Who asked for it, where two persons agree. */
  askedBy?: string | undefined;
  reasonId: NoteId;
}

/** A later day. @throws Refusal obligation.closed, obligation.withdrawn, input.invalid */
export function extend(obligation: Obligation, later: Later, clock: Clock): ObligationEvent[] {
  assertMay(obligation, "extend");
  mustBeLater(obligation, later, clock);
  const { until, by, askedBy, reasonId } = later;
  const workBy = nearestWorkingDay(clock.calendar, Temporal.PlainDate.from(until), "previous");
  const data = { dueDate: until, workBy: isNoCalendar(workBy) ? until : workBy.toString(), by, askedBy, reasonId };
  return [event(obligation, "obligation.extended", data)];
}

/**
 * The organisation asks for one; until the coordinator has answered, or the report is in, there is one wish. @throws Refusal
 * conflict.exists, obligation.closed, obligation.withdrawn, input.invalid
 */
export function askExtension(obligation: Obligation, later: Later, clock: Clock): ObligationEvent[] {
  assertMay(obligation, "ask-extension");
  if (obligation.wish) throw alreadyAsked(obligation.wish);
  mustBeLater(obligation, later, clock);
  return [event(obligation, "obligation.extension-asked", { ...later })];
}

function alreadyAsked({ until }: ExtensionWish): Refusal {
  const day = dateInWords(Temporal.PlainDate.from(until));
  return new Refusal(
    "conflict.exists",
    {
      ru: `Продление уже просили: до ${day.ru}. Ответит координатор; если нужен другой день, скажите ему.`,
      en: `Longer has been asked for: until ${day.en}. The coordinator will answer; if another day is needed, tell them.`,
    },
    { current: { until } },
  );
}

/** The report of a period is worth nothing a year after it. */
const longest = Temporal.Duration.from({ years: 1 });

function mustBeLater(
  { dueDate, period, extensions = [] }: Obligation,
  { until }: Pick<Later, "until">,
  { now, zone }: Clock,
): void {
  const today = localDay(now, zone).toString();
  const earliest = until > dueDate && until >= today;
  const most = periodBounds(period).end.add(longest);
  const wrong = (ru: string, en: string) => mustBeRight([fault("/until", ru, en)]);
  if (!earliest)
    wrong("день позже нынешнего срока и не в прошлом", "a day later than the present one, and not in the past");
  const last = dateInWords(most);
  if (until > most.toString()) wrong(`день не позже ${last.ru}`, `a day not later than ${last.en}`);
  if (extensions.length >= mostExtensions)
    wrong(`срок продлевают не более ${mostExtensions} раз`, `a due date is extended ${mostExtensions} times at most`);
}

function submissionOf(
  obligation: Obligation,
  { values, recorded, noteId, answererId, attachments, by }: Handed,
  { now, zone }: Clock,
): Submission {
  return {
    n: obligation.submissions + 1,
    at: now.toString(),
    by,
    values,
    recorded,
    attachments,
    late: isOverdue(obligation.dueDate, now, zone),
    noteId,
    answererId,
  };
}

function assertMay(obligation: Obligation, verb: ObligationVerb): void {
  if (takes(verb, obligation)) return;
  if (obligation.status === "withdrawn")
    throw new Refusal("obligation.withdrawn", {
      ru: "Мероприятие снято: отчёт по нему больше не нужен.",
      en: "The measure was withdrawn: no report on it is needed any more.",
    });
  const current = { status: obligation.status };
  throw verb === "submit"
    ? new Refusal(
        "obligation.closed",
        {
          ru: "Отчёт по этому мероприятию уже сдан. Чтобы сдать другой, попросите его вернуть.",
          en: "The report on this measure is already in. To hand in another one, ask for it to be returned.",
        },
        { current },
      )
    : new Refusal(
        "obligation.closed",
        { ru: "С отчётом в этом состоянии так нельзя.", en: "This is not possible with the report as it stands." },
        { current },
      );
}

export const event = <T extends ObligationEventType>(
  { obligationId, period, agencyId, measureKey }: Obligation,
  type: T,
  data: ObligationEventData[T],
): ObligationEvent => ({ type, data: { obligationId, period, agencyId, measureKey, ...data } }) as ObligationEvent;

/** The obligation after an event. @param at when it happened, ISO instant */
export function evolve(obligation: Obligation, { type, data }: ObligationEvent, at: string): Obligation {
  const base = withoutStatus(obligation);
  const submission = "submission" in obligation ? obligation.submission : undefined;
  switch (type) {
    case "obligation.submitted":
      return { ...base, submissions: data.submission.n, status: "submitted", submission: data.submission };
    case "obligation.corrected":
      return {
        ...base,
        submissions: data.submission.n,
        status: "accepted",
        submission: data.submission,
        acceptedAt: at,
      };
    case "obligation.accepted":
      return { ...base, status: "accepted", submission: submission!, acceptedAt: at };
    case "obligation.returned":
      return { ...base, status: "returned", submission: submission!, returnedAt: at, reasonId: data.reasonId };
    case "obligation.restored":
      return submission ? { ...base, status: "submitted", submission } : { ...base, status: "pending" };
    case "obligation.extended": {
      const { dueDate, workBy, by, askedBy, reasonId } = data;
      const given = { from: obligation.dueDate, until: dueDate, at, by, askedBy, reasonId };
      const extensions = [...(obligation.extensions ?? []), given];
      return { ...obligation, dueDate, workBy, extensions, wish: undefined };
    }
    case "obligation.extension-asked": {
      const { until, by, reasonId } = data;
      return { ...obligation, wish: { until, at, by, reasonId } };
    }
    case "obligation.file-removed": {
      if (!submission) return obligation;
      const { attachmentId, by, reasonId } = data;
      const attachments = submission.attachments.map((file) =>
        file.noteId === attachmentId ? { ...file, name: "", removed: { at, by, reasonId } } : file,
      );
      return { ...obligation, submission: { ...submission, attachments } } as Obligation;
    }
    case "obligation.rescheduled":
      return { ...obligation, dueDate: data.dueDate, workBy: data.workBy };
    case "obligation.withdrawn":
      return { ...base, status: "withdrawn", withdrawnAt: at, why: data.why, submission };
  }
}

function withoutStatus(obligation: Obligation) {
  const { obligationId, period, dutyKey, roadmapId, measureKey, executor, agencyId } = obligation;
  const { agencyKind, municipality, dueDate, workBy, createdAt, submissions, extensions } = obligation;
  return {
    obligationId,
    period,
    dutyKey,
    roadmapId,
    measureKey,
    executor,
    agencyId,
    agencyKind,
    municipality,
    dueDate,
    workBy,
    createdAt,
    submissions,
    extensions,
  };
}

/** Calendar days past the due date in force: of what came late, or to this day of what is overdue. */
export function daysLate(obligation: Obligation, { now, zone }: Pick<Clock, "now" | "zone">): number {
  if (obligation.status === "withdrawn") return 0;
  const outstanding = isOutstanding(obligation);
  if (
    !(outstanding ? isOverdue(obligation.dueDate, now, zone) : "submission" in obligation && obligation.submission.late)
  )
    return 0;
  const came = outstanding || !("submission" in obligation) ? now : Temporal.Instant.from(obligation.submission.at);
  return Math.max(1, -daysUntil(obligation.dueDate, came, zone));
}

/** Whether a report is outstanding past its date. */
export const overdue = (obligation: Obligation, { now, zone }: Clock): boolean =>
  isOutstanding(obligation) && isOverdue(obligation.dueDate, now, zone);
