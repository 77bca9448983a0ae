import * as Job from "../job/index.ts";
import { mustBeStaff } from "../shared/authorise.ts";
import { auditRead, type Ctx } from "../shared/context.ts";
import type { Files } from "../shared/files.ts";
import { type ImportId, newId } from "../shared/ids.ts";
import { fault, invalid } from "../shared/input.ts";
import { inParallel } from "../shared/parallel.ts";
import { notFound } from "../shared/refusal.ts";
import { madeBefore } from "../shared/repeat.ts";
import {
  failedTable,
  readTable,
  type Skipped,
  type TableBytes,
  type TableFile,
  type TableFormat,
  tableTypes,
  widthsOf,
  writeLongTable,
  writeTable,
} from "../table/index.ts";
import type {
  ImportDetails,
  Importer,
  ImportKind,
  ImportView,
  List,
  ListRow,
  Outcome,
  Rejection,
  Sameness,
  TableImporter,
  Template,
} from "./import.ts";

/** Rows of a piece: some seconds of work, far from what a function may take. */
const pieceRows = 100;
/** So many are taken while the sender waits. */
const atOnceRows = 300;
/** Rows under way at once. */
const concurrency = 10;

/** What stands above and beside the rows. */
interface Head {
  heads: string[];
  unknown: string[];
  skipped: Skipped[];
}

/** What a row waits with; `like` is the first one that it cannot stand beside, the piece in which that stands, and why. */
type Waiting<R extends ListRow> = R & {
  like?: { row: number; piece: number; rejection: Rejection } | undefined;
};

const head = "head";
const rowsOf = (piece: number) => `rows-${piece}`;
const outcomesOf = (piece: number) => `outcomes-${piece}`;

/** Takes a table, as {@link startList}. */
export const start = (
  ctx: Ctx,
  files: Files,
  importer: TableImporter,
  { file, dryRun }: { file: TableFile; dryRun: boolean },
): Promise<ImportView> => startList(ctx, files, importer, { read: () => readTable(file, importer.columns), dryRun });

interface Incoming<R extends ListRow> {
  read: () => Promise<List<R>>;
  dryRun: boolean;
  about?: Record<string, string>;
}

/**
 * Takes a list. A short one is done when this returns; of a long one the rest is done in the background, see {@link view}. A
 * repeat of the request finds the import that it began. Staff only. @throws Refusal input.invalid for a file that cannot be read
 */
export async function startList<R extends ListRow>(
  ctx: Ctx,
  files: Files,
  importer: Importer<R>,
  { read, dryRun, about }: Incoming<R>,
): Promise<ImportView> {
  mustBeStaff(ctx.actor, "each");
  const keyed = withOwnKey(ctx);
  const before = await madeBefore(keyed);
  if (before?.kind === "job") return view(ctx, files, before.id as ImportId);
  const { rows, ...table } = await read();
  if (rows.length === 0) throw invalid([fault("/content", "в таблице нет строк", "the table has no rows")]);
  const importId: ImportId = newId("import", ctx.now().epochMilliseconds);
  const waiting = rows.map(withLikes(importer));
  const pieces = Array.from({ length: Math.ceil(waiting.length / pieceRows) }, (_, i) =>
    waiting.slice(i * pieceRows, (i + 1) * pieceRows),
  );
  const { heads, unknown, skipped } = table;
  await Job.keepData(ctx, files, importId, head, { heads, unknown, skipped } satisfies Head);
  await inParallel([...pieces.entries()], concurrency, ([i, piece]) =>
    Job.keepData(ctx, files, importId, rowsOf(i), piece),
  );
  const atOnce = rows.length <= atOnceRows;
  const { generation } = await Job.begin<ImportDetails>(keyed, {
    jobId: importId,
    kind: importer.kind,
    pieces: pieces.length,
    details: { dryRun, rows: rows.length, taken: 0, known: 0, rejected: 0, about },
    audit: { action: "import.begin", detail: { kind: importer.kind, rows: rows.length, dryRun } },
    atOnce,
  });
  const work = () => Job.workPiece(ctx, { jobId: importId, generation }, worker(files, importer));
  if (atOnce) while (!(await work()));
  return view(ctx, files, importId);
}

/** The request's own key may stand for its rows already. */
const withOwnKey = (ctx: Ctx): Ctx =>
  ctx.idempotency ? { ...ctx, idempotency: { ...ctx.idempotency, key: `${ctx.idempotency.key}#import` } } : ctx;

