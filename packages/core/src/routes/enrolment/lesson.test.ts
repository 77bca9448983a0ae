import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, it } from "vitest";
import { enrolmentOf, programmeOf } from "../../../test/worlds/programme.ts";
import { agencyOf, childOf, consentOf } from "../../../test/worlds/region.ts";
import { family, settings, specialist, type World, world } from "../../../test/worlds/tenant.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, EnrolmentId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type * as Child from "../../people/child/index.ts";
import * as Attendance from "../../roadmaps/attendance/index.ts";
import { recordedOf } from "../../roadmaps/indicator/figures.help.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import { writeGate } from "../../roadmaps/period/gate.ts";
import * as Instrument from "../instrument/index.ts";
import * as Enrolment from "./index.ts";

let w: World;
let centre: AgencyId;
let anna: Child.ChildRecord;
let id: EnrolmentId;
let own: Ctx;
let mother: Ctx;

/** It is Monday the 3rd, noon in Novokuznetsk. */
const [monday, tuesday] = ["2025-03-10T03:00:00Z", "2025-03-11T03:00:00Z"];
const both = { lessons: [monday, tuesday].map((at) => ({ at, minutes: 40 })) };
const march = { month: "2025-03", planned: 8, held: 6, absent: {} };

beforeEach(async () => {
  w = await world();
  centre = await agencyOf(w.ctx, "resourceCentre");
  anna = await childOf(w.ctx, { surname: "Ёлкина", givenName: "Анна", birthDate: "2016-05-06" });
  await consentOf(w.ctx, anna);
  id = await enrolmentOf(w.ctx, await programmeOf(w.ctx, centre), anna.childId);
  own = w.as(specialist(centre));
  mother = w.as(family(anna.representativeIds[0]!));
  const conference = { urlTemplate: "https://meet.example.org/{room}" };
  await Tenant.configure(w.as({ kind: "admin" }), { ...settings, conference });
});
const refusal = async (act: Promise<unknown>) => {
  const error = (await act.catch((one: unknown) => one)) as { code: string; fields?: { pointer: string }[] };
  return [error.code, ...(error.fields ?? []).map(({ pointer }) => pointer)].join(" ");
};
const lessons = async () => (await Enrolment.get(w.ctx, id)).lessons;

