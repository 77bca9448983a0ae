import { expect, it } from "vitest";
import { programmeOf } from "../../../test/worlds/programme.ts";
import { agencyOf, childOf, consentOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import * as Capacity from "../../agencies/capacity/index.ts";
import * as Programme from "../../agencies/programme/index.ts";
import type { ChildId, EnrolmentId, ProgrammeId } from "../../ground/shared/index.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import * as Merging from "../../routes/merging/index.ts";
import * as Attendance from "../attendance/index.ts";
import * as Indicator from "./index.ts";

// Children are enrolled, have sessions, wait, leave, move, are merged and parted, by a chance that is the same each time. Whatever came:
// what has been counted is what a rebuild counts, each child once in whatever it is counted by.

/** Park and Miller's generator: from 0 to n - 1. */
function chance(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % n;
  };
}

const cities = ["novokuznetsk", "kemerovo"];
const services = ["speech-therapy", "tutor-support"];

/** Counted by hand of the enrolments: who had a session in the year, by service. */
async function servedBy(w: RouteWorld, ids: readonly ChildId[]): Promise<Record<string, number>> {
  const children = new Map<string, Set<string>>();
  for (const childId of ids)
    for (const { enrolmentId } of await Enrolment.ofChild(w.ctx, childId)) {
      const { data } = await Enrolment.load(w.ctx, enrolmentId as EnrolmentId);
      if (data.months.some(({ held }) => held > 0))
        for (const service of ["", ...data.serviceKeys])
          children.set(service, new Set([...(children.get(service) ?? []), data.childId]));
    }
  return Object.fromEntries([...children].map(([service, who]) => [service, who.size]));
}

/** Counted by hand of the same: nothing is recommended, so a service is wanted by whoever waits for it or has it. */
async function wantedBy(w: RouteWorld, ids: readonly ChildId[]): Promise<Record<string, number[]>> {
  const found: Record<string, number[]> = {};
  for (const childId of ids) {
    if ((await Child.load(w.ctx, childId)).record.mergedInto) continue;
    const all = await Enrolment.ofChild(w.ctx, childId);
    const of = (...statuses: string[]) =>
      new Set(all.flatMap(({ status, serviceKeys }) => (statuses.includes(status) ? serviceKeys : [])));
    const [waits, has] = [of("waiting", "offered"), of("enrolled")];
    for (const service of new Set([...waits, ...has])) {
      const [wanted = 0, waiting = 0, enrolled = 0, unmet = 0] = found[service] ?? [];
      const [w, e] = [waits.has(service) ? 1 : 0, has.has(service) ? 1 : 0];
      found[service] = [wanted + 1, waiting + w, enrolled + e, unmet + (1 - e)];
    }
  }
  return found;
}

async function agree(w: RouteWorld, ids: readonly ChildId[], after: string): Promise<void> {
  await w.settle();
  expect(await Indicator.compare(w.ctx), after).toEqual([]);
  const rows = await Indicator.helpByMunicipality(w.ctx, "2025");
  const told: Record<string, number> = {};
  for (const { service = "", children, ages } of rows) {
    told[service] = (told[service] ?? 0) + children;
    expect(Object.values(ages).reduce((sum, n) => sum + n, 0)).toBe(children);
  }
  expect(told, after).toEqual(await servedBy(w, ids));
  const demand: Record<string, number[]> = {};
  const asked = { today: await Tenant.today(w.ctx), areaOf: () => undefined };
  for (const { service, wanted, waiting, enrolled, unmet, needed } of await Indicator.demandRows(w.ctx, asked)) {
    expect(needed).toBe(0);
    const before = demand[service] ?? [0, 0, 0, 0];
    if (wanted > 0) demand[service] = [wanted, waiting, enrolled, unmet].map((n, i) => n + before[i]!);
  }
  expect(demand, after).toEqual(await wantedBy(w, ids));
}

it.each([3])("counts each child once whatever happened, as a rebuild does, by chance %i", async (seed) => {
  const w = await routeWorld();
  const pick = chance(seed * 7_919);
  const one = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw notFound();
    return list[pick(list.length)]!;
  };
  const ids: ChildId[] = [];
  for (const surname of ["Абрамов", "Белкин", "Воронов"]) {
    const person = { surname, givenName: "Иван", birthDate: "2016-02-01" };
    const child = await childOf(w.ctx, person, { municipality: one(cities) });
    await consentOf(w.ctx, child);
    ids.push(child.childId);
  }
  const agencies = [await agencyOf(w.ctx, "ngo"), w.agencies.social2!];
  const programmes: ProgrammeId[] = [];
  for (const [i, agencyId] of [...agencies, agencies[0]!].entries())
    programmes.push(await programmeOf(w.ctx, agencyId, { serviceKeys: services.slice(0, 1 + (i % 2)), places: 1 }));
  const enrolments: EnrolmentId[] = [];
  const inStatus = async (wanted: Enrolment.EnrolmentStatus) => {
    const known = await Promise.all(enrolments.map(async (id) => (await Enrolment.load(w.ctx, id)).data));
    return one(known.filter(({ status }) => status === wanted)).enrolmentId;
  };
  const acts: Array<() => Promise<unknown>> = [
    async () => {
      const made = await Enrolment.enrol(w.ctx, one(programmes), { childId: one(ids) });
      enrolments.push(made.enrolmentId as EnrolmentId);
    },
    () => Attendance.record(w.ctx, one(enrolments), { month: "2025-03", planned: 8, held: pick(3) * 3 }),
    async () => {
      await Enrolment.leave(w.ctx, await inStatus("enrolled"), { cause: "family", reason: "Переезд" });
      await w.settle(); // the place is offered to whoever waits
    },
    async () => Enrolment.acceptOffer(w.ctx, await inStatus("offered")),
    () => Child.patch(w.ctx, one(ids), { municipality: one(cities) }),
    () => Child.patch(w.ctx, one(ids), { person: { birthDate: one(["2016-02-01", "2020-02-01"]) } }),
    () => {
      const said = { service: one(services), places: pick(4), state: undefined, waiting: undefined, until: undefined };
      return Capacity.set(w.ctx, one(agencies), { services: [said] });
    },
    () =>
      Merging.merge(w.ctx, ids[0]!, {
        other: ids[1]!,
        choose: { "person.surname": "this", municipality: "this", "person.birthDate": "this" },
        confirm: true,
      }),
    () => Merging.unmerge(w.ctx, ids[0]!, { other: ids[1]!, confirm: true }),
  ];
  const done = new Set<number>();
  for (let n = 0; n < 80; n++) {
    const act = pick(acts.length);
    try {
      await acts[act]!();
      done.add(act);
    } catch (error) {
      // What is not possible just now is refused, and changes nothing.
      if (!(error instanceof Refusal)) throw error;
    }
    if (n % 8 === 7) await agree(w, ids, `seed ${seed}, act ${n}`);
  }
  expect([...done].sort()).toEqual([...acts.keys()]);
  const before = await Indicator.helpByAgency(w.ctx, "2025");
  expect(before.length).toBeGreaterThan(0);
  await Programme.withdraw(w.ctx, programmes[0]!, { act: { number: "9", date: "2025-03-03" } });
  await w.settle();
  await Indicator.rebuild(w.ctx);
  expect(await Indicator.helpByAgency(w.ctx, "2025")).toEqual(before);
  await agree(w, ids, "rebuilt");
});
