import type { Text } from "../respond/text.ts";

/** A month as `POST /v1/office/sessions` shows it. */
export interface Month {
  agency: string;
  month: string;
  months: string[];
  locked: boolean;
  rows: Row[];
  next?: string;
  outcomes?: { enrolmentId: string; ok: boolean; problem?: { text: Text; fields: { message: Text }[] } }[];
  form?: string;
}
export interface Row {
  enrolmentId: string;
  child: string;
  programme: string;
  planned: number;
  held?: number;
  absent: Partial<Record<Absence, number>>;
}
export const absences = ["illness", "family", "organisation", "other"] as const;
export type Absence = (typeof absences)[number];
