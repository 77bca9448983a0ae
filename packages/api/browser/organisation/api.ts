import { offline, type Problem } from "../respond/api.ts";
import { post, tokenOfAddress } from "../respond/post.ts";
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
}

/** What became of one answer of many. */
export interface Answered {
  ok: boolean;
  code?: string;
}

export const openPage = () => asked<Page>("/v1/respond/organisation", { token: tokenOfAddress() });
export const answer = (answers: object[]) => asked<{ items: Answered[] }>("/v1/respond/many", { answers });

/** Asks for a part of the page, or changes it. */
export const ask = <T extends object>(path: string, body: object) =>
  asked<T>(path, { token: tokenOfAddress(), ...body });

async function asked<T extends object>(path: string, body: unknown): Promise<T | { problem: Problem }> {
  const answer = await post<T, Problem>(path, body, offline);
  return "page" in answer ? answer.page : answer;
}
