import { agencyKinds } from "@marshrut/core/agency";
import * as Instrument from "@marshrut/core/instrument";
import { type ChildId, type Ctx, notFound } from "@marshrut/core/shared";
import * as z from "zod";
import { operation } from "../operation/index.ts";

const measure = {
  measureId: z.string(),
  line: z
    .string()
    .optional()
    .describe(
      "То же мероприятие в прежних документах: его первый id / the same measure in earlier instruments: its first id",
    ),
  block: z.enum(Instrument.blocks),
  providerKind: z.enum(agencyKinds),
  serviceKey: z
    .string()
    .optional()
    .describe(
      "Какую услугу оно требует; открыто, без формулировки / the service that it asks for, without its wording",
    ),
  proposedBy: z
    .literal("rule")
    .optional()
    .describe(
      "Предложено правилом по формулировке (`signs` услуги) и никем не подтверждено / proposed by a rule, not confirmed",
    ),
  agencyId: z.string().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
};
const record = {
  instrumentId: z.string(),
  childId: z.string(),
  kind: z.enum(Instrument.instrumentKinds),
  validFrom: z.iso.date(),
  validTo: z.iso
    .date()
    .optional()
    .describe("Последний день; без срока отсутствует / the last day; absent where there is no end"),
  term: z.enum(Instrument.terms).optional(),
  supersedes: z.string().optional(),
  supersededBy: z.string().optional(),
  corrects: z
    .literal(true)
    .optional()
    .describe("Исправляет прежний документ с тем же номером / corrects the earlier one of the same number"),
  conclusion: z
    .strictObject({
      educationalNeeds: z.boolean(),
      agreement: z.enum(["agree", "disagree"]).optional(),
      presented: z.boolean(),
      study: Instrument.Study.optional().describe(
        "Вариант программы и условия обучения / the variant of the programme and the conditions of study",
      ),
    })
    .optional(),
  recordedAt: z.string(),
};
const warnings = z
  .array(
    z.strictObject({ code: z.enum(Instrument.warningCodes), text: z.strictObject({ ru: z.string(), en: z.string() }) }),
  )
  .optional()
  .describe("На что обратить внимание / what to look at");
export const InstrumentView = z.strictObject({ ...record, measures: z.array(z.strictObject(measure)), warnings });
const worded = {
  ...record,
  number: z.string(),
  issuer: z.string(),
  measures: z.array(z.strictObject({ ...measure, title: z.string() })),
  warnings,
};
const WordedInstrument = z.strictObject(worded);

const act = { at: z.string(), by: z.string() };
const InstrumentWhole = z.strictObject({
  ...worded,
  history: z.array(
    z.discriminatedUnion("what", [
      z.strictObject({
        ...act,
        what: z.literal("recorded"),
        stepId: z.string().optional().describe("Внесён ответом на этот шаг / entered by the answer of this step"),
        importId: z.string().optional(),
      }),
      z.strictObject({ ...act, what: z.literal("presented"), on: z.iso.date(), agencyId: z.string() }),
      z.strictObject({
        ...act,
        what: z.enum(["agreed", "disagreed"]),
        on: z.iso.date(),
        representativeId: z.string().optional(),
      }),
      z.strictObject({
        ...act,
        what: z.literal("followed-birthday"),
        was: z
          .string()
          .describe(
            "Прежний последний день: дата рождения исправлена / the former last day: the birth date was corrected",
          ),
      }),
      z.strictObject({
        ...act,
        what: z.literal("corrected"),
        fields: z.array(z.enum(Instrument.correctable)),
        was: z.strictObject({
          validFrom: z.iso.date().optional(),
          validTo: z.iso.date().optional(),
          term: z.enum(Instrument.terms).optional(),
          educationalNeeds: z.boolean().optional(),
          study: Instrument.Study.optional(),
        }),
        reason: z.string(),
        number: z.string().optional().describe("Прежний номер / the former number"),
        issuer: z.string().optional().describe("Прежний орган / the former issuer"),
      }),
    ]),
  ),
  version: z.int(),
});

