import { randomUUID } from "node:crypto";
import * as Agency from "../../agencies/agency/index.ts";
import { caresFor, mustMatch, reachOf } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest, Stored, Write } from "../../ground/shared/bank.ts";
import { auditRead, type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { type ChildId, derivedId, type FormId, newId, type ResponseId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { notFound, unlessRefused } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { noteRemoval, readNotes } from "../../ground/vault/index.ts";
import { visible } from "../../people/child/child.scope.ts";
import type { Answers } from "../form/answers.ts";
import type { FormContent } from "../form/content.ts";
import { inForce } from "../form/form.actions.ts";
import { contentsOf, loadVersion } from "../form/form.store.ts";
import { mustBeOpen } from "./gate.ts";
import * as decide from "./response.decide.ts";
import type { ResponseEvent } from "./response.events.ts";
import { because, written } from "./response.notes.ts";
import {
  allAnswersOf,
  answersOf,
  changed,
  ended,
  foundFor,
  mustAnswer,
  mustStand,
  notesOf,
  subjectOf,
  urlOf,
} from "./response.scope.ts";
import * as store from "./response.store.ts";
import {
  AskResponse,
  CloseResponse,
  type FormResponse,
  type ResponseStatus,
  type ResponseSummary,
  type ResponseView,
  type Subject,
  SubmitResponse,
} from "./response.ts";
import { cellsOf, tallyWrite } from "./tally.ts";

/**
 * Asks for answers to a form as it is in force. By staff, who hand the link on; an organisation named for a child may answer by its
 * account as well. @throws Refusal form.not-approved, form.retired, consent.missing, agency.unknown, limit.reached, input.invalid, not-found
 */
export const ask = (ctx: Ctx, input: unknown): Promise<ResponseView> =>
  retrying(async () => {
    const { formId, subject, agencyId, dataClass, closesOn } = parse(AskResponse, input);
    const { version, content, model } = await inForce(ctx, formId);
    const day = await Tenant.today(ctx);
    const isPast = closesOn !== undefined && closesOn < day.toString();
    const isFar = closesOn !== undefined && closesOn > day.add({ years: 1 }).toString();
    mustBeRight([
      ...(content.subject === subject.kind
        ? []
        : [fault("/subject/kind", `форма — о другом: ${content.subject}`, `the form is about: ${content.subject}`)]),
      ...(isPast ? [fault("/closesOn", "не раньше сегодняшнего дня", "no earlier than today")] : []),
      ...(isFar ? [fault("/closesOn", "не дальше года вперёд", "at most a year ahead")] : []),
      ...(agencyId !== undefined && subject.kind !== "child"
        ? [fault("/agencyId", "только о ребёнке", "of a child only")]
        : []),
    ]);
    if (agencyId) await Agency.mustBeKnown(ctx, [{ pointer: "/agencyId", agencyId }]);
    const responseId = idOf(ctx, subject);
    const response = await make(ctx, { responseId, formId, version, model, subject, agencyId, dataClass, closesOn });
    return view(ctx, { data: response, version: 1 });
  });

/** Ids tell by their time in which order they were made: of answers that lead to nobody that is kept from whoever made the list. */
const idOf = (ctx: Ctx, { kind }: Subject): ResponseId =>
  kind === "nobody" ? derivedId("response", [randomUUID()]) : newId("response", ctx.now().epochMilliseconds);

type Made = Pick<
  FormResponse,
  "responseId" | "formId" | "version" | "model" | "agencyId" | "dataClass" | "closesOn" | "roundId" | "byExperts"
> & { subject: Subject };

async function make(ctx: Ctx, { subject, ...of }: Made): Promise<FormResponse> {
  const { municipality, writes } = await foundFor(ctx, subject);
  const response: FormResponse = {
    ...of,
    subject: subject.kind === "nobody" ? { kind: "nobody" } : subject,
    municipality,
    status: "asked",
    askedAt: ctx.now().toString(),
  };
  const { responseId, formId } = response;
  // Whoever is to answer of a child is told that there is something to be answered: under consent. The card is guarded already.
  const consents = of.agencyId === undefined ? [] : (await mustStand(ctx, response)).slice(1);
  const places = subject.kind === "child" ? [store.placeOf(ctx.tenant, subject.childId, responseId)] : [];
  await save(ctx, {
    writes: [store.write(ctx.tenant, response, "absent"), ...places, ...writes, ...consents],
    stream: store.partition(ctx.tenant, responseId),
    events: [{ type: "response.asked", data: decide.refOf(response) } satisfies ResponseEvent],
    audit: { subject: subjectOf(response), action: "response.ask", detail: { responseId, formId } },
    ref: { kind: "response", id: responseId },
  });
  return response;
}

/**
 * Asks as a part of a round, by the version that the round asks by. Asked twice it is asked once.
 * @throws Refusal consent.missing, agency.unknown, limit.reached, not-found
 */
export const askForRound = (ctx: Ctx, made: Made): Promise<FormResponse> =>
  retrying(async () => {
    const [found] = await store.loadMany(ctx, [made.responseId]);
    return found ? found.data : make(ctx, made);
  });

const today = async (ctx: Ctx): Promise<string> => (await Tenant.today(ctx)).toString();

/**
 * Another window of the page may have kept something since: nobody's answers go without a word. The same answers are no conflict,
 * so that what was kept and not heard of can be sent again. @throws Refusal conflict.version
 */
async function mustGoOn(ctx: Ctx, { data, version }: Stored<FormResponse>, answers: Answers, seen: number | undefined) {
  if (seen === undefined || seen === version || same(await answersOf(ctx, data), answers)) return;
  mustMatch(version, seen);
}

/**
 * What has been filled in so far is kept.
 * @param draftVersion the draft that it goes on from @throws Refusal response.closed, response.submitted, conflict.version, input.invalid, not-found
 */
export const saveDraft = (
  ctx: Ctx,
  id: ResponseId,
  answers: Answers,
  draftVersion?: number,
): Promise<Stored<FormResponse>> =>
  changed(ctx, id, { action: "response.save" }, async (found) => {
    const { data } = found;
    const on = await today(ctx);
    decide.mustWait(data, on);
    const guards = await mustBeOpen(ctx, data, on);
    await mustGoOn(ctx, found, answers, draftVersion);
    const { content } = await loadVersion(ctx, data.formId, data.version);
    decide.mustFit(content, answers, false);
    const { answersId, writes } = await written(ctx, data, answers);
    return { events: [], after: { ...data, answersId }, writes: [...writes, ...guards] };
  });

/** What whoever answers has seen: the response, or by the page the draft alone. */
interface Seen {
  expectedVersion?: number | undefined;
  draftVersion?: number | undefined;
}

/**
 * Answers are handed in, once; the same again is the same.
 * @throws Refusal response.closed, response.submitted, response.version, conflict.version, consent.missing, input.invalid, not-found
 */
export async function submit(
  ctx: Ctx,
  id: ResponseId,
  input: unknown,
  { expectedVersion, draftVersion }: Seen = {},
): Promise<ResponseView> {
  const { version, answers } = parse(SubmitResponse, input);
  return after(ctx, id, { action: "response.submit", expectedVersion }, async (found) => {
    const { data } = found;
    const { content } = await loadVersion(ctx, data.formId, data.version);
    const other = version === undefined ? undefined : await unlessRefused(() => loadVersion(ctx, data.formId, version));
    decide.mustBeOf(data, version, content, other?.content);
    const before = data.status === "submitted" ? await answersOf(ctx, data) : undefined;
    if (data.status === "asked") await mustGoOn(ctx, found, answers, draftVersion);
    const on = await today(ctx);
    // Of nobody in particular the day is enough, and an hour would lead to whoever was seen with a telephone in it.
    const at = { at: data.subject.kind === "nobody" ? on : ctx.now().toString(), today: on };
    const decided = decide.submit(data, { content, answers, before }, at);
    if (decided.events.length === 0) return decided;
    const guards = await mustBeOpen(ctx, data, at.today);
    const { answersId, writes } = await written(ctx, data, answers);
    const sums = await counted(ctx, decided.after, content, answers, 1);
    return {
      events: decided.events,
      after: { ...decided.after, answersId },
      writes: [...writes, ...sums, ...guards],
    };
  });
}

/** Not waited for any more; staff only. What was filled in is taken away. @throws Refusal response.submitted, not-found */
export async function close(ctx: Ctx, id: ResponseId, input: unknown): Promise<ResponseView> {
  const { reason } = parse(CloseResponse, input);
  mustBeOffice(ctx);
  return after(ctx, id, { action: "response.close" }, async ({ data }) => {
    const decided = decide.close(data);
    if (decided.events.length === 0) return decided;
    const { reasonId, writes } = await because(ctx, data, reason);
    if (data.answersId) writes.push(noteRemoval(ctx, data.answersId, notesOf(data)));
    return { ...decided, after: { ...decided.after, reasonId }, writes };
  });
}

/** Waited for again, with a reason: what was answered by mistake is put right by whoever answers. Staff only. @throws Refusal not-found */
export async function reopen(ctx: Ctx, id: ResponseId, input: unknown): Promise<ResponseView> {
  const { reason } = parse(CloseResponse, input);
  mustBeOffice(ctx);
  return after(ctx, id, { action: "response.reopen" }, async ({ data }) => {
    const decided = decide.reopen(data);
    if (decided.events.length === 0) return decided;
    const guards = [...(await mustStand(ctx, data)), ...(await mustBeOpen(ctx, data, await today(ctx)))];
    const { reasonId, writes } = await because(ctx, data, reason);
    const sums = data.status === "submitted" ? await uncounted(ctx, data) : [];
    return { ...decided, after: { ...decided.after, reasonId }, writes: [...writes, ...sums, ...guards] };
  });
}

/** What answers add to the sums of their round. */
async function counted(
  ctx: Ctx,
  { roundId, municipality, subject, agencyId, scores = [] }: FormResponse,
  content: FormContent,
  answers: Answers,
  sign: 1 | -1,
): Promise<Write[]> {
  if (roundId === undefined) return [];
  const about = subject.kind === "agency" ? subject.agencyId : agencyId;
  return [await tallyWrite(ctx, { roundId, municipality, agencyId: about }, cellsOf(content, answers, scores), sign)];
}

async function uncounted(ctx: Ctx, data: FormResponse): Promise<Write[]> {
  if (data.roundId === undefined) return [];
  const { content } = await loadVersion(ctx, data.formId, data.version);
  return counted(ctx, data, content, (await answersOf(ctx, data)) ?? {}, -1);
}

function mustBeOffice({ actor }: Ctx): void {
  if (!caresFor(actor, "each")) throw notFound();
}

/** With its answers, on record. @throws Refusal not-found, consent.missing */
export async function get(ctx: Ctx, id: ResponseId): Promise<ResponseView> {
  const found = await read(ctx, id, "response.read");
  return view(ctx, found);
}

/** @throws Refusal not-found, consent.missing */
export async function read(ctx: Ctx, id: ResponseId, action: string): Promise<Stored<FormResponse>> {
  const found = await store.load(ctx, id);
  const guards = await mustAnswer(ctx, found.data);
  await auditRead(ctx, { subject: subjectOf(found.data), action, detail: { responseId: id } }, guards);
  return found;
}

export interface ResponseQuery extends PageRequest {
  form: FormId;
  status?: ResponseStatus | undefined;
}

/** Those of a form, without what was answered: of the caller's own municipality, or all. @throws Refusal not-found */
export async function find(
  ctx: Ctx,
  { form, status = "submitted", ...page }: ResponseQuery,
): Promise<Page<ResponseSummary>> {
  mustBeOffice(ctx);
  const found = await store.find(ctx, { formId: form, municipality: reachOf(ctx.actor), status }, page);
  return { items: found.items.map(summary), next: found.next };
}

/** All about a child, with what was answered, on record: for its staff and its family. @throws Refusal not-found */
export async function listFor(ctx: Ctx, childId: ChildId) {
  await visible(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "response.list" });
  const found = await store.ofChild(ctx, childId);
  const [forms, answers] = await Promise.all([
    contentsOf(
      ctx,
      found.map(({ data }) => data),
    ),
    allAnswersOf(
      ctx,
      found.map(({ data }) => data),
    ),
  ]);
  return found.flatMap(({ data, version }) => {
    const content = forms.get(`${data.formId}#${data.version}`);
    if (!content) return [];
    const { title } = content;
    return [{ ...summary({ data, version }), title, content, answers: answers.get(data.responseId) }];
  });
}

/** Nobody is waited for any more about a child whose data goes. For the platform. */
export async function endAll(ctx: Ctx, childId: ChildId): Promise<void> {
  for (const { data } of await store.ofChild(ctx, childId))
    if (data.status === "asked")
      await ended(ctx, data.responseId, { action: "response.close" }, ({ data: one }) =>
        one.status === "asked" ? decide.close(one) : { events: [] },
      );
}

/** What was asked for twice changes nothing, and is shown all the same: then the look is on record by itself. */
async function after(
  ctx: Ctx,
  id: ResponseId,
  { action, expectedVersion }: { action: string; expectedVersion?: number | undefined },
  decided: Parameters<typeof changed>[3],
): Promise<ResponseView> {
  let isSame = false;
  const found = await changed(ctx, id, { action, expectedVersion }, async (one) => {
    const made = await decided(one);
    isSame = made.events.length === 0;
    return made;
  });
  if (isSame)
    await auditRead(ctx, { subject: subjectOf(found.data), action: "response.read", detail: { responseId: id } });
  return view(ctx, found);
}

async function view(ctx: Ctx, found: Pick<Stored<FormResponse>, "data" | "version">): Promise<ResponseView> {
  const { data } = found;
  const { reasonId } = data;
  const isOffice = caresFor(ctx.actor, "each");
  return {
    ...summary(found),
    answers: data.status === "closed" || isSealedDraft(data) ? undefined : await answersOf(ctx, data),
    reason: reasonId && (await readNotes(ctx, [reasonId], notesOf(data))).get(reasonId),
    url: data.status === "asked" && isOffice ? await urlOf(ctx, data) : undefined,
  };
}

/** What somebody whom nobody knows has not handed in is nobody's to read: perhaps it never will be. */
export const isSealedDraft = ({ status, subject }: FormResponse): boolean =>
  status === "asked" && subject.kind === "nobody";

function summary({ data, version }: Pick<Stored<FormResponse>, "data" | "version">): ResponseSummary {
  const { version: formVersion, answersId: _, reasonId: __, answersGone: ___, ...told } = data;
  return { ...told, formVersion, version };
}
