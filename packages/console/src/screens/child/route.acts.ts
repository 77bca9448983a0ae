import { ifMatch, type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import type { Act } from "../../parts/act.ts";
import type { Field } from "../../parts/fields.tsx";
import { useTexts } from "../../texts/texts.tsx";
import { childTexts } from "./texts.ts";

export type Route = Schema<"Route">;

const closeReasons = [
  "goals-reached",
  "family-refused",
  "left-region",
  "transferred",
  "counselled",
  "deceased",
  "other",
] as const;
const outcomes = ["renew", "hand-off", "close"] as const;

/** What the API names as possible with the route now; a plan is written and amended on a page of its own. */
export function useRouteActs({ routeId, childId, version, mayDo }: Route): Act[] {
  const say = useTexts(childTexts);
  const path = { routeId };
  const touches = [["route", routeId], ["child", childId], ["inbox"]];
  const why: Field = { kind: "paragraph", name: "reason", label: say("why"), required: true };
  const note: Field = { kind: "paragraph", name: "note", label: say("close.note") };
  const acts: Partial<Record<Route["mayDo"][number], Omit<Act, "key" | "touches">>> = {
    approvePlan: {
      label: say("approve.label"),
      happens: say("approve.happens"),
      tells: say("approve.tells"),
      undo: say("approve.undo"),
      // Exactly the plan that was read.
      run: (_, once) =>
        take(
          api.POST("/v1/routes/{routeId}/plan/approve", {
            params: { path, header: { ...once, ...ifMatch({ version }) } },
          }),
        ),
      done: say("approve.done"),
    },
    undoApproval: {
      label: say("undo.label"),
      happens: say("undo.happens"),
      tells: say("undo.tells"),
      undo: say("undo.undo"),
      fields: [why],
      run: ({ reason }, once) =>
        take(
          api.POST("/v1/routes/{routeId}/plan/undo-approval", {
            params: { path, header: once },
            body: { reason: String(reason) },
          }),
        ),
      done: say("undo.done"),
    },
    evaluate: {
      label: say("evaluate.label"),
      happens: say("evaluate.happens"),
      tells: say("evaluate.tells"),
      undo: say("evaluate.undo"),
      fields: [
        {
          kind: "choice",
          name: "outcome",
          label: say("evaluate.outcome"),
          required: true,
          options: outcomes.map((value) => ({ value, label: say(`evaluate.${value}`) })),
        },
        note,
      ],
      run: (values, once) =>
        take(
          api.POST("/v1/routes/{routeId}/evaluate", {
            params: { path, header: once },
            body: values as unknown as Schema<"EvaluateRouteBody">,
          }),
        ),
      done: say("evaluate.done"),
    },
    close: {
      label: say("close.label"),
      happens: say("close.happens"),
      tells: say("close.tells"),
      undo: say("close.undo"),
      tone: "bad",
      fields: [
        {
          kind: "choice",
          name: "reason",
          label: say("close.reason"),
          required: true,
          options: closeReasons.map((value) => ({ value, label: say(`reason.${value}`) })),
        },
        note,
      ],
      run: (values, once) =>
        take(
          api.POST("/v1/routes/{routeId}/close", {
            params: { path, header: once },
            body: values as unknown as Schema<"CloseRouteBody">,
          }),
        ),
      done: say("close.done"),
    },
    reopen: {
      label: say("reopen.label"),
      happens: say("reopen.happens"),
      tells: say("reopen.tells"),
      undo: say("reopen.undo"),
      fields: [why],
      run: ({ reason }, once) =>
        take(
          api.POST("/v1/routes/{routeId}/reopen", {
            params: { path, header: once },
            body: { reason: String(reason) },
          }),
        ),
      done: say("reopen.done"),
    },
  };
  return mayDo.flatMap((verb) => {
    const act = acts[verb];
    return act ? [{ ...act, key: `route.${routeId}.${verb}`, touches }] : [];
  });
}
