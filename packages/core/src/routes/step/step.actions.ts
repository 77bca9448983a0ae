import * as Agency from "../../agencies/agency/index.ts";
import type { Asking } from "../../forms/response/part.actions.ts";
import { localDay } from "../../ground/calendar/index.ts";
import { changing, type Decision } from "../../ground/change/index.ts";
import * as Link from "../../ground/link/index.ts";
import * as Second from "../../ground/second/index.ts";
import type { Write } from "../../ground/shared/bank.ts";
import { auditRead } from "../../ground/shared/context.ts";
import {
  type AgencyId,
  type ChildId,
  type Ctx,
  caresFor,
  type EnrolmentId,
  KeyDestroyed,
  mustCareFor,
  type NoteId,
  notFound,
  Refusal,
  type StepId,
  type Stored,
  unlessRefused,
} from "../../ground/shared/index.ts";
import { fault, invalid } from "../../ground/shared/input.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { type Answerer, sealedText } from "../../ground/vault/answerer.ts";
import { type NotePlace, readNotes, writeNote } from "../../ground/vault/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Instrument from "../instrument/index.ts";
import { assertLive } from "./link.ts";
import * as decide from "./step.decide.ts";
import type { StepEvent, StepEventData } from "./step.events.ts";
import { evolve } from "./step.evolve.ts";
import { takes } from "./step.may.ts";
import { changeOf } from "./step.moves.ts";
import { load, routePartition, type StepAt } from "./step.store.ts";
import {
  arrangesStudy,
  type Cancel,
  type Complete,
  type Hold,
  isTold,
  isWithheld,
  type Reassign,
  type Reject,
  type Step,
  type StepView,
} from "./step.ts";
import { type StepTexts, view } from "./step.view.ts";
import { readWords, type StepWords } from "./words.ts";

/** How a change comes: the version the writer saw, and the one-time link it came by, if it did. */
export interface How {
  expectedVersion?: number;
  link?: { assignment: number; n: number };
  /** Who answers, where it says so. */
  answerer?: Answerer | undefined;
  /** Whose sessions say so. */
  enrolmentId?: EnrolmentId;
  /** Why what was answered is asked for again. */
  why?: string;
}

/** @param uses whether staff see how its links were used @throws Refusal not-found, also for what is not the actor's or has not been told to the agency */
export async function get(ctx: Ctx, stepId: StepId, { uses = false } = {}): Promise<StepView> {
  const found = await load(ctx, stepId);
  const isFamily = ctx.actor.kind === "representative";
  // The family reads what is asked, of whom and until when; what agency and coordinator write to each other is theirs.
  if (isFamily) await Child.visible(ctx, found.data.childId);
  else await mustSee(ctx, found.data);
  await auditRead(ctx, { subject: found.data.childId, action: "step.read", detail: { stepId } });
  const [texts, own, linkUses] = await Promise.all([
    isFamily ? {} : textsOf(ctx, found.data),
    ownWords(ctx, found.data),
    // Who opened what was sent is the coordinator's to know.
    uses && caresFor(ctx.actor, "each") ? Link.newestUsesOf(ctx, stepId, shownUses) : undefined,
  ]);
  return view(found, ctx.actor, await Tenant.clock(ctx), { ...texts, own, linkUses });
}

/** So many of the newest uses of its links. */
const shownUses = 10;

/** What the child's plan says of the step in its own words; the caller has authorised the reader and put the look on record. */
export const ownWords = async (ctx: Ctx, { childId, stepId, words }: Step): Promise<StepWords> =>
  (await readWords(ctx, childId, words))[stepId] ?? {};

/** What people wrote about the step; the caller has authorised the reader and written the audit entry. */
export async function textsOf(ctx: Ctx, step: Step): Promise<StepTexts> {
  const ids = noteIdsOf(step, caresFor(ctx.actor, "each"));
  const wanted = [
    ...Object.values(ids),
    ...(caresFor(ctx.actor, "each") ? (step.attempts ?? []).map((a) => a.noteId) : []),
  ];
  const texts = await readNotes(ctx, [...new Set(wanted.filter((id) => id !== undefined))], notePlace(step));
  const named = Object.entries(ids).map(([name, id]) => [name, id && texts.get(id)]);
  return { ...Object.fromEntries(named), attempts: texts };
}

