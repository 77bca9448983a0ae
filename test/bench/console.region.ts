import * as Agency from "@marshrut/core/agency";
import * as Child from "@marshrut/core/child";
import * as Consent from "@marshrut/core/consent";
import * as Indicator from "@marshrut/core/indicator";
import * as Instrument from "@marshrut/core/instrument";
import * as Reporting from "@marshrut/core/reporting";
import * as Roadmap from "@marshrut/core/roadmap";
import * as Route from "@marshrut/core/route";
import { type AgencyId, type Ctx, inParallel, type RouteId, type StepId } from "@marshrut/core/shared";
import * as Step from "@marshrut/core/step";
import * as Tenant from "@marshrut/core/tenant";
import { Temporal } from "temporal-polyfill";
import { settings } from "../../packages/core/test/worlds/tenant.ts";
import { surname } from "./growth.region.ts";

/** Kinds that a child's measures are asked of, and how many organisations of each: as many as the pilot's municipalities have schools. */
const kinds = { school: 60, health: 20, social: 10, resourceCentre: 2, pmpc: 2 } as const;
/** Children that come on record at the same time: in memory no two need to. */
const concurrency = 1;
/** The commission's; each measure of the child's ИПРА is one more. */
const stepsBefore = 1;
export const quarter = "2025-Q1";

/**
 * A region of so many children, each on a route whose plan is approved, with so many steps in all, which their organisations have been asked
 * for; and the quarter in which the shipped roadmap is reported on. What the relay would count is counted at the end.
 */
export async function foundRegion(
  ctx: Ctx,
  { publicUrl, children, steps }: { publicUrl: string; children: number; steps: number },
  tell: (done: number) => void,
): Promise<void> {
  await Tenant.configure(ctx, { ...settings, publicUrl });
  const agencies = await organisations(ctx);
  await Roadmap.importRoadmap(ctx, { format: "catalogue" });
  await Reporting.open(ctx, quarter);
  const numbers = Array.from({ length: children }, (_, n) => n);
  await inParallel(numbers, concurrency, async (n) => {
    const most = Math.floor(((n + 1) * steps) / children) - Math.floor((n * steps) / children);
    await openRoute(ctx, n, Math.max(1, most - stepsBefore), agencies);
    tell(n + 1);
  });
  await Indicator.rebuild(ctx);
  await Tenant.setUpToDate(ctx);
}

type Organisations = Record<keyof typeof kinds, AgencyId[]>;

async function organisations(ctx: Ctx): Promise<Organisations> {
  const made: Organisations = { school: [], health: [], social: [], resourceCentre: [], pmpc: [] };
  const all = (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((kind) =>
    Array.from({ length: kinds[kind] }, (_, n) => ({ kind, n })),
  );
  await inParallel(all, concurrency, async ({ kind, n }) => {
    const { agency } = await Agency.register(ctx, {
      kind,
      name: `Организация ${kind} № ${n + 1}`,
      shortName: `${kind} ${n + 1}`,
      municipality: n % 2 ? "kemerovo" : "novokuznetsk",
      contacts: [{ email: `${kind}-${n + 1}@example.org`.toLowerCase() }],
    });
    made[kind].push(agency.agencyId);
  });
  return made;
}

/** Children of a year: that all were born on one day would make each alike to all the others. */
const bornOn = (n: number) =>
  Temporal.PlainDate.from("2016-01-01")
    .add({ days: n % 366 })
    .toString();

async function openRoute(ctx: Ctx, n: number, measures: number, agencies: Organisations): Promise<void> {
  const of = (kind: keyof typeof kinds) => agencies[kind][n % agencies[kind].length]!;
  const { record } = await Child.register(ctx, {
    person: { surname: surname(n), givenName: "Анна", birthDate: bornOn(n), sex: "female" },
    municipality: n % 2 ? "kemerovo" : "novokuznetsk",
    representatives: [{ surname: surname(n), givenName: "Мария", relation: "parent" }],
    targetGroups: ["mental-disorder"],
    disability: true,
    educationalNeeds: true,
    attachments: { school: of("school"), health: of("health"), social: of("social") },
  });
  const { childId } = record;
  await Consent.give(ctx, childId, {
    representativeId: record.representativeIds[0]!,
    recipient: "route",
    purpose: "support-route",
    dataClasses: ["identity", "health", "education", "social"],
    signedOn: "2025-01-13",
    // One in twenty ends soon.
    expiresOn: n % 20 ? "2026-12-31" : "2025-06-20",
  });
  await Instrument.record(ctx, childId, {
    kind: "ipra",
    number: String(n),
    issuer: "МСЭ",
    validFrom: "2025-01-01",
    validTo: "2026-12-31",
    measures: Array.from({ length: measures }, (_, i) => ({
      block: i % 2 ? ("health" as const) : ("education" as const),
      title: `Мероприятие ${i + 1}`,
    })),
  });
  const routeId = (await Route.open(ctx, childId, { template: "school-age" })).routeId as RouteId;
  const enter = async (stage: string) => {
    await Route.openStage(ctx, { routeId, cycle: 1, generation: 1, stage, taskToken: `${n}-${stage}` });
    const { stages } = await Route.get(ctx, routeId);
    const stepIds = (stages.find((one) => one.stage === stage)?.stepIds ?? []) as StepId[];
    for (const stepId of stepIds) await Step.wakeUp(ctx, stepId);
    return stepIds;
  };
  const [review] = await enter("CommissionReview");
  await Step.complete(ctx, review!, { result: "performed" });
  await Route.settleStage(ctx, routeId, 1, "CommissionReview");
  await enter("PlanApproval");
  await Route.approvePlan(ctx, routeId);
  await enter("RehabilitationMeasures");
}
