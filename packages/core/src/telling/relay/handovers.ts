import type { ChildId, DomainEvent } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Handover from "../../routes/handover/index.ts";
import * as Digest from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";
import { tellMunicipality } from "./tell.ts";

/**
 * Who is to take over hears of a proposal; who hands over hears what became of it, unless they are the same. Told,
 * not flooded.
 */
export async function tellHandover(
  r: Relay,
  e: DomainEvent<string, { handoverId: Handover.Handover["handoverId"] }>,
): Promise<void> {
  const { data } = await Handover.load(r.ctx, e.data.handoverId);
  const { handoverId, kind, status, municipality, from } = data;
  // Of an organisation's closing one task tells, and not a mail for each of its children; of a consent that ended its own.
  if (status === "withdrawn" || kind === "organisation" || kind === "representative") return;
  const to = status === "proposed" ? municipality : from.municipality;
  if (to === undefined) return;
  await tellMunicipality(r, e, to, ({ publicUrl }) => ({
    kind: "handover",
    what: kind,
    status,
    handoverId,
    publicUrl,
  }));
}

/** A parent's consent ends on the day, and the route goes on with the own one: time to talk about both. */
export async function comingOfAge({ ctx }: Relay, e: Happened<"child.coming-of-age">): Promise<void> {
  const { childId, routeId, municipality, month } = e.data;
  await Inbox.openTask(ctx, e, "coming-of-age", childId, { childId, routeId, municipality, month });
}

/** Consents under the paper end with it: somebody asks for the next one, and hears of it in the digest too. */
export async function authorityEnding({ ctx, workflows }: Relay, e: Happened<"child.authority-ending">): Promise<void> {
  const { childId, municipality, representativeId, until } = e.data;
  await Inbox.openTask(ctx, e, "authority-ending", childId, e.data);
  await Digest.collect(ctx, { municipality }, { authority: representativeId, childId, until, at: e.at });
  await Digest.wakeForDigest(ctx, workflows);
}

/** The next paper is there, or somebody else represents the child: nothing is asked for any more unless it ends soon as well. */
export async function authorityChanged({ ctx }: Relay, childId: ChildId): Promise<void> {
  await Child.placeAuthorities(ctx, childId);
  const soon = (await Tenant.today(ctx)).add({ days: Handover.authorityDaysAhead }).toString();
  const ends = Child.authorityEnds((await Child.load(ctx, childId)).record);
  if (ends.every(({ until }) => until > soon)) await Inbox.closeTask(ctx, "authority-ending", childId);
}
