import * as Delivery from "@marshrut/core/delivery";
import * as Route from "@marshrut/core/route";
import type { Text } from "@marshrut/core/shared";
import * as Step from "@marshrut/core/step";
import * as Webhook from "@marshrut/core/webhook";
import type { z } from "zod";
import type { AnyOperation, Tag } from "../operation/index.ts";
import { access } from "./access.ts";
import { AgencyView, agencies } from "./agencies.ts";
import { children } from "./children.ts";
import { ChildCard, ChildView } from "./children.views.ts";
import { ConsentView, consents } from "./consents.ts";
import { deliveries } from "./deliveries.ts";
import { inbox } from "./inbox.ts";
import { InstrumentView, instruments } from "./instruments.ts";
import { routes } from "./routes.ts";
import { text } from "./shared.ts";
import { steps } from "./steps.ts";
import { webhooks } from "./webhooks.ts";

/** Every operation that needs a token; the policy must have a row for each. */
const all = [
  ...children,
  ...consents,
  ...instruments,
  ...routes,
  ...steps,
  ...agencies,
  ...webhooks,
  ...deliveries,
  ...inbox,
  ...access,
] as const;

export type CallerOperationId = (typeof all)[number]["operationId"];
export const operations: readonly AnyOperation[] = all;

/** Schemas that the description of the API names. */
export const named: Record<string, z.ZodType> = {
  Text: text,
  Child: ChildView,
  ChildCard,
  Consent: ConsentView,
  Instrument: InstrumentView,
  Route: Route.RouteView,
  PlanEntry: Route.PlanEntryView,
  HistoryItem: Route.HistoryItem,
  Step: Step.StepView,
  Agency: AgencyView,
  Webhook: Webhook.WebhookView,
  Delivery: Delivery.DeliveryView,
};

export const tags: Record<Tag, Text> = {
  children: { ru: "Дети", en: "Children" },
  consents: { ru: "Согласия", en: "Consents" },
  instruments: { ru: "ИПРА, заключения ПМПК, ИПРП", en: "Instruments" },
  routes: { ru: "Маршруты", en: "Routes" },
  steps: { ru: "Шаги", en: "Steps" },
  agencies: { ru: "Организации", en: "Organisations" },
  webhooks: { ru: "Вебхуки", en: "Webhooks" },
  deliveries: { ru: "Доставки", en: "Deliveries" },
  inbox: { ru: "День куратора", en: "The coordinator's day" },
  attachments: { ru: "Вложения", en: "Attachments" },
  links: { ru: "Ответ по ссылке", en: "Answering by a link" },
  access: { ru: "Доступ", en: "Access" },
};
