import type { PeriodId } from "../../ground/calendar/index.ts";
import { all, type Expectation, type Key, type Stored, type Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { periodPartition } from "./gate.ts";
import type { Period } from "./period.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

const keyOf = (tenant: string, period: PeriodId): Key => ({
  table: "records",
  pk: periodPartition(tenant, period),
  sk: "PERIOD",
});
/** A tenant's periods in one partition of their own, so that «what is open now» is one consistent read. */
const listKey = (tenant: string, period: PeriodId): Key => ({
  table: "records",
  pk: `T#${tenant}#PERIODS`,
  sk: period,
});

export const read = (ctx: Bank, period: PeriodId): Promise<Stored<Period> | undefined> =>
  ctx.bank.get<Period>(keyOf(ctx.tenant, period));

/** @throws Refusal not-found: nobody has opened it */
export async function load(ctx: Bank, period: PeriodId): Promise<Stored<Period>> {
  const found = await read(ctx, period);
  if (!found) throw notFound();
  return found;
}

export const write = (tenant: string, period: Period, expect: Expectation): Write => ({
  put: { key: keyOf(tenant, period.period), kind: "period", data: period },
  expect,
});

export const listing = (tenant: string, period: PeriodId): Write => ({
  put: { key: listKey(tenant, period), kind: "period-listing", data: { period } },
  expect: "absent",
});

/** Every period that was ever opened, by name. A tenant has five a year. */
export async function list(ctx: Bank): Promise<Period[]> {
  const found: Period[] = [];
  for await (const { data } of all<{ period: PeriodId }>(ctx.bank, "records", `T#${ctx.tenant}#PERIODS`)) {
    const period = await read(ctx, data.period);
    if (period) found.push(period.data);
  }
  return found;
}
