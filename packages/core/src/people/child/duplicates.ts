import { caresFor, reachOf } from "../../ground/shared/authorise.ts";
import type { Write } from "../../ground/shared/bank.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { fault } from "../../ground/shared/input.ts";
import { type FieldFault, Refusal } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { digits, foldName, joinMark, leaveMark, type Mark, markOf } from "../../ground/vault/index.ts";
import { likely, type Particulars } from "../likeness/index.ts";
import { alikeTo, type Match } from "./alike.ts";
import * as store from "./child.store.ts";
import { pairsOf } from "./pairs.ts";

/** By what two cards may turn out to be one child: former names first, the present one last. */
export type Identity = Particulars;
type Name = Identity["names"][number];

/** Former names beyond these are found, but not proposed under a birth date that was corrected: a write has its limit. */
const namesCompared = 10;

/** Most cards proposed at once: nobody compares more. */
const mostProposed = 50;

export const bySnils = (ctx: Ctx, snils: string): Promise<Mark> => markOf(ctx, "snils", digits(snils));

/**
 * The index writes by which a child takes its identity, or changes it; together with what they expect, they keep two
 * registrations of one child from passing each other unseen. A СНИЛС belongs to one child at a time; under a name and birth
 * date that a child once had it stays proposed.
 * @returns what belongs to the card, and pairs for the report of duplicates as far as there is room for them
 * @param confirmed children whom a person has found to be others @throws Refusal child.duplicate with the candidates
 */
export async function identityWrites(
  ctx: Ctx,
  childId: ChildId,
  to: Identity,
  { from, confirmed = [] }: { from?: Identity; confirmed?: readonly ChildId[] | undefined } = {},
): Promise<{ writes: Write[]; pairs: Write[] }> {
  const [left, taken] = await snilsMarks(ctx, from?.snils, to.snils);
  const before = new Set(from ? namedBorn(from) : []);
  const marks = namedBorn(to).filter((value) => !before.has(value));
  const named = (await Promise.all(marks.map((value) => markOf(ctx, "person", value)))).filter(
    (mark) => !mark.subjects.includes(childId),
  );
  const others = (taken?.subjects ?? []).filter((s) => s !== childId) as ChildId[];
  const exact = named.flatMap((m) => m.subjects);
  const { matches, born } = same(from, to)
    ? { matches: [], born: undefined }
    : await alikeTo(ctx, childId, to, { was: from, exact });
  const { unknown, writes: pairs } = await pairsOf(ctx, childId, matches, { confirmed, isNew: !from });
  const alike = await standing(ctx, unknown.filter(({ score }) => score >= likely).slice(0, mostProposed));
  if (others.length + alike.length > 0) throw await duplicate(ctx, others, alike);
  const joined = [taken, ...named, born].filter((mark) => mark !== undefined);
  const writes = [
    ...(left ? [leaveMark(left, childId)] : []),
    ...joined.filter((mark) => !mark.subjects.includes(childId)).map((mark) => joinMark(mark, childId)),
  ];
  return { writes, pairs };
}

/** Of cards that were merged the one that goes on is proposed by itself. */
async function standing(ctx: Ctx, matches: Match[]): Promise<Match[]> {
  const records = await store.readMany(
    ctx,
    matches.map(({ childId }) => childId),
  );
  return matches.filter((_, i) => records[i] && !records[i].data.mergedInto);
}

export const namedBorn = ({ names, birthDate }: Identity): string[] => [
  ...new Set(
    names
      .slice(-1 - namesCompared)
      .map(({ surname, givenName }: Name) => JSON.stringify([foldName(surname), foldName(givenName ?? ""), birthDate])),
  ),
];

/** The marks of a СНИЛС that is given up, and of one that is taken. */
async function snilsMarks(ctx: Ctx, from: string | undefined, to: string | undefined): Promise<(Mark | undefined)[]> {
  if (from !== undefined && to !== undefined && digits(from) === digits(to)) return [];
  return Promise.all([from, to].map((snils) => (snils === undefined ? undefined : bySnils(ctx, snils))));
}

