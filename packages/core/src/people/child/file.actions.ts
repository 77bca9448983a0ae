import * as Agency from "../../agencies/agency/index.ts";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { readTable, type TableFile } from "../../ground/table/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { fileColumns, type Surroundings } from "./file.columns.ts";
import { readRow } from "./file.rows.ts";
import { type ImportResult, importRows } from "./import.actions.ts";

/**
 * Registers the rows of a file; `row` counts the file's own lines, from 1, and what is wrong is said by column. Columns are
 * known by their heads, see {@link fileColumns}. Staff only.
 * @throws Refusal input.invalid: unreadable, a column missing, more than 1,000 rows (nothing is written)
 */
export async function importFile(ctx: Ctx, file: TableFile): Promise<ImportResult> {
  mustBeStaff(ctx.actor);
  const { rows } = await readTable(file, fileColumns);
  const around = await surroundings(ctx);
  const read = rows.map((row) => readRow(row, around));
  const right = rows.filter((_, i) => read[i]!.faults.length === 0);
  const result = await importRows(
    ctx,
    read.filter(({ faults }) => faults.length === 0).map(({ input }) => input),
  );
  const lineOf = (row: number) => right[row]!.row;
  const wrong = rows.flatMap((row, i) => {
    const { faults } = read[i]!;
    return faults.length > 0
      ? [
          {
            row: row.row,
            code: "input.invalid" as const,
            text: { ru: "Исправьте указанные поля.", en: "Correct the fields named." },
            fields: faults,
          },
        ]
      : [];
  });
  return {
    registered: result.registered.map((one) => ({ ...one, row: lineOf(one.row) })),
    rejected: [...wrong, ...result.rejected.map((one) => ({ ...one, row: lineOf(one.row) }))].sort(
      (a, b) => a.row - b.row,
    ),
  };
}

async function surroundings(ctx: Ctx): Promise<Surroundings> {
  const { municipalities } = await Tenant.load(ctx);
  return { today: await Tenant.today(ctx), municipalities, directory: await Agency.directory(ctx) };
}