describe("lessons by video", () => {
  it("are set by whoever teaches, ahead, within the enrolment's days, one at a time; set again they stay as they are", async () => {
    const { lessons: set } = await Enrolment.planLessons(own, id, both);
    expect(set).toEqual(both.lessons.map((one) => ({ ...one, status: "planned" })));
    expect(JSON.stringify(await Enrolment.get(mother, id))).not.toContain("room");
    const { version } = await Enrolment.get(w.ctx, id);
    await Enrolment.planLessons(own, id, both);
    expect((await Enrolment.get(w.ctx, id)).version).toBe(version);
    for (const at of ["2025-03-03T04:00:00Z", "2025-06-02T03:00:00Z", "2025-03-10T03:30:00Z", "2025-03-10T02:30:00Z"])
      expect(await refusal(Enrolment.planLessons(own, id, { lessons: [{ at, minutes: 40 }] }))).toBe(
        "input.invalid /lessons/0/at",
      );
    for (const wrong of [
      { lessons: [] },
      { lessons: Array(41).fill(both.lessons[0]) },
      { lessons: [{ at: "завтра" }] },
    ])
      expect(await refusal(Enrolment.planLessons(own, id, wrong))).toMatch(/^input.invalid/);
    const school = w.as(specialist(await agencyOf(w.ctx, "school")));
    expect(await refusal(Enrolment.planLessons(school, id, both))).toBe("not-found");
    expect(await refusal(Enrolment.planLessons(mother, id, both))).toBe("not-found");
  });

  it("are called off before they begin, and those that were to come end with the enrolment", async () => {
    await Enrolment.planLessons(own, id, both);
    await Enrolment.callOffLesson(own, id, { at: monday });
    const both2 = [
      { at: monday, status: "called-off" },
      { at: tuesday, status: "planned" },
    ];
    expect(await lessons()).toMatchObject(both2);
    // Whoever has not read the letter sees on the page that nobody comes.
    expect(await Enrolment.familyLessons(mother, anna.childId)).toMatchObject(both2);
    expect(await refusal(Enrolment.callOffLesson(own, id, { at: monday }))).toBe("enrolment.not-allowed");
    // Another may be at its hour, and that one itself again.
    const [again] = both.lessons;
    await Enrolment.planLessons(own, id, { lessons: [again] });
    expect(await lessons()).toMatchObject([{ at: monday, status: "planned" }, { at: tuesday }]);
    await Enrolment.callOffLesson(own, id, { at: monday });
    await Enrolment.planLessons(own, id, { lessons: [{ at: "2025-03-10T03:15:00Z", minutes: 40 }] });
    await Enrolment.callOffLesson(own, id, { at: "2025-03-10T03:15:00Z" });
    await Enrolment.leave(own, id, { cause: "moved", reason: "Переезд." });
    expect(await lessons()).toEqual([]);
    expect(await refusal(Enrolment.planLessons(own, id, both))).toBe("enrolment.closed");
  });

  it("are held in a room that family and teacher alone are told, in its hour", async () => {
    await Enrolment.planLessons(own, id, both);
    const join = (who: Ctx) => Enrolment.joinLesson(who, id, { at: monday });
    expect(await refusal(join(own))).toBe("enrolment.not-allowed");
    expect(await Enrolment.familyLessons(mother, anna.childId)).toMatchObject([
      { at: monday, local: "2025-03-10T10:00", may: [] },
      { at: tuesday },
    ]);
    w.moveTo("2025-03-10T02:51:00Z");
    expect((await Enrolment.familyLessons(mother, anna.childId))[0]).toMatchObject({ may: ["join"] });
    const { url } = await join(own);
    expect(url).toMatch(/^https:\/\/meet\.example\.org\/[0-9a-f]{32}$/);
    expect(await join(mother)).toEqual({ url });
    for (const who of [w.ctx, w.as({ kind: "system" }), w.as(family("rep_01J8ZQ4M7N3E5R6T8V9WXYZABC"))])
      expect(await refusal(join(who))).toBe("not-found");
    w.moveTo("2025-03-11T03:00:00Z");
    expect(await refusal(join(own))).toBe("enrolment.not-allowed");
    expect((await Enrolment.joinLesson(mother, id, { at: tuesday })).url).not.toBe(url);
  });

  it("are told of with who was there, or why they were not held, and mended while the quarter is open", async () => {
    await Enrolment.planLessons(own, id, both);
    const tell = (more: object) => Attendance.tellLesson(own, id, { at: monday, ...more });
    expect(await refusal(tell({ held: true, present: ["child"] }))).toBe("enrolment.not-allowed");
    w.moveTo("2025-03-12T03:00:00Z");
    for (const [wrong, at] of [
      [{ held: true }, "/present"],
      [{ held: true, present: [] }, "/present"],
      [{ held: true, present: ["child", "child"] }, "/present"],
      [{ held: false }, "/cause"],
      [{ held: false, cause: "illness", minutes: 20 }, "/minutes"],
    ] as const)
      expect(await refusal(tell(wrong))).toBe(`input.invalid ${at}`);
    // A month is told once each of its lessons by video was.
    expect(await refusal(Attendance.record(own, id, march))).toBe("input.invalid /month");
    await tell({ held: true, present: ["family", "child"], minutes: 35 });
    await Attendance.tellLesson(own, id, { at: tuesday, held: false, cause: "illness" });
    expect(await lessons()).toEqual([
      { at: monday, minutes: 40, status: "held", lasted: 35, present: ["child", "family"] },
      { at: tuesday, minutes: 40, status: "not-held", cause: "illness" },
    ]);
    expect(await refusal(Attendance.record(own, id, { ...march, held: 0 }))).toBe("input.invalid /held");
    await Attendance.record(own, id, { ...march, held: 1 });
    expect(await refusal(Attendance.tellLesson(own, id, { at: tuesday, held: true, present: ["child"] }))).toBe(
      "input.invalid /held",
    );
    await Attendance.record(own, id, { ...march, held: 2 });
    await Attendance.tellLesson(own, id, { at: tuesday, held: true, present: ["child"] });
    await w.ctx.bank.commit([writeGate("kuzbass", { period: "2025-Q1", open: false }, "absent")]);
    expect(await refusal(tell({ held: false, cause: "other" }))).toBe("period.locked");
  });

  it("are counted, and whoever learns at home by the conclusion of that day is counted once, where the last of them was", async () => {
    await Instrument.record(w.ctx, anna.childId, {
      kind: "pmpk",
      number: "7",
      issuer: "ПМПК",
      validFrom: "2025-03-01",
      validTo: "2026-03-01",
      educationalNeeds: true,
      study: { conditions: ["home"] },
    });
    const boris = await childOf(w.ctx, { surname: "Жуков", givenName: "Борис", birthDate: "2016-05-06" });
    await consentOf(w.ctx, boris);
    const other = await enrolmentOf(w.ctx, await programmeOf(w.ctx, centre), boris.childId);
    await Enrolment.planLessons(own, id, both);
    await Enrolment.planLessons(own, other, both);
    w.moveTo("2025-03-12T03:00:00Z");
    for (const [one, at] of [
      [id, monday],
      [id, tuesday],
      [other, monday],
    ] as const)
      await Attendance.tellLesson(own, one, { at, held: true, present: ["child"] });
    await Attendance.tellLesson(own, other, { at: tuesday, held: false, cause: "other" });
    await Indicator.rebuild(w.ctx);
    const day = Temporal.PlainDate.from("2025-03-12");
    for (const period of ["2025-Q1", "2025"] as const) {
      const { totals, byMunicipality } = await Indicator.figures(w.ctx, period, day);
      const expected = {
        "home-learners": 1,
        "children-video": 2,
        "video-lessons": 3,
        "video-lesson-hours": 2,
        "children-in-programmes@I-5.1": 1,
      };
      expect(totals).toMatchObject(expected);
      expect(byMunicipality.novokuznetsk).toMatchObject(expected);
    }
    const during = { from: Temporal.PlainDate.from("2025-01-01"), until: Temporal.PlainDate.from("2025-03-31") };
    const known = await recordedOf(w.ctx, { agencyId: centre, municipality: "novokuznetsk" }, "2025-Q1", during);
    expect(known("I-5.1", "children-in-programmes")).toBe(1);
    expect(await Indicator.compare(w.ctx)).toEqual([]);
  });
});
