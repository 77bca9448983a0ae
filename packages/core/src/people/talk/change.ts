import { Temporal } from "temporal-polyfill";
import { changing } from "../../ground/change/index.ts";
import { type Ctx, notFound, type OccasionId, type Stored, type TalkId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as occasions from "../occasion/occasion.store.ts";
import type { Occasion } from "../occasion/occasion.ts";
import { may, mustRun } from "./call.actions.ts";
import type { Call } from "./call.ts";
import type { TalkEvent } from "./talk.events.ts";
import * as store from "./talk.store.ts";
import type { Talk } from "./talk.ts";

// How a talk is changed, and by whom.

/** A year after the event: for as long as somebody may ask who spoke there. */
const namesKept = Temporal.Duration.from({ hours: 24 * 365 });
export const keptUntil = ({ ends }: Pick<Occasion, "ends">): string =>
  Temporal.Instant.from(ends).add(namesKept).toString({ smallestUnit: "second" });

export const changedBy = (authorise: (ctx: Ctx, one: Talk) => Promise<void>) =>
  changing<TalkId, Talk, TalkEvent>({
    load: store.load,
    authorise,
    writes: ({ tenant }, before, after) => store.writes(tenant, after, before.version, before.data.reviews),
    stream: (tenant, { talkId }) => store.partition(tenant, talkId),
    audit: ({ talkId, occasionId }) => ({ subject: occasionId, detail: { talkId } }),
    ref: ({ talkId }) => ({ kind: "talk", id: talkId }),
  });
/** By whoever runs the call. */
export const byRunner = changedBy(async (ctx, { occasionId }) =>
  mustRun(ctx, (await store.loadCall(ctx, occasionId)).data),
);
export const bySender = changedBy(async (ctx, { agencyId }) => {
  if (!(await may(ctx, agencyId))) throw notFound();
});
/** By the platform, or whoever has the letter's link. */
export const byItself = changedBy(async () => {});

/** One with its event and the day. */
export async function around(
  ctx: Ctx,
  id: OccasionId,
): Promise<{ call: Stored<Call>; event: Occasion; today: string }> {
  const [call, event, today] = await Promise.all([store.loadCall(ctx, id), occasions.load(ctx, id), Tenant.today(ctx)]);
  return { call, event: event.data, today: today.toString() };
}
