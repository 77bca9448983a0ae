import { beforeEach, describe, expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { specialist, type World, world } from "../../../test/worlds/tenant.ts";
import type { AgencyId, AgreementId, Refusal } from "../../ground/shared/index.ts";
import { attend, attendOn } from "./agreement.decide.ts";
import type { Agreement as Record } from "./agreement.ts";
import * as Agreement from "./index.ts";

let w: World;
let school: AgencyId;
const paper = { number: "12", date: "2025-01-18", subject: "О взаимодействии", municipality: "novokuznetsk" };
const refusal = async (attempt: Promise<unknown>) => (await attempt.catch((error: unknown) => error)) as Refusal;
const record = async (more: object = {}) =>
  (await Agreement.record(w.ctx, { ...paper, parties: [{ agencyId: school }, { name: "Фонд" }], ...more }))
    .agreementId as AgreementId;

beforeEach(async () => {
  w = await world();
  school = await agencyOf(w.ctx, "school");
});

describe("an agreement", () => {
  it("counts at once, without end where no last day is named; parties join and leave with their days", async () => {
    const id = await record();
    expect(await Agreement.get(w.ctx, id)).toMatchObject({
      status: "active",
      from: "2025-01-18",
      mayDo: ["join", "leave", "renew", "end"],
    });
    const social = await agencyOf(w.ctx, "social");
    const joined = await Agreement.join(w.ctx, id, { party: { agencyId: social } });
    expect(joined.parties.at(-1)).toMatchObject({ n: 3, agencyId: social, joinedOn: "2025-03-03" });
    const again = Agreement.join(w.ctx, id, { party: { agencyId: social } });
    expect(await refusal(again)).toMatchObject({ code: "conflict.exists" });
    const left = await Agreement.leave(w.ctx, id, { party: 3, on: "2025-03-03" });
    expect(left.parties.at(-1)).toMatchObject({ leftOn: "2025-03-03" });
    expect((await Agreement.join(w.ctx, id, { party: { agencyId: social } })).parties.at(-1)).toMatchObject({ n: 4 });
  });

  it("is seen by staff of its city and by its parties, and by nobody else", async () => {
    const id = await record();
    expect((await Agreement.find(w.as(specialist(school)), {})).items).toHaveLength(1);
    for (const ctx of [
      w.as({ kind: "coordinator", id: "kem", municipality: "kemerovo" }),
      w.as(specialist(await agencyOf(w.ctx, "health"))),
    ]) {
      expect(await refusal(Agreement.get(ctx, id))).toMatchObject({ code: "not-found" });
      expect((await Agreement.find(ctx, {})).items).toEqual([]);
    }
  });

  it("is found by how soon its term ends", async () => {
    await record({ until: "2025-04-10" });
    await record({ until: "2026-12-31" });
    await record();
    const near = await Agreement.find(w.ctx, { endsWithin: 60 });
    expect(near.items.map(({ until }) => until)).toEqual(["2025-04-10"]);
  });

  it.each([
    ["/from", { from: "2099-01-01" }],
    ["/from", { from: "2025-01-17" }],
    ["/parties/0/joinedOn", { parties: [{ name: "Фонд", joinedOn: "2026-01-01" }] }],
  ])("takes no day that nobody can mean: %s", async (pointer, more) => {
    expect((await refusal(record(more))).fields).toMatchObject([{ pointer }]);
  });

  it("is read by a party that has left as it was on its last day, and whole again when it is back", async () => {
    const id = await record({ until: "2025-12-31" });
    w.moveTo("2025-03-10T05:00:00Z");
    const ahead = Agreement.leave(w.ctx, id, { party: 1, on: "2025-03-11" });
    expect((await refusal(ahead)).fields).toMatchObject([{ pointer: "/on" }]);
    await Agreement.leave(w.ctx, id, { party: 1, on: "2025-03-10" });
    w.moveTo("2025-04-10T05:00:00Z");
    const social = await agencyOf(w.ctx, "social");
    await Agreement.join(w.ctx, id, { party: { agencyId: social } });
    await Agreement.renew(w.ctx, id, { until: "2026-12-31", number: "12-1", date: "2025-04-10" });
    await Agreement.end(w.ctx, id, { on: "2025-04-10", reason: "Иначе" });
    const there = w.as(specialist(school));
    const seen = await Agreement.get(there, id);
    expect(seen).toMatchObject({ status: "active", until: "2025-12-31", renewals: [] });
    expect([seen.reason, seen.endedOn]).toEqual([undefined, undefined]);
    expect(seen.parties.map(({ n, leftOn }) => [n, leftOn])).toEqual([
      [1, "2025-03-10"],
      [2, undefined],
    ]);
    expect((await Agreement.find(there, { status: "ended" })).items).toMatchObject([{ until: "2025-12-31" }]);
    expect(await Agreement.get(w.as(specialist(social)), id)).toMatchObject({ status: "ended", reason: "Иначе" });
    await Agreement.renew(w.ctx, id, { until: "2027-12-31", number: "12-2", date: "2025-04-10" });
    await Agreement.join(w.ctx, id, { party: { agencyId: school } });
    expect(await Agreement.get(there, id)).toMatchObject({ status: "active", until: "2027-12-31" });
  });

  const term = (until: string, told?: number) => ({ status: "active", until, told }) as Record;
  it.each([
    [undefined, "2025-07-02"],
    [60, "2025-08-01"],
    [30, "2025-09-01"],
  ])("of 31 August, told %s days before, is looked at on %s", (told, on) => {
    expect(attendOn(term("2025-08-31", told))).toBe(on);
  });

  it("that was recorded late is told once, by the nearest of its days; without a term never", () => {
    expect(attend(term("2025-08-31"), "2025-08-20")).toMatchObject({
      events: [{ data: { days: 30 } }],
      after: { told: 30 },
    });
    expect(attend(term("2025-08-31"), "2025-09-01")).toMatchObject({ events: [{ type: "agreement.expired" }] });
    expect(attendOn({ ...term("2025-08-31"), until: undefined })).toBeUndefined();
    expect(attendOn({ ...term("2025-08-31"), status: "ended" })).toBeUndefined();
  });

  it("is renewed by another paper, also once it was over, and ended with a reason", async () => {
    const id = await record({ until: "2025-03-02" });
    w.moveTo("2025-03-10T05:00:00Z");
    await Agreement.attendAgreements(w.as({ kind: "system", id: "schedule" }));
    expect(await Agreement.get(w.ctx, id)).toMatchObject({ status: "ended", endedOn: "2025-03-02" });
    const renewal = { until: "2026-03-02", number: "12-1", date: "2025-03-09" };
    expect(await Agreement.renew(w.ctx, id, renewal)).toMatchObject({
      status: "active",
      until: "2026-03-02",
      daysLeft: 357,
      renewals: [{ number: "12-1", from: "2025-03-02" }],
    });
    const shorter = Agreement.renew(w.ctx, id, { ...renewal, until: "2026-03-01" });
    expect((await refusal(shorter)).fields).toMatchObject([{ pointer: "/until" }]);
    expect(await Agreement.end(w.ctx, id, { on: "2025-03-10", reason: "Заменено" })).toMatchObject({
      reason: "Заменено",
    });
    expect(await refusal(Agreement.leave(w.ctx, id, { party: 1, on: "2025-03-10" }))).toMatchObject({
      code: "agreement.closed",
    });
  });

  it("that was ended by mistake goes on for the term that it had, without one too", async () => {
    const endless = await record({});
    await Agreement.end(w.ctx, endless, { on: "2025-03-03", reason: "По ошибке" });
    const paper = { number: "12-2", date: "2025-03-03" };
    expect(await Agreement.renew(w.ctx, endless, paper)).toMatchObject({
      status: "active",
      renewals: [{ from: "2025-03-03" }],
    });
    // Once it goes on, the same again is no longer term.
    expect((await refusal(Agreement.renew(w.ctx, endless, paper))).fields).toMatchObject([{ pointer: "/until" }]);
    const until = "2026-03-02";
    const termed = await record({ until });
    await Agreement.end(w.ctx, termed, { on: "2025-03-03", reason: "По ошибке" });
    const twice = await Promise.allSettled([1, 2].map(() => Agreement.renew(w.ctx, termed, { ...paper, until })));
    expect(twice.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await Agreement.get(w.ctx, termed)).toMatchObject({ status: "active", until, renewals: [{ until }] });
  });

  it("of the kind «order» waits for its approval, and its file is handed out", async () => {
    const file = { name: "порядок.pdf", type: "application/pdf", content: btoa("%PDF-1.7\n%%EOF\n") };
    const id = await record({ kind: "order", file });
    expect(await Agreement.get(w.ctx, id)).toMatchObject({ status: "draft", file: { name: "порядок.pdf" } });
    expect(await Agreement.approve(w.ctx, id, { number: "114", date: "2025-03-03" })).toMatchObject({
      status: "active",
    });
    expect((await Agreement.download(w.as(specialist(school)), id)).bytes.byteLength).toBeGreaterThan(5);
    const fake = record({ file: { ...file, content: btoa("MZ") } });
    expect((await refusal(fake)).code).toBe("input.invalid");
  });
});
