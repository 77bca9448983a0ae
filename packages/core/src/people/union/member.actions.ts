import * as Agency from "../../agencies/agency/index.ts";
import { changing } from "../../ground/change/index.ts";
import {
  type AgencyId,
  auditRead,
  type ChildId,
  type Ctx,
  type MeetingId,
  notFound,
  retrying,
  save,
  type UnionId,
} from "../../ground/shared/index.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { actsToday } from "../child/acting.ts";
import { mustBeHere, visible } from "../child/child.scope.ts";
import * as children from "../child/child.store.ts";
import { mustBeActive } from "./union.actions.ts";
import type { MembershipEvent } from "./union.events.ts";
import * as store from "./union.store.ts";
import { type FamilyUnion, kindOf, type Membership, type Union } from "./union.ts";

const changed = changing<store.MembershipAt, Membership, MembershipEvent>({
  load: async (ctx, at) => {
    const found = await ctx.bank.get<Membership>(store.membershipKey(ctx.tenant, at));
    if (!found) throw notFound();
    return found;
  },
  authorise: (ctx, { memberId }) => {
    if (speaker(ctx) !== memberId) throw notFound();
  },
  writes: ({ tenant }, before, after) => [store.writeMembership(tenant, after, before.version)],
  stream: (tenant, { childId }) => partitionOf(tenant, childId),
  audit: ({ childId, unionId }) => ({ subject: childId, detail: { unionId } }),
});

/** Somebody of a family, for themselves. @throws Refusal not-found */
function speaker({ actor }: Ctx) {
  if (actor.kind !== "representative") throw notFound();
  return actor.representative;
}

/** Unions where the child lives, and those that its parent is a member of already, with what is to come. On record. @throws Refusal not-found */
export async function listFor(ctx: Ctx, childId: ChildId): Promise<FamilyUnion[]> {
  const me = speaker(ctx);
  const { record } = await visible(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "union.list" });
  const mine = new Map(
    (await store.ofChild(ctx, childId))
      .filter(({ data }) => data.memberId === me)
      .map(({ data }) => [data.unionId, data]),
  );
  const { items } = await store.find(ctx, { municipality: record.municipality, status: "active" }, { limit: 50 });
  const here = items.map(({ data }) => data);
  const ids = [...mine.keys()].filter((id) => !here.some(({ unionId }) => unionId === id));
  const others = await Promise.all(ids.map(async (id) => (await store.load(ctx, id)).data));
  const all = [...here, ...others];
  const names = await Agency.namesOf(ctx, [...new Set(all.flatMap(({ agencyId }) => agencyId ?? []))]);
  const today = (await Tenant.today(ctx)).toString();
  return all.map((union) => shown(union, mine.get(union.unionId), { names, today }));
}

/** Of one that comes together each week the next two months. */
const mostAhead = 8;

function shown(
  { unionId, kind, name, about, agencyId, open, meetings }: Union,
  membership: Membership | undefined,
  { names, today }: { names: ReadonlyMap<string, string>; today: string },
): FamilyUnion {
  const ahead = membership || open ? meetings.filter(({ on }) => on >= today) : [];
  return {
    unionId,
    kind: kindOf({ kind }),
    name,
    about,
    organisation: agencyId && names.get(agencyId satisfies AgencyId),
    member: membership !== undefined,
    meetings: ahead
      .slice(0, mostAhead)
      .map(({ reminded: _, ...one }) => ({ ...one, comes: membership?.answers[one.meetingId] })),
  };
}

/** By their own word: the consent to be invited. Joining twice is joining once. @throws Refusal union.closed, child.left, limit.reached, not-found */
export const join = (ctx: Ctx, childId: ChildId, unionId: UnionId): Promise<void> =>
  retrying(async () => {
    const memberId = speaker(ctx);
    const { record, version } = await visible(ctx, childId);
    mustBeHere(record);
    const { data: union } = await store.load(ctx, unionId);
    if (union.municipality !== record.municipality) throw notFound();
    mustBeActive(union);
    const known = await store.ofChild(ctx, childId);
    if (known.some(({ data }) => data.unionId === unionId && data.memberId === memberId)) return;
    mustHaveRoom("memberships", known.length);
    const consentedAt = ctx.now().toString();
    const membership: Membership = { unionId, childId, memberId, consentedAt, answers: {} };
    await save(ctx, {
      writes: [
        store.writeMembership(ctx.tenant, membership, "absent"),
        children.unchanged(ctx.tenant, childId, version),
      ],
      stream: partitionOf(ctx.tenant, childId),
      events: [{ type: "union.joined", data: { unionId, childId, memberId } } satisfies MembershipEvent],
      audit: { subject: childId, action: "union.join", detail: { unionId } },
    });
  });

/** The consent is taken back: nothing of the membership is kept. Leaving twice is leaving once. @throws Refusal not-found */
export async function leave(ctx: Ctx, childId: ChildId, unionId: UnionId): Promise<void> {
  const memberId = speaker(ctx);
  await visible(ctx, childId);
  const found = (await store.ofChild(ctx, childId)).find(
    ({ data }) => data.unionId === unionId && data.memberId === memberId,
  );
  if (found) await end(ctx, found.data);
}

const end = (ctx: Ctx, { unionId, childId, memberId }: Membership): Promise<void> =>
  save(ctx, {
    writes: [{ remove: store.membershipKey(ctx.tenant, { unionId, childId, memberId }), expect: "any" }],
    stream: partitionOf(ctx.tenant, childId),
    events: [{ type: "union.left", data: { unionId, childId, memberId } } satisfies MembershipEvent],
    audit: { subject: childId, action: "union.leave", detail: { unionId } },
  }).then(() => {});

/** Whether they come to a meeting; the last word counts. @throws Refusal not-found */
export async function answer(
  ctx: Ctx,
  { childId, unionId, meetingId, comes }: { childId: ChildId; unionId: UnionId; meetingId: MeetingId; comes: boolean },
): Promise<void> {
  await visible(ctx, childId);
  const { data: union } = await store.load(ctx, unionId);
  if (!union.meetings.some((one) => one.meetingId === meetingId)) throw notFound();
  const at = { childId, unionId, memberId: speaker(ctx) };
  await changed(ctx, at, { action: "union.answer" }, ({ data }) =>
    data.answers[meetingId] === comes
      ? { events: [] }
      : {
          events: [{ type: "union.answered", data: { unionId, childId, memberId: data.memberId } }],
          after: { ...data, answers: { ...data.answers, [meetingId]: comes } },
        },
  );
}

/** Of a child who is forgotten or has left, or for whom somebody acts no more, nobody is a member. By the platform alone; safe to repeat. */
export async function forgetMembers(ctx: Ctx, childId: ChildId): Promise<void> {
  const card = (await children.read(ctx, childId))?.data;
  const isHere = card && !card.erasure && card.status === "active";
  const today = await Tenant.today(ctx);
  for (const { data } of await store.ofChild(ctx, childId))
    if (!isHere || !(await actsToday(ctx, card, data.memberId, today))) await end(ctx, data);
}
