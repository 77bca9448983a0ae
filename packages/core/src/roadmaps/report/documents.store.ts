import type { PeriodId } from "../../ground/calendar/index.ts";
import type { Expectation, Key, Stored, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ReportId } from "../../ground/shared/ids.ts";
import { known } from "../../ground/shared/known.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const documentFormats = ["xlsx", "docx"] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/** A document that somebody has asked for: made in the background, kept to be fetched later. */
export interface ReportDocument {
  reportId: ReportId;
  period: PeriodId;
  format: DocumentFormat;
  /** Which revision is in it; 0 for live figures. Known once it is ready. */
  revision?: number;
  status: "waiting" | "making" | "ready" | "failed";
  /** Per cent. */
  progress: number;
  requestedAt: string;
  readyAt?: string;
  parts?: number;
  bytes?: number;
}

const partition = (tenant: string, reportId: ReportId) => `T#${tenant}#REPORT#${reportId}`;
const keyOf = (tenant: string, reportId: ReportId): Key => ({
  table: "records",
  pk: partition(tenant, reportId),
  sk: "REPORT",
});

/** gsi1: a period's documents, newest last. */
export const write = (tenant: string, document: ReportDocument, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, document.reportId),
    kind: "report",
    data: document,
    index: { gsi1: { pk: `T#${tenant}#PERIOD#${document.period}#REPORTS`, sk: document.reportId } },
  },
  expect,
});

/** @throws Refusal not-found */
export const load = (ctx: Bank, reportId: ReportId): Promise<Stored<ReportDocument>> =>
  known<ReportDocument>("report", reportId, () => ctx.bank.get(keyOf(ctx.tenant, reportId)));

export const ofPeriod = async (ctx: Bank, period: PeriodId): Promise<ReportDocument[]> =>
  (
    await ctx.bank.find<ReportDocument>(
      "gsi1",
      `T#${ctx.tenant}#PERIOD#${period}#REPORTS`,
      { descending: true },
      { limit: 50 },
    )
  ).items.map((r) => r.data);

/** Base64 characters of one part: sealed, and in base64 again, well below the 400 KB of a record. */
const partLength = 200_000;
const partKey = (tenant: string, reportId: ReportId, part: number): Key => ({
  table: "vault",
  pk: partition(tenant, reportId),
  sk: partName(part),
});
const partName = (part: number) => `PART#${String(part).padStart(4, "0")}`;
const sealed = (tenant: string, reportId: ReportId, part: number) => ({
  tenant,
  subject: reportId,
  field: partName(part),
});

type Vault = Pick<Ctx, "bank" | "tenant" | "keys">;

/**
 * Keeps a document's bytes part by part; writing them again writes the same. In the vault: it tells what organisations wrote, and
 * that may name a child. @returns how many parts
 */
export async function keepBytes({ bank, tenant, keys }: Vault, reportId: ReportId, bytes: Uint8Array): Promise<number> {
  const text = Buffer.from(bytes).toString("base64");
  const parts = Math.ceil(text.length / partLength);
  for (let i = 0; i < parts; i++) {
    const part = text.slice(i * partLength, (i + 1) * partLength);
    const data = await keys.seal(part, sealed(tenant, reportId, i));
    const key = partKey(tenant, reportId, i);
    const before = await bank.get(key);
    await bank.commit([{ put: { key, kind: "report-part", data }, expect: before?.version ?? "absent" }]);
  }
  return parts;
}

export async function readBytes(
  { bank, tenant, keys }: Vault,
  { reportId, parts = 0 }: ReportDocument,
): Promise<Buffer> {
  const read = await Promise.all(
    Array.from({ length: parts }, async (_, i) => {
      const found = await bank.get<string>(partKey(tenant, reportId, i));
      return found ? keys.open(found.data, sealed(tenant, reportId, i)) : "";
    }),
  );
  return Buffer.from(read.join(""), "base64");
}
