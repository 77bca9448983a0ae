import { type Schema, take } from "@marshrut/client";
import { useNavigate } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import type { Act } from "../../parts/act.ts";
import { useApproval } from "../../parts/approval.ts";
import type { Field, FieldValues } from "../../parts/fields.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { useTitle } from "../../parts/titles.ts";
import { useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { formTexts } from "./texts.ts";

export type Form = Schema<"Form">;
type NewRound = Schema<"CreateRoundBody">;

/** Form about whom → who can be asked by it. */
const whomOf = {
  nobody: ["families", "visitors", "agencies"],
  family: ["families"],
  agency: ["agencies", "visitors", "experts"],
  child: [],
} as const;
const kinds = [
  "school",
  "kindergarten",
  "health",
  "social",
  "pmpc",
  "resourceCentre",
  "ngo",
  "college",
  "guardianship",
] as const;

/** What may be done with a form now, as the API says (`mayDo`). */
export function useFormActs(form: Form): Record<"approve" | "retire" | "ask", Act | undefined> {
  const say = useTexts(formTexts);
  const words = useWords();
  const titled = useTitle();
  const go = useNavigate();
  const nameOf = useMunicipality();
  const { municipality, region } = useMe();
  const { formId, mayDo } = form;
  const subject = titled(form.title);
  const path = { formId };
  const act: Field[] = [
    { kind: "line", name: "act/number", label: say("number"), required: true },
    { kind: "day", name: "act/date", label: say("date"), required: true },
  ];
  const given = (values: FieldValues) => ({
    act: { number: String(values["act/number"]), date: String(values["act/date"]) },
  });
  const approval = useApproval({
    fits: (one) => one.kind === "form" && one.formId === formId,
    on: mayDo.includes("approve"),
    act: { fields: act, of: given },
  });
  const whom: ReadonlyArray<"families" | "agencies" | "visitors" | "experts"> = whomOf[form.subject];
  const ofAgencies = (values: FieldValues) => values["audience/kind"] !== "families";
  return {
    approve: mayDo.includes("approve")
      ? {
          key: `form.approve.${formId}`,
          label: say("approve"),
          subject,
          happens: say("approve.happens"),
          undo: say("approve.undo"),
          fields: approval.fields,
          run: (values, once) =>
            take(api.POST("/v1/forms/{formId}/approve", { params: { path, header: once }, body: approval.of(values) })),
          done: say("approve.done"),
          touches: [["form"]],
        }
      : undefined,
    retire: mayDo.includes("retire")
      ? {
          key: `form.retire.${formId}`,
          label: say("retire"),
          subject,
          happens: say("retire.happens"),
          undo: say("retire.undo"),
          tone: "bad",
          fields: act,
          run: (values, once) =>
            take(api.POST("/v1/forms/{formId}/retire", { params: { path, header: once }, body: given(values) })),
          done: say("retire.done"),
          touches: [["form"]],
        }
      : undefined,
    ask:
      whom.length === 0 || !mayDo.includes("ask")
        ? undefined
        : {
            key: `form.round.${formId}`,
            label: say("begin"),
            subject,
            happens: say("begin.happens"),
            tells: say("begin.tells"),
            undo: say("begin.undo"),
            fields: [
              {
                kind: "choice",
                name: "audience/kind",
                label: say("begin.whom"),
                required: true,
                options: whom.map((value) => ({ value, label: say(`whom.${value}`) })),
              },
              {
                kind: "choice",
                name: "audience/kinds",
                label: say("begin.kinds"),
                help: say("begin.kinds.help"),
                when: (values) => values["audience/kind"] !== undefined && ofAgencies(values),
                options: kinds.map((value) => ({ value, label: words(`agency.${value}`) })),
              },
              ...(municipality
                ? []
                : [
                    {
                      kind: "choice" as const,
                      name: "municipality",
                      label: say("begin.municipality"),
                      help: say("begin.municipality.help"),
                      options: region.municipalities.map(({ key }) => ({ value: key, label: nameOf(key) })),
                    },
                  ]),
              { kind: "day", name: "opensOn", label: say("begin.opens"), help: say("begin.opens.help") },
              { kind: "day", name: "closesOn", label: say("begin.closes"), required: true },
            ],
            run: (values, once) =>
              take(
                api.POST("/v1/forms/{formId}/rounds", {
                  params: { path, header: once },
                  body: roundOf(values, municipality),
                }),
              ),
            done: say("begin.done"),
            after: (made) => void go(`/rounds/${(made as Schema<"CreateRoundAnswer">).roundId}`),
            touches: [["round"]],
          },
  };
}

function roundOf(values: FieldValues, own: string | undefined): NewRound {
  const text = (name: string) => (typeof values[name] === "string" ? String(values[name]) : undefined);
  const kind = values["audience/kind"];
  const wanted = kinds.filter((one) => one === values["audience/kinds"]);
  const of = wanted.length > 0 ? { kinds: wanted } : {};
  return {
    audience: kind === "agencies" || kind === "visitors" || kind === "experts" ? { kind, ...of } : { kind: "families" },
    municipality: text("municipality") ?? own,
    opensOn: text("opensOn"),
    closesOn: text("closesOn") ?? "",
  };
}
