import { post, tokenOfAddress } from "../respond/post.ts";
import type { Text } from "../respond/text.ts";

/** A report as `POST /v1/reports/respond` shows it, as far as the page reads it. */
export interface Obligation {
  obligationId: string;
  measureKey: string;
  title: Text;
  status: "pending" | "submitted" | "accepted" | "returned" | "withdrawn";
  mayDo: string[];
  dueDate: string;
  overdue: boolean;
  explain: Text;
  returnReason?: string;
  /** Of one that is in. */
  submittedAt?: string;
  values?: Record<string, number | boolean | string>;
  noData?: boolean;
  attachments?: ReportFile[];
  /** The later day that the organisation has asked for. */
  wish?: { until: string };
  /** The sheet of resources that the measure is about. */
  sheet?: { year: string; saidAt?: string; totals?: { units: number; vacant: number; rooms: number; spent: number } };
  indicators: { key: string; title: Text; type: string; most?: number; recorded?: number }[];
}
export interface ReportFile {
  attachmentId: string;
  name: string;
  removed?: { at: string };
}
export interface Page {
  agency: string;
  periods: { period: string; name: Text; lockOn: string; obligations: Obligation[] }[];
  rows?: Row[];
  form?: string;
}
export interface Row {
  obligationId: string;
  outcome: "submitted" | "refused";
  problem?: { text: Text; fields: { pointer: string; message: Text }[] };
}
export interface Problem {
  code: string;
  detail: string;
  detailEn: string;
  errors?: { pointer: string; detail: string; detailEn: string }[];
}

const offline: Problem = {
  code: "offline",
  detail: "Нет связи с сервисом. Проверьте интернет и нажмите ещё раз: дважды отчёт не запишется.",
  detailEn: "The service cannot be reached. Try again: nothing is recorded twice.",
};

export const ask = (action: object): Promise<{ page: Page } | { problem: Problem }> =>
  post<Page, Problem>("/v1/reports/respond", { token: tokenOfAddress(), ...action }, offline);
