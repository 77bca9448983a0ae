import type { PeriodId } from "../../ground/calendar/index.ts";
import type { Expectation, Key, Stored, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { idPattern, type ReportId } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";

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
export async function load(ctx: Bank, reportId: ReportId): Promise<Stored<ReportDocument>> {
  const found = idPattern("report").test(reportId)
    ? await ctx.bank.get<ReportDocument>(keyOf(ctx.tenant, reportId))
    : undefined;
  if (!found) throw notFound();
  return found;
}

export const ofPeriod = async (ctx: Bank, period: PeriodId): Promise<ReportDocument[]> =>
  (
    await ctx.bank.find<ReportDocument>(
      "gsi1",
      `T#${ctx.tenant}#PERIOD#${period}#REPORTS`,
      { descending: true },
      { limit: 50 },
    )
  ).items.map((r) => r.data);

/** Base64 characters of one part, well below the 400 KB of a record. */
const partLength = 300_000;
const partKey = (tenant: string, reportId: ReportId, part: number): Key => ({
  table: "records",
  pk: partition(tenant, reportId),
  sk: `PART#${String(part).padStart(4, "0")}`,
});

/** Keeps a document's bytes beside its record, part by part; writing them again writes the same. @returns how many parts */
export async function keepBytes(ctx: Bank, reportId: ReportId, bytes: Uint8Array): Promise<number> {
  const text = Buffer.from(bytes).toString("base64");
  const parts = Math.ceil(text.length / partLength);
  for (let i = 0; i < parts; i++) {
    const data = text.slice(i * partLength, (i + 1) * partLength);
    await ctx.bank.commit([
      { put: { key: partKey(ctx.tenant, reportId, i), kind: "report-part", data }, expect: "any" },
    ]);
  }
  return parts;
}

export async function readBytes(ctx: Bank, { reportId, parts = 0 }: ReportDocument): Promise<Buffer> {
  const read = await Promise.all(
    Array.from({ length: parts }, (_, i) => ctx.bank.get<string>(partKey(ctx.tenant, reportId, i))),
  );
  return Buffer.from(read.map((part) => part?.data ?? "").join(""), "base64");
}
