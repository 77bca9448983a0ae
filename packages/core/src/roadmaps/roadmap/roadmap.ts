import type { DeadlineRule } from "../../ground/calendar/calendar.ts";
import type { RoadmapId } from "../../ground/shared/ids.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { Executor } from "./executors.ts";

/** How often a measure is reported on: in one year only, each quarter, with the second and fourth one, each year. */
export const reportings = ["once", "quarterly", "half-yearly", "yearly"] as const;
export type Reports = (typeof reportings)[number];

/** What a wording of the document means: for which periods one reports, and until when. */
export interface ReportingRule {
  reports: Reports;
  /** First and last calendar year of its periods; both belong to it. */
  from: number;
  to: number;
  deadline: DeadlineRule;
  /** The second half's, where that is another one. */
  second?: DeadlineRule;
  /** What was taken where the wording is silent. */
  assumptions: Text[];
}

/** Where in a file something is wrong, and what would be right. */
export interface RowFault {
  /** Line of a text, row of a sheet; from 1. */
  row: number;
  column: "row" | "section" | "number" | "title" | "deadline" | "executors" | "results";
  message: Text;
  /** The measure, where it is known. */
  key?: string;
}

/** What a document tells in a column of its own: its head, its text. */
export interface RowNote {
  column: string;
  text: string;
}

/** A row of the document as it was read. */
export interface MeasureRow {
  row: number;
  /** `II.V`: the numbering of the document restarts within it. */
  section: string;
  sectionTitle: string;
  number: string;
  title: string;
  deadline: string;
  executors: string;
  results: string;
  notes?: RowNote[];
}

/** A measure of a roadmap. */
export interface Measure {
  /** Section and number, `II.V-5.2`: unique within a roadmap, the same in each of its editions. */
  key: string;
  section: string;
  sectionTitle: string;
  number: string;
  title: Text;
  /** The published words of the deadline. */
  wording: string;
  /** Absent where the wording is not understood: such a measure asks nobody for anything until it is corrected. */
  rule?: ReportingRule;
  /** The rule was set by a person; it stays as long as the wording does. */
  byHand?: true;
  /** Columns of the document beyond the five that are understood. */
  notes?: RowNote[];
  executors: Executor[];
  expectedResult: Text;
  /** Keys of the indicators that its expected result asks for. */
  indicators: string[];
}

/** What becomes of a date that is not a working day. The statutory date stays unless the roadmap says otherwise. */
export const nonWorkingPolicies = ["keep", "previous", "next"] as const;
export type NonWorking = (typeof nonWorkingPolicies)[number];

/** A roadmap's head; its measures are kept edition by edition. */
export interface Roadmap {
  roadmapId: RoadmapId;
  /** The tenant's own short name for it, `rehabilitation-2025`: an import with the same key is its next edition. */
  key: string;
  title: string;
  from: number;
  to: number;
  nonWorking: NonWorking;
  /** The edition in force, from 1. */
  edition: number;
  measures: number;
  /** Rows of the file that nobody is asked about until they are corrected. */
  flagged: RowFault[];
  /** Municipalities in which it is carried out; absent: all of the tenant's. */
  municipalities?: string[];
  importedAt: string;
}

/** One edition's measures and how they differ from the edition before. */
export interface Edition {
  edition: number;
  importedAt: string;
  differences: Difference[];
}

/** What a re-import changed, readable as it stands. */
export interface Difference {
  key: string;
  kind: "added" | "removed" | "changed";
  text: Text;
}
