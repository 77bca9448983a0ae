import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import { daysUntil } from "../../ground/calendar/index.ts";
import * as Link from "../../ground/link/index.ts";
import type { Stored, Write } from "../../ground/shared/bank.ts";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { newId } from "../../ground/shared/ids.ts";
import { readOnce } from "../../ground/shared/read-once.ts";
import { Refusal, unlessRefused } from "../../ground/shared/refusal.ts";
import { ourDate, paragraph } from "../../ground/shared/schema.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { Answerer, answererOf, inOneLine, momentInWords } from "../../ground/vault/answerer.ts";
import type * as Consent from "../../people/consent/index.ts";
import { IssuedInstrument, issuedBy } from "../instrument/issued.ts";
import { StudyAnswer } from "../instrument/study.ts";
import * as Again from "./again.actions.ts";
import { undoableUntil } from "./again.decide.ts";
import * as Answers from "./answer.actions.ts";
import { type LinkState, linkState, parseToken, type StepLink } from "./link.ts";
import type { RespondView, StandingView } from "./respond.view.ts";
import * as Actions from "./step.actions.ts";
import { isExplained, isFitting, stepCauses, unexplained, unfit } from "./step.cause.ts";
import { awaitsAnswer, mayDo, takesLinks } from "./step.may.ts";
import { load } from "./step.store.ts";
import { broughtPaper, type Step, stepResults, unperformedPaper } from "./step.ts";
import { linkVerbs } from "./step.verbs.ts";
import { personal } from "./whom.actions.ts";

const token = z.string().min(20).max(600);
const text = paragraph(10_000).optional();
const cause = z.enum(stepCauses).optional();
const by = Answerer.optional();
/** What may come by a one-time link. All but view and renew use it up; undo takes its answer back, and then it lives again. */
export const Respond = z.discriminatedUnion("action", [
  z.strictObject({ token, action: z.literal("view") }),
  z.strictObject({ token, action: z.literal("accept"), by }),
  z.strictObject({ token, action: z.literal("reject"), by, cause, reason: paragraph(2000) }),
  z
    .strictObject({
      token,
      action: z.literal("report"),
      by,
      result: z.enum(stepResults),
      cause,
      reason: paragraph(2000).optional(),
      report: text,
      instrument: IssuedInstrument.optional(),
      study: StudyAnswer.optional(),
    })
    .refine(isFitting, unfit)
    .refine(isExplained, unexplained)
    .refine(broughtPaper, unperformedPaper),
  z.strictObject({ token, action: z.literal("progress"), by, report: paragraph(10_000) }),
  z.strictObject({ token, action: z.literal("hold"), by, reason: paragraph(2000), until: ourDate }),
  z.strictObject({ token, action: z.literal("ask"), by, question: paragraph(2000) }),
  z.strictObject({ token, action: z.literal("undo") }),
  z.strictObject({ token, action: z.literal("renew") }),
]);
export type Respond = z.infer<typeof Respond>;

/** What rooms above know of a step, for the organisation that has it; consent for the step has been asked. */
export type Beside = (ctx: Ctx, step: Step) => Promise<Partial<StandingView>>;
type LinkDeps = Deps & { beside?: Beside };

/** That it was tried is kept, whatever came of it. @throws Refusal link.* for dead or foreign links, and what the step itself refuses */
export async function respond(deps: LinkDeps, request: Respond, requestId?: string): Promise<RespondView> {
  const context = await readLink(deps, request.token, requestId);
  try {
    const view = await answered(deps, request, context);
    await noteUse(context, request.action, view.link === "dead" && !view.done ? "link.dead" : "done");
    return view;
  } catch (error) {
    if (error instanceof Refusal) await noteUse(context, request.action, error.code);
    throw error;
  }
}

/** The organisation is the one that the link was sent to, also where another one has the step now. */
async function noteUse({ ctx, link, found }: LinkContext, did: string, outcome: string): Promise<void> {
  const { stepId, assignment, n } = link;
  const step = found.data;
  const agencyId = assignment === step.assignment ? step.agencyId : step.formerAgencies[assignment - 1];
  if (agencyId) await Agency.noteUse(ctx, { kind: "step", agencyId, stepId, assignment, n, did, outcome });
}

