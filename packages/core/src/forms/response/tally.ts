import { randomInt } from "node:crypto";
import { add } from "../../ground/counter/counter.store.ts";
import { all, type Key, type Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, RoundId } from "../../ground/shared/ids.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { type Answer, type Answers, isAnswered, own, rowsOf } from "../form/answers.ts";
import type { FormContent } from "../form/content.ts";
import { isQuestion, type Question } from "../form/item.ts";
import type { Scored } from "../form/scoring.ts";

// What was answered in a round, added up by the very transaction that hands it in: nobody opens the vault for results
// (docs/decisions/0209-answers-apart-from-who-answers.md). Of few answers sums are as good as what was said, so they lie sealed
// (docs/decisions/0234-sums-are-sealed.md).

/** Numbers by what they count; of questions, options and scores the place in the form's version, since keys may be long. */
export type Cells = Record<string, number>;

/** A scale of so many steps is counted step by step; of a longer one the sum is kept. */
const mostSteps = 21;
/** Scores have four decimals at most: in whole numbers sums stay exact, and what is taken back leaves nothing. */
const scale = 10_000;

/** What answers add. */
export function cellsOf(content: FormContent, answers: Answers, scores: readonly Scored[]): Cells {
  const cells: Cells = { n: 1 };
  const tables = new Set(content.items.flatMap(({ kind, key }) => (kind === "table" ? [key] : [])));
  for (const [i, item] of content.items.entries()) {
    if (!isQuestion(item)) continue;
    const table = item.in !== undefined && tables.has(item.in) ? item.in : undefined;
    const rows = table === undefined ? [answers] : rowsOf(own<Answers[string]>(answers, table));
    for (const row of rows) {
      const value = own<Answers[string]>(row, item.key);
      if (isAnswered(value)) add(cells, ofQuestion(i, item, value as Answer), 1);
    }
  }
  for (const [i, score] of content.scores.entries()) {
    const scored = scores.find(({ key }) => key === score.key);
    if (scored?.value === undefined) continue;
    const band = score.bands.findIndex(({ key }) => key === scored.band);
    add(
      cells,
      { [`z${i}`]: 1, [`Z${i}`]: Math.round(scored.value * scale), ...(band < 0 ? {} : { [`z${i}.${band}`]: 1 }) },
      1,
    );
  }
  return cells;
}

function ofQuestion(i: number, item: Question, value: Answer): Cells {
  switch (item.kind) {
    case "choice":
    case "many":
      return Object.fromEntries([
        [`a${i}`, 1],
        ...item.options.flatMap(({ code }, j) =>
          [value].flat().some((one) => one === code) ? [[`${i}.${j}`, 1]] : [],
        ),
      ]);
    case "yes-no":
      return { [`a${i}`]: 1, [`${i}.${value ? 1 : 0}`]: 1 };
    case "scale":
      return {
        [`a${i}`]: 1,
        [`s${i}`]: Math.round(Number(value) * scale),
        ...(isCounted(item) ? { [`${i}.${Number(value) - item.from}`]: 1 } : {}),
      };
    case "number":
      return { [`a${i}`]: 1, [`s${i}`]: Math.round(Number(value) * scale) };
    case "date":
    case "text":
      return { [`a${i}`]: 1 };
  }
}

const isCounted = (item: Extract<Question, { kind: "scale" }>) => item.to - item.from < mostSteps;

/** Cells as whoever reads them thinks of them. */
export interface Tally {
  /** Answers that were handed in. */
  n: number;
  /** By the key of the question. */
  questions: Map<string, QuestionTally>;
  /** By the key of the score; the mean is `sum / n`. */
  scores: Map<string, { n: number; sum: number; bands: Map<string, number> }>;
}
export interface QuestionTally {
  answered: number;
  /** By the code of the option, `yes` and `no`, or the step of a scale. */
  options: Map<string, number>;
  /** Of numbers and scales. */
  sum: number;
}

