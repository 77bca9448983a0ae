import * as Agency from "../../agencies/agency/index.ts";
import { isStaff, within } from "../../ground/shared/authorise.ts";
import {
  type AgencyId,
  auditRead,
  type Ctx,
  notFound,
  type OccasionId,
  type Page,
  type PageRequest,
  type Stored,
  type TalkId,
} from "../../ground/shared/index.ts";
import * as occasions from "../occasion/occasion.store.ts";
import { may, mustRun } from "./call.actions.ts";
import { around } from "./change.ts";
import * as decide from "./talk.decide.ts";
import * as store from "./talk.store.ts";
import type { Talk, TalkSummary, TalkView } from "./talk.ts";
import { summaries, view } from "./view.ts";

/** With reviews for whoever decides; without them for whoever submitted it. On record. @throws Refusal not-found */
export const get = async (ctx: Ctx, id: TalkId): Promise<TalkView> => shown(ctx, await store.load(ctx, id));

/** @throws Refusal not-found for everybody but whoever runs the call, and whoever submitted it */
export async function shown(ctx: Ctx, found: Pick<Stored<Talk>, "data" | "version">): Promise<TalkView> {
  const { call: of, event, today } = await around(ctx, found.data.occasionId);
  const call = of.data;
  const runs = (await may(ctx, call.agencyId)) || (await may(ctx, call.deciderId));
  const sends = await may(ctx, found.data.agencyId);
  if (!runs && !sends) throw notFound();
  const { talkId, occasionId } = found.data;
  await auditRead(ctx, { subject: occasionId, action: "talk.read", detail: { talkId } });
  const correctable = sends && found.data.status === "submitted" && decide.isTaking(call, today);
  return view(ctx, found, { event, correctable, withReviews: runs });
}

/** Of a call for whoever runs it; of an organisation what it has submitted; else of the events of one's territory. @throws Refusal not-found, cursor.invalid */
export async function find(
  ctx: Ctx,
  {
    event,
    agency,
    status,
    ...page
  }: PageRequest & {
    event?: OccasionId | undefined;
    agency?: AgencyId | undefined;
    status?: Talk["status"] | undefined;
  },
): Promise<Page<TalkSummary>> {
  const own = agency ?? ("agency" in ctx.actor ? ctx.actor.agency : undefined);
  const wanted = <T extends { status: Talk["status"] }>(all: T[]) =>
    all.filter((one) => status === undefined || one.status === status);
  if (event) {
    // An event that asks for nothing has no talks.
    await mustRun(ctx, (await store.readCall(ctx, event))?.data ?? (await occasions.load(ctx, event)).data);
    await auditRead(ctx, { subject: event, action: "talk.list" });
    const { items, next } = await store.talksOf(ctx, event, status, page);
    return { items: await summaries(ctx, items), next };
  }
  if (!own) {
    if (!isStaff(ctx.actor, "each")) throw notFound();
    await auditRead(ctx, { subject: "tenant", action: "talk.list" });
    const { items, next } = await store.talksIn(ctx, within(ctx.actor), page);
    return { items: wanted(await summaries(ctx, items)), next };
  }
  // Its own order has nothing for an organisation that is not here.
  if (agency) await Agency.mustManage(ctx, agency);
  await auditRead(ctx, { subject: own, action: "talk.list" });
  const { items, next } = await store.sentFrom(ctx, own, page);
  // What others think of it is theirs until it is decided.
  const mine = (await summaries(ctx, items)).map((one) => ({ ...one, mean: undefined }));
  return { items: wanted(mine), next };
}
