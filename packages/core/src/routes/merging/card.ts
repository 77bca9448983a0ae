import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, RepresentativeId } from "../../ground/shared/ids.ts";
import { standingsOf } from "../../people/child/authority.ts";
import type { PersonalData } from "../../people/child/child.store.ts";
import * as children from "../../people/child/child.store.ts";
import type { ChildRecord, FormerName, Representative } from "../../people/child/child.ts";
import type { Findable } from "../../people/child/reindex.ts";
import { readRepresentatives } from "../../people/child/representatives.store.ts";
import { type Choice, type Choosable, choosable, type Difference, type Side } from "./merging.ts";

/** A whole card, opened. */
export interface Card {
  record: ChildRecord;
  version: number;
  person: PersonalData;
  personVersion: number;
  formerNames: FormerName[];
  representatives: Representative[];
  representativesVersion: number;
}

/** The caller has authorised, and put on record that both cards are opened. */
export async function readCard(
  ctx: Ctx,
  childId: ChildId,
  { record, version }: Pick<Card, "record" | "version">,
): Promise<Card> {
  const [person, list] = await Promise.all([
    children.readPerson(ctx, childId),
    readRepresentatives(ctx, childId, record.representativeIds),
  ]);
  return {
    record,
    version,
    person: person.data,
    personVersion: person.version,
    formerNames: await children.openFormerNames(ctx, childId, person),
    representatives: list.data,
    representativesVersion: list.version,
  };
}

/** What people read and choose of a card. */
type Said = Pick<Card, "record" | "person">;
type Value = string | boolean | undefined;

function saidIn({ record, person }: Said, field: Choosable): Value {
  if (field === "person.sex") return record.sex;
  const [part, name] = field.split(".");
  if (part === "person") return person[name as keyof PersonalData];
  if (part === "attachments") return record.attachments[name as keyof ChildRecord["attachments"]];
  return record[field as "municipality" | "disability" | "educationalNeeds"];
}

/** A copy of the card in which a field is as given; of the fields that may be absent also by that. */
function withValue<C extends Said>(card: C, field: Choosable, value: Value): C {
  const { record, person } = card;
  if (field === "person.sex") return { ...card, record: { ...record, sex: value } };
  const [part, name] = field.split(".");
  if (part === "attachments")
    return { ...card, record: { ...record, attachments: { ...record.attachments, [name!]: value } } };
  if (part !== "person") return { ...card, record: { ...record, [field]: value } };
  const born = field === "person.birthDate" ? String(value).slice(0, 7) : record.born;
  return { ...card, person: { ...person, [name!]: value }, record: { ...record, born } };
}

/** Where the two cards differ, and whose word is taken: the chosen one's, or that of the only one which says anything. */
export function differencesOf(to: Said, from: Said, choose: Choice): Difference[] {
  // Of a child that was still expected when another card was begun for it, that one says who it is.
  if (from.record.expected) return [];
  return choosable.flatMap((field): Difference[] => {
    const [mine, other] = [saidIn(to, field), saidIn(from, field)];
    if (mine === other) return [];
    const only: Side | undefined = other === undefined ? "this" : mine === undefined ? "other" : undefined;
    return [{ field, this: mine, other, taken: choose[field] ?? only }];
  });
}

/** Most representatives of one child. */
export const mostRepresentatives = 6;

/**
 * The card that goes on: as chosen, with the groups, representatives and former names of both. A name that was not chosen becomes
 * a former one, so that the child is found by it.
 * @param day today @param since on which day each card was begun
 */
export function mergedCard(
  to: Card,
  from: Card,
  choose: Choice,
  day: { today: string; since(card: Card): string },
): Card {
  const chosen = differencesOf(to, from, choose)
    .filter(({ taken }) => taken === "other")
    .reduce((card, { field, other }) => withValue(card, field, other), to);
  const known = new Set(to.record.representativeIds);
  const come = from.representatives.filter((r) => !known.has(r.representativeId));
  const representatives = [...to.representatives, ...come];
  const present = nameOf(chosen.person);
  const former = [to, from]
    .filter(({ record }) => !record.expected)
    .flatMap((card) => [
      ...card.formerNames,
      ...(sameName(card.person, present)
        ? []
        : [{ ...nameOf(card.person), from: card.formerNames.at(-1)?.to ?? day.since(card), to: day.today }]),
    ]);
  return {
    ...chosen,
    representatives,
    formerNames: onceEach(former).sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0)),
    record: {
      ...chosen.record,
      targetGroups: [...new Set([...to.record.targetGroups, ...from.record.targetGroups])],
      representativeIds: representatives.map((r) => r.representativeId),
      standings: standingsOf(representatives),
    },
  };
}

type Name = Pick<PersonalData, "surname" | "givenName" | "patronymic">;
const nameOf = ({ surname, givenName, patronymic }: Name): Name => ({ surname, givenName, patronymic });
const sameName = (a: Name, b: Name) =>
  a.surname === b.surname && a.givenName === b.givenName && a.patronymic === b.patronymic;

const said = (one: unknown) => JSON.stringify(one);
const onceEach = <T>(list: T[]): T[] => [...new Map(list.map((one) => [said(one), one])).values()];

/** What an undoing needs of the card that goes on: how it was, and how the merge left it. Sealed. */
export type Snapshot = Record<"before" | "after", Pick<Card, "record" | "person" | "formerNames">>;

/** Who represents the child of the other card alone, and goes back to it. */
export const goesBack = ({ before }: Pick<Snapshot, "before">, from: ChildRecord): RepresentativeId[] =>
  from.representativeIds.filter((id) => !before.record.representativeIds.includes(id));

/** Fields that the merge changed and nobody since; what somebody has changed since then stays as it is. */
export function restored(now: Card, { before, after }: Snapshot, from: ChildRecord): Card {
  const back = choosable
    .filter((field) => saidIn(now, field) === saidIn(after, field))
    .reduce((card, field) => withValue(card, field, saidIn(before, field)), now);
  const came = after.formerNames.map(said).filter((one) => !before.formerNames.map(said).includes(one));
  const goes = goesBack({ before }, from);
  const representatives = now.representatives.filter((r) => !goes.includes(r.representativeId));
  const sameGroups = said(now.record.targetGroups) === said(after.record.targetGroups);
  return {
    ...back,
    formerNames: now.formerNames.filter((one) => !came.includes(said(one))),
    representatives,
    record: {
      ...back.record,
      targetGroups: sameGroups ? before.record.targetGroups : now.record.targetGroups,
      representativeIds: representatives.map((r) => r.representativeId),
      standings: standingsOf(representatives),
    },
  };
}

/** The card as it is without some who represent the child. */
export function without(gone: readonly RepresentativeId[], card: Card): Card {
  if (gone.length === 0) return card;
  const representatives = card.representatives.filter((r) => !gone.includes(r.representativeId));
  const representativeIds = representatives.map((r) => r.representativeId);
  return {
    ...card,
    representatives,
    record: { ...card.record, representativeIds, standings: standingsOf(representatives) },
  };
}

/** By what the card is found: by nothing, as long as nobody is born. */
export const findable = ({
  record,
  person,
  formerNames,
}: Pick<Card, "person" | "formerNames"> & Partial<Pick<Card, "record">>): Findable | undefined =>
  record?.expected ? undefined : { names: [...formerNames, person], birthDate: person.birthDate, snils: person.snils };
