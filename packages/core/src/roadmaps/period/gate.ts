import type { PeriodId } from "../../ground/calendar/index.ts";
import type { Expectation, Key, Stored, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { Refusal } from "../../ground/shared/refusal.ts";

/** Whether reports of a period are taken; its own small record, so that each hand-in can rely on it in its transaction. */
export interface Gate {
  period: PeriodId;
  open: boolean;
}

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

export const readGate = (ctx: Pick<Ctx, "bank" | "tenant">, period: PeriodId): Promise<Stored<Gate> | undefined> =>
  ctx.bank.get<Gate>(gateKey(ctx.tenant, period));

/**
 * The period takes reports, and still takes them when the returned check is committed with the hand-in: locking and handing
 * in at the same moment end one way or the other, never between. @throws Refusal period.locked, period.not-open
 */
export async function mustBeOpen(ctx: Pick<Ctx, "bank" | "tenant">, period: PeriodId): Promise<Write> {
  const gate = await readGate(ctx, period);
  if (!gate) throw notOpen();
  if (!gate.data.open) throw locked(period);
  return { check: gateKey(ctx.tenant, period), expect: gate.version };
}

/** The other way round, for corrections. @throws Refusal period.not-open */
export async function mustBeLocked(ctx: Pick<Ctx, "bank" | "tenant">, period: PeriodId): Promise<Write> {
  const gate = await readGate(ctx, period);
  if (!gate || gate.data.open)
    throw new Refusal("period.not-open", {
      ru: "Период ещё не закрыт: пока он открыт, отчёт возвращают и сдают снова, исправление не нужно.",
      en: "The period is not locked yet: until then a report is returned and handed in again, no correction is needed.",
    });
  return { check: gateKey(ctx.tenant, period), expect: gate.version };
}

const notOpen = () =>
  new Refusal("period.not-open", { ru: "Этот период не открыт.", en: "This period has not been opened." });

const locked = (period: PeriodId) =>
  new Refusal("period.locked", {
    ru: `Период ${period} закрыт: его цифры больше не меняются. Исправление вносит департамент.`,
    en: `The period ${period} is locked: its figures do not change any more. The department makes corrections.`,
  });
