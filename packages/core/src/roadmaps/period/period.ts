import * as z from "zod";
import { decisionsId, isOfDecisions, PeriodId, periodBounds } from "../../ground/calendar/index.ts";
import type { NoteId } from "../../ground/shared/ids.ts";
import type { Text } from "../../ground/shared/text.ts";
import { type FreezeGroup, FreezeGroupView, takenUntil } from "./freezing.ts";

export const periodStatuses = ["open", "collecting", "locked", "submitted"] as const;
export type PeriodStatus = (typeof periodStatuses)[number];

/** An executor of a measure for which the tenant has no organisation: told, since otherwise nobody would report. */
export interface Unassigned {
  dutyKey: string;
  executor: string;
}

/**
 * One reporting period of a tenant: a quarter or a year, with all its roadmaps. `open`: its obligations are being made;
 * `collecting`: reports are taken; `locked`: figures are frozen; `submitted`: the report was handed over.
 */
export interface Period {
  period: PeriodId;
  status: PeriodStatus;
  openedAt: string;
  collectingAt?: string;
  lockedAt?: string;
  submittedAt?: string;
  /** The last day on which reports are taken; the period locks itself in the morning after. */
  lockOn: string;
  /** The last day for reports that are due only after the lock, where there are any. */
  laterUntil?: string;
  /** Which measures are frozen together, and when; periods that were opened before there were groups have none. */
  groups?: FreezeGroup[];
  /** Since when it takes reports again, and why: a note in the vault, the reason of the revision that follows. */
  reopened?: { at: string; reasonId: NoteId };
  /** Days (ISO) on which one of its measures falls due. */
  dueDates: string[];
  /** Later days (ISO) that single organisations were given. */
  extendedTo?: string[];
  /** Up to and with this day reminders and escalations were seen to. */
  noticedThrough?: string;
  /** Executors for whom the tenant has no organisation. */
  unassigned: Unassigned[];
  /** Which execution of the machine is the live one. */
  generation: number;
  generationAt: string;
  wait?: { taskToken: string; generation: number };
}

export const isTaking = ({ status }: Pick<Period, "status">): boolean => status === "open" || status === "collecting";

/** Whether a report of the period is taken on a day: see the gate, which says so to whoever hands in. */
export const takes = (
  period: Pick<Period, "status" | "lockOn" | "laterUntil" | "groups">,
  { dueDate }: { dueDate: string },
  day: string,
): boolean =>
  isTaking(period) ||
  (period.laterUntil !== undefined && dueDate > period.lockOn && day <= takenUntil(period, dueDate));

/** «I квартал 2025 года» / "first quarter of 2025". */
export function periodName(period: PeriodId): Text {
  const { start } = periodBounds(period);
  if (isOfDecisions(period)) return { ru: `решения ${start.year} года`, en: `decisions of ${start.year}` };
  const quarter = /-Q(\d)$/.exec(period)?.[1];
  if (!quarter) return { ru: `${start.year} год`, en: String(start.year) };
  const [ru, en] = [
    ["I", "first"],
    ["II", "second"],
    ["III", "third"],
    ["IV", "fourth"],
  ][Number(quarter) - 1] as [string, string];
  return { ru: `${ru} квартал ${start.year} года`, en: `${en} quarter of ${start.year}` };
}

/** The same period of before: the quarter, the year before. */
export function before(period: PeriodId): PeriodId {
  const { start } = periodBounds(period);
  const last = start.subtract({ days: 1 });
  if (isOfDecisions(period)) return decisionsId(last);
  return (period.includes("-Q") ? `${last.year}-Q${Math.ceil(last.month / 3)}` : String(last.year)) as PeriodId;
}

/** «за I квартал», «за 2025 год»: as a document's title has it. */
export const forPeriod = (period: PeriodId): string => `за ${periodName(period).ru}`;

/** What may be done with a period as a whole: `POST /periods/{period}/<verb>`. */
const periodVerbs = ["open", "remind", "lock", "unlock"] as const;

const text = z.strictObject({ ru: z.string(), en: z.string() });
const counts = z.strictObject({
  owed: z.int(),
  pending: z.int(),
  submitted: z.int(),
  accepted: z.int(),
  returned: z.int(),
  withdrawn: z.int(),
  late: z.int(),
  noData: z.int(),
  overdue: z.int(),
});
export const PeriodView = z.strictObject({
  period: PeriodId,
  name: text,
  status: z.enum(periodStatuses),
  openedAt: z.string(),
  lockOn: z.string(),
  /** The last day for reports that are due only after the lock. */
  laterUntil: z.string().optional(),
  /** Which measures are frozen together, when, and why then. */
  groups: z.array(FreezeGroupView).optional(),
  reopenedAt: z.string().optional(),
  lockedAt: z.string().optional(),
  submittedAt: z.string().optional(),
  /** 0 until the figures are frozen, then one more with each correction. */
  revision: z.int(),
  measures: z.array(
    z.strictObject({
      measureKey: z.string(),
      roadmapId: z.string(),
      title: text,
      wording: z.string(),
      status: z.enum(["active", "withdrawn"]),
      dueDate: z.string(),
      workBy: z.string(),
      explain: text,
    }),
  ),
  /** Organisations: how many owe anything, have handed in all, a part, nothing. */
  organisations: z.strictObject({ expected: z.int(), complete: z.int(), partly: z.int(), silent: z.int() }),
  obligations: counts,
  unassigned: z.array(z.strictObject({ dutyKey: z.string(), executor: z.string() })),
  mayDo: z.array(z.enum(periodVerbs)).meta({
    description:
      "Что вы можете сделать с периодом сейчас: `POST /periods/{period}/<действие>` / what you may do with the period now",
  }),
  lockTakesTwo: z.boolean().meta({
    description: "Закрыть сейчас можно только вдвоём, с причиной / to lock it now takes two persons and a reason",
  }),
  version: z.int(),
});
export type PeriodView = z.infer<typeof PeriodView>;
