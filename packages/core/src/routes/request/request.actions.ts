import * as Agency from "../../agencies/agency/index.ts";
import { localDay } from "../../ground/calendar/index.ts";
import {
  auditRead,
  type ChildId,
  type Ctx,
  caresFor,
  newId,
  notFound,
  Refusal,
  type RepresentativeId,
  retrying,
  type Stored,
  save,
} from "../../ground/shared/index.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf, writeNote } from "../../ground/vault/index.ts";
import { mustBeHere, visible } from "../../people/child/child.scope.ts";
import { unchanged } from "../../people/child/child.store.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import { dueOf } from "../step/due.ts";
import { correctedSince } from "./corrected.ts";
import * as decide from "./request.decide.ts";
import type { RequestEvent } from "./request.events.ts";
import { changed, mustBeAllowed, notesOf, view, wordsOf } from "./request.scope.ts";
import * as store from "./request.store.ts";
import { AnswerRequest, AskRequest, AssignRequest, type FamilyRequest, type RequestView, termOf } from "./request.ts";

/**
 * A family asks; staff may write down what somebody said to them. It has a term by its kind, and stands in the coordinator's day.
 * @throws Refusal input.invalid, conflict.exists: the same was asked in the same words today and waits for its answer, limit.reached, child.left, not-found
 */
export const ask = (ctx: Ctx, childId: ChildId, input: unknown): Promise<RequestView> =>
  retrying(async () => {
    const { kind, field, words, representativeId } = parse(AskRequest, input);
    decide.mustName({ kind, field });
    const { record, version } = await visible(ctx, childId);
    mustBeHere(record);
    const who = speakerOf(ctx, record, representativeId);
    const alone = await store.oneAtATime(ctx, childId);
    const known = await store.ofChild(ctx, childId);
    mustHaveRoom("requests", known.length);
    const { now, zone, calendar } = await Tenant.clock(ctx);
    const askedOn = localDay(now, zone).toString();
    await mustBeNew(ctx, known, { kind, field, representativeId: who, askedOn, words });
    const { requestAnswerDays } = await Tenant.load(ctx);
    const written = await writeNote(ctx, words, notesOf({ childId }));
    const request: FamilyRequest = {
      familyRequestId: newId("request", now.epochMilliseconds),
      childId,
      municipality: record.municipality,
      askedIn: record.municipality,
      kind,
      field,
      representativeId: who,
      wordsId: written.noteId,
      askedAt: now.toString(),
      askedOn,
      dueOn: dueOf(termOf(kind, requestAnswerDays), now, zone, calendar).date,
      status: "asked",
      answers: [],
    };
    const { familyRequestId } = request;
    await save(ctx, {
      writes: [
        store.write(ctx.tenant, request, "absent"),
        alone,
        written.write,
        unchanged(ctx.tenant, childId, version),
      ],
      stream: partitionOf(ctx.tenant, childId),
      events: [{ type: "request.asked", data: decide.refOf(request) } satisfies RequestEvent],
      audit: { subject: childId, action: "request.ask", detail: { familyRequestId, kind } },
      ref: { kind: "family-request", id: familyRequestId, parent: childId },
    });
    return view(ctx, { data: request, version: 1 }, askedOn, new Map([[written.noteId, words]]));
  });

/** Whose words they are: a family speaks for itself, staff says who it was. @throws Refusal input.invalid */
function speakerOf({ actor }: Ctx, record: ChildRecord, named: RepresentativeId | undefined) {
  if (actor.kind === "representative") return actor.representative;
  const isKnown = named === undefined || record.representativeIds.includes(named);
  mustBeRight(
    isKnown ? [] : [fault("/representativeId", "не представитель этого ребёнка", "does not represent this child")],
  );
  return named;
}

/**
 * What is pressed twice is asked once: the same words of a kind, by one person, on a day. In other words it is another matter, and has an
 * answer of its own: a mother may need two things on one day.
 */
