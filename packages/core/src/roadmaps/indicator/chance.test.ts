import { expect, it } from "vitest";
import { agencyOf, childOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import * as Resource from "../../agencies/resource/index.ts";
import type { ChildId, InstrumentId, MeasureId, ResultId } from "../../ground/shared/index.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import * as Child from "../../people/child/index.ts";
import * as Instrument from "../../routes/instrument/index.ts";
import * as Merging from "../../routes/merging/index.ts";
import * as Report from "../report/index.ts";
import * as Indicator from "./index.ts";

// Children move, get papers and results, have them put right, and cards are merged and parted, by a chance that is the same each time.
// Whatever came: the counters say what the records say, and the parts by municipality add up to the whole.

/** Park and Miller's generator: from 0 to n - 1. */
function chance(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % n;
  };
}

const cities = ["novokuznetsk", "kemerovo"];
const surnames = ["Абрамов", "Белкин", "Воронов", "Гусаров"];
const shares = ["ipra-performed-share", "conclusions-performed-share", "response-days"];

async function agree(w: RouteWorld, after: string): Promise<void> {
  await w.settle();
  expect(await Indicator.compare(w.ctx), after).toEqual([]);
  const today = w.ctx.now().toZonedDateTimeISO("Asia/Novokuznetsk").toPlainDate();
  for (const period of ["2024-Q4", "2025-Q1", "2025"] as const) {
    const { totals, byMunicipality } = await Indicator.computed(w.ctx, period, today);
    const sums = Object.keys(totals).map((key) => [
      key,
      Object.values(byMunicipality).reduce((sum, part) => sum + (part[key] ?? 0), 0),
    ]);
    const added = Object.fromEntries(sums.filter(([key]) => !shares.includes(key as string)));
    const whole = Object.fromEntries(Object.entries(totals).filter(([key]) => !shares.includes(key)));
    expect(added, `${period} ${after}`).toEqual(whole);
  }
}

it.each([1, 3])("adds up after moves, papers, results, corrections and merges by chance %i", async (seed) => {
  const w = await routeWorld();
  const pick = chance(seed * 7_919);
  const one = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw notFound();
    return list[pick(list.length)]!;
  };
  const ids: ChildId[] = [];
  for (const surname of surnames) {
    const person = { surname, givenName: "Иван", birthDate: "2015-02-01" };
    ids.push((await childOf(w.ctx, person, { municipality: one(cities) })).childId);
  }
  const papers: Array<{ childId: ChildId; instrumentId: InstrumentId }> = [];
  const results: Array<{ childId: ChildId; resultId: ResultId }> = [];
  const agencyId = await agencyOf(w.ctx, "ngo");
  const sheet = (units: number) => ({ posts: [{ post: "tutor", units: 2, filled: units, qualified: 0 }] });
  const day = () => one(["2024-11-05", "2025-01-15", "2025-02-20", "2025-03-01"]);
  let number = 0;
  const measured = async (childId: ChildId) =>
    (await Instrument.recordsOf(w.ctx, childId)).flatMap(({ measures }) => measures)[0]?.measureId;
  const acts: Array<() => Promise<unknown>> = [
    () => Child.patch(w.ctx, one(ids), { municipality: one(cities) }),
    async () => {
      const childId = one(ids);
      const { instrumentId, measures } = await Instrument.record(w.ctx, childId, {
        kind: "ipra",
        number: `${++number}/2025`,
        issuer: "Бюро МСЭ № 1",
        validFrom: day(),
        validTo: "2027-01-01",
        measures: [{ block: "health", title: "Массаж" }],
      });
      const at = { childId, instrumentId: instrumentId as InstrumentId };
      papers.push(at);
      // What the rule proposed is confirmed, changed or denied.
      const serviceKey = ["medical-rehabilitation", "motor-development", null][number % 3] ?? null;
      await Instrument.setServices(w.ctx, at, { measures: [{ measureId: measures[0]!.measureId, serviceKey }] });
    },
    () => Instrument.correct(w.ctx, one(papers), { validFrom: day(), reason: "Опечатка" }),
    async () => {
      const childId = one(ids);
      const given = { measureId: (await measured(childId)) as MeasureId, result: "performed", on: day() } as const;
      const { resultId } = await Report.recordResult(w.ctx, childId, { ...given, by: "ЛФК" });
      results.push({ childId, resultId: resultId as ResultId });
    },
    () =>
      Report.correctResult(w.ctx, one(results), {
        result: "not-applied",
        on: day(),
        note: "Болел",
        by: "ЛФК",
        reason: "Спутали",
      }),
    () => Report.correctResult(w.ctx, one(results), { withdrawn: true, reason: "Не тот ребёнок" }),
    () =>
      Merging.merge(w.ctx, ids[0]!, {
        other: ids[1]!,
        choose: { "person.surname": "this", municipality: "other" },
        confirm: true,
      }),
    () => Resource.put(w.ctx, agencyId, "2025", sheet(pick(8) / 4), async () => []),
    () => Merging.unmerge(w.ctx, ids[0]!, { other: ids[1]!, confirm: true }),
  ];
  const done = new Map<number, number>();
  for (let n = 0; n < 60; n++) {
    const act = pick(acts.length);
    // What is not possible just now is refused, and changes nothing.
    try {
      await acts[act]!();
      done.set(act, (done.get(act) ?? 0) + 1);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
    if (n % 5 === 4) await agree(w, `seed ${seed}, act ${n}`);
  }
  // Each of them has come off at least once.
  expect([...done.keys()].sort()).toEqual([...acts.keys()]);
});
