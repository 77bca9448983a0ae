import * as Route from "@marshrut/core/route";
import type { Text } from "@marshrut/core/shared";
import * as Step from "@marshrut/core/step";
import type { z } from "zod";
import type { AnyOperation, Tag } from "../operation/index.ts";
import { access } from "./access.ts";
import { AgencyView, agencies } from "./agencies.ts";
import { children } from "./children.ts";
import { ChildCard, ChildView } from "./children.views.ts";
import { ConsentView, consents } from "./consents.ts";
import { InstrumentView, instruments } from "./instruments.ts";
import { routes } from "./routes.ts";
import { text } from "./shared.ts";
import { steps } from "./steps.ts";

/** Every operation that needs a token; the policy must have a row for each. */
const all = [...children, ...consents, ...instruments, ...routes, ...steps, ...agencies, ...access] as const;

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
};

export const tags: Record<Tag, Text> = {
  children: { ru: "Дети", en: "Children" },
  consents: { ru: "Согласия", en: "Consents" },
  instruments: { ru: "ИПРА, заключения ПМПК, ИПРП", en: "Instruments" },
  routes: { ru: "Маршруты", en: "Routes" },
  steps: { ru: "Шаги", en: "Steps" },
  agencies: { ru: "Организации", en: "Organisations" },
  links: { ru: "Ответ по ссылке", en: "Answering by a link" },
  access: { ru: "Доступ", en: "Access" },
};
