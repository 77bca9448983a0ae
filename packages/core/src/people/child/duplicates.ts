import type { Write } from "../../ground/shared/bank.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { fault } from "../../ground/shared/input.ts";
import { type FieldFault, Refusal } from "../../ground/shared/refusal.ts";
import { digits, fold, joinMark, leaveMark, type Mark, markOf } from "../../ground/vault/index.ts";
import type { Person } from "./child.ts";

type Name = Pick<Person, "surname" | "givenName">;

/** By what two cards may turn out to be one child. */
export interface Identity {
  /** The present name and former ones. */
  names: readonly Name[];
  birthDate: string;
  snils?: string | undefined;
}

/** Former names beyond these are found, but not proposed under a birth date that was corrected: a write has its limit. */
const namesCompared = 10;

export const bySnils = (ctx: Ctx, snils: string): Promise<Mark> => markOf(ctx, "snils", digits(snils));

/**
 * The index writes by which a child takes its identity, or changes it; together with what they expect, they keep two
 * registrations of one child from passing each other unseen. A СНИЛС belongs to one child at a time; under a name and birth
 * date that a child once had it stays proposed.
 * @param confirmed children whom a person has found to be others @throws Refusal child.duplicate with the candidates
 */
export async function identityWrites(
  ctx: Ctx,
  childId: ChildId,
  to: Identity,
  { from, confirmed = [] }: { from?: Identity; confirmed?: readonly ChildId[] | undefined } = {},
): Promise<Write[]> {
  const [left, taken] = await snilsMarks(ctx, from?.snils, to.snils);
  const before = new Set(from ? namedBorn(from) : []);
  const marks = namedBorn(to).filter((value) => !before.has(value));
  const named = (await Promise.all(marks.map((value) => markOf(ctx, "person", value)))).filter(
    (mark) => !mark.subjects.includes(childId),
  );
  const others = (taken?.subjects ?? []).filter((s) => s !== childId);
  const known: readonly string[] = [childId, ...confirmed];
  const alike = named.flatMap((m) => m.subjects).filter((s) => !known.includes(s));
  if (others.length + alike.length > 0) throw await duplicate(ctx, others, alike);
  return [
    ...(left ? [leaveMark(left, childId)] : []),
    ...[...(taken ? [taken] : []), ...named].map((m) => joinMark(m, childId)),
  ];
}

export const namedBorn = ({ names, birthDate }: Identity): string[] => [
  ...new Set(
    names
      .slice(-1 - namesCompared)
      .map(({ surname, givenName }) => JSON.stringify([fold(surname), fold(givenName), birthDate])),
  ),
];

/** The marks of a СНИЛС that is given up, and of one that is taken. */
async function snilsMarks(ctx: Ctx, from: string | undefined, to: string | undefined): Promise<(Mark | undefined)[]> {
  if (from !== undefined && to !== undefined && digits(from) === digits(to)) return [];
  return Promise.all([from, to].map((snils) => (snils === undefined ? undefined : bySnils(ctx, snils))));
}

/**
 * Proposed, never merged: a person looks at both. That the candidates were named is on record with each of them.
 * @param others who have this very СНИЛС: nobody can confirm that away @param alike who have the name and birth date
 */
async function duplicate(ctx: Ctx, others: string[], alike: string[]): Promise<Refusal> {
  const candidates = [...new Set([...others, ...alike])];
  await Promise.all(candidates.map((subject) => auditRead(ctx, { subject, action: "child.proposed-as-duplicate" })));
  const [childId] = others;
  return childId === undefined
    ? new Refusal("child.duplicate", similar, { fields: [confirmable], current: { candidates } })
    : new Refusal("child.duplicate", sameSnils, { fields: [snilsTaken], current: { candidates, childId } });
}

const similar = {
  ru: "Похоже, этот ребёнок уже зарегистрирован: совпадают имя (нынешнее или прежнее) и дата рождения. Сравните карточки.",
  en: "This child seems to be registered already: the same name (present or former) and birth date. Compare the cards.",
};
const confirmable: FieldFault = fault(
  "/confirmedDistinctFrom",
  "если это другой ребёнок, перечислите здесь идентификаторы найденных",
  "if this is another child, list the ids of those found here",
);
const sameSnils = {
  ru: "Этот СНИЛС записан у другого ребёнка, а один СНИЛС — это один ребёнок. Сверьте номер с документом и сравните карточки.",
  en: "Another child has this СНИЛС, and one СНИЛС is one child. Compare the number with the document, and the cards.",
};
const snilsTaken: FieldFault = fault(
  "/person/snils",
  "номер этого ребёнка; если он ошибочно записан у другого, сначала исправьте его там",
  "the number of this child; if another has it by mistake, correct it there first",
);
