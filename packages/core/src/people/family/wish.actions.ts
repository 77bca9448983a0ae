import type { Ctx } from "../../ground/shared/context.ts";
import type { FamilyId, RepresentativeId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { mobileOf } from "../../ground/texting/index.ts";
import { contactOf } from "./contact.ts";
import { changed } from "./family.scope.ts";
import * as store from "./family.store.ts";
import { type Family, type Member, type Wishes, WishesOf } from "./family.ts";

/** A member as they want to be spoken with from now on; what is not said stays. */
export const wishing = (member: Member, { kin, languages, needs, channel, digest }: Wishes, at: string): Member => ({
  ...member,
  kin: kin ?? member.kin,
  languages: languages ?? member.languages,
  needs: needs ?? member.needs,
  channel: channel ?? member.channel,
  noDigestSince: digest === undefined ? member.noDigestSince : silentSince(member, digest, at),
});

const silentSince = ({ noDigestSince }: Member, digest: boolean, at: string): string | undefined =>
  digest ? undefined : (noDigestSince ?? at);

/**
 * A member says on their own page how they want to be spoken with, by which way letters come, and whether news do.
 * @throws Refusal input.invalid, not-found
 */
export async function wish(ctx: Ctx, familyId: FamilyId, memberId: RepresentativeId, input: unknown): Promise<Family> {
  const { actor } = ctx;
  if (actor.kind !== "representative" || actor.representative !== memberId) throw notFound();
  const wishes = parse(WishesOf, input);
  if (wishes.channel === "sms") await mustTakeTexts(ctx, familyId, memberId);
  const said = Object.entries(wishes).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  const { data } = await changed(ctx, familyId, { action: "family.wish" }, ({ data: family }) => {
    if (said.length === 0) return { events: [] };
    const { municipality, members } = family;
    const at = ctx.now().toString();
    const fields = said.map((name) => `members.${memberId}.${name}`);
    return {
      after: { ...family, members: members.map((one) => (one.memberId === memberId ? wishing(one, wishes, at) : one)) },
      events: [{ type: "family.changed", data: { familyId, municipality, fields } }],
      detail: { fields: fields.join(",") },
    };
  });
  return data;
}

/** Whether texts reach somebody: the region has a provider, and they have a number that takes some. */
export async function takesTexts(ctx: Ctx, family: Family, memberId: RepresentativeId): Promise<boolean> {
  const { texting } = await Tenant.load(ctx);
  return texting !== undefined && mobileOf((await contactOf(ctx, family, memberId)).phone) !== undefined;
}

/** @throws Refusal input.invalid */
async function mustTakeTexts(ctx: Ctx, familyId: FamilyId, memberId: RepresentativeId): Promise<void> {
  if (await takesTexts(ctx, (await store.load(ctx, familyId)).data, memberId)) return;
  const ru = "СМС не приходят: скажите координатору номер мобильного телефона";
  const en = "no texts reach you: tell your coordinator a mobile number";
  mustBeRight([fault("/channel", ru, en)]);
}

/** The members that people are of their families; whoever is of none has said nothing. Strongly consistent. */
export async function membersOf(
  ctx: Pick<Ctx, "bank" | "tenant">,
  ids: readonly RepresentativeId[],
): Promise<Map<RepresentativeId, Member & Pick<Family, "familyId">>> {
  if (ids.length === 0) return new Map();
  const known = await store.membershipsOf(ctx, ids);
  const families = await store.loadMany(ctx, [...new Set(known.values())]);
  const members = families.flatMap(({ familyId, members: of }) => of.map((one) => ({ ...one, familyId })));
  return new Map(members.filter(({ memberId }) => known.has(memberId)).map((one) => [one.memberId, one]));
}

/** In which language first, and how large, a member reads. */
export const readingOf = ({ languages, needs }: Pick<Member, "languages" | "needs">) => ({
  first: languages.find((one) => one === "ru" || one === "en") as "ru" | "en" | undefined,
  large: needs.includes("large-print"),
});
