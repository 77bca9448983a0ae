import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { routeWorld } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import type { CourseId, OccasionId, SignUpId } from "../../ground/shared/index.ts";
import * as Occasion from "../../people/occasion/index.ts";
import { compare, computed } from "../../roadmaps/indicator/index.ts";
import * as Agency from "../agency/index.ts";
import { attendCourses } from "./attend.actions.ts";
import * as Course from "./index.ts";

// By what specialists are trained: drafted, approved by the head's order in versions that say what has changed, asked about each year; groups
// are events, and whoever has finished one counts once.

const content = {
  kind: "qualification",
  title: "Разговор с родителями",
  posts: ["логопед"],
  form: "mixed",
  hours: 24,
  topics: ["parents", "early-help"],
  modules: [
    { title: "Первая встреча", hours: 8 },
    { title: "Игра дома", hours: 16 },
  ],
  methods: ["Домашнее визитирование"],
};
const order = { act: { number: "41-у", date: "2025-03-03" } };

async function taught() {
  const w = await routeWorld();
  const agencyId = w.agencies.social!;
  const id = (await Course.draft(w.ctx, { agencyId, content })).courseId as CourseId;
  return { w, ctx: w.ctx, agencyId, id };
}

describe("a programme of training", () => {
  it("counts from its approval, and its next version with what has changed", async () => {
    const { w, ctx, agencyId, id } = await taught();
    const own = w.as(specialist(agencyId));
    await expect(Course.confirm(own, id)).rejects.toMatchObject({ code: "course.closed" });
    expect(await Course.approve(own, id, order)).toMatchObject({ status: "approved", approvedVersion: 1 });
    await expect(Course.approve(own, id, order)).rejects.toMatchObject({ code: "course.closed" });
    const next = { ...content, topics: [...content.topics, "crisis-help"] };
    await expect(Course.revise(own, id, { content: next })).rejects.toMatchObject({ code: "input.invalid" });
    await Course.revise(own, id, { content: next, changes: "Добавлена помощь в кризисе" });
    // Others read what is approved, and nothing of what is being prepared.
    const other = w.as(specialist(w.agencies.school!));
    expect(await Course.get(other, id)).toMatchObject({ content: { topics: content.topics }, mayDo: [] });
    expect((await Course.get(other, id)).draft).toBeUndefined();
    await Course.approve(own, id, { act: { number: "42-у", date: "2025-03-03" } });
    const versions = await Course.versions(ctx, id);
    expect(versions.map(({ version, changes }) => [version, changes])).toEqual([
      [1, undefined],
      [2, "Добавлена помощь в кризисе"],
    ]);
    // Withdrawn by mistake, it is approved again as it was.
    await Course.withdraw(own, id, { reason: "Ошибка" });
    expect(await Course.get(own, id)).toMatchObject({ status: "withdrawn", reason: "Ошибка" });
    await expect(Course.get(other, id)).rejects.toMatchObject({ code: "not-found" });
    expect(await Course.approve(own, id, order)).toMatchObject({ status: "approved", approvedVersion: 2 });
    expect(await Course.versions(ctx, id)).toHaveLength(2);
  });

  it.each([
    ["too few hours to qualify", { hours: 15, modules: [] }, "/content/hours"],
    ["too few hours to retrain", { kind: "retraining", modules: [] }, "/content/hours"],
    ["modules that do not make up its hours", { hours: 30 }, "/content/modules"],
  ])("is refused with %s", async (_, more, pointer) => {
    const { ctx, agencyId } = await taught();
    await expect(Course.draft(ctx, { agencyId, content: { ...content, ...more } })).rejects.toMatchObject({
      fields: [{ pointer }],
    });
  });

  it("is asked about a year after somebody said that it holds, and passes to the successor of who taught", async () => {
    const { w, ctx, agencyId, id } = await taught();
    await Course.approve(ctx, id, order);
    expect(await attendCourses(ctx)).toBe(0);
    w.moveTo("2026-03-11T05:00:00Z");
    expect(await attendCourses(ctx)).toBe(1);
    expect(await attendCourses(ctx)).toBe(0);
    expect((await Course.get(ctx, id)).asked).toMatchObject({ why: "year" });
    await Course.confirm(ctx, id);
    expect((await Course.get(ctx, id)).asked).toBeUndefined();
    const successorId = w.agencies.school!;
    await Agency.patch(ctx, agencyId, { status: "closed" });
    await w.settle();
    expect((await Course.get(ctx, id)).asked).toMatchObject({ why: "provider-closed" });
    expect(await Course.openCourses(ctx)).toEqual([]);
    await Agency.patch(ctx, agencyId, { successorId, confirmedOtherKind: true });
    await w.settle();
    expect(await Course.get(ctx, id)).toMatchObject({ agencyId: successorId });
    expect(await Course.openCourses(ctx)).toMatchObject([{ courseId: id, agencyId: successorId }]);
  });
});