async function answered(deps: LinkDeps, request: Respond, context: LinkContext): Promise<RespondView> {
  const { link, base, found, state } = context;
  const step = found.data;

  if (request.action === "renew") {
    const may = await mayRenew(context, step);
    if (!may && state === "used") throw await deadLink(context);
    if (may && step.links >= maxLinks) throw tooMany();
    if (may) await Actions.renewLink(base, step.stepId, link.assignment);
    // The same to everybody: whether the step is still theirs, the letter tells those whose it is.
    return { link: "dead", done: "renewed" };
  }
  if (request.action === "undo") {
    await Again.undo(context.ctx, step.stepId, link);
    return show(await readLink(deps, request.token, context.ctx.requestId), "undone");
  }
  if (state !== "live") {
    if (request.action === "view") return show(context);
    throw await deadLink(context);
  }
  const { requestId } = context.ctx;
  const given = await act(context, request).catch(async (error: unknown) => {
    // A colleague was faster: whoever comes second learns who it was.
    if (error instanceof Refusal && error.code === "link.used")
      throw await deadLink(await readLink(deps, request.token, requestId));
    const unseen = error instanceof Refusal && error.code === "not-found";
    if (!unseen || (await readLink(deps, request.token, requestId)).state === "live") throw error;
  });
  // Given to another agency, or consent withdrawn, between the read and the write: the link is dead now, the next read says so.
  return given ?? answered(deps, request, await readLink(deps, request.token, requestId));
}

/** A link as one look at its step finds it. */
interface LinkContext {
  link: StepLink;
  state: LinkState;
  /** The platform's own world, and that of the agency as far as the link still speaks for it. */
  base: Ctx;
  ctx: Ctx;
  found: Stored<Step>;
  /** Whether consent covers the step as it was found: asked once, so that a "no" is one entry of the audit log. */
  consent(): Promise<Consent.GuardedAnswer>;
  beside: Beside | undefined;
}

async function readLink(given: LinkDeps, token: string, requestId?: string): Promise<LinkContext> {
  const deps = { ...given, bank: readOnce(given.bank) };
  const link = await parseToken(deps.keys, token);
  const base: Ctx = {
    ...deps,
    tenant: link.tenant,
    actor: { kind: "system", id: "respond", tenant: link.tenant },
    requestId: requestId ?? newId("request", deps.now().epochMilliseconds),
  };
  const found = await unlessRefused(() => load(base, link.stepId));
  if (!found) throw Link.dead();
  const step = found.data;
  // The link of a former assignment speaks for the agency it was sent to, which has nothing to do with the step any more.
  const ctx: Ctx = link.assignment === step.assignment ? { ...base, actor: asLink(link, step.agencyId) } : base;
  let asked: Promise<Consent.GuardedAnswer> | undefined;
  const consent = () => {
    asked ??= Actions.consentFor(ctx, step);
    return asked;
  };
  const state = await linkStateUnderConsent({ link, ctx, consent }, step);
  return { link, base, ctx, found, consent, state, beside: given.beside };
}

/**
 * Whom a live link speaks for, and its step, both of one look: whoever writes on must check that version, since the step may
 * be given to another agency meanwhile, and the guards, since consent may be withdrawn. @throws Refusal link.*
 */
export async function byLink(
  deps: Deps,
  token: string,
  requestId?: string,
): Promise<{ ctx: Ctx; found: Stored<Step>; guards: Write[] }> {
  const context = await readLink(deps, token, requestId);
  const { ctx, found, state, consent } = context;
  const refusal = state === "live" ? undefined : state === "used" ? Link.used() : Link.dead();
  await noteUse(context, "files", refusal?.code ?? "done");
  if (refusal) throw refusal;
  const answer = await consent();
  return { ctx, found, guards: answer.allowed ? [answer.guard] : [] };
}

async function act(
  context: LinkContext,
  request: Exclude<Respond, { action: "renew" | "undo" }>,
): Promise<RespondView> {
  const { ctx, link } = context;
  const step = context.found.data;
  const answerer = request.action === "view" ? undefined : request.by;
  const how = { link: { assignment: link.assignment, n: link.n }, answerer };
  switch (request.action) {
    case "view":
      await Actions.receive(ctx, step.stepId);
      return show(context);
    case "accept":
      await Actions.accept(ctx, step.stepId, {}, how);
      return show(context, "accepted");
    case "reject":
      await Actions.reject(ctx, step.stepId, { cause: request.cause, reason: request.reason }, how);
      return show(context, "rejected");
    case "progress":
      await Answers.progress(ctx, step.stepId, { report: request.report }, how);
      return show(context, "progressed");
    case "hold":
      await Actions.hold(ctx, step.stepId, { reason: request.reason, until: request.until }, how);
      return show(context, "held");
    case "ask":
      await Answers.ask(ctx, step.stepId, { question: request.question }, how);
      return show(context, "asked");
    case "report": {
      const { result, cause, reason, report, instrument, study } = request;
      const more = { cause, reason, report, instrument, study };
      await Actions.complete(ctx, step.stepId, { result, ...more }, how);
      return show(context, "reported");
    }
  }
}

/**
 * What the link is worth now: nothing where the organisation has closed or its links were withdrawn, and nothing without consent,
 * from the moment of its withdrawal on.
 */
