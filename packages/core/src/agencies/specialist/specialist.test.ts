import { beforeEach, describe, expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import type { AgencyId, OccasionId, SpecialistId } from "../../ground/shared/ids.ts";
import { checkCertificate } from "../../people/internship/index.ts";
import * as Occasion from "../../people/occasion/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Specialist from "./index.ts";

let w: RouteWorld;
let centre: AgencyId;
beforeEach(async () => {
  w = await routeWorld();
  centre = await agencyOf(w.ctx, "ngo", "Центр «Росток»", { contacts: [{ email: "rostok@example.org" }] });
  w.moveTo("2025-03-10T05:00:00Z");
});

const own = () => w.as(specialist(centre));
const add = async (over: object = {}) =>
  (await Specialist.add(own(), centre, { name: "Громова Ольга", post: "логопед", ...over }))
    .specialistId as SpecialistId;

describe("a specialist", () => {
  it("is kept by the organisation, and read by it and by staff of its territory, with the name on record", async () => {
    const id = await add();
    expect(await Specialist.get(own(), id)).toMatchObject({
      name: "Громова Ольга",
      post: "логопед",
      status: "working",
    });
    expect((await Specialist.find(w.ctx, { agency: centre })).items).toHaveLength(1);
    const elsewhere = w.as({ kind: "coordinator", municipality: "kemerovo" });
    for (const ctx of [w.as(specialist(w.agencies.school!)), elsewhere])
      await expect(Specialist.get(ctx, id)).rejects.toMatchObject({ code: "not-found" });
    expect((await Specialist.find(elsewhere, {})).items).toEqual([]);
    await expect(add({ courses: [{ title: "Курс", hours: 72, on: "2025-04-01" }] })).rejects.toMatchObject({
      fields: [{ pointer: "/courses/0/on" }],
    });
    const { data } = await Specialist.load(w.ctx, id);
    expect(JSON.stringify(data)).not.toContain("Громова");
  });

  it("is forgotten when they ask: the name goes, the hours stay", async () => {
    const id = await add({ courses: [{ title: "Ранняя помощь", hours: 72, on: "2025-02-20" }] });
    await Specialist.forget(own(), id);
    expect(await Specialist.get(own(), id)).toMatchObject({
      name: undefined,
      status: "left",
      courses: [{ hours: 72 }],
    });
    await expect(Specialist.change(own(), id, { name: "Снова" })).rejects.toMatchObject({ code: "not-found" });
  });

  it("whose terms end: the organisation is told ninety days before and thirty, of each once, without a name", async () => {
    const terms = (...until: string[]) => ({
      qualifications: until.map((day) => ({ title: "Категория", until: day })),
    });
    await add(terms("2025-06-01", "2025-07-20"));
    await add(terms("2025-06-05"));
    await add();
    const told = async (at: string) => {
      w.moveTo(at);
      const before = w.mails.length;
      await Specialist.attendSpecialists(w.ctx);
      await Specialist.attendSpecialists(w.ctx);
      await w.settle();
      return w.mails.slice(before).filter(({ subject }) => subject.startsWith("Скоро истекают"));
    };
    const [letter, ...more] = await told("2025-03-10T05:00:00Z");
    expect(letter).toMatchObject({ to: "rostok@example.org", subject: expect.stringContaining("2 специалистов") });
    expect(letter!.text).toContain("1 июня 2025");
    expect(letter!.text).not.toContain("Громова");
    expect(more).toEqual([]);
    expect(await told("2025-03-12T05:00:00Z")).toEqual([]);
    expect(await told("2025-04-22T05:00:00Z")).toHaveLength(1);
    expect(await told("2025-05-12T05:00:00Z")).toHaveLength(1);
    expect(await told("2025-06-21T05:00:00Z")).toHaveLength(1);
    expect(await told("2025-07-01T05:00:00Z")).toEqual([]);
  });
});

describe("a course", () => {
  const course = {
    title: "Ранняя помощь: методы",
    kind: "course",
    hours: 72,
    times: [{ from: "2025-03-12T10:00", until: "2025-03-12T18:00" }],
    place: "Центр",
    audiences: ["specialist"],
    measures: ["III-10"],
  };
  const check = (code: string) => checkCertificate(w.ctx, code, w.ctx.requestId);

  it("ends with certificates, checked by a code, in the specialist's list and in the figures, each counted once", async () => {
    const specialistId = await add();
    const { occasionId } = await Occasion.announce(own(), { agencyId: centre, ...course });
    const id = occasionId as OccasionId;
    const guest = { who: "specialist", municipality: "novokuznetsk" };
    const came = await Occasion.signUpByStaff(own(), id, { ...guest, name: "Громова Ольга Сергеевна", specialistId });
    const absent = await Occasion.signUpByStaff(own(), id, { ...guest, name: "Ильина Вера" });
    await expect(
      Occasion.signUpByStaff(own(), id, { ...guest, name: "Никто", specialistId: `specialist_${"0".repeat(26)}` }),
    ).rejects.toMatchObject({ fields: [{ pointer: "/specialistId" }] });
    w.moveTo("2025-03-12T12:00:00Z");
    await Occasion.recordAttendance(own(), id, { marks: [{ signUpId: came.signUpId, present: true }] });
    await expect(Occasion.certify(own(), id)).rejects.toMatchObject({ code: "event.ahead" });
    await Occasion.close(own(), id);
    await w.settle();
    expect(await Occasion.certify(own(), id)).toEqual({ issued: 1 });
    expect(await Occasion.certify(own(), id)).toEqual({ issued: 0 });
    await w.settle();
    const { certificate } = await Occasion.placeOf(w.ctx, came.signUpId);
    expect(await check(` ${certificate!.code.toLowerCase()} `)).toEqual({
      number: certificate!.number,
      title: course.title,
      kind: "course",
      hours: 72,
      day: "2025-03-12",
      issuedOn: "2025-03-12",
      organiser: "Центр «Росток»",
      initials: "Г. О. С.",
    });
    for (const guess of ["0".repeat(12), "short", `${certificate!.code}0`, "<script>"])
      await expect(check(guess)).rejects.toMatchObject({ code: "link.invalid" });
    const paper = await Occasion.certificateOf(own(), { occasionId: id, signUpId: came.signUpId }, "pdf");
    expect(Buffer.from(paper.bytes).subarray(0, 5).toString()).toBe("%PDF-");
    await expect(
      Occasion.certificateOf(own(), { occasionId: id, signUpId: absent.signUpId }, "pdf"),
    ).rejects.toMatchObject({ code: "event.ahead" });
    expect((await Specialist.get(own(), specialistId)).courses).toEqual([
      { title: course.title, hours: 72, on: "2025-03-12", number: certificate!.number },
    ]);
    await Specialist.change(own(), specialistId, {
      courses: [...(await Specialist.get(own(), specialistId)).courses, { title: "Ещё", hours: 16, on: "2025-03-11" }],
    });
    await w.settle();
    const today = w.ctx.now().toZonedDateTimeISO("Asia/Novokuznetsk").toPlainDate();
    expect((await Indicator.computed(w.ctx, "2025-Q1", today)).totals["specialists-learned"]).toBe(1);
    expect(await Indicator.compare(w.ctx)).toEqual([]);
    // Marked wrongly: the certificate is none.
    await Occasion.recordAttendance(own(), id, { marks: [{ signUpId: came.signUpId, present: false }] });
    await expect(check(certificate!.code)).rejects.toMatchObject({ code: "link.invalid" });
  });
});
