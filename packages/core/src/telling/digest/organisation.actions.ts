import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import * as Link from "../../ground/link/index.ts";
import { auditRead, type Ctx, type Deps, newId, type Page, Refusal, unlessRefused } from "../../ground/shared/index.ts";
import * as Disclosure from "../../people/disclosure/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Delivery from "../delivery/index.ts";
import { referenceOf } from "../notification/index.ts";
import { openPage, openQuiet } from "./page.ts";

/** What the page of an organisation shows: its open steps, each with the one-time token that answers it. */
export const OrganisationPage = z.strictObject({
  agency: z.string(),
  steps: z.array(
    z.strictObject({
      stepId: z.string(),
      title: z.strictObject({ ru: z.string(), en: z.string() }),
      task: z.strictObject({ ru: z.string(), en: z.string() }),
      status: z.enum(Step.stepStatuses),
      dueDate: z.string(),
      overdue: z.boolean(),
      /** The number that the mails name it by. */
      reference: z.string(),
      /** Who it is about, as far as consent goes. */
      child: z.string().optional(),
      token: z.string(),
    }),
  ),
  /** There are more than are shown. */
  more: z.boolean(),
});
export type OrganisationPage = z.infer<typeof OrganisationPage>;

export const OpenOrganisation = z.strictObject({ token: z.string().min(20).max(600) });
/** Many answers at once; each is what one link would have sent. */
export const AnswerMany = z.strictObject({ answers: z.array(Step.Respond).min(1).max(50) });

const mostSteps = 100;

/**
 * An organisation's open steps behind its link. Looking uses nothing up. Each comes with a token that would show who it is
 * about, so the name stands there too: under the same consent, and each look on record. @throws Refusal link.invalid,
 * link.expired, link.revoked (closed)
 */
export async function openOrganisation(deps: Deps, token: string, requestId?: string): Promise<OrganisationPage> {
  const link = await openPage(deps, token);
  const now = deps.now().epochMilliseconds;
  const ctx: Ctx = {
    ...deps,
    tenant: link.tenant,
    requestId: requestId ?? newId("request", now),
    actor: { kind: "specialist", id: "organisation-page", tenant: link.tenant, agency: link.agencyId },
  };
  const { agency } = await Agency.load(ctx, link.agencyId);
  if (agency.status === "closed") throw Link.revoked();
  const page: Page<Step.StepView> = await Step.find(ctx, { limit: mostSteps });
  await auditRead(ctx, {
    subject: link.agencyId,
    action: "organisation.page.read",
    detail: { steps: page.items.length },
  });
  // Looked at anew, a step may have gone to another agency meanwhile: then its token is none of this one's business.
  const found = await Step.loadMany(ctx, page.items);
  const own = found.filter((step) => step?.data.agencyId === link.agencyId && Step.takesLinks(step.data));
  const overdue = new Set(page.items.filter((step) => step.overdue).map((step) => step.stepId));
  const steps = await Promise.all(own.map((step) => shown(ctx, step!.data, overdue.has(step!.data.stepId))));
  return { agency: agency.shortName, steps, more: page.next !== undefined };
}

async function shown(ctx: Ctx, step: Step.Step, overdue: boolean): Promise<OrganisationPage["steps"][number]> {
  return {
    stepId: step.stepId,
    title: step.title,
    task: step.task,
    status: step.status,
    dueDate: step.due.date,
    overdue,
    reference: referenceOf(step.stepId),
    ...(await nameFor(ctx, step)),
    token: await Step.tokenOf(ctx, Step.linkOf(ctx.tenant, step, ctx.now().toString())),
  };
}

async function nameFor(ctx: Ctx, { childId, stepId }: Step.Step): Promise<{ child?: string }> {
  const why = { about: stepId, purpose: "support-route" } as const;
  const child = await unlessRefused(() => Disclosure.disclose(ctx, childId, ["name"], why));
  return child?.name ? { child: child.name } : {};
}

/** What became of each answer, in the order given. */
export interface Answered {
  ok: boolean;
  code?: Refusal["code"];
  status?: Step.StepStatus;
  done?: Step.RespondView["done"];
}

/** Many answers of one page, one after the other; one that is refused does not hold up the rest. */
export async function answerMany(
  deps: Deps,
  answers: readonly Step.Respond[],
  requestId?: string,
): Promise<Answered[]> {
  const outcomes: Answered[] = [];
  for (const answer of answers) {
    try {
      const { status, done } = await Step.respond(deps, answer, requestId);
      outcomes.push({ ok: true, status, done });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      outcomes.push({ ok: false, code: error.code });
    }
  }
  return outcomes;
}

/** One click in a digest ends them for that address. @throws Refusal link.invalid, link.expired */
export async function unsubscribe(deps: Deps, token: string): Promise<void> {
  const { tenant, agencyId, email } = await openQuiet(deps, token);
  const actor = { kind: "link" as const, id: "unsubscribe", tenant, agency: agencyId };
  const requestId = newId("request", deps.now().epochMilliseconds);
  await Delivery.endDigests({ ...deps, tenant, actor, requestId }, email);
}
