import { all } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { auditRead } from "../../ground/shared/context.ts";
import type { ImportId } from "../../ground/shared/ids.ts";
import { fixHead, rowHead } from "../../ground/table/index.ts";
import { partitionOf } from "../../ground/vault/subject.ts";
import * as store from "./intake.store.ts";
import { isWaiting, type KeptRow, type Row, whyLeft } from "./intake.ts";
import { getImport } from "./rows.actions.ts";

/**
 * The rows that were not recorded, as a workbook: as they stood in the file, each with its line there and with what to mend.
 * Mended and sent again they are rows like any other. Staff only, on record. @throws Refusal not-found
 */
export async function failedRows(
  ctx: Ctx,
  importId: ImportId,
): Promise<{ name: string; plain: string; type: string; bytes: Uint8Array }> {
  await getImport(ctx, importId);
  await auditRead(ctx, { subject: importId, action: "instrument.import-failed" });
  const left: Array<{ kept: KeptRow; said: Row }> = [];
  const rows = all<KeptRow>(ctx.bank, "records", partitionOf(ctx.tenant, importId), { prefix: "ROW#" });
  for await (const { data } of rows) {
    if (data.outcome !== "failed" && !isWaiting(data.outcome)) continue;
    const said = await store.readSaid(ctx, importId, data.row);
    if (said) left.push({ kept: data, said });
  }
  const heads = left[0]?.said.heads ?? [];
  const body = left.map(({ kept, said }) => [...said.cells, kept.row, wrongOf(kept)]);
  const { writeBook } = await import("../../ground/workbook/write.ts");
  const page = {
    name: "Исправить",
    widths: [...heads.map(() => 20), 10, 60],
    rows: [
      { kind: "head" as const, cells: [...heads, rowHead, fixHead] },
      ...body.map((cells) => ({ kind: "body" as const, cells })),
    ],
  };
  return {
    name: "Незаписанные строки.xlsx",
    plain: "failed-rows.xlsx",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    bytes: await writeBook("Строки, которые нужно исправить", [page]),
  };
}

const wrongOf = ({ outcome, fields = [], text }: KeptRow): string =>
  fields.length > 0 ? fields.map(({ message }) => message.ru).join("; ") : (whyLeft[outcome]?.ru ?? text?.ru ?? "");
