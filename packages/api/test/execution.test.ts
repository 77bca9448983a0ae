import * as Indicator from "@marshrut/core/indicator";
import * as Instrument from "@marshrut/core/instrument";
import type { ChildId, ResultId } from "@marshrut/core/shared";
import { Temporal } from "temporal-polyfill";
import { extractText, getDocumentProxy } from "unpdf";
import { beforeAll, describe, expect, test } from "vitest";
import { ask, makeWorld, type World } from "./world.ts";

let world: World;
let path: string;
beforeAll(async () => {
  world = await makeWorld();
  path = `/v1/children/${world.ours.family.childId}`;
});

type Role = keyof World["tokens"];
const call = (method: string, to: string, body?: unknown, role: Role = "coordinator", headers = {}) =>
  ask(world, method, `${path}${to}`, { token: world.tokens[role], body, headers });

/** The words of a PDF, blanks made one. */
async function pdfOf(to: string): Promise<string> {
  const headers = { authorization: `Bearer ${world.tokens.coordinator}` };
  const response = await world.app.request(`${path}${to}`, { headers });
  expect(response.headers.get("content-type")).toBe("application/pdf");
  const pdf = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()));
  return (await extractText(pdf, { mergePages: true })).text.replaceAll(/\s+/g, " ");
}

describe("the report to the МСЭ", () => {
  const asked = {
    number: "45-исх",
    date: "2025-03-10",
    addressee: "Руководителю бюро МСЭ № 7",
    signer: { post: "Начальник отдела", name: "И. И. Иванов" },
  };

  test("is made of the ledger with its number, names declined, and kept as it was sent", async () => {
    const made = await call("POST", "/execution/report", asked);
    expect(made).toMatchObject({
      status: 201,
      json: { number: "45-исх", from: "2025-03-01", to: "2025-03-10", measures: 1, performed: 1 },
    });
    const file = `/execution/reports/${made.json.outgoingId as string}/file`;
    const sent = await pdfOf(file);
    for (const words of [
      "Руководителю бюро МСЭ № 7",
      "от 10.03.2025 № 45-исх",
      "Сведения об исполнении мероприятий, предусмотренных индивидуальной программой реабилитации или абилитации ребёнка-инвалида Соловьёвой Алёны",
      "Фамилия, имя, отчество: Соловьёва Алёна",
      "ИПРА: № 1 от 01.03.2025, действует по 28.02.2027",
      "Отчётный период: с 01.03.2025 по 10.03.2025",
      "Психолого-педагогическая реабилитация или абилитация",
      "Мероприятие Исполнитель Дата Результат Причина неисполнения Логопед Санаторий 05.03.2025 исполнено —",
      "Всего предусмотрено: 1 мероприятие. Исполнено: 1. Не исполнено: 0.",
      "Начальник отдела",
      "И. И. Иванов",
    ])
      expect(sent).toContain(words);
    const before = await call("POST", "/execution/report", { ...asked, number: "46-исх", to: "2025-03-04" });
    expect(before.json).toMatchObject({ measures: 1, performed: 0 });
    expect(await pdfOf(`/execution/reports/${before.json.outgoingId as string}/file`)).toContain(
      "Логопед — — не исполнено исполнителю не поручалось",
    );
    await ask(world, "PATCH", path, {
      token: world.tokens.coordinator,
      body: { person: { givenName: "Елена" }, reason: "Опечатка" },
      headers: { "if-match": "*" },
    });
    expect(await pdfOf(file)).toBe(sent);
    const { json } = await call("GET", "/execution/reports");
    expect((json.items as { number: string }[]).map((o) => o.number)).toEqual(["46-исх", "45-исх", "1"]);
    expect((await call("GET", file, undefined, "representative")).status).toBe(403);
    expect((await call("GET", `${file}?format=docx`)).status).toBe(200);
  });

  test("asks for a name that nobody can be sure of, and for an ИПРА that there is", async () => {
    const faults = async (body: object) => {
      const { status, json } = await call("POST", "/execution/report", { ...asked, ...body });
      return [status, (json.errors as { pointer: string }[] | undefined)?.map((e) => e.pointer)];
    };
    const rename = (surname: string) =>
      ask(world, "PATCH", path, {
        token: world.tokens.coordinator,
        body: { person: { surname } },
        headers: { "if-match": "*" },
      });
    await rename("О'Нил");
    expect(await faults({})).toEqual([422, ["/genitive"]]);
    expect(await faults({ genitive: { surname: "О'Нил", givenName: "Елены" } })).toEqual([201, undefined]);
    await rename("Соловьёва");
    expect(await faults({ instrumentId: world.ours.otherFamily.instrumentId })).toEqual([422, ["/instrumentId"]]);
    expect(await faults({ from: "2025-03-05", to: "2025-03-04" })).toEqual([422, ["/to"]]);
    expect(await faults({ to: "2025-03-11" })).toEqual([422, ["/to"]]);
  });
});

