import type { PeriodId } from "../../ground/calendar/index.ts";
import type { AgencyId, NoteId, ObligationId } from "../../ground/shared/ids.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { Computed } from "../indicator/figures.ts";
import type { Indicator, IndicatorType } from "../indicator/indicator.ts";
import type { FreezeGroupView } from "../period/freezing.ts";
import type { PeriodStatus, Unassigned } from "../period/period.ts";

/** One figure of a measure, in one place of the report. */
export interface Figure {
  key: string;
  title: Text;
  type: IndicatorType;
  source: Indicator["source"];
  /** Computed; the sum of what was handed in; for yes-no, how many said yes. Absent: there is no data, which is not nought. */
  value?: number;
  /** What the records say, each child once; of recorded ones where the records know any. */
  recorded?: number | undefined;
  /** Of how many organisations that gave a figure; submitted ones only. */
  of?: number;
  /** How many said that they have no data; submitted ones only. */
  noData?: number;
  /** The same figure of the period before. */
  previous?: number;
  target?: number;
}

export interface Counts {
  owed: number;
  pending: number;
  submitted: number;
  accepted: number;
  returned: number;
  withdrawn: number;
  late: number;
  overdue: number;
  /** Handed in, and saying that there is no data; reports frozen before there was such a thing have none. */
  noData?: number;
  /** Handed in, and saying that the measure was not carried out. */
  notPerformed?: number;
  /** Those for which an organisation was given longer. */
  extended?: number;
  /** Of those the ones that were given longer more than once; reports frozen before it was counted have none. */
  extendedAgain?: number;
  /** Calendar days past the due date in force, added up over what came late and what is overdue. */
  daysLate?: number;
}

export interface ReportMeasure {
  dutyKey: string;
  measureKey: string;
  number: string;
  title: Text;
  expectedResult: Text;
  dueDate: string;
  workBy: string;
  explain: Text;
  counts: Counts;
  figures: Figure[];
}

export interface ReportSection {
  section: string;
  title: string;
  measures: ReportMeasure[];
}

/** An organisation that has not handed in all it owes. */
export interface MissingReports {
  agencyId: AgencyId;
  name: string;
  kind: string;
  municipality: string;
  outstanding: string[];
  overdue: number;
  /** Nothing at all has come from it. */
  silent: boolean;
}

/** How an organisation kept to its dates, where it did not, or was given others. */
export interface Punctuality {
  agencyId: AgencyId;
  name: string;
  municipality: string;
  owed: number;
  late: number;
  overdue: number;
  extended: number;
  extendedAgain?: number;
  daysLate: number;
}

/** A report that says no: not carried out, or no data. Its reason is a text in the vault. */
export interface Negative {
  obligationId: ObligationId;
  measureKey: string;
  agencyId: AgencyId;
  name: string;
  municipality: string;
  says: "not-performed" | "no-data";
  noteId?: NoteId;
}

export interface TrendPoint {
  period: PeriodId;
  totals: Record<string, number>;
}

/**
 * A period's report: the one set of figures behind JSON, XLSX and DOCX alike. Live (revision 0) until the period is locked, then
 * frozen; each correction makes the next revision.
 */
export interface Report {
  period: PeriodId;
  name: Text;
  tenant: Text;
  status: PeriodStatus;
  revision: number;
  /** When these figures were put together. */
  at: string;
  /** When the computed ones were: a revision of what was handed in leaves them as they are. Frozen before it was said: none. */
  computedAt?: string;
  /** Which measures' figures stand since when; reports that were frozen before there were groups have none. */
  groups?: FreezeGroupView[] | undefined;
  /** Why there is a revision after the first. */
  reason?: string;
  roadmaps: string[];
  municipalities: Record<string, Text>;
  organisations: { expected: number; complete: number; partly: number; silent: number };
  obligations: Counts;
  sections: ReportSection[];
  missing: MissingReports[];
  negative?: Negative[];
  /** The most days late first; reports that were frozen before it was counted have none. */
  punctuality?: Punctuality[];
  computed: Computed;
  /** Organisations whose steps did not come off, by their names of then. */
  organisationNames?: Record<string, string>;
  /** The computed totals of the period before, where that was frozen. */
  previous?: Record<string, number>;
  /** Those of all periods before, oldest first; reports that were frozen before there was such a thing have none. */
  trend?: TrendPoint[];
  targets: Record<string, number>;
  unassigned: Unassigned[];
}
