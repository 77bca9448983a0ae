import { caresFor, type Placed } from "../../ground/shared/authorise.ts";
import { all, type Write } from "../../ground/shared/bank.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import { type ChildId, newId, type RepresentativeId } from "../../ground/shared/ids.ts";
import { fault, invalid, mustBeRight } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import { fold } from "../../ground/vault/index.ts";
import { isGoverned } from "./child.scope.ts";
import * as store from "./child.store.ts";
import type { NewChild, Representative } from "./child.ts";
import * as contacts from "./representatives.store.ts";

/** Whoever expects a child may stay unnamed. */
type Given = Omit<Named, "surname" | "givenName"> & Partial<Pick<Named, "surname" | "givenName">>;
type Named = NewChild["representatives"][number];

/** Representatives as they come to a child, and what is written of them beside its card. */
export interface Coming {
  people: Representative[];
  writes: Write[];
}

/**
 * Whoever is named by an id must represent some child already, and be the same person: the account of that id will see this
 * child. Their contacts, where they are given anew, hold for all of their children.
 * @param at pointer of the list @throws Refusal input.invalid
 */
export async function whoComes(ctx: Ctx, list: readonly Given[], at: string): Promise<Coming> {
  const found = await Promise.all(list.map((given, i) => whoIs(ctx, given, `${at}/${i}`)));
  mustBeRight(found.flatMap((one) => ("pointer" in one ? [one] : [])));
  const right = found.filter((one) => "person" in one);
  return { people: right.map((one) => one.person), writes: right.flatMap((one) => one.writes) };
}

/** One by itself, wherever it is named. @param at pointer of it @throws Refusal input.invalid */
export async function oneComes(ctx: Ctx, given: Given, at: string): Promise<Coming> {
  const found = await whoIs(ctx, given, at);
  if ("pointer" in found) throw invalid([found]);
  return { people: [found.person], writes: found.writes };
}

async function whoIs(
  ctx: Ctx,
  given: Given,
  at: string,
): Promise<FieldFault | { person: Representative; writes: Write[] }> {
  const { representativeId } = given;
  if (!representativeId) {
    const person = { ...given, representativeId: newId("rep", ctx.now().epochMilliseconds) };
    return { person, writes: [] };
  }
  const known = await knownAs(ctx, representativeId);
  if (!known) return unknownRepresentative(at);
  const isHead = given.agencyId !== undefined;
  const isSame = isHead ? given.agencyId === known.person.agencyId : isSamePerson(known.person, given);
  if (!isSame || (known.person.agencyId && !isHead)) return anotherPerson(at);
  const { relation, authority, patronymic, phone, email } = given;
  const person: Representative = {
    ...known.person,
    // An organisation stays the same guardian under a new head.
    surname: isHead ? given.surname : (known.person.surname ?? given.surname),
    givenName: isHead ? given.givenName : (known.person.givenName ?? given.givenName),
    relation,
    authority,
    patronymic: isHead ? patronymic : (known.person.patronymic ?? patronymic),
    phone: phone ?? known.person.phone,
    email: email ?? known.person.email,
  };
  return {
    person,
    writes: [
      await contacts.writeContact(ctx, person, known.version ?? "absent"),
      store.mustNotBeForgotten(ctx.tenant, representativeId),
    ],
  };
}

interface Known {
  /** Unnamed only where they stayed so before a child was theirs. */
  person: Omit<Representative, "surname" | "givenName"> & Partial<Pick<Representative, "surname" | "givenName">>;
  version: number | undefined;
}

/** From the card of a child of theirs that is the actor's business; on record there before it is opened. */
async function knownAs(ctx: Ctx, id: RepresentativeId): Promise<Known | undefined> {
  const pk = store.ofRepresentative(ctx.tenant, id);
  const childId = await governedOf(ctx, pk);
  if (!childId) return memberAs(ctx, id);
  await auditRead(ctx, { subject: childId, action: "child.compare-representative", detail: { representativeId: id } });
  const { data, shared } = await contacts.readRepresentatives(ctx, childId, [id]);
  const person = data.find((r) => r.representativeId === id);
  return person && { person, version: shared.get(id) };
}

/** Of a family that is the actor's business and had no child yet: a woman who has given birth, a grandmother who becomes the guardian. */
async function memberAs(ctx: Ctx, id: RepresentativeId): Promise<Known | undefined> {
  const membership = await ctx.bank.get<store.Membership>(store.membershipKey(ctx.tenant, id));
  if (!membership) return undefined;
  const { familyId } = membership.data;
  const family = await ctx.bank.get<Placed>(store.familyKey(ctx.tenant, familyId));
  if (!family || !caresFor(ctx.actor, family.data)) return undefined;
  await auditRead(ctx, { subject: familyId, action: "family.compare-member", detail: { representativeId: id } });
  const contact = (await contacts.readContacts(ctx, [id])).get(id);
  if (!contact) return undefined;
  // Who has not named herself says now who she is.
  return { person: { relation: "other", ...contact.data, representativeId: id }, version: contact.version };
}

/**
 * The first of somebody's children whom the actor answers for: whoever answers for none of them learns nothing of who it is, and changes no
 * contact of theirs (decision 0148).
 */
async function governedOf(ctx: Ctx, pk: string): Promise<ChildId | undefined> {
  for await (const { data } of all<{ childId: ChildId }>(ctx.bank, "records", pk, { prefix: "CHILD#" })) {
    const child = await store.read(ctx, data.childId);
    if (child && (await isGoverned(ctx, child.data))) return data.childId;
  }
  return undefined;
}

type Name = Pick<Representative, "surname" | "givenName" | "patronymic">;
type Unnamed = Partial<Name>;

/** What one of the two leaves out does not make another person: a patronymic, or all of a name that she has not given yet. */
const isSamePerson = (a: Unnamed, b: Unnamed): boolean =>
  (["surname", "givenName", "patronymic"] as const).every(
    (part) => !a[part] || !b[part] || fold(a[part]) === fold(b[part]),
  );

export const unknownRepresentative = (at: string, member = "/representativeId") =>
  fault(
    `${at}${member}`,
    "идентификатор уже известного представителя",
    "the id of a representative who is known already",
  );

const anotherPerson = (at: string): FieldFault =>
  fault(
    `${at}/representativeId`,
    "под этим идентификатором записан человек с другим именем; новый представитель вносится без идентификатора",
    "somebody of another name has this id; a new representative is entered without one",
  );
