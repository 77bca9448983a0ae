import type { Text } from "./text.ts";

/**
 * Every reason for which the domain says no: a closed list, so that the API can map each to a status and each client can
 * rely on it. Anything that is not a Refusal is an accident.
 */
export const refusalCodes = [
  "input.invalid",
  "not-found",
  "forbidden",
  "conflict.version",
  "conflict.exists",
  "conflict.busy",
  "limit.reached",
  "agency.closed",
  "agency.duplicate",
  "agency.unknown",
  "agency.kind",
  "service.in-use",
  "child.duplicate",
  "child.over-age",
  "child.left",
  "child.merged",
  "child.merging",
  "child.erased",
  "child.expected",
  "child.born",
  "erasure.closed",
  "emergency.needless",
  "emergency.over",
  "emergency.reviewed",
  "consent.missing",
  "consent.closed",
  "consent.of-another",
  "instrument.superseded",
  "instrument.duplicate",
  "slot.taken",
  "slot.closed",
  "appointment.closed",
  "appointment.not-allowed",
  "conference.none",
  "programme.approved",
  "programme.not-approved",
  "programme.withdrawn",
  "programme.over",
  "programme.age",
  "form.approved",
  "form.retired",
  "form.untranslated",
  "form.not-approved",
  "standard-document.approved",
  "standard-document.retired",
  "standard-document.not-approved",
  "agreement.closed",
  "body.closed",
  "meeting.closed",
  "meeting.no-agenda",
  "meeting.no-minutes",
  "meeting.no-quorum",
  "decision.closed",
  "decision.not-effective",
  "approval.by-decision",
  "response.closed",
  "response.submitted",
  "response.version",
  "round.closed",
  "round.seen",
  "round.not-closed",
  "period.not-frozen",
  "assessment.not-summed",
  "assessment.reported",
  "response.wanted",
  "seeker.not-looking",
  "placement.ended",
  "accompaniment.ended",
  "peer.closed",
  "request.closed",
  "paper.closed",
  "enquiry.closed",
  "library.closed",
  "course.closed",
  "union.closed",
  "event.closed",
  "event.ahead",
  "advice.closed",
  "site.closed",
  "internship.closed",
  "call.closed",
  "talk.closed",
  "request.not-corrected",
  "year-plan.not-open",
  "year-plan.drafting",
  "year-plan.unchanged",
  "year-plan.struck",
  "enrolment.closed",
  "enrolment.not-allowed",
  "route.exists",
  "route.closed",
  "handover.closed",
  "plan.not-open",
  "plan.approved",
  "plan.empty",
  "plan.unassigned",
  "plan.asked",
  "account.own",
  "account.unknown",
  "account.last-administrators",
  "step.closed",
  "step.not-allowed",
  "result.withdrawn",
  "link.used",
  "link.dead",
  "link.invalid",
  "idempotency.mismatch",
  "roadmap.none",
  "period.not-open",
  "period.locked",
  "obligation.closed",
  "obligation.withdrawn",
  "report.not-ready",
  "calendar.missing",
  "cursor.invalid",
  "webhook.url",
  "webhook.disabled",
  "delivery.not-resendable",
  "attachment.type",
  "attachment.too-large",
  "file.unchecked",
  "file.infected",
  "second-person.wanted",
  "second-person.same",
  "second-person.closed",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** One field that is wrong: where (JSON pointer, e.g. `/person/snils`), what would be right, in both languages. */
export interface FieldFault {
  pointer: string;
  message: Text;
}

/** The domain says no. `current` is the state that the caller should look at (an answer lost a race, say). */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  readonly text: Text;
  readonly fields: FieldFault[];
  readonly current: unknown;
  constructor(code: RefusalCode, text: Text, more: { fields?: FieldFault[]; current?: unknown } = {}) {
    super(`${code}: ${text.en}`);
    this.code = code;
    this.text = text;
    this.fields = more.fields ?? [];
    this.current = more.current;
  }
}

/** What does not exist, and what is not yours to see: one and the same answer (FAULTS B1). */
export const notFound = () =>
  new Refusal("not-found", {
    ru: "Такой записи нет или она вам недоступна.",
    en: "No such record, or it is not yours.",
  });

/** Nothing personal is left of the child, or will be in a moment. @param current which erasure it was, where that is known */
export const childErased = (current?: object) =>
  new Refusal(
    "child.erased",
    {
      ru: "Персональные данные этого ребёнка уничтожены по закону. Остались обезличенные записи и акт.",
      en: "The personal data of this child was destroyed as the law demands. What is left names nobody; there is an act.",
    },
    { current },
  );

/** What `ask` finds, or undefined when it is refused; accidents (a store that does not answer) stay accidents. */
export async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
