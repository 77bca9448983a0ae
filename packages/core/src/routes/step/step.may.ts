import type { Actor } from "../../ground/shared/actor.ts";
import { askedStatuses, type StepStatus } from "./step.status.ts";
import { isOrphaned, isTold, isUndecided, isWithheld, type Step, settledStatuses } from "./step.ts";
import { linkVerbs, type OfferedVerb, offeredVerbs } from "./step.verbs.ts";

/** `receive`: a link was opened; `nudge`: the agency is reminded; `renew`: it gets a new link. */
export type StepVerb = OfferedVerb | "receive" | "nudge" | "renew";

const unsettled = ["planned", ...askedStatuses, "rejected", "on-hold"] as const;

/** What may follow what. Completing is never closed by a date: a late answer is kept and marked late. */
export const may = {
  receive: ["requested"],
  accept: ["requested", "received"],
  reject: ["requested", "received", "accepted"],
  hold: askedStatuses,
  resume: ["on-hold"],
  progress: askedStatuses,
  ask: askedStatuses,
  clarify: askedStatuses,
  complete: [...askedStatuses, "on-hold"],
  cancel: unsettled,
  reassign: unsettled,
  decide: ["completed", "failed"],
  correct: ["completed", "failed"],
  reopen: settledStatuses,
  nudge: askedStatuses,
  renew: [...askedStatuses, "on-hold"],
} as const satisfies Record<StepVerb, readonly StepStatus[]>;

export const awaitsAnswer = ({ clarification }: Step): boolean =>
  clarification !== undefined && clarification.answeredAt === undefined;

/** What must hold beside the status. */
const also: Partial<Record<StepVerb, (step: Step) => boolean>> = {
  // Consent, or another organisation, resumes it, nobody by hand.
  resume: (step) => !isWithheld(step) && !isOrphaned(step),
  ask: (step) => !awaitsAnswer(step),
  clarify: awaitsAnswer,
  // Nobody can have done what was never asked for.
  complete: (step) => step.status !== "on-hold" || step.hold.resumeTo !== "planned",
  decide: isUndecided,
  nudge: isTold,
  renew: isTold,
};

export const statusAllows = (verb: StepVerb, { status }: Pick<Step, "status">): boolean =>
  (may[verb] as readonly StepStatus[]).includes(status);

/** Whether the step takes it now, from whoever has the right: what every decision asks, and what a view promises. */
export const takes = (verb: StepVerb, step: Step): boolean => statusAllows(verb, step) && also[verb]?.(step) !== false;

/** A new one-time link makes sense: the agency has the step and has neither refused nor finished it. */
export const takesLinks = (step: Step): boolean => takes("renew", step);

const staffOnly: readonly OfferedVerb[] = ["clarify", "cancel", "reassign", "decide", "correct", "reopen"];
const rights: Record<Actor["kind"], readonly OfferedVerb[]> = {
  admin: offeredVerbs,
  coordinator: offeredVerbs,
  system: offeredVerbs,
  specialist: offeredVerbs.filter((verb) => !staffOnly.includes(verb)),
  link: linkVerbs,
  representative: [],
};

/** What this actor may do with the step now; of an agency only the one that has it. */
export function mayDo(actor: Actor, step: Step): OfferedVerb[] {
  const isAgency = actor.kind === "specialist" || actor.kind === "link";
  if (isAgency && (actor.agency !== step.agencyId || !isTold(step))) return [];
  return rights[actor.kind].filter((verb) => takes(verb, step));
}