describe("results without a route", () => {
  test("stand beside what was recommended, in words for staff and without reasons for the family", async () => {
    const conclusion = await Instrument.record(world.ours.system, world.ours.family.childId, {
      kind: "pmpk",
      number: "17",
      issuer: "ТПМПК",
      validFrom: "2025-02-01",
      validTo: "2026-02-01",
      educationalNeeds: true,
      measures: [{ block: "education", title: "Тьютор" }],
    });
    const refused = { measureId: conclusion.measures[0]!.measureId, result: "not-performed", on: "2025-03-07" };
    const note = "В школе нет тьютора";
    const made = await call("POST", "/results", { ...refused, agencyId: world.ours.school, note });
    expect(made).toMatchObject({ status: 201, json: { result: "not-performed", note, corrections: [] } });

    const { json } = await call("GET", "/execution");
    expect(json.items).toMatchObject([
      {
        kind: "ipra",
        number: "1",
        title: "Логопед",
        outcome: { source: "recorded", result: "performed", by: "Санаторий" },
      },
      { kind: "pmpk", number: "17", title: "Тьютор", outcome: { by: "Школа № 1", on: "2025-03-07", note } },
    ]);
    expect(json.totals).toEqual({ recommended: 2, asked: 0, performed: 1, failed: 1, open: 0 });
    const family = await call("GET", "/execution", undefined, "representative");
    expect(family.status).toBe(200);
    expect(JSON.stringify(family.json)).toContain("Тьютор");
    expect(JSON.stringify(family.json)).not.toContain("нет тьютора");
    const one = await call("GET", `/execution?instrument=${conclusion.instrumentId}`);
    expect(one.json.items).toMatchObject([{ title: "Тьютор" }]);
  });

  test("are taken with a reason where not performed, of this child's measures, of days that were, once", async () => {
    const { measureId } = world.ours.family;
    const refused = (body: object) => call("POST", "/results", { measureId, by: "ЛФК", on: "2025-03-08", ...body });
    const faults = async (body: object) => {
      const { status, json } = await refused(body);
      return [status, (json.errors as { pointer: string }[] | undefined)?.map((e) => e.pointer)];
    };
    expect(await faults({ result: "refused-measure" })).toEqual([422, ["/note"]]);
    expect(await faults({ result: "performed", on: "2025-03-11" })).toEqual([422, ["/on"]]);
    expect(await faults({ result: "performed", agencyId: world.ours.school })).toEqual([422, ["/by"]]);
    const other = world.ours.otherFamily.measureId;
    expect(await faults({ result: "performed", measureId: other })).toEqual([422, ["/measureId"]]);
    const again = await refused({ result: "performed", on: "2025-03-05" });
    const { resultId } = world.ours.family;
    expect(again).toMatchObject({ status: 409, json: { code: "conflict.exists", current: { resultId } } });
  });

  test("are corrected with a reason, keep what they said, and the figures follow", async () => {
    const { system, family } = world.ours;
    const { resultId, childId } = family as { resultId: ResultId; childId: ChildId };
    const ipra = async () =>
      (await Indicator.computed(system, "2025-Q1", Temporal.PlainDate.from("2025-03-10"))).ipra.find(
        (i) => i.block === "education",
      );
    await Indicator.countResult(system, childId, resultId);
    expect((await ipra())?.results).toMatchObject({ performed: 1, "refused-measure": 0 });

    const right = { result: "refused-measure", on: "2025-03-06", by: "Санаторий", note: "Мать отказалась" };
    const reason = "Перепутали детей";
    const corrected = await call("POST", `/results/${resultId}/correct`, { ...right, reason }, "coordinator", {
      "if-match": '"v1"',
    });
    expect(corrected).toMatchObject({
      status: 200,
      json: { ...right, version: 2, corrections: [{ result: "performed", on: "2025-03-05", by: "Санаторий", reason }] },
    });
    const stale = await call("POST", `/results/${resultId}/correct`, { withdrawn: true, reason }, "coordinator", {
      "if-match": '"v1"',
    });
    expect(stale).toMatchObject({ status: 412 });
    await Indicator.countResult(system, childId, resultId);
    expect((await ipra())?.results).toMatchObject({ performed: 0, "refused-measure": 1 });

    expect(await call("POST", `/results/${resultId}/correct`, { withdrawn: true, reason })).toMatchObject({
      json: { status: "withdrawn", corrections: [{}, { note: "Мать отказалась" }] },
    });
    await Indicator.countResult(system, childId, resultId);
    expect((await ipra())?.results).toMatchObject({ performed: 0, "refused-measure": 0 });
    const late = await call("POST", `/results/${resultId}/correct`, { ...right, reason });
    expect(late).toMatchObject({ status: 409, json: { code: "result.withdrawn" } });
    const { json } = await call("GET", `/execution?instrument=${family.instrumentId}`);
    expect((json.items as object[])[0]).not.toHaveProperty("outcome");
  });
});