/** Papers with what should be looked at today. */
async function shownAll<R extends Instrument.InstrumentRecord>(ctx: Ctx, childId: ChildId, papers: readonly R[]) {
  const warned = await Instrument.warningsOf(ctx, childId, papers);
  return papers.map(({ history: _, ...paper }, i) => ({ ...paper, warnings: warned[i] }));
}
const shown = async <R extends Instrument.InstrumentRecord>(ctx: Ctx, paper: R) =>
  (await shownAll(ctx, paper.childId, [paper]))[0]!;
export async function whole(ctx: Ctx, at: Instrument.InstrumentAt) {
  const { history, ...paper } = await Instrument.get(ctx, at);
  return { ...(await shown(ctx, paper)), history };
}

const recordInstrument = operation({
  operationId: "recordInstrument",
  method: "post",
  path: "/children/{childId}/instruments",
  tag: "instruments",
  summary: { ru: "Записать ИПРА, заключение ПМПК или ИПРП", en: "Record an instrument" },
  description: {
    ru: "Номер, кем выдан и названия мероприятий уходят в зашифрованное хранилище. Новая ИПРА заменяет прежнюю; её мероприятия входят в идущий этап. Если тот же номер того же органа уже записан у другого ребёнка, ответ 409 `instrument.duplicate` называет обоих (`current.childId`, `current.candidates`): сверьте, чей документ, и если у каждого свой, повторите с `confirmedDistinctFrom`. Что принято, но требует взгляда, — в `warnings`: `expired` (срок прошёл), `past-18` и `measure-past-18` (срок документа или мероприятия выходит за 18-летие: сверьте, не «до 18 лет» ли это).",
    en: "Number, issuer and the wording of the measures go to the encrypted vault. A new ИПРА supersedes the one before; its measures join the running stage. When another child has the same number of the same issuer, 409 `instrument.duplicate` names both (`current.childId`, `current.candidates`): look whose paper it is, and if each has one, repeat with `confirmedDistinctFrom`. What is taken and should be looked at is in `warnings`: `expired`, `past-18` and `measure-past-18` (the paper or a measure ends after the 18th birthday).",
  },
  body: Instrument.NewInstrument,
  examples: {
    ipra: {
      summary: { ru: "ИПРА с двумя мероприятиями", en: "An ИПРА with two measures" },
      value: {
        kind: "ipra",
        number: "1234.5.42/2025",
        issuer: "Бюро МСЭ № 5",
        validFrom: "2025-03-01",
        validTo: "2027-02-28",
        measures: [
          { block: "education", title: "Занятия с логопедом два раза в неделю" },
          { block: "health", title: "Курс лечебной физкультуры" },
        ],
      },
    },
  },
  answer: {
    status: 201,
    schema: InstrumentView,
    description: { ru: "Документ без формулировок.", en: "The instrument, without its wording." },
  },
  refusals: [
    "agency.unknown",
    "child.left",
    "child.expected",
    "instrument.superseded",
    "instrument.duplicate",
    "conflict.exists",
  ],
  run: async ({ ctx, params, body }) => shown(ctx, await Instrument.record(ctx, params.childId, body)),
  location: ({ childId }) => `/children/${childId}/instruments`,
  again: async ({ ctx, params }, ref) => {
    const found = (await Instrument.listFor(ctx, params.childId)).find((i) => i.instrumentId === ref.id);
    if (!found) throw notFound();
    const { number: _, issuer: __, measures, ...rest } = found;
    return shown(ctx, { ...rest, measures: measures.map(({ title: _, ...m }) => m) });
  },
});

const listInstruments = operation({
  operationId: "listInstruments",
  method: "get",
  path: "/children/{childId}/instruments",
  tag: "instruments",
  summary: { ru: "Документы ребёнка", en: "A child's instruments" },
  description: {
    ru: "С формулировками; просмотр записывается в журнал.",
    en: "With their wording; reading is recorded in the audit log.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(WordedInstrument) }),
    description: { ru: "Документы.", en: "The instruments." },
  },
  run: async ({ ctx, params }) => {
    const papers = await Instrument.listFor(ctx, params.childId);
    return { items: await shownAll(ctx, params.childId, papers) };
  },
});

