import { expect, it } from "vitest";
import { monthWorld } from "../../../test/worlds/month.ts";
import { answer } from "../../../test/worlds/period.ts";
import { agencyOf } from "../../../test/worlds/region.ts";
import * as Agency from "../../agencies/agency/index.ts";
import type { ObligationId } from "../../ground/shared/index.ts";
import * as Obligation from "../../roadmaps/obligation/index.ts";
import * as Reporting from "../../roadmaps/reporting/index.ts";
import * as Roadmap from "../../roadmaps/roadmap/index.ts";

it("reminds the successor, before the day, of what an organisation that has closed still owes", async () => {
  const w = await monthWorld(3);
  await Roadmap.importRoadmap(w.ctx, { format: "catalogue" });
  await Reporting.open(w.ctx, "2025-Q1");
  await w.settle();
  const school = w.agencies[0]!;
  const [first, second] = (await Obligation.find(w.ctx, { period: "2025-Q1", agency: school })).items;
  await Obligation.submit(w.ctx, first!.obligationId as ObligationId, { values: answer(first!) });
  await Reporting.extend(w.ctx, second!.obligationId as ObligationId, { until: "2025-04-09", reason: "Карантин" });
  const next = await agencyOf(w.ctx, (await Agency.load(w.ctx, school)).agency.kind, "org-9");
  // After the quarter's end: what it owes for it stays owed.
  await w.until("2025-04-02T02:00:00Z");
  await Agency.patch(w.ctx, school, { status: "closed", successorId: next });
  await w.settle();
  await w.until("2025-04-08T02:00:00Z");
  w.sent.length = 0;
  await Reporting.attendLater(w.as({ kind: "system", id: "clock" } as Parameters<typeof w.as>[0]));
  await w.settle();
  await w.until("2025-04-08T04:00:00Z");
  const letters = w.sent.map(({ mail }) => mail).filter(({ to }) => /^org-[09]@/.test(to));
  const own = letters.filter(({ subject }) => subject.includes("Организация 0"));
  expect(own.map(({ to, subject }) => [to, subject])).toEqual([["org-9@example.org", "Ждём 1 отчёт — Организация 0"]]);
  const token = /\/reports#(\S+)/.exec(own[0]!.text)![1]!;
  const { periods } = await Reporting.respondReports(w.ctx, { token, action: "view" });
  expect(periods[0]!.obligations.map((o) => [o.obligationId, o.status])).toContainEqual([
    second!.obligationId,
    "pending",
  ]);
});
