import { within } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest, Stored, Write } from "../../ground/shared/bank.ts";
import { auditReads, type Ctx } from "../../ground/shared/context.ts";
import type { FamilyId, RepresentativeId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { patched } from "../child/child.decide.ts";
import { type Contact, readContacts, removeContact, writeOwnContact } from "../child/representatives.store.ts";
import { depart } from "./departed.ts";
import { changed, mustGovern, visible } from "./family.scope.ts";
import * as store from "./family.store.ts";
import {
  type Channel,
  type Family,
  FamilyPatch,
  type FamilySummary,
  type FamilyView,
  type MemberPatch,
  mostMembers,
  without,
} from "./family.ts";
import { comingTo, form, joinedBy, mustBeOurs } from "./form.actions.ts";
import { householdOf } from "./household.ts";
import { viewOf } from "./view.ts";
import { wishing } from "./wish.actions.ts";

/** A new family as it then stands. @throws those of {@link form} */
export const formAndShow = async (ctx: Ctx, input: unknown): Promise<FamilyView> => get(ctx, await form(ctx, input));

/** With its people, for staff and the family itself; on record of the family and of each child. @throws Refusal not-found */
export async function get(ctx: Ctx, familyId: FamilyId): Promise<FamilyView> {
  const found = await visible(ctx, familyId);
  const household = await householdOf(ctx, found.data);
  const subjects = [familyId, ...household.records.map(({ childId }) => childId)];
  await auditReads(
    ctx,
    subjects.map((subject) => ({ subject, action: "family.read" })),
  );
  return viewOf(ctx, found, household);
}

/** Families, nobody named. Staff only; a municipality's coordinator sees its own. */
export async function find(
  ctx: Ctx,
  { municipality, ...page }: PageRequest & { municipality?: string | undefined },
): Promise<Page<FamilySummary>> {
  const own = within(ctx.actor, municipality);
  const { items, next } = await store.find(ctx, own, page);
  return {
    items: items.map(({ data: { familyId, municipality, members, createdAt } }) => ({
      familyId,
      municipality,
      members: members.map(({ memberId, kin }) => ({ memberId, kin })),
      createdAt,
    })),
    next,
  };
}

/**
 * Who belongs to it, how they want to be spoken with, and the contacts of whoever represents nobody; those of representatives are
 * changed with a child's card, once for all. Staff only. @throws Refusal input.invalid, conflict.version, not-found
 */
export async function change(
  ctx: Ctx,
  familyId: FamilyId,
  input: unknown,
  expectedVersion?: number,
): Promise<FamilyView> {
  const patch = parse(FamilyPatch, input);
  await mustGovern(ctx, (await store.load(ctx, familyId)).data);
  if (patch.municipality !== undefined) await mustBeOurs(ctx, patch.municipality);
  await changed(ctx, familyId, { action: "family.change", expectedVersion }, async ({ data }) => {
    const { after, writes, fields } = await patchedBy(ctx, data, patch);
    if (fields.length === 0) return { events: [] };
    const { municipality } = after;
    return {
      after,
      writes,
      events: [{ type: "family.changed", data: { familyId, municipality, fields } }],
      detail: { fields: fields.join(",") },
    };
  });
  return get(ctx, familyId);
}

async function patchedBy(ctx: Ctx, family: Family, patch: FamilyPatch) {
  const { members: corrections = [], addMembers: come = [], removeMembers: go = [] } = patch;
  const { represents } = await householdOf(ctx, family);
  const isRepresentative = (id: RepresentativeId) => (represents.get(id)?.length ?? 0) > 0;
  mustBeRight([...faultsOf(family, patch, isRepresentative), ...(await untexted(ctx, patch))]);
  const coming = await comingTo(ctx, come);
  const alone = await onNoCard(ctx, go);
  const contacts = await readContacts(ctx, [
    ...corrections.filter(namesContact).map(({ memberId }) => memberId),
    ...alone,
  ]);
  const stay = without(family, go);
  const corrected = stay.members.map((member) => {
    const said = corrections.find(({ memberId }) => memberId === member.memberId);
    return said ? wishing(member, said, ctx.now().toString()) : member;
  });
  const municipality = patch.municipality ?? family.municipality;
  const after = joinedBy({ ...stay, municipality, members: corrected }, coming.members);
  const sealed = corrections.filter(namesContact).map(({ memberId, ...said }): Promise<Write> => {
    const known = contacts.get(memberId);
    const { surname, givenName, patronymic, phone, email } = said;
    const now = patched<Partial<Contact>>(known?.data ?? {}, { surname, givenName, patronymic, phone, email });
    return writeOwnContact(ctx, memberId, now, known?.version ?? "absent");
  });
  const writes: Write[] = [
    ...(await Promise.all(sealed)),
    ...coming.writes,
    ...coming.members.map(({ memberId }) => store.join(ctx.tenant, memberId, family.familyId)),
    ...go.map((id) => store.part(ctx.tenant, id)),
    // As it was read: whoever comes onto a child's card at this moment keeps it.
    ...alone.flatMap((id) => {
      const known = contacts.get(id);
      return known ? [removeContact(ctx.tenant, id, known.version)] : [];
    }),
    ...depart(ctx, alone),
  ];
  const fields = [
    ...(after.municipality === family.municipality ? [] : ["municipality"]),
    ...corrections.flatMap(({ memberId, ...said }) =>
      Object.entries(said).flatMap(([name, value]) => (value === undefined ? [] : [`members.${memberId}.${name}`])),
    ),
    ...[...coming.members.map(({ memberId }) => memberId), ...go].map((id) => `members.${id}`),
  ];
  return { after, writes, fields };
}

/** Texts are a wish that a region without a provider of them cannot fulfil. */
async function untexted(ctx: Ctx, { members = [], addMembers = [] }: FamilyPatch): Promise<FieldFault[]> {
  if ((await Tenant.load(ctx)).texting) return [];
  const of = (at: string, list: readonly { channel?: Channel | undefined }[]) =>
    list.flatMap(({ channel }, i) =>
      channel === "sms"
        ? [fault(`${at}/${i}/channel`, "в регионе не настроены СМС (texting)", "the region sends no texts (texting)")]
        : [],
    );
  return [...of("/members", members), ...of("/addMembers", addMembers)];
}

/** Of whom no child's card says anything, be it closed or merged. */
async function onNoCard(ctx: Ctx, ids: readonly RepresentativeId[]): Promise<RepresentativeId[]> {
  const children = await Promise.all(ids.map((id) => store.childrenOf(ctx, id)));
  return ids.filter((_, i) => children[i]!.length === 0);
}

const namesContact = ({ surname, givenName, patronymic, phone, email }: MemberPatch): boolean =>
  [surname, givenName, patronymic, phone, email].some((value) => value !== undefined);

function faultsOf(
  { members }: Family,
  { members: corrections = [], addMembers: come = [], removeMembers: go = [] }: FamilyPatch,
  isRepresentative: (id: RepresentativeId) => boolean,
): FieldFault[] {
  const ids = members.map(({ memberId }) => memberId);
  const unknown = (at: string) => fault(at, "участник этой семьи", "a member of this family");
  const left = ids.filter((id) => !go.includes(id)).length + come.length;
  return [
    ...corrections.flatMap((one, i) => {
      if (!ids.includes(one.memberId) || go.includes(one.memberId)) return [unknown(`/members/${i}/memberId`)];
      return namesContact(one) && isRepresentative(one.memberId) ? [ofCard(`/members/${i}`)] : [];
    }),
    ...corrections.flatMap(({ memberId }, i) =>
      corrections.findIndex((one) => one.memberId === memberId) < i
        ? [fault(`/members/${i}/memberId`, "участник уже назван выше", "is already named above")]
        : [],
    ),
    ...go.flatMap((id, i) => (ids.includes(id) ? [] : [unknown(`/removeMembers/${i}`)])),
    ...(left === 0 ? [fault("/removeMembers", "хотя бы один остаётся", "at least one remains")] : []),
    ...(left > mostMembers
      ? [fault("/addMembers", `всего не больше ${mostMembers}`, `at most ${mostMembers} in all`)]
      : []),
  ];
}

const ofCard = (at: string): FieldFault =>
  fault(
    at,
    "имя и контакты представителя меняются в карте ребёнка, сразу для всех его детей",
    "the name and contacts of a representative are changed with a child's card, for all of their children at once",
  );

/** What was done with a family's record and links, for other rooms. The caller has authorised. */
export const load = (ctx: Pick<Ctx, "bank" | "tenant">, familyId: FamilyId): Promise<Stored<Family>> =>
  store.load(ctx, familyId);
