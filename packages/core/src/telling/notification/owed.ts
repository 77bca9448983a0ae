import { plural } from "../../ground/shared/plural.ts";
import type { Outstanding } from "../../roadmaps/obligation/index.ts";

/** What an organisation owes by the roadmaps, in all periods that take reports, each by due date. */
export interface OwedReports {
  overdue: Outstanding[];
  soon: Outstanding[];
  /** Mentioned only: in March nobody wants to be reminded of thirty reports that are due in December. */
  later: Outstanding[];
}

/** Those that a mail asks for: what is overdue and what is due soon; where there is neither, whatever is owed. */
export const askedNow = ({ overdue, soon, later }: OwedReports): Outstanding[] =>
  overdue.length + soon.length > 0 ? [...overdue, ...soon] : later;

/** «2 отчёта» */
export const reportsInWords = (n: number): string => `${n} ${plural(n, "отчёт", "отчёта", "отчётов")}`;
