import { type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import type { Act } from "../../parts/act.ts";
import type { Field, FieldValues } from "../../parts/fields.tsx";
import { useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { papersTexts } from "./papers.texts.ts";

type Line = Schema<"GetExecutionAnswer">["items"][number];
const results = ["performed", "not-applied", "refused-measure", "refused-programme", "not-performed"] as const;
const text = (value: FieldValues[string]) => (typeof value === "string" ? value : undefined);

/** What became of a measure that no step asked for, from paper; and putting that right. */
export function useResultActs(childId: string): (line: Line) => Act[] {
  const say = useTexts(papersTexts);
  const words = useWords();
  const fields: Field[] = [
    {
      kind: "choice",
      name: "result",
      label: say("result"),
      required: true,
      options: results.map((value) => ({ value, label: words(`result.${value}`) })),
    },
    { kind: "day", name: "on", label: say("result.on"), required: true },
    { kind: "agency", name: "agencyId", label: say("result.agency") },
    { kind: "line", name: "by", label: say("result.by"), when: ({ agencyId }) => !agencyId },
    {
      kind: "paragraph",
      name: "note",
      label: say("result.note"),
      required: true,
      when: ({ result }) => result !== undefined && result !== "performed",
    },
  ];
  const given = (values: FieldValues) => ({
    result: results.find((one) => one === values.result) ?? "performed",
    on: String(values.on),
    agencyId: text(values.agencyId),
    by: values.agencyId ? undefined : text(values.by),
    note: text(values.note),
  });
  const reason: Field = { kind: "paragraph", name: "reason", label: say("reason"), required: true };
  return ({ measureId, instrumentId, title, outcome, mayDo }) => {
    const shared = (does: "result.record" | "result.correct" | "result.withdraw") => ({
      key: `${does}.${instrumentId}.${measureId}`,
      label: say(does),
      subject: title,
      happens: say(`${does}.happens`),
      undo: say(`${does}.undo`),
      done: say(`${does}.done`),
      touches: [["child", childId], ["inbox"], ["indicators"]],
    });
    const record: Act = {
      ...shared("result.record"),
      fields,
      run: (values, once) =>
        take(
          api.POST("/v1/children/{childId}/results", {
            params: { path: { childId }, header: once },
            body: { measureId, ...given(values) },
          }),
        ),
    };
    const path = { childId, resultId: outcome?.resultId ?? "" };
    const correct: Act = {
      ...shared("result.correct"),
      fields: [...fields, reason],
      initial: {
        result: outcome?.result,
        on: outcome?.on,
        agencyId: outcome?.agencyId,
        by: outcome?.agencyId ? undefined : outcome?.by,
        note: outcome?.note,
      },
      run: (values, once) =>
        take(
          api.POST("/v1/children/{childId}/results/{resultId}/correct", {
            params: { path, header: once },
            body: { ...given(values), reason: String(values.reason) },
          }),
        ),
    };
    const withdraw: Act = {
      ...shared("result.withdraw"),
      tone: "bad",
      fields: [reason],
      run: (values, once) =>
        take(
          api.POST("/v1/children/{childId}/results/{resultId}/correct", {
            params: { path, header: once },
            body: { withdrawn: true, reason: String(values.reason) },
          }),
        ),
    };
    return mayDo.flatMap((does) => (does === "record" ? [record] : [correct, withdraw]));
  };
}
