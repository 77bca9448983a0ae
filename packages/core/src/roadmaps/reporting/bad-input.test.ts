import { beforeEach, describe, expect, it } from "vitest";
import { answer, lockByTwo, type PeriodWorld, periodWorld } from "../../../test/worlds/period.ts";
import * as Agency from "../../agencies/agency/index.ts";
import { Conflict } from "../../ground/shared/bank.ts";
import type { AgencyId, ObligationId } from "../../ground/shared/ids.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { Scanner } from "../../ground/shared/scanner.ts";
import * as Obligation from "../obligation/index.ts";
import * as Period from "../period/index.ts";
import * as Reporting from "./index.ts";

// What organisations send that cannot be taken: each is told why, and nothing of what is right is lost.

let w: PeriodWorld;
beforeEach(async () => {
  w = await periodWorld();
  w.moveTo("2025-03-20T03:00:00Z");
  await Reporting.open(w.ctx, "2025-Q1");
});
const id = (view: { obligationId: string }) => view.obligationId as ObligationId;
const statuses = async (agency: AgencyId) => (await w.owes(agency, "2025-Q1")).map((o) => o.status);
const outcomes = (rows: readonly Obligation.SubmittedRow[] | undefined) =>
  rows?.map((row) => row.problem?.code ?? row.outcome);

type Row = unknown[];
/** The form of an organisation, filled in: `change` gets each row of a figure with its key. */
async function filled(agency: AgencyId, change: (row: Row, key: string) => Row): Promise<Buffer> {
  const { readXlsx, writeXlsx } = await import("hucre/xlsx");
  const book = await readXlsx((await Reporting.form(w.ctx, "2025-Q1", agency)).bytes);
  const rows = book.sheets[0]!.rows.map((row) => {
    const key = /^obligation_\w+:(.+)$/.exec(String(row[0]))?.[1];
    return (key ? change([...row], key) : row) as string[];
  });
  return Buffer.from(await writeXlsx({ sheets: [{ name: "Отчёт", rows }] }));
}
const right = (row: Row, key: string): Row => [...row.slice(0, 5), key === "done" ? "да" : 3, ""];
/** By the link of an organisation, as its page sends it. */
async function upload(agency: AgencyId, file: Buffer) {
  const token = await Period.reportsToken(w.ctx, agency);
  return Reporting.respondReports(w.ctx, { token, action: "upload", file: file.toString("base64") });
}
async function byLink(agency: AgencyId, owed: readonly Obligation.ObligationView[]) {
  const token = await Period.reportsToken(w.ctx, agency);
  const reports = owed.map((o) => ({ obligationId: id(o), values: answer(o) }));
  return outcomes((await Reporting.respondReports(w.ctx, { token, action: "submit", reports })).rows);
}

