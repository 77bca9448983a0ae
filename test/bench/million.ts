// What does not grow with the region, on as many synthetic records as a disk holds: `npm run bench:million -- 10000 1000000`. Of each size: a
// run of the reconciler over steps and over routes, a run of the sweeper over as many events that wait, an inbox's counts, whom to call, and the
// quarter's report, computed from the counters of as many children.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import * as Child from "@marshrut/core/child";
import * as Inbox from "@marshrut/core/inbox";
import * as Indicator from "@marshrut/core/indicator";
import { type Budget, reconcile } from "@marshrut/core/reconcile";
import { sweep } from "@marshrut/core/relay";
import * as Report from "@marshrut/core/report";
import * as Reporting from "@marshrut/core/reporting";
import * as Roadmap from "@marshrut/core/roadmap";
import * as Route from "@marshrut/core/route";
import {
  type AgencyId,
  type DataBank,
  type DomainEvent,
  executionName,
  newId,
  outboxPlace,
  type RouteId,
  type StepId,
  type Stored,
  type Write,
} from "@marshrut/core/shared";
import * as Step from "@marshrut/core/step";
import * as Tenant from "@marshrut/core/tenant";
import { Temporal } from "temporal-polyfill";
import { addSums, addTo, type Sums } from "../../packages/core/src/ground/counter/counter.store.ts";
import { ofStep } from "../../packages/core/src/roadmaps/indicator/contribution.step.ts";
import { ofChild, ofRoute } from "../../packages/core/src/roadmaps/indicator/contribution.ts";
import { record as routeRecord } from "../../packages/core/src/routes/route/route.store.ts";
import { record as stepRecord } from "../../packages/core/src/routes/step/step.store.ts";
import { type RouteWorld, routeWorld, stepsOf } from "../../packages/core/test/worlds/relay.ts";
import { countedBank, nothing, timed } from "./counted.ts";
import { sqliteBank } from "./sqlite.bank.ts";

const { positionals } = parseArgs({ allowPositionals: true });
const sizes = (positionals.length > 0 ? positionals : ["10000", "100000", "1000000"]).map(Number);
/** Records of a run, of whatever size: less than there are steps of the smallest. */
const share = 5_000;
const tenant = "kuzbass";
const [today, quarter] = ["2025-03-03", "2025-Q1"] as const;
/** Of the pilot: 211 organisations for 13,150 children. */
const childrenOfAgency = 62;
const named = (prefix: string, n: number) => `${prefix}_01JNXP${String(n).padStart(20, "0")}`;

for (const size of sizes) await measure(size);

async function measure(size: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "marshrut-million-"));
  const file = path.join(folder, "bank.db");
  const bank = sqliteBank(file, ["gsi1", "gsi2", "outbox"]);
  try {
    const w = await routeWorld(bank);
    await w.consent();
    const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
    await w.settle();
    await Roadmap.importRoadmap(w.ctx, { format: "catalogue" });
    await Reporting.open(w.ctx, quarter);
    await Tenant.setUpToDate(w.ctx);
    await timed(`${size.toLocaleString("en-US")} routes, as many steps and events`, () => fill(w, routeId, size));
    console.log(`  ${(statSync(file).size / 1e9).toFixed(1)} GB`);
    w.moveTo(`${today}T06:00:00Z`);
    const { asked, deps } = counting(w);
    let told = 0;
    const budget: Budget = { share: () => share, mayGoOn: () => true };
    const run = () => reconcile(deps, tenant, budget);
    await timed("reconciler, a run over steps", run, asked);
    await seekRoutes(bank);
    await timed(
      "reconciler, a run over routes",
      () => reconcile(deps, tenant, { ...budget, share: () => 1_000 }),
      asked,
    );
    await timed(
      "sweeper, a run",
      async () => {
        const swept = await sweep(deps, 1_000);
        told = swept.told;
      },
      asked,
    );
    console.log(`  ${told} told`);
    await timed("counters of as many children, routes and steps, written", () => count(w, routeId, size));
    const ctx = { ...w.ctx, bank: deps.bank };
    await timed("counts of an inbox", () => Inbox.counts(ctx), asked);
    await timed("whom to call", () => Inbox.byAgency(ctx, "overdue"), asked);
    await timed("the quarter's figures", () => Indicator.computed(ctx, quarter, Temporal.PlainDate.from(today)), asked);
    await timed("the quarter's report", () => Report.reportOf(ctx, quarter), asked);
  } finally {
    bank.close();
    rmSync(folder, { recursive: true });
  }
}