async function mustBeNew(
  ctx: Ctx,
  known: readonly Stored<FamilyRequest>[],
  wanted: Pick<FamilyRequest, "kind" | "field" | "representativeId" | "askedOn"> & { words: string },
): Promise<void> {
  const alike = known.filter(
    ({ data: { status, kind, field, representativeId, askedOn } }) =>
      status === "asked" &&
      kind === wanted.kind &&
      field === wanted.field &&
      representativeId === wanted.representativeId &&
      askedOn === wanted.askedOn,
  );
  if (alike.length === 0) return;
  const words = await wordsOf(ctx, alike);
  const same = alike.find(({ data }) => plain(words.get(data.wordsId) ?? "") === plain(wanted.words));
  if (same)
    throw new Refusal(
      "conflict.exists",
      {
        ru: "Сегодня такое обращение уже принято и ждёт ответа. Чтобы изменить его, отзовите прежнее.",
        en: "Such a request came today and waits for its answer. To change it, withdraw that one.",
      },
      { current: { familyRequestId: same.data.familyRequestId } },
    );
}
/** Case, spaces and stops make no other matter. */
const plain = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[\s.,;:!?«»"…—–-]+/g, " ")
    .trim();

/**
 * All of a child's, with their words, on record: for staff; for a family what that very person asked, and what nobody is named for; for
 * an organisation what it is to answer, as far as consent goes. @throws Refusal not-found, consent.missing
 */
export async function listOf(ctx: Ctx, childId: ChildId): Promise<RequestView[]> {
  const { actor } = ctx;
  const own = "agency" in actor && !caresFor(actor, "each") ? actor.agency : undefined;
  if (!own) await visible(ctx, childId);
  const found = (await store.ofChild(ctx, childId)).filter(({ data: { agencyId, representativeId } }) => {
    if (own) return agencyId === own;
    return actor.kind !== "representative" || [undefined, actor.representative].includes(representativeId);
  });
  if (own && found.length === 0) throw notFound();
  const guards = own ? [await mustBeAllowed(ctx, { childId }, own)] : [];
  await auditRead(ctx, { subject: childId, action: "request.list" }, guards);
  const words = await wordsOf(ctx, found);
  const today = (await Tenant.today(ctx)).toString();
  return found.map((one) => view(ctx, one, today, words));
}

/** What the request of the API has made or changed, again. @throws Refusal not-found */
export async function again(ctx: Ctx, at: store.RequestAt): Promise<RequestView> {
  const found = (await listOf(ctx, at.childId)).find((one) => one.familyRequestId === at.familyRequestId);
  if (!found) throw notFound();
  return found;
}

const mayGovern = ({ actor }: Ctx): void => {
  if (actor.kind !== "system" && !caresFor(actor, "each")) throw notFound();
};

/**
 * The answer, which the family reads on its page; a further one beside it where that is said. By staff, and the organisation that it was
 * given to. Of a correction that was accepted the card says so already.
 * @throws Refusal request.closed, request.not-corrected, input.invalid, consent.missing, not-found
 */
export async function answer(
  ctx: Ctx,
  at: store.RequestAt,
  input: unknown,
  expectedVersion?: number,
): Promise<RequestView> {
  if (ctx.actor.kind === "representative") throw notFound();
  const { words, outcome, further } = parse(AnswerRequest, input);
  const own = "agency" in ctx.actor && !caresFor(ctx.actor, "each") ? ctx.actor.agency : undefined;
  const on = (await Tenant.today(ctx)).toString();
  const after = await changed(ctx, at, { action: "request.answer", expectedVersion }, async ({ data }) => {
    const written = await writeNote(ctx, words, notesOf(at));
    const change = outcome === "accepted" ? await correctedSince(ctx, data) : undefined;
    const said = { at: ctx.now().toString(), on, wordsId: written.noteId, agencyId: own, change };
    return { ...decide.answer(data, { outcome, further }, said), writes: [written.write] };
  });
  return view(ctx, after, on, await wordsOf(ctx, [after]));
}

/** An organisation is to answer. Staff only. @throws Refusal request.closed, consent.missing, agency.closed, agency.unknown, input.invalid, not-found */
export async function assign(
  ctx: Ctx,
  at: store.RequestAt,
  input: unknown,
  expectedVersion?: number,
): Promise<RequestView> {
  mayGovern(ctx);
  const { agencyId } = parse(AssignRequest, input);
  return shown(
    ctx,
    await changed(ctx, at, { action: "request.assign", expectedVersion }, async ({ data }) => {
      await Agency.mustBeKnown(ctx, [{ pointer: "/agencyId", agencyId }]);
      const decided = decide.assign(data, agencyId);
      return { ...decided, writes: [await mustBeAllowed(ctx, data, agencyId)], detail: { agencyId } };
    }),
  );
}

/** The coordinator answers after all. Staff only. @throws Refusal request.closed, not-found */
export async function takeBack(ctx: Ctx, at: store.RequestAt, expectedVersion?: number): Promise<RequestView> {
  mayGovern(ctx);
  return shown(
    ctx,
    await changed(ctx, at, { action: "request.take-back", expectedVersion }, ({ data }) =>
      data.agencyId === undefined ? { events: [] } : decide.takeBack(data),
    ),
  );
}

/** Whoever asked wants no answer any more, or staff says so for them. @throws Refusal request.closed, not-found */
export async function withdraw(ctx: Ctx, at: store.RequestAt, expectedVersion?: number): Promise<RequestView> {
  if (ctx.actor.kind !== "representative") mayGovern(ctx);
  return shown(
    ctx,
    await changed(ctx, at, { action: "request.withdraw", expectedVersion }, ({ data }) =>
      decide.withdraw(data, ctx.now().toString()),
    ),
  );
}

const shown = async (ctx: Ctx, after: Awaited<ReturnType<typeof changed>>): Promise<RequestView> =>
  view(ctx, after, (await Tenant.today(ctx)).toString(), await wordsOf(ctx, [after]));
