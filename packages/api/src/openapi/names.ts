import * as Access from "@marshrut/core/access";
import * as Account from "@marshrut/core/account";
import * as Delivery from "@marshrut/core/delivery";
import * as Emergency from "@marshrut/core/emergency";
import * as Enrolment from "@marshrut/core/enrolment";
import * as Erasure from "@marshrut/core/erasure";
import * as Execution from "@marshrut/core/execution";
import * as Family from "@marshrut/core/family";
import * as Form from "@marshrut/core/form";
import { LinkUseView } from "@marshrut/core/link";
import * as Merging from "@marshrut/core/merging";
import * as Obligation from "@marshrut/core/obligation";
import * as Period from "@marshrut/core/period";
import * as Programme from "@marshrut/core/programme";
import * as Route from "@marshrut/core/route";
import * as Second from "@marshrut/core/second";
import * as Service from "@marshrut/core/service";
import * as ServiceList from "@marshrut/core/service-list";
import type { Text } from "@marshrut/core/shared";
import * as Step from "@marshrut/core/step";
import * as Webhook from "@marshrut/core/webhook";
import type { z } from "zod";
import type { Tag } from "../operation/index.ts";
import { AgencyView } from "../operations/agencies.ts";
import { ChildCard, ChildView } from "../operations/children.views.ts";
import { ConsentView } from "../operations/consents.ts";
import { InstrumentView } from "../operations/instruments.ts";
import { ReportView } from "../operations/periods.schemas.ts";
import { MeasureView, RoadmapView } from "../operations/roadmaps.ts";
import { text } from "../operations/shared.ts";

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
  Service: Service.ServiceView,
  ServiceSummary: Service.ServiceSummary,
  ServiceListSummary: ServiceList.ServiceListSummary,
  ServiceList: ServiceList.ServiceListView,
  Agency: AgencyView,
  LinkUse: LinkUseView,
  Webhook: Webhook.WebhookView,
  Delivery: Delivery.DeliveryView,
  Roadmap: RoadmapView,
  Measure: MeasureView,
  Obligation: Obligation.ObligationView,
  Period: Period.PeriodView,
  Report: ReportView,
  Confirmation: Second.ConfirmationView,
  Erasure: Erasure.ErasureView,
  Emergency: Emergency.EmergencyView,
  Account: Account.AccountView,
  Programme: Programme.ProgrammeView,
  Form: Form.FormView,
  FormContent: Form.ContentView,
  Enrolment: Enrolment.EnrolmentView,
  Family: Family.FamilyView,
};

export const tags: Record<Tag, Text> = {
  children: { ru: "Дети", en: "Children" },
  families: { ru: "Семьи и их личные ссылки", en: "Families and their links" },
  consents: { ru: "Согласия", en: "Consents" },
  instruments: { ru: "ИПРА, заключения ПМПК, ИПРП", en: "Instruments" },
  execution: { ru: "Исполнение рекомендаций", en: "Execution of recommendations" },
  routes: { ru: "Маршруты", en: "Routes" },
  handovers: { ru: "Передачи сопровождения", en: "Hand-overs" },
  steps: { ru: "Шаги", en: "Steps" },
  imports: { ru: "Загрузка списков: как идёт и что исправить", en: "Imports of lists: how far, and what to correct" },
  exports: { ru: "Выгрузка списков файлом, в фоне", en: "Exports of lists as files, in the background" },
  appointments: { ru: "Консультации: время приёма и запись", en: "Appointments" },
  specialists: {
    ru: "Специалисты: квалификации, курсы, программы обучения",
    en: "Specialists: qualifications, courses, programmes of training",
  },
  events: { ru: "Мероприятия: запись, присутствие", en: "Events: signing up, attendance" },
  meetings: { ru: "Заседания, решения, соглашения", en: "Meetings, decisions, agreements" },
  peers: { ru: "Родитель — родителю", en: "From parent to parent" },
  unions: { ru: "Родительские объединения", en: "Unions of parents" },
  requests: { ru: "Обращения семей", en: "What families ask" },
  "family-papers": { ru: "Документы от семей", en: "Papers that families hand in" },
  enquiries: { ru: "Обращения с открытых страниц", en: "Enquiries of open pages" },
  library: { ru: "Библиотека: акты, методики, практики", en: "The library: acts, methods, practices" },
  accompaniments: { ru: "Сопровождение семей", en: "Accompaniment of families" },
  employment: { ru: "Работа и обучение профессии", en: "Employment" },
  programmes: { ru: "Программы и занятия", en: "Programmes and sessions" },
  forms: { ru: "Формы, опросы, оценки", en: "Forms, surveys, assessments" },
  documents: { ru: "Типовые документы", en: "Standard documents" },
  services: { ru: "Услуги: каталог, стандарты, перечни", en: "Services: catalogue, standards, lists" },
  agencies: { ru: "Организации", en: "Organisations" },
  webhooks: { ru: "Вебхуки", en: "Webhooks" },
  deliveries: { ru: "Доставки", en: "Deliveries" },
  inbox: { ru: "День координатора", en: "The coordinator's day" },
  erasures: { ru: "Уничтожение персональных данных", en: "Destruction of personal data" },
  emergencies: { ru: "Экстренный доступ", en: "Emergency access" },
  confirmations: { ru: "Подтверждение второго сотрудника", en: "A second person's word" },
  attachments: { ru: "Вложения", en: "Attachments" },
  roadmaps: { ru: "Дорожные карты", en: "Roadmaps" },
  obligations: { ru: "Отчёты организаций", en: "Reports of organisations" },
  periods: { ru: "Отчётные периоды", en: "Reporting periods" },
  indicators: { ru: "Показатели и календари", en: "Indicators and calendars" },
  links: { ru: "По ссылке, без входа", en: "By a link, without signing in" },
  pages: { ru: "Страницы", en: "Pages" },
  access: { ru: "Доступ", en: "Access" },
};
