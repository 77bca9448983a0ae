import type { Key, Page, PageRequest, Stored, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { type ImportId, idPattern } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { openFields, partitionOf, sealFields } from "../../ground/vault/index.ts";
import type { KeptRow, Row } from "./intake.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;
type Vault = Pick<Ctx, "bank" | "tenant" | "keys">;

const place = (table: Key["table"], tenant: string, importId: ImportId, sk: string): Key => ({
  table,
  pk: partitionOf(tenant, importId),
  sk,
});
const rowKey = (row: number): string => `ROW#${String(row).padStart(6, "0")}`;

export const writeRow = (tenant: string, data: KeptRow, expect: "absent" | number): Write => ({
  put: { key: place("records", tenant, data.importId, rowKey(data.row)), kind: "papers-row", data },
  expect,
});

/** @throws Refusal not-found */
export async function loadRow({ bank, tenant }: Bank, importId: ImportId, row: number): Promise<Stored<KeptRow>> {
  const isId = idPattern("import").test(importId) && Number.isSafeInteger(row) && row > 0 && row < 1_000_000;
  const found = isId ? await findRow({ bank, tenant }, importId, row) : undefined;
  if (!found) throw notFound();
  return found;
}

export const findRow = (
  { bank, tenant }: Bank,
  importId: ImportId,
  row: number,
): Promise<Stored<KeptRow> | undefined> => bank.get<KeptRow>(place("records", tenant, importId, rowKey(row)));

/** In the order of the file. */
export const rowsOf = ({ bank, tenant }: Bank, importId: ImportId, page: PageRequest): Promise<Page<Stored<KeptRow>>> =>
  bank.list<KeptRow>("records", partitionOf(tenant, importId), { prefix: "ROW#" }, page);

interface Kept {
  said: string;
}
const owner = (importId: ImportId, row: number) => ({ subject: importId, path: `rows.${row}` });

/** What a row said, sealed: for those that wait for a person, and to say which row it was. */
export async function writeSaid(ctx: Vault, importId: ImportId, row: Row): Promise<Write> {
  const data = await sealFields<Kept>(ctx, owner(importId, row.row), { said: JSON.stringify(row) });
  return {
    put: { key: place("vault", ctx.tenant, importId, rowKey(row.row)), kind: "papers-row-said", data },
    expect: "absent",
  };
}

/** Where rows still keep what they said. */
export const saidOf = (tenant: string, importId: ImportId) =>
  ["vault", partitionOf(tenant, importId), { prefix: "ROW#" }] as const;

/** The caller has written the audit entry. */
export async function readSaid(ctx: Vault, importId: ImportId, row: number): Promise<Row | undefined> {
  const stored = await ctx.bank.get<Kept>(place("vault", ctx.tenant, importId, rowKey(row)));
  if (!stored) return undefined;
  const { said } = await openFields<Kept>(ctx, owner(importId, row), stored.data);
  return JSON.parse(said) as Row;
}

/** A row that was given to its child is there, and needs no copy here. */
export const forgetSaid = (tenant: string, importId: ImportId, row: number): Write => ({
  remove: place("vault", tenant, importId, rowKey(row)),
  expect: "any",
});
