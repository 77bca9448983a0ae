import { beforeEach, expect, it } from "vitest";
import { inStatus, on } from "../../../test/fixtures/step.ts";
import { ipraOf } from "../../../test/worlds/region.ts";
import { type World, world } from "../../../test/worlds/tenant.ts";
import type { DataBank } from "../../ground/shared/bank.ts";
import type { DomainEvent } from "../../ground/shared/events.ts";
import type { ChildId, StepId } from "../../ground/shared/ids.ts";
import * as Child from "../../people/child/index.ts";
import { record as routeRecord } from "../../routes/route/route.store.ts";
import type { Route } from "../../routes/route/route.ts";
import * as Steps from "../../routes/step/index.ts";
import { creation, record } from "../../routes/step/step.store.ts";
import type { SettledStep, Step } from "../../routes/step/step.ts";
import { counted } from "../../telling/relay/counting.ts";
import { ofInstrument } from "./contribution.ts";
import * as Indicator from "./index.ts";

// A child moves from Novokuznetsk to Kemerovo in the middle of the quarter: whoever counts, and in whatever order, comes to the
// same, and the parts add up to the whole.

let w: World;
let childId: ChildId;
beforeEach(async () => {
  w = await world();
  const { record } = await Child.register(w.ctx, {
    person: { surname: "Ёлкина", givenName: "Анна", birthDate: "2016-05-06", sex: "female" },
    municipality: "novokuznetsk",
    disability: true,
    educationalNeeds: false,
    representatives: [{ surname: "Ёлкина", givenName: "Мария", relation: "parent" }],
  });
  childId = record.childId;
  await Indicator.countChild(w.ctx, childId);
});

const consulted = (n: number, stage: string, municipality: string, day: string): Step => {
  const { status: _, ...asked } = inStatus.accepted;
  const settledAt = on(day).now.toString();
  const stepId = `step_01JNE00000000000000000000${n}` as StepId;
  const done = { status: "completed", result: "performed", settledAt, late: false } as const;
  return { ...asked, ...done, stepId, childId, stage, municipality } as Step;
};
const figures = async () =>
  Indicator.computed(w.ctx, "2025-Q1", w.ctx.now().toZonedDateTimeISO("Asia/Novokuznetsk").toPlainDate());
const sumOfParts = ({ totals, byMunicipality }: Indicator.Computed) =>
  Object.keys(totals)
    .filter((key) => !["ipra-performed-share", "conclusions-performed-share", "response-days"].includes(key))
    .map((key) => [key, Object.values(byMunicipality).reduce((sum, part) => sum + (part[key] ?? 0), 0)]);

it.each([
  ["as they came", [1, 2, 3]],
  ["the other way round", [3, 2, 1]],
])("counts a family that was consulted here and there once, where it was last, told %s", async (_, order) => {
  const steps = [
    consulted(1, "CommissionReview", "novokuznetsk", "2025-01-20"),
    consulted(2, "FamilyConsultations", "novokuznetsk", "2025-02-03"),
    consulted(3, "FamilyConsultations", "kemerovo", "2025-02-24"),
  ];
  for (const step of steps) await w.ctx.bank.commit(creation(w.ctx.tenant, step));
  await ipraOf(w.ctx, childId, "1", ["Логопед"], "2027-02-28");
  await Child.patch(w.ctx, childId, { municipality: "kemerovo" });
  for (const n of order) await Indicator.countStep(w.ctx, steps[n - 1]!);
  await Indicator.countMoved(w.ctx, childId);

  const counted = await figures();
  expect(counted.totals).toMatchObject({ children: 1, "families-consulted": 1, consultations: 3, "ipra-children": 1 });
  expect(counted.byMunicipality.kemerovo).toMatchObject({ children: 1, "families-consulted": 1, consultations: 1 });
  expect(counted.byMunicipality.novokuznetsk).toMatchObject({ children: 0, "families-consulted": 0, consultations: 2 });
  expect(Object.fromEntries(sumOfParts(counted))).toEqual(
    Object.fromEntries(sumOfParts(counted).map(([key]) => [key, counted.totals[key as string]])),
  );
  expect(counted.basis!.ru).toContain("3 марта 2025 года");
  expect(await Indicator.compare(w.ctx)).toEqual([]);
  await Indicator.rebuild(w.ctx);
  expect(await figures()).toEqual(counted);
  expect(await Indicator.compare(w.ctx)).toEqual([]);
});