function withLikes<R extends ListRow>(importer: Importer<R>) {
  const seen = new Map<string, { row: number; piece: number }>();
  return (row: R, i: number): Waiting<R> => {
    const marks = importer.sameness?.(row) ?? [];
    const [like] = marks.flatMap(({ mark, says }) => {
      const first = seen.get(mark);
      return first ? [{ ...first, rejection: says ? against(first.row, says) : repeating(first.row) }] : [];
    });
    const own = { row: row.row, piece: Math.floor(i / pieceRows) };
    for (const { mark } of marks) if (!seen.has(mark)) seen.set(mark, own);
    return { ...row, like };
  };
}

/** Does the pieces of an import, each row once however often the piece comes. */
export const worker =
  <R extends ListRow>(files: Files, importer: Importer<R>): Job.Worker<ImportDetails> =>
  async (ctx, job) => {
    const importId = job.jobId as ImportId;
    const { details, done, pieces = 0 } = job;
    const waiting = await Job.keptData<Waiting<R>[]>(ctx, files, importId, rowsOf(done));
    // Rows that were let go with their day cannot be taken any more; the rest of them is gone as well.
    if (!waiting) return { details, finished: true };
    const taker = await importer.prepare(ctx, { dryRun: details.dryRun, importId, about: details.about });
    const taken: Outcome[] = [];
    const groups = Map.groupBy(waiting, (row) => importer.together?.(row) ?? String(row.row));
    await inParallel([...groups.values()], concurrency, async (group) => {
      for (const row of group) {
        const key = `${importId}#${row.row}`;
        const keyed = { ...ctx, idempotency: { key, operation: "import", bodyHash: importId } };
        taken.push({ row: row.row, ...(await taker.take(keyed, row)) });
      }
    });
    taken.sort((a, b) => a.row - b.row);
    // What is written is found when the same comes again; in a dry run nothing is.
    const earlier = (piece: number) =>
      piece === done ? taken : Job.keptData<Outcome[]>(ctx, files, importId, outcomesOf(piece));
    const outcomes = details.dryRun ? await withRepeats(taken, waiting, earlier) : taken;
    await Job.keepData(ctx, files, importId, outcomesOf(done), outcomes);
    const count = (which: (outcome: Outcome) => unknown) => outcomes.filter((one) => which(one)).length;
    return {
      details: {
        ...details,
        taken: details.taken + count(({ rejection, known }) => !rejection && !known),
        known: details.known + count(({ known }) => known),
        rejected: details.rejected + count(({ rejection }) => rejection),
        counts: counted(details.counts, outcomes),
      },
      finished: done + 1 >= pieces,
    };
  };

function counted(before: ImportDetails["counts"], outcomes: readonly Outcome[]): ImportDetails["counts"] {
  const all = outcomes.flatMap(({ outcome }) => outcome ?? []);
  if (all.length === 0) return before;
  const counts = { ...before };
  for (const one of all) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}

/** Rows that would meet one above them, which is right itself, in the bank. */
async function withRepeats(
  taken: readonly Outcome[],
  waiting: readonly Waiting<ListRow>[],
  earlier: (piece: number) => readonly Outcome[] | undefined | Promise<readonly Outcome[] | undefined>,
): Promise<Outcome[]> {
  const likes = new Map(waiting.flatMap(({ row, like }) => (like ? [[row, like] as const] : [])));
  const outcomes: Outcome[] = [];
  for (const outcome of taken) {
    const like = likes.get(outcome.row);
    const first = like && (await earlier(like.piece))?.find(({ row }) => row === like.row);
    const meets = first !== undefined && !first.rejection;
    outcomes.push({ ...outcome, rejection: outcome.rejection ?? (meets ? like?.rejection : undefined) });
  }
  return outcomes;
}

const repeating = (row: number): Rejection => ({
  code: "input.invalid",
  text: { ru: `Повторяет строку ${row} этого файла.`, en: `Repeats row ${row} of this file.` },
  fields: [fault("", `то же, что в строке ${row} этого файла`, `the same as in row ${row} of this file`)],
});

const against = (row: number, says: NonNullable<Sameness["says"]>): Rejection => ({
  code: "input.invalid",
  text: {
    ru: `Не может быть верной вместе со строкой ${row} этого файла.`,
    en: `Cannot be right together with row ${row} of this file.`,
  },
  fields: [says(row)],
});

/** Lists that tell of no child. */
const ofNobody: readonly ImportKind[] = ["agencies", "services", "specialists"];

