import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { programmeOf } from "../../../test/worlds/programme.ts";
import { agencyOf, childOf, consentOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import * as Capacity from "../../agencies/capacity/index.ts";
import * as Programme from "../../agencies/programme/index.ts";
import type { ChildId, EnrolmentId, InstrumentId, ProgrammeId, RouteId, StepId } from "../../ground/shared/index.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import * as Instrument from "../../routes/instrument/index.ts";
import * as Merging from "../../routes/merging/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Attendance from "../attendance/index.ts";
import * as Indicator from "./index.ts";

// Children are enrolled, have sessions, wait, leave, move, are merged and parted, by a chance that is the same each time. Whatever came:
// what has been counted is what a rebuild counts, each child once in whatever it is counted by.

type Act = () => Promise<unknown>;

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
const conditions = ["tutor", "home", "equipment"] as const;

/** The school has been asked to arrange the child's education. */
async function programmeStepOf(w: RouteWorld, childId: ChildId): Promise<StepId> {
  const { school, health, social } = w.agencies;
  await Child.patch(w.ctx, childId, { attachments: { school: school!, health: health!, social: social! } });
  const routeId = (await Route.open(w.ctx, childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const [review] = Object.values(await stepsOf(w, routeId));
  await Step.complete(w.ctx, review!.stepId as StepId, { result: "performed" });
  await w.settle();
  await Route.approvePlan(w.ctx, routeId);
  await w.settle();
  const { "adapted-programme": programme, ...others } = await stepsOf(w, routeId);
  for (const { stepId, settledAt } of Object.values(others))
    if (!settledAt) await Step.cancel(w.ctx, stepId as StepId, { reason: "Не нужно" });
  await w.settle();
  return programme!.stepId as StepId;
}

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

/** Counted by hand of the papers: by the conclusion that began last, whose condition of study it is on a day; each names one. */
async function taughtOn(w: RouteWorld, ids: readonly ChildId[], day: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const childId of ids) {
    if ((await Child.load(w.ctx, childId)).record.mergedInto) continue;
    const papers = (await Instrument.listFor(w.ctx, childId)).filter(
      ({ validFrom, validTo }) => validFrom <= day && day <= (validTo ?? day),
    );
    const order = ({ validFrom, instrumentId }: Instrument.Instrument) => `${validFrom}#${instrumentId}`;
    const { conclusion } = papers.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).at(-1) ?? {};
    const condition = conclusion?.agreement === "disagree" ? undefined : conclusion?.study?.conditions[0];
    if (condition) found[condition] = (found[condition] ?? 0) + 1;
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
  for (const day of ["2025-03-03", "2025-06-15", "2025-09-01"]) {
    const taught: Record<string, number> = {};
    for (const { condition = "", children, provided } of await Indicator.studyRows(
      w.ctx,
      Temporal.PlainDate.from(day),
    )) {
      taught[condition] = (taught[condition] ?? 0) + children;
      expect(provided).toBeLessThanOrEqual(children);
    }
    expect(taught, `${after}, on ${day}`).toEqual(await taughtOn(w, ids, day));
  }
}

it.each([5])("counts each child once whatever happened, as a rebuild does, by chance %i", async (seed) => {
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
  const papers: { childId: ChildId; instrumentId: InstrumentId }[] = [];
  const programme = await programmeStepOf(w, ids[0]!);
  const inStatus = async (wanted: Enrolment.EnrolmentStatus) => {
    const known = await Promise.all(enrolments.map(async (id) => (await Enrolment.load(w.ctx, id)).data));
    return one(known.filter(({ status }) => status === wanted)).enrolmentId;
  };
  const ofHelp: Act[] = [
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
  const ofStudy: Act[] = [
    async () => {
      const childId = one(ids);
      const { instrumentId } = await Instrument.record(w.ctx, childId, {
        kind: "pmpk",
        number: String(papers.length),
        issuer: "ПМПК",
        validFrom: one(["2024-09-01", "2025-02-01", "2025-02-15", "2025-06-10", "2025-09-01"]),
        validTo: one(["2025-05-31", "2025-12-31", "2026-08-31"]),
        educationalNeeds: true,
        study: { conditions: [one(conditions)] },
      });
      papers.push({ childId, instrumentId });
    },
    () => Instrument.agree(w.ctx, one(papers), { answer: one(["agree", "disagree"]), on: "2025-03-03" }),
    () => Instrument.correct(w.ctx, one(papers), { study: { conditions: [one(conditions)] }, reason: "Опечатка" }),
    () =>
      Step.complete(w.ctx, programme, {
        result: "performed",
        study: conditions.map((condition) => ({ condition, state: "provided" })),
      }),
    () => Step.reopen(w.ctx, programme, { reason: "Заново" }, {}, async () => ({ writes: [], revisions: [] })),
    () => Step.reassign(w.ctx, programme, { agencyId: one([w.agencies.school!, w.agencies.school2!]) }),
  ];
  const acts = [...ofHelp, ...ofHelp, ...ofStudy];
  const done = new Set<Act>();
  for (let n = 0; n < 160; n++) {
    const act = one(acts);
    try {
      await act();
      done.add(act);
    } catch (error) {
      // What is not possible just now is refused, and changes nothing.
      if (!(error instanceof Refusal)) throw error;
    }
    if (n % 20 === 19) await agree(w, ids, `seed ${seed}, act ${n}`);
  }
  expect([...acts.entries()].flatMap(([i, act]) => (done.has(act) ? [] : [i]))).toEqual([]);
  const before = await Indicator.helpByAgency(w.ctx, "2025");
  expect(before.length).toBeGreaterThan(0);
  await Programme.withdraw(w.ctx, programmes[0]!, { act: { number: "9", date: "2025-03-03" } });
  await w.settle();
  await Indicator.rebuild(w.ctx);
  expect(await Indicator.helpByAgency(w.ctx, "2025")).toEqual(before);
  await agree(w, ids, "rebuilt");
});
