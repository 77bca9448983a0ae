import { all } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, RepresentativeId, UnionId } from "../../ground/shared/ids.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { ofRepresentative } from "../../people/child/child.store.ts";
import * as unions from "../../people/union/union.store.ts";
import type { Contribution } from "./contribution.ts";
import { memberSubject, ofMember, ofUnion } from "./contribution.union.ts";
import { count, countByMarks } from "./counting.ts";

export const countUnion = (ctx: Ctx, unionId: UnionId): Promise<void> =>
  count(ctx, async () => {
    const found = await unlessRefused(() => unions.load(ctx, unionId));
    return found && { adds: [ofUnion(found.data)], from: [found] };
  });

/** Of all unions that somebody has joined, by whichever of their children: they count once. */
export function countMember(ctx: Ctx, memberId: RepresentativeId): Promise<void> {
  const anew = readingAnew(ctx);
  return countByMarks(anew, [memberSubject(memberId)], async () => [await membershipsOf(anew, memberId)]);
}

/** A union that closes has members no more, and one that opens again has them. */
export async function countMembers(ctx: Ctx, unionId: UnionId): Promise<void> {
  const { countActiveOf } = await import("./count.peers.ts");
  for (const { memberId } of await unions.members(ctx, unionId)) {
    await countMember(ctx, memberId);
    await countActiveOf(ctx, memberId);
  }
}

/** Strongly consistent: by the children whom they represent, with whom memberships are kept. */
export async function membershipsOf(ctx: Ctx, memberId: RepresentativeId): Promise<Contribution> {
  const mine: { unionId: UnionId; consentedAt: string }[] = [];
  const pk = ofRepresentative(ctx.tenant, memberId);
  for await (const { data } of all<{ childId: ChildId }>(ctx.bank, "records", pk, { prefix: "CHILD#" }))
    for (const one of await unions.ofChild(ctx, data.childId)) if (one.data.memberId === memberId) mine.push(one.data);
  const joined = await Promise.all(
    mine.map(async ({ unionId, consentedAt }) => ({
      consentedAt,
      union: (await unlessRefused(() => unions.load(ctx, unionId)))?.data,
    })),
  );
  return ofMember(
    memberId,
    joined.flatMap(({ consentedAt, union }) => (union ? [{ consentedAt, union }] : [])),
  );
}
