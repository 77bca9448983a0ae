import * as Agency from "../../agencies/agency/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as decide from "./appointment.decide.ts";
import type { Appointment, AppointmentOffer } from "./appointment.ts";
import { isRoomOpen } from "./room.ts";

export const speaksForOrganisation = ({ actor }: Ctx): boolean => actor.kind === "specialist" || actor.kind === "link";

/** The organisation whose specialist it is, and staff whose business the child is. @throws Refusal not-found */
export async function mustWork(ctx: Ctx, a: Appointment): Promise<void> {
  if (ctx.actor.kind === "system") return;
  if (!speaksForOrganisation(ctx)) return Child.mustGovern(ctx, a);
  if (!(await Agency.actsFor(ctx, a.agencyId))) throw notFound();
  await Child.standing(ctx, a.childId);
}

/** The family too. @throws Refusal not-found */
export async function mustSee(ctx: Ctx, a: Appointment): Promise<void> {
  if (ctx.actor.kind === "representative") await Child.visible(ctx, a.childId);
  else await mustWork(ctx, a);
}

/** The two who meet: what they say to each other is no business of whoever looks after the child. @throws Refusal not-found */
export async function mustMeet(ctx: Ctx, a: Appointment): Promise<void> {
  if (ctx.actor.kind !== "representative" && !speaksForOrganisation(ctx)) throw notFound();
  await mustSee(ctx, a);
}

/** What is the family's to say: its own, or its coordinator's. @throws Refusal not-found */
export async function mustAnswer(ctx: Ctx, a: Appointment): Promise<void> {
  if (speaksForOrganisation(ctx)) throw notFound();
  await mustSee(ctx, a);
}

/**
 * Whether whoever looks may know whom it is for. An organisation sees that a time is taken; whose it is, and what the family wrote, by
 * consent alone: until then the family comes by its number (decision 0180).
 */
export async function isTold(ctx: Ctx, { childId, agencyId }: Appointment): Promise<boolean> {
  if (!speaksForOrganisation(ctx)) return true;
  const question = { recipient: agencyId, purpose: "support-route", dataClass: "identity" } as const;
  return (await Consent.stands(ctx, childId, question)).allowed;
}

/** What whoever looks may do with it now; into its room come the two who meet alone. */
export function mayDo(ctx: Ctx, a: Appointment): AppointmentOffer[] {
  const now = ctx.now();
  const family = ctx.actor.kind === "representative";
  if (!family && !speaksForOrganisation(ctx)) return decide.mayDo(a, "coordinator", now);
  const theirs = decide.mayDo(a, family ? "family" : "organisation", now);
  return isRoomOpen(a, now) ? [...theirs, "join"] : theirs;
}