describe("a group of it", () => {
  const today = Temporal.PlainDate.from("2025-04-13");
  const times = [{ from: "2025-04-12T10:00", until: "2025-04-12T13:00" }];
  const group = { title: "Весенняя группа", kind: "course", times, place: "Центр", audiences: ["specialist"] };

  it("is announced by an approved programme of its own organiser alone, with its hours", async () => {
    const { w, ctx, agencyId, id } = await taught();
    const announce = (more: object = {}) => Occasion.announce(ctx, { agencyId, ...group, courseId: id, ...more });
    await expect(announce()).rejects.toMatchObject({ fields: [{ pointer: "/courseId" }] });
    await Course.approve(ctx, id, order);
    await expect(announce({ agencyId: w.agencies.school! })).rejects.toMatchObject({ code: "input.invalid" });
    await expect(announce({ kind: "conference", hours: 24 })).rejects.toMatchObject({ code: "input.invalid" });
    expect(await announce()).toMatchObject({ hours: 24, course: { courseId: id, version: 1, title: content.title } });
    // Named wrongly, it is put right.
    const other = await Occasion.announce(ctx, { agencyId, ...group, hours: 8 });
    const put = await Occasion.change(ctx, other.occasionId as OccasionId, { courseId: id });
    expect(put).toMatchObject({ hours: 8, course: { courseId: id } });
    expect((await Occasion.change(ctx, other.occasionId as OccasionId, { courseId: null })).course).toBeUndefined();
  });

  it("counts by its programme, and whoever has finished two of them once", async () => {
    const { w, ctx, agencyId, id } = await taught();
    await Course.approve(ctx, id, order);
    const guest = { who: "specialist", name: "Ольга Громова", municipality: "novokuznetsk", email: "o@example.org" };
    const hold = async (names: object[]) => {
      const { occasionId } = await Occasion.announce(ctx, { agencyId, ...group, courseId: id });
      const ids: SignUpId[] = [];
      for (const one of names) ids.push((await Occasion.signUpByStaff(ctx, occasionId as OccasionId, one)).signUpId);
      return { occasionId: occasionId as OccasionId, ids };
    };
    const groups = [
      await hold([guest]),
      await hold([guest, { ...guest, name: "Вера Ильина", email: "v@example.org" }]),
    ];
    w.moveTo("2025-04-13T05:00:00Z");
    for (const { occasionId, ids } of groups) {
      await Occasion.recordAttendance(ctx, occasionId, { marks: ids.map((signUpId) => ({ signUpId, present: true })) });
      await Occasion.close(ctx, occasionId);
      await Occasion.certify(ctx, occasionId);
    }
    await w.settle();
    const told = async () => {
      const { totals } = await computed(ctx, "2025-Q2", today);
      return ["courses-in-use", "course-groups", "course-graduates"].map((key) => totals[key]);
    };
    expect(await told()).toEqual([1, 2, 2]);
    expect(await compare(ctx)).toEqual([]);
    // Marked wrongly, she has finished one of them still; and then none.
    await Occasion.recordAttendance(ctx, groups[0]!.occasionId, {
      marks: [{ signUpId: groups[0]!.ids[0], present: false }],
    });
    await w.settle();
    expect(await told()).toEqual([1, 2, 2]);
    await Occasion.recordAttendance(ctx, groups[1]!.occasionId, {
      marks: [{ signUpId: groups[1]!.ids[0], present: false }],
    });
    await w.settle();
    expect(await told()).toEqual([1, 2, 1]);
    expect(await compare(ctx)).toEqual([]);
    const { totals } = await computed(ctx, "2025", today);
    expect(totals["courses-updated"]).toBe(1);
  });
});