/**
 * Proposed, never merged: a person looks at both. That the candidates were named is on record with each of them.
 * @param others who have this very СНИЛС: nobody can confirm that away @param alike whose name and birth date are alike
 */
async function duplicate(ctx: Ctx, others: readonly ChildId[], alike: readonly Match[]): Promise<Refusal> {
  const matches = [
    ...others.map((id): Match => alike.find((match) => match.childId === id) ?? bySnilsAlone(id)),
    ...alike.filter((match) => !others.includes(match.childId)),
  ];
  const candidates = matches.map((match) => match.childId);
  const [childId] = others;
  const elsewhere = await proposed(ctx, candidates);
  const shown = matches.filter((match) => !elsewhere.some((other) => other.childId === match.childId));
  const current = { candidates, matches: shown, elsewhere: elsewhere.length > 0 ? elsewhere : undefined };
  const [text, field] = childId === undefined ? [similar, confirmable] : [sameSnils, snilsTaken];
  return new Refusal("child.duplicate", withWhomToAsk(text, elsewhere), {
    fields: [field],
    current: childId === undefined ? current : { ...current, childId },
  });
}

/** On record with each of them. @returns those of other municipalities, whom nobody here may open */
async function proposed(ctx: Ctx, candidates: readonly ChildId[]): Promise<Elsewhere[]> {
  await Promise.all(candidates.map((subject) => auditRead(ctx, { subject, action: "child.proposed-as-duplicate" })));
  return ofOtherMunicipalities(ctx, candidates);
}

/** Cards of a child that is expected: nobody has a name by which they could be compared. @param text what makes them alike */
export async function sameBirth(ctx: Ctx, candidates: readonly ChildId[], text: Text): Promise<Refusal> {
  const elsewhere = await proposed(ctx, candidates);
  const current = { candidates, elsewhere: elsewhere.length > 0 ? elsewhere : undefined };
  return new Refusal("child.duplicate", withWhomToAsk(text, elsewhere), { fields: [confirmable], current });
}

interface Elsewhere {
  childId: ChildId;
  municipality: string;
  coordinatorEmail: string;
}

/** Those whose cards the actor may not open: where they are and whom to ask, and not how they are alike. */
async function ofOtherMunicipalities(ctx: Ctx, ids: readonly ChildId[]): Promise<Elsewhere[]> {
  if (reachOf(ctx.actor) === undefined) return [];
  const records = (await store.readMany(ctx, ids)).flatMap((one) => one?.data ?? []);
  const settings = await Tenant.load(ctx);
  return records
    .filter((record) => !caresFor(ctx.actor, record))
    .map(({ childId, municipality }) => {
      const coordinatorEmail = Tenant.coordinatorOf(settings, municipality);
      return { childId, municipality, coordinatorEmail };
    });
}

function withWhomToAsk({ ru, en }: Text, elsewhere: readonly Elsewhere[]): Text {
  if (elsewhere.length === 0) return { ru, en };
  const whom = [...new Set(elsewhere.map(({ coordinatorEmail }) => coordinatorEmail))].join(", ");
  return {
    ru: `${ru} Карточка в другом муниципалитете: обратитесь к его координатору (${whom}).`,
    en: `${en} The card is in another municipality: turn to its coordinator (${whom}).`,
  };
}

const bySnilsAlone = (childId: ChildId): Match => ({ childId, score: 100, reasons: ["same-snils"] });

const similar = {
  ru: "Похоже, этот ребёнок уже зарегистрирован: имя (нынешнее или прежнее) и дата рождения совпадают или расходятся в мелочи. Сравните карточки.",
  en: "This child seems to be registered already: the name (present or former) and birth date are the same, or nearly. Compare the cards.",
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
