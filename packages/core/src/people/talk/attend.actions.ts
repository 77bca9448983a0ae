import {
  type AgencyId,
  attendEach,
  attendedAtOnce,
  type Ctx,
  eachOf,
  type OccasionId,
  type PageRequest,
  type SpecialistId,
  type TalkId,
} from "../../ground/shared/index.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { noteRemoval } from "../../ground/vault/index.ts";
import * as occasions from "../occasion/occasion.store.ts";
import { callByItself } from "./call.actions.ts";
import { byItself, keptUntil } from "./change.ts";
import { compile } from "./programme.actions.ts";
import { tellReviewers } from "./review.actions.ts";
import { goneWrites } from "./sender.actions.ts";
import * as decide from "./talk.decide.ts";
import * as store from "./talk.store.ts";
import type { Talk } from "./talk.ts";
import { notes } from "./view.ts";

// What the platform does by itself. Each may be done twice.

/**
 * Each hour: calls go on to their next stage, letters that nobody has answered lapse, names whose time is over go.
 * @throws the first accident, when all others are done
 */
export async function attendTalks(ctx: Ctx, most = attendedAtOnce): Promise<number> {
  const today = (await Tenant.today(ctx)).toString();
  const now = ctx.now().toString({ smallestUnit: "second" });
  const calls = await attendEach(
    (page) => store.callsDueBy(ctx, today, page),
    ({ occasionId }) => attendCall(ctx, occasionId, today),
    most,
  );
  return (
    calls +
    (await attendEach(
      (page) => store.dueBy(ctx, now, page),
      (one) => attendTalk(ctx, one, now),
      most,
    ))
  );
}

async function attendCall(ctx: Ctx, id: OccasionId, today: string): Promise<void> {
  let reminds = false;
  const after = await callByItself(ctx, id, { action: "call.attend" }, ({ data }) => {
    const done = decide.attendCall(data, today);
    reminds = done?.reminds ?? false;
    // What is told of a stage is told by its event; reviewers, of whom it is to be seen who has answered, right after it.
    return done ? { events: done.events, after: done.after } : { events: [] };
  });
  if (!reminds) return;
  const pending: AgencyId[] = [];
  for (const { agencyId } of after.data.reviewers) if (await store.hasToRead(ctx, agencyId, id)) pending.push(agencyId);
  if (pending.length > 0) await tellReviewers(ctx, after.data, "call.reviews-due", pending);
}

async function attendTalk(ctx: Ctx, { talkId }: Talk, now: string): Promise<void> {
  const { data } = await store.load(ctx, talkId);
  if (data.status === "unconfirmed" && data.until !== undefined && data.until <= now)
    await byItself(ctx, talkId, { action: "talk.lapse" }, async ({ data: one }) =>
      one.status === "unconfirmed"
        ? {
            events: [decide.happened("talk.lapsed", one)],
            after: { ...one, status: "lapsed", until: undefined, forgotten: true },
            writes: await goneWrites(ctx, one),
          }
        : { events: [] },
    );
  else if (data.keepUntil <= now) await forget(ctx, talkId);
}

/**
 * Nothing is kept any more of whose it was, and nothing of what others wrote of it. What was accepted keeps its title and abstract: the programme
 * and the collection have them. Safe to repeat.
 */
export const forget = (ctx: Ctx, id: TalkId): Promise<unknown> =>
  byItself(ctx, id, { action: "talk.forget" }, async ({ data: one }) => {
    if (one.forgotten) return { events: [] };
    const more = one.reasonId ? [noteRemoval(ctx, one.reasonId, notes(id))] : [];
    return {
      events: [decide.happened("talk.forgotten", one)],
      after: { ...one, forgotten: true, until: undefined },
      writes: [...(await goneWrites(ctx, one, { keepsText: one.status === "accepted" })), ...more],
    };
  });

