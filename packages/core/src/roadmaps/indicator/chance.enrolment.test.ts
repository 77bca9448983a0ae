import { expect, it } from "vitest";
import { programmeOf } from "../../../test/worlds/programme.ts";
import { childOf, consentOf } from "../../../test/worlds/region.ts";
import { routeWorld } from "../../../test/worlds/relay.ts";
import type { ChildId, EnrolmentId, ProgrammeId } from "../../ground/shared/index.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import * as Child from "../../people/child/index.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import * as Merging from "../../routes/merging/index.ts";
import * as Attendance from "../attendance/index.ts";
import * as Indicator from "./index.ts";

// Children are enrolled, have sessions that are corrected, leave, move and are merged, by a chance that is the same each time. Whatever
// came: the counters say what the records say, and counting anew changes nothing.

/** Park and Miller's generator: from 0 to n - 1. */
function chance(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % n;
  };
}

it("counts enrolments as a rebuild would, each child once", async () => {
  const w = await routeWorld();
  const pick = chance(104_729);
  const one = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw notFound();
    return list[pick(list.length)]!;
  };
  const ids: ChildId[] = [];
  for (const surname of ["Абрамов", "Белкин", "Воронов"]) {
    const child = await childOf(w.ctx, { surname, givenName: "Иван", birthDate: "2015-02-01" });
    await consentOf(w.ctx, child);
    ids.push(child.childId);
  }
  const serviceKeys = ["speech-therapy", "motor-development"];
  const programmes: ProgrammeId[] = [
    await programmeOf(w.ctx, w.agencies.school!, { places: 1 }),
    await programmeOf(w.ctx, w.agencies.health!, { places: 2, serviceKeys }),
  ];
  w.moveTo("2025-04-10T05:00:00Z");
  const made: EnrolmentId[] = [];
  const acts: Array<() => Promise<unknown>> = [
    async () => {
      const { enrolmentId } = await Enrolment.enrol(w.ctx, one(programmes), { childId: one(ids), from: "2025-04-01" });
      made.push(enrolmentId as EnrolmentId);
    },
    () => Attendance.record(w.ctx, one(made), { month: "2025-04", planned: 8, held: pick(3), absent: { illness: 1 } }),
    () => Enrolment.leave(w.ctx, one(made), { cause: "family", reason: "Передумали." }),
    async () => {
      const { items } = await Enrolment.find(w.ctx, { status: "offered", limit: 10 });
      await Enrolment.acceptOffer(w.ctx, one(items).enrolmentId as EnrolmentId);
    },
    () => Enrolment.complete(w.ctx, one(made), {}),
    () => Child.patch(w.ctx, one(ids), { municipality: one(["novokuznetsk", "kemerovo"]) }),
    () =>
      Merging.merge(w.ctx, ids[0]!, {
        other: ids[1]!,
        choose: { "person.surname": "this", municipality: "other" },
        confirm: true,
      }),
    () => Merging.unmerge(w.ctx, ids[0]!, { other: ids[1]!, confirm: true }),
  ];
  const done = new Set<number>();
  for (let n = 0; n < 120; n++) {
    const act = pick(acts.length);
    try {
      await acts[act]!();
      done.add(act);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
    await w.settle();
    if (n % 12 === 11) expect(await Indicator.compare(w.ctx), `act ${n}`).toEqual([]);
  }
  expect([...done].sort()).toEqual([...acts.keys()]);
});
