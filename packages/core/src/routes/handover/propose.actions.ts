import { Conflict, type Page, type Stored, type Write } from "../../ground/shared/bank.ts";
import {
  type AgencyId,
  by,
  type ChildId,
  type Ctx,
  derivedId,
  type HandoverId,
  type RepresentativeId,
  save,
} from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import { fits } from "../route/ages.ts";
import { openRouteOf, load as routeOf } from "../route/route.store.ts";
import { shipped } from "../route/shipped.ts";
import { forms } from "../route/templates/index.ts";
import { changed } from "./handover.actions.ts";
import * as decide from "./handover.decide.ts";
import * as store from "./handover.store.ts";
import type { Handover } from "./handover.ts";

type Proposal = Pick<Handover, "childId" | "routeId" | "kind" | "municipality" | "from" | "to" | "age">;

/** @param cause what asks for it: the same asks once, however often */
async function propose(ctx: Ctx, proposal: Proposal, cause: string): Promise<HandoverId | undefined> {
  const { childId, kind } = proposal;
  const handoverId = derivedId("handover", [ctx.tenant, childId, store.about(proposal), cause]);
  const handover: Handover = { ...proposal, handoverId, proposedAt: ctx.now().toString(), status: "proposed" };
  const writes: Write[] = [store.write(ctx.tenant, handover, "absent"), store.take(ctx.tenant, handover)];
  try {
    await save(ctx, {
      writes,
      stream: store.partition(ctx.tenant, handoverId),
      events: [decide.event("handover.proposed", handover)],
      audit: { subject: childId, action: "handover.propose", detail: { handoverId, kind } },
    });
    return handoverId;
  } catch (error) {
    if (error instanceof Conflict) return undefined; // proposed already
    throw error;
  }
}

/**
 * The family lives in another municipality than the one that keeps the child's route: a proposal to that one. Moved on, it goes
 * there; moved back, it is withdrawn. Safe to repeat.
 */
export async function proposeMove(ctx: Ctx, childId: ChildId, cause: string): Promise<void> {
  const routeId = await openRouteOf(ctx, childId);
  if (!routeId) return;
  const { municipality } = (await Child.load(ctx, childId)).record;
  const { municipality: keeper } = (await routeOf(ctx, routeId)).data;
  const open = await store.openOf(ctx, childId, "municipality");
  if (open) await (municipality === keeper ? withdraw(ctx, open) : redirect(ctx, open, municipality));
  else if (municipality !== keeper)
    await propose(
      ctx,
      {
        kind: "municipality",
        childId,
        routeId,
        municipality,
        from: { municipality: keeper },
        to: { municipality },
      },
      cause,
    );
}

/** An organisation has closed without a successor: who has its steps, and its place in the child's card, next? */
export async function proposeOrganisation(
  ctx: Ctx,
  childId: ChildId,
  agencyId: AgencyId,
  cause: string,
): Promise<HandoverId | undefined> {
  const { record } = await Child.load(ctx, childId);
  if (record.status === "left") return undefined;
  const routeId = await openRouteOf(ctx, childId);
  const municipality = routeId ? (await routeOf(ctx, routeId)).data.municipality : record.municipality;
  const sides = { from: { agencyId }, to: {} };
  return propose(ctx, { kind: "organisation", childId, routeId, municipality, ...sides }, cause);
}

/** The child will be of another age of help: which route comes next? Once for each age of each route, and for each correction. */
export async function proposeAge(
  ctx: Ctx,
  childId: ChildId,
  age: number,
  cause?: string,
): Promise<HandoverId | undefined> {
  const routeId = await openRouteOf(ctx, childId);
  if (!routeId) return undefined;
  const { template, municipality } = (await routeOf(ctx, routeId)).data;
  // The route goes on at that age as it is.
  if (fits(shipped(template.key, template.version).ages, age)) return undefined;
  const next = forms.filter(({ ages }) => fits(ages, age));
  const to = { template: next[0]?.key };
  return propose(
    ctx,
    { kind: "age", childId, routeId, municipality, from: { template: template.key }, to, age },
    cause ?? routeId,
  );
}

/** What was proposed for another age than this one. */
export async function withdrawAges(ctx: Ctx, childId: ChildId, but: number): Promise<void> {
  for (const id of await store.openOnes(ctx, childId)) {
    const { kind, age } = (await store.load(ctx, id)).data;
    if (kind === "age" && age !== but) await withdraw(ctx, id);
  }
}

/**
 * Somebody represents the child no more whose word the route rested on: what is open, and who acts for it now (the last who came), for
 * whoever asks them for a consent. It is accepted by that consent.
 */
export async function proposeRepresentative(
  ctx: Ctx,
  childId: ChildId,
  gone: RepresentativeId,
  cause: string,
): Promise<HandoverId | undefined> {
  const routeId = await openRouteOf(ctx, childId);
  if (!routeId || (await Consent.standing(ctx, childId)).length > 0) return undefined;
  const { municipality } = (await routeOf(ctx, routeId)).data;
  const { record } = await Child.load(ctx, childId);
  const acting = Child.actingOn((await Tenant.today(ctx)).toString(), record);
  const sides = { from: { representativeId: gone }, to: { representativeId: acting.at(-1) } };
  return propose(ctx, { kind: "representative", childId, routeId, municipality, ...sides }, cause);
}

/** A card has become part of another one, or two: what is open about it goes along. Safe to repeat. */
export async function rehang(ctx: Ctx, childId: ChildId): Promise<void> {
  for (const id of await store.openOnes(ctx, childId))
    await changed(ctx, id, { action: "handover.rehang" }, ({ data }) => ({ events: [], after: hungOn(data, childId) }));
}

const hungOn = (handover: Handover, childId: ChildId): Handover =>
  handover.childId === childId ? handover : { ...handover, childId };

/** An organisation works again, or somebody goes on with its work: whatever was proposed of it is withdrawn. */
export async function withdrawOf(
  ctx: Ctx,
  agencyId: AgencyId,
  stays: (handover: Handover) => Promise<boolean> = async () => false,
): Promise<void> {
  let from: string | undefined;
  do {
    const page: Page<Stored<Handover>> = await store.find(ctx, { stage: "open" }, { from });
    for (const { data } of page.items)
      if (data.kind === "organisation" && data.from.agencyId === agencyId && !(await stays(data)))
        await withdraw(ctx, data.handoverId);
    from = page.next;
  } while (from);
}

/** Nobody is asked any more about a child who left. */
export async function withdrawAll(ctx: Ctx, childId: ChildId): Promise<void> {
  for (const id of await store.openOnes(ctx, childId)) await withdraw(ctx, id);
}

/** What asked for it is no more. Safe to repeat. */
export const withdraw = (ctx: Ctx, id: HandoverId) =>
  changed(ctx, id, { action: "handover.withdraw" }, ({ data }) => {
    const decided = decide.withdraw(data, { by: by(ctx.actor), at: ctx.now().toString() });
    return { ...decided, writes: decided.events.length > 0 ? [store.free(ctx.tenant, data)] : [] };
  });

const redirect = (ctx: Ctx, id: HandoverId, municipality: string) =>
  changed(ctx, id, { action: "handover.redirect" }, ({ data }) => decide.redirect(data, municipality));