describe("a hand-in", () => {
  it("to a locked period is refused by link and by form, and changes nothing", async () => {
    const { school } = w.agencies;
    const [owed, form] = [await w.owes(school, "2025-Q1"), await filled(school, right)];
    await lockByTwo(w, "2025-Q1");
    expect(await byLink(school, owed)).toEqual(["period.locked", "period.locked"]);
    expect(outcomes((await upload(school, form)).rows)).toEqual(["period.locked", "period.locked"]);
    expect(await statuses(school)).toEqual(["pending", "pending"]);
  });

  it("by another organisation is refused as if there were none, also in its form", async () => {
    const { school, school2 } = w.agencies;
    expect(await byLink(school2, await w.owes(school, "2025-Q1"))).toEqual(["not-found", "not-found"]);
    expect(outcomes((await upload(school2, await filled(school, right))).rows)).toEqual(["not-found", "not-found"]);
    expect(await statuses(school)).toEqual(["pending", "pending"]);
  });

  it("twice counts once: one after the other, at the same moment, and as a form sent again", async () => {
    const { school, school2 } = w.agencies;
    const [first] = await w.owes(school, "2025-Q1");
    const both = await Promise.allSettled(
      [3, 4].map((n) => Obligation.submit(w.ctx, id(first!), { values: answer(first!, n) })),
    );
    const lost = both.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(lost).toEqual([expect.any(Refusal)]);
    expect(["obligation.closed", "conflict.busy"]).toContain((lost[0] as Refusal).code);
    const form = await filled(school2, right);
    expect(outcomes((await upload(school2, form)).rows)).toEqual(["submitted", "submitted"]);
    expect(outcomes((await upload(school2, form)).rows)).toEqual(["obligation.closed", "obligation.closed"]);
  });

  it("after its measure or its organisation was withdrawn says so", async () => {
    const { school2 } = w.agencies;
    const [owed, form] = [await w.owes(school2, "2025-Q1"), await filled(school2, right)];
    await Agency.patch(w.ctx, school2, { status: "closed" });
    await Reporting.open(w.ctx, "2025-Q1");
    expect(await byLink(school2, owed)).toEqual(["obligation.withdrawn", "obligation.withdrawn"]);
    expect(outcomes((await upload(school2, form)).rows)).toEqual(["obligation.withdrawn", "obligation.withdrawn"]);
  });
});

describe("files that come with a report", () => {
  /** Of so many bytes, with the beginning and the end by which a PNG is known. */
  const png = (bytes: number) =>
    Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(bytes - 12, 1), Buffer.from("IEND")]);
  const file = (bytes: number, name = "фото.png") => ({
    name,
    type: "image/png" as const,
    content: png(bytes).toString("base64"),
  });
  const send = async (attachments: Obligation.SubmitInput["attachments"]) => {
    const [token, [first]] = [
      await Period.reportsToken(w.ctx, w.agencies.school),
      await w.owes(w.agencies.school, "2025-Q1"),
    ];
    const reports = [{ obligationId: id(first!), values: answer(first!), attachments }];
    return Reporting.respondReports(w.ctx, { token, action: "submit", reports });
  };

  it("are given to the scanner once, however often another writer comes between", async () => {
    const [first] = await w.owes(w.agencies.school, "2025-Q1");
    const { bank } = w.ctx;
    let left = 2;
    const commit: typeof bank.commit = async (writes) => {
      if (left-- > 0) throw new Conflict(0, { table: "records", pk: "", sk: "OBLIGATION" });
      return bank.commit(writes);
    };
    const given: string[] = [];
    const scanner: Scanner = {
      submit: async (name) => void given.push(name),
      verdict: async () => "pending",
      forget: async () => {},
    };
    const sent = { values: answer(first!), attachments: [file(30)] };
    const { attachments = [] } = await Obligation.submit(
      { ...w.ctx, scanner, bank: { ...bank, commit } },
      id(first!),
      sent,
    );
    expect(left).toBeLessThan(0);
    expect(given).toEqual(attachments.map(({ attachmentId }) => `kuzbass/${attachmentId}`));
  });

  it("by the link are kept, and given back to the organisation and the department only", async () => {
    expect(outcomes((await send([file(150_000), file(30, "план.png")])).rows)).toEqual(["submitted"]);
    const [first] = await w.owes(w.agencies.school, "2025-Q1");
    const { attachments = [] } = await Obligation.get(w.ctx, id(first!));
    expect(attachments.map((a) => [a.name, a.bytes])).toEqual([
      ["фото.png", 150_000],
      ["план.png", 30],
    ]);
    const { attachmentId } = attachments[0]!;
    const school = w.as({ kind: "specialist", agency: w.agencies.school });
    expect((await Obligation.attachment(school, id(first!), attachmentId)).bytes).toBe(150_000);
    const other = w.as({ kind: "specialist", agency: w.agencies.school2 });
    await expect(Obligation.attachment(other, id(first!), attachmentId)).rejects.toMatchObject({ code: "not-found" });
  });

  it.each([
    ["too many", [file(20), file(20), file(20), file(20)]],
    ["too large", [file(150_001)]],
    ["of no base64", [{ ...file(20), content: "не base64" }]],
    ["of another type", [{ ...file(20), type: "text/html" as "image/png" }]],
    ["not what they say", [{ ...file(20), type: "application/pdf" as "image/png" }]],
    ["nothing that is known", [{ ...file(20), content: Buffer.from("<script>").toString("base64") }]],
  ])("and are %s are refused, and the report with them", async (_, files) => {
    await expect(send(files)).rejects.toMatchObject({ code: "input.invalid" });
    expect(await statuses(w.agencies.school)).toEqual(["pending", "pending"]);
  });
});

