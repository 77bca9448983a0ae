import type { Actor } from "../../ground/shared/actor.ts";
import type { Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, RepresentativeId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { Representative } from "../child/child.ts";
import { type Contact, readContacts, readRepresentatives } from "../child/representatives.store.ts";
import type { Family, FamilyView, Member, MemberView } from "./family.ts";
import { actsFor, type Household, mayCome } from "./household.ts";

/** Who somebody is to a child, as its card says. */
type OfChild = Representative & { childId: ChildId };

/** A family with its people. The caller has authorised and written the audit entry. */
export async function viewOf(ctx: Ctx, { data, version }: Stored<Family>, household: Household): Promise<FamilyView> {
  const { familyId, municipality, members, createdAt } = data;
  const people = await peopleOf(ctx, household);
  const others = members.filter(({ memberId }) => !people.has(memberId)).map(({ memberId }) => memberId);
  const contacts = others.length > 0 ? await readContacts(ctx, others) : new Map<RepresentativeId, never>();
  const shown = members.map((member) =>
    memberView(ctx, member, household, {
      cards: people.get(member.memberId) ?? [],
      contact: contacts.get(member.memberId)?.data,
    }),
  );
  return {
    familyId,
    municipality,
    members: await Promise.all(shown),
    children: household.records.map(({ childId }) => childId),
    createdAt,
    version,
  };
}

async function peopleOf(ctx: Ctx, { records }: Household): Promise<Map<RepresentativeId, OfChild[]>> {
  const cards = await Promise.all(
    records.map(({ childId, representativeIds }) => readRepresentatives(ctx, childId, representativeIds)),
  );
  const all = cards.flatMap(({ data }, i) => data.map((one) => ({ ...one, childId: records[i]!.childId })));
  return Map.groupBy(all, ({ representativeId }) => representativeId);
}

async function memberView(
  ctx: Ctx,
  member: Member,
  { represents }: Household,
  { cards, contact }: { cards: readonly OfChild[]; contact: Partial<Contact> | undefined },
): Promise<MemberView> {
  const { memberId, kin, languages, needs, channel, noDigestSince, since, invitedAt } = member;
  const acts = await actsFor(ctx, memberId, represents.get(memberId) ?? [], await Tenant.today(ctx));
  const own = isOwn(ctx.actor, memberId);
  const known: Partial<Contact> = cards[0] ?? contact ?? {};
  return {
    memberId,
    kin,
    surname: known.surname,
    givenName: known.givenName,
    patronymic: known.patronymic,
    phone: own ? known.phone : undefined,
    email: own ? known.email : undefined,
    organisation: known.agencyId,
    represents: cards.map(({ childId, relation, authority }) => ({
      childId,
      relation,
      acting: acts.includes(childId),
      paper:
        authority && own
          ? { kind: authority.kind, number: authority.number, from: authority.from, to: authority.to }
          : undefined,
    })),
    languages,
    needs,
    channel,
    digest: noDigestSince === undefined,
    since,
    invitedAt,
    mayOpenPage: mayCome(member, acts),
  };
}

/** One parent may hide from the other: how somebody is reached is for themselves and staff alone. */
const isOwn = (actor: Actor, memberId: RepresentativeId): boolean =>
  actor.kind !== "representative" || actor.representative === memberId;
