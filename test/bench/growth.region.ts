import * as Agency from "@marshrut/core/agency";
import * as Child from "@marshrut/core/child";
import * as Consent from "@marshrut/core/consent";
import * as Instrument from "@marshrut/core/instrument";
import * as Route from "@marshrut/core/route";
import type { Ctx, RouteId, StepId } from "@marshrut/core/shared";
import * as Step from "@marshrut/core/step";

const letters = ["ба", "ве", "гу", "до", "жи", "зю", "кя", "лы", "мэ", "рт"];
/** What a person would type; the same three letters begin all of them. */
export const surname = (n: number) => `Ива${[...String(n)].map((digit) => letters[Number(digit)]).join("")}нова`;
/** Children that are registered at the same time. */
const concurrency = 4;

/** Routes as the product opens them: a child, its consent and its ИПРА, a route, and the commission asked a moment ago. */
export async function openRoutes(ctx: Ctx, from: number, to: number): Promise<void> {
  let next = from;
  const work = async () => {
    for (let n = next++; n < to; n = next++) await openRoute(ctx, n);
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}

async function openRoute(ctx: Ctx, n: number): Promise<void> {
  const representatives = [{ surname: surname(n), givenName: "Мария", relation: "parent" as const }];
  const { record } = await Child.register(ctx, {
    person: { surname: surname(n), givenName: "Анна", birthDate: "2016-05-14", sex: "female" },
    municipality: n % 2 ? "novokuznetsk" : "kemerovo",
    representatives,
    disability: true,
    educationalNeeds: true,
  });
  const { childId } = record;
  await Consent.give(ctx, childId, {
    representativeId: record.representativeIds[0]!,
    recipient: "route",
    purpose: "support-route",
    dataClasses: ["identity", "health", "education", "social"],
    signedOn: "2025-03-03",
    // One in twenty ends soon.
    expiresOn: n % 20 ? "2026-12-31" : "2025-03-30",
  });
  await Instrument.record(ctx, childId, {
    kind: "ipra",
    number: String(n),
    issuer: "МСЭ",
    validFrom: "2025-03-01",
    validTo: "2027-02-28",
    measures: [{ block: "education", title: "Логопед" }],
  });
  const routeId = (await Route.open(ctx, childId, { template: "school-age" })).routeId as RouteId;
  await Route.openStage(ctx, { routeId, cycle: 1, generation: 1, stage: "CommissionReview", taskToken: `t-${n}` });
  const [stepId] = (await Route.get(ctx, routeId)).stages[0]!.stepIds;
  await Step.wakeUp(ctx, stepId as StepId);
}

/** One organisation of each kind. */
export async function openAgencies(ctx: Ctx): Promise<void> {
  for (const kind of Agency.agencyKinds)
    await Agency.register(ctx, {
      kind,
      name: kind,
      shortName: kind,
      municipality: "novokuznetsk",
      contacts: [{ email: `${kind.toLowerCase()}@example.org` }],
    });
}
