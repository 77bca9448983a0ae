import { Temporal } from "temporal-polyfill";
import * as Link from "../../ground/link/index.ts";
import type { Stored } from "../../ground/shared/bank.ts";
import { auditOnce, type Ctx, type Deps } from "../../ground/shared/context.ts";
import { type ChildId, type FamilyId, newId, type RepresentativeId } from "../../ground/shared/ids.ts";
import { fault, invalid, mustBeRight, parse } from "../../ground/shared/input.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { contactOf } from "./contact.ts";
import { changed, visible } from "./family.scope.ts";
import * as store from "./family.store.ts";
import { type Family, type Member, OfMember, RevokeFamilyLinks } from "./family.ts";
import { householdOf, isWelcome } from "./household.ts";

/** So long a link to the page works. */
export const linkLasts = Temporal.Duration.from({ hours: 24 * 90 });
/** Whoever presses twice gets one letter. */
const oneLetterIn = { minutes: 10 };

/** A member who has come, by a link or an account of theirs. */
export interface Speaking {
  ctx: Ctx;
  family: Family;
  member: Member;
  /** The one child whom they have come for; without it all for whom they act. */
  only?: ChildId | undefined;
}

/**
 * Sends somebody the link to their page. By staff, or the member itself, who has lost it.
 * @throws Refusal input.invalid (no member, has no address, may not come), not-found
 */
export async function invite(ctx: Ctx, familyId: FamilyId, input: unknown): Promise<Member> {
  const { memberId } = parse(OfMember, input);
  const { data: family } = await mustBeAskedBy(ctx, familyId, memberId);
  const member = memberOf(family, memberId);
  mustBeRight(member ? await unreachable(ctx, family, member) : [noMember]);
  return memberOf(await invited(ctx, familyId, memberId), memberId)!;
}

const noMember = fault("/memberId", "участник этой семьи", "a member of this family");

async function unreachable(ctx: Ctx, family: Family, member: Member) {
  if (!(await isWelcome(ctx, member)))
    return [
      fault(
        "/memberId",
        "тот, кто сейчас представляет ребёнка семьи",
        "somebody who represents a child of the family now",
      ),
    ];
  const { email } = await contactOf(ctx, family, member.memberId);
  if (email === undefined)
    return [
      fault(
        "/memberId",
        "участник с адресом почты; иначе — печатный лист",
        "a member with an e-mail address; else a printed sheet",
      ),
    ];
  return [];
}

/** The letter is on its way; asked again within minutes it is the same one. */
export const invited = async (ctx: Ctx, familyId: FamilyId, memberId: RepresentativeId): Promise<Family> =>
  (
    await changed(ctx, familyId, { action: "family.invite" }, ({ data }) => {
      const { municipality } = data;
      const before = memberOf(data, memberId)?.invitedAt;
      if (before && Temporal.Instant.compare(Temporal.Instant.from(before).add(oneLetterIn), ctx.now()) > 0)
        return { events: [] };
      return {
        after: withMember(data, memberId, (one) => ({ ...one, invitedAt: ctx.now().toString() })),
        events: [{ type: "family.invited", data: { familyId, municipality, memberId } }],
        detail: { memberId },
      };
    })
  ).data;

/**
 * Links that were sent are dead from now on: a telephone is lost, somebody has gone. By staff; by a member its own.
 * @throws Refusal input.invalid, not-found
 */
export async function revokeLinks(ctx: Ctx, familyId: FamilyId, input: unknown): Promise<void> {
  const { memberId } = parse(RevokeFamilyLinks, input);
  const { data } = await mustBeAskedBy(ctx, familyId, memberId);
  if (memberId && !memberOf(data, memberId)) mustBeRight([noMember]);
  await changed(ctx, familyId, { action: "family.revoke-links" }, ({ data: family }) => {
    const { municipality, members } = family;
    const memberIds = members.map((one) => one.memberId).filter((id) => memberId === undefined || id === memberId);
    const after = memberIds.reduce((f, id) => withMember(f, id, (one) => ({ ...one, epoch: one.epoch + 1 })), family);
    return {
      after,
      events: [{ type: "family.links-revoked", data: { familyId, municipality, memberIds } }],
      detail: { memberIds: memberIds.join(",") },
    };
  });
}

