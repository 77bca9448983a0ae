import * as Period from "@marshrut/core/period";
import * as Report from "@marshrut/core/report";
import { systemCtx } from "@marshrut/core/shared";
import { beforeAll, expect, test } from "vitest";
import { expectAsDescribed } from "./contract.ts";
import { ask, makeWorld, type World } from "./world.ts";

// Roadmaps, obligations, periods and indicators as a client sees them: every answer is held to its description.

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
let w: World;
beforeAll(async () => {
  w = await makeWorld();
});
async function call(method: string, path: string, body?: unknown, token = w.tokens.coordinator) {
  const answer = await ask(w, method, `/v1${path}`, { token, body });
  expectAsDescribed(method, `/v1${path}`, answer.status, answer.json);
  return answer;
}
interface Item {
  obligationId: string;
  agencyId: string;
  status: string;
}
const items = (json: Record<string, unknown>) => json.items as Item[];

test("a roadmap comes in, is read, and a broken file is refused field by field", async () => {
  const { json } = await call("POST", "/roadmaps/imports", { format: "catalogue" });
  expect(json).toMatchObject({ measures: 49, edition: 1, flagged: [], unchanged: false });
  const { json: measures } = await call("GET", `/roadmaps/${json.roadmapId as string}/measures`);
  expect((measures.items as unknown[]).length).toBe(49);
  expect((await call("GET", `/roadmaps/${json.roadmapId as string}/changes`)).json.items).toEqual([]);
  expect(items((await call("GET", "/roadmaps")).json)).toHaveLength(2);
  const broken = await call("POST", "/roadmaps/imports", { format: "csv", key: "bad", content: "ничего" });
  expect([broken.status, broken.json.errors]).toMatchObject([422, [{ pointer: "/content" }]]);
  const big = `№;Мероприятие;Сроки;Кто;Что\n${"1;a;b;c;d\n".repeat(100_000)}`;
  expect((await call("POST", "/roadmaps/imports", { format: "csv", key: "big", content: big })).status).toBe(422);
});

test("a report is handed in, returned, handed in again, accepted; each verb twice is refused with the state", async () => {
  const { json } = await call("GET", `/obligations?period=2025-Q1&agency=${w.ours.otherSchool}`);
  const { obligationId } = items(json)[0]!;
  const path = `/obligations/${obligationId}`;
  const again = await call("POST", `${path}/submit`, { values: { done: true } });
  expect(again).toMatchObject({ status: 409, json: { code: "obligation.closed", current: { status: "submitted" } } });
  expect((await call("POST", `${path}/return`, { reason: "Нет числа" })).json.status).toBe("returned");
  expect((await call("POST", `${path}/submit`, { values: { done: 3 } })).status).toBe(422);
  expect((await call("POST", `${path}/submit`, { values: { done: true } })).json.status).toBe("submitted");
  expect((await call("POST", `${path}/accept`)).json.status).toBe("accepted");
  expect((await call("GET", path)).json).toMatchObject({
    status: "accepted",
    explain: { ru: expect.stringContaining("31 марта 2025") },
  });
  expect((await call("POST", `${path}/correct`, { reason: "рано", values: { done: true } })).json.code).toBe(
    "period.not-open",
  );
});

test("the report comes as JSON, as a workbook and as a note, by Accept or by name", async () => {
  const path = "/v1/periods/2025-Q1/report";
  expect((await call("GET", "/periods/2025-Q1/report")).json).toMatchObject({ period: "2025-Q1", revision: 0 });
  const book = await ask(w, "GET", path, { token: w.tokens.coordinator, headers: { accept: xlsx } });
  expect([book.status, book.headers.get("content-type"), book.text.slice(0, 2)]).toEqual([200, xlsx, "PK"]);
  expect(book.headers.get("content-disposition")).toBe('attachment; filename="report-2025-Q1.xlsx"');
  const note = await ask(w, "GET", `${path}?format=docx`, { token: w.tokens.coordinator });
  expect(note.headers.get("content-type")).toContain("wordprocessingml");
  expect((await ask(w, "GET", path, { token: w.tokens.specialist })).status).toBe(403);
  const { status, json, headers } = await call("POST", "/periods/2025-Q1/reports", { format: "xlsx" });
  expect([status, headers.get("location")]).toEqual([201, `/v1/reports/${json.reportId as string}`]);
  const file = `/v1/reports/${json.reportId as string}/file`;
  expect((await ask(w, "GET", file, { token: w.tokens.coordinator })).json.code).toBe("report.not-ready");
  await Report.make(systemCtx(w.deps, w.ours.tenant, "test"), json.reportId as `report_${string}`);
  expect((await call("GET", `/reports/${json.reportId as string}`)).json).toMatchObject({
    status: "ready",
    progress: 100,
  });
  expect((await ask(w, "GET", file, { token: w.tokens.coordinator })).headers.get("content-type")).toBe(xlsx);
});

