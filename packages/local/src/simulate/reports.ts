import type { Report } from "@marshrut/core/report";
import type { Temporal } from "temporal-polyfill";
import type { Region } from "./region.ts";

/** A period as its report has it. */
export interface PeriodRow {
  period: string;
  status: string;
  owed: number;
  handedIn: number;
  late: number;
  missing: number;
  organisations: { expected: number; complete: number; partly: number; silent: number } | undefined;
}

export interface ReportFigures {
  periods: PeriodRow[];
  /** Of the year, or of the last quarter where a year was not played: what the records themselves give. */
  computed: Record<string, unknown> | undefined;
}

const admin = { sub: "admin", role: "admin" } as const;

/** Reports of all periods until a day, and of the last of them what was computed. */
export async function reportOf({ api }: Region, until: Temporal.PlainDate): Promise<ReportFigures> {
  const names: string[] = [];
  for (const year of [until.year - 1, until.year])
    names.push(...[1, 2, 3, 4].map((q) => `${year}-Q${q}`), String(year));
  const periods: PeriodRow[] = [];
  let computed: ReportFigures["computed"];
  for (const period of names) {
    const found = await api.call<{ status: string }>("GET", `/v1/periods/${period}`, undefined, admin);
    if (found.status !== 200) continue;
    const report = await api.call<Report>("GET", `/v1/periods/${period}/report`, undefined, admin);
    if (report.status !== 200) continue;
    const { obligations, organisations } = report.body;
    periods.push({
      period,
      status: found.body.status,
      owed: obligations.owed,
      handedIn: obligations.submitted + obligations.accepted,
      late: obligations.late,
      missing: obligations.pending + obligations.returned,
      organisations,
    });
    computed = { ...report.body.computed };
  }
  return { periods, computed };
}
