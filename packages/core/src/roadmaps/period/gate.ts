import type { PeriodId } from "../../ground/calendar/index.ts";
import type { Expectation, Key, Stored, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { Refusal } from "../../ground/shared/refusal.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** Whether reports of a period are taken; its own small record, so that each hand-in can rely on it in its transaction. */
export interface Gate {
  period: PeriodId;
  open: boolean;
  /**
   * Reports whose own day comes after the lock are still taken, to their own last day: the assessment of a year by 30 April
   * rests on the figures that were frozen in January. ISO dates; `days` has the last one by due day, where there are several.
   */
  later?: { after: string; until: string; days?: Readonly<Record<string, string>> };
}

/** Whether a report is taken on a day. */
export const takesReport = (
  { open, later }: Pick<Gate, "open" | "later">,
  { dueDate }: { dueDate: string },
  day: string,
): boolean => open || (later !== undefined && dueDate > later.after && day <= (later.days?.[dueDate] ?? later.until));

export const periodPartition = (tenant: string, period: PeriodId) => `T#${tenant}#PERIOD#${period}`;

const gateKey = (tenant: string, period: PeriodId): Key => ({
  table: "records",
  pk: periodPartition(tenant, period),
  sk: "GATE",
});

export const writeGate = (tenant: string, gate: Gate, expect: Expectation): Write => ({
  put: { key: gateKey(tenant, gate.period), kind: "period-gate", data: gate },
  expect,
});

export const readGate = (ctx: Bank, period: PeriodId): Promise<Stored<Gate> | undefined> =>
  ctx.bank.get<Gate>(gateKey(ctx.tenant, period));

/** What a change of a report relies on: the gate as it was, and the check of it for the transaction. */
export interface Believed {
  gate: Gate;
  check: Write;
}
type Due = { period: PeriodId; dueDate: string };

/**
 * The period takes this report, and still takes it when the returned check is committed with the hand-in: locking and handing
 * in at the same moment end one way or the other, never between. @throws Refusal period.locked, period.not-open
 */
export async function mustBeOpen(ctx: Bank, due: Due, day: string): Promise<Believed> {
  const gate = await readGate(ctx, due.period);
  if (!gate) throw notOpen();
  if (!takesReport(gate.data, due, day)) throw locked(due.period);
  return believed(ctx, gate);
}

/** For what changes no report: the gate may stand open or not. @throws Refusal period.not-open where there is no such period */
export async function asItIs(ctx: Bank, { period }: Pick<Due, "period">): Promise<Believed> {
  const gate = await readGate(ctx, period);
  if (!gate) throw notOpen();
  return believed(ctx, gate);
}

/** The other way round, for corrections. @throws Refusal period.not-open */
export async function mustBeLocked(ctx: Bank, due: Due, day: string): Promise<Believed> {
  const gate = await readGate(ctx, due.period);
  if (!gate || takesReport(gate.data, due, day)) throw notLocked();
  return believed(ctx, gate);
}

const believed = (ctx: Bank, { data, version }: Stored<Gate>): Believed => ({
  gate: data,
  check: { check: gateKey(ctx.tenant, data.period), expect: version },
});

export const notLocked = () =>
  new Refusal("period.not-open", {
    ru: "Период ещё не закрыт: пока он открыт, отчёт возвращают и сдают снова, исправление не нужно.",
    en: "The period is not locked yet: until then a report is returned and handed in again, no correction is needed.",
  });
/** A period's gate, where it has been opened, and what must be committed so that it still stands so then. */
export async function gateAsItIs(
  ctx: Pick<Ctx, "bank" | "tenant">,
  period: PeriodId,
): Promise<{ open: boolean; check: Write } | undefined> {
  const gate = await readGate(ctx, period);
  return gate && { open: gate.data.open, check: { check: gateKey(ctx.tenant, period), expect: gate.version } };
}

/**
 * For what counts in a period's figures, whether or not the period has been opened: it is not locked.
 * @returns what must still hold when it is written @throws Refusal period.locked
 */
export async function mustTake(ctx: Bank, period: PeriodId): Promise<Write[]> {
  const gate = await gateAsItIs(ctx, period);
  if (gate && !gate.open) throw locked(period);
  return gate ? [gate.check] : [];
}

/** The same of a year as a whole. @throws Refusal period.locked */
export const mustTakeYear = (ctx: Bank, year: string): Promise<Write[]> => mustTake(ctx, year as PeriodId);

const notOpen = () =>
  new Refusal("period.not-open", { ru: "Этот период не открыт.", en: "This period has not been opened." });

const locked = (period: PeriodId) =>
  new Refusal("period.locked", {
    ru: `Период ${period} закрыт: его цифры больше не меняются. Исправление вносит департамент.`,
    en: `The period ${period} is locked: its figures do not change any more. The department makes corrections.`,
  });
