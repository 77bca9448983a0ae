import * as Obligation from "@marshrut/core/obligation";
import * as Period from "@marshrut/core/period";
import * as Reporting from "@marshrut/core/reporting";
import type { Ctx, DataBank, ObligationId } from "@marshrut/core/shared";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { answer, RoadmapWorld } from "./world.ts";

// What the reporting-period machine must bring to its end by itself: a locking that died half-way, and a year that outlives the
// year of an execution.

vi.setConfig({ testTimeout: 600_000 });

let w: RoadmapWorld;
beforeAll(async () => {
  w = await RoadmapWorld.start("2024-12-31T20:00", "small", "PT720H");
}, 300_000);
afterAll(() => w?.close());

const status = async (period: string) => (await w.ok<{ status: string }>("GET", `/v1/periods/${period}`)).status;

/** A process that dies before it writes a record of this kind. */
const dyingAt = (kind: string): Ctx => {
  const commit: DataBank["commit"] = async (writes) => {
    if (writes.some((one) => "put" in one && one.put.kind === kind)) throw new Error("the process ends here");
    return w.ctx.bank.commit(writes);
  };
  return { ...w.ctx, bank: { ...w.ctx.bank, commit } };
};

it("freezes the figures of a period that died between locking and freezing", async () => {
  await w.moveTo("2025-01-01T10:00");
  await w.moveTo("2025-01-20T10:00");
  const { items } = await Obligation.find(w.ctx, { period: "2025-Q1", limit: 200 });
  expect(items).toHaveLength(3 + 2 * 3);
  for (const o of items.slice(0, 4))
    await Obligation.submit(w.ctx, o.obligationId as ObligationId, { values: answer(o, 2) });
  await expect(Reporting.lock(dyingAt("report-revision"), "2025-Q1")).rejects.toThrow("ends here");
  await w.cloud.settle();
  expect(await status("2025-Q1")).toBe("submitted");
  const report = await w.report("2025-Q1");
  expect(report).toMatchObject({ revision: 1, obligations: { submitted: 4, pending: 5 } });
});

it("carries the year over into the next one, locks it in January and hands it over", async () => {
  expect(await status("2025")).toBe("collecting");
  const { items } = await Obligation.find(w.ctx, { period: "2025", limit: 1000 });
  expect(items).toHaveLength(2 * 37 + 39 + 26);
  for (const o of items.filter((o) => o.measureKey !== "II.VIII-8.2"))
    await Obligation.submit(w.ctx, o.obligationId as ObligationId, { values: answer(o, 2) });
  for (const day of ["2025-06-01", "2025-11-15", "2026-01-20"]) await w.moveTo(`${day}T10:00`);
  expect((await Period.load(w.ctx, "2025")).data.generation).toBe(2);
  expect(await status("2025")).toBe("collecting");
  await w.moveTo("2026-01-26T10:00");
  expect(await status("2025")).toBe("submitted");
  const report = await w.report("2025");
  expect(report).toMatchObject({ revision: 1, obligations: { pending: 1, late: 0 } });
  expect(report.missing.map((m) => [m.name, m.outstanding])).toEqual([["department", ["II.VIII-8.2"]]]);
});

it("still asks, after the year is frozen, for what is due in April", async () => {
  for (const day of ["2026-04-09", "2026-04-10", "2026-04-20", "2026-04-21", "2026-04-28", "2026-04-29", "2026-04-30"])
    await w.moveTo(`${day}T10:00`);
  const mails = (await w.cloud.mail.messages({})).filter((m) => /^(Ждём|Срок истёк).* department$/.test(m.subject));
  const days = mails.map((m) => new Date(m.receivedAt).toISOString().slice(0, 10));
  expect(days.filter((day) => day >= "2026-04-01" && day < "2026-05-01")).toEqual([
    "2026-04-10",
    "2026-04-21",
    "2026-04-29",
  ]);
});
