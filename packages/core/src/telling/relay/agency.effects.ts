import type { AgencyEvent } from "../../agencies/agency/index.ts";
import type { DomainEvent } from "../../ground/shared/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Inbox from "../inbox/index.ts";
import type { Relay } from "./deps.ts";

type Closing = Extract<AgencyEvent, { type: "agency.closed" | "agency.reopened" }>["data"];

/** Steps that a closed agency still has are a coordinator's to give to others: they are not moved by themselves. */
async function agencyClosed({ ctx }: Relay, e: DomainEvent<string, Closing>): Promise<void> {
  const { agencyId } = e.data;
  const order = Step.agencySteps(ctx.tenant, agencyId);
  const { items } = await ctx.bank.find("gsi1", order, { prefix: "open#" }, { limit: 1 });
  if (items.length > 0) await Inbox.openTask(ctx, e, "agency-closed", agencyId, { agencyId });
}

export const agencyEffects = {
  "agency.closed": agencyClosed,
  "agency.reopened": ({ ctx }: Relay, e: DomainEvent<string, Closing>) =>
    Inbox.closeTask(ctx, "agency-closed", e.data.agencyId),
};