describe("a form", () => {
  const wrong = (row: Row, key: string, value: unknown, of = "publications") =>
    key === of ? [...row.slice(0, 5), value, ""] : right(row, key);

  it.each([
    ["negative", -1],
    ["too large", 200_000],
  ])("with a %s figure is refused for its measure, and taken for the others", async (_, value) => {
    const { school } = w.agencies;
    const { rows } = await upload(school, await filled(school, (row, key) => wrong(row, key, value)));
    expect(outcomes(rows)!.sort()).toEqual(["input.invalid", "submitted"]);
    const problem = rows!.find((row) => row.problem)!.problem!;
    expect(problem.fields).toMatchObject([{ pointer: "/values/publications" }]);
  });

  it.each([
    ["a fraction", 1.5],
    ["a word", "много"],
    ["a day", new Date("2025-03-01")],
  ])("with %s for a figure is refused with its cell, and nothing of it counts", async (_, value) => {
    const { school } = w.agencies;
    const sent = upload(school, await filled(school, (row, key) => wrong(row, key, value)));
    await expect(sent).rejects.toMatchObject({ code: "input.invalid", fields: [{ pointer: "/file/Отчёт/F7" }] });
    expect(await statuses(school)).toEqual(["pending", "pending"]);
  });

  it("with an explanation and no figure tells what is missing", async () => {
    const { school } = w.agencies;
    const note = (row: Row, key: string) => (key === "done" ? [...row.slice(0, 5), "", "не успели"] : row);
    expect(outcomes((await upload(school, await filled(school, note))).rows)).toEqual([
      "input.invalid",
      "input.invalid",
    ]);
  });

  it.each([
    ["that is empty", (row: Row) => row, "заполнено"],
    ["of another file", undefined, "форму, которую мы отправили"],
  ])("%s is refused", async (_, change, told) => {
    const { school } = w.agencies;
    const { writeXlsx } = await import("hucre/xlsx");
    const file = change
      ? await filled(school, change)
      : Buffer.from(await writeXlsx({ sheets: [{ name: "Лист", rows: [["a", "b"]] }] }));
    await expect(upload(school, file)).rejects.toMatchObject({
      fields: [{ message: { ru: expect.stringContaining(told) } }],
    });
  });

  it("with columns moved is refused before any figure is read from the wrong one", async () => {
    const { readXlsx, writeXlsx } = await import("hucre/xlsx");
    const { school } = w.agencies;
    const book = await readXlsx(await filled(school, right));
    const rows = book.sheets[0]!.rows.map(([code, ...rest]) => [code ?? "", "", ...rest]);
    const file = Buffer.from(await writeXlsx({ sheets: [{ name: "Отчёт", rows: rows as string[][] }] }));
    await expect(upload(school, file)).rejects.toMatchObject({
      fields: [{ message: { ru: expect.stringContaining("переставлены") } }],
    });
  });

  it("of 100,000 rows is refused", async () => {
    const { writeXlsx } = await import("hucre/xlsx");
    const rows = Array.from({ length: 100_000 }, () => ["obligation_x:done"]);
    const file = Buffer.from(await writeXlsx({ sheets: [{ name: "Отчёт", rows }] }));
    await expect(upload(w.agencies.school, file)).rejects.toMatchObject({ code: "input.invalid" });
  });
});
