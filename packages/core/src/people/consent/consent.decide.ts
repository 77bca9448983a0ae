import { Temporal } from "temporal-polyfill";
import type { ChildId, ConsentId, RepresentativeId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { Answer, Consent, NewConsent, Question } from "./consent.ts";

/**
 * Whether somebody may learn something about a child on a day. `expiresOn` is the last day that counts; a withdrawal counts
 * from its moment, whatever the day asked for, and also ends what the same representative had given before it for the same
 * recipient and purpose (a paper recorded twice does not survive the withdrawal of one copy).
 */
export function mayDisclose(
  consents: readonly Consent[],
  question: Question & { on: Temporal.PlainDate | string },
): Answer {
  const on = Temporal.PlainDate.from(question.on);
  const signed = consents.filter((c) => Temporal.PlainDate.compare(c.signedOn, on) <= 0);
  if (signed.length === 0) return { allowed: false, reason: "none" };
  const covering = signed.filter((c) => covers(c, question));
  if (covering.length === 0) return { allowed: false, reason: "not-covered" };
  const standing = covering.filter((c) => c.status === "given" && !overtaken(c, covering));
  if (standing.length === 0) return { allowed: false, reason: "withdrawn" };
  const valid = standing.find((c) => Temporal.PlainDate.compare(c.expiresOn, on) >= 0);
  return valid ? { allowed: true, consentId: valid.consentId } : { allowed: false, reason: "expired" };
}

const covers = (c: Consent, { recipient, purpose, dataClass }: Question) =>
  (c.recipient === "route" || c.recipient === recipient) && c.purpose === purpose && c.dataClasses.includes(dataClass);

const overtaken = (given: Consent, consents: Consent[]) =>
  consents.some(
    (c) =>
      c.status === "withdrawn" &&
      c.representativeId === given.representativeId &&
      c.recipient === given.recipient &&
      // Strictly after: what is given again in the same moment is given.
      Temporal.Instant.compare(c.withdrawnAt, given.recordedAt) > 0,
  );

/** What recording a consent must know. */
export interface Giving {
  childId: ChildId;
  consentId: ConsentId;
  /** Who may give it: the child's representatives, or only the one who acts. */
  givers: readonly RepresentativeId[];
  now: Temporal.Instant;
  /** In the tenant's zone. */
  today: Temporal.PlainDate;
}

/** @throws Refusal input.invalid */
export function give(input: NewConsent, { childId, consentId, givers, now, today }: Giving): Consent {
  const { signedOn, expiresOn, representativeId } = input;
  const expired = Temporal.PlainDate.compare(expiresOn, today) < 0;
  mustBeRight([
    ...(givers.includes(representativeId)
      ? []
      : [fault("/representativeId", "законный представитель этого ребёнка", "a legal representative of this child")]),
    ...(Temporal.PlainDate.compare(signedOn, today) > 0
      ? [fault("/signedOn", `не позже сегодняшнего дня (${today})`, `not later than today (${today})`)]
      : []),
    ...(expired ? [fault("/expiresOn", `сегодня (${today}) или позже`, `today (${today}) or later`)] : []),
    ...(!expired && Temporal.PlainDate.compare(expiresOn, signedOn) < 0
      ? [fault("/expiresOn", "не раньше дня подписания", "not before the day of signing")]
      : []),
  ]);
  return { ...input, childId, consentId, recordedAt: now.toString(), status: "given" };
}

/** @throws Refusal consent.closed when it was withdrawn before */
export function withdraw(consent: Consent, now: Temporal.Instant): Consent {
  if (consent.status === "withdrawn")
    throw new Refusal(
      "consent.closed",
      { ru: "Это согласие уже отозвано.", en: "This consent has been withdrawn already." },
      { current: { status: consent.status, withdrawnAt: consent.withdrawnAt } },
    );
  return { ...consent, status: "withdrawn", withdrawnAt: now.toString() };
}
