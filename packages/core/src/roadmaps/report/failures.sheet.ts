import type { SheetPage } from "../../ground/workbook/write.ts";
import { byCause, byOrganisation } from "./failures.ts";
import type { Report } from "./report.ts";

/** Why steps did not come off, as a sheet: by outcome, and by organisation. */
export function failures(report: Report): SheetPage {
  const [causes, organisations] = [byCause(report), byOrganisation(report)];
  return {
    name: "Причины",
    widths: [44, ...organisations.head.slice(1).map(() => 18)],
    rows: [
      { kind: "title", cells: ["Почему шаги не выполнены"] },
      { kind: "note", cells: ["Каждый отказ и каждый неисполненный запрос считается отдельно."] },
      { kind: "head", cells: causes.head },
      ...causes.rows.map((cells) => ({ kind: "body" as const, cells })),
      { kind: "body", cells: [] },
      { kind: "head", cells: organisations.head },
      ...organisations.rows.map((cells) => ({ kind: "body" as const, cells })),
    ],
  };
}
