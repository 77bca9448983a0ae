import * as Agency from "../../../agencies/agency/index.ts";
import { type AgencyId, derivedId } from "../../../ground/shared/index.ts";
import * as YearPlan from "../../../roadmaps/year-plan/index.ts";
import * as Digest from "../../digest/index.ts";
import * as Inbox from "../../inbox/index.ts";
import type { Relay } from "../deps.ts";
import type { Effects, Happened } from "../events.ts";

type OfEdition = Happened<"year-plan.approved" | "year-plan.amended" | "year-plan.withdrawn">;
type About = OfEdition | Happened<"year-plan.due">;

/** Each has it in its one letter of the day. */
async function tell(r: Relay, e: About, agencyIds: readonly AgencyId[], why: YearPlan.WhyTold, edition: number) {
  for (const agencyId of agencyIds)
    await Digest.collect(r.ctx, { agencyId }, { yearPlan: e.data.planId, edition, why, at: e.at });
  if (agencyIds.length > 0) await Digest.wakeForDigest(r.ctx, r.workflows);
}

/** Whoever the edition binds; of an amendment whoever it has changed something for. */
const told = (why: "approved" | "amended" | "withdrawn") => async (r: Relay, e: OfEdition) => {
  const { planId, edition } = e.data;
  if (edition === 0) return;
  const which = why === "amended" ? "changed" : "all";
  await tell(r, e, await YearPlan.boundBy(r.ctx, planId, edition, which), why, edition);
};

/** Lines that name an organisation that has closed are for the coordinator to give to another, plan by plan. */
export async function left({ ctx }: Relay, e: Happened<"agency.closed">): Promise<void> {
  const { agency } = await Agency.load(ctx, e.data.agencyId);
  if (agency.status !== "closed") return;
  const { agencyId, municipality } = agency;
  for (const { planId: yearPlanId, count } of await YearPlan.leftBy(ctx, agency)) {
    const event = { eventId: derivedId("event", [e.eventId, yearPlanId]) };
    const about = { yearPlanId, agencyId, municipality, count };
    await Inbox.openTask(ctx, event, "year-plan-behind", `${yearPlanId}:${agencyId}`, about);
  }
}

const ofMonth = ({ planId, month }: { planId: string; month: string }) => `${planId}:${month}`;

/** Plans of municipalities for a year. */
export const effects: Effects = {
  "year-plan.drafting-asked": ({ ctx }, e) =>
    YearPlan.draftFrom(ctx, e.data.planId, {
      meeting: async () => (await import("../../../roadmaps/meeting/meetings.source.ts")).meetings,
    }),
  "year-plan.approved": told("approved"),
  "year-plan.amended": told("amended"),
  "year-plan.withdrawn": told("withdrawn"),
  "year-plan.due": (r, e) => tell(r, e, e.data.agencyIds, "due", 0),
  "year-plan.month-behind": ({ ctx }, e) => {
    const { planId: yearPlanId, municipality, month, count } = e.data;
    return Inbox.openTask(ctx, e, "year-plan-behind", ofMonth(e.data), { yearPlanId, municipality, month, count });
  },
  "year-plan.month-settled": ({ ctx }, e) => Inbox.closeTask(ctx, "year-plan-behind", ofMonth(e.data)),
  // What an organisation does not do is for the coordinator to see to, and not when the month is over.
  "year-plan.result-said": async ({ ctx }, e) => {
    const { planId: yearPlanId, entryId: yearEntryId, municipality, month, status, own } = e.data;
    if (!own || status === "done") return Inbox.closeTask(ctx, "year-plan-behind", yearEntryId);
    return Inbox.openTask(ctx, e, "year-plan-behind", yearEntryId, { yearPlanId, yearEntryId, municipality, month });
  },
};
