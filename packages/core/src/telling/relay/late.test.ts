import { beforeAll, expect, it } from "vitest";
import { agencyOf, childOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import type { ImportId, InstrumentId, MeasureId } from "../../ground/shared/index.ts";
import { memoryFiles } from "../../ground/shared/memory/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Report from "../../roadmaps/report/index.ts";
import * as Reporting from "../../roadmaps/reporting/index.ts";
import * as Roadmap from "../../roadmaps/roadmap/index.ts";
import * as Instrument from "../../routes/instrument/index.ts";
import * as Intake from "../../routes/intake/index.ts";
import { jobFinished } from "./reports.ts";

// The first quarter is over and locked; papers of that time come in April.
let w: RouteWorld;
const files = memoryFiles();
const period = "2025-Q1";
const names = ["Абрамов", "Белкин", "Воронов", "Гусаров", "Дымов"];

const told = async (revision?: number, of: "2025-Q1" | "2025-Q2" = period) => {
  await w.settle();
  const { totals } = (await Report.reportOf(w.ctx, of, revision)).computed;
  return ["ipra-dated", "ipra-recorded", "papers-late", "ipra-settled"].map((key) => totals[key]);
};
const reasons = async () => (await Report.revisionsOf(w.ctx, period)).map(({ reason }) => reason);
const ipra = (childId: RouteWorld["childId"], number: string, validFrom: string) =>
  Instrument.record(w.ctx, childId, {
    kind: "ipra",
    number,
    issuer: "Бюро МСЭ № 1",
    validFrom,
    validTo: "2027-01-01",
    measures: [{ block: "health", title: "Массаж" }],
  });

beforeAll(async () => {
  w = await routeWorld();
  for (const surname of names)
    await childOf(w.ctx, { surname, givenName: "Иван", birthDate: "2015-02-01" }, { municipality: "novokuznetsk" });
  await agencyOf(w.ctx, "school", "late");
  await ipra(w.childId, "1/2025", "2025-01-20");
  await Roadmap.importRoadmap(w.ctx, { format: "catalogue" });
  await Reporting.open(w.ctx, period);
  await w.settle();
  w.moveTo("2025-04-21T05:00:00Z");
  await Reporting.lock(w.ctx, period);
  await Reporting.open(w.ctx, "2025-Q2");
});

it("a paper of a locked quarter counts there in a revision, and in its own as one that came late", async () => {
  expect(await told()).toEqual([1, 1, 0, 0]);
  const { childId } = await childOf(w.ctx, { surname: "Жуков", givenName: "Олег", birthDate: "2016-03-04" });
  const { instrumentId } = await ipra(childId, "2/2025", "2025-03-31");
  await ipra(childId, "3/2025", "2025-04-02"); // dated today's quarter: nothing of it is in the one before
  expect(await told()).toEqual([2, 1, 0, 0]);
  expect(await told(1)).toEqual([1, 1, 0, 0]);
  expect(await told(undefined, "2025-Q2")).toEqual([1, 2, 1, 0]);
  expect(await reasons()).toEqual([undefined, "после закрытия внесено с датой этого периода: документов — 1"]);
  const at = { childId, instrumentId: instrumentId as InstrumentId };
  await Instrument.correct(w.ctx, at, { validFrom: "2025-04-01", reason: "Опечатка в дате" });
  expect(await told()).toEqual([1, 1, 0, 0]);
  expect((await reasons()).at(-1)).toBe("исправлена дата документа, внесённого прежде");
  // Dated in a quarter that nobody has opened: there is nothing to revise.
  await Instrument.correct(w.ctx, at, { validFrom: "2024-12-01", reason: "Опечатка в дате" });
  await w.settle();
  expect(await reasons()).toHaveLength(3);
});

it("all papers of one import make one revision, which says how many, and nothing when they come again", async () => {
  const rows = names.map((name, i) => `${name} Иван;01.02.2015;77.${i}/2025;1${i}.02.2025;бессрочно`);
  const content = ["ФИО;Дата рождения;№ ИПРА;Дата ИПРА;Дата окончания ИПРА", ...rows].join("\n");
  const { counts } = await Intake.importPapers(w.ctx, files, { format: "csv", content });
  expect(counts).toEqual({ recorded: 5 });
  expect(await told()).toEqual([6, 1, 0, 0]);
  expect((await reasons()).slice(3)).toEqual(["после закрытия внесено с датой этого периода: документов — 5"]);
  expect((await Report.reportOf(w.ctx, period)).computed.byMunicipality).toMatchObject({
    novokuznetsk: { "ipra-dated": 6 },
  });
  await Intake.importPapers(w.ctx, files, { format: "csv", content });
  await w.settle();
  expect(await reasons()).toHaveLength(4);
});

it("all results of one job likewise, when the job has ended and the last of them is counted", async () => {
  const act = "import_01JQZ0000000000000000000AA" as ImportId;
  const measures = (await Instrument.recordsOf(w.ctx, w.childId)).flatMap((one) => one.measures);
  const measureId = measures[0]!.measureId as MeasureId;
  for (const [result, on] of [
    ["performed", "2025-02-03"],
    ["performed", "2025-03-03"],
    ["refused-measure", "2025-03-20"],
  ] as const)
    await Report.recordResult(w.ctx, w.childId, { measureId, result, on, by: "ЛФК", note: "По журналу" }, act);
  expect(await told()).toEqual([6, 1, 0, 0]);
  const finished = { eventId: "event_01JQZ0000000000000000000AB", at: w.ctx.now().toString(), data: { jobId: act } };
  for (const _ of ["once", "and again"])
    await jobFinished({ ctx: w.ctx } as never, { ...finished, type: "job.finished" } as never);
  expect(await told()).toEqual([6, 1, 0, 3]);
  expect((await reasons()).slice(4)).toEqual([
    "после закрытия внесено с датой этого периода: результатов без маршрута — 3",
  ]);
  expect(await Indicator.compare(w.ctx)).toEqual([]);
});