/** Which notes stand in the step's view; what coordinators write to each other is theirs. */
const noteIdsOf = (step: Step, staff: boolean): Partial<Record<keyof StepTexts, NoteId | undefined>> => ({
  note: "noteId" in step ? step.noteId : undefined,
  answerer: step.answerer?.noteId,
  hold: step.status === "on-hold" ? step.hold.noteId : undefined,
  report: step.progress?.noteId,
  question: step.clarification?.questionId,
  answer: step.clarification?.answerId,
  decision: staff && "decided" in step ? step.decided?.noteId : undefined,
  correction: staff && "corrected" in step ? step.corrected?.reasonId : undefined,
  assigned: staff ? step.assignedNoteId : undefined,
});

export const accept = (ctx: Ctx, stepId: StepId, _: Record<string, never>, how: How = {}) =>
  change(ctx, stepId, "step.accept", how, (step) => ({
    events: decide.accept(step, { via: ctx.actor.kind, ...used(how) }),
  }));

export const reject = (ctx: Ctx, stepId: StepId, { cause, reason }: Reject, how: How = {}) =>
  change(ctx, stepId, "step.reject", how, async (step) => {
    const { noteId, write } = await note(ctx, step, reason);
    return { events: decide.reject(step, { cause, noteId, ...used(how) }), writes: [write] };
  });

/**
 * Puts a step on hold. Far ahead only staff do, two of them. @param planEnds the last day of the plan, where the caller knows it
 * @throws Refusal step.not-allowed, input.invalid, second-person.wanted, not-found
 */
export const hold = (ctx: Ctx, stepId: StepId, { reason, until }: Hold, how: How = {}, planEnds?: string) =>
  change(ctx, stepId, "step.hold", how, async (step, clock) => {
    const { noteId, write } = await note(ctx, step, reason);
    const events = decide.hold(step, { noteId, until, ...used(how) }, clock);
    const word = isFar(until, clock, planEnds) ? await farWord(ctx, step, { reason, until: until! }) : undefined;
    return { events, writes: [write, ...(word?.writes ?? [])], detail: word?.detail };
  });

/** Days that a step may rest without a second person's word. */
const longestHold = 60;

function isFar(until: string | undefined, { now, zone }: Tenant.Clock, planEnds: string | undefined): boolean {
  if (until === undefined) return false;
  const longest = localDay(now, zone).add({ days: longestHold }).toString();
  return until > longest || (planEnds !== undefined && until > planEnds);
}

async function farWord(
  ctx: Ctx,
  { stepId, municipality, childId }: Step,
  { reason, until }: { reason: string; until: string },
) {
  if (caresFor(ctx.actor, "each"))
    return Second.word(ctx, { act: "step.hold", subject: stepId, input: { until }, reason, municipality, childId });
  throw invalid([
    fault(
      "/until",
      `не дальше ${longestHold} дней и не после окончания плана; дольше откладывает координатор`,
      `${longestHold} days ahead at most, and not beyond the plan's end; for longer ask the coordinator`,
    ),
  ]);
}

export const resume = (ctx: Ctx, stepId: StepId, _: Record<string, never>, how: How = {}) =>
  change(ctx, stepId, "step.resume", how, (step) => ({ events: decide.resume(step) }));

export const complete = (
  ctx: Ctx,
  stepId: StepId,
  { instrument, reason, report, answers, ...given }: Complete,
  how: How = {},
) =>
  change(ctx, stepId, "step.complete", how, async (step, clock) => {
    mustArrange(step, given.study);
    const filled = await formOf(ctx, step, { result: given.result, answers });
    const text = [reason, report].filter(Boolean).join("\n\n");
    const written = text ? await note(ctx, step, text) : undefined;
    const { enrolmentId } = how;
    const answer = { ...given, noteId: written ? written.noteId : undefined, enrolmentId, ...used(how) };
    const writes = [...(written ? [written.write] : []), ...filled.writes];
    if (!instrument) return { events: decide.complete(step, answer, clock), besides: filled.events, writes };
    const paper = await Instrument.issuing(ctx, step, instrument);
    const { instrumentId, kind } = paper.next;
    return {
      events: decide.complete(step, { ...answer, instrumentId }, clock),
      besides: [...paper.events, ...filled.events],
      writes: [...writes, ...paper.writes],
      detail: { instrumentId, kind },
    };
  });

