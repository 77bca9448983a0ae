import { behind, liveOf } from "../../ground/counter/counter.store.ts";
import { type Key, type Range, Unavailable } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { errorCollector } from "../../ground/shared/errors.ts";
import type { ConsentId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Consent from "../../people/consent/index.ts";
import { type Ending, endingOf } from "./ending.ts";
import { endsFamily } from "./papers.ts";

/** So many days back it looks: a night on which it did not run is made good. */
const daysBack = 14;

/**
 * Ends the consents whose last day has passed, of children with an open route: their steps rest from that morning, and somebody is
 * asked for a new one. It looks at what ended lately and nowhere else. Safe to repeat.
 */
export async function endConsents(ctx: Ctx): Promise<void> {
  if (!(await Tenant.isUpToDate(ctx))) return;
  const today = await Tenant.today(ctx);
  const range = { from: today.subtract({ days: daysBack }).toString(), to: today.toString() };
  await eachEnding(ctx, range, ({ id }) => Consent.expire(ctx, id as ConsentId));
}

/** So many days before its last one a family hears that a consent ends. */
const daysAhead = 30;

/** Tells families, a month ahead, which of their consents end: once a day, each once. Safe to repeat. */
export async function remindOfConsents(ctx: Ctx): Promise<void> {
  const today = await Tenant.today(ctx);
  const key: Key = { table: "records", pk: `T#${ctx.tenant}#TENANT`, sk: "CONSENTS-ENDING" };
  const before = await ctx.bank.get<{ day: string }>(key);
  if (before?.data.day === today.toString() || !(await Tenant.isUpToDate(ctx))) return;
  const range = { from: today.toString(), to: today.add({ days: daysAhead + 1 }).toString() };
  await eachEnding(ctx, range, ({ id, until }) => Consent.remindOfEnd(ctx, id as ConsentId, until));
  await ctx.bank.commit([
    { put: { key, kind: "consents-ending", data: { day: today.toString() } }, expect: before?.version ?? "absent" },
  ]);
}

/** Of the consents whose last day is among these, municipality by municipality. @param range ISO dates, `to` exclusive */
async function eachEnding(ctx: Ctx, range: Range, work: (ending: Ending) => Promise<void>): Promise<void> {
  const [{ municipalities }, live] = [await Tenant.load(ctx), await liveOf(ctx)];
  // A card that is just being merged, say: its consent ends an hour later, and all others now.
  const errors = errorCollector((error) => error instanceof Unavailable);
  for (const { key } of municipalities) {
    let from: string | undefined;
    do {
      const page: Awaited<ReturnType<typeof behind>> = await behind(ctx, live, endsFamily(key), range, { from });
      const ended = page.items.flatMap(({ data }) => endingOf(data.drill)).filter(({ what }) => what === "consent");
      for (const one of ended) await errors.collect(() => work(one));
      from = page.next;
    } while (from);
  }
  errors.rethrow();
}
