import type { StepId } from "../../src/ground/shared/index.ts";
import * as Child from "../../src/people/child/index.ts";
import * as Consent from "../../src/people/consent/index.ts";
import * as Route from "../../src/routes/route/index.ts";
import * as Step from "../../src/routes/step/index.ts";
import { surnameOf } from "./child.ts";
import { type RouteWorld, routeWorld } from "./relay.ts";

/** So many children whose routes have just been opened: nothing has been told onward yet. */
export async function routesOpened(routes: number): Promise<RouteWorld & { completeAll(): Promise<void> }> {
  const w = await routeWorld();
  const { ctx, agencies } = w;
  await w.settle();
  for (let i = 0; i < routes; i++) {
    const { record } = await Child.register(ctx, {
      person: { surname: surnameOf(i), givenName: "Иван", birthDate: "2014-05-06", sex: "male" },
      municipality: "novokuznetsk",
      representatives: [{ surname: "Ёлкина", givenName: "Мария", relation: "parent" }],
      disability: true,
      educationalNeeds: true,
      attachments: { school: agencies.school!, health: agencies.health!, social: agencies.social! },
    });
    await Consent.give(ctx, record.childId, {
      representativeId: record.representativeIds[0]!,
      recipient: "route",
      purpose: "support-route",
      dataClasses: ["identity", "health", "education", "social"],
      signedOn: "2025-03-01",
      expiresOn: "2027-03-01",
    });
    await Route.open(ctx, record.childId, { template: "school-age" });
  }
  const completeAll = async () => {
    for (const { stepId } of (await Step.find(ctx, { limit: 100 })).items)
      await Step.complete(ctx, stepId as StepId, { result: "performed" });
  };
  return { ...w, completeAll };
}
