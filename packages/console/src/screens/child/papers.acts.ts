import { ifMatch, type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { type Act, changing } from "../../parts/act.ts";
import { useDistinct } from "../../parts/distinct.ts";
import type { Field, FieldValues } from "../../parts/fields.tsx";
import { useServiceOptions } from "../../parts/services.ts";
import { useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { papersTexts } from "./papers.texts.ts";

export type WholePaper = Schema<"GetInstrumentAnswer">;
export type Paper = Schema<"ListInstrumentsAnswer">["items"][number];
type Recorded = Schema<"RecordInstrumentBody">;
const kinds = ["ipra", "pmpk", "iprp", "vk"] as const;
const blocks = ["health", "education", "employment", "social", "sport", "assistive-devices"] as const;
const terms = ["dated", "until-18", "indefinite"] as const;
const variants = [
  ["general", "preschool"],
  ["1.1", "1.2", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "4.1", "4.2", "4.3", "5.1", "5.2"],
  ["6.1", "6.2", "6.3", "6.4", "7.1", "7.2", "8.1", "8.2", "8.3", "8.4", "intellectual-1", "intellectual-2"],
].flat() as Schema<"RespondStudyVariant">[];
const conditions = [
  "assistant",
  "tutor",
  "accessible-premises",
  "equipment",
  "textbooks",
  "sign-interpreter",
  "tactile-interpreter",
  "regime",
  "inclusive-class",
  "special-class",
  "resource-class",
  "home",
  "remote",
] as const;
/** As many as are asked for on one form; an ИПРА names more in two papers of a hundred, which come by a table. */
const mostMeasures = 20;
const text = (value: FieldValues[string]) => (typeof value === "string" ? value : undefined);

/** Until when it counts. */
function useTermFields(): Field[] {
  const say = useTexts(papersTexts);
  return [
    {
      kind: "choice",
      name: "term",
      label: say("term"),
      required: true,
      options: terms.map((value) => ({ value, label: say(`term.${value}`) })),
    },
    { kind: "day", name: "validTo", label: say("valid.to"), required: true, when: ({ term }) => term === "dated" },
  ];
}
const termOf = ({ term, validTo }: FieldValues) => ({
  term: (["until-18", "indefinite"] as const).find((one) => one === term),
  validTo: term === "dated" ? text(validTo) : undefined,
});

/** A variant of the programme, and the conditions, of a commission's conclusion. */
function useStudyFields(when: (values: FieldValues) => boolean): Field[] {
  const say = useTexts(papersTexts);
  const named = (variant: string) =>
    variant === "general" || variant === "preschool" || variant === "intellectual-1" || variant === "intellectual-2"
      ? say(`variant.${variant}`)
      : say("variant.of", { variant });
  return [
    {
      kind: "choice",
      name: "study/variant",
      label: say("variant"),
      options: variants.map((value) => ({ value, label: named(value) })),
      when,
    },
    ...conditions.map(
      (one): Field => ({ kind: "check", name: `study/conditions/${one}`, label: say(`condition.${one}`), when }),
    ),
  ];
}
function studyOf(values: FieldValues): Schema<"RecordInstrumentStudy"> | undefined {
  const variant = variants.find((one) => one === values["study/variant"]);
  const chosen = conditions.filter((one) => values[`study/conditions/${one}`] === true);
  return variant || chosen.length > 0 ? { variant, conditions: chosen } : undefined;
}

/** A paper as a coordinator types it: an ИПРА, a commission's conclusion, a programme of early help, a referral. */
export function useRecordPaper(childId: string): Act {
  const say = useTexts(papersTexts);
  const words = useWords();
  const services = useServiceOptions();
  const term = useTermFields();
  const study = useStudyFields(({ kind }) => kind === "pmpk");
  const distinct = useDistinct(say("another"), say("another.help"));
  const measures = Array.from({ length: mostMeasures }, (_, i): Field[] => {
    const at = `measures/${i}`;
    const isNamed = (values: FieldValues) => Boolean(values[`${at}/title`]);
    return [
      {
        kind: "line",
        name: `${at}/title`,
        label: say("measure", { n: i + 1 }),
        help: i === 0 ? say("measure.help") : undefined,
        when: (values) => i === 0 || Boolean(values[`measures/${i - 1}/title`]),
      },
      {
        kind: "choice",
        name: `${at}/block`,
        label: say("measure.block", { n: i + 1 }),
        required: true,
        options: blocks.map((value) => ({ value, label: words(`block.${value}`) })),
        when: isNamed,
      },
      { kind: "choice", name: `${at}/serviceKey`, label: say("measure.service"), options: services, when: isNamed },
    ];
  }).flat();
  return {
    key: `paper.record.${childId}`,
    label: say("record"),
    happens: say("record.happens"),
    undo: say("record.undo"),
    fields: [
      {
        kind: "choice",
        name: "kind",
        label: say("kind"),
        required: true,
        options: kinds.map((value) => ({ value, label: words(`paper.${value}`) })),
      },
      { kind: "line", name: "number", label: say("number"), required: true },
      { kind: "line", name: "issuer", label: say("issuer"), help: say("issuer.help"), required: true },
      { kind: "day", name: "validFrom", label: say("valid.from"), required: true },
      ...term,
      { kind: "check", name: "educationalNeeds", label: say("needs"), when: ({ kind }) => kind === "pmpk" },
      {
        kind: "choice",
        name: "agreement",
        label: say("agreement"),
        options: (["none", "agree", "disagree"] as const).map((value) => ({ value, label: say(`agreement.${value}`) })),
        when: ({ kind }) => kind === "pmpk",
      },
      ...study,
      ...measures,
      distinct.field,
    ],
    initial: { kind: "ipra", term: "dated", agreement: "none" },
    run: (values, once) =>
      distinct.tried(
        take(
          api.POST("/v1/children/{childId}/instruments", {
            params: { path: { childId }, header: once },
            body: { ...paperOf(values), confirmedDistinctFrom: distinct.from(values) },
          }),
        ),
      ),
    done: say("record.done"),
    touches: [["child", childId], ["inbox"], ["route"]],
  };
}

function paperOf(values: FieldValues): Recorded {
  const measures = Array.from({ length: mostMeasures }, (_, i) => {
    const title = text(values[`measures/${i}/title`]);
    const block = blocks.find((one) => one === values[`measures/${i}/block`]);
    return title && block ? [{ title, block, serviceKey: text(values[`measures/${i}/serviceKey`]) }] : [];
  }).flat();
  const shared = {
    number: String(values.number),
    issuer: String(values.issuer),
    validFrom: String(values.validFrom),
    ...termOf(values),
    measures,
  };
  const kind = kinds.find((one) => one === values.kind) ?? "ipra";
  if (kind !== "pmpk") return { kind, ...shared } as Recorded;
  const agreement = (["agree", "disagree"] as const).find((one) => one === values.agreement);
  return {
    kind,
    ...shared,
    educationalNeeds: values.educationalNeeds === true,
    agreement,
    study: studyOf(values),
  };
}

/** What stands in the fields of its correction. */
const fieldsOf = ({ number, issuer, validFrom, validTo, term, conclusion }: WholePaper): FieldValues => ({
  number,
  issuer,
  validFrom,
  term: term ?? "dated",
  validTo,
  educationalNeeds: conclusion?.educationalNeeds,
  "study/variant": conclusion?.study?.variant,
  ...Object.fromEntries((conclusion?.study?.conditions ?? []).map((one) => [`study/conditions/${one}`, true])),
});

/** What becomes of a paper that is there: shown to an organisation, answered by the family, corrected. */
export function usePaperActs(paper: WholePaper): Act[] {
  const say = useTexts(papersTexts);
  const { can } = useMe();
  const term = useTermFields();
  const study = useStudyFields(() => paper.kind === "pmpk");
  const distinct = useDistinct(say("another"), say("another.help"));
  const { childId, instrumentId, number, conclusion } = paper;
  const path = { childId, instrumentId };
  const shared = (does: "present" | "agree" | "correct") => ({
    key: `paper.${does}.${instrumentId}`,
    label: say(does),
    subject: `№ ${number}`,
    happens: say(`${does}.happens`),
    undo: say(`${does}.undo`),
    done: say(`${does}.done`),
    touches: [["child", childId], ["inbox"], ["route"]],
  });
  const present: Act = {
    ...shared("present"),
    fields: [
      { kind: "agency", name: "agencyId", label: say("present.to"), required: true },
      { kind: "day", name: "on", label: say("on"), required: true },
    ],
    run: ({ agencyId, on }, once) =>
      take(
        api.POST("/v1/children/{childId}/instruments/{instrumentId}/present", {
          params: { path, header: once },
          body: { agencyId: String(agencyId), on: String(on) },
        }),
      ),
  };
  const agree: Act = {
    ...shared("agree"),
    fields: [
      {
        kind: "choice",
        name: "answer",
        label: say("agreement"),
        required: true,
        options: (["agree", "disagree"] as const).map((value) => ({ value, label: say(`agreement.${value}`) })),
      },
      { kind: "day", name: "on", label: say("on"), required: true },
    ],
    run: ({ answer, on }, once) =>
      take(
        api.POST("/v1/children/{childId}/instruments/{instrumentId}/agree", {
          params: { path, header: once },
          body: { answer: answer === "disagree" ? "disagree" : "agree", on: String(on) },
        }),
      ),
  };
  const correct = changing<WholePaper>({
    ...shared("correct"),
    read: paper,
    again: () => take(api.GET("/v1/children/{childId}/instruments/{instrumentId}", { params: { path } })),
    shown: fieldsOf,
    fields: [
      { kind: "line", name: "number", label: say("number"), required: true },
      { kind: "line", name: "issuer", label: say("issuer"), required: true },
      { kind: "day", name: "validFrom", label: say("valid.from"), required: true },
      ...term,
      ...(conclusion ? [{ kind: "check", name: "educationalNeeds", label: say("needs") } as const, ...study] : []),
      { kind: "paragraph", name: "reason", label: say("reason"), required: true },
      distinct.field,
    ],
    initial: fieldsOf(paper),
    run: (values, once, record) => {
      const { term: until, validTo } = termOf(values);
      return distinct.tried(
        take(
          api.PATCH("/v1/children/{childId}/instruments/{instrumentId}", {
            params: { path, header: { ...once, ...ifMatch(record) } },
            body: {
              confirmedDistinctFrom: distinct.from(values),
              reason: String(values.reason),
              number: String(values.number),
              issuer: String(values.issuer),
              validFrom: String(values.validFrom),
              ...(until ? { term: until } : { validTo }),
              ...(conclusion ? { educationalNeeds: values.educationalNeeds === true, study: studyOf(values) } : {}),
            },
          }),
        ),
      );
    },
  });
  return [
    ...(can("presentInstrument") ? [present] : []),
    ...(can("agreeInstrument") ? [agree] : []),
    ...(can("correctInstrument") ? [correct] : []),
  ];
}
