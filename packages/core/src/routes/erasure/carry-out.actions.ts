import { Temporal } from "temporal-polyfill";
import { Unavailable } from "../../ground/shared/bank.ts";
import { type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { isErasingMark } from "../../ground/shared/erasing.ts";
import { errorCollector } from "../../ground/shared/errors.ts";
import type { Files } from "../../ground/shared/files.ts";
import type { ChildId, ErasureId, RepresentativeId } from "../../ground/shared/ids.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as children from "../../people/child/child.store.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import { forget } from "../../people/family/forget.actions.ts";
import * as Appointment from "../appointment/index.ts";
import * as Enrolment from "../enrolment/index.ts";
import * as Handover from "../handover/index.ts";
import { routesWithSteps } from "../merging/hangs.ts";
import * as Route from "../route/index.ts";
import * as Step from "../step/index.ts";
import { event } from "./erasure.actions.ts";
import * as store from "./erasure.store.ts";
import type { Destroyed, Erasure, Ground } from "./erasure.ts";
import { familyKnows } from "./family.ts";
import { openOn } from "./open.ts";
import * as pieces from "./pieces.ts";
import * as register from "./register.ts";
import { stepsLeft, tellStalled } from "./stalled.actions.ts";

/** What becomes of the child's open route, as its history says it. */
const endsAs: Record<Ground, "family-refused" | "other"> = {
  "consent-withdrawn": "family-refused",
  "purpose-reached": "other",
  unlawful: "other",
  "court-order": "other",
};

/**
 * Destroys what is personal about a child, from wherever it was cut short, to the end: every piece may be done twice. What the
 * platform still has to tell of the child (a route that ends cancels its steps, and their organisations are told) is told first;
 * the register has the act before anything is gone, and the family is written to; indices go while they can still be found; then the key, and what it opened.
 * @returns whether all is done; if not, the next round goes on
 */
export async function carryOut(request: Ctx, files: Files, erasureId: ErasureId): Promise<boolean> {
  const ctx = { ...readingAnew(request), idempotency: undefined };
  const { data: erasure } = await store.load(ctx, erasureId);
  if (erasure.status !== "erasing") return true;
  const { childId } = erasure;
  if (!(await endRoute(ctx, erasure))) return false;
  const cards = await pieces.cardsOf(ctx, childId);
  for (const card of cards) {
    await Enrolment.endAll(ctx, card, "child-left");
    await Appointment.endAll(ctx, card, "child-left");
    await (await import("../employment/follow.actions.ts")).forgetAll(ctx, card);
    await (await import("../accompaniment/attend.actions.ts")).endAccompaniments(ctx, card, "other");
    await (await import("../request/attend.actions.ts")).endRequests(ctx, card);
    await (await import("../../forms/response/response.actions.ts")).endAll(ctx, card);
    await (await import("../../people/union/member.actions.ts")).forgetMembers(ctx, card);
    await (await import("../../people/peer/attend.actions.ts")).endPeers(ctx, card);
    await (await import("../../people/occasion/attend.actions.ts")).forgetSignUps(ctx, card);
  }
  const alone = await pieces.leaveRepresentatives(ctx, erasureId, cards);
  const entry = await enter(ctx, erasure, { cards, alone });
  if (!(await familyKnows(ctx, erasureId, entry))) return false;
  await pieces.forgetWaiting(ctx, cards);
  for (const card of cards) {
    await Handover.withdrawAll(ctx, card);
    await (await import("../family-paper/attend.actions.ts")).forgetPapers(ctx, files, card);
    await pieces.forgetPairs(ctx, card);
    await pieces.forgetIndices(ctx, card);
    for (const route of await routesWithSteps(ctx, card))
      for (const file of await pieces.filesOf(ctx, route)) await pieces.removeFile(ctx, files, file);
  }
  for (const member of alone) await forget(ctx, member);
  for (const subject of [...alone, ...cards]) await destroy(ctx, subject);
  await finish(ctx, erasureId, entry);
  return true;
}

/** @returns whether nothing is open any more: the relay cancels the steps, and tells whom they were asked of */
async function endRoute(ctx: Ctx, { childId, grounds, begun }: Erasure): Promise<boolean> {
  const open = await Route.openRouteOf(ctx, childId);
  if (open) await Route.close(ctx, open, { reason: endsAs[grounds] });
  const steps = await stepsLeft(ctx, childId);
  if (steps.length === 0) return true;
  if (isOlder(ctx, begun!.at, relayHas))
    for (const { stepId } of steps)
      await Step.cancel(ctx, stepId, { reason: Route.endedReason, because: "route-ended" });
  return false;
}

/** What was to be told of the closed route has been told by then, or will not be: its steps are cancelled all the same. */
const relayHas = { hours: 1 };

const isOlder = (ctx: Ctx, at: string, than: { minutes?: number; hours?: number }): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(at).add(than), ctx.now()) <= 0;

