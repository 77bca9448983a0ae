import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import * as Link from "../../ground/link/index.ts";
import { auditRead, type Ctx, type Deps, type Page, Refusal, unlessRefused } from "../../ground/shared/index.ts";
import * as Disclosure from "../../people/disclosure/index.ts";
import * as Family from "../../people/family/index.ts";
import * as Instrument from "../../routes/instrument/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Delivery from "../delivery/index.ts";
import { referenceOf } from "../notification/index.ts";

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
      /** The instrument's measure that it carries out, likewise. */
      measure: z.string().optional(),
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
 * link.dead
 */
export async function openOrganisation(deps: Deps, token: string, requestId?: string): Promise<OrganisationPage> {
  const link = await Agency.speaking(deps, "page", token, "view", requestId);
  const { agencyId } = link.agency;
  const actor = { kind: "specialist" as const, id: "organisation-page", tenant: link.ctx.tenant, agency: agencyId };
  const ctx: Ctx = { ...link.ctx, actor };
  const page: Page<Step.StepView> = await Step.find(ctx, { limit: mostSteps });
  await auditRead(ctx, {
    subject: agencyId,
    action: "organisation.page.read",
    detail: { steps: page.items.length },
  });
  // Looked at anew, a step may have gone to another agency meanwhile: then its token is none of this one's business.
  const found = await Step.loadMany(ctx, page.items);
  const own = found.filter((step) => step?.data.agencyId === agencyId && Step.takesLinks(step.data));
  const overdue = new Set(page.items.filter((step) => step.overdue).map((step) => step.stepId));
  const steps = await Promise.all(own.map((step) => shown(ctx, step!.data, overdue.has(step!.data.stepId))));
  return { agency: link.agency.shortName, steps, more: page.next !== undefined };
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
    child: await nameFor(ctx, step),
    measure: await measureFor(ctx, step),
    token: await Step.tokenOf(ctx, Step.linkOf(ctx.tenant, step, ctx.now().toString())),
  };
}

async function nameFor(ctx: Ctx, { childId, stepId }: Step.Step): Promise<string | undefined> {
  const why = { about: stepId, purpose: "support-route" } as const;
  return (await unlessRefused(() => Disclosure.disclose(ctx, childId, ["name"], why)))?.name;
}

/** «Мероприятие ИПРА» is the title of each of them: without the measure nobody knows which is which. */
const measureFor = async (ctx: Ctx, { childId, measure }: Step.Step): Promise<string | undefined> =>
  measure && unlessRefused(() => Instrument.measureTitle(ctx, childId, measure.measureId));

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
      const view = await Step.respond(deps, answer, requestId);
      outcomes.push({ ok: true, status: view.link === "dead" ? undefined : view.status, done: view.done });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      outcomes.push({ ok: false, code: error.code });
    }
  }
  return outcomes;
}

/** Looking whether digests shall end; it ends none. @throws Refusal link.invalid, link.dead */
export async function openQuiet(deps: Deps, token: string): Promise<void> {
  if (isOfFamily(token)) await Family.openQuiet(deps, token);
  else await Agency.speaking(deps, "quiet", token, "view");
}

/** One click in a digest ends them for that address. @throws Refusal link.invalid, link.dead */
export async function unsubscribe(deps: Deps, token: string): Promise<void> {
  if (isOfFamily(token)) return Family.endLetters(deps, token);
  const { ctx, fields } = await Agency.speaking(deps, "quiet", token, "unsubscribe");
  await Delivery.endDigests(ctx, fields[1]);
}

/** Whether a link that ends letters is of a member of a family. */
export const isOfFamily = (token: string): boolean => Link.kindOf(token) === "family-quiet";