/** Copies of one route, of its step and of an event that nobody hears, in transactions of as many as there may be. */
async function fill(w: RouteWorld, routeId: RouteId, size: number): Promise<void> {
  const stepId = Object.values(await stepsOf(w, routeId))[0]!.stepId as StepId;
  const { data: route } = await Route.load(w.ctx, routeId);
  const { data: step } = await Step.load(w.ctx, stepId);
  const execution = w.executions.get(executionName(routeId, 1))!;
  let writes: Write[] = [];
  for (let n = 1; n < size; n++) {
    const of = { routeId: named("route", n) as RouteId, stepId: named("step", n) as StepId };
    const places = [
      routeRecord(tenant, { ...route, ...of }),
      stepRecord(tenant, { ...step, ...of }),
      eventRecord(of.routeId, n),
    ];
    writes.push(...places.map((put): Write => ({ put, expect: "any" })));
    // Routes of copies have no stage: their executions are asked for by name.
    w.executions.set(executionName(of.routeId, 1), execution);
    if (writes.length >= 30_000) writes = await flushed(w.ctx.bank, writes);
  }
  await flushed(w.ctx.bank, writes);
}

/**
 * What so many children, routes and open steps add to the counters, as rebuilding writes it: sums, and no mark for each. Children were born in
 * 216 months, steps fall due on 120 days.
 */
async function count(w: RouteWorld, routeId: RouteId, size: number): Promise<void> {
  const { data: route } = await Route.load(w.ctx, routeId);
  const { data: step } = await Step.load(w.ctx, Object.values(await stepsOf(w, routeId))[0]!.stepId as StepId);
  const { record: child } = await Child.load(w.ctx, w.childId);
  const { municipalities, zone } = await Tenant.load(w.ctx);
  const [born, due] = [Temporal.PlainYearMonth.from("2007-01"), Temporal.PlainDate.from("2025-01-10")];
  const months = Array.from({ length: 216 }, (_, n) => born.add({ months: n }).toString());
  const days = Array.from({ length: 120 }, (_, n) => due.add({ days: n }).toString());
  const sums: Sums = new Map();
  for (let n = 1; n < size; n++) {
    const municipality = municipalities[n % municipalities.length]!.key;
    const of = { routeId: named("route", n) as RouteId, municipality };
    const asked = {
      ...step,
      ...of,
      stepId: named("step", n) as StepId,
      agencyId: named("agency", n % Math.ceil(size / childrenOfAgency)) as AgencyId,
      due: { ...step.due, date: days[n % days.length]! },
    };
    const childId = named("child", n) as typeof child.childId;
    for (const one of [
      ofChild({ ...child, childId, municipality, born: months[n % months.length]! }),
      ofRoute({ ...route, ...of, routeId }, zone),
      ...ofStep(asked, zone),
    ])
      addTo(sums, one);
  }
  await addSums(w.ctx, 1, sums);
}

async function flushed(bank: DataBank, writes: Write[]): Promise<Write[]> {
  await bank.commit(writes);
  return [];
}

function eventRecord(routeId: RouteId, n: number): Omit<Stored<DomainEvent>, "version"> {
  const at = new Date(Date.parse("2025-03-03T05:00:00Z") + n).toISOString();
  const eventId = newId("event", Date.parse(at));
  const event: DomainEvent = { eventId, tenant, at, by: "system:bench", type: "tenant.configured", data: {} };
  return {
    key: { table: "records", pk: `T#${tenant}#ROUTE#${routeId}`, sk: `EVENT#${eventId}` },
    kind: "event",
    data: event,
    index: { outbox: outboxPlace(eventId) },
  };
}

/** The pass stands where the routes begin. */
async function seekRoutes(bank: DataBank): Promise<void> {
  const key = { table: "records", pk: `T#${tenant}#RECONCILER`, sk: "PASS" } as const;
  await bank.commit([{ put: { key, kind: "pass", data: { section: "routes", looked: 0, size: 0 } }, expect: "any" }]);
}

function counting(w: RouteWorld) {
  const asked = nothing();
  const { bank, workflows } = w.deps;
  const asking: typeof workflows = {
    ...workflows,
    status(...of) {
      asked.executions += 1;
      return workflows.status(...of);
    },
    waits(token) {
      asked.executions += 1;
      return workflows.waits(token);
    },
  };
  return { asked, deps: { ...w.deps, bank: countedBank(bank, asked), workflows: asking } };
}
