import { Temporal } from "temporal-polyfill";
import { Conflict, type Key, type Write } from "../../ground/shared/bank.ts";
import { type Ctx, save } from "../../ground/shared/context.ts";
import type { ChildId, InstrumentId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import * as Child from "../../people/child/index.ts";
import * as instruments from "../instrument/instrument.store.ts";
import type { InstrumentRecord } from "../instrument/instrument.ts";
import type { ExecutionEvent } from "./execution.events.ts";
import * as outgoing from "./outgoing.store.ts";

/** How far back a round looks that has never been made, or not for long: what ended before is reported late anyway. */
const lookBack = { days: 31 };

/** Until which day the tenant's reports have been asked for. */
const roundKey = (tenant: string): Key => ({ table: "records", pk: `T#${tenant}#REPORTS-DUE`, sk: "ROUND" });

/**
 * Asks for the reports whose day has come: an ИПРА ends in a month (DOMAIN, instruments). Each day is looked at once, however
 * often this is called. @returns how many were asked for
 */
export async function remindOfReports(ctx: Ctx): Promise<number> {
  // What an older program recorded has no place in the order of days yet: no day is looked at before it has.
  if (!(await Tenant.isUpToDate(ctx))) return 0;
  const today = await Tenant.today(ctx);
  const key = roundKey(ctx.tenant);
  const round = await ctx.bank.get<{ through: string }>(key);
  const through = round ? Temporal.PlainDate.from(round.data.through) : today.subtract(lookBack);
  if (Temporal.PlainDate.compare(through, today) >= 0) return 0;
  const range = { from: through.add({ days: 1 }).toString(), to: today.add({ days: 1 }).toString() };
  let asked = 0;
  let from: string | undefined;
  do {
    const page = await ctx.bank.find<InstrumentRecord>("gsi3", instruments.reportsDue(ctx.tenant), range, { from });
    for (const { data } of page.items) if (await ask(ctx, data)) asked++;
    from = page.next;
  } while (from);
  const write: Write = {
    put: { key, kind: "reports-round", data: { through: today.toString() } },
    expect: round?.version ?? "absent",
  };
  await ctx.bank.commit([write]).catch((error: unknown) => {
    if (!(error instanceof Conflict)) throw error; // another round has come as far
  });
  return asked;
}

/** The same for an ИПРА that was recorded when its day had come already. */
export async function remindOfReport(ctx: Ctx, childId: ChildId, instrumentId: InstrumentId): Promise<void> {
  const { data } = await instruments.load(ctx, { childId, instrumentId });
  const day = instruments.reportBy(data);
  if (day && day <= (await Tenant.today(ctx)).toString()) await ask(ctx, data);
}

/** @returns whether it was asked for now: none is made already, it was not asked for before, and the child is here */
async function ask(ctx: Ctx, { childId, instrumentId }: InstrumentRecord): Promise<boolean> {
  const { record: child } = await Child.load(ctx, childId);
  if (child.status === "left") return false;
  if ((await outgoing.ofChild(ctx, childId)).some((o) => o.instrumentId === instrumentId)) return false;
  const pk = partitionOf(ctx.tenant, childId);
  const event: ExecutionEvent = {
    type: "execution.report-due",
    data: { childId, instrumentId, municipality: child.municipality },
  };
  try {
    await save(ctx, {
      writes: [
        {
          put: {
            key: { table: "records", pk, sk: `REPORT-DUE#${instrumentId}` },
            kind: "report-due",
            data: { instrumentId, at: ctx.now().toString() },
          },
          expect: "absent",
        },
      ],
      stream: pk,
      events: [event],
      audit: { subject: childId, action: "execution.report-due", detail: { instrumentId } },
    });
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}
