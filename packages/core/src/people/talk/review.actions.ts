import * as Agency from "../../agencies/agency/index.ts";
import {
  type AgencyId,
  auditRead,
  type Ctx,
  notFound,
  type OccasionId,
  type Page,
  type PageRequest,
  type TalkId,
} from "../../ground/shared/index.ts";
import { parse } from "../../ground/shared/input.ts";
import { fold, noteRemoval, writeNote } from "../../ground/vault/index.ts";
import * as occasions from "../occasion/occasion.store.ts";
import { callByItself, hasBegun, may, mustBeTheirs } from "./call.actions.ts";
import type { Call, Reviewer } from "./call.ts";
import { byItself, byRunner, changedBy } from "./change.ts";
import { shown } from "./find.actions.ts";
import * as decide from "./talk.decide.ts";
import * as store from "./talk.store.ts";
import { AskReviews, DecideTalk, ReviewTalk, type ReviewView, type Talk, type TalkView } from "./talk.ts";
import { notes, reviewViews } from "./view.ts";

// Who reads a talk, what they think, and what is decided.

const byReviewer = (by: AgencyId) =>
  changedBy(async (ctx, { reviews }) => {
    if (!reviews.some(({ agencyId }) => agencyId === by) || !(await may(ctx, by))) throw notFound();
  });

/**
 * Organisations that have a part in a talk: whoever submitted it, and of the open page whoever is called as its author says they are.
 * @param among those of whom it is asked
 */
async function ownOf(ctx: Ctx, talk: Talk, among: readonly Reviewer[]): Promise<ReadonlySet<AgencyId>> {
  if (talk.agencyId) return new Set([talk.agencyId]);
  const said = (await store.readSealed(ctx, [talk.talkId])).get(talk.talkId)?.speaker?.organisation;
  if (said === undefined) return new Set();
  const all = await Promise.all(among.map(({ agencyId }) => Agency.load(ctx, agencyId)));
  const isSame = ({ name, shortName }: Agency.Agency) => [name, shortName].some((one) => fold(one) === fold(said));
  return new Set(all.flatMap(({ agency }) => (isSame(agency) ? [agency.agencyId] : [])));
}

/**
 * Sets who reads it; whoever has answered stays. @throws Refusal not-found, talk.closed, input.invalid: it is their own, agency.unknown,
 * conflict.version
 */
export async function askReviews(ctx: Ctx, id: TalkId, input: unknown, expectedVersion?: number): Promise<TalkView> {
  const { reviewers } = parse(AskReviews, input);
  const after = await byRunner(ctx, id, { action: "talk.ask-reviews", expectedVersion }, async ({ data }) => {
    await Agency.mustBeKnown(
      ctx,
      reviewers.map(({ agencyId }, i) => ({ pointer: `/reviewers/${i}/agencyId`, agencyId })),
    );
    await mustBeTheirs(ctx, reviewers);
    const own = await ownOf(ctx, data, reviewers);
    return decide.ask(data, reviewers, { own, at: ctx.now().toString(), byHand: true });
  });
  return shown(ctx, after);
}

/** The call is over: each talk goes to reviewers in turn, and each of these is told once that there is something. Safe to repeat. */
export async function distribute(ctx: Ctx, id: OccasionId): Promise<void> {
  const { data: call } = await store.loadCall(ctx, id);
  const { reviewers, reviewsEach: each } = call;
  if (reviewers.length === 0 || call.stage === "off") return;
  let n = 0;
  const asked = new Set<AgencyId>();
  for await (const { talkId } of store.everyTalk(ctx, id, ["submitted"])) {
    const i = n++;
    const after = await byItself(ctx, talkId, { action: "talk.ask-reviews" }, async ({ data }) => {
      if (data.status !== "submitted" || data.reviews.length > 0) return { events: [] };
      const own = await ownOf(ctx, data, reviewers);
      const chosen = decide.inTurn(reviewers, { each, n: i, own });
      if (chosen.length === 0) return { events: [] };
      return decide.ask(data, chosen, { own, at: ctx.now().toString(), byHand: false });
    });
    for (const { agencyId } of after.data.reviews) asked.add(agencyId);
  }
  if (asked.size > 0) await tellReviewers(ctx, call, "call.reviews-asked", [...asked]);
}

