import { ifMatch, type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import type { Act, Once } from "../../parts/act.ts";
import type { Field, FieldValues } from "../../parts/fields.tsx";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { obligationTexts } from "./texts.ts";

export type Obligation = Schema<"Obligation">;
type Verb = Obligation["mayDo"][number];
type Values = Record<string, number | boolean | null>;

/** What the API names as possible now (`mayDo`), each with what it brings about. */
export function useObligationActs(obligation: Obligation): Act[] {
  const say = useTexts(obligationTexts);
  const common = useCommon();
  const both = useBoth();
  const { obligationId, period, indicators, mayDo } = obligation;
  const path = { obligationId };
  const header = (once: Once) => ({ ...once, ...ifMatch(obligation) });
  const reason: Field = {
    kind: "paragraph",
    name: "reason",
    label: say("reason"),
    help: say("reason.help"),
    required: true,
  };
  const until: Field = { kind: "day", name: "until", label: say("until"), required: true };
  const given = ({ noData }: FieldValues) => noData !== true;
  const figures = indicators.map(({ key, title, type, most, recorded }): Field => {
    const shared = {
      name: `values/${key}`,
      label: both(title),
      when: given,
      help: recorded === undefined ? undefined : say("recorded", { n: recorded }),
    };
    return type === "yes-no"
      ? {
          ...shared,
          kind: "choice",
          options: [
            { value: "true", label: common("yes") },
            { value: "false", label: common("no") },
          ],
        }
      : { ...shared, kind: "number", min: 0, max: most };
  });
  const report: Field[] = [
    ...figures,
    { kind: "check", name: "noData", label: say("no.data"), help: say("no.data.help") },
    { kind: "paragraph", name: "narrative", label: say("narrative"), help: say("narrative.help") },
  ];
  const fields: Record<Verb, Field[]> = {
    submit: report,
    accept: [],
    return: [reason],
    extend: [until, reason],
    "ask-extension": [until, reason],
    correct: [...report, reason],
  };
  /** What the organisation has said already stands in the fields; else what the records say. */
  const initial = initialOf(obligation);
  const address = (verb: Verb) => `/v1/obligations/{obligationId}/${verb}` as "/v1/obligations/{obligationId}/return";
  return mayDo.map(
    (verb): Act => ({
      key: `obligation.${obligationId}.${verb}`,
      label: say(`${verb}.label`),
      happens: say(`${verb}.happens`),
      tells: verb === "accept" ? say("accept.tells") : verb === "submit" ? undefined : say(`${verb}.tells`),
      undo: say(`${verb}.undo`),
      tone: verb === "return" ? "bad" : undefined,
      fields: fields[verb],
      initial: verb === "submit" || verb === "correct" ? initial : {},
      run: (values, once) =>
        take(
          api.POST(address(verb), {
            params: { path, header: header(once) },
            body: (verb === "accept" ? undefined : bodyOf(verb, values, indicators)) as Schema<"ReturnObligationBody">,
          }),
        ),
      done: say(`${verb}.done`),
      touches: [["obligation"], ["period", period], ["inbox"]],
    }),
  );
}

function initialOf({ values, indicators, narrative, noData }: Obligation): FieldValues {
  const known = indicators.flatMap(({ key, recorded }) => {
    const value = values?.[key] ?? recorded;
    if (value === undefined || value === null) return [];
    return [[`values/${key}`, typeof value === "boolean" ? String(value) : value] as const];
  });
  return { ...Object.fromEntries(known), narrative, noData: noData || undefined };
}

/** What was typed, as the API's body has it. */
function bodyOf(verb: Verb, values: FieldValues, indicators: Obligation["indicators"]): object {
  const { reason, until, noData, narrative } = values;
  if (verb === "return") return { reason };
  if (verb === "extend" || verb === "ask-extension") return { until, reason };
  const figures: Values = {};
  for (const { key } of indicators) {
    const value = values[`values/${key}`];
    if (noData === true || value === undefined) continue;
    figures[key] = value === "true" ? true : value === "false" ? false : Number(value);
  }
  const said = { values: figures, noData: noData === true || undefined, narrative };
  return verb === "correct" ? { ...said, reason } : said;
}
