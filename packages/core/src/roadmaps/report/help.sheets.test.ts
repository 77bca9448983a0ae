import { expect, it } from "vitest";
import type { OutcomeRow } from "../indicator/figures.outcome.ts";
import { helpSheets } from "./help.sheets.ts";
import type { Report } from "./report.ts";

const row = (agencyId: `agency_${string}` | undefined, compared: number, satisfied: number): OutcomeRow => ({
  municipality: "kemerovo",
  agencyId,
  compared,
  improved: compared - 1,
  same: 1,
  worse: 0,
  meetings: 7,
  meetingDays: 3.5,
  satisfied,
  satisfaction: 80,
  assessments: 1,
  quality: 62.5,
});

it("says of results of help what many have come to, and of fewer than five that they are so few", () => {
  const help = {
    services: [],
    organisations: [],
    demand: [],
    programmes: [],
    deviations: [],
    titles: {},
    outcomes: [row("agency_2", 6, 4), row("agency_1", 4, 0)],
  };
  const report = {
    municipalities: { kemerovo: { ru: "Кемерово", en: "Kemerovo" } },
    organisationNames: { agency_1: "Азбука", agency_2: "Берег" },
    computed: { help, totals: {}, byMunicipality: {} },
  } as unknown as Report;
  const [sheet] = helpSheets(report);
  expect(sheet?.name).toBe("Результаты помощи");
  expect(sheet!.rows.filter(({ kind }) => kind === "body").map(({ cells }) => cells)).toEqual([
    [...["Кемерово", "Азбука", "меньше 5", "меньше 5", "меньше 5", "меньше 5"], ...[7, 3.5, null, null, 1, 62.5]],
    [...["Кемерово", "Берег", 6, 5, 1, 0], ...[7, 3.5, "меньше 5", "меньше 5", 1, 62.5]],
  ]);
});