const getInstrument = operation({
  operationId: "getInstrument",
  method: "get",
  path: "/children/{childId}/instruments/{instrumentId}",
  tag: "instruments",
  summary: { ru: "Документ с историей", en: "An instrument with its history" },
  description: {
    ru: "Кем и когда внесён, кому предъявлен, что ответила семья, что и почему исправлено; прежние значения остаются. Просмотр записывается в журнал.",
    en: "Who entered it and when, to whom it was shown, what the family said, what was corrected and why, with the former values. Reading is recorded in the audit log.",
  },
  answer: { status: 200, schema: InstrumentWhole, description: { ru: "Документ.", en: "The instrument." } },
  run: ({ ctx, params }) => whole(ctx, params),
});

/** What is done about a paper answers it as it then is. */
export const answersWhole = {
  tag: "instruments",
  answer: {
    status: 200,
    schema: InstrumentWhole,
    description: { ru: "Документ, каким он стал.", en: "The instrument as it now is." },
  },
  again: ({ ctx, params }: { ctx: Ctx; params: Instrument.InstrumentAt }) => whole(ctx, params),
} as const;

const correctInstrument = operation({
  ...answersWhole,
  operationId: "correctInstrument",
  method: "patch",
  path: "/children/{childId}/instruments/{instrumentId}",
  summary: { ru: "Исправить ошибку в документе", en: "Correct a mistake in an instrument" },
  description: {
    ru: "То, что внесено неверно: номер, орган, даты, срок, ОВЗ — с причиной; прежнее остаётся в истории. Новое решение органа — новый документ, исправленный список мероприятий — документ с тем же номером и `supersedes`.",
    en: "What was entered wrongly: number, issuer, dates, term, educational needs, with a reason; what stood there stays in the history. What the issuer decides anew is a new instrument; a corrected list of measures is one of the same number with `supersedes`.",
  },
  body: Instrument.InstrumentPatch,
  examples: {
    term: {
      summary: { ru: "Срок «до 18 лет»", en: "The term is to the age of 18" },
      value: { reason: "Опечатка в сроке.", term: "until-18" },
    },
  },
  ifMatch: "required",
  refusals: ["conflict.exists", "instrument.duplicate", "conflict.busy"],
  run: async ({ ctx, params, body, expectedVersion }) => {
    await Instrument.correct(ctx, params, body, { expectedVersion });
    return whole(ctx, params);
  },
});

const presentInstrument = operation({
  ...answersWhole,
  operationId: "presentInstrument",
  method: "post",
  path: "/children/{childId}/instruments/{instrumentId}/present",
  summary: { ru: "Отметить предъявление", en: "Mark as presented" },
  description: {
    ru: "Семья предъявила документ организации: какой и когда. Предъявлять можно нескольким.",
    en: "The family has shown it to an organisation: to which, and when. It may be shown to several.",
  },
  body: Instrument.Present,
  examples: {
    school: {
      summary: { ru: "В школу", en: "To the school" },
      value: { agencyId: "agency_01J8ZQ4M7N3E5R6T8V9WXYZABC", on: "2025-03-03" },
    },
  },
  ifMatch: "optional",
  refusals: ["agency.unknown", "conflict.exists", "conflict.busy"],
  run: async ({ ctx, params, body, expectedVersion }) => {
    await Instrument.present(ctx, params, body, { expectedVersion });
    return whole(ctx, params);
  },
});

const agreeInstrument = operation({
  ...answersWhole,
  operationId: "agreeInstrument",
  method: "post",
  path: "/children/{childId}/instruments/{instrumentId}/agree",
  summary: { ru: "Записать решение семьи", en: "Record the family's answer" },
  description: {
    ru: "Согласен представитель с документом или нет, и с какого дня. Может сказать и сам представитель. Несогласие становится задачей координатора.",
    en: "Whether the representative agrees with it, and since when; a representative may say so for themselves. A disagreement becomes a task of the coordinator.",
  },
  body: Instrument.Agree,
  examples: { agree: { summary: { ru: "Согласие", en: "Agreed" }, value: { answer: "agree", on: "2025-03-03" } } },
  ifMatch: "optional",
  refusals: ["conflict.exists", "conflict.busy"],
  run: async ({ ctx, params, body, expectedVersion }) => {
    await Instrument.agree(ctx, params, body, { expectedVersion });
    return whole(ctx, params);
  },
});

export const instruments = [
  recordInstrument,
  listInstruments,
  getInstrument,
  correctInstrument,
  presentInstrument,
  agreeInstrument,
] as const;