/** Its form has been answered, and so it is performed. Safe to repeat. */
export async function concludeByAnswers(ctx: Ctx, at: StepAt, responseId: Asking["responseId"]): Promise<void> {
  await change(ctx, at, "step.complete", {}, (step, clock) => ({
    events:
      step.asking?.responseId === responseId && takes("complete", step)
        ? decide.complete(step, { result: "performed" }, clock)
        : [],
  }));
}

/** Of conditions of study only whoever is asked to arrange them answers. @throws Refusal input.invalid */
export function mustArrange(step: Step, study: Complete["study"]): void {
  if (study && !arrangesStudy(step))
    throw invalid([
      fault("/study", "только в ответе школы или сада об обучении", "of the answer of a school or kindergarten only"),
    ]);
}

export async function cancel(
  ctx: Ctx,
  at: StepAt,
  { reason, because }: Cancel & Pick<StepEventData["step.cancelled"], "because">,
  how: How = {},
) {
  mustCareFor(ctx.actor, "each");
  return change(ctx, at, "step.cancel", how, async (step) => {
    const written = await noteUnlessErased(ctx, step, reason);
    const events = decide.cancel(step, { noteId: written?.noteId, because });
    return { events, writes: written ? [written.write] : [] };
  });
}

/** Steps of a child who was erased, and came back open with a restore, are cancelled without a word: none can be sealed. */
async function noteUnlessErased(ctx: Ctx, step: Step, reason: string) {
  try {
    return await note(ctx, step, reason);
  } catch (error) {
    if (error instanceof KeyDestroyed) return undefined;
    throw error;
  }
}

export async function reassign(ctx: Ctx, stepId: StepId, request: Reassign, how: How = {}) {
  mustCareFor(ctx.actor, "each");
  return change(ctx, stepId, "step.reassign", how, (step, clock) => reassigned(ctx, step, request, clock));
}

/** Sees that an agency has the step: where it has it already, nothing happens. @returns whether it was given */
export async function give(ctx: Ctx, stepId: StepId, request: Reassign): Promise<boolean> {
  mustCareFor(ctx.actor, "each");
  let given = false;
  // Whether it has it is seen where it is decided: another coordinator may be giving it at the same time.
  await change(ctx, stepId, "step.reassign", {}, async (step, clock) => {
    given = !decide.isWith(step, request.agencyId);
    return given ? reassigned(ctx, step, request, clock) : { events: [] };
  });
  return given;
}

async function reassigned(ctx: Ctx, step: Step, request: Reassign, clock: Tenant.Clock) {
  await mustSuit(ctx, step, request);
  const { agencyId: to, reason, keepHold } = request;
  const written = reason ? await note(ctx, step, reason) : undefined;
  const events = decide.reassign(step, { to, noteId: written?.noteId, keepHold }, clock);
  return { events, writes: written ? [written.write] : [] };
}

/** @throws Refusal agency.unknown, agency.closed */
export async function mustBeActive(ctx: Ctx, agencyId: AgencyId): Promise<Agency.Agency> {
  const found = await unlessRefused(() => Agency.load(ctx, agencyId));
  if (found?.agency.status === "active") return found.agency;
  throw new Refusal(
    found ? "agency.closed" : "agency.unknown",
    found
      ? { ru: "Организация закрыта: поручить ей шаг нельзя.", en: "The agency is closed: it cannot be given a step." }
      : { ru: "Такой организации нет.", en: "There is no such agency." },
    { fields: [{ pointer: "/agencyId", message: { ru: "действующая организация", en: "an active agency" } }] },
  );
}

/**
 * The organisation works, and is of the kind that the step is for, unless a person has confirmed another one.
 * @throws Refusal agency.unknown, agency.closed, agency.kind
 */
