import * as Instrument from "@marshrut/core/instrument";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { answersWhole, whole } from "./instruments.ts";
import { listOf, listQuery } from "./shared.ts";

const setInstrumentServices = operation({
  ...answersWhole,
  operationId: "setInstrumentServices",
  method: "post",
  path: "/children/{childId}/instruments/{instrumentId}/services",
  summary: { ru: "Сказать, какие услуги требует документ", en: "Say which services an instrument asks for" },
  description: {
    ru: "По мероприятиям: ключ или название услуги из каталога, `null` — такой услуги нет. Подтверждает, меняет или снимает то, что предложило правило по формулировке. Подтверждённое переходит в следующий документ с тем же мероприятием; в план и шаг ключ попадает при составлении плана.",
    en: "By measure: a service's key or title, `null` where there is none. It confirms, changes or denies what a rule proposed from the wording. What is confirmed holds for the same measure in the next paper; a plan and its steps take the key when the plan is drafted.",
  },
  body: Instrument.SetServices,
  examples: {
    confirm: {
      summary: { ru: "Подтвердить", en: "Confirm" },
      value: { measures: [{ measureId: "measure_01J8ZQ4M7N3E5R6T8V9WXYZABC", serviceKey: "speech-therapy" }] },
    },
  },
  ifMatch: "optional",
  refusals: ["conflict.busy"],
  run: async ({ ctx, params, body, expectedVersion }) => {
    await Instrument.setServices(ctx, params, body, { expectedVersion });
    return whole(ctx, params);
  },
});

const findUnconfirmedServices = operation({
  operationId: "findUnconfirmedServices",
  method: "get",
  path: "/instruments/unconfirmed",
  tag: "instruments",
  summary: { ru: "Неподтверждённые услуги", en: "Services that nobody has confirmed" },
  description: {
    ru: "Действующие документы, в которых услугу предложило правило: формулировка и предложение, сначала старые. Подтвердить или изменить — `POST …/services`. Просмотр записывается в журнал каждого ребёнка. Координатор муниципалитета видит своих детей; страница может быть короче `limit`.",
    en: "Papers that count and in which a rule proposed a service: the wording and the proposal, the oldest first. Confirm or change by `POST …/services`. Reading is on record of each child. A municipality's coordinator sees its own children; a page may be shorter than `limit`.",
  },
  query: listQuery({ municipality: z.string().max(60).optional() }),
  answer: {
    status: 200,
    schema: listOf(Instrument.Proposed),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { municipality }, page }) => page((of) => Instrument.unconfirmed(ctx, { municipality, ...of })),
});

export const instrumentServices = [setInstrumentServices, findUnconfirmedServices] as const;
