/** Where in a definition a check stands, and what applies there. */
import type { Report } from "./report.ts";
import type { QueryLanguage } from "./types.ts";

export interface Place {
  report: Report;
  language: QueryLanguage;
  /** The language of the whole machine, which blocks inside a state fall back to. */
  machineLanguage?: QueryLanguage;
  at: string;
  /** What `$states` has here beside input and context. */
  offers?: "result" | "errorOutput";
}
