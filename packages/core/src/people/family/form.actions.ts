import { caresFor, mustCareFor } from "../../ground/shared/authorise.ts";
import type { Stored, Write } from "../../ground/shared/bank.ts";
import { type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { type ChildId, type FamilyId, newId, type RepresentativeId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { madeBefore } from "../../ground/shared/repeat.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { actingOn } from "../child/authority.ts";
import { mustBeHere, visible as visibleChild } from "../child/child.scope.ts";
import { mustNotBeForgotten } from "../child/child.store.ts";
import { writeOwnContact } from "../child/representatives.store.ts";
import { joined } from "./family.scope.ts";
import * as store from "./family.store.ts";
import { type Family, type Member, mostMembers, NewFamily, type NewMember } from "./family.ts";

/**
 * Staff brings a family in: of a child, which is formed of whoever represents it, or one that expects a child and may stay unnamed.
 * @throws Refusal input.invalid, not-found, those of {@link ofChild}
 */
export async function form(ctx: Ctx, input: unknown): Promise<FamilyId> {
  mustCareFor(ctx.actor, "each");
  const { childId, municipality, members } = parse(NewFamily, input);
  if (childId !== undefined) return (await ofChild(ctx, childId, members)).data.familyId;
  await mustBeOurs(ctx, municipality!);
  return retrying(async () => {
    const made = await madeBefore(ctx);
    if (made) return made.id as FamilyId;
    const coming = await comingTo(ctx, members);
    return (await create(ctx, municipality!, coming)).data.familyId;
  });
}

/**
 * The family of a child, for whoever may see the child: the one that whoever represents it is of, joined by those who are of none; formed
 * where nobody is of one. @throws Refusal child.left, child.merging, child.merged, child.erased, not-found
 */
export const ofChild = (ctx: Ctx, childId: ChildId, members: readonly NewMember[] = []): Promise<Stored<Family>> =>
  retrying(async () => {
    const { record } = await visibleChild(ctx, childId);
    mustBeHere(record);
    const acting = actingOn((await Tenant.today(ctx)).toString(), record);
    const known = await store.membershipsOf(ctx, acting);
    const missing = acting.filter((id) => !known.has(id));
    const coming = await comingTo(ctx, members);
    const people: Coming = {
      members: [...missing.map((memberId) => memberOf(ctx, memberId)), ...coming.members],
      writes: [...missing.map((id) => mustNotBeForgotten(ctx.tenant, id)), ...coming.writes],
    };
    const [familyId] = known.values();
    if (familyId === undefined) return create(ctx, record.municipality, people);
    const found = await store.load(ctx, familyId);
    const isSettled = !found.data.members.some((one) => isMore(one, acting));
    if (people.members.length === 0 && isSettled) return found;
    return joined(ctx, familyId, { action: "family.join" }, ({ data }) => added(ctx, settled(data, acting), people));
  });

/** Somebody who came as another and represents a child now: their right is that of the card from then on, and ends with it. */
const isMore = ({ memberId, kin }: Member, acting: readonly RepresentativeId[]): boolean =>
  kin !== undefined && acting.includes(memberId);
const settled = (family: Family, acting: readonly RepresentativeId[]): Family => ({
  ...family,
  members: family.members.map((one) => (isMore(one, acting) ? { ...one, kin: undefined } : one)),
});

export interface Coming {
  members: Member[];
  writes: Write[];
}

export const memberOf = (ctx: Ctx, memberId: RepresentativeId, said: Partial<NewMember> = {}): Member => ({
  memberId,
  kin: said.kin,
  languages: said.languages ?? [],
  needs: said.needs ?? [],
  channel: said.channel ?? "mail",
  noDigestSince: said.digest === false ? ctx.now().toString() : undefined,
  epoch: 0,
  since: ctx.now().toString(),
});

/** Adults who represent nobody, with what is sealed of each under a key of their own. */
export async function comingTo(ctx: Ctx, list: readonly NewMember[]): Promise<Coming> {
  const members = list.map((said) => memberOf(ctx, newId("rep", ctx.now().epochMilliseconds), said));
  const writes = members.map(({ memberId }, i) => {
    const { surname, givenName, patronymic, phone, email } = list[i]!;
    return writeOwnContact(ctx, memberId, { surname, givenName, patronymic, phone, email }, "absent");
  });
  return { members, writes: await Promise.all(writes) };
}

/** With whoever comes; of those who come again no former link lives. */
export const joinedBy = (family: Family, coming: readonly Member[]): Family => ({
  ...family,
  members: [...family.members, ...coming.map((one) => ({ ...one, epoch: family.nextEpoch ?? 0 }))],
});

/** @throws Refusal input.invalid where they are too many */
export function added(ctx: Ctx, family: Family, { members, writes }: Coming) {
  const after = joinedBy(family, members);
  mustBeRight(
    after.members.length > mostMembers
      ? [fault("/addMembers", `всего не больше ${mostMembers}`, `at most ${mostMembers} in all`)]
      : [],
  );
  const { familyId, municipality } = family;
  const fields = members.map(({ memberId }) => `members.${memberId}`);
  return {
    after,
    events: [{ type: "family.changed" as const, data: { familyId, municipality, fields } }],
    writes: [...members.map(({ memberId }) => store.join(ctx.tenant, memberId, familyId)), ...writes],
    detail: { fields: fields.join(",") },
  };
}

async function create(ctx: Ctx, municipality: string, { members, writes }: Coming): Promise<Stored<Family>> {
  const now = ctx.now();
  const familyId: FamilyId = newId("family", now.epochMilliseconds);
  const family: Family = { familyId, municipality, members, createdAt: now.toString() };
  await save(ctx, {
    writes: [
      store.write(ctx.tenant, family, "absent"),
      ...members.map(({ memberId }) => store.join(ctx.tenant, memberId, familyId)),
      ...writes,
    ],
    stream: store.partition(ctx.tenant, familyId),
    events: [{ type: "family.formed", data: { familyId, municipality } }],
    audit: { subject: familyId, action: "family.form" },
    ref: { kind: "family", id: familyId },
  });
  return store.load(ctx, familyId);
}

/** @throws Refusal input.invalid */
export async function mustBeOurs(ctx: Ctx, municipality: string): Promise<void> {
  const keys = (await Tenant.load(ctx)).municipalities
    .map(({ key }) => key)
    .filter((key) => caresFor(ctx.actor, { municipality: key }));
  if (keys.includes(municipality)) return;
  mustBeRight([fault("/municipality", `одно из: ${keys.join(", ")}`, `one of: ${keys.join(", ")}`)]);
}
