import { Temporal } from "temporal-polyfill";
import { localDay } from "../../ground/calendar/index.ts";
import * as Job from "../../ground/job/index.ts";
import * as Link from "../../ground/link/index.ts";
import type { Actor } from "../../ground/shared/actor.ts";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import type { Page } from "../../ground/shared/bank.ts";
import { auditRead, type Ctx, type Deps } from "../../ground/shared/context.ts";
import type { Files } from "../../ground/shared/files.ts";
import { type ExportId, newId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { writeLongTable } from "../../ground/table/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { Cell } from "../../ground/workbook/write.ts";
import { type Listing, listings } from "./export.lists.ts";
import { type ExportDetails, type ExportList, type ExportView, type FilterOf, NewExport } from "./export.ts";

/** Rows of a piece; each is read, opened and put on record like a page of the list. */
const pieceRows = 200;
/** What a spreadsheet is still good for; who needs more narrows the filter. */
const mostRows = 50_000;
/** How long the file can be had, which then is let go. */
const kept = Temporal.Duration.from({ hours: 24 });

const rowsOf = (piece: number) => `rows-${piece}`;
const file = "file";

/** Begins an export; it is made in the background. Who exports what is on record. Staff only. @throws Refusal input.invalid */
export async function start(ctx: Ctx, input: unknown): Promise<ExportView> {
  mustBeStaff(ctx.actor, "each");
  const { list, filter, format } = parse(NewExport, input);
  const exportId: ExportId = newId("export", ctx.now().epochMilliseconds);
  const details: ExportDetails = { list, filter, format, rows: 0, read: 0, reading: true, truncated: false };
  const job = await Job.begin(ctx, {
    jobId: exportId,
    kind: list,
    details,
    audit: { action: "export.begin", detail: { list, format, ...filter } },
    atOnce: false,
  });
  return viewOf(ctx, job);
}

/** How far an export is, and where the file is had. Staff only. @throws Refusal not-found */
export async function view(ctx: Ctx, exportId: ExportId): Promise<ExportView> {
  const { data: job } = await Job.visible<ExportDetails>(ctx, exportId);
  return viewOf(ctx, job);
}

async function viewOf(ctx: Ctx, job: Job.Job<ExportDetails>): Promise<ExportView> {
  const { list, format, rows, truncated } = job.details;
  const { status, createdAt, finishedAt } = job;
  const exportId = job.jobId as ExportId;
  const download = finishedAt === undefined ? undefined : await linkTo(ctx, exportId, finishedAt);
  return { exportId, list, format, status, rows, truncated, createdAt, finishedAt, download };
}

/** The same link however often it is asked for; none when its day is over. */
async function linkTo(ctx: Ctx, exportId: ExportId, finishedAt: string): Promise<ExportView["download"]> {
  const ends = Temporal.Instant.from(finishedAt).add(kept);
  if (Temporal.Instant.compare(ends, ctx.now()) <= 0) return undefined;
  const expiresAt = Math.floor(ends.epochMilliseconds / 1000);
  const token = await Link.seal(ctx.keys, "export", { tenant: ctx.tenant, fields: [exportId], expiresAt });
  const { publicUrl } = await Tenant.load(ctx);
  return { url: `${publicUrl}/v1/files/exports?token=${token}`, expiresAt: ends.toString() };
}

/**
 * What a download link gives; on record each time. Whoever asked for the export is looked at again: an account that was closed
 * meanwhile leaves no file behind. @throws Refusal link.invalid, link.dead
 */
export async function download(deps: Deps, files: Files, token: string, isClosed: (by: Actor) => Promise<boolean>) {
  const { tenant, fields } = await Link.openLive(deps, "export", token);
  const [exportId] = fields;
  const requestId = newId("request", deps.now().epochMilliseconds);
  const ctx: Ctx = { ...deps, tenant, actor: { kind: "system", id: "download", tenant }, requestId };
  const { data: job } = await Job.load<ExportDetails>(ctx, exportId);
  const bytes = (await isClosed(job.by)) ? undefined : await Job.kept(ctx, files, exportId, file);
  if (!bytes) throw Link.invalid();
  await auditRead(ctx, { subject: exportId, action: "export.download" });
  const { list, format } = job.details;
  const { zone } = await Tenant.load(ctx);
  const day = localDay(Temporal.Instant.from(job.createdAt), zone);
  return { name: `${list}-${day}.${format}`, type: types[format], bytes };
}

const types = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
} as const;
export const fileTypes = Object.values(types);

/** Does the pieces of an export: page by page of its list as whoever asked, then the file. */
export const worker =
  (files: Files): Job.Worker<ExportDetails> =>
  async (ctx, job) => {
    const { details } = job;
    const exportId = job.jobId as ExportId;
    if (!details.reading) {
      await Job.keep(ctx, files, exportId, file, await fileOf(ctx, files, exportId, details));
      return { details, finished: true };
    }
    const { items, next } = await pageOf(ctx, details);
    await Job.keepData(ctx, files, exportId, rowsOf(details.read), items);
    const rows = details.rows + items.length;
    const isFull = rows >= mostRows;
    const isMore = next !== undefined && !isFull;
    return {
      details: {
        ...details,
        rows,
        read: details.read + 1,
        from: isMore ? next : undefined,
        reading: isMore,
        truncated: isFull && next !== undefined,
      },
      finished: false,
    };
  };

const listingOf = <L extends ExportList>(list: L): Listing<FilterOf<L>> => listings[list];

/** The filter was parsed for this very list when the export was begun. */
const pageOf = (ctx: Ctx, { list, filter, from }: ExportDetails): Promise<Page<Cell[]>> =>
  listingOf(list).page(ctx, filter as never, { limit: pieceRows, from });

async function fileOf(ctx: Ctx, files: Files, exportId: ExportId, { list, format, read }: ExportDetails) {
  const { title, columns } = listings[list];
  async function* pieces() {
    for (let piece = 0; piece < read; piece++)
      yield (await Job.keptData<Cell[][]>(ctx, files, exportId, rowsOf(piece))) ?? [];
  }
  return writeLongTable(format, {
    name: title,
    heads: columns.map(([head]) => head),
    widths: columns.map(([, width]) => width),
    pieces: pieces(),
  });
}
