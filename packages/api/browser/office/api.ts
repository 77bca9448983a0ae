import { post, tokenOfAddress } from "../respond/post.ts";
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

export interface Problem {
  code: string;
  detail: string;
  detailEn: string;
  errors?: { pointer: string; detail: string; detailEn: string }[];
}

const offline: Problem = {
  code: "offline",
  detail: "Нет связи с сервисом. Проверьте интернет и нажмите ещё раз: дважды не запишется.",
  detailEn: "The service cannot be reached. Try again: nothing is recorded twice.",
};

/** Asks one part of the page. */
export const ask = <T>(part: "sessions", action: object): Promise<{ page: T } | { problem: Problem }> =>
  post<T, Problem>(`/v1/office/${part}`, { token: tokenOfAddress(), ...action }, offline);
