import { auditReads, type Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { digits, fold, markOf, nameSearch } from "../../ground/vault/index.ts";
import { alikeTo } from "../../people/child/alike.ts";
import { isGoverned } from "../../people/child/child.scope.ts";
import * as children from "../../people/child/child.store.ts";
import { bySnils, namedBorn as marksOfName } from "../../people/child/duplicates.ts";
import type { Candidate, Reason, Who } from "./intake.ts";

/** The one child that is meant, or whoever may be. */
export interface Matched {
  childId?: ChildId;
  candidates: Candidate[];
}

/** More than a person compares. */
const mostCandidates = 10;

/**
 * By СНИЛС, then by name and birth date; who fits in one and not in the other is for a person to say. Each card that is opened
 * for comparing is on record there.
 */
export async function match(ctx: Ctx, who: Who): Promise<Matched> {
  const found = new Map<ChildId, Reason[]>();
  const add = (ids: readonly string[], reason: Reason) => {
    for (const id of ids as ChildId[]) found.set(id, [...(found.get(id) ?? []), reason]);
  };
  if (who.snils) add((await bySnils(ctx, who.snils)).subjects, "snils");
  add(await namedBorn(ctx, who), "name-and-birth-date");
  if (found.size === 0) {
    add(await namedBorn(ctx, { ...who, birthDate: swapped(who.birthDate) }), "birth-date-swapped");
    add(await named(ctx, who), "name");
  }
  if (found.size === 0) add(await alike(ctx, who), "alike");
  const known = (await ofMine(ctx, [...found])).slice(0, mostCandidates);
  const candidates = known.map(([childId, reasons]) => ({ childId, reasons }));
  const [one, another] = candidates;
  if (one && !another && (await isSurely(ctx, one, who))) return { childId: one.childId, candidates };
  return { candidates };
}

/** A child of another municipality is to its coordinator one whom nobody knows. */
async function ofMine(ctx: Ctx, found: readonly [ChildId, Reason[]][]): Promise<[ChildId, Reason[]][]> {
  const isMine = await Promise.all(found.map(([childId]) => isGoverned(ctx, { childId })));
  return found.filter((_, i) => isMine[i]);
}

/** Both agree; or one does, and nothing in the card speaks against it. */
async function isSurely(ctx: Ctx, { childId, reasons }: Candidate, who: Who): Promise<boolean> {
  if (reasons.includes("snils") && reasons.includes("name-and-birth-date")) return true;
  if (!reasons.some((reason) => reason === "snils" || reason === "name-and-birth-date")) return false;
  await auditReads(ctx, [{ subject: childId, action: "child.compare-with-paper" }]);
  const { data: card } = await children.readPerson(ctx, childId);
  const differs = (a?: string, b?: string) => a !== undefined && b !== undefined && fold(a) !== fold(b);
  if (reasons.includes("snils") && who.birthDate === undefined)
    return who.surname !== undefined && !differs(who.surname, card.surname) && !differs(who.givenName, card.givenName);
  if (reasons.includes("snils"))
    // A surname changes; a birth date does not, and a given name seldom.
    return who.birthDate === card.birthDate && !differs(who.givenName, card.givenName);
  const otherSnils = who.snils && card.snils && digits(who.snils) !== digits(card.snils);
  return !otherSnils && !differs(who.patronymic, card.patronymic);
}

async function namedBorn(ctx: Ctx, { surname, givenName, birthDate }: Who): Promise<string[]> {
  if (!surname || !givenName || !birthDate) return [];
  const [value] = marksOfName({ names: [{ surname, givenName }], birthDate });
  return (await markOf(ctx, "person", value!)).subjects;
}

/** Whoever is called so, whenever born. */
async function named(ctx: Ctx, { surname, givenName }: Who): Promise<ChildId[]> {
  if (!surname || !givenName) return [];
  const { pk, sk } = await nameSearch(ctx, [surname, givenName]);
  const { items } = await ctx.bank.list<{ childId: ChildId }>("vault", pk, { prefix: sk }, { limit: mostCandidates });
  return [...new Set(items.map(({ data }) => data.childId))];
}

/** Whose name and birth date are the same but for a form, a letter or a digit: nobody surely, and somebody to look at. */
async function alike(ctx: Ctx, { surname, givenName, patronymic, birthDate, snils }: Who): Promise<ChildId[]> {
  if (!surname || !givenName || !birthDate) return [];
  const names = [{ surname, givenName, patronymic }];
  const { matches } = await alikeTo(ctx, undefined, { names, birthDate, snils });
  return matches.map(({ childId }) => childId);
}

/** 2015-04-12 for 2015-12-04. */
function swapped(birthDate: string | undefined): string | undefined {
  const [year, month, day] = birthDate?.split("-") ?? [];
  return day !== undefined && Number(day) <= 12 && day !== month ? `${year}-${day}-${month}` : undefined;
}