/** The route of a step, which counts. */
async function opened({ routeId }: Step): Promise<void> {
  const generationAt = on("2025-01-20").now.toString();
  const route = {
    routeId,
    childId,
    municipality: "novokuznetsk",
    status: "open",
    generationAt,
    cycleEndsAt: generationAt,
  } as const;
  const of = { template: { key: "school-age", version: 1 }, plan: { status: "approved" } };
  await w.ctx.bank.commit([{ put: routeRecord(w.ctx.tenant, { ...route, ...of } as Route), expect: "absent" }]);
  await Indicator.countRoute(w.ctx, routeId);
}

const happened = (type: string, { stepId, routeId, childId: its }: Step) =>
  counted(w.ctx, {
    type,
    at: on("2025-03-03").now.toString(),
    data: { stepId, routeId, childId: its },
  } as DomainEvent);

/** Another thing happens, and is counted, when all of the child's steps were looked at. */
function overtaken(by: () => Promise<unknown>): World["ctx"] {
  const { bank } = w.ctx;
  let overtaking = false;
  const list: DataBank["list"] = async (...question) => {
    const page = await bank.list<never>(...question);
    if (!overtaking && question[2]?.from === "ROUTE") {
      overtaking = true;
      await by();
    }
    return page;
  };
  return { ...w.ctx, bank: { ...bank, list } };
}

it("counts a family that is consulted again while its other consultation is found to be a mistake", async () => {
  const [first, second] = [1, 2].map((n) => consulted(n, "FamilyConsultations", "novokuznetsk", `2025-02-0${n}`));
  await opened(first!);
  await w.ctx.bank.commit(creation(w.ctx.tenant, first!));
  await happened("step.completed", first!);
  const wrong = { ...first, status: "failed", result: "not-performed" } as Step;
  await w.ctx.bank.commit([{ put: record(w.ctx.tenant, wrong), expect: 1 }]);
  const meanwhile = async () => {
    await w.ctx.bank.commit(creation(w.ctx.tenant, second!));
    await happened("step.completed", second!);
  };
  await Indicator.countStep(w.ctx, wrong);
  await Indicator.countUnconsulted(overtaken(meanwhile), wrong, on("2025-03-03").now.toString());
  expect(await Indicator.compare(w.ctx)).toEqual([]);
  expect((await figures()).totals["families-consulted"]).toBe(1);
});

it("counts a family as consulted no more when its consultation was a mistake, and by the other one that it had", async () => {
  const [first, second] = [
    consulted(1, "FamilyConsultations", "novokuznetsk", "2025-02-03"),
    consulted(2, "FamilyConsultations", "kemerovo", "2025-02-24"),
  ];
  await opened(first!);
  for (const step of [first!, second!]) {
    await w.ctx.bank.commit(creation(w.ctx.tenant, step));
    await happened("step.completed", step);
  }
  const consultedIn = async () => {
    expect(await Indicator.compare(w.ctx)).toEqual([]);
    const { totals, byMunicipality } = await figures();
    return [totals, byMunicipality.kemerovo, byMunicipality.novokuznetsk].map((of) => of?.["families-consulted"]);
  };
  const becomes = async (step: Step, type: string) => {
    const { version } = await Steps.load(w.ctx, step);
    await w.ctx.bank.commit([{ put: record(w.ctx.tenant, step), expect: version }]);
    await happened(type, step);
  };
  expect(await consultedIn()).toEqual([1, 1, 0]);
  await becomes({ ...second, status: "failed", result: "not-performed" } as Step, "step.corrected");
  expect(await consultedIn()).toEqual([1, 0, 1]);
  const { settledAt: endedAt, agencyId } = first as SettledStep;
  const undone = { agencyId, assignment: 1, endedAt, outcome: "performed", undone: true } as const;
  const { stepId, stage } = first!;
  await becomes({ ...inStatus.accepted, stepId, childId, stage, attempts: [undone] } as Step, "step.asked-again");
  expect(await consultedIn()).toEqual([0, 0, 0]);
});

