import * as Route from "@marshrut/core/route";
import { idText, notFound, says } from "@marshrut/core/shared";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { ByDecision, byDecision, decisionExample } from "./decided.ts";

const version = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, { error: says("номер версии", "the number of a version") })
  .transform(Number)
  .optional();

const listTemplates = operation({
  operationId: "listTemplates",
  method: "get",
  path: "/templates",
  tag: "routes",
  summary: { ru: "Шаблоны маршрутов", en: "Templates of routes" },
  description: {
    ru: "Формы индивидуального маршрута по возрастам и их версии: какая утверждена, каким решением, по какой открывают маршруты сейчас. Среди них шаблоны целевых групп и модули, которые дополняют планы детей группы. С `child` — те, по которым маршрут этому ребёнку можно открыть сейчас: по возрасту, группе и по тому, родился ли он; для тех, кто открывает.",
    en: "The forms of the individual route by age, and their versions: which are approved, by which decision, and by which routes are opened now. Among them templates of target groups, and modules that join the plans of a group's children. With `child`, those by which a route may be opened for that child now: by its age, its groups and whether it is born; for whoever opens it.",
  },
  query: z.strictObject({ child: idText("child").optional() }),
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Route.TemplateSummary) }),
    description: { ru: "Шаблоны.", en: "The templates." },
  },
  run: async ({ ctx, query }) => ({ items: await Route.listTemplates(ctx, query.child) }),
});

const getTemplate = operation({
  operationId: "getTemplate",
  method: "get",
  path: "/templates/{template}",
  tag: "routes",
  summary: { ru: "Прочитать шаблон", en: "Read a template" },
  description: {
    ru: "Этапы с направлениями и шагами: ключевое мероприятие, услуга, вид организации, средства, ожидаемый результат, срок и его основание. Без `version` — та, по которой открывают маршруты сейчас.",
    en: "Stages with their directions and steps: key measure, service, kind of agency, means, expected result, the deadline and its legal basis. Without `version`, the one by which routes are opened now.",
  },
  query: z.strictObject({ version }),
  answer: { status: 200, schema: Route.TemplateView, description: { ru: "Шаблон.", en: "The template." } },
  run: ({ ctx, params, query }) => Route.getTemplate(ctx, params.template, query.version),
});

const approveTemplate = operation({
  operationId: "approveTemplate",
  method: "post",
  path: "/templates/{template}/versions/{version}/approve",
  tag: "routes",
  summary: { ru: "Утвердить версию шаблона", en: "Approve a version of a template" },
  description: {
    ru: "Решение региона: акт, номер, дата и кем принят. С этого дня маршруты открывают по новой версии; открытые остаются при своей. Первая версия шаблона действует и без решения; модуль — только после него.",
    en: "The region's decision: the act, its number, date and whose it is. From then on routes are opened by this version; those that run keep theirs. The first version of a template counts without a decision; a module only with one.",
  },
  body: z.union([Route.ApproveTemplate, ByDecision]),
  examples: {
    order: {
      summary: { ru: "Приказ", en: "An order" },
      value: {
        act: "Приказ министерства образования Кузбасса",
        number: "1187",
        date: "2024-12-20",
        by: "Министерство образования Кузбасса",
      },
    },
    ...decisionExample,
  },
  answer: { status: 200, schema: Route.TemplateView, description: { ru: "Шаблон.", en: "The template." } },
  refusals: ["conflict.exists", "input.invalid", "approval.by-decision", "decision.not-effective"],
  run: async ({ ctx, params, body }) => {
    const { template } = params;
    const version = numberOf(params.version);
    const [act, decisionId] = await byDecision(ctx, body, { kind: "template", template, version }, (one) => one);
    return Route.approveTemplate(ctx, template, version, act, decisionId);
  },
  again: ({ ctx, params }) => Route.getTemplate(ctx, params.template, numberOf(params.version)),
});

/** @throws Refusal not-found */
function numberOf(text: string): number {
  const { success, data } = version.safeParse(text);
  if (!success || data === undefined) throw notFound();
  return data;
}

export const templates = [listTemplates, getTemplate, approveTemplate] as const;