/** What cells of a form's version say. */
export function tallyOf(content: FormContent, cells: Cells): Tally {
  const questions = new Map<string, QuestionTally>();
  for (const [i, item] of content.items.entries()) {
    if (!isQuestion(item)) continue;
    const options = new Map(optionsOf(item).map((code, j) => [code, cells[`${i}.${j}`] ?? 0]));
    questions.set(item.key, { answered: cells[`a${i}`] ?? 0, options, sum: (cells[`s${i}`] ?? 0) / scale });
  }
  const scores = new Map(
    content.scores.map(({ key, bands }, i) => [
      key,
      {
        n: cells[`z${i}`] ?? 0,
        sum: (cells[`Z${i}`] ?? 0) / scale,
        bands: new Map(bands.map((band, j) => [band.key, cells[`z${i}.${j}`] ?? 0])),
      },
    ]),
  );
  return { n: cells.n ?? 0, questions, scores };
}

function optionsOf(item: Question): string[] {
  switch (item.kind) {
    case "choice":
    case "many":
      return item.options.map(({ code }) => code);
    case "yes-no":
      return ["no", "yes"];
    case "scale":
      return isCounted(item) ? Array.from({ length: item.to - item.from + 1 }, (_, j) => String(item.from + j)) : [];
    default:
      return [];
  }
}

/** Where answers count. */
export interface TallyPlace {
  roundId: RoundId;
  municipality?: string | undefined;
  agencyId?: AgencyId | undefined;
}

/** So many can count in one place at the same time. Which of them, chance says: nothing of who answers is in it. */
const shards = 8;

const tallyPk = (tenant: string, roundId: RoundId) => `${partitionOf(tenant, roundId)}#TALLY`;

/** Sums as they lie in the table; what an earlier program wrote in the clear is sealed with the next answer. */
type Kept = { sealed: string } | Cells;
type Sums = Pick<Ctx, "bank" | "keys" | "tenant">;

/** Bound to its place: what stands for one municipality opens for no other. */
const contextOf = (tenant: string, roundId: RoundId, sk: string) => ({ tenant, subject: roundId, field: `sums.${sk}` });

async function opened({ keys, tenant }: Sums, roundId: RoundId, sk: string, kept: Kept): Promise<Cells> {
  if (typeof kept.sealed !== "string") return kept as Cells;
  return JSON.parse(await keys.open(kept.sealed, contextOf(tenant, roundId, sk))) as Cells;
}

/** Adds cells to a place's sums as they are now. Another writer in between: it is tried again, by chance elsewhere. */
export async function tallyWrite(
  ctx: Sums,
  { roundId, municipality = "-", agencyId = "-" as AgencyId }: TallyPlace,
  cells: Cells,
  sign: 1 | -1 = 1,
): Promise<Write> {
  const sk = `${municipality}#${agencyId}#${randomInt(shards)}`;
  const key: Key = { table: "records", pk: tallyPk(ctx.tenant, roundId), sk };
  const before = await ctx.bank.get<Kept>(key);
  const sums = before ? { ...(await opened(ctx, roundId, sk, before.data)) } : {};
  add(sums, cells, sign);
  const sealed = await ctx.keys.seal(JSON.stringify(sums), contextOf(ctx.tenant, roundId, sk));
  return { put: { key, kind: "round-tally", data: { sealed } }, expect: before?.version ?? "absent" };
}

export interface PlacedCells {
  municipality?: string | undefined;
  agencyId?: AgencyId | undefined;
  cells: Cells;
}

/** All sums of a round, by place; strongly consistent. */
export async function talliesOf(ctx: Sums, roundId: RoundId): Promise<PlacedCells[]> {
  const found = new Map<string, PlacedCells>();
  for await (const { key, data } of all<Kept>(ctx.bank, "records", tallyPk(ctx.tenant, roundId))) {
    const [municipality, agencyId] = key.sk.split("#").map((part) => (part === "-" ? undefined : part));
    const name = `${municipality}#${agencyId}`;
    const one = found.get(name) ?? { municipality, agencyId: agencyId as AgencyId | undefined, cells: {} };
    add(one.cells, await opened(ctx, roundId, key.sk, data), 1);
    found.set(name, one);
  }
  return [...found.values()];
}
