import { beforeEach, expect, it } from "vitest";
import { enrolmentOf, programmeOf } from "../../../test/worlds/programme.ts";
import { agencyOf, childOf, consentOf } from "../../../test/worlds/region.ts";
import { type World, world } from "../../../test/worlds/tenant.ts";
import { type AgencyId, type ChildId, type EnrolmentId, newId } from "../../ground/shared/ids.ts";
import { readSheets } from "../../ground/workbook/read.ts";
import { writeBook } from "../../ground/workbook/write.ts";
import * as Consent from "../../people/consent/index.ts";
import { write } from "../../routes/enrolment/enrolment.store.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import { writeGate } from "../period/gate.ts";
import * as Attendance from "./index.ts";

let w: World;
let centre: AgencyId;
let token: string;
let ids: EnrolmentId[];
let children: ChildId[];
beforeEach(async () => {
  w = await world();
  centre = await agencyOf(w.ctx, "resourceCentre");
  const programmeId = await programmeOf(w.ctx, centre, { places: 3 });
  [ids, children] = [[], []];
  for (const surname of ["Ёлкина", "Жукова", "Зимина"]) {
    const child = await childOf(w.ctx, { surname, givenName: "Анна", birthDate: "2016-05-06" });
    await consentOf(w.ctx, child);
    children.push(child.childId);
    ids.push(await enrolmentOf(w.ctx, programmeId, child.childId));
  }
  w.moveTo("2025-04-02T05:00:00Z");
  token = await Attendance.officeToken(w.ctx, centre);
});

const ask = (request: Record<string, unknown>) =>
  Attendance.respondSessions(w.ctx, { token, ...request } as Attendance.RespondSessions);
const bytesOf = (form: string | undefined) => Buffer.from(form ?? "", "base64");
/** The workbook with these cells of its lines, by the name in the second column. */
async function filled(form: string | undefined, lines: Record<string, string[]>): Promise<string> {
  const [sheet] = await readSheets(bytesOf(form));
  const rows = sheet!.rows.map((row) => ({
    kind: "body" as const,
    cells: lines[row[1] ?? ""] ? [...row.slice(0, 3), ...lines[row[1]!]!] : row,
  }));
  return Buffer.from(await writeBook("Занятия", [{ name: "Занятия", widths: [], rows }])).toString("base64");
}

it("shows the month before by names, until consent ends, and takes all lines at once", async () => {
  const seen = await ask({ action: "view" });
  expect(seen).toMatchObject({ agency: "resourceCentre", month: "2025-03", locked: false });
  expect(seen.months).toEqual(["2025-04", "2025-03", "2025-02", "2025-01", "2024-12", "2024-11"]);
  expect(seen.rows.map(({ child, planned, held }) => [child, planned, held])).toEqual([
    ["Ёлкина Анна", 8, undefined],
    ["Жукова Анна", 8, undefined],
    ["Зимина Анна", 8, undefined],
  ]);
  const told = await ask({
    action: "record",
    month: "2025-03",
    sessions: [
      { enrolmentId: ids[0]!, planned: 8, held: 7, absent: { family: 1 } },
      { enrolmentId: ids[1]!, planned: 8, held: 7, absent: { family: 5 } },
    ],
  });
  expect(told.outcomes).toMatchObject([
    { ok: true },
    { ok: false, problem: { code: "input.invalid", fields: [{ pointer: "/absent" }] } },
  ]);
  expect(told.rows.map(({ held }) => held)).toEqual([7, undefined, undefined]);
  const sessions = [{ enrolmentId: ids[2]!, planned: 8, held: 8, absent: {} }];
  const brief = await ask({ action: "record", month: "2025-03", sessions, brief: true });
  expect(brief).toMatchObject({ month: "2025-03", locked: false, rows: [], outcomes: [{ ok: true }] });
  const [consent] = await Consent.listFor(w.ctx, children[0]!);
  await Consent.withdraw(w.ctx, consent!.consentId);
  const names = (await ask({ action: "view" })).rows.map(({ child }) => child);
  expect(names).toEqual(["Жукова Анна", "Зимина Анна"]);
});

it("comes as a table and goes back filled; what cannot be taken comes back with why", async () => {
  const { form } = await ask({ action: "form", month: "2025-03" });
  const file = await filled(form, {
    "Ёлкина Анна": ["8", "6", "2", "", "", ""],
    "Жукова Анна": ["8", "шесть", "", "", "", ""],
    "Зимина Анна": ["8", "", "", "", "", ""],
  });
  const told = await ask({ action: "upload", file });
  expect(told.outcomes!.map(({ ok }) => ok)).toEqual([true, false]);
  expect(told.rows.map(({ held, absent }) => [held, absent])).toEqual([
    [6, { illness: 2 }],
    [undefined, {}],
    [undefined, {}],
  ]);
  const [failed] = await readSheets(bytesOf(told.form));
  const lines = failed!.rows.filter(([code]) => code?.startsWith("enrolment_"));
  expect(lines.map((cells) => [cells[1], cells[4], cells[9]])).toEqual([
    ["Жукова Анна", "шесть", expect.stringContaining("число")],
  ]);
  const none = ask({ action: "upload", file: await filled(form, {}) });
  await expect(none).rejects.toMatchObject({ fields: [{ pointer: "/file" }] });
});

it("comes page by page, and whole as a table", async () => {
  const { data } = await Enrolment.load(w.ctx, ids[0]!);
  const more = Array.from({ length: 120 }, () =>
    write("kuzbass", { ...data, enrolmentId: newId("enrolment", 1_740_000_000_000) }, "absent"),
  );
  for (let i = 0; i < more.length; i += 20) await w.ctx.bank.commit(more.slice(i, i + 20));
  const first = await ask({ action: "view" });
  const second = await ask({ action: "view", from: first.next });
  expect([first.rows.length, second.rows.length, second.next]).toEqual([100, 23, undefined]);
  const { form, rows } = await ask({ action: "form" });
  expect(rows).toHaveLength(100);
  const [sheet] = await readSheets(bytesOf(form));
  const codes = sheet!.rows.map(([code]) => code ?? "").filter((code) => code.startsWith("enrolment_"));
  expect(new Set(codes).size).toBe(123);
});

it("takes nothing of another organisation's child, of a locked quarter, or beyond its lines", async () => {
  const other = await agencyOf(w.ctx, "school");
  const theirs = await Attendance.officeToken(w.ctx, other);
  const line = { enrolmentId: ids[0]!, planned: 8, held: 1, absent: {} };
  const asked = { action: "record" as const, month: "2025-03", sessions: [line] };
  const foreign = await Attendance.respondSessions(w.ctx, { ...asked, token: theirs });
  expect(foreign).toMatchObject({ rows: [], outcomes: [{ ok: false, problem: { code: "not-found" } }] });
  await w.ctx.bank.commit([writeGate("kuzbass", { period: "2025-Q1", open: false }, "absent")]);
  expect(await ask(asked)).toMatchObject({ locked: true, outcomes: [{ problem: { code: "period.locked" } }] });
  expect((await Enrolment.get(w.ctx, ids[0]!)).months).toEqual([]);
  const rows = Array.from({ length: 10_001 }, () => ({ kind: "body" as const, cells: ["Код", "x"] }));
  const huge = await writeBook("Занятия", [{ name: "Занятия", widths: [], rows }]);
  const file = Buffer.from(huge).toString("base64");
  await expect(ask({ action: "upload", file })).rejects.toMatchObject({ fields: [{ pointer: "/file" }] });
});
