import * as Agency from "../../agencies/agency/index.ts";
import type { Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import type { Enrolment } from "./enrolment.ts";

/** What a consent is asked for: the organisation hears of the child what its programme needs. */
export const question = ({ agencyId, dataClass }: Pick<Enrolment, "agencyId" | "dataClass">) => ({
  recipient: agencyId,
  purpose: "support-route" as const,
  dataClass,
});

/** Whether the actor speaks for the organisation whose programme it is. */
export const isProvider = async (ctx: Ctx, { agencyId }: Pick<Enrolment, "agencyId">): Promise<boolean> =>
  Agency.actsFor(ctx, agencyId);

/**
 * The organisation sees and changes it as long as consent covers that, staff whose business the child is always.
 * @returns what must still hold when something is written @throws Refusal not-found
 */
export async function mustWork(ctx: Ctx, e: Enrolment): Promise<Write[]> {
  const { actor } = ctx;
  if (actor.kind === "system") return [];
  if (actor.kind === "specialist" || actor.kind === "link") {
    if (!(await isProvider(ctx, e))) throw notFound();
    await Child.standing(ctx, e.childId);
    const consent = await Consent.allows(ctx, e.childId, question(e));
    if (!consent.allowed) throw notFound();
    return [consent.guard];
  }
  await Child.mustGovern(ctx, e);
  return [];
}

/** The family too, for what is theirs to say. @throws Refusal not-found */
export async function mustAnswer(ctx: Ctx, e: Enrolment): Promise<Write[]> {
  if (ctx.actor.kind === "system") return [];
  if (ctx.actor.kind === "representative") await Child.visible(ctx, e.childId);
  else await Child.mustGovern(ctx, e);
  return [];
}

/** Whoever may look at it. @throws Refusal not-found */
export async function mustSee(ctx: Ctx, e: Enrolment): Promise<void> {
  if (ctx.actor.kind === "representative") await Child.visible(ctx, e.childId);
  else await mustWork(ctx, e);
}

export const noConsent = (reason: string) =>
  new Refusal(
    "consent.missing",
    {
      ru: "Нет действующего согласия законного представителя: организация не может узнать о ребёнке.",
      en: "There is no valid consent of the legal representative: the organisation may not hear of the child.",
    },
    { current: { reason } },
  );
