import { post, tokenOfAddress } from "../respond/post.ts";
import type { Text } from "../respond/text.ts";
import { bearer } from "./sign-in.ts";

export interface StepLine {
  title: Text;
  organisation?: string;
  by: string;
  /** No day is set yet: it is no earlier than this one. */
  notBefore?: true;
  how: Text;
}
export interface Paper {
  instrumentId: string;
  kind: "ipra" | "pmpk" | "iprp" | "vk";
  from: string;
  until?: string;
  answer?: "agree" | "disagree";
}
export interface ConsentLine {
  consentId: string;
  recipient: Text;
  purpose: "support-route" | "quality-assessment" | "employment" | "events";
  dataClasses: ("identity" | "health" | "education" | "social")[];
  signedOn: string;
  until: string;
  status: "given" | "over" | "withdrawn" | "ended";
  mine: boolean;
}
export interface Child {
  childId: string;
  name: string;
  /** Called by a label: nobody has a name yet. */
  unnamed: boolean;
  coordinator: { municipality: Text; email: string };
  curator?: { organisation: string; post: Text; email: string };
  route?: {
    routeId: string;
    title: Text;
    stage?: Text;
    now: StepLine[];
    next: StepLine[];
    done: number;
    plan?: { status: "draft" | "approved"; answer?: "agree" | "disagree" };
  };
  papers: Paper[];
  consents: ConsentLine[];
  erasure?: { receivedOn: string; dueOn: string; mine: boolean };
}
/** What `POST /v1/family` shows. */
export interface Page {
  you: {
    name?: string;
    languages: string[];
    needs: string[];
    channel: "mail" | "sms" | "none";
    texts: boolean;
    digest: boolean;
    mail: "none" | "works" | "returned";
  };
  others: string[];
  children: Child[];
  coordinator: { municipality: Text; email: string };
  operator: Text;
  today: string;
}
export interface Look {
  at: string;
  who: { role: Text; organisation?: string };
  what: Text;
  why: Text;
}
export interface Problem {
  code: string;
  detail: string;
  detailEn: string;
  /** What is wrong with which field. */
  errors?: { detail: string; detailEn: string }[];
}

const offline: Problem = {
  code: "offline",
  detail: "Нет связи. Проверьте интернет и нажмите ещё раз: дважды не запишется.",
  detailEn: "There is no connection. Please try again: nothing is recorded twice.",
};

const over: Problem = {
  code: "auth.over",
  detail: "Время входа вышло. Войдите ещё раз.",
  detailEn: "Your session is over. Please sign in again.",
};

/** Does something on the page: by the account that somebody has signed in with, else by the link of the address. */
export async function act<T>(action: string, more: object = {}): Promise<{ page: T } | { problem: Problem }> {
  const token = bearer();
  if (token === undefined)
    return inPlainWords(await post<T, Problem>("/v1/family", { token: tokenOfAddress(), action, ...more }, offline));
  const headers = { Authorization: `Bearer ${token}` };
  const outcome = await post<T, Partial<Problem>>("/v1/me/family", { action, ...more }, offline, headers);
  if ("page" in outcome) return outcome;
  // A gateway that turns a token away has a word of its own for it.
  const { code = "auth.", ...said } = outcome.problem;
  return inPlainWords({ problem: code.startsWith("auth.") ? over : ({ code, ...said } as Problem) });
}

/** Of a field by its name only programs know: a family reads what is wrong with what it wrote. */
function inPlainWords<O extends object>(outcome: O | { problem: Problem }): O | { problem: Problem } {
  if (!("problem" in outcome) || !outcome.problem.errors?.length) return outcome;
  const { problem } = outcome;
  const all = (of: "detail" | "detailEn") => problem.errors!.map((one) => one[of]).join("; ");
  return {
    problem: { ...problem, detail: `Поправьте: ${all("detail")}.`, detailEn: `Please correct: ${all("detailEn")}.` },
  };
}

export const renew = () => post<{ sent: true }, Problem>("/v1/family/renew", { token: tokenOfAddress() }, offline);
export const exchange = (code: string) => post<{ token: string }, Problem>("/v1/family/code", { code }, offline);
