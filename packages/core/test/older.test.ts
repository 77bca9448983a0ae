import { readFile } from "node:fs/promises";
import { beforeAll, expect, it } from "vitest";
import { type AgencyId, all, type ChildId, type StepId, type Stored } from "../src/ground/shared/index.ts";
import { memoryBank, memoryKeyring } from "../src/ground/shared/memory/index.ts";
import * as Child from "../src/people/child/index.ts";
import * as Consent from "../src/people/consent/index.ts";
import * as Indicator from "../src/roadmaps/indicator/index.ts";
import * as Erasure from "../src/routes/erasure/index.ts";
import * as Execution from "../src/routes/execution/index.ts";
import * as Instrument from "../src/routes/instrument/index.ts";
import * as Route from "../src/routes/route/index.ts";
import * as Step from "../src/routes/step/index.ts";
import * as Inbox from "../src/telling/inbox/index.ts";
import { bringUpToDate, reconcile } from "../src/telling/reconcile/index.ts";
import { playMachines } from "./worlds/machines.ts";
import { type World, world } from "./worlds/tenant.ts";

// A bank as the program left it that knew no decisions about failed steps, no merged cards and no places by number, record by record
// (test/fixtures/older.jsonl): a child whose approved route has steps of every kind, another whose route has ended, and no executions.
// This program takes it over, and the route goes on into its next cycle.

let w: World;
let deps: Parameters<typeof reconcile>[0];
let settle: () => Promise<void>;
let until: (time: string) => Promise<unknown>;
let routes: Record<"open" | "closed", Route.Route>;
let childId: ChildId;
beforeAll(async () => {
  const bank = memoryBank();
  const lines = await readFile(new URL("./fixtures/older.jsonl", import.meta.url), "utf8");
  const records = lines.split("\n").map((line) => JSON.parse(line) as Stored);
  for (const { version: _, ...put } of records) await bank.commit([{ put, expect: "absent" }]);
  w = await world(bank, memoryKeyring(Buffer.from("a bank that an older program wrote")));
  w.moveTo("2025-03-03T09:00:00Z");
  ({ deps, settle, until } = playMachines(w, { mailer: { send: async () => ({ providerId: "mail" }) } }));
  const found = records.filter(({ kind }) => kind === "route").map(({ data }) => data as Route.Route);
  routes = Object.fromEntries(found.map((route) => [route.status, route])) as typeof routes;
  childId = routes.open.childId;
});

const steps = async () => (await Step.find(w.ctx, { limit: 100 })).items;
const inStatus = async (status: Step.StepStatus) => (await steps()).filter((step) => step.status === status);
const idOf = (step: Step.StepView | undefined) => step!.stepId as Step.Step["stepId"];
const count = async (bucket: Inbox.InboxBucket) => (await Inbox.counts(w.ctx))[bucket]?.count;

it("is read as it is before anything was brought up to date", async () => {
  expect(await Route.get(w.ctx, routes.open.routeId)).toMatchObject({ status: "open", plan: { status: "approved" } });
  expect(await Route.get(w.ctx, routes.closed.routeId)).toMatchObject({ status: "closed", reason: "goals-reached" });
  const rejected = (await inStatus("rejected"))[0];
  expect(await Step.get(w.ctx, idOf(rejected))).toMatchObject({ note: "Нет логопеда" });
  const [paper] = await Instrument.listFor(w.ctx, childId);
  expect(paper).toMatchObject({ kind: "ipra", measures: [{ title: "Массаж" }, { title: "Логопед" }] });
  expect(await Consent.listFor(w.ctx, childId)).toMatchObject([{ status: "given" }]);
  const { items } = await Execution.execution(w.ctx, childId);
  expect(items.map(({ title }) => title).toSorted()).toEqual(["Логопед", "Массаж"]);
  const history = (await Route.history(w.ctx, routes.open.routeId, { limit: 100 })).items;
  expect(history.map(({ text }) => text.ru)).toEqual(
    expect.arrayContaining([
      "Составлен проект плана, шагов: 8.",
      "Мероприятие ИПРА «Массаж»: организация отказалась.",
      "Мероприятие ИПРА «Логопед»: отчёт получен: не выполнено.",
      "Консультация семьи за квартал: приостановлено до 20 марта 2025 года, четверг.",
    ]),
  );
});

