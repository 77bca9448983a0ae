import type { PeriodId } from "../../ground/calendar/index.ts";
import { mustBeStaff, reachOf } from "../../ground/shared/authorise.ts";
import { type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { newId, type ReportId } from "../../ground/shared/ids.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import * as periods from "../period/period.store.ts";
import * as store from "./documents.store.ts";
import { type DocumentFormat, documentFormats, type ReportDocument } from "./documents.store.ts";
import { reportOf } from "./freeze.actions.ts";
import { revisions } from "./frozen.store.ts";
import { type Reasons, reasonsFor } from "./reasons.ts";
import type { Report } from "./report.ts";

/** A finished document. */
export interface File {
  name: string;
  type: string;
  bytes: Uint8Array;
}

const types: Record<DocumentFormat, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};
export const typeOf = (format: DocumentFormat): string => types[format];

/** The figures as a document; the libraries load when the first one is made. */
export async function render(
  report: Report,
  format: DocumentFormat,
  reasons: Reasons = new Map(),
): Promise<Uint8Array> {
  if (format === "xlsx") return (await import("./document.xlsx.ts")).asWorkbook(report, reasons);
  return (await import("./document.docx.ts")).asNote(report, reasons);
}

/** Asks for a document; it is made in the background. Staff only. @throws Refusal not-found */
export async function request(ctx: Ctx, period: PeriodId, format: DocumentFormat): Promise<ReportDocument> {
  mustBeStaff(ctx.actor, "each");
  await periods.load(ctx, period);
  const now = ctx.now();
  const document: ReportDocument = {
    reportId: newId("report", now.epochMilliseconds),
    period,
    format,
    status: "waiting",
    progress: 0,
    requestedAt: now.toString(),
  };
  const { reportId } = document;
  await save(ctx, {
    writes: [store.write(ctx.tenant, document, "absent")],
    stream: `T#${ctx.tenant}#REPORT#${reportId}`,
    events: [{ type: "report.requested", data: { reportId, period, format } }],
    audit: { subject: `period:${period}`, action: "report.request", detail: { reportId, format } },
    ref: { kind: "report", id: reportId },
  });
  return document;
}

/** Every format of a period's report, for handing it over; formats that are there or under way are not made twice. */
export async function requestAll(ctx: Ctx, period: PeriodId): Promise<void> {
  const newest = (await revisions(ctx, period)).at(-1)?.revision;
  // One of live figures or of a revision before is none of these; one that waits will be made of them.
  const present = (await store.ofPeriod(ctx, period)).filter(
    ({ revision = newest, status }) => revision === newest && status !== "failed",
  );
  for (const format of documentFormats)
    if (!present.some((d) => d.format === format)) await request(ctx, period, format);
}

/** Makes a document that was asked for; one that is ready stays as it is. Said to be failed only when it cannot be made. */
export async function make(ctx: Ctx, reportId: ReportId): Promise<void> {
  const { data } = await store.load(ctx, reportId);
  if (data.status === "ready" || data.status === "failed") return;
  await progress(ctx, reportId, { status: "making", progress: 10 });
  const report = await reportOf(ctx, data.period);
  await progress(ctx, reportId, { progress: 40 });
  const reasons = await reasonsFor(ctx, report);
  let bytes: Uint8Array;
  try {
    bytes = await render(report, data.format, reasons);
  } catch (error) {
    await progress(ctx, reportId, { status: "failed" }); // the same figures would fail again
    throw error;
  }
  await progress(ctx, reportId, { progress: 80 });
  const parts = await store.keepBytes(ctx, reportId, bytes);
  const { revision } = report;
  await progress(ctx, reportId, {
    status: "ready",
    progress: 100,
    revision,
    parts,
    bytes: bytes.byteLength,
    readyAt: ctx.now().toString(),
  });
}

const progress = (ctx: Ctx, reportId: ReportId, change: Partial<ReportDocument>): Promise<void> =>
  retrying(async () => {
    const found = await store.load(ctx, reportId);
    if (found.data.status === "ready") return;
    await ctx.bank.commit([store.write(ctx.tenant, { ...found.data, ...change }, found.version)]);
  });

/** How far a document is. Staff only. @throws Refusal not-found */
export async function status(ctx: Ctx, reportId: ReportId): Promise<ReportDocument> {
  mustBeStaff(ctx.actor, "each");
  return (await store.load(ctx, reportId)).data;
}

/** A period's documents, newest first. Staff only. */
export async function documentsOf(ctx: Ctx, period: PeriodId): Promise<ReportDocument[]> {
  mustBeStaff(ctx.actor, "each");
  await periods.load(ctx, period);
  return store.ofPeriod(ctx, period);
}

/** A document that is ready. Staff only. @throws Refusal report.not-ready, not-found */
export async function download(ctx: Ctx, reportId: ReportId): Promise<File> {
  const document = await status(ctx, reportId);
  if (document.status !== "ready")
    throw new Refusal(
      "report.not-ready",
      { ru: "Документ ещё не готов.", en: "The document is not ready yet." },
      { current: { status: document.status, progress: document.progress } },
    );
  const { period, format, revision } = document;
  // The kept one is the region's.
  if (reachOf(ctx.actor) !== undefined) return documentNow(ctx, period, format, revision || undefined);
  return { ...named(document), bytes: await store.readBytes(ctx, document) };
}

/** The newest revision as a document, at once: kept documents first, else made now. Staff only. */
export async function documentNow(
  ctx: Ctx,
  period: PeriodId,
  format: DocumentFormat,
  revision?: number,
): Promise<File> {
  const report = await reportOf(ctx, period, revision);
  const whole = reachOf(ctx.actor) === undefined;
  const kept = (await documentsOf(ctx, period)).find(
    (d) =>
      whole && d.format === format && d.status === "ready" && d.revision === report.revision && report.revision > 0,
  );
  const bytes = kept ? await store.readBytes(ctx, kept) : await render(report, format, await reasonsFor(ctx, report));
  return { ...named({ period, format, revision: report.revision }), bytes };
}

const named = ({
  period,
  format,
  revision = 0,
}: Pick<ReportDocument, "period" | "format" | "revision">): Omit<File, "bytes"> => ({
  name: `report-${period}${revision > 0 ? `-r${revision}` : ""}.${format}`,
  type: types[format],
});