/** Of whom nothing is to be left: the cards, and those who represented nobody else. */
interface Whom {
  cards: ChildId[];
  alone: RepresentativeId[];
}

async function enter(ctx: Ctx, erasure: Erasure, whom: Whom): Promise<register.Entry> {
  const { erasureId, childId, municipality, grounds, receivedOn, askedBy, askedAt, begun } = erasure;
  const on = (await Tenant.today(ctx)).toString();
  const destroyed = await survey(ctx, whom);
  return register.enter(ctx, {
    erasureId,
    childId,
    municipality,
    grounds,
    receivedOn,
    askedBy,
    askedAt,
    on,
    cards: whom.cards,
    destroyed,
    begun: begun!,
  });
}

/** What there is to be destroyed, for the act: it is counted before, since a round that is cut short forgets what it has done. */
async function survey(ctx: Ctx, { cards, alone }: Whom): Promise<Destroyed> {
  const subjects = [...alone, ...cards];
  const destroyed: Destroyed = { records: 0, files: 0, keys: subjects.length };
  for (const subject of subjects)
    destroyed.records += (await pieces.sealedOf(ctx, subject)).filter((key) => !isErasingMark(key)).length;
  const { sheetsOf } = await import("../family-paper/attend.actions.ts");
  for (const card of cards) destroyed.files += await sheetsOf(ctx, card);
  for (const card of cards)
    for (const route of await routesWithSteps(ctx, card))
      destroyed.files += (await pieces.filesOf(ctx, route)).filter(({ isWhole }) => isWhole).length;
  return destroyed;
}

/** The key, and then what it had opened: whoever comes between finds nothing that opens. */
async function destroy(ctx: Ctx, subject: ChildId | RepresentativeId): Promise<void> {
  await ctx.keys.destroy({ tenant: ctx.tenant, person: subject });
  await pieces.emptyVault(ctx, subject);
}

/** The card says so, and the act has its number, in one transaction. Whoever finds it done has nothing to do. */
const finish = (ctx: Ctx, id: ErasureId, { number, on, destroyed, cards }: register.Entry): Promise<void> =>
  retrying(async () => {
    const { data, version } = await store.load(ctx, id);
    if (data.status !== "erasing") return;
    const done = await register.done(ctx);
    const ended = { number, on, at: ctx.now().toString(), destroyed };
    const after: Erasure = { ...data, status: "erased", ended };
    // What was asked of a card that was merged into this one is done with it.
    const others = (await openOn(ctx, cards)).filter((one) => one.data.erasureId !== id);
    const card = await children.read(ctx, data.childId);
    await save(ctx, {
      writes: [
        store.write(ctx.tenant, after, version),
        store.free(ctx.tenant, data),
        ...others.flatMap((one) => [
          store.write(ctx.tenant, { ...one.data, status: "erased", begun: data.begun, ended }, one.version),
          store.free(ctx.tenant, one.data),
        ]),
        done.write(done.count + 1),
        ...(card ? [children.write(ctx.tenant, nameless(card.data, id, on), card.version)] : []),
      ],
      stream: store.partition(ctx.tenant, id),
      events: [event("child.erased", after)],
      audit: { subject: data.childId, action: "child.erased", detail: { erasureId: id, number, ...destroyed } },
    });
  });

/** What figures want of a child, and no more. */
const nameless = (record: ChildRecord, erasureId: ErasureId, on: string): ChildRecord => ({
  ...record,
  attachments: {},
  representativeIds: [],
  standings: undefined,
  leftNoteId: undefined,
  erasure: { erasureId, on },
});

/** Whoever begins is given so long: what a colleague's request still writes about the child has come by then. */
const grace = { minutes: 1 };

/**
 * Carries on every erasure that was begun. What cannot be done keeps nothing else from it.
 * @returns those that are done now @throws the first accident, when all others are done; Unavailable at once
 */
export async function unfinished(ctx: Ctx, files: Files): Promise<ErasureId[]> {
  const finished: ErasureId[] = [];
  const errors = errorCollector((error) => error instanceof Unavailable);
  let from: string | undefined;
  do {
    const page = await store.find(ctx, "erasing", { from });
    for (const { data } of page.items)
      if (isOlder(ctx, data.begun!.at, grace)) {
        const { length } = finished;
        await errors.collect(async () => {
          if (await carryOut(ctx, files, data.erasureId)) finished.push(data.erasureId);
        });
        if (finished.length === length) await errors.collect(() => tellStalled(ctx, data.erasureId));
      }
    from = page.next;
  } while (from);
  errors.rethrow();
  return finished;
}
