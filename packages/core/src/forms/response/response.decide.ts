import { fault, invalid, mustBeRight } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import type { Answers } from "../form/answers.ts";
import { answerFaults } from "../form/check.ts";
import type { FormContent } from "../form/content.ts";
import { scoresOf } from "../form/scoring.ts";
import type { ResponseEvent, ResponseRef } from "./response.events.ts";
import type { FormResponse } from "./response.ts";

interface Decided {
  after: FormResponse;
  events: ResponseEvent[];
}

/** Answers are a record of the vault, of 400 kB at most, sealed. */
const mostBytes = 200_000;

export const refOf = ({
  responseId,
  formId,
  version,
  model,
  step,
  municipality,
  subject,
  agencyId,
}: FormResponse): ResponseRef => ({
  responseId,
  formId,
  version,
  model,
  stepId: step?.stepId,
  routeId: step?.routeId,
  municipality,
  childId: subject.kind === "child" ? subject.childId : undefined,
  agencyId: subject.kind === "agency" ? subject.agencyId : agencyId,
});

/** Answers as far as they go. @throws Refusal input.invalid @param whole they are handed in */
export function mustFit(content: FormContent, answers: Answers, whole: boolean): void {
  if (Buffer.byteLength(JSON.stringify(answers)) > mostBytes)
    throw invalid([fault("/answers", "не больше 200 КБ", "at most 200 kB")]);
  mustBeRight(answerFaults(content, answers, whole));
}

/** @param today the tenant's day @throws Refusal response.closed, response.submitted */
export function mustWait({ status, closesOn }: Pick<FormResponse, "status" | "closesOn">, today: string): void {
  if (status === "submitted")
    throw new Refusal("response.submitted", {
      ru: "По этой анкете уже ответили. Ошибку исправит тот, кто её прислал.",
      en: "This form has been answered already. Whoever sent it can put a mistake right.",
    });
  if (status === "closed" || (closesOn !== undefined && closesOn < today)) throw over(closesOn);
}

/** Too late. */
export const over = (closesOn: string | undefined) =>
  new Refusal(
    "response.closed",
    { ru: "Приём ответов закончен.", en: "Answers are taken no more." },
    { current: { closesOn } },
  );

/**
 * Handed in, once. The same again changes nothing.
 * @param before what was handed in already @throws Refusal response.closed, response.submitted
 */
export function submit(
  response: FormResponse,
  { content, answers, before }: { content: FormContent; answers: Answers; before: Answers | undefined },
  { at, today }: { at: string; today: string },
): Decided {
  if (response.status === "submitted" && before && same(before, answers)) return { after: response, events: [] };
  mustWait(response, today);
  mustFit(content, answers, true);
  return {
    after: { ...response, status: "submitted", scores: scoresOf(content, answers), submittedAt: at },
    events: [{ type: "response.submitted", data: refOf(response) }],
  };
}

/** Waited for no more; what was filled in goes. Closing twice changes nothing. @throws Refusal response.submitted */
export function close(response: FormResponse): Decided {
  if (response.status === "closed") return { after: response, events: [] };
  if (response.status === "submitted") mustWait(response, "");
  return {
    after: { ...response, status: "closed", answersId: undefined },
    events: [{ type: "response.closed", data: refOf(response) }],
  };
}

/** Waited for no more with what it was for, whether it was answered or not; what was filled in is kept, and shown to nobody. */
export function withdraw(response: FormResponse): Decided {
  if (response.status === "closed") return { after: response, events: [] };
  return {
    after: { ...response, status: "closed", scores: undefined, submittedAt: undefined },
    events: [{ type: "response.closed", data: refOf(response) }],
  };
}

/** Waited for again: what was handed in is a draft, to be put right. @throws Refusal response.closed once its term is over */
export function reopen(response: FormResponse): Decided {
  if (response.status === "asked") return { after: response, events: [] };
  if (response.answersGone) throw over(response.closesOn);
  return {
    after: { ...response, status: "asked", scores: undefined, submittedAt: undefined, closesOn: undefined },
    events: [{ type: "response.reopened", data: refOf(response) }],
  };
}

/** An answer to another version than is asked for says what has become new. @throws Refusal response.version */
export function mustBeOf(response: FormResponse, given: number | undefined, content: FormContent, other?: FormContent) {
  if (given === undefined || given === response.version) return;
  const keys = (form: FormContent | undefined) => form?.items.map(({ key }) => key) ?? [];
  const [is, was] = [keys(content), keys(other)];
  throw new Refusal(
    "response.version",
    {
      ru: `Ответы — к версии ${given}, а спрашивают по версии ${response.version}.`,
      en: `The answers are to version ${given}, and version ${response.version} is asked for.`,
    },
    {
      current: {
        version: response.version,
        added: is.filter((key) => !was.includes(key)),
        removed: was.filter((key) => !is.includes(key)),
      },
    },
  );
}

/** Its term is over: what was answered goes, and the figures that it adds to go on. */
export const expire = (response: FormResponse): { after?: FormResponse; events: [] } =>
  response.answersGone
    ? { events: [] }
    : { after: { ...response, answersId: undefined, reasonId: undefined, answersGone: true }, events: [] };
