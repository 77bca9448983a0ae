import type { Schema } from "@marshrut/client";
import { api } from "../api/api.ts";
import { useMe } from "../api/me.tsx";
import { useRead } from "../api/use.ts";
import { useFormat } from "../texts/format.ts";
import { useTexts } from "../texts/texts.tsx";
import { actFieldTexts } from "./act.fields.texts.ts";
import type { Field, FieldValues } from "./fields.tsx";

type Subject = NonNullable<Schema<"FindDecisionsAnswer">["items"][number]["subject"]>;

interface Approved<Act extends object> {
  fits: (subject: Subject) => boolean;
  act: { fields: readonly Field[]; of: (values: FieldValues) => Act };
}
interface Approval<Act extends object> {
  fields: readonly Field[];
  of: (values: FieldValues) => Act | { decisionId: string };
}

/**
 * What an approval rests on: an act, or a decision of a body that names this very thing and has not brought it into use yet. Where there is
 * no such decision, the act alone is asked for. `on`: something can be approved, and decisions are worth reading.
 */
export function useApprovals(on: boolean): <Act extends object>(of: Approved<Act>) => Approval<Act> {
  const say = useTexts(actFieldTexts);
  const format = useFormat();
  const { can } = useMe();
  const found = useRead(
    ["decision", "approving"],
    () => api.GET("/v1/decisions", { params: { query: { limit: 200 } } }),
    {
      on: on && can("findDecisions"),
    },
  );
  const isDecided = (values: FieldValues) => values.basis === "decision";
  return ({ fits, act }) => {
    const deciding = (found.data?.items ?? []).filter(
      ({ subject, approvedAt }) => subject && !approvedAt && fits(subject),
    );
    if (deciding.length === 0) return act;
    return {
      fields: [
        {
          kind: "choice",
          name: "basis",
          label: say("basis"),
          required: true,
          options: (["act", "decision"] as const).map((value) => ({ value, label: say(`basis.${value}`) })),
        },
        {
          kind: "choice",
          name: "decisionId",
          label: say("decision"),
          required: true,
          when: isDecided,
          options: deciding.map(({ decisionId, number, takenOn, text }) => ({
            value: decisionId,
            label: say("decision.of", { number, date: format.short(takenOn), text }),
          })),
        },
        ...act.fields.map((field) => ({
          ...field,
          when: (values: FieldValues) => !isDecided(values) && (field.when?.(values) ?? true),
        })),
      ],
      of: (values) => (isDecided(values) ? { decisionId: String(values.decisionId) } : act.of(values)),
    };
  };
}

/** The same of one thing. */
export const useApproval = <Act extends object>({ on, ...of }: Approved<Act> & { on: boolean }): Approval<Act> =>
  useApprovals(on)(of);
