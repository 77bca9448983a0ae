import * as Access from "@marshrut/core/access";
import * as Delivery from "@marshrut/core/delivery";
import * as Execution from "@marshrut/core/execution";
import * as Merging from "@marshrut/core/merging";
import * as Obligation from "@marshrut/core/obligation";
import * as Period from "@marshrut/core/period";
import * as Route from "@marshrut/core/route";
import * as Second from "@marshrut/core/second";
import type { Text } from "@marshrut/core/shared";
import * as Step from "@marshrut/core/step";
import * as Webhook from "@marshrut/core/webhook";
import type { z } from "zod";
import type { AnyOperation, Tag } from "../operation/index.ts";
import { access } from "./access.ts";
import { AgencyView, agencies } from "./agencies.ts";
import { attachments } from "./attachments.ts";
import { audit } from "./audit.ts";
import { calendars } from "./calendars.ts";
import { candidates } from "./candidates.ts";
import { capacity } from "./capacity.ts";
import { children } from "./children.ts";
import { ChildCard, ChildView } from "./children.views.ts";
import { confirmations } from "./confirmations.ts";
import { ConsentView, consents } from "./consents.ts";
import { contacts } from "./contacts.ts";
import { deliveries } from "./deliveries.ts";
import { duplicates } from "./duplicates.ts";
import { execution } from "./execution.ts";
import { exports } from "./exports.ts";
import { handovers } from "./handovers.ts";
import { imports } from "./imports.ts";
import { inbox } from "./inbox.ts";
import { indicators } from "./indicators.ts";
import { InstrumentView, instruments } from "./instruments.ts";
import { merging } from "./merging.ts";
import { obligations } from "./obligations.ts";
import { instrumentImports } from "./papers.ts";
import { ReportView } from "./periods.schemas.ts";
import { periods } from "./periods.ts";
import { MeasureView, RoadmapView, roadmaps } from "./roadmaps.ts";
import { routes } from "./routes.ts";
import { text } from "./shared.ts";
import { steps } from "./steps.ts";
import { templates } from "./templates.ts";
import { webhooks } from "./webhooks.ts";

export { type PageId, pages } from "./pages.ts";

/** Every operation that needs a token; the policy must have a row for each. */
const all = [
  // Before what has an id in this place.
  ...duplicates,
  ...children,
  ...merging,
  ...imports,
  ...exports,
  ...consents,
  ...instruments,
  ...instrumentImports,
  ...execution,
  ...templates,
  ...routes,
  ...steps,
  ...agencies,
  ...webhooks,
  ...deliveries,
  ...inbox,
  ...handovers,
  ...confirmations,
  ...capacity,
  ...candidates,
  ...contacts,
  ...attachments,
  ...roadmaps,
  ...obligations,
  ...periods,
  ...indicators,
  ...audit,
  ...calendars,
  ...access,
] as const;

export type CallerOperationId = (typeof all)[number]["operationId"];
export const operations: readonly AnyOperation[] = all;

/** Schemas that the description of the API names. */
export const named: Record<string, z.ZodType> = {
  Text: text,
  Child: ChildView,
  ChildCard,
  Merging: Merging.MergingView,
  AccessEntry: Access.AccessEntry,
  Consent: ConsentView,
  Instrument: InstrumentView,
  Result: Execution.ResultView,
  Execution: Execution.Execution,
  TemplateSummary: Route.TemplateSummary,
  Template: Route.TemplateView,
  Route: Route.RouteView,
  PlanEntry: Route.PlanEntryView,
  HistoryItem: Route.HistoryItem,
  Step: Step.StepView,
  Respond: Step.RespondView,
  Agency: AgencyView,
  Webhook: Webhook.WebhookView,
  Delivery: Delivery.DeliveryView,
  Roadmap: RoadmapView,
  Measure: MeasureView,
  Obligation: Obligation.ObligationView,
  Period: Period.PeriodView,
  Report: ReportView,
  Confirmation: Second.ConfirmationView,
};

export const tags: Record<Tag, Text> = {
  children: { ru: "Дети", en: "Children" },
  consents: { ru: "Согласия", en: "Consents" },
  instruments: { ru: "ИПРА, заключения ПМПК, ИПРП", en: "Instruments" },
  execution: { ru: "Исполнение рекомендаций", en: "Execution of recommendations" },
  routes: { ru: "Маршруты", en: "Routes" },
  handovers: { ru: "Передачи сопровождения", en: "Hand-overs" },
  steps: { ru: "Шаги", en: "Steps" },
  imports: { ru: "Загрузка списков: как идёт и что исправить", en: "Imports of lists: how far, and what to correct" },
  exports: { ru: "Выгрузка списков файлом, в фоне", en: "Exports of lists as files, in the background" },
  agencies: { ru: "Организации", en: "Organisations" },
  webhooks: { ru: "Вебхуки", en: "Webhooks" },
  deliveries: { ru: "Доставки", en: "Deliveries" },
  inbox: { ru: "День куратора", en: "The coordinator's day" },
  confirmations: { ru: "Слово второго сотрудника", en: "A second person's word" },
  attachments: { ru: "Вложения", en: "Attachments" },
  roadmaps: { ru: "Дорожные карты", en: "Roadmaps" },
  obligations: { ru: "Отчёты организаций", en: "Reports of organisations" },
  periods: { ru: "Отчётные периоды", en: "Reporting periods" },
  indicators: { ru: "Показатели и календари", en: "Indicators and calendars" },
  links: { ru: "По ссылке, без входа", en: "By a link, without signing in" },
  pages: { ru: "Страницы", en: "Pages" },
  access: { ru: "Доступ", en: "Access" },
};