export async function mustSuit(
  ctx: Ctx,
  step: Step,
  { agencyId, confirmedOtherKind }: Pick<Reassign, "agencyId" | "confirmedOtherKind">,
): Promise<void> {
  const { kind } = await mustBeActive(ctx, agencyId);
  if (kind === step.agencyKind || confirmedOtherKind) return;
  throw new Refusal(
    "agency.kind",
    {
      ru: "Шаг рассчитан на организацию другого вида. Если поручить его нужно именно ей, подтвердите это (`confirmedOtherKind`).",
      en: "The step is for an organisation of another kind. If it shall be this one all the same, confirm that (`confirmedOtherKind`).",
    },
    { current: { kind, wanted: step.agencyKind } },
  );
}

/** The agency opened its link for the first time. */
export const receive = (ctx: Ctx, stepId: StepId) =>
  change(ctx, stepId, "step.receive", {}, (step) => ({ events: decide.receive(step, { via: ctx.actor.kind }) }));

/** A new link for the agency of that assignment; nothing when the step has gone to another one meanwhile. */
export async function renewLink(ctx: Ctx, stepId: StepId, assignment: number) {
  return change(ctx, stepId, "step.renew-link", {}, (step) => ({
    events: step.assignment === assignment ? decide.renewLink(step) : [],
  }));
}

/** A step that the actor has, as one read finds it. @throws Refusal not-found */
export const visible = async (ctx: Ctx, stepId: StepId): Promise<Stored<Step>> => (await held(ctx, stepId)).found;

/** The same for whoever writes beside it, with what must still hold then: the consent. @throws Refusal not-found */
export async function held(ctx: Ctx, stepId: StepId): Promise<{ found: Stored<Step>; guards: Write[] }> {
  const found = await load(ctx, stepId);
  return { found, guards: await mustSee(ctx, found.data) };
}

/** Runs whatever time or consent brings about, until nothing is left. @returns the step as it then stands. */
export async function wakeUp(ctx: Ctx, at: StepAt): Promise<Step> {
  let { data: step } = await load(ctx, at);
  for (;;) {
    // Consent is asked only when something is about to happen.
    if (decide.wake(step, await Tenant.clock(ctx), { allowed: true }).length === 0) return step;
    let woken = false;
    const after = await changedBy(ctx, step, "step.wake", {}, async (step, clock) => {
      const consent = await (isWithheld(step)
        ? Consent.stands(ctx, step.childId, question(step))
        : consentFor(ctx, step));
      const { allowed } = consent;
      // Whether the organisation is still there matters only where it would hear of something.
      const reaches = decide.wake(step, clock, { allowed }).some(({ type }) => reaching.includes(type));
      const closed = reaches && (await Agency.load(ctx, step.agencyId)).agency.status === "closed";
      const events = decide.wake(step, clock, { allowed, closed });
      woken = events.length > 0;
      // The consent that the decision relies on is checked again by the very transaction that writes it.
      return { events, writes: consent.allowed ? [consent.guard] : [] };
    });
    step = after.data;
    if (!woken) return step;
  }
}

/** By these an organisation is asked, or goes on. */
const reaching: readonly StepEvent["type"][] = ["step.requested", "step.resumed", "step.held"];

/** Takes the step back from its agency where consent no longer covers it; @returns true if it did. */
export async function withholdUnlessAllowed(ctx: Ctx, at: StepAt): Promise<boolean> {
  const { data } = await load(ctx, at);
  if (data.status === "planned" || (await consentFor(ctx, data)).allowed) return false;
  await change(ctx, data, "step.withhold", {}, (step) => ({ events: decide.withhold(step) }));
  return true;
}

const question = (step: Step) => ({
  recipient: step.agencyId,
  purpose: "support-route" as const,
  dataClass: step.dataClass,
});
/** Whether consent covers telling the step's agency; a "no" goes on record. */
export const consentFor = (ctx: Ctx, step: Step) => Consent.allows(ctx, step.childId, question(step));
/** Whether it does, without an entry: where nothing is told yet. */
export const hasConsent = async (ctx: Ctx, step: Step): Promise<boolean> =>
  (await Consent.stands(ctx, step.childId, question(step))).allowed;

const changed = changing<StepAt, Step, StepEvent>({
  load,
  authorise: mustSee,
  evolve,
  writes: changeOf,
  stream: (tenant, { routeId }) => routePartition(tenant, routeId),
  audit: ({ childId, stepId, agencyId }) => ({ subject: childId, detail: { stepId, agencyId } }),
  ref: ({ stepId }) => ({ kind: "step", id: stepId }),
});

