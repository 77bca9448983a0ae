import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import * as Link from "../../ground/link/index.ts";
import { systemCtx } from "../../ground/shared/authorise.ts";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import type { TalkId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { linkToken, paragraph } from "../../ground/shared/schema.ts";
import { nameOf } from "../occasion/find.actions.ts";
import * as occasions from "../occasion/occasion.store.ts";
import { forget } from "./attend.actions.ts";
import { OpenCall } from "./call.ts";
import { openView } from "./call.view.ts";
import { around, byItself } from "./change.ts";
import { correcting, withdrawing } from "./sender.actions.ts";
import * as decide from "./talk.decide.ts";
import * as store from "./talk.store.ts";
import { CorrectTalk, type Talk, TalkView } from "./talk.ts";
import { view } from "./view.ts";

// What comes by the link of the letter of whoever has submitted a talk by the open page.

export const talkToken = (ctx: Pick<Ctx, "keys" | "tenant">, { talkId, keepUntil }: Talk) =>
  Link.seal(ctx.keys, "talk", {
    tenant: ctx.tenant,
    fields: [talkId],
    expiresAt: Math.floor(Temporal.Instant.from(keepUntil).epochMilliseconds / 1000),
  });

/** `confirm`: it was me; `publish`: whether my name is printed; `forget`: nothing is kept of who I was. Looking uses nothing up. */
export const RespondTalk = z.discriminatedUnion("action", [
  z.strictObject({ token: linkToken, action: z.literal("view") }),
  z.strictObject({ token: linkToken, action: z.literal("confirm") }),
  z.strictObject({ token: linkToken, action: z.literal("correct"), content: CorrectTalk }),
  z.strictObject({ token: linkToken, action: z.literal("withdraw"), reason: paragraph(1000).optional() }),
  z.strictObject({ token: linkToken, action: z.literal("forget") }),
]);

/** What the author sees: no reviews, and of a refusal the words. */
export const TalkPage = z.strictObject({
  talk: TalkView.omit({ reviews: true }),
  call: OpenCall,
  until: z.string().optional().meta({ description: "До какого часа подтвердить / until when to confirm" }),
});
export type TalkPage = z.infer<typeof TalkPage>;

/** @throws Refusal link.invalid, link.dead, talk.closed, call.closed, input.invalid */
export async function respondTalk(deps: Deps, input: unknown, requestId: string): Promise<TalkPage> {
  const request = parse(RespondTalk, input);
  const {
    tenant,
    fields: [id],
  } = await Link.openLive(deps, "talk", request.token);
  const ctx: Ctx = { ...systemCtx(deps, tenant, "talk-link"), requestId };
  const found = await unlessRefused(() => store.load(ctx, id));
  if (!found || found.data.forgotten) throw Link.dead();
  // Of an organiser that has closed links open nothing; what it keeps of somebody they may still take away.
  const { data: event } = await occasions.load(ctx, found.data.occasionId);
  if (request.action !== "forget" && (await Agency.load(ctx, event.agencyId)).agency.status === "closed")
    throw Link.dead();
  if (request.action === "confirm")
    await byItself(
      ctx,
      id,
      { action: "talk.confirm" },
      ({ data }) => decide.confirm(data, ctx.now()) ?? { events: [] },
    );
  else if (request.action === "correct") await correcting(ctx, byItself, id, request.content);
  else if (request.action === "withdraw") return goneOf(ctx, id, await page(ctx, id), request.reason);
  else if (request.action === "forget") {
    const before = await page(ctx, id);
    const { status } = (await store.load(ctx, id)).data;
    if (status === "refused" || status === "called-off") await forget(ctx, id);
    else return goneOf(ctx, id, before);
    return nameless(before, status);
  }
  return page(ctx, id);
}

/** Taken back, nothing is left of it to be shown. */
async function goneOf(ctx: Ctx, id: TalkId, before: TalkPage, reason?: string): Promise<TalkPage> {
  const { status } = (await withdrawing(ctx, byItself, id, reason)).data;
  return nameless(before, status);
}
const nameless = ({ talk, call }: TalkPage, status: Talk["status"]): TalkPage => ({
  call,
  talk: {
    ...talk,
    status,
    title: undefined,
    abstract: undefined,
    name: undefined,
    coauthors: undefined,
    slot: undefined,
    correctable: false,
  },
});

async function page(ctx: Ctx, id: TalkId): Promise<TalkPage> {
  const found = await store.load(ctx, id);
  const { call, event, today } = await around(ctx, found.data.occasionId);
  const { status, until } = found.data;
  const correctable = (status === "submitted" || status === "unconfirmed") && decide.isTaking(call.data, today);
  const { reviews: _, ...talk } = await view(ctx, found, { event, correctable, withReviews: false });
  const organisation = await nameOf(ctx, event.agencyId);
  return {
    talk,
    call: openView(call.data, { title: event.title, organisation, today }),
    until: status === "unconfirmed" ? until : undefined,
  };
}
