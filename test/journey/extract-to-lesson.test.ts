import { afterAll, beforeAll, expect, it } from "vitest";
import { extractOf } from "../../packages/core/test/fixtures/extract.ts";
import { canary, World } from "./world.ts";

let w: World;
beforeAll(async () => {
  w = await World.start();
});
afterAll(() => w.close());

interface Line {
  title: string;
  block: string;
  asked?: Array<{ agencyId: string; result?: string }>;
}

// What the МСЭ decided and the commission recommended becomes the school's duty, and comes back beside what was asked for.
it("goes from the МСЭ's extract and the commission's conclusion to the school's lesson", async () => {
  await w.registerChild();
  await w.giveConsent();
  const { surname, givenName, patronymic, birthDate, snils } = canary;
  const content = extractOf({
    surname: surname.toUpperCase(),
    givenName,
    patronymic,
    birthDate,
    snils: [snils],
    begins: "2026-01-10",
    disabilityEnd: "2032-11-23",
    groups: [
      ["PsychoPedSection", canary.measure, "true"],
      ["MedSection", "Санаторно-курортное лечение", "false"],
    ],
  });
  const sent = await w.ok("POST", "/v1/instruments/imports", { format: "xml", content });
  expect(sent).toMatchObject({ rows: [{ outcome: "recorded", childId: w.childId }] });
  const { routeId } = await w.ok<{ routeId: string }>("POST", `/v1/children/${w.childId}/routes`, {
    template: "school-age",
  });
  await w.cloud.settle();

  const instrument = {
    number: "12-П",
    validFrom: "2026-01-12",
    term: "until-18",
    educationalNeeds: true,
    measures: [{ block: "education", title: "Тьютор на уроках" }],
  };
  const token = await w.token("pmpc@example.org");
  const report = { token, action: "report", result: "performed", instrument };
  expect(await w.respond(report)).toMatchObject({ status: 200 });
  await w.cloud.settle();

  await w.ok("POST", `/v1/routes/${routeId}/plan/approve`);
  await w.cloud.settle();
  const steps = await w.stepsOf(routeId, "RehabilitationMeasures");
  const asked = await Promise.all(
    steps.map(async ({ stepId, agencyId }) => ({
      stepId,
      agencyId,
      ...(await w.ok<{ measure?: string }>("GET", `/v1/steps/${stepId}/child`, undefined, "school-1")),
    })),
  );
  expect(asked.map(({ measure, agencyId }) => [measure, agencyId]).sort()).toEqual(
    [
      [canary.measure, w.agencies.school],
      ["Тьютор на уроках", w.agencies.school],
    ].sort(),
  );
  for (const { stepId } of asked)
    await w.ok("POST", `/v1/steps/${stepId}/complete`, { result: "performed", report: "Проведено." }, "school-1");
  await w.cloud.settle();

  const { items } = await w.ok<{ items: Line[] }>("GET", `/v1/children/${w.childId}/execution`);
  expect(items.map(({ title }) => title).sort()).toEqual([canary.measure, "Тьютор на уроках"].sort());
  expect(JSON.stringify(items)).toContain("performed");
});
