import * as Service from "../../agencies/service/index.ts";
import * as Import from "../../ground/import/index.ts";
import { mustCareFor } from "../../ground/shared/authorise.ts";
import type { Write } from "../../ground/shared/bank.ts";
import { auditReads, type Ctx, retrying, save } from "../../ground/shared/context.ts";
import type { Files } from "../../ground/shared/files.ts";
import type { ChildId, ImportId } from "../../ground/shared/ids.ts";
import { parse, readAt } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { partitionOf } from "../../ground/vault/subject.ts";
import { majorityNotes } from "../instrument/warnings.ts";
import * as store from "./intake.store.ts";
import {
  type Candidate,
  isWaiting,
  type PaperRow,
  PapersFile,
  type PapersFileInput,
  type Report,
  type RowResult,
  whyLeft,
} from "./intake.ts";
import { listOf, nameOf } from "./list.ts";
import { match } from "./match.ts";
import { type Given, given } from "./record.ts";

/**
 * Takes a file of papers, each recorded with the child that it names, a row a transaction: a short one at once, a long one in the
 * background. What is not certain waits for a person; what stands there already is left as it is, so that a file may be sent
 * again. Staff only. @throws Refusal input.invalid: unreadable (nothing is written)
 */
export async function importPapers(ctx: Ctx, files: Files, input: PapersFileInput): Promise<Report> {
  mustCareFor(ctx.actor, "each");
  const { dryRun, ...file } = parse(PapersFile, input);
  const { importId, status, rows, looked, counts, outcomes } = await Import.startList(ctx, files, importer, {
    read: () => readAt("/content", () => listOf(ctx, file)),
    dryRun,
    about: { format: file.format, kind: file.kind },
  });
  const told = outcomes.map(resultOf);
  await auditReads(ctx, namedIn(told));
  return { importId, status, dryRun, total: rows, looked, counts: counts ?? {}, rows: told };
}

/** Whom rows name, and who may be meant by them: each child is on record as compared with a paper. */
export const namedIn = (rows: readonly Pick<RowResult, "childId" | "candidates">[]) => {
  const children = rows.flatMap(({ childId, candidates = [] }) => [
    childId ?? [],
    candidates.map((one) => one.childId),
  ]);
  return [...new Set(children.flat())].map((subject) => ({ subject, action: "child.compare-with-paper" }));
};

const resultOf = ({ told }: Import.Outcome) => told as Report["rows"][number];

/** Takes the rows of a file of papers. */
export const importer: Import.Importer<PaperRow> = {
  kind: "papers",
  together: ({ who, row }) => (who.birthDate ? nameOf(who) : String(row)),
  prepare: async (ctx, { dryRun, importId }) => {
    const how: How = { importId: dryRun ? undefined : importId, services: await Service.lookup(ctx) };
    return { take: (ctx, row) => take(ctx, row, how) };
  },
};

interface How {
  /** None in a dry run. */
  importId: ImportId | undefined;
  /** By which the services of measures are proposed, read once for a piece. */
  services: Service.Lookup;
}

/** The row's own record says that it was taken. */
async function take({ idempotency: _, ...ctx }: Ctx, row: PaperRow, how: How): Promise<Import.Taken> {
  const { importId } = how;
  const before = importId && (await store.findRow(ctx, importId, row.row));
  const result = before ? before.data : await retrying(() => one(ctx, row, how));
  const { outcome, childId, instrumentId, candidates, fields = [], code = "input.invalid", text } = result;
  const isLeft = outcome === "failed" || isWaiting(outcome);
  const notes = [...row.notes, ...(row.paper ? majorityNotes(row.paper, row.who.birthDate) : [])];
  const why = text ?? whyLeft[outcome] ?? { ru: "Исправьте указанное.", en: "Correct what is named." };
  return {
    id: instrumentId,
    childId,
    known: outcome === "unchanged",
    notes: notes.map((message) => ({ pointer: "", message })),
    rejection: isLeft ? { code, text: why, fields, current: candidates && { candidates } } : undefined,
    outcome,
    told: { ...result, importId: undefined, notes: notes.length > 0 ? notes : undefined, file: row.file },
  };
}

/** What comes of a row, written with the paper where there is one to write. */
async function one(ctx: Ctx, row: PaperRow, how: How): Promise<RowResult> {
  const { result, given: paper } = await decided(ctx, row, how);
  const { importId } = how;
  if (importId) await keep(ctx, importId, row, result, paper);
  return result;
}

interface Decided {
  result: RowResult;
  given?: Given;
}

async function decided(ctx: Ctx, row: PaperRow, { importId, services }: How): Promise<Decided> {
  const { row: n, faults, who, others } = row;
  if (!row.paper) return { result: { row: n, outcome: "failed", code: "input.invalid", fields: faults } };
  const { childId, candidates } = await match(ctx, who);
  if (others.length > 0) {
    const rest = await Promise.all(others.map((other) => match(ctx, other)));
    const all = [...candidates, ...rest.flatMap((found) => found.candidates)];
    return { result: { row: n, outcome: "same-number", candidates: distinct(all), text: sharedText } };
  }
  if (!childId)
    return {
      result: { row: n, outcome: candidates.length > 0 ? "uncertain" : "unknown-child", candidates: some(candidates) },
    };
  try {
    const paper = await given(ctx, childId, row, importId, { act: importId, services });
    const { outcome, instrumentId } = paper;
    // A dry run has made an id that nobody will find.
    const known = importId || outcome === "unchanged" ? instrumentId : undefined;
    return { result: { row: n, outcome, childId, instrumentId: known }, given: paper };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { result: { row: n, ...refused(error, childId) } };
  }
}

const some = (candidates: Candidate[]): Candidate[] | undefined => (candidates.length > 0 ? candidates : undefined);
const distinct = (all: Candidate[]): Candidate[] | undefined =>
  some([...new Map(all.map((one) => [one.childId, one])).values()]);

function refused({ code, text, fields, current }: Refusal, childId: ChildId): Omit<RowResult, "row"> {
  if (code !== "instrument.duplicate") return { outcome: "failed", childId, code, text, fields };
  const { candidates = [] } = current as { candidates?: ChildId[] };
  const both = [childId, ...candidates].map((id) => ({ childId: id, reasons: [] }));
  return { outcome: "same-number", code, text, candidates: both };
}

const sharedText = {
  ru: "Этот номер стоит в файле у двух детей. Сверьте, чей он.",
  en: "The file has this number for two children. Compare whose it is.",
};

/** The row and, where it became one, the paper: in one transaction. */
async function keep(ctx: Ctx, importId: ImportId, row: PaperRow, result: RowResult, paper: Given | undefined) {
  const isLeft = isWaiting(result.outcome) || result.outcome === "failed";
  const writes: Write[] = [
    store.writeRow(ctx.tenant, { ...result, importId }, "absent"),
    ...(isLeft ? [await store.writeSaid(ctx, importId, row)] : []),
  ];
  const subject = paper && result.childId ? result.childId : importId;
  await save(ctx, {
    writes: [...writes, ...(paper?.writes ?? [])],
    stream: partitionOf(ctx.tenant, subject),
    events: paper?.events ?? [],
    audit: {
      subject,
      action: "instrument.import-row",
      detail: { importId, row: row.row, outcome: result.outcome, instrumentId: result.instrumentId },
    },
  });
}
