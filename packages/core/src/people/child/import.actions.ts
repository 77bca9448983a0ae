import { mustCareFor } from "../../ground/shared/authorise.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { fault, invalid } from "../../ground/shared/input.ts";
import { inParallel } from "../../ground/shared/parallel.ts";
import { type FieldFault, Refusal, type RefusalCode } from "../../ground/shared/refusal.ts";
import type { Text } from "../../ground/shared/text.ts";
import { mustBeRegistrable } from "./check.ts";
import { register } from "./child.actions.ts";
import type { NewChildInput } from "./child.ts";

const mostRows = 1000;
/**
 * Fields that are named of all rows together: with more the answer would be longer than a function may give (6 MB), and
 * whoever made the file has made the same mistake in each row. Each bad row is named all the same.
 */
const mostNamed = 5000;
/** Rows under way at once: a call of 1,000 rows must end before a gateway gives up on it (29 s). */
const concurrency = 10;

export interface ImportResult {
  /** Rows count from 0, as given; in a dry run they have no ids. */
  registered: Array<{ row: number; childId?: ChildId | undefined }>;
  rejected: Array<{ row: number; code: RefusalCode; text: Text; fields: FieldFault[]; current?: unknown }>;
}

/**
 * Registers each row that is right (in a dry run none) and says of each other what would be. A row is a transaction of its own, and with an
 * idempotency key it is done once however often the call is repeated. Staff only.
 * @throws Refusal input.invalid for more than 1,000 rows (nothing is written), not-found
 */
export async function importRows(ctx: Ctx, rows: readonly unknown[], dryRun = false): Promise<ImportResult> {
  mustCareFor(ctx.actor, "each");
  if (rows.length > mostRows)
    throw invalid([fault("/rows", `не больше ${mostRows} строк за один раз`, `at most ${mostRows} rows at a time`)]);
  const result: ImportResult = { registered: [], rejected: [] };
  // An accident (the store is away) ends the call.
  await inParallel([...rows.entries()], concurrency, ([row, input]) =>
    importRow(rowCtx(ctx, row), row, input, { dryRun, result }),
  );
  result.registered.sort((a, b) => a.row - b.row);
  result.rejected.sort((a, b) => a.row - b.row);
  nameFirst(result.rejected, mostNamed);
  return result;
}

function nameFirst(rejected: ImportResult["rejected"], left: number): void {
  for (const row of rejected) {
    row.fields = row.fields.slice(0, Math.max(left, 0));
    left -= row.fields.length;
  }
}

async function importRow(
  ctx: Ctx,
  row: number,
  input: unknown,
  { dryRun, result }: { dryRun: boolean; result: ImportResult },
): Promise<void> {
  try {
    // What a row is made of is for the schema of `register` to say.
    const child = input as NewChildInput;
    if (dryRun) await mustBeRegistrable(ctx, child);
    const childId = dryRun ? undefined : (await register(ctx, child)).record.childId;
    result.registered.push({ row, childId });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, text, fields, current } = error;
    result.rejected.push({ row, code, text, fields, current });
  }
}

/** Each row has an idempotency marker of its own: one for all could not be written with the first of them. */
const rowCtx = (ctx: Ctx, row: number): Ctx =>
  ctx.idempotency ? { ...ctx, idempotency: { ...ctx.idempotency, key: `${ctx.idempotency.key}#${row}` } } : ctx;
