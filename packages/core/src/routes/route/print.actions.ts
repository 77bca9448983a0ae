import * as Agency from "../../agencies/agency/index.ts";
import { type DocumentFile, type DocumentFormat, fileOf } from "../../ground/document/index.ts";
import type { ChildId, InstrumentId, RouteId } from "../../ground/shared/ids.ts";
import { auditRead, type Ctx } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Instrument from "../instrument/index.ts";
import { readWords } from "../step/words.ts";
import { asAssigned } from "./assigned.ts";
import { planDocument } from "./plan.document.ts";
import { visible } from "./route.actions.ts";
import * as store from "./route.store.ts";
import type { PlanEntry } from "./route.ts";
import { shipped } from "./shipped.ts";

/** The plan as a paper to be signed: for staff and the child's family, on record. @throws Refusal not-found, child.erased */
export async function printPlan(ctx: Ctx, routeId: RouteId, format: DocumentFormat): Promise<DocumentFile> {
  const route = await visible(ctx, routeId);
  Child.mustBeThere((await Child.load(ctx, route.childId)).record);
  await auditRead(ctx, { subject: route.childId, action: "route.plan.print", detail: { routeId, format } });
  const steps = await store.madeSteps(ctx, routeId);
  const current = asAssigned(route, steps);
  const { entries } = current.plan;
  const [person, tenant, agencies, measures, words] = await Promise.all([
    Child.named(ctx, route.childId),
    Tenant.load(ctx),
    Agency.namesOf(ctx, [...new Set(entries.flatMap(({ agencyId }) => agencyId ?? []))]),
    titlesOf(ctx, route.childId, entries),
    readWords(ctx, route.childId, route.plan.words),
  ]);
  const names = {
    ...person,
    municipality: tenant.municipalities.find((m) => m.key === route.municipality)?.name.ru ?? route.municipality,
    agencies,
    measures,
    words,
    due: new Map([...steps.values()].map((step) => [step.stepId, step.due.date])),
  };
  const template = shipped(route.template.key, route.template.version);
  return fileOf(planDocument(current, template, names, tenant.zone), format, "plan");
}

/** How the instruments word the plan's measures; each instrument is opened once. */
async function titlesOf(ctx: Ctx, childId: ChildId, entries: readonly PlanEntry[]): Promise<Map<string, string>> {
  const ids = [...new Set(entries.flatMap(({ measure }): InstrumentId[] => (measure ? [measure.instrumentId] : [])))];
  const found = await Promise.all(ids.map((id) => Instrument.titlesOf(ctx, childId, id)));
  return new Map(found.flatMap((titles) => Object.entries(titles)));
}