test("an organisation gets its form and its link, and nobody else's", async () => {
  const form = await ask(w, "GET", "/v1/periods/2025-Q1/form", { token: w.tokens.specialist });
  expect(form.headers.get("content-type")).toBe(xlsx);
  const foreign = await ask(w, "GET", `/v1/periods/2025-Q1/form?agency=${w.ours.otherSchool}`, {
    token: w.tokens.specialist,
  });
  expect(foreign.status).toBe(404);
  const bad = await call("POST", "/obligations/forms", { file: "UEsDBA==" }, w.tokens.specialist);
  expect([bad.status, bad.json.errors]).toMatchObject([422, [{ pointer: "/file" }]]);
  const token = await Period.reportsToken(w.ours.system, w.ours.school);
  const seen = await ask(w, "POST", "/v1/reports/respond", { body: { token, action: "view" } });
  expectAsDescribed("POST", "/v1/reports/respond", seen.status, seen.json);
  expect(seen.json).toMatchObject({ agency: "Школа № 1", periods: [{ period: "2025-Q1" }] });
  const dead = await ask(w, "POST", "/v1/reports/respond", { body: { token: `${token}x`, action: "view" } });
  expect(dead).toMatchObject({ status: 404, json: { code: "link.invalid" } });
});

test("a calendar is subscribed to by a secret address, which can be revoked", async () => {
  const { json } = await call("POST", "/calendars/feeds", {}, w.tokens.specialist);
  const path = new URL(json.url as string).pathname;
  const feed = await ask(w, "GET", path);
  expect([feed.status, feed.headers.get("content-type")]).toEqual([200, "text/calendar; charset=utf-8"]);
  expect(feed.text).toContain("DTSTART;VALUE=DATE:20250331");
  await call("POST", "/calendars/feeds/revoke", {}, w.tokens.specialist);
  expect((await ask(w, "GET", path)).status).toBe(410);
  expect(JSON.stringify(w.log)).not.toContain(path.split("/").at(-1));
  expect(((await call("GET", "/calendars/years")).json.items as { year: number }[]).map((y) => y.year)).toContain(2021);
});

test("indicators are read by period and place, compared and rebuilt", async () => {
  await call("POST", "/indicators/targets", { year: 2025, targets: { programmes: 10 } });
  expect((await call("POST", "/indicators/targets", { year: 2025, targets: { nonsense: 1 } })).status).toBe(422);
  await call("POST", "/indicators/rebuild", undefined, w.tokens.admin);
  const { json } = await call("GET", "/indicators?period=2025-Q1&municipality=novokuznetsk");
  expect(json.computed).toMatchObject({ totals: { children: 2, "ipra-recorded": 2 } });
  expect((json.indicators as { key: string; target?: number }[]).find((i) => i.key === "programmes")?.target).toBe(10);
  expect((await call("GET", "/indicators/check", undefined, w.tokens.admin)).json.items).toEqual([]);
  const { json: drill } = await call("GET", "/periods/2025-Q1/children?figure=children/novokuznetsk/8-14");
  expect((drill.items as { childId: string }[]).map((i) => i.childId)).toContain(w.ours.family.childId);
});

test("a locked period takes nothing more, and a correction is its next revision", async () => {
  const [other] = items((await call("GET", `/obligations?period=2025-Q1&agency=${w.ours.school}`)).json);
  const early = { reason: "Все сдали" };
  expect((await call("POST", "/periods/2025-Q1/lock", early)).json).toMatchObject({ status: "locked", revision: 1 });
  expect((await call("POST", `/obligations/${other!.obligationId}/submit`, { values: { done: true } })).json.code).toBe(
    "period.locked",
  );
  expect((await call("POST", "/periods/2025-Q1/open")).json.code).toBe("period.locked");
  await call("POST", `/obligations/${other!.obligationId}/correct`, {
    reason: "Отчёт пришёл на бумаге",
    values: { done: true },
  });
  expect((await call("GET", "/periods/2025-Q1/revisions")).json.items).toMatchObject([
    { revision: 1 },
    { revision: 2, reason: "Отчёт пришёл на бумаге" },
  ]);
  expect((await call("POST", "/periods/2031-Q1/open")).json.code).toBe("roadmap.none");
});