async function linkStateUnderConsent(
  { link, ctx, consent }: Pick<LinkContext, "link" | "ctx" | "consent">,
  step: Step,
): Promise<LinkState> {
  const state = linkState(step, link, ctx.now().epochMilliseconds);
  if (state === "dead" || !(await Agency.spokenFor(ctx, step.agencyId, link.epoch))) return "dead";
  const allowed = state === "live" ? (await consent()).allowed : await Actions.hasConsent(ctx, step);
  return allowed ? state : "dead";
}

/** A new link is sent only to the agency that still has the step, and only where a mail may go. */
const mayRenew = async ({ link, ctx }: LinkContext, step: Step): Promise<boolean> =>
  link.assignment === step.assignment &&
  takesLinks(step) &&
  (await Agency.spokenFor(ctx, step.agencyId, link.epoch)) !== undefined &&
  (await Actions.hasConsent(ctx, step));

/** More links than this for one assignment are not needed by anybody honest. */
const maxLinks = 20;
const tooMany = () =>
  new Refusal("step.not-allowed", {
    ru: "Новых ссылок было слишком много. Обратитесь к координатору.",
    en: "Too many new links were asked for. Turn to the coordinator.",
  });

const asLink = (link: StepLink, agency: AgencyId): Ctx["actor"] => ({
  kind: "link",
  id: `${link.stepId}.${link.assignment}.${link.n}`,
  tenant: link.tenant,
  agency,
});

async function show(context: LinkContext, done?: RespondView["done"]): Promise<RespondView> {
  const { ctx, link } = context;
  const { data: step } = await load(ctx, link.stepId);
  const clock = await Tenant.clock(ctx);
  const state = await linkStateUnderConsent(context, step);
  if (state === "dead") return { link: state, done };
  const { agency } = await Agency.load(ctx, step.agencyId);
  const verbs = state === "live" ? linkVerbs.filter((verb) => mayDo(ctx.actor, step).includes(verb)) : [];
  return {
    link: state,
    status: step.status,
    title: step.title,
    task: step.task,
    means: step.means,
    expectedResult: step.expectedResult,
    dueDate: step.due.date,
    workBy: step.due.workBy,
    daysLeft: daysUntil(step.due.date, clock.now, clock.zone),
    late: "late" in step ? step.late : undefined,
    agency: agency.shortName,
    questionOpen: awaitsAnswer(step) ? true : undefined,
    mayDo: verbs,
    issues: verbs.includes("complete") ? issuedBy[agency.kind] : undefined,
    renewable: state !== "live" && (await mayRenew(context, step)),
    answered: state !== "live" ? await answeredBy(ctx, step) : undefined,
    undoUntil: undoUntil(step, link, clock.now),
    ...(state === "live" || done ? await disclosed(context, step) : {}),
    form: state === "live" && step.asking ? await (await Actions.forms()).pageOf(ctx, step.asking) : undefined,
    ...(state === "live" ? await context.beside?.(ctx, step) : {}),
    done,
  };
}

/** The organisation's newest answer; the number is the one of its letters. */
async function answeredBy(ctx: Ctx, step: Step): Promise<StandingView["answered"]> {
  const at = step.answerer?.at ?? step.answered?.at;
  if (at === undefined) return undefined;
  const sealed = step.answerer?.noteId && (await Actions.textsOf(ctx, step)).answerer;
  const { name, post } = sealed ? answererOf(sealed) : {};
  return { number: step.stepId.slice(-6), at, name, post };
}

/** A link that works no more; of one that has answered, the organisation that it was sent to learns who answered, and when. */
async function deadLink({ ctx, found, state }: LinkContext): Promise<Refusal> {
  if (state !== "used") return Link.dead();
  const refusal = Link.used();
  const answered = await answeredBy(ctx, found.data);
  if (!answered) return refusal;
  const when = momentInWords(Temporal.Instant.from(answered.at), (await Tenant.clock(ctx)).zone);
  const who = inOneLine({ name: answered.name, post: answered.post });
  const text = {
    ru: `${refusal.text.ru} Последний ответ организации: ${[who, when.ru].filter(Boolean).join(", ")}.`,
    en: `${refusal.text.en} The organisation's newest answer: ${[who, when.en].filter(Boolean).join(", ")}.`,
  };
  return new Refusal(refusal.code, text, { current: { answered } });
}

/** Until when the answer that this link gave can be taken back; nothing where it cannot. */
function undoUntil(step: Step, link: StepLink, now: Temporal.Instant): string | undefined {
  const until = undoableUntil(step, link);
  return until && Temporal.Instant.compare(now, until) <= 0 ? until.toString() : undefined;
}

/** Who it is about, and what the coordinator answered: only as far as consent goes for this agency. */
async function disclosed({ ctx, consent }: LinkContext, step: Step): Promise<Partial<StandingView>> {
  if (!(await consent()).allowed) return {};
  const answer = step.clarification?.answerId && (await Actions.textsOf(ctx, step)).answer;
  const { means = step.means, expectedResult = step.expectedResult, ...whom } = await personal(ctx, step);
  return { ...whom, means, expectedResult, answer };
}
