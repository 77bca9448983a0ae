import { ifMatch, type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { type Act, changing, type Once } from "../../parts/act.ts";
import type { Field, FieldValues } from "../../parts/fields.tsx";
import { useBoth, useTexts } from "../../texts/texts.tsx";
import type { Route } from "./route.acts.ts";
import { childTexts } from "./texts.ts";

type Line = Schema<"PlanEntry">;
type Changed = Schema<"AmendPlanBody">["entries"];

/** What can be done with a line of the plan: written while it is a draft, amended with a reason once it is approved. */
export function useLineActs(route: Route): (line: Line) => Act[] {
  const say = useTexts(childTexts);
  const both = useBoth();
  const { routeId, childId, mayDo } = route;
  const isDraft = mayDo.includes("changePlan");
  if (!isDraft && !mayDo.includes("amendPlan")) return () => [];
  const touches = [["route", routeId], ["child", childId], ["inbox"], ["step"]];
  const why: Field = { kind: "paragraph", name: "reason", label: say("why"), required: true };
  /** The whole plan as it was read, but for this line; or this line alone, with the reason. */
  const send = (record: Route, line: Line, change: object | undefined, { reason }: FieldValues, once: Once) => {
    const header = { ...once, ...ifMatch(record) };
    const path = { routeId };
    if (!isDraft) {
      const entries = [{ stepId: line.stepId, ...(change ?? { drop: true }) }] as Changed;
      return take(
        api.POST("/v1/routes/{routeId}/plan/amend", {
          params: { path, header },
          body: { reason: String(reason), entries },
        }),
      );
    }
    const entries = record.plan.entries.flatMap((one) =>
      one.stepId !== line.stepId ? [one] : change ? [{ ...one, ...change }] : [],
    ) as Schema<"ChangePlanBody">["entries"];
    return take(api.PUT("/v1/routes/{routeId}/plan", { params: { path, header }, body: { entries } }));
  };
  // Stages that have begun stay as they are in a draft; of an approved plan those that are settled do.
  const fixed = new Set(
    route.stages
      .filter(({ status }) => (isDraft ? status !== "waiting" : status === "settled"))
      .map(({ stage }) => stage),
  );
  const lineIn = ({ plan }: Route, { stepId }: Line) => plan.entries.find((one) => one.stepId === stepId);
  const record = { read: route, again: () => take(api.GET("/v1/routes/{routeId}", { params: { path: { routeId } } })) };
  const actsOf = (line: Line): Act[] => [
    changing<Route>({
      ...record,
      shown: (now) => {
        const theirs = lineIn(now, line);
        return { agencyId: theirs?.agencyId, dueOn: theirs?.dueOn, state: theirs ? undefined : say("line.gone") };
      },
      key: `line.${line.stepId}`,
      label: say("line.label"),
      subject: both(line.keyMeasure),
      happens: say(isDraft ? "line.happens.draft" : "line.happens"),
      tells: isDraft ? undefined : say("line.tells"),
      undo: say("line.undo"),
      initial: { agencyId: line.agencyId, dueOn: line.dueOn },
      fields: [
        {
          kind: "agency",
          name: "agencyId",
          label: say("plan.who"),
          required: true,
          only: ({ kind }) => kind === line.agencyKind,
        },
        { kind: "day", name: "dueOn", label: say("line.due"), help: say("line.due.help") },
        ...(isDraft ? [] : [why]),
      ],
      run: (values, once, now) =>
        send(
          now,
          line,
          { agencyId: values.agencyId, dueOn: values.dueOn ?? (line.dueOn ? null : undefined) },
          values,
          once,
        ),
      done: say("line.done"),
      touches,
    }),
    changing<Route>({
      ...record,
      shown: (now) => {
        const theirs = lineIn(now, line);
        return { state: theirs ? both(theirs.keyMeasure) : say("line.gone") };
      },
      key: `drop.${line.stepId}`,
      label: say("drop.label"),
      subject: both(line.keyMeasure),
      happens: say(isDraft ? "drop.happens.draft" : "drop.happens"),
      tells: isDraft ? undefined : say("drop.tells"),
      undo: say("drop.undo"),
      tone: "bad",
      fields: isDraft ? [] : [why],
      run: (values, once, now) => send(now, line, undefined, values, once),
      done: say("drop.done"),
      touches,
    }),
  ];
  return (line) => (fixed.has(line.stage) ? [] : actsOf(line));
}
