import type { JobEvent } from "../../ground/job/job.ts";
import { mustBeStaff, reachOf } from "../../ground/shared/authorise.ts";
import type { Write } from "../../ground/shared/bank.ts";
import { type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { type ChildId, type ImportId, newId } from "../../ground/shared/ids.ts";
import { fault, invalid, parse, readAt } from "../../ground/shared/input.ts";
import { inParallel } from "../../ground/shared/parallel.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { fold } from "../../ground/vault/index.ts";
import { partitionOf } from "../../ground/vault/subject.ts";
import * as store from "./intake.store.ts";
import {
  type Candidate,
  isWaiting,
  type Outcome,
  PapersFile,
  type PapersFileInput,
  type PapersImport,
  type Report,
  type Row,
  type RowResult,
} from "./intake.ts";
import { match } from "./match.ts";
import { type Given, given } from "./record.ts";
import { readRegister } from "./register.ts";
import { extractsIn, readXmlFile } from "./unpack.ts";

const mostRows = 1000;
/** Children under way at once: a call of 1,000 rows must end before a gateway gives up on it (29 s). */
const concurrency = 10;
/** Rows after which it is written down how far it is. */
const stride = 50;

/**
 * Reads a file of papers and records each with the child that it names, a row a transaction. What is not certain waits for a
 * person; what stands there already is left as it is, so that a file may be sent again. Staff only.
 * @throws Refusal input.invalid: unreadable, more than 1,000 rows (nothing is written)
 */
export async function importPapers(ctx: Ctx, input: PapersFileInput): Promise<Report> {
  mustBeStaff(ctx.actor, "each");
  const file = parse(PapersFile, input);
  const rows = await readAt("/content", () => rowsOf(ctx, file));
  if (rows.length > mostRows)
    throw invalid([fault("/content", `не больше ${mostRows} строк за один раз`, `at most ${mostRows} rows at a time`)]);
  const log = file.dryRun ? undefined : await Log.begin(ctx, file, rows.length);
  const twice = sharedNumbers(rows);
  const results = new Map<number, RowResult>();
  await inParallel(byChild(rows), concurrency, async (group) => {
    for (const row of group) {
      const result = await retrying(() => one(ctx, row, twice.get(row) ?? [], log));
      results.set(row.row, result);
      await log?.count(result.outcome);
    }
  });
  await log?.end();
  const listed = rows.map(({ row, file: name }) => ({ ...results.get(row)!, file: name }));
  return { importId: log?.importId, counts: countsOf(listed.map(({ outcome }) => outcome)), rows: listed };
}

async function rowsOf(ctx: Ctx, { format, content, encoding, kind }: PapersFile): Promise<Row[]> {
  const isText = (format === "xml" || format === "csv") && encoding !== "base64";
  switch (format) {
    case "zip":
      return extractsIn(Buffer.from(content, "base64"));
    case "xml":
      return [{ ...readXmlFile(Buffer.from(content, isText ? "utf8" : "base64")), row: 1 }];
    default:
      return readRegister({ format, content, encoding }, kind, await Tenant.today(ctx));
  }
}

/** Rows of one child follow each other: the second may say what the first has said. */
function byChild(rows: readonly Row[]): Row[][] {
  const groups = Map.groupBy(rows, ({ who, row }) => (who.birthDate ? nameOf(who) : String(row)));
  return [...groups.values()];
}

const nameOf = ({ surname = "", givenName = "", birthDate = "" }: Row["who"]): string =>
  JSON.stringify([fold(surname), fold(givenName), birthDate]);

/** Rows whose number a row about somebody else has too, as twins in a register: neither is believed. */
function sharedNumbers(rows: readonly Row[]): Map<Row, Row[]> {
  const papers = rows.filter(({ paper }) => paper);
  const byNumber = Map.groupBy(papers, ({ paper }) => JSON.stringify([paper!.kind, fold(paper!.number)]));
  const shared = new Map<Row, Row[]>();
  for (const group of byNumber.values())
    for (const row of group) {
      const others = group.filter(({ who }) => nameOf(who) !== nameOf(row.who));
      if (others.length > 0) shared.set(row, others);
    }
  return shared;
}

/** What comes of a row, written with the paper where there is one to write. */
async function one(ctx: Ctx, row: Row, others: readonly Row[], log: Log | undefined): Promise<RowResult> {
  const { result, given: paper } = await decided(ctx, row, others, log?.importId);
  await log?.keep(row, result, paper);
  return result;
}

interface Decided {
  result: RowResult;
  given?: Given;
}

async function decided(ctx: Ctx, row: Row, others: readonly Row[], importId: ImportId | undefined): Promise<Decided> {
  const { row: n, notes, faults, who } = row;
  const said = { row: n, notes: notes.length > 0 ? notes : undefined };
  if (!row.paper) return { result: { ...said, outcome: "failed", code: "input.invalid", fields: faults } };
  const { childId, candidates } = await match(ctx, who);
  if (others.length > 0) {
    const rest = await Promise.all(others.slice(0, 3).map((other) => match(ctx, other.who)));
    const all = [...candidates, ...rest.flatMap((found) => found.candidates)];
    return { result: { ...said, outcome: "same-number", candidates: distinct(all), text: sharedText } };
  }
  if (!childId)
    return {
      result: { ...said, outcome: candidates.length > 0 ? "uncertain" : "unknown-child", candidates: some(candidates) },
    };
  try {
    const paper = await given(ctx, childId, row, importId, { act: importId });
    const { outcome, instrumentId } = paper;
    // A dry run has made an id that nobody will find.
    const known = importId || outcome === "unchanged" ? instrumentId : undefined;
    return { result: { ...said, outcome, childId, instrumentId: known }, given: paper };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { result: { ...said, ...refused(error, childId) } };
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

const countsOf = (outcomes: Outcome[]): PapersImport["counts"] =>
  Object.fromEntries([...Map.groupBy(outcomes, (one) => one)].map(([outcome, all]) => [outcome, all.length]));

/** What is kept of an import while it goes on. */
class Log {
  readonly importId: ImportId;
  readonly #ctx: Ctx;
  readonly #outcomes: Outcome[] = [];
  #record: PapersImport;
  #version = 1;
  #writing: Promise<void> = Promise.resolve();

  constructor(ctx: Ctx, record: PapersImport) {
    this.#ctx = ctx;
    this.#record = record;
    this.importId = record.importId;
  }

  /** Written down before the first row, so that a repeated request finds it. */
  static async begin(ctx: Ctx, { format, kind }: PapersFile, rows: number): Promise<Log> {
    const now = ctx.now();
    const importId = newId("import", now.epochMilliseconds);
    const municipality = reachOf(ctx.actor);
    const record = { importId, format, kind, municipality, rows, done: 0, counts: {}, startedAt: now.toString() };
    await save(ctx, {
      writes: [store.write(ctx.tenant, record, "absent")],
      stream: partitionOf(ctx.tenant, importId),
      events: [],
      audit: { subject: importId, action: "instrument.import", detail: { format, rows } },
      ref: { kind: "import", id: importId },
    });
    // The request's own marker is written; rows have none.
    const { idempotency: _, ...rest } = ctx;
    return new Log(rest, record);
  }

  /** The row and, where it became one, the paper: in one transaction. */
  async keep(row: Row, result: RowResult, paper: Given | undefined): Promise<void> {
    const { tenant } = this.#ctx;
    const { notes: _, ...kept } = result;
    const writes: Write[] = [
      store.writeRow(tenant, { ...kept, importId: this.importId }, "absent"),
      ...(isWaiting(result.outcome) || result.outcome === "failed"
        ? [await store.writeSaid(this.#ctx, this.importId, row)]
        : []),
    ];
    const subject = paper && result.childId ? result.childId : this.importId;
    await save(this.#ctx, {
      writes: [...writes, ...(paper?.writes ?? [])],
      stream: partitionOf(tenant, subject),
      events: paper?.events ?? [],
      audit: {
        subject,
        action: "instrument.import-row",
        detail: { importId: this.importId, row: row.row, outcome: result.outcome, instrumentId: result.instrumentId },
      },
    });
  }

  async count(outcome: Outcome): Promise<void> {
    this.#outcomes.push(outcome);
    if (this.#outcomes.length % stride === 0) await this.#write({});
  }

  async end(): Promise<void> {
    await this.#write({ finishedAt: this.#ctx.now().toString() });
    await save(this.#ctx, {
      writes: [],
      stream: partitionOf(this.#ctx.tenant, this.importId),
      events: [{ type: "job.finished", data: { jobId: this.importId } }] satisfies JobEvent[],
      audit: { subject: this.importId, action: "instrument.import", detail: { ended: true } },
    });
  }

  /** One after the other, by whichever row comes to it. */
  #write(more: Partial<PapersImport>): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      this.#record = { ...this.#record, done: this.#outcomes.length, counts: countsOf(this.#outcomes), ...more };
      await this.#ctx.bank.commit([store.write(this.#ctx.tenant, this.#record, this.#version++)]);
    });
    return this.#writing;
  }
}