/** Staff asks for whomever it wants, a member for itself. @throws Refusal input.invalid, not-found */
async function mustBeAskedBy(
  ctx: Ctx,
  familyId: FamilyId,
  memberId: RepresentativeId | undefined,
): Promise<Stored<Family>> {
  const found = await visible(ctx, familyId);
  const { actor } = ctx;
  if (actor.kind === "representative" && actor.representative !== memberId)
    throw invalid([
      fault("/memberId", "вы сами: о других просит координатор", "yourself: the coordinator asks for others"),
    ]);
  return found;
}

/** @param since from when its term runs: when a letter is told again, it has the same link */
export function tokenOf(
  ctx: Pick<Ctx, "keys" | "tenant">,
  { familyId }: Pick<Family, "familyId">,
  { memberId, epoch }: Member,
  since: Temporal.Instant,
): Promise<string> {
  const expiresAt = Math.floor(since.add(linkLasts).epochMilliseconds / 1000);
  return Link.seal(ctx.keys, "family", { tenant: ctx.tenant, fields: [familyId, memberId, epoch], expiresAt });
}

/**
 * The member whom a link speaks for; each look by it is on record of the family.
 * @param did what for, e.g. `show` @throws Refusal link.invalid, link.dead
 */
export async function speakingByLink(deps: Deps, token: string, did: string, requestId?: string): Promise<Speaking> {
  const sealed = await Link.open(deps.keys, "family", token);
  const found = await known(deps, sealed, requestId);
  if (!found || Link.isOver(deps, sealed)) throw Link.dead();
  const { ctx, member, family } = found;
  const { memberId } = member;
  // Once a minute: whoever holds a link cannot fill the log.
  const detail = { memberId, did, client: ctx.client ?? "program" };
  await auditOnce(ctx, { subject: family.familyId, action: "family.link-use", detail }, `${memberId}#${did}`);
  return found;
}

/** Of a link that counts but for its term. */
async function known(
  deps: Deps,
  { tenant, fields: [familyId, memberId, epoch], expiresAt = 0 }: Link.Sealed<"family">,
  requestId?: string,
): Promise<Speaking | undefined> {
  const ctx = memberCtx(deps, { tenant, familyId, memberId, requestId });
  const family = (await unlessRefused(() => store.load(ctx, familyId)))?.data;
  const member = family && memberOf(family, memberId);
  const madeAt = expiresAt * 1000 - linkLasts.total("milliseconds");
  if (!member || member.epoch !== epoch || isFromBefore(member, madeAt)) return undefined;
  return (await isWelcome(ctx, member)) ? { ctx, family, member } : undefined;
}

/** Whether what was made then (a link, a code) is of a time when they represented somebody whom they have ceased to represent since. */
export const isFromBefore = ({ goneAt }: Member, madeAt: number): boolean =>
  goneAt !== undefined && Math.floor(madeAt / 1000) < Math.floor(Date.parse(goneAt) / 1000);

/**
 * Somebody represents this child no more, and nobody else of theirs: their links are dead for good. Once for each time that they go; told
 * late, it ends no link of after.
 */
