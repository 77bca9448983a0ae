import type {
  ConditionCause,
  ConditionState,
  StudyCondition,
} from "../../../core/src/routes/instrument/study.codes.ts";
import type { Answer, View } from "./view.ts";

/** A paper that comes with a report, as the service takes it. */
export interface Issued {
  number: string;
  validFrom: string;
  validTo: string | undefined;
  term: "until-18" | "indefinite" | undefined;
  educationalNeeds: boolean | undefined;
  agreement: "agree" | "disagree" | undefined;
  study: View["study"];
  numberChecked: true | undefined;
  measures: Array<{
    block: "health" | "education" | "employment" | "social" | "sport" | "assistive-devices";
    title: string;
  }>;
}

/** Which of the recommended conditions of study there are. */
export type StudyAnswer = Array<{
  condition: StudyCondition;
  state: ConditionState;
  cause: ConditionCause | undefined;
}>;

/** Who answers for an organisation whose mailbox several people share. */
export interface Who {
  name: string;
  post: string;
  phone: string | undefined;
}

/** What can be done by a link, as `POST /v1/respond` takes it (without the token). */
export type Action =
  | { action: "view" | "accept" | "renew" | "undo" }
  | { action: "reject"; cause: string; reason: string }
  | { action: "progress"; report: string }
  | { action: "hold"; reason: string; until: string }
  | { action: "ask"; question: string }
  | {
      action: "report";
      result: string;
      cause?: string;
      reason?: string;
      report?: string;
      instrument?: Issued;
      study?: StudyAnswer;
    };

/** RFC 9457, as far as the page reads it. */
export interface Problem {
  status: number;
  code: string;
  detail: string;
  detailEn: string;
  errors?: Array<{ pointer: string; detail: string; detailEn: string }>;
}

export type Outcome = { view: Answer } | { problem: Problem };

/** No answer came: nobody knows whether it was done. */
export const offline: Problem = {
  status: 0,
  code: "offline",
  detail: "Нет связи с сервисом. Проверьте интернет и нажмите ещё раз: дважды ответ не запишется.",
  detailEn: "The service cannot be reached. Check your connection and try again: nothing is recorded twice.",
};

/** Asks the API. The token goes in the body, so that no address, log or proxy keeps it. */
export async function respond(token: string, action: Action, by?: Who): Promise<Outcome> {
  try {
    const response = await fetch("/v1/respond", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ token, ...action, by }),
      cache: "no-store",
      credentials: "omit",
    });
    const answer: unknown = await response.json();
    return response.ok ? { view: answer as Answer } : { problem: answer as Problem };
  } catch {
    return { problem: offline };
  }
}
