import * as Delivery from "@marshrut/core/delivery";
import * as Digest from "@marshrut/core/digest";
import type { Ctx } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import { textingOf } from "@marshrut/core/texting";
import * as Task from "@marshrut/workflows/tasks";
import { relayDeps } from "../container/relay.ts";
import { log } from "../log.ts";
import { eachTenant } from "./each-tenant.ts";

/** The machine daily-digest names a tenant; a schedule's event names none, and all are looked at. */
const Call = Task.digest.input.partial();

/** The digests that are due where it is working time. */
export const handler = async (event: unknown): Promise<Record<string, Digest.DigestRun>> => {
  const round = { actor: "digest", what: "digest.failed", only: Call.parse(event ?? {}).tenant };
  return Task.digest.output.parse(await eachTenant(relayDeps(), round, send));
};

/** Paused mail ends a tenant's run; the hourly one goes on. */
async function send(ctx: Ctx): Promise<Digest.DigestRun | undefined> {
  const { mailer, outgoing, workflows } = relayDeps();
  try {
    const run = await Digest.sendDigests(ctx, { mailer, texting: textingOf(ctx, outgoing) });
    if (run.more) await Digest.wakeForDigest(ctx, workflows, soon(ctx));
    if (run.waiting > 0) {
      const { now, calendar } = await Tenant.clock(ctx);
      await Digest.wakeForDigest(ctx, workflows, Tenant.tomorrowsDigest(now, await Tenant.load(ctx), calendar));
    }
    return run;
  } catch (error) {
    if (!(error instanceof Delivery.Postponed)) throw error;
    log("warn", "mail.postponed", { tenant: ctx.tenant });
  }
}

/** A moment of its own, so that it is an execution of its own. */
const soon = ({ now }: Ctx) => now().round({ smallestUnit: "minute", roundingMode: "floor" }).add({ minutes: 1 });
