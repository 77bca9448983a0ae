import type { AgencyId, ChildId, Ctx, Page, Stored } from "../../ground/shared/index.ts";
import * as Handover from "../../routes/handover/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Inbox from "../inbox/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";

/** Steps that a closed agency still has are a coordinator's to give to others, child by child: they are not moved by themselves. */
export async function agencyClosed({ ctx }: Relay, e: Happened<"agency.closed">): Promise<void> {
  const { agencyId } = e.data;
  let open = false;
  for await (const childId of childrenOf(ctx, agencyId)) {
    open = true;
    await Handover.proposeOrganisation(ctx, childId, agencyId, e.eventId);
  }
  if (open) await Inbox.openTask(ctx, e, "agency-closed", agencyId, { agencyId });
}

/** It works again: nobody needs to take its steps. */
export async function agencyReopened({ ctx }: Relay, e: Happened<"agency.reopened">): Promise<void> {
  const { agencyId } = e.data;
  await Inbox.closeTask(ctx, "agency-closed", agencyId);
  for await (const childId of childrenOf(ctx, agencyId)) await Handover.withdrawAll(ctx, childId, agencyId);
}

/** Each child for whom an agency has an open step, once. */
async function* childrenOf(ctx: Ctx, agencyId: AgencyId): AsyncGenerator<ChildId> {
  const seen = new Set<ChildId>();
  let from: string | undefined;
  do {
    const order = Step.agencySteps(ctx.tenant, agencyId);
    const page: Page<Stored<Step.Step>> = await ctx.bank.find("gsi1", order, { prefix: "open#" }, { limit: 100, from });
    for (const { data } of page.items) {
      if (seen.has(data.childId)) continue;
      seen.add(data.childId);
      yield data.childId;
    }
    from = page.next;
  } while (from);
}