/** The call closes soon: whoever has submitted may correct it until then. */
export async function remindSenders(ctx: Ctx, id: OccasionId): Promise<void> {
  for await (const { talkId } of store.everyTalk(ctx, id, ["submitted"]))
    await byItself(ctx, talkId, { action: "talk.remind" }, ({ data }) =>
      data.reminded || data.status !== "submitted"
        ? { events: [] }
        : { events: [decide.happened("talk.closing-soon", data)], after: { ...data, reminded: true } },
    );
}

/** The day for reviews is over: each talk that still lacks one is somebody's to see to. */
export async function markLate(ctx: Ctx, id: OccasionId): Promise<void> {
  for await (const { talkId } of store.everyTalk(ctx, id, ["submitted"]))
    await byItself(ctx, talkId, { action: "talk.mark-late" }, ({ data }) =>
      data.late || data.status !== "submitted" || !data.reviews.some(decide.isPending)
        ? { events: [] }
        : { events: [decide.happened("talk.reviews-late", data)], after: { ...data, late: true } },
    );
}

/** Whether anything of a call still waits for a word. */
export const isUndecided = async (ctx: Ctx, id: OccasionId): Promise<boolean> =>
  (await store.talksOf(ctx, id, "submitted", { limit: 1 })).items.length > 0;

/** The event is at another time: those who are to speak are told, and what is kept and counted goes by its new day. */
export async function moveAll(ctx: Ctx, id: OccasionId): Promise<void> {
  if (!(await store.readCall(ctx, id))) return;
  const { data: event } = await occasions.load(ctx, id);
  const keepUntil = keptUntil(event);
  for await (const { talkId } of store.everyTalk(ctx, id, ["unconfirmed", "submitted", "accepted", "reserve"]))
    await byItself(ctx, talkId, { action: "talk.move" }, ({ data }) =>
      data.keepUntil === keepUntil
        ? { events: [] }
        : {
            events: [decide.happened("talk.moved", data)],
            after: { ...data, keepUntil, counts: { ...data.counts, day: event.day } },
          },
    );
}

/** A letter to its author came back: whoever runs the call sees it. Safe to repeat. */
export async function notReached(ctx: Ctx, id: TalkId): Promise<void> {
  await unlessRefused(() =>
    byItself(ctx, id, { action: "talk.unreached" }, ({ data }) =>
      data.unreached || data.forgotten
        ? { events: [] }
        : { events: [decide.happened("talk.unreached", data)], after: { ...data, unreached: true } },
    ),
  );
}

/** A specialist's name is kept no more where they worked: it goes from programmes, too. */
export async function forgetSpecialist(
  ctx: Ctx,
  { agencyId, specialistId }: { agencyId: AgencyId; specialistId: SpecialistId },
): Promise<void> {
  const programmes = new Set<OccasionId>();
  for await (const { data } of eachOf((page) => store.sentFrom(ctx, agencyId, page), 100))
    if (data.specialistId === specialistId && data.status === "accepted") programmes.add(data.occasionId);
  for (const id of programmes) await compile(ctx, id);
}

/** An organisation that has closed reads nothing any more: whoever runs the call names another. @returns where the next of them stand */
export async function leaveOfAgency(ctx: Ctx, agencyId: AgencyId, page: PageRequest): Promise<string | undefined> {
  const { items, next } = await store.reviewedBy(ctx, agencyId, { stage: "open" }, page);
  for (const { data } of items)
    await byItself(ctx, data.talkId, { action: "talk.declined" }, ({ data: one }) => {
      const isAsked = one.reviews.some((each) => each.agencyId === agencyId && decide.isPending(each));
      if (one.status !== "submitted" || !isAsked) return { events: [] };
      const reviews = one.reviews.map((each) =>
        each.agencyId === agencyId ? { ...each, declined: true as const, answeredAt: ctx.now().toString() } : each,
      );
      return { events: [decide.happened("talk.review-declined", one)], after: { ...one, reviews } };
    });
  return next;
}