/** An import for whoever may see it; an administrator sees those of organisations, services and specialists, and none of what tells of children. */
export async function visible(ctx: Ctx, importId: ImportId): Promise<Job.Job<ImportDetails>> {
  const { data: job } = await Job.visible<ImportDetails>(ctx, importId);
  if (ctx.actor.kind === "admin" && !ofNobody.some((kind) => kind === job.kind)) throw notFound();
  return job;
}

/** How far an import is, and what became of its rows; on record. Staff only. @throws Refusal not-found */
export async function view(ctx: Ctx, files: Files, importId: ImportId): Promise<ImportView> {
  const job = await visible(ctx, importId);
  await auditRead(ctx, { subject: importId, action: "import.read" });
  const found = await Job.keptData<Head>(ctx, files, importId, head);
  const outcomes = await eachPiece<Outcome>(job.done, (piece) => Job.keptData(ctx, files, importId, outcomesOf(piece)));
  const { status, createdAt, finishedAt, details } = job;
  return {
    importId,
    kind: job.kind as ImportKind,
    status,
    createdAt,
    finishedAt,
    ...details,
    looked: details.taken + details.known + details.rejected,
    outcomes,
    unknownColumns: found?.unknown ?? [],
    skipped: found?.skipped ?? [],
  };
}

async function eachPiece<T>(pieces: number, read: (piece: number) => Promise<T[] | undefined>): Promise<T[]> {
  const found: T[][] = [];
  await inParallel([...Array(pieces).keys()], concurrency, async (piece) => {
    found[piece] = (await read(piece)) ?? [];
  });
  return found.flat();
}

/** What of the failed rows is wanted: of more than one answer holds, the first file or a later one. */
interface FailedFile {
  format: TableFormat;
  part?: number | undefined;
}

/**
 * The rows that were not taken, as a file to correct and send again; on record. `more`: there is another part. Staff only.
 * @throws Refusal not-found, also for a part that there is not
 */
export async function failed(
  ctx: Ctx,
  files: Files,
  importId: ImportId,
  { format, part = 1 }: FailedFile,
): Promise<TableBytes & { more: boolean }> {
  const job = await visible(ctx, importId);
  await auditRead(ctx, { subject: importId, action: "import.failed" });
  const found = await Job.keptData<Head>(ctx, files, importId, head);
  if (!found) throw notFound(); // let go with its day
  const pieces = await eachPiece(job.done, async (piece) => {
    const outcomes = (await Job.keptData<Outcome[]>(ctx, files, importId, outcomesOf(piece))) ?? [];
    if (!outcomes.some(({ rejection }) => rejection)) return [];
    const rows = (await Job.keptData<ListRow[]>(ctx, files, importId, rowsOf(piece))) ?? [];
    const cells = new Map(rows.map((row) => [row.row, row.cells]));
    return outcomes.flatMap(({ row, rejection }) =>
      rejection ? [{ row, cells: cells.get(row) ?? [], fix: fixOf(rejection) }] : [],
    );
  });
  const { rows, ...table } = failedTable(found.heads, pieces);
  const parts = writeLongTable(format, { ...table, widths: widthsOf({ ...table, rows }), pieces: slices(rows) });
  let n = 0;
  for await (const { bytes } of parts) {
    if (++n < part) continue;
    const { done } = await parts.next();
    return { type: tableTypes[format], extension: format, bytes, more: done !== true };
  }
  throw notFound();
}

async function* slices<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let i = 0; i < rows.length; i += pieceRows) yield rows.slice(i, i + pieceRows);
}

const fixOf = ({ text, fields }: NonNullable<Outcome["rejection"]>): string =>
  fields.length > 0 ? fields.map(({ message }) => message.ru).join("; ") : text.ru;

/** The file to fill in: its columns, and one invented row; of a workbook a second sheet explains each column. */
export const template = ({ title, templateColumns }: Template, format: TableFormat): Promise<TableBytes> =>
  writeTable(
    format,
    {
      name: title.ru,
      heads: templateColumns.map(({ name }) => name.ru),
      rows: [templateColumns.map(({ example }) => example)],
    },
    {
      name: "Пояснения",
      heads: ["Столбец", "Нужен", "Что писать", "Пример", "Как ещё его называют"],
      rows: templateColumns.map(({ name, required, help, expected, example, also = [] }) => [
        name.ru,
        required ? "обязательно" : "можно не заполнять",
        (help ?? expected)?.ru ?? "как в документе",
        example,
        also.slice(0, 4).join(", "),
      ]),
    },
  );
