import { beforeEach, describe, expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { family, specialist, type World, world } from "../../../test/worlds/tenant.ts";
import type { AgencyId, FormId, QualityId, ResponseId, RoundId } from "../../ground/shared/ids.ts";
import { readSheets } from "../../ground/workbook/read.ts";
import * as Form from "../form/index.ts";
import * as Response from "../response/index.ts";
import * as Round from "../round/index.ts";
import * as Quality from "./index.ts";

let w: World;
let agencies: Record<"a" | "b" | "far", AgencyId>;
const order = { act: { number: "7", date: "2025-03-03" } };
const around = { providersOf: async () => [], tellAgency: async () => {} };
const here = { kind: "coordinator", municipality: "novokuznetsk" } as const;

beforeEach(async () => {
  w = await world();
  agencies = {
    a: await agencyOf(w.ctx, "social", "a", { shortName: "А" }),
    b: await agencyOf(w.ctx, "social", "b", { shortName: "Б" }),
    far: await agencyOf(w.ctx, "social", "c", { shortName: "В", municipality: "kemerovo" }),
  };
});

async function approved(model: string): Promise<FormId> {
  const formId = (await Form.draft(w.ctx, { model })).formId as FormId;
  await Form.approve(w.ctx, formId, order);
  return formId;
}

async function begun(formId: FormId, audience: object): Promise<RoundId> {
  const made = await Round.create(w.ctx, formId, { audience, closesOn: "2025-03-31" });
  const roundId = made.roundId as RoundId;
  await Round.work(w.ctx, { roundId, errand: "invite", on: "first", piece: 0 }, around);
  return roundId;
}

const visit = {
  "stand-used": true,
  "stand-ok": true,
  "site-used": true,
  "site-ok": true,
  "on-time": true,
  "comfort-ok": true,
  disabled: true,
  "access-ok": true,
  "contact-ok": true,
  "service-ok": true,
  "remote-used": true,
  "remote-ok": true,
  recommend: true,
  organised: true,
  satisfied: true,
};
const checklist = {
  "stand-norm": 20,
  stand: 20,
  "site-norm": 40,
  site: 40,
  remote: ["phone", "mail", "form", "faq"],
  "comfort-there": ["waiting", "signs", "water", "toilet", "clean"],
  wait: "half",
  equipment: ["entrance", "parking", "inside", "wheelchair", "toilet"],
  help: ["sound", "braille", "staff", "site", "home"],
};

/** So many visitors of each, all content, and an expert who found all in order. */
async function asked(visitors: Record<keyof typeof agencies, number>) {
  const rounds = {
    experts: await begun(await approved("quality-experts"), { kind: "experts", kinds: ["social"] }),
    visitors: await begun(await approved("quality-visitors"), { kind: "visitors", kinds: ["social"] }),
  };
  for (const { responses } of (await Round.asked(w.ctx, rounds.experts, { limit: 10 })).items)
    await Response.submit(w.ctx, responses[0]!.responseId as ResponseId, { answers: checklist });
  const { data: round } = await Round.loadRound(w.ctx, rounds.visitors);
  for (const [name, n] of Object.entries(visitors) as [keyof typeof agencies, number][])
    for (let i = 0; i < n; i++) {
      const municipality = name === "far" ? "kemerovo" : "novokuznetsk";
      const place = { municipality, agencyId: agencies[name], ticket: `${name}-${i}-aaaaaaaaaaaaaaaaaaaa` };
      const token = await Round.tokenTo(w.ctx, round, place);
      await Round.respond(w.ctx, { token, action: "submit", answers: visit }, "request_1");
    }
  return rounds;
}
const close = async (rounds: Record<"experts" | "visitors", RoundId>) => {
  for (const id of Object.values(rounds)) await Round.close(w.ctx, id, { reason: "Собрали." });
};
const opened = async (rounds: object, year = "2025") =>
  (await Quality.open(w.ctx, { year, sphere: "social", ...rounds })).qualityId as QualityId;
const totals = ({ organisations }: Quality.QualityView) =>
  organisations.map(({ name, visitors, total, remarks }) => [name, visitors, total, remarks]);

describe("an independent assessment", () => {
  it("is counted when both rounds are over, again with a reason, and its rounds take no more then", async () => {
    const rounds = await asked({ a: 6, b: 5, far: 5 });
    const id = await opened(rounds);
    await expect(Quality.count(w.ctx, id, {})).rejects.toMatchObject({ code: "round.not-closed" });
    await close(rounds);
    const counted = await Quality.count(w.ctx, id, {});
    expect(totals(counted)).toEqual([
      ["В", 5, 100, ["small"]],
      ["А", 6, 100, ["small"]],
      ["Б", 5, 100, ["small"]],
    ]);
    expect(counted).toMatchObject({ status: "counted", counted: 1, mean: 100, countedOn: "2025-03-03" });
    expect(counted.organisations.map(({ place }) => place)).toEqual([1, 1, 1]);
    await expect(Quality.count(w.ctx, id, {})).rejects.toMatchObject({ fields: [{ pointer: "/reason" }] });
    expect(await Quality.count(w.ctx, id, { reason: "Проверка" })).toMatchObject({ counted: 2, reason: "Проверка" });
    const later = Round.extend(w.ctx, rounds.visitors, { closesOn: "2025-04-30", reason: "Ещё" });
    await expect(later).rejects.toMatchObject({ code: "round.seen" });
    await expect(opened(rounds)).rejects.toMatchObject({ code: "conflict.exists", current: { qualityId: id } });
  });

  it("tells nothing of fewer than five, nor of whom these could be worked out from", async () => {
    const rounds = await asked({ a: 9, b: 3, far: 6 });
    const id = await opened(rounds);
    await close(rounds);
    // The one beside it in its city: what the round shows of the city as a whole would tell the three.
    expect(totals(await Quality.count(w.ctx, id, {}))).toEqual([
      ["В", 6, 100, ["small"]],
      ["А", 9, undefined, ["beside-few"]],
      ["Б", undefined, undefined, ["few-visitors"]],
    ]);
  });

  it("is seen by its place's staff and each organisation for its own part, and by nobody else", async () => {
    const rounds = await asked({ a: 5, b: 6, far: 7 });
    const id = await opened(rounds);
    await expect(Quality.get(w.as(specialist(agencies.a)), id)).rejects.toMatchObject({ code: "not-found" });
    await close(rounds);
    await Quality.count(w.ctx, id, { reason: "Не для всех" });
    const seenBy = async (who: Parameters<World["as"]>[0]) =>
      (await Quality.get(w.as(who), id)).organisations.map(({ name }) => name);
    expect(await seenBy(here)).toEqual(["А", "Б"]);
    expect(await seenBy(specialist(agencies.far))).toEqual(["В"]);
    expect((await Quality.get(w.as(specialist(agencies.far)), id)).reason).toBeUndefined();
    const other = await agencyOf(w.ctx, "school", "school");
    const strangers = [specialist(other), family("rep_01JNE0000000000000000000ZZ"), { kind: "admin" } as const];
    for (const who of strangers) await expect(Quality.get(w.as(who), id)).rejects.toMatchObject({ code: "not-found" });
    // The region's is not counted, changed or reported by a municipality or an organisation.
    for (const ask of [Quality.count(w.as(here), id, { reason: "Так" }), Quality.change(w.as(here), id, rounds)])
      await expect(ask).rejects.toMatchObject({ code: "not-found" });
    await expect(Quality.report(w.as(specialist(agencies.a)), id, "xlsx")).rejects.toMatchObject({ code: "not-found" });
    await expect(Quality.find(w.as(specialist(agencies.a)), {})).rejects.toMatchObject({ code: "not-found" });
    expect((await Quality.find(w.as(here), { year: "2025" })).items).toMatchObject([{ qualityId: id }]);
  });

  it("refuses rounds that ask others, elsewhere, or by a form that cannot be scored", async () => {
    const rounds = await asked({ a: 0, b: 0, far: 0 });
    const { experts, visitors } = rounds;
    const what = { year: "2025", sphere: "social" };
    const faults = async (input: object) =>
      Quality.open(w.ctx, { ...what, ...input }).catch(({ fields }) =>
        fields.map((one: { pointer: string }) => one.pointer),
      );
    expect(await faults({ experts: visitors, visitors: experts })).toEqual(["/experts", "/visitors"]);
    expect(await faults({ experts, visitors, municipality: "kemerovo" })).toEqual(["/experts", "/visitors"]);
    const bare = (
      await Form.draft(w.ctx, {
        content: {
          title: { ru: "Другая", en: "Another" },
          subject: "agency",
          items: [{ kind: "yes-no", key: "comfort-ok", text: { ru: "Удобно?", en: "Comfortable?" } }],
        },
      })
    ).formId as FormId;
    await Form.approve(w.ctx, bare, order);
    const poor = await begun(bare, { kind: "visitors", kinds: ["social"] });
    await expect(Quality.open(w.ctx, { ...what, experts, visitors: poor })).rejects.toMatchObject({
      fields: [{ pointer: "/visitors", message: { en: expect.stringContaining("satisfied") } }],
    });
  });

  it("stands beside the years before, as a table and a paper", async () => {
    const first = await asked({ a: 5, b: 5, far: 5 });
    const id = await opened(first, "2024");
    await close(first);
    await Quality.count(w.ctx, id, {});
    const second = await asked({ a: 5, b: 5, far: 5 });
    const next = await opened(second, "2025");
    await close(second);
    const { organisations } = await Quality.count(w.ctx, next, {});
    expect(organisations.map(({ before }) => before)).toEqual(Array(3).fill([{ year: "2024", total: 100 }]));
    const { bytes, name } = await Quality.report(w.ctx, next, "xlsx");
    const sheets = await readSheets(bytes);
    expect([name, sheets.map((sheet) => sheet.name)]).toEqual(["noko-2025-social.xlsx", ["Итоги", "Показатели"]]);
    const cells = JSON.stringify(sheets);
    for (const part of ["2024: 100,00", "2.2 (время ожидания) × 0,4", "половина — вверх"])
      expect(cells).toContain(part);
  });
});

describe("an organisation's plan", () => {
  it("becomes findings with their days, once", async () => {
    const rounds = await asked({ a: 5, b: 5, far: 5 });
    const id = await opened(rounds);
    const plan = await begun(await approved("quality-plan"), { kind: "agencies", agencyIds: [agencies.a, agencies.b] });
    await close(rounds);
    await Quality.count(w.ctx, id, {});
    await Quality.change(w.ctx, id, { plans: plan });
    const ids = (await Round.asked(w.ctx, plan, { limit: 10 })).items.find(({ agencyId }) => agencyId === agencies.a)!;
    const steps = [{ criterion: "3", shortcoming: "Нет пандуса", action: "Поставить", until: "2025-02-01" }];
    await Response.submit(w.ctx, ids.responses[0]!.responseId as ResponseId, { answers: { steps } });
    await Round.close(w.ctx, plan, { reason: "Собрали." });
    const state = async () => (await Quality.get(w.ctx, id)).organisations.map(({ name, plan: is }) => [name, is]);
    expect(await state()).toEqual([
      ["В", undefined],
      ["А", "answered"],
      ["Б", "asked"],
    ]);
    await Quality.takePlan(w.ctx, id, { agencyId: agencies.a });
    await Quality.takePlan(w.ctx, id, { agencyId: agencies.a });
    // Its day is over already: it is asked for now.
    expect(await Round.findings(w.ctx, plan)).toMatchObject([
      { text: "3. Нет пандуса — Поставить", agencyId: agencies.a, responsible: agencies.a, dueOn: "2025-03-03" },
    ]);
    expect((await state())[1]).toEqual(["А", "taken"]);
    await expect(Quality.takePlan(w.ctx, id, { agencyId: agencies.b })).rejects.toMatchObject({
      code: "input.invalid",
    });
    await expect(Quality.takePlan(w.as(here), id, { agencyId: agencies.a })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
