import * as Step from "@marshrut/core/step";
import * as z from "zod";
import type { View } from "../../browser/respond/view.ts";
import { exampleToken as token } from "./example.ts";
import { linkOperation } from "./link.ts";

const text = z.strictObject({ ru: z.string(), en: z.string() });

/** What the page of a one-time link shows. */
export const RespondView = z.strictObject({
  link: z.enum(["live", "used", "revoked", "expired"]),
  status: z.enum(Step.stepStatuses),
  title: text,
  task: text,
  dueDate: z.iso.date(),
  workBy: z.iso.date(),
  daysLeft: z.int().meta({ description: "Меньше нуля после срока / negative after the due date" }),
  late: z.boolean().optional(),
  agency: z.string(),
  child: z.strictObject({ name: z.string(), birthDate: z.iso.date() }).optional(),
  measure: z.string().optional(),
  answer: z.string().optional().meta({ description: "Ответ куратора на вопрос / the coordinator's answer" }),
  renewable: z.boolean(),
  done: z.enum(["accepted", "rejected", "reported", "progressed", "held", "asked", "renewed"]).optional(),
}) satisfies z.ZodType<View>;

/** A one-time link answers its step. */
const respond = linkOperation({
  operationId: "respond",
  method: "post",
  path: "/respond",
  token: "body",
  summary: { ru: "Ответить по одноразовой ссылке", en: "Answer by a one-time link" },
  description: {
    ru: "Токен — из письма, после знака # в адресе страницы `/respond`. `view` показывает, о чём просят, и ничего не расходует; `accept`, `reject`, `report` и с ними `progress` (частичный отчёт), `hold` (отложить до даты), `ask` (вопрос куратору) действуют один раз; `renew` отправляет новую ссылку на адрес организации.",
    en: "The token comes in the mail, behind the # of the page `/respond`. `view` shows what is asked and uses nothing up; `accept`, `reject`, `report`, and `progress` (a partial report), `hold` (until a date), `ask` (the coordinator) work once; `renew` sends a new link to the organisation's address.",
  },
  body: Step.Respond,
  examples: {
    view: {
      summary: { ru: "Посмотреть", en: "Look" },
      value: { token, action: "view" },
    },
    report: {
      summary: { ru: "Отчитаться", en: "Report" },
      value: { token, action: "report", result: "performed" },
    },
  },
  answer: { status: 200, schema: RespondView, description: { ru: "Что показать.", en: "What to show." } },
  refusals: [
    "link.invalid",
    "link.used",
    "link.expired",
    "link.revoked",
    "step.closed",
    "step.not-allowed",
    "consent.missing",
    "conflict.busy",
    "request.too-many",
  ],
  run: ({ core, body, requestId }) => Step.respond(core, body, requestId),
});

export const stepLinks = [respond] as const;
