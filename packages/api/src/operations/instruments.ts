import { agencyKinds } from "@marshrut/core/agency";
import * as Instrument from "@marshrut/core/instrument";
import { notFound } from "@marshrut/core/shared";
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
  agencyId: z.string().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
};
const record = {
  instrumentId: z.string(),
  childId: z.string(),
  kind: z.enum(Instrument.instrumentKinds),
  validFrom: z.iso.date(),
  validTo: z.iso.date(),
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
    })
    .optional(),
  recordedAt: z.string(),
};
export const InstrumentView = z.strictObject({ ...record, measures: z.array(z.strictObject(measure)) });
const WordedInstrument = z.strictObject({
  ...record,
  number: z.string(),
  issuer: z.string(),
  measures: z.array(z.strictObject({ ...measure, title: z.string() })),
});

const recordInstrument = operation({
  operationId: "recordInstrument",
  method: "post",
  path: "/children/{childId}/instruments",
  tag: "instruments",
  summary: { ru: "Записать ИПРА, заключение ПМПК или ИПРП", en: "Record an instrument" },
  description: {
    ru: "Номер, кем выдан и названия мероприятий уходят в зашифрованное хранилище. Новая ИПРА заменяет прежнюю; её мероприятия входят в идущий этап. Если тот же номер того же органа уже записан у другого ребёнка, ответ 409 `instrument.duplicate` называет обоих (`current.childId`, `current.candidates`): сверьте, чей документ, и если у каждого свой, повторите с `confirmedDistinctFrom`.",
    en: "Number, issuer and the wording of the measures go to the encrypted vault. A new ИПРА supersedes the one before; its measures join the running stage. When another child has the same number of the same issuer, 409 `instrument.duplicate` names both (`current.childId`, `current.candidates`): look whose paper it is, and if each has one, repeat with `confirmedDistinctFrom`.",
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
  refusals: ["agency.unknown", "child.left", "instrument.superseded", "instrument.duplicate", "conflict.exists"],
  run: ({ ctx, params, body }) => Instrument.record(ctx, params.childId, body),
  location: ({ childId }) => `/children/${childId}/instruments`,
  again: async ({ ctx, params }, ref) => {
    const found = (await Instrument.listFor(ctx, params.childId)).find((i) => i.instrumentId === ref.id);
    if (!found) throw notFound();
    const { number: _, issuer: __, measures, ...rest } = found;
    return { ...rest, measures: measures.map(({ title: _, ...m }) => m) };
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
  run: async ({ ctx, params }) => ({ items: await Instrument.listFor(ctx, params.childId) }),
});

export const instruments = [recordInstrument, listInstruments] as const;