/** How a step is changed, by whatever decision. @returns it as the actor may see it */
export async function change(ctx: Ctx, step: StepAt, action: string, how: How, decide: Decides): Promise<StepView> {
  return view(await changedBy(ctx, step, action, how, decide), ctx.actor, await Tenant.clock(ctx));
}

type Decides = (step: Step, clock: Tenant.Clock) => Decision<Step, StepEvent> | Promise<Decision<Step, StepEvent>>;

/** @returns the step as it is kept then */
async function changedBy(
  ctx: Ctx,
  step: StepAt,
  action: string,
  { expectedVersion, link, answerer, why }: How,
  decide: Decides,
): Promise<Stored<Step>> {
  const clock = await Tenant.clock(ctx);
  const holds = (state: Step) => link && assertLive(state, link);
  return changed(ctx, step, { action, expectedVersion, holds }, async ({ data }) =>
    along(ctx, data, await signed(ctx, data, await decide(data, clock), answerer), why),
  );
}

/** How a step asks by a form, loaded where one does: most ask by none (decision 0101). */
export const forms = () => import("./step.form.ts");
const along = async (ctx: Ctx, step: Step, decided: Decision<Step, StepEvent>, why: string | undefined) =>
  step.form === undefined ? decided : (await forms()).alongForm(ctx, step, decided, why);

/** The answers with which it is performed. @throws Refusal input.invalid, response.wanted */
async function formOf(ctx: Ctx, step: Step, given: Pick<Complete, "result" | "answers">) {
  if (step.asking && takes("complete", step)) return (await forms()).answered(ctx, step.asking, given);
  if (given.answers && !step.asking) throw noForm();
  return { writes: [], events: [] };
}
export const noForm = (): Refusal =>
  invalid([fault("/answers", "этот шаг не спрашивает по форме", "this step asks by no form")]);

/** What an organisation answers; all else is done to the step by others. */
const answers: readonly StepEvent["type"][] = [
  "step.accepted",
  "step.rejected",
  "step.held",
  "step.progressed",
  "step.question-asked",
  "step.completed",
];

/** The same decision with who answers: a name that is sealed with it, or else the account. */
async function signed(
  ctx: Ctx,
  step: Step,
  decided: Decision<Step, StepEvent>,
  who: Answerer | undefined,
): Promise<Decision<Step, StepEvent>> {
  if (!decided.events.some(({ type }) => answers.includes(type))) return decided;
  const written = who && (await note(ctx, step, sealedText(who)));
  const account = ctx.actor.kind === "specialist" ? ctx.actor.id : undefined;
  if (!written && !account) return decided;
  const answerer = written ? { noteId: written.noteId } : { account };
  const events = decided.events.map((event) =>
    answers.includes(event.type) ? ({ ...event, data: { ...event.data, answerer } } as StepEvent) : event,
  );
  return { ...decided, events, writes: [...(decided.writes ?? []), ...(written ? [written.write] : [])] };
}

/**
 * Staff see all; an agency what it was asked for, and only while consent lasts: a withdrawal counts at once.
 * @returns what must still hold when the actor changes the step: the consent @throws Refusal not-found
 */
async function mustSee(ctx: Ctx, step: Step): Promise<Write[]> {
  if (caresFor(ctx.actor, "each")) {
    await Child.mustGovern(ctx, step);
    return [];
  }
  const own = isTold(step) && (await Agency.actsFor(ctx, step.agencyId));
  const consent = own ? await consentFor(ctx, step) : undefined;
  if (!consent?.allowed) throw notFound();
  return [consent.guard];
}

const used = ({ link }: How) => (link ? { link: link.n } : {});

/** Where the texts that people wrote about a step are kept: with the child, so that they go when the child's data go. */
export const notesOf = (childId: ChildId): NotePlace => ({ subject: childId, field: "step-note" });
const notePlace = (step: Step): NotePlace => notesOf(step.childId);

export const note = (ctx: Ctx, step: Step, text: string) => writeNote(ctx, text, notePlace(step));
