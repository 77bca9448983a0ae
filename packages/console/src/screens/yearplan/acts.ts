import { take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useActFields } from "../../parts/act.fields.ts";
import type { Act } from "../../parts/act.ts";
import { useApproval } from "../../parts/approval.ts";
import type { Field } from "../../parts/fields.tsx";
import { useBoth, useTexts } from "../../texts/texts.tsx";
import type { Plan } from "./shown.ts";
import { yearPlanTexts } from "./texts.ts";

type Does = Exclude<Plan["mayDo"][number], "change">;

/** What can be done with the plan as a whole. */
export function usePlanActs(plan: Plan): Record<Does, Act> {
  const say = useTexts(yearPlanTexts);
  const both = useBoth();
  const act = useActFields("act/");
  const { planId } = plan;
  const path = { planId };
  const approval = useApproval({
    fits: (one) => one.kind === "year-plan" && one.planId === planId,
    on: plan.mayDo.includes("approve"),
    act: { fields: act.fields, of: (values) => ({ act: act.of(values) }) },
  });
  const shared = (does: Does) => ({
    key: `yearplan.${does}.${planId}`,
    label: say(does),
    subject: both(plan.title),
    happens: say(`${does}.happens`),
    undo: say(`${does}.undo`),
    done: say(`${does}.done`),
    touches: [["yearplans"], ["inbox"]],
  });
  const reason: Field = { kind: "paragraph", name: "reason", label: say("reason"), required: true };
  return {
    approve: {
      ...shared("approve"),
      tells: say("approve.tells"),
      fields: approval.fields,
      run: (values, once) =>
        take(
          api.POST("/v1/year-plans/{planId}/approve", {
            params: { path, header: once },
            body: approval.of(values),
          }),
        ),
    },
    amend: {
      ...shared("amend"),
      tells: say("amend.tells"),
      fields: [...act.fields, reason],
      run: (values, once) =>
        take(
          api.POST("/v1/year-plans/{planId}/amend", {
            params: { path, header: once },
            body: { act: act.of(values), reason: String(values.reason) },
          }),
        ),
    },
    refresh: {
      ...shared("refresh"),
      run: (_, once) => take(api.POST("/v1/year-plans/{planId}/refresh", { params: { path, header: once } })),
    },
    withdraw: {
      ...shared("withdraw"),
      tells: plan.edition > 0 ? say("withdraw.tells") : undefined,
      tone: "bad",
      fields: [reason],
      run: (values, once) =>
        take(
          api.POST("/v1/year-plans/{planId}/withdraw", {
            params: { path, header: once },
            body: { reason: String(values.reason) },
          }),
        ),
    },
  };
}
