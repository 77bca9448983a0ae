import { ifMatch, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { type Act, changing } from "../../parts/act.ts";
import type { Field, FieldValues } from "../../parts/fields.tsx";
import { useBoth, useTexts } from "../../texts/texts.tsx";
import type { Line, Plan } from "./shown.ts";
import { yearPlanTexts } from "./texts.ts";

type Does = Line["mayDo"][number];
const results = ["done", "partly", "not-done"] as const;
const text = (value: FieldValues[string]) => (typeof value === "string" ? value : undefined);
const touchesOf = ({ planId }: Plan) => [["yearplans", planId], ["inbox"]];

/** A month or a day, what is done and who answers for it. */
function useFields(plan: Plan): Field[] {
  const say = useTexts(yearPlanTexts);
  return [
    { kind: "line", name: "action", label: say("action"), help: say("action.help"), required: true },
    { kind: "day", name: "day", label: say("day"), help: say("day.help") },
    {
      kind: "line",
      name: "month",
      label: say("month"),
      help: say("month.help", { example: `${plan.year}-10` }),
      required: true,
      when: ({ day }) => !day,
    },
    { kind: "agency", name: "responsible/agencyId", label: say("who.agency") },
    {
      kind: "line",
      name: "responsible/name",
      label: say("who.name"),
      help: say("who.help"),
      required: true,
      when: (values) => !values["responsible/agencyId"],
    },
    { kind: "line", name: "note", label: say("note") },
  ];
}

function contentOf(values: FieldValues) {
  const agencyId = text(values["responsible/agencyId"]);
  const day = text(values.day);
  return {
    action: String(values.action),
    day,
    month: day ? undefined : text(values.month),
    responsible: agencyId ? { agencyId } : { name: String(values["responsible/name"]) },
    note: text(values.note),
  };
}

export function useNewLine(plan: Plan): Act {
  const say = useTexts(yearPlanTexts);
  const fields = useFields(plan);
  const { planId } = plan;
  return {
    key: `yearplan.line.${planId}`,
    label: say("add"),
    happens: say("add.happens"),
    undo: say("add.undo"),
    fields,
    run: (values, once) =>
      take(
        api.POST("/v1/year-plans/{planId}/entries", {
          params: { path: { planId }, header: once },
          body: contentOf(values),
        }),
      ),
    done: say("add.done"),
    touches: touchesOf(plan),
  };
}

/** What the API says may be done with a line. */
export function useLineActs(plan: Plan): (line: Line) => Act[] {
  const say = useTexts(yearPlanTexts);
  const both = useBoth();
  const fields = useFields(plan);
  const { planId } = plan;
  const fieldsOf = (line: Line) => ({
    action: both(line.action),
    day: line.day,
    month: line.month,
    "responsible/agencyId": line.responsible.agencyId,
    "responsible/name": line.responsible.agencyId ? undefined : both(line.responsible.name),
    note: line.note,
  });
  return (line) => {
    const { entryId, action, responsible } = line;
    const path = { planId, entryId };
    const shared = (does: Does) => ({
      key: `yearplan.line.${does}.${entryId}`,
      label: say(`line.${does}`),
      subject: both(action),
      happens: say(`line.${does}.happens`),
      undo: say(`line.${does}.undo`),
      done: say(`line.${does}.done`),
      touches: touchesOf(plan),
    });
    const reason: Field = { kind: "paragraph", name: "reason", label: say("reason"), required: true };
    const acts: Record<Does, Act> = {
      change: changing<Line>({
        ...shared("change"),
        fields,
        read: line,
        // A line is read with its plan; one that is not there any more is as it was.
        again: async () => {
          const { items } = await take(api.GET("/v1/year-plans/{planId}/entries", { params: { path: { planId } } }));
          return items.find((one) => one.entryId === entryId) ?? line;
        },
        initial: fieldsOf(line),
        shown: fieldsOf,
        run: (values, once, record) => {
          const { day, note, ...content } = contentOf(values);
          return take(
            api.PATCH("/v1/year-plans/{planId}/entries/{entryId}", {
              params: { path, header: { ...once, ...ifMatch(record) } },
              body: {
                ...content,
                // What the line says of all organisations of a kind stays, unless somebody else is named.
                responsible:
                  !values["responsible/agencyId"] && values["responsible/name"] === both(responsible.name)
                    ? undefined
                    : content.responsible,
                day: day ?? null,
                note: note ?? null,
              },
            }),
          );
        },
      }),
      strike: {
        ...shared("strike"),
        tone: "bad",
        fields: [reason],
        run: (values, once) =>
          take(
            api.POST("/v1/year-plans/{planId}/entries/{entryId}/strike", {
              params: { path, header: once },
              body: { reason: String(values.reason) },
            }),
          ),
      },
      restore: {
        ...shared("restore"),
        fields: [reason],
        run: (values, once) =>
          take(
            api.POST("/v1/year-plans/{planId}/entries/{entryId}/restore", {
              params: { path, header: once },
              body: { reason: String(values.reason) },
            }),
          ),
      },
      result: {
        ...shared("result"),
        fields: [
          {
            kind: "choice",
            name: "status",
            label: say("result.what"),
            required: true,
            options: results.map((value) => ({ value, label: say(`result.${value}`) })),
          },
          {
            kind: "paragraph",
            name: "words",
            label: say("result.words"),
            help: say("result.help"),
          },
        ],
        initial: { status: line.result?.status, words: line.result?.words },
        run: (values, once) =>
          take(
            api.POST("/v1/year-plans/{planId}/entries/{entryId}/result", {
              params: { path, header: once },
              body: { status: results.find((one) => one === values.status) ?? "done", words: text(values.words) },
            }),
          ),
      },
    };
    return line.mayDo.map((does) => acts[does]);
  };
}
