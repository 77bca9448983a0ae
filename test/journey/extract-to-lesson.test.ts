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

const reportsAsked = async () => {
  const { items } = await w.ok<{ items: { task: { kind: string; childId: string } }[] }>(
    "GET",
    "/v1/inbox?bucket=tasks",
  );
  return items.flatMap(({ task }) => (task.kind === "execution-report" ? task.childId : []));
};

// What the МСЭ decided and the commission recommended becomes the school's duty, comes back beside what was asked for, and is
// reported to the МСЭ a month before its paper ends.
it("goes from the МСЭ's extract and the commission's conclusion to the school's lesson and the report", async () => {
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
    end: "2026-02-14",
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

  const { computed } = await w.ok<{ computed: { totals: object } }>("GET", "/v1/indicators?period=2026-Q1");
  expect(computed.totals).toMatchObject({
    "ipra-settled": 1,
    "ipra-performed": 1,
    "conclusions-settled": 1,
    "conclusions-performed": 1,
    "conclusions-performed-share": 100,
    // Two papers, the commission's answer and two lessons.
    "records-entered": 5,
  });

  expect(await reportsAsked()).toEqual([]);
  await w.cloud.advance("P3D");
  await w.cloud.settle();
  expect(await reportsAsked()).toEqual([w.childId]);
  const reports = `/v1/children/${w.childId}/execution/report`;
  const { outgoingId } = await w.ok<{ outgoingId: string }>("POST", reports, {
    number: "45-исх",
    date: "2026-01-15",
    addressee: "Руководителю бюро МСЭ № 7",
    signer: { post: "Начальник отдела", name: "И. И. Иванов" },
  });
  await w.cloud.settle();
  expect(await reportsAsked()).toEqual([]);
  expect(await w.pdf(`${reports}s/${outgoingId}/file`)).toContain(canary.measure);
});
