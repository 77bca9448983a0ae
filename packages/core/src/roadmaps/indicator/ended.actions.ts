import { behind, liveOf } from "../../ground/counter/counter.store.ts";
import { Unavailable } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { errorCollector } from "../../ground/shared/errors.ts";
import type { ConsentId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Consent from "../../people/consent/index.ts";
import { endingOf } from "./ending.ts";
import { endsFamily } from "./papers.ts";

/** So many days back it looks: a night on which it did not run is made good. */
const daysBack = 14;

/**
 * Ends the consents whose last day has passed, of children with an open route: their steps rest from that morning, and somebody is
 * asked for a new one. It looks at what ended lately and nowhere else. Safe to repeat.
 */
export async function endConsents(ctx: Ctx): Promise<void> {
  if (!(await Tenant.isUpToDate(ctx))) return;
  const [today, { municipalities }, live] = [await Tenant.today(ctx), await Tenant.load(ctx), await liveOf(ctx)];
  const range = { from: today.subtract({ days: daysBack }).toString(), to: today.toString() };
  // A card that is just being merged, say: its consent ends an hour later, and all others now.
  const errors = errorCollector((error) => error instanceof Unavailable);
  for (const { key } of municipalities) {
    let from: string | undefined;
    do {
      const page: Awaited<ReturnType<typeof behind>> = await behind(ctx, live, endsFamily(key), range, { from });
      const ended = page.items.flatMap(({ data }) => endingOf(data.drill)).filter(({ what }) => what === "consent");
      for (const { id } of ended) await errors.collect(() => Consent.expire(ctx, id as ConsentId));
      from = page.next;
    } while (from);
  }
  errors.rethrow();
}
