import { expect, it } from "vitest";
import * as Programme from "../src/agencies/programme/index.ts";
import {
  type DataBank,
  type DomainEvent,
  type EnrolmentId,
  outboxPk,
  outboxShards,
  type RouteId,
  type Stored,
  taskCtx,
} from "../src/ground/shared/index.ts";
import { memoryBank } from "../src/ground/shared/memory/index.ts";
import * as Attendance from "../src/roadmaps/attendance/index.ts";
import * as Indicator from "../src/roadmaps/indicator/index.ts";
import * as Enrolment from "../src/routes/enrolment/index.ts";
import * as Route from "../src/routes/route/index.ts";
import * as Inbox from "../src/telling/inbox/index.ts";
import { relay } from "../src/telling/relay/index.ts";
import { doneTwice, finishCycle } from "./worlds/cycle.ts";
import { mortal } from "./worlds/mortal.ts";
import { enrolmentOf, programmeOf } from "./worlds/programme.ts";
import { childOf, consentOf } from "./worlds/region.ts";
import { routeWorld } from "./worlds/relay.ts";

// FAULTS F26, F30: whoever tells an event times out at each await on its way, before the call there is made and after it. Of each type of
// events the first is told so; every function of the product dies in test/faults/awaits.test.ts.

/** A region that plays its machines, and leaves the telling to the test. @param watched whoever tells other events lives */
async function silent(watched = /./) {
  const memory = memoryBank();
  const untold: DataBank = {
    ...memory,
    find: async (...question) => (question[0] === "outbox" ? { items: [] } : memory.find(...question)),
  };
  const w = await routeWorld(untold);
  const { ports, dies } = mortal({ ...w.deps, bank: memory }, ["bank", "workflows", "mailer", "outgoing"]);
  const died = new Map<string, number>();

  async function waiting(): Promise<Stored<DomainEvent>[]> {
    const shards = Array.from({ length: outboxShards }, (_, shard) =>
      memory.find<DomainEvent>("outbox", outboxPk(shard), {}, { limit: 200 }),
    );
    return (await Promise.all(shards)).flatMap(({ items }) => items);
  }
  /** Until it comes to its end, whoever does it dies at each await in turn; what is done again was tried before. */
  async function dyingAt(name: string, work: () => Promise<unknown>): Promise<void> {
    if (died.has(name)) return void (await work());
    for (let at = 1, isAlive = false; !isAlive; at++)
      for (const done of [false, true]) {
        isAlive = !(await dies(at, done, work));
        if (!isAlive) died.set(name, at);
      }
  }
  /** Tells all there is, and what follows from it. */
  async function tellAll(): Promise<void> {
    let now = w.ctx.now();
    for (let events = await waiting(); events.length > 0; events = await waiting()) {
      for (const event of events) {
        const { type } = event.data;
        if (watched.test(type) && !died.has(type)) await dyingAt(type, () => relay(ports, event));
        // A letter that somebody had in hand who died is taken up three minutes later.
        while ((await relay(w.deps, event)) === "postponed") {
          now = now.add({ minutes: 4 });
          w.moveTo(now.toString());
        }
      }
      await w.settle();
    }
  }
  return { w, ports, died, dyingAt, tellAll };
}

it("nothing is lost and nothing is done twice, wherever whoever tells it has died", async () => {
  const { w, died, tellAll } = await silent();
  await w.consent();
  await w.ipra(["Занятия с логопедом", "Массаж"]);
  const { routeId } = (await Route.open(w.ctx, w.childId, { template: "school-age" })) as { routeId: RouteId };
  await tellAll();
  await finishCycle(w, routeId, tellAll);
  expect(await Route.get(w.ctx, routeId)).toMatchObject({ status: "open", cycle: 2, generation: 2 });
  expect(await doneTwice(w, routeId)).toEqual([]);
  expect([...died.keys()]).toEqual(
    expect.arrayContaining(["route.opened", "step.planned", "step.requested", "step.completed", "stage.settled"]),
  );
  expect([...died.values()].reduce((a, b) => a + b)).toBeGreaterThan(100);
});

it("nor of an enrolment, wherever its machine or whoever tells it has died", async () => {
  const { w, ports, died, dyingAt, tellAll } = await silent(/^(enrolment|programme)\./);
  const programmeId = await programmeOf(w.ctx, w.agencies.school!, {
    term: { from: "2025-03-03", until: "2025-03-31" },
  });
  const ids: EnrolmentId[] = [];
  for (const surname of ["Носова", "Орлова"]) {
    const child = await childOf(w.ctx, { surname, givenName: "Инна", birthDate: "2014-07-01" });
    await consentOf(w.ctx, child);
    ids.push(await enrolmentOf(w.ctx, programmeId, child.childId));
  }
  const [first, second] = ids as [EnrolmentId, EnrolmentId];
  await tellAll();
  await Enrolment.leave(w.ctx, first, { cause: "moved", reason: "Переезд." });
  await tellAll();
  /** Each that is called again reads anew. */
  const system = () => taskCtx(ports, w.ctx.tenant, "machine");
  const call = { enrolmentId: second, generation: 1 };
  await dyingAt("await-sessions", () => Enrolment.registerWait(system(), { ...call, taskToken: "t" }));
  /** Its machine wakes. */
  const at = async (moment: string, name: string) => {
    w.moveTo(moment);
    await dyingAt(name, () => Enrolment.tick(system(), call));
    await tellAll();
  };
  await at("2025-03-12T03:00:00Z", "lapse");
  await Enrolment.acceptOffer(w.ctx, second);
  await tellAll();
  for (const day of ["01", "08", "15"]) await at(`2025-04-${day}T02:00:00Z`, "ask");
  await Attendance.record(w.ctx, second, { month: "2025-03", planned: 8, held: 6 });
  await at("2025-04-16T02:00:00Z", "sum-up");
  const told = async (id: EnrolmentId) => {
    const { items } = await w.ctx.bank.list<DomainEvent>("records", `T#kuzbass#ENROLMENT#${id}`, { prefix: "EVENT#" });
    return items.map(({ data }) => data.type.slice("enrolment.".length));
  };
  expect(await told(first)).toEqual(["made", "left"]);
  expect(await told(second)).toEqual([
    ...["made", "offered", "offer-lapsed", "offered", "enrolled"],
    ...["sessions-due", "sessions-due", "sessions-due", "sessions-recorded", "completed"],
  ]);
  expect((await Programme.readRoll(w.ctx, programmeId)).data).toEqual({ taken: 0, offered: [], waiting: [] });
  expect((await Inbox.openTasks(w.ctx, { limit: 20 })).items.map(({ data }) => data.kind)).toEqual([]);
  expect(await Indicator.compare(w.ctx)).toEqual([]);
  expect([...died.values()].reduce((a, b) => a + b)).toBeGreaterThan(80);
});
