import * as Consent from "@marshrut/core/consent";
import * as Instrument from "@marshrut/core/instrument";
import * as Route from "@marshrut/core/route";
import * as Tenant from "@marshrut/core/tenant";
import { idText } from "../operation/index.ts";
import { type FamilyCall, familyAction } from "./action.ts";
import { page, shown } from "./page.ts";

const plan = { routeId: idText("route") };
const paper = { childId: idText("child"), instrumentId: idText("instrument") };
const { reason } = Route.AnswerPlan.shape;

/** Of a paper that stands as it was said, it is said already. */
async function answerPaper(
  call: FamilyCall,
  { childId, instrumentId }: Instrument.InstrumentAt,
  answer: Instrument.Answer,
) {
  const on = (await Tenant.today(call.ctx)).toString();
  await Instrument.agree(call.ctx, { childId, instrumentId }, { answer, on });
  return shown(call);
}

/** What a family says: to the plan, to a paper, to the handing on of data. */
export const answerActions = [
  familyAction({
    action: "agree-plan",
    input: plan,
    answer: page,
    refusals: ["route.closed", "plan.not-open", "not-found"],
    run: async (call, { routeId }) => {
      await Route.answerPlan(call.ctx, routeId, { answer: "agree" });
      return shown(call);
    },
  }),
  familyAction({
    action: "disagree-plan",
    input: { ...plan, reason },
    answer: page,
    refusals: ["route.closed", "plan.not-open", "not-found"],
    run: async (call, { routeId, reason }) => {
      await Route.answerPlan(call.ctx, routeId, { answer: "disagree", reason });
      return shown(call);
    },
  }),
  familyAction({
    action: "agree-paper",
    input: paper,
    answer: page,
    refusals: ["conflict.exists", "not-found"],
    run: (call, body) => answerPaper(call, body, "agree"),
  }),
  familyAction({
    action: "disagree-paper",
    input: paper,
    answer: page,
    refusals: ["conflict.exists", "not-found"],
    run: (call, body) => answerPaper(call, body, "disagree"),
  }),
  familyAction({
    action: "withdraw-consent",
    input: { consentId: idText("consent") },
    answer: page,
    refusals: ["consent.closed", "consent.of-another", "child.merging", "not-found"],
    run: async (call, { consentId }) => {
      await Consent.withdraw(call.ctx, consentId);
      return shown(call);
    },
  }),
];