/** Told by the call, not by each talk: a reviewer of thirty gets one letter. */
export async function tellReviewers(
  ctx: Ctx,
  { occasionId }: Pick<Call, "occasionId">,
  type: "call.reviews-asked" | "call.reviews-due",
  reviewers: readonly AgencyId[],
): Promise<void> {
  await callByItself(
    ctx,
    occasionId,
    { action: type === "call.reviews-due" ? "call.remind" : "call.ask" },
    ({ data }) => ({
      events: reviewers.map((reviewerId) => ({ type, data: { occasionId, agencyId: data.agencyId, reviewerId } })),
      after: { ...data },
    }),
  );
}

/** Named by hand, after the call was distributed: the one who was named is told. */
export const askByHand = (ctx: Ctx, occasionId: OccasionId, reviewerId: AgencyId): Promise<void> =>
  tellReviewers(ctx, { occasionId }, "call.reviews-asked", [reviewerId]);

/** A mark with what it rests on, or that one cannot say. @throws Refusal not-found, talk.closed, input.invalid */
export async function review(
  ctx: Ctx,
  { id, by: agencyId }: { id: TalkId; by: AgencyId },
  input: unknown,
): Promise<ReviewView> {
  const given = parse(ReviewTalk, input);
  const after = await byReviewer(agencyId)(ctx, id, { action: `talk.${given.answer}` }, async ({ data }) => {
    const note = await writeNote(ctx, given.remark, notes(id));
    const grade = given.answer === "review" ? given.grade : undefined;
    const decided = decide.review(data, agencyId, { grade, remarkId: note.noteId, at: ctx.now().toString() });
    const said = data.reviews.find((each) => each.agencyId === agencyId)?.remarkId;
    return { ...decided, writes: [note.write, ...(said ? [noteRemoval(ctx, said, notes(id))] : [])] };
  });
  return (await viewsFor(ctx, agencyId, [after.data]))[0]!;
}

/** What an organisation has said of a talk. @throws Refusal not-found */
export async function readReview(ctx: Ctx, { id, by }: { id: TalkId; by: AgencyId }): Promise<ReviewView> {
  await Agency.mustManage(ctx, by);
  const [view] = await viewsFor(ctx, by, [(await store.load(ctx, id)).data]);
  if (!view) throw notFound();
  return view;
}

async function viewsFor(ctx: Ctx, by: AgencyId, talks: readonly Talk[]): Promise<ReviewView[]> {
  const ids = [...new Set(talks.map(({ occasionId }) => occasionId))];
  const events = await occasions.loadMany(ctx, ids);
  const calls = await Promise.all(ids.map((id) => store.readCall(ctx, id)));
  const around = new Map(
    ids.flatMap((id, i) => {
      const [call, event] = [calls[i]?.data, events.get(id)?.title];
      return call && event !== undefined ? [[id as string, { call, event }] as const] : [];
    }),
  );
  await auditRead(ctx, { subject: by, action: "talk.review-list" });
  return reviewViews(ctx, by, talks, around);
}

/** What an organisation is to read, or has read. @throws Refusal not-found, cursor.invalid */
export async function findReviews(
  ctx: Ctx,
  by: AgencyId,
  { stage = "open", ...page }: PageRequest & { stage?: "open" | "done" | undefined } = {},
): Promise<Page<ReviewView>> {
  await Agency.mustManage(ctx, by);
  const { items, next } = await store.reviewedBy(ctx, by, { stage }, page);
  return {
    items: await viewsFor(
      ctx,
      by,
      items.map(({ data }) => data),
    ),
    next,
  };
}

/** Until the event begins; otherwise than before is told anew. @throws Refusal not-found, talk.closed, input.invalid, conflict.version */
export async function decideTalk(ctx: Ctx, id: TalkId, input: unknown, expectedVersion?: number): Promise<TalkView> {
  const given = parse(DecideTalk, input);
  const after = await byRunner(ctx, id, { action: `talk.${given.decision}`, expectedVersion }, async ({ data }) => {
    const { data: event } = await occasions.load(ctx, data.occasionId);
    const note = given.words === undefined ? undefined : await writeNote(ctx, given.words, notes(id));
    const decided = decide.decide(data, given.decision, {
      wordsId: note?.noteId,
      at: ctx.now().toString(),
      hasBegun: hasBegun(event, ctx) || event.status !== "announced",
    });
    // What was said before is not kept: names go by what the talk still knows of.
    const said = decided.after.wordsId === data.wordsId ? undefined : data.wordsId;
    return {
      ...decided,
      writes: [...(note ? [note.write] : []), ...(said ? [noteRemoval(ctx, said, notes(id))] : [])],
    };
  });
  return shown(ctx, after);
}
