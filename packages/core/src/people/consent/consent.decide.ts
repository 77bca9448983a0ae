import { Temporal } from "temporal-polyfill";
import type { ChildId, ConsentId, RepresentativeId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { type FieldFault, Refusal } from "../../ground/shared/refusal.ts";
import type { Answer, Consent, Ending, NewConsent, Question } from "./consent.ts";

/**
 * Whether somebody may learn something about a child on a day. `expiresOn` is the last day that counts; a withdrawal counts
 * from its moment, whatever the day asked for, and also ends what the same representative had given before it for the same
 * recipient and purpose (a paper recorded twice does not survive the withdrawal of one copy).
 */
export function mayDisclose(
  consents: readonly Consent[],
  question: Question & { on: Temporal.PlainDate | string },
): Answer {
  const on = question.on.toString();
  const signed = consents.filter((c) => c.signedOn <= on);
  if (signed.length === 0) return { allowed: false, reason: "none" };
  const covering = signed.filter((c) => covers(c, question));
  if (covering.length === 0) return { allowed: false, reason: "not-covered" };
  const standing = covering.filter((c) => c.status === "given" && !overtaken(c, covering));
  if (standing.length === 0) return { allowed: false, reason: covering.every(isEnded) ? "ended" : "withdrawn" };
  const valid = standing.find((c) => c.expiresOn >= on);
  return valid ? { allowed: true, consentId: valid.consentId } : { allowed: false, reason: "expired" };
}

/** Whether it counts on that day, for whatever it was given. */
export const standsOn = (consent: Consent, all: readonly Consent[], on: Temporal.PlainDate): boolean =>
  consent.status === "given" &&
  consent.signedOn <= on.toString() &&
  consent.expiresOn >= on.toString() &&
  !overtaken(
    consent,
    all.filter(({ purpose }) => purpose === consent.purpose),
  );

const isEnded = ({ status }: Consent) => status === "ended";

/** Whether it is about the child, or, where one is named, about that giver. */
export const isAbout = ({ about, representativeId }: Consent, by: Question["by"]): boolean =>
  by === undefined ? about !== "giver" : representativeId === by && about !== "child";

const covers = (c: Consent, { recipient, purpose, dataClass, by }: Question) =>
  isAbout(c, by) &&
  (c.recipient === "route" || c.recipient === recipient) &&
  c.purpose === purpose &&
  c.dataClasses.includes(dataClass);

const overtaken = (given: Consent, consents: readonly Consent[]) =>
  consents.some(
    (c) =>
      c.status === "withdrawn" &&
      c.representativeId === given.representativeId &&
      c.recipient === given.recipient &&
      (c.about ?? given.about) === (given.about ?? c.about) &&
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
  /** Up to which days at most the giver's word counts. */
  limits?: readonly Limit[];
  /** Since when the giver represents the child. */
  from?: string | undefined;
  /** Month of the child's birth, `YYYY-MM`: nobody speaks for a child before it. */
  born?: string | undefined;
}

/** @throws Refusal input.invalid */
export function give(input: NewConsent, giving: Giving): Consent {
  const { childId, consentId, givers, now, today, limits = [], from = "", born = "" } = giving;
  const { signedOn, expiresOn, representativeId, about, purpose } = input;
  const over = limits.find(({ lastDay }) => lastDay < today.toString());
  const expired = Temporal.PlainDate.compare(expiresOn, today) < 0;
  mustBeRight([
    ...(about === "giver" && purpose !== "employment"
      ? [
          fault(
            "/about",
            "о себе самом соглашаются только на помощь в трудоустройстве (цель «employment»)",
            "people consent about themselves to help with employment only",
          ),
        ]
      : []),
    ...(givers.includes(representativeId)
      ? []
      : [fault("/representativeId", "законный представитель этого ребёнка", "a legal representative of this child")]),
    ...(over ? [overFor[over.because](over)] : []),
    ...(signedOn < from ? [fault("/signedOn", `не раньше начала полномочий (${from})`, `not before ${from}`)] : []),
    ...(signedOn.slice(0, 7) < born
      ? [fault("/signedOn", "не раньше рождения ребёнка", "not before the child was born")]
      : []),
    ...(Temporal.PlainDate.compare(signedOn, today) > 0
      ? [fault("/signedOn", `не позже сегодняшнего дня (${today})`, `not later than today (${today})`)]
      : []),
    ...(expired ? [fault("/expiresOn", `сегодня (${today}) или позже`, `today (${today}) or later`)] : []),
    ...(!expired && Temporal.PlainDate.compare(expiresOn, signedOn) < 0
      ? [fault("/expiresOn", "не раньше дня подписания", "not before the day of signing")]
      : []),
  ]);
  return limited({ ...input, childId, consentId, recordedAt: now.toString(), status: "given" }, limits);
}

/** A last day on which somebody's consent may count, whatever the paper says, and why. */
export interface Limit {
  lastDay: string;
  because: NonNullable<Consent["cut"]>["because"];
}

const overFor: Record<Limit["because"], (limit: Limit) => FieldFault> = {
  authority: ({ lastDay }) =>
    fault(
      "/representativeId",
      `полномочия представителя действовали по ${lastDay}: внесите новый документ`,
      `the representative's authority ended on ${lastDay}: enter the new paper`,
    ),
  "of-age": () =>
    fault(
      "/representativeId",
      "ребёнку исполнилось 18: согласие даёт сам (представитель с relation: self) или опекун по решению суда",
      "the child is of age and consents alone (relation: self), or the guardian by a court's ruling does",
    ),
};

/** The consent up to the first of these days, and as long as its paper says where they come later. */
export function limited(consent: Consent, limits: readonly Limit[]): Consent {
  const signedUntil = consent.cut?.signedUntil ?? consent.expiresOn;
  const first = limits.toSorted((a, b) => (a.lastDay < b.lastDay ? -1 : 1))[0];
  const { cut, ...whole } = consent;
  if (!first || first.lastDay >= signedUntil) return cut ? { ...whole, expiresOn: signedUntil } : consent;
  return { ...whole, expiresOn: first.lastDay, cut: { signedUntil, because: first.because } };
}

/** A consent that nobody withdrew counts no more. */
export const end = (consent: Consent & { status: "given" }, because: Ending, now: Temporal.Instant): Consent => ({
  ...consent,
  status: "ended",
  endedAt: now.toString(),
  because,
});

/** @throws Refusal consent.of-another when somebody else gave it */
export function mustBeGiver({ representativeId }: Consent, who: RepresentativeId): void {
  if (representativeId === who) return;
  throw new Refusal("consent.of-another", {
    ru: "Отозвать согласие может тот, кто его дал. Если вы против, напишите координатору: «Спросить, попросить, пожаловаться».",
    en: "Whoever gave a consent withdraws it. If you are against it, write to the coordinator under “Ask”.",
  });
}

/** @throws Refusal consent.closed when it was withdrawn before, or has ended */
export function withdraw(consent: Consent, now: Temporal.Instant): Consent {
  if (consent.status === "withdrawn")
    throw new Refusal(
      "consent.closed",
      { ru: "Это согласие уже отозвано.", en: "This consent has been withdrawn already." },
      { current: { status: consent.status, withdrawnAt: consent.withdrawnAt } },
    );
  if (consent.status === "ended")
    throw new Refusal(
      "consent.closed",
      { ru: "Это согласие уже не действует.", en: "This consent has ended already." },
      { current: { status: consent.status, endedAt: consent.endedAt } },
    );
  return { ...consent, status: "withdrawn", withdrawnAt: now.toString() };
}
