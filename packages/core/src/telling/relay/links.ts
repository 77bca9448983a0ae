import type { Page, Stored } from "../../ground/shared/index.ts";
import * as Step from "../../routes/step/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";

/**
 * An organisation's links were withdrawn: for whatever it still has to answer it gets a new one, where that is wished. Cut short
 * and told again, it goes on where it was: what has got a link since is left alone.
 */
export async function linksRevoked({ ctx }: Relay, { data, at }: Happened<"agency.links-revoked">): Promise<void> {
  if (!data.resend) return;
  let from: string | undefined;
  do {
    const order = Step.agencySteps(ctx.tenant, data.agencyId);
    const page: Page<Stored<Step.Step>> = await ctx.bank.find<Step.Step>("gsi1", order, { prefix: "open#" }, { from });
    for (const { data: step } of page.items) if (Step.takesLinks(step)) await Step.renewLinkSince(ctx, step.stepId, at);
    from = page.next;
  } while (from);
}
