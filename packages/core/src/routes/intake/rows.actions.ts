import { changing } from "../../ground/change/index.ts";
import * as Import from "../../ground/import/index.ts";
import type { Page, PageRequest } from "../../ground/shared/bank.ts";
import { auditReads, type Ctx } from "../../ground/shared/context.ts";
import type { ImportId } from "../../ground/shared/ids.ts";
import { fault, invalid, parse } from "../../ground/shared/input.ts";
import { notFound, Refusal, unlessRefused } from "../../ground/shared/refusal.ts";
import { partitionOf } from "../../ground/vault/subject.ts";
import { governed } from "../../people/child/child.scope.ts";
import type { InstrumentEvent } from "../instrument/instrument.events.ts";
import { namedIn } from "./import.actions.ts";
import * as store from "./intake.store.ts";
import { Confirm, isWaiting, type KeptRow, type PapersImport, type Row } from "./intake.ts";
import { given } from "./record.ts";

/** How far an import is, and what came of its rows. Staff only. @throws Refusal not-found */
export async function getImport(ctx: Ctx, importId: ImportId): Promise<PapersImport> {
  const job = await Import.visible(ctx, importId);
  if (job.kind !== "papers") throw notFound();
  const { dryRun, rows, taken, known, rejected, counts = {}, about } = job.details;
  const { format, kind } = about as Pick<PapersImport, "format" | "kind">;
  const done = taken + known + rejected;
  const { createdAt: startedAt, finishedAt } = job;
  return { importId, dryRun, format, kind, rows, done, counts, startedAt, finishedAt };
}

/** A row with what it said, where that is still kept. */
export interface ListedRow extends Omit<KeptRow, "importId"> {
  said?: Pick<Row, "who" | "file" | "notes"> & { number?: string | undefined };
}

/** Rows in the order of the file; whom those name that wait for a person is on record. Staff only. @throws Refusal not-found */
export async function listRows(ctx: Ctx, importId: ImportId, page: PageRequest): Promise<Page<ListedRow>> {
  await getImport(ctx, importId);
  const { items, next } = await store.rowsOf(ctx, importId, page);
  const children = namedIn(items.map(({ data }) => data));
  await auditReads(ctx, [{ subject: importId, action: "instrument.import-rows" }, ...children]);
  const rows = items.map(async ({ data: { importId: _, ...row } }) => {
    const said =
      isWaiting(row.outcome) || row.outcome === "failed" ? await store.readSaid(ctx, importId, row.row) : undefined;
    return { ...row, said: said && { who: said.who, file: said.file, notes: said.notes, number: said.paper?.number } };
  });
  return { items: await Promise.all(rows), next };
}

/** A row as it now is. Staff only. @throws Refusal not-found */
export async function getRow(ctx: Ctx, { importId, row }: RowAt): Promise<KeptRow> {
  await getImport(ctx, importId);
  return (await store.loadRow(ctx, importId, row)).data;
}

interface RowAt {
  importId: ImportId;
  row: number;
}

const changed = changing<RowAt, KeptRow, InstrumentEvent>({
  load: (ctx, { importId, row }) => store.loadRow(ctx, importId, row),
  authorise: async (ctx, { importId }) => void (await getImport(ctx, importId)),
  writes: ({ tenant }, before, after) => [store.writeRow(tenant, after, before.version)],
  stream: (tenant, { importId, childId }) => partitionOf(tenant, childId ?? importId),
  audit: ({ importId, row, childId }) => ({ subject: childId ?? importId, detail: { importId, row } }),
  ref: ({ importId, row }) => ({ kind: "import", id: String(row), parent: importId }),
});

/**
 * A person says which child a waiting row is about: the paper is recorded there. Staff only.
 * @throws Refusal conflict.exists (the row does not wait), not-found, and what recording a paper throws
 */
export async function confirm(ctx: Ctx, at: RowAt, input: Confirm): Promise<KeptRow> {
  await getImport(ctx, at.importId);
  const { childId, confirmedDistinctFrom } = parse(Confirm, input);
  await store.loadRow(ctx, at.importId, at.row);
  if (!(await unlessRefused(() => governed(ctx, childId))))
    throw invalid([fault("/childId", "зарегистрированный ребёнок", "a child that is registered")]);
  const after = await changed(ctx, at, { action: "instrument.import-confirm" }, async ({ data }) => {
    const said = isWaiting(data.outcome) ? await store.readSaid(ctx, at.importId, at.row) : undefined;
    if (!said?.paper) throw settled(data);
    const paper = await given(ctx, childId, said, at.importId, { confirmedDistinctFrom });
    const { outcome, instrumentId, writes, events } = paper;
    return {
      after: { importId: at.importId, row: data.row, outcome, childId, instrumentId },
      events,
      writes: [...writes, store.forgetSaid(ctx.tenant, at.importId, at.row)],
      detail: { outcome, instrumentId },
    };
  });
  return after.data;
}

const settled = ({ outcome, childId, instrumentId }: KeptRow) =>
  new Refusal(
    "conflict.exists",
    {
      ru: "Эта строка не ждёт решения: документ уже записан, или её нужно исправить в файле.",
      en: "This row waits for nobody: its paper is recorded, or it must be corrected in the file.",
    },
    { current: { outcome, childId, instrumentId } },
  );