it("counts a step that twenty organisations refused, and which then moves, in as many commits as it takes", async () => {
  const attempts = Array.from({ length: 20 }, (_, n) => ({
    agencyId: `agency_01JNE0000000000000000000${String(n).padStart(2, "0")}`,
    assignment: n + 1,
    endedAt: on("2025-02-03").now.toString(),
    outcome: "rejected" as const,
    cause: "no-capacity" as const,
  }));
  const step = { ...consulted(1, "FamilyConsultations", "novokuznetsk", "2025-02-24"), attempts } as unknown as Step;
  await w.ctx.bank.commit(creation(w.ctx.tenant, step));
  await Indicator.countStep(w.ctx, step);
  expect(await Indicator.compare(w.ctx)).toEqual([]);
  await w.ctx.bank.commit([{ put: record(w.ctx.tenant, { ...step, municipality: "kemerovo" }), expect: 1 }]);
  await Indicator.countStep(w.ctx, step);
  expect(await Indicator.compare(w.ctx)).toEqual([]);
});

it("notices a cell that is wrong, and a child that counts in two places", async () => {
  const { items } = await w.ctx.bank.list<Record<string, number>>("records", "T#kuzbass#COUNTERS#1", {
    prefix: "CHILDREN#novokuznetsk#2016",
  });
  const [cell] = items;
  const there = { ...cell!.key, sk: cell!.key.sk.replace("novokuznetsk", "kemerovo") };
  await w.ctx.bank.commit([{ put: { key: there, kind: "counter", data: cell!.data }, expect: "absent" }]);
  const found = await Indicator.compare(w.ctx);
  expect(found).toContainEqual({
    group: "CHILDREN#kemerovo#2016",
    cell: "2016-05|female|n",
    counted: 1,
    inRecords: 0,
  });
  await Indicator.rebuild(w.ctx);
  expect(await Indicator.compare(w.ctx)).toEqual([]);
});

it("tells children from papers, a correction from a second paper, and a late entry from one in time", async () => {
  const paper = (instrumentId: string, more: object) => ({
    instrumentId: `instrument_${instrumentId}`,
    childId,
    kind: "ipra",
    validFrom: "2025-02-10",
    measures: [],
    recordedAt: on("2025-03-03").now.toString(),
    ...more,
  });
  const adds = [paper("1", {}), paper("2", { validFrom: "2024-12-20" }), paper("3", { corrects: true })].flatMap(
    (one) => ofInstrument(one as never, "kemerovo", "Asia/Novokuznetsk"),
  );
  const papers = adds.flatMap(({ cells }) => Object.entries(cells["PAPERS#2025-Q1#kemerovo"] ?? {}));
  expect(papers).toEqual([
    ["ipra", 1],
    ["o|ipra", 1],
    ["ipra", 1],
    ["l|ipra", 1],
    ["x|ipra", 1],
  ]);
  // By its own date the late one is of the quarter before.
  const before = adds.map(({ cells }) => cells["PAPERS#2024-Q4#kemerovo"]).filter((cells) => cells);
  expect(before).toEqual([{ "o|ipra": 1 }]);
  const children = new Set(adds.filter(({ rank }) => rank !== undefined).map(({ subject }) => subject));
  expect([...children]).toEqual([`papered:2025-Q1:ipra:${childId}`, `papered:2025:ipra:${childId}`]);
});
