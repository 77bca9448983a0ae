import type { ChildId } from "../../../ground/shared/ids.ts";
import * as Child from "../../../people/child/index.ts";
import * as Family from "../../../people/family/index.ts";
import * as Handover from "../../../routes/handover/index.ts";
import { list as instrumentsOf } from "../../../routes/instrument/instrument.store.ts";
import * as Route from "../../../routes/route/index.ts";
import * as Inbox from "../../inbox/index.ts";
import { carried, erased } from "../carried.ts";
import type { Relay } from "../deps.ts";
import type { Effects, Happened } from "../events.ts";
import { authorityChanged, authorityEnding, comingOfAge } from "../handovers.ts";
import { childChanged } from "../withheld.ts";

/** Seldom: loaded when it happens (decision 0101). */
const programmes = () => import("../enrolments.ts");
const peers = () => import("../../../people/peer/attend.actions.ts");

/** Cards of children. */
export const effects: Effects = {
  "child.changed": async (r, e) => {
    await childChanged(r, e);
    if (e.data.fields.some((field) => field.startsWith("representatives."))) {
      await authorityChanged(r, e.data.childId);
      for (const id of e.data.gone ?? []) await Family.endLinks(r.ctx, id, { childId: e.data.childId, at: e.at });
      await (await import("../../../people/union/member.actions.ts")).forgetMembers(r.ctx, e.data.childId);
      await (await peers()).endPeers(r.ctx, e.data.childId, e.data.gone);
      if (e.data.gone?.length) {
        const { succeed } = await import("../../../people/family/succession.actions.ts");
        await succeed(r.ctx, e.data.childId, { gone: e.data.gone, at: e.at });
      }
    }
    if (e.data.fields.some((field) => /\.(email|phone)$/.test(field)))
      await (await import("../families.ts")).cardMended(r, e.data);
    if (e.data.fields.includes("municipality")) {
      await Handover.proposeMove(r.ctx, e.data.childId, e.eventId);
      await (await import("../../../routes/employment/follow.actions.ts")).follow(r.ctx, e.data.childId);
      const { followAccompaniments } = await import("../../../routes/accompaniment/attend.actions.ts");
      await followAccompaniments(r.ctx, e.data.childId);
      const { followRequests } = await import("../../../routes/request/attend.actions.ts");
      await followRequests(r.ctx, e.data.childId);
      const { followPapers } = await import("../../../routes/family-paper/attend.actions.ts");
      await followPapers(r.ctx, e.data.childId);
      await (await peers()).followPeers(r.ctx, e.data.childId);
      await (await programmes()).childMoved(r, e);
      await tasksFollow(r, e.data.childId);
    }
    if (e.data.fields.includes("person.birthDate")) await Handover.refitAge(r.ctx, e.data.childId, e.eventId);
  },
  "child.born": async ({ ctx }, e) => {
    const { childId, municipality, placement } = e.data;
    if (placement) await Inbox.openTask(ctx, e, "placement-needed", childId, { childId, municipality });
  },
  "child.registered": ({ ctx }, e) => Child.placeAuthorities(ctx, e.data.childId),
  "child.left": async (r, e) => {
    await childLeft(r, e);
    await Child.placeAuthorities(r.ctx, e.data.childId);
  },
  "child.returned": ({ ctx }, e) => Child.placeAuthorities(ctx, e.data.childId),
  "child.coming-of-age": comingOfAge,
  "child.authority-ending": authorityEnding,
  "child.merged": carried,
  "child.unmerged": carried,
  "child.split": carried,
  "child.erased": erased,
};

/** What somebody is to see to about the card and its papers; a route's tasks go with the route. */
async function tasksFollow({ ctx }: Relay, childId: ChildId): Promise<void> {
  const { municipality } = (await Child.load(ctx, childId)).record;
  const instruments = (await instrumentsOf(ctx, childId)).map(({ data }) => data.instrumentId);
  await Inbox.moveTasks(ctx, municipality, ofCard, [childId]);
  await Inbox.moveTasks(ctx, municipality, ["family-disagrees", "execution-report"], instruments);
}
const ofCard = [
  "consent-disputed",
  "placement-needed",
  "coming-of-age",
  "authority-ending",
  "appointments-missed",
  "accompaniment-doubled",
] as const;

/** A child who left has nobody asked about it any more. */
async function childLeft(r: Relay, e: Happened<"child.left">): Promise<void> {
  const routeId = await Route.openRouteOf(r.ctx, e.data.childId);
  if (routeId) await Route.close(r.ctx, routeId, { reason: e.data.cause });
  await Handover.withdrawAll(r.ctx, e.data.childId);
  await (await programmes()).childLeft(r, e);
  await (await import("../../../people/union/member.actions.ts")).forgetMembers(r.ctx, e.data.childId);
  await (await peers()).endPeers(r.ctx, e.data.childId);
}
