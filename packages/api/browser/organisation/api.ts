import { offline, type Problem } from "../respond/api.ts";
import type { Text } from "../respond/text.ts";
import type { View } from "../respond/view.ts";

/** One open step, as `POST /v1/respond/organisation` gives it. */
export interface Row {
  stepId: string;
  title: Text;
  task: Text;
  status: View["status"];
  dueDate: string;
  overdue: boolean;
  reference: string;
  child?: string;
  measure?: string;
  token: string;
}

export interface Page {
  agency: string;
  steps: Row[];
  more: boolean;
  /** Opens the page of a month's sessions. */
  office: string;
}

/** What became of one answer of many. */
export interface Answered {
  ok: boolean;
  code?: string;
}

/** Behind the #: it stays in the browser and travels in bodies only. */
const token = () => {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
};

export const openPage = () => post<Page>("/v1/respond/organisation", { token: token() });
export const answer = (answers: object[]) => post<{ items: Answered[] }>("/v1/respond/many", { answers });

/** Asks for a part of the page, or changes it. */
export const ask = <T extends object>(path: string, body: object) => post<T>(path, { token: token(), ...body });

async function post<T extends object>(path: string, body: unknown): Promise<T | { problem: Problem }> {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      cache: "no-store",
      credentials: "omit",
    });
    const got: unknown = await response.json();
    return response.ok ? (got as T) : { problem: got as Problem };
  } catch {
    return { problem: offline };
  }
}
