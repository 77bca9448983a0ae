import * as Agency from "../../agencies/agency/index.ts";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import { auditRead, type Ctx, retrying } from "../../ground/shared/context.ts";
import type { ChildId, ResultId } from "../../ground/shared/ids.ts";
import { fault, invalid } from "../../ground/shared/input.ts";
import { inParallel } from "../../ground/shared/parallel.ts";
import { type FieldFault, Refusal, type RefusalCode } from "../../ground/shared/refusal.ts";
import type { Text } from "../../ground/shared/text.ts";
import { readTable, type TableFile, type TableRow } from "../../ground/table/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { bySnils } from "../../people/child/duplicates.ts";
import { match } from "../intake/match.ts";
import { type ResultColumn, resultColumns } from "./file.columns.ts";
import { inColumn, measureMeant, readRow, type Said } from "./file.rows.ts";
import { linesOf } from "./ledger.actions.ts";
import { judgeResult, recordResult } from "./result.actions.ts";
import { NewResult } from "./result.ts";

const mostRows = 1000;
/** Rows under way at once: a call of 1,000 rows must end before a gateway gives up on it (29 s). */
const concurrency = 10;

interface Rejected {
  row: number;
  code: RefusalCode;
  text: Text;
  fields: readonly FieldFault[];
  current?: unknown;
}

/** What became of the rows; numbered as in the file. */
export interface ResultsImport {
  dryRun: boolean;
  rows: number;
  /** In a dry run what would be. */
  recorded: { row: number; childId: ChildId; resultId?: ResultId | undefined }[];
  /** The same result is there already. */
  known: { row: number; childId: ChildId; resultId: ResultId }[];
  rejected: Rejected[];
  notes: (FieldFault & { row: number })[];
  skipped: { row: number; why: "numbers" | "total" | "head" | "note" }[];
  unknownColumns: string[];
}

/**
 * Takes a register of results: each row that is certain is recorded, of each other is said what to correct. The same file
 * again records nothing twice. Staff only. @throws Refusal input.invalid for a file that cannot be read, or over 1,000 rows
 */
export async function importResults(ctx: Ctx, file: TableFile, dryRun: boolean): Promise<ResultsImport> {
  mustBeStaff(ctx.actor, "each");
  const { rows, skipped, unknown } = await readTable(file, resultColumns);
  if (rows.length > mostRows)
    throw invalid([fault("/content", `не больше ${mostRows} строк за один раз`, `at most ${mostRows} rows at a time`)]);
  const around = { today: await Tenant.today(ctx), directory: await Agency.directory(ctx), dryRun };
  const done: ResultsImport = {
    dryRun,
    rows: rows.length,
    recorded: [],
    known: [],
    rejected: [],
    notes: [],
    skipped,
    unknownColumns: unknown,
  };
  // Rows of one child are taken one after the other: two that say the same must not both find nothing.
  const byChild = new Map<string, (() => Promise<void>)[]>();
  for (const row of rows) {
    const said = readRow(row, around.today, around.directory);
    const { snils, surname, givenName, birthDate } = said.who;
    const child = snils ?? `${surname} ${givenName} ${birthDate}`;
    byChild.set(child, [...(byChild.get(child) ?? []), () => take(rowCtx(ctx, row.row), row, said, dryRun, done)]);
  }
  await inParallel([...byChild.values()], concurrency, async (works) => {
    for (const work of works) await work();
  });
  for (const list of [done.recorded, done.known, done.rejected, done.notes]) list.sort((a, b) => a.row - b.row);
  return done;
}

/** Each row has an idempotency marker of its own: one for all could not be written with the first of them. */
const rowCtx = (ctx: Ctx, row: number): Ctx =>
  ctx.idempotency ? { ...ctx, idempotency: { ...ctx.idempotency, key: `${ctx.idempotency.key}#${row}` } } : ctx;

async function take(
  ctx: Ctx,
  { row }: Pick<TableRow<ResultColumn>, "row">,
  said: Said,
  dryRun: boolean,
  done: ResultsImport,
): Promise<void> {
  done.notes.push(...said.notes.map((note) => ({ ...note, row })));
  let childId: ChildId | undefined;
  try {
    if (said.faults.length > 0) throw invalid([...said.faults]);
    const whose = await childOf(ctx, said);
    childId = whose;
    const given = await resultOf(ctx, whose, said);
    if (dryRun) await judgeResult(ctx, whose, given);
    const recorded = dryRun ? undefined : await retrying(() => recordResult(ctx, whose, given));
    const resultId = recorded?.resultId as ResultId | undefined;
    done.recorded.push({ row, childId, resultId });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, text, fields, current } = error;
    const same = (current as { resultId?: ResultId } | undefined)?.resultId;
    if (code === "conflict.exists" && childId && same) done.known.push({ row, childId, resultId: same });
    else done.rejected.push({ row, code, text, fields, current });
  }
}

/**
 * The one child that is meant, found as papers find theirs; a СНИЛС that stands alone says it too.
 * @throws Refusal input.invalid, with whoever it may be
 */
async function childOf(ctx: Ctx, { who, by }: Said): Promise<ChildId> {
  const { snils, ...said } = who;
  const isAlone = snils !== undefined && Object.values(said).every((part) => part === undefined);
  const [numbered] = isAlone ? (await bySnils(ctx, snils)).subjects : [];
  if (numbered) return numbered as ChildId;
  const { childId, candidates } = await match(ctx, who);
  if (childId) return childId;
  if (candidates.length === 0)
    throw invalid([inColumn(by, { ru: "такой ребёнок не зарегистрирован", en: "no such child is registered" })]);
  const text =
    candidates.length === 1
      ? {
          ru: "в карте похожего ребёнка записано иначе: сверьте имя, дату рождения и СНИЛС",
          en: "the card of a child like this says otherwise: compare the name, the birth date and the СНИЛС",
        }
      : { ru: "подходят несколько детей: уточните", en: "several children fit: say which" };
  throw invalid([inColumn(by, text)], { candidates: candidates.map((one) => one.childId) });
}

/** The row as a request would say it; what the child's papers recommend is opened for that, on record. @throws Refusal */
async function resultOf(ctx: Ctx, childId: ChildId, said: Said): Promise<NewResult> {
  await auditRead(ctx, { subject: childId, action: "result.match" });
  const meant = measureMeant(await linesOf(ctx, childId), said);
  if (!meant)
    throw invalid([
      inColumn("measure", { ru: "нет в документах ребёнка", en: "none of the child's instruments has it" }),
    ]);
  const parsed = NewResult.safeParse({ measureId: meant.measureId, ...said.given });
  if (parsed.success) return parsed.data;
  throw invalid(
    parsed.error.issues.map(({ path, message }) =>
      path[0] === "note"
        ? inColumn("note", { ru: "нужна причина", en: "a reason is needed" })
        : path[0] === "by"
          ? inColumn("by", { ru: "кто исполнил", en: "who did it" })
          : fault(`/${path.join("/")}`, message, message),
    ),
  );
}