export async function endLinks(
  ctx: Ctx,
  memberId: RepresentativeId,
  { childId, at }: { childId: ChildId; at: string },
): Promise<void> {
  const familyId = (await store.membershipsOf(ctx, [memberId])).get(memberId);
  if (!familyId) return;
  const { represents } = await householdOf(ctx, { members: [{ memberId }] });
  if (represents.get(memberId)?.some((record) => record.childId !== childId)) return;
  await changed(ctx, familyId, { action: "family.end-links" }, ({ data: family }) => {
    const member = memberOf(family, memberId);
    if (!member || (member.goneAt !== undefined && Temporal.Instant.compare(member.goneAt, at) >= 0))
      return { events: [] };
    const { municipality } = family;
    return {
      after: withMember(family, memberId, (one) => ({ ...one, goneAt: at })),
      events: [{ type: "family.links-revoked", data: { familyId, municipality, memberIds: [memberId] } }],
      detail: { memberId },
    };
  });
}

interface Whose {
  tenant: string;
  familyId: FamilyId;
  memberId: RepresentativeId;
  requestId?: string | undefined;
}

export const memberCtx = (deps: Deps, { tenant, familyId, memberId, requestId }: Whose): Ctx => ({
  ...deps,
  tenant,
  actor: { kind: "representative", id: memberId, tenant, representative: memberId, family: familyId },
  requestId: requestId ?? newId("request", deps.now().epochMilliseconds),
});

/** So long the link that ends daily letters works. */
const quietLasts = Temporal.Duration.from({ hours: 24 * 365 });

/** @param since likewise */
export const quietTokenOf = (
  ctx: Pick<Ctx, "keys" | "tenant">,
  { familyId }: Family,
  { memberId }: Member,
  since: Temporal.Instant,
): Promise<string> => {
  const expiresAt = Math.floor(since.add(quietLasts).epochMilliseconds / 1000);
  return Link.seal(ctx.keys, "family-quiet", { tenant: ctx.tenant, fields: [familyId, memberId], expiresAt });
};

/** Looking whether daily letters shall end; it ends none. @throws Refusal link.invalid, link.dead */
export async function openQuiet(deps: Deps, token: string, requestId?: string): Promise<Speaking> {
  const { tenant, fields } = await Link.openLive(deps, "family-quiet", token);
  const [familyId, memberId] = fields;
  const ctx = memberCtx(deps, { tenant, familyId, memberId, requestId });
  const family = (await unlessRefused(() => store.load(ctx, familyId)))?.data;
  const member = family && memberOf(family, memberId);
  if (!member) throw Link.dead();
  return { ctx, family, member };
}

/** One click in a letter: no more daily letters to this member. What cannot wait still comes. @throws Refusal link.invalid, link.dead */
export async function endLetters(deps: Deps, token: string, requestId?: string): Promise<void> {
  const { ctx, family, member } = await openQuiet(deps, token, requestId);
  await changed(ctx, family.familyId, { action: "family.end-letters" }, ({ data }) => {
    const { memberId } = member;
    const { municipality, familyId } = data;
    if (memberOf(data, memberId)?.noDigestSince) return { events: [] };
    return {
      after: withMember(data, memberId, (one) => ({ ...one, noDigestSince: ctx.now().toString() })),
      events: [{ type: "family.changed", data: { familyId, municipality, fields: [`members.${memberId}.digest`] } }],
      detail: { memberId },
    };
  });
}

/** A link whose term is over asks for a new one, which goes to its member's own address and nowhere else. @throws Refusal link.invalid, link.dead */
export async function renew(deps: Deps, token: string, requestId?: string): Promise<void> {
  const found = await known(deps, await Link.open(deps.keys, "family", token), requestId);
  if (!found) throw Link.dead();
  const { ctx, family, member } = found;
  if ((await contactOf(ctx, family, member.memberId)).email === undefined) throw Link.dead();
  await invited(ctx, family.familyId, member.memberId);
}

export const memberOf = ({ members }: Family, id: RepresentativeId): Member | undefined =>
  members.find(({ memberId }) => memberId === id);

const withMember = (family: Family, id: RepresentativeId, change: (member: Member) => Member): Family => ({
  ...family,
  members: family.members.map((one) => (one.memberId === id ? change(one) : one)),
});
