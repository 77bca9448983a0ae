import * as Service from "@marshrut/core/service";
import { notFound, says } from "@marshrut/core/shared";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { ByDecision, byDecision, decisionExample } from "./decided.ts";

const standard = {
  content: { ru: "Звук, слово, рассказ; задания для семьи.", en: "Sound, word, telling; exercises for the family." },
  volume: { unit: "session", per: "month", norm: 12 },
  staff: { ru: "Логопед" },
  indicators: [{ ru: "Доля достигнутых целей по речи за полугодие" }],
  conditions: { ru: "Кабинет с зеркалом; родитель может присутствовать." },
};

const years = z.coerce.number().int().min(0).max(99);

const listServices = operation({
  operationId: "listServices",
  method: "get",
  path: "/services",
  tag: "services",
  summary: { ru: "Каталог услуг", en: "The catalogue of services" },
  description: {
    ru: "Все услуги целиком: поставленные с платформой, свои и изменённые регионом. Ключом (`serviceKey`) услугу называют организации, места, планы, шаги и мероприятия документов; вместо ключа можно прислать название или слово из `also`. `age` — полных лет; `all=true` — и снятые. `ETag` меняется с каждым изменением каталога.",
    en: "All services: those that ship, and those that the region has added or changed. By its key (`serviceKey`) a service is named in organisations, capacity, plans, steps and measures; its title or a word of `also` may be sent instead. `age`: whole years; `all=true`: withdrawn ones too. `ETag` changes with the catalogue.",
  },
  query: z.strictObject({
    area: z.enum(Service.serviceAreas).optional(),
    age: years.optional(),
    recipient: z.enum(Service.recipients).optional(),
    all: z.enum(["true", "false"]).optional(),
  }),
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Service.ServiceSummary), version: z.int() }),
    description: { ru: "Услуги.", en: "The services." },
  },
  run: ({ ctx, query: { all, ...filter } }) => Service.list(ctx, { ...filter, all: all === "true" }),
});

const getService = operation({
  operationId: "getService",
  method: "get",
  path: "/services/{serviceKey}",
  tag: "services",
  summary: { ru: "Прочитать услугу", en: "Read a service" },
  description: {
    ru: "С действующим стандартом и всеми его версиями: содержание, норма объёма, кадры, показатели качества, условия, основание и то, что принято без акта (`assumed`).",
    en: "With the standard that counts and all its versions: content, norm, staff, indicators of quality, conditions, legal basis, and what is assumed.",
  },
  answer: { status: 200, schema: Service.ServiceView, description: { ru: "Услуга.", en: "The service." } },
  run: ({ ctx, params }) => Service.get(ctx, params.serviceKey),
});

const addService = operation({
  operationId: "addService",
  method: "post",
  path: "/services",
  tag: "services",
  summary: { ru: "Добавить услугу региона", en: "Add a service of the region's own" },
  description: {
    ru: "Со стандартом. Ключ и названия не должны совпадать с другими услугами: иначе слово в списке значило бы две. Первый стандарт действует сразу, следующие — после утверждения.",
    en: "With its standard. Key and titles differ from those of other services, or a word in a list would mean two. The first standard counts at once, later ones when approved.",
  },
  body: Service.NewService,
  examples: {
    riding: {
      summary: { ru: "Иппотерапия", en: "Therapeutic riding" },
      value: {
        serviceKey: "therapeutic-riding",
        title: { ru: "Лечебная верховая езда", en: "Therapeutic riding" },
        also: ["иппотерапия"],
        signs: ["иппотерап", "верхов езд"],
        area: "motor",
        recipient: "child",
        ages: { from: 4 },
        forms: ["individual"],
        sectors: ["ngo", "business"],
        standard: { ...standard, volume: { unit: "session", per: "month", norm: 4 } },
      },
    },
  },
  answer: { status: 201, schema: Service.ServiceView, description: { ru: "Услуга.", en: "The service." } },
  refusals: ["conflict.exists", "limit.reached"],
  run: ({ ctx, body }) => Service.add(ctx, body),
  location: ({ serviceKey }) => `/services/${serviceKey}`,
  again: ({ ctx }, ref) => Service.get(ctx, ref.id),
});

const changeService = operation({
  operationId: "changeService",
  method: "patch",
  path: "/services/{serviceKey}",
  tag: "services",
  summary: { ru: "Изменить услугу или её стандарт", en: "Change a service or its standard" },
  description: {
    ru: "Меняется то, что названо; можно изменить и поставленную услугу. Другой `standard` становится следующей версией и действует после утверждения (`/standards/{version}/approve`). `status: withdrawn` — услугу больше не назначают; что назначено, остаётся.",
    en: "What is named is changed, of shipped services too. Another `standard` becomes the next version and counts once it is approved (`/standards/{version}/approve`). `status: withdrawn`: it is assigned no more; what is assigned stays.",
  },
  body: Service.ServicePatch,
  examples: {
    standard: { summary: { ru: "Норма выше", en: "A higher norm" }, value: { standard } },
    title: { summary: { ru: "Другое название", en: "Another title" }, value: { title: { ru: "Логопед" } } },
  },
  ifMatch: "required",
  answer: { status: 200, schema: Service.ServiceView, description: { ru: "Услуга.", en: "The service." } },
  refusals: ["limit.reached"],
  run: ({ ctx, params, body, expectedVersion }) => Service.patch(ctx, params.serviceKey, body, expectedVersion),
  again: ({ ctx, params }) => Service.get(ctx, params.serviceKey),
});

const approveStandard = operation({
  operationId: "approveStandard",
  method: "post",
  path: "/services/{serviceKey}/standards/{version}/approve",
  tag: "services",
  summary: { ru: "Утвердить стандарт услуги", en: "Approve a service's standard" },
  description: {
    ru: "Решение региона: акт, номер, дата и кем принят. Действует новейшая из утверждённых версий; от её нормы считают отклонения.",
    en: "The region's decision: the act, its number, date and whose it is. The newest approved version counts; deviations are counted from its norm.",
  },
  body: z.union([Service.ApproveStandard, ByDecision]),
  examples: {
    order: {
      summary: { ru: "Приказ", en: "An order" },
      value: {
        act: "Приказ министерства образования Кузбасса",
        number: "214",
        date: "2025-01-17",
        by: "Министерство образования Кузбасса",
      },
    },
    ...decisionExample,
  },
  answer: { status: 200, schema: Service.ServiceView, description: { ru: "Услуга.", en: "The service." } },
  refusals: ["conflict.exists", "approval.by-decision", "decision.not-effective"],
  run: async ({ ctx, params, body }) => {
    const { serviceKey } = params;
    const version = numberOf(params.version);
    const [act, decisionId] = await byDecision(ctx, body, { kind: "standard", serviceKey, version }, (one) => one);
    return Service.approveStandard(ctx, serviceKey, version, act, decisionId);
  },
  again: ({ ctx, params }) => Service.get(ctx, params.serviceKey),
});

const version = z.string().regex(/^[1-9]\d{0,2}$/, { error: says("номер версии", "the number of a version") });

/** @throws Refusal not-found */
function numberOf(text: string): number {
  const { success, data } = version.safeParse(text);
  if (!success) throw notFound();
  return Number(data);
}

export const services = [listServices, getService, addService, changeService, approveStandard] as const;
