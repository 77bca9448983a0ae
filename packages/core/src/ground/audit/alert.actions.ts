import { Temporal } from "temporal-polyfill";
import { localDay } from "../calendar/index.ts";
import { Conflict, type Key } from "../shared/bank.ts";
import { type Ctx, save } from "../shared/context.ts";
import type { Seals } from "../shared/seals.ts";
import * as Tenant from "../tenant/index.ts";
import type { Raised } from "./alert.events.ts";
import { newestNo } from "./notary.actions.ts";
import { remembering } from "./remembering.ts";
import { type Alert, alertsIn } from "./watch.ts";

const markKey = (tenant: string): Key => ({ table: "records", pk: `T#${tenant}#WATCH`, sk: "MARK" });
const alertsPk = (tenant: string, day: string) => `T#${tenant}#ALERTS#${day}`;

/** An hour: where a region that was never watched begins. */
const sealsAtFirst = 12;
/** Two hours: what one run catches up with. */
const sealsAtOnce = 24;

/**
 * Looks at the seals that it has not looked at, and raises what they give cause to tell: a record and its event for each account, cause
 * and day. The notary cannot do it, since it writes nowhere. Done twice it tells once.
 * @returns how many were raised
 */
export async function watch(ctx: Ctx, seals: Seals): Promise<number> {
  const mark = await ctx.bank.get<{ no: number }>(markKey(ctx.tenant));
  const newest = await newestNo(ctx, seals);
  const first = mark ? mark.data.no + 1 : Math.max(1, newest - sealsAtFirst + 1);
  const last = Math.min(newest, first + sealsAtOnce - 1);
  if (last < first) return 0;
  const known = remembering(seals);
  let raised = 0;
  for (let no = first; no <= last; no++)
    for (const alert of await alertsIn(ctx, known, no)) if (await raise(ctx, alert)) raised++;
  const put = { key: markKey(ctx.tenant), kind: "watch-mark", data: { no: last } };
  await ctx.bank.commit([{ put, expect: mark?.version ?? "absent" }]);
  return raised;
}

/** Of an emergency access its own event tells, each time, and somebody has to look at it: it is not told twice. */
async function raise(ctx: Ctx, { what, by, ...more }: Alert): Promise<boolean> {
  if (what === "break-glass") return false;
  const { zone } = await Tenant.load(ctx);
  const stream = alertsPk(ctx.tenant, localDay(Temporal.Instant.from(more.at), zone).toString());
  const data: Raised = { what, account: by, ...more };
  try {
    await save(ctx, {
      writes: [
        { put: { key: { table: "records", pk: stream, sk: `${what}#${by}` }, kind: "alert", data }, expect: "absent" },
      ],
      stream,
      events: [{ type: "audit.alerted", data }],
      audit: { subject: "tenant", action: "audit.alert", detail: { what, account: by, count: more.count } },
    });
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}