it("is brought up to date, and then counts and finds what it has", async () => {
  expect(await bringUpToDate(deps, w.ctx.tenant)).toBe(true);
  expect(await Child.indexAnew(w.ctx)).toBe(2);
  expect(await Indicator.compare(w.ctx)).toEqual([]);
  expect(await count("failed")).toBe(0);
  expect(await count("rejected")).toBe(1);
  expect(await count("holds")).toBe(1);
  expect(await Route.byNumber(w.ctx, routes.closed.routeId.slice(-6))).toEqual([
    { routeId: routes.closed.routeId, childId: routes.closed.childId },
  ]);
});

it("is sealed by each child's own key, so that it can be erased", async () => {
  const sealedBy = async () => {
    const found: string[] = [];
    for (const { childId: id } of Object.values(routes))
      for await (const { data } of all(w.ctx.bank, "vault", `T#kuzbass#CHILD#${id}`))
        found.push(...[...JSON.stringify(data).matchAll(/"(memory(?:-own)?)\./g)].map(([, key]) => key!));
    return new Set(found);
  };
  expect(await sealedBy()).toContain("memory");
  const open: typeof w.ctx.keys.open = (sealed, context) =>
    context.subject === childId ? Promise.reject(new Error("It does not open")) : w.ctx.keys.open(sealed, context);
  const broken = { ...w.ctx, keys: { ...w.ctx.keys, open } };
  for (const _ of [1, 2]) await expect(Erasure.sealAnew(broken)).rejects.toThrow("It does not open");
  expect(await sealedBy()).toContain("memory");
  expect(await Erasure.sealAnew(w.ctx)).toBe(1);
  expect(await Erasure.sealAnew(w.ctx)).toBe(0);
  expect([...(await sealedBy())]).toEqual(["memory-own"]);
  expect(await Instrument.listFor(w.ctx, childId)).toMatchObject([
    { measures: [{ title: "Массаж" }, { title: "Логопед" }] },
  ]);
  expect((await Child.get(w.ctx, childId)).representatives).toHaveLength(1);
});

it("goes on under executions of its own, and into its next cycle", async () => {
  const found = await reconcile(deps, w.ctx.tenant);
  await settle();
  expect([found.routesRestarted, found.stepsRestarted]).toEqual([1, 6]);
  const [rejected, resting] = [(await inStatus("rejected"))[0]!, (await inStatus("on-hold"))[0]!];
  const others = await Step.candidates(w.ctx, idOf(rejected));
  await Step.reassign(w.ctx, idOf(rejected), { agencyId: others[0]!.agencyId as AgencyId, reason: "Есть места" });
  await Step.resume(w.ctx, idOf(resting), {});
  await settle();
  // What rests until its quarter is asked for when that begins; then all are performed, and the cycle's evaluation too.
  for (const day of [
    "2025-03-04",
    "2025-04-02",
    "2025-07-02",
    "2025-10-02",
    "2026-01-12",
    "2026-03-04",
    "2026-03-11",
  ]) {
    await until(`${day}T05:00:00Z`);
    for (const { stepId, status } of await steps())
      if (["requested", "received", "accepted", "in-progress"].includes(status))
        await Step.complete(w.ctx, stepId as StepId, { result: "performed" });
    await settle();
  }
  const route = await Route.get(w.ctx, routes.open.routeId);
  expect(route).toMatchObject({ status: "open", cycle: 2 });
  expect(await inStatus("rejected")).toEqual([]);
  expect(await Indicator.compare(w.ctx)).toEqual([]);
});
