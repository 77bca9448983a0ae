import { describe, expect, it } from "vitest";
import type { NoteId, YearEntryId, YearPlanId } from "../../ground/shared/ids.ts";
import * as decide from "./entry.decide.ts";
import type { EntryVersion, YearEntry } from "./entry.ts";
import type { YearPlan } from "./year-plan.ts";

const planId = "yearplan_1" as YearPlanId;
const plan = (edition: number) => ({ planId, year: 2025, edition }) as YearPlan;
const by = { at: "2025-03-03T05:00:00Z", by: "coordinator:anna", today: "2025-03-03" };
const note = "note_1" as NoteId;
const first: EntryVersion = {
  edition: 1,
  month: "2025-04",
  day: "2025-04-10",
  action: { ru: "Семинар", en: "A seminar" },
  responsible: { name: { ru: "Отдел", en: "The office" } },
  at: by.at,
  by: by.by,
};
const line = (...versions: EntryVersion[]): YearEntry => ({
  entryId: "yearentry_1" as YearEntryId,
  planId,
  kind: "own",
  versions,
});

describe("what is written of a line", () => {
  it.each([
    [{ month: "2026-04" }, "/month"],
    [{ day: "2024-12-31" }, "/day"],
    [{ month: "2025-04", day: "2025-05-01" }, "/day"],
  ])("stays in the plan's year, and a day in its month: %j", (when, pointer) => {
    const given = { ...when, action: "Семинар", responsible: { name: "Отдел" } };
    expect(() => decide.contentOf(plan(0), given)).toThrow(
      expect.objectContaining({ fields: [expect.objectContaining({ pointer })] }),
    );
  });

  it.each([
    [{ day: "2025-06-01" }, { month: "2025-06", day: "2025-06-01" }],
    [{ month: "2025-06" }, { month: "2025-06", day: undefined }],
    [{ month: "2025-04" }, { month: "2025-04", day: "2025-04-10" }],
    [{ day: null }, { month: "2025-04", day: undefined }],
    [{ note: "Зал" }, { month: "2025-04", day: "2025-04-10", note: "Зал", action: first.action }],
  ])("moves by what is named: %j", (patch, after) => {
    expect(decide.patched(plan(1), first, patch)).toMatchObject(after);
  });
});

describe("editions", () => {
  it("keep what was in force, and hold one version of what comes next", () => {
    const once = decide.change(plan(1), line(first), { note: "Зал" }, by);
    const twice = decide.change(plan(1), once, { note: "Другой зал" }, by);
    expect(twice.versions.map(({ edition, note: said }) => [edition, said])).toEqual([
      [1, undefined],
      [2, "Другой зал"],
    ]);
    expect(decide.versionIn(twice, 1)).toEqual(first);
    expect(decide.versionIn(line({ ...first, edition: 2 }), 1)).toBeUndefined();
    expect(decide.change(plan(1), once, { note: "Зал" }, by)).toBe(once);
  });

  it("strike and take in again; what was struck is not changed", () => {
    const struck = decide.strike(plan(1), line(first), note, by);
    expect(decide.newest(struck)).toMatchObject({ struck: true, edition: 2, reasonId: note });
    expect(decide.strike(plan(1), struck, note, by)).toBe(struck);
    expect(() => decide.change(plan(1), struck, { note: "Зал" }, by)).toThrow(
      expect.objectContaining({ code: "year-plan.struck" }),
    );
    expect(decide.newest(decide.restore(plan(1), struck, note, by)).struck).toBeUndefined();
  });
});

describe("what has become of a line", () => {
  const said = (status: "done" | "partly" | "not-done", agencyId?: `agency_${string}`): YearEntry => ({
    ...line(first),
    result: { status, at: by.at, by: by.by, agencyId },
  });
  it.each([
    ["nothing is known, and its day is here", line(first), undefined, "2025-04-10", false],
    ["nothing is known, and its day is over", line(first), undefined, "2025-04-11", true],
    ["it is done", said("done", "agency_1"), undefined, "2025-05-01", false],
    ["the organisation says no", said("not-done", "agency_1"), undefined, "2025-05-01", true],
    ["staff explains", said("not-done"), undefined, "2025-05-01", false],
    [
      "all that there is has been done",
      { ...line(first), kind: "help" as const },
      [3, 3] as const,
      "2025-05-01",
      false,
    ],
    ["some is missing", { ...line(first), kind: "help" as const }, [2, 3] as const, "2025-05-01", true],
    ["some families came", { ...line(first), kind: "consultation" as const }, [2, 9] as const, "2025-05-01", false],
  ])("%s", (_, entry, fact, today, behind) => {
    expect(decide.isBehind(entry, first, fact, today)).toBe(behind);
  });

  it("of a month alone is over when the month is", () => {
    const month = { ...first, month: "2025-02", day: undefined };
    expect(decide.isBehind(line(month), month, undefined, "2025-02-28")).toBe(false);
    expect(decide.isBehind(line(month), month, undefined, "2025-03-01")).toBe(true);
  });
});
