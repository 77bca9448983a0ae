import type { Write } from "../../ground/shared/bank.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { fault } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { digits, fold, joinMark, leaveMark, type Mark, markOf } from "../../ground/vault/index.ts";
import type { Person } from "./child.ts";

type Identity = Pick<Person, "surname" | "givenName" | "birthDate" | "snils">;

/** By what two cards may turn out to be one child: the same СНИЛС, or the same name and birth date. */
const identities = (person: Identity): Array<{ field: string; value: string }> => [
  ...(person.snils === undefined ? [] : [{ field: "snils", value: digits(person.snils) }]),
  { field: "person", value: JSON.stringify([fold(person.surname), fold(person.givenName), person.birthDate]) },
];

export const bySnils = (ctx: Ctx, snils: string): Promise<Mark> => markOf(ctx, "snils", digits(snils));

/**
 * The index writes by which a child takes its identity, or changes it; together with what they expect, they keep two
 * registrations of one child from passing each other unseen.
 * @param confirmed children whom a person has found to be others @throws Refusal child.duplicate with the candidates
 */
export async function identityWrites(
  ctx: Ctx,
  childId: ChildId,
  to: Identity,
  { from, confirmed = [] }: { from?: Identity; confirmed?: readonly ChildId[] | undefined } = {},
): Promise<Write[]> {
  const before = from ? identities(from) : [];
  const after = identities(to);
  const marks = (list: typeof after, without: typeof after) =>
    Promise.all(
      list
        .filter((i) => !without.some((w) => w.field === i.field && w.value === i.value))
        .map(({ field, value }) => markOf(ctx, field, value)),
    );
  const [left, joined] = [await marks(before, after), await marks(after, before)];
  const known: readonly string[] = [childId, ...confirmed];
  const candidates = [...new Set(joined.flatMap((m) => m.subjects))].filter((s) => !known.includes(s));
  if (candidates.length > 0) throw await duplicate(ctx, candidates);
  return [...left.map((m) => leaveMark(m, childId)), ...joined.map((m) => joinMark(m, childId))];
}

/** Proposed, never merged: a person looks at both. That the candidates were named is on record with each of them. */
async function duplicate(ctx: Ctx, candidates: string[]): Promise<Refusal> {
  await Promise.all(candidates.map((subject) => auditRead(ctx, { subject, action: "child.proposed-as-duplicate" })));
  return new Refusal(
    "child.duplicate",
    {
      ru: "Похоже, этот ребёнок уже зарегистрирован: совпадает СНИЛС или имя с датой рождения. Сравните карточки.",
      en: "This child seems to be registered already: the same СНИЛС, or the same name and birth date. Compare the cards.",
    },
    {
      fields: [
        fault(
          "/confirmedDistinctFrom",
          "если это другой ребёнок, перечислите здесь идентификаторы найденных",
          "if this is another child, list the ids of those found here",
        ),
      ],
      current: { candidates },
    },
  );
}
