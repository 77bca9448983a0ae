import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import { localDay } from "../../ground/calendar/index.ts";
import * as Job from "../../ground/job/index.ts";
import * as Link from "../../ground/link/index.ts";
import type { Actor } from "../../ground/shared/actor.ts";
import type { Page } from "../../ground/shared/bank.ts";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import type { Files } from "../../ground/shared/files.ts";
import { type ExportId, newId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import type { Text } from "../../ground/shared/text.ts";
import { tableTypes, writeLongTable } from "../../ground/table/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { Cell } from "../../ground/workbook/write.ts";
import { listingFor } from "./export.lists.ts";
import { type ExportDetails, type ExportFile, type ExportView, NewExport } from "./export.ts";
import { fileOf, isOutdated, rowsOf } from "./withdraw.actions.ts";

/** Rows of a piece; each is read, opened and put on record like a page of the list. */
const pieceRows = 200;
/** What a spreadsheet is still good for; who needs more narrows the filter. */
const mostRows = 50_000;
/** How long the file can be had, which then is let go. */
const kept = Temporal.Duration.from({ hours: 24 });

/**
 * Begins an export; it is made in the background, and reads as whoever asks. Who exports what is on record.
 * @throws Refusal input.invalid: also for a list that this role does not have
 */
export async function start(ctx: Ctx, input: unknown): Promise<ExportView> {
  const { list, filter, format } = parse(NewExport, input);
  listingFor(ctx.actor, list);
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

/** How far an export is, and where its files are had. For staff, and for whoever began it. @throws Refusal not-found */
export async function view(ctx: Ctx, exportId: ExportId): Promise<ExportView> {
  const { data: job } = await Job.visible<ExportDetails>(ctx, exportId);
  return viewOf(ctx, job, await isOutdated(ctx, job));
}

async function viewOf(ctx: Ctx, job: Job.Job<ExportDetails>, outdated = false): Promise<ExportView> {
  const { list, format, rows, truncated } = job.details;
  const { status, createdAt, finishedAt } = job;
  const exportId = job.jobId as ExportId;
  const ends = finishedAt === undefined ? undefined : Temporal.Instant.from(finishedAt).add(kept);
  const expired = ends !== undefined && Temporal.Instant.compare(ends, ctx.now()) <= 0;
  const link = ends && !expired && !outdated ? await linksTo(ctx, job, ends) : undefined;
  const files = await Promise.all(
    filesOf(job).map(async (one, i) => ({ part: i + 1, ...one, url: await link?.(i + 1) })),
  );
  const [first] = files;
  const download = ends && first?.url ? { url: first.url, expiresAt: ends.toString() } : undefined;
  const withdrawn = outdated && !expired ? madeAnew : undefined;
  return {
    exportId,
    list,
    format,
    status,
    rows,
    truncated,
    createdAt,
    finishedAt,
    download,
    expired,
    withdrawn,
    files,
  };
}

const madeAnew: Text = {
  ru: "Пока файл лежал, данные одного из детей стали уничтожать по закону: выгрузка могла их содержать и удалена. Сделайте её заново.",
  en: "The data of a child began to be erased by law: the export may have had it, and is gone. Please make it anew.",
};

/** What an older program made is one file of which no more is known. */
const filesOf = ({ status, details: { files, rows } }: Job.Job<ExportDetails>): ExportFile[] =>
  files ?? (status === "done" ? [{ rows, bytes: 0, downloads: 0 }] : []);

/** The same link to a part however often it is asked for. */
async function linksTo(
  ctx: Ctx,
  { jobId, by }: Job.Job<ExportDetails>,
  ends: Temporal.Instant,
): Promise<(part: number) => Promise<string>> {
  const expiresAt = Math.floor(ends.epochMilliseconds / 1000);
  const { publicUrl } = await Tenant.load(ctx);
  const exportId = jobId as ExportId;
  const epoch = await Agency.epochFor(ctx, by);
  return async (part) => {
    const fields: Link.Fields["export"] = part === 1 && !epoch ? [exportId] : [exportId, null, part, epoch];
    const token = await Link.seal(ctx.keys, "export", { tenant: ctx.tenant, fields, expiresAt });
    return `${publicUrl}/v1/files/exports?token=${token}`;
  };
}

/** Whoever asked for the export may still have it. */
type Stands = (by: Actor) => Promise<boolean>;

/**
 * What is behind a download link. Whoever asked for the export is looked at again: an account that was closed or changed meanwhile leaves
 * no file behind. @throws Refusal link.invalid, link.dead
 */
async function behind(deps: Deps, files: Files, token: string, stands: Stands) {
  const { tenant, fields } = await Link.openLive(deps, "export", token);
  const [exportId, , part = 1, epoch] = fields;
  const requestId = newId("request", deps.now().epochMilliseconds);
  const job = (await unlessRefused(() => Job.load<ExportDetails>({ ...deps, tenant }, exportId)))?.data;
  if (!job) throw Link.dead();
  const ctx: Ctx = { ...deps, tenant, actor: job.by, requestId }; // a look of whoever asked
  const isLive =
    (await Agency.isOfEpoch(ctx, job.by, epoch)) && (await stands(job.by)) && !(await isOutdated(ctx, job));
  const bytes = isLive ? await Job.kept(ctx, files, exportId, fileOf(part)) : undefined;
  if (!bytes) throw Link.dead();
  return { ctx, exportId, part, job, bytes };
}

/** Whether the link gives anything, for whoever asks only that: nobody has looked. @throws Refusal link.invalid, link.dead */
export async function mustBeThere(deps: Deps, files: Files, token: string, stands: Stands): Promise<void> {
  await behind(deps, files, token, stands);
}

/** What a download link gives; on record each time, and told with the export. @throws Refusal link.invalid, link.dead */
export async function download(deps: Deps, files: Files, token: string, stands: Stands) {
  const { ctx, exportId, part, job, bytes } = await behind(deps, files, token, stands);
  const at = deps.now().toString();
  await Job.note<ExportDetails>(ctx, exportId, "export.download", (details) => ({
    ...details,
    files: details.files?.map((one, i) =>
      i + 1 === part ? { ...one, downloads: one.downloads + 1, lastDownloadAt: at } : one,
    ),
  }));
  const { list, format } = job.details;
  const { zone } = await Tenant.load(ctx);
  const day = localDay(Temporal.Instant.from(job.createdAt), zone);
  const of = filesOf(job).length;
  const name = of > 1 ? `${list}-${day}-${part}-of-${of}.${format}` : `${list}-${day}.${format}`;
  return { name, type: tableTypes[format], bytes };
}

export const fileTypes = Object.values(tableTypes);

/** Does the pieces of an export: page by page of its list as whoever asked, then the file. */
export const worker =
  (files: Files): Job.Worker<ExportDetails> =>
  async (ctx, job) => {
    const { details } = job;
    const exportId = job.jobId as ExportId;
    // What it has read may name somebody who is being erased: nothing is made of it.
    if (await isOutdated(ctx, job)) return { details: { ...details, files: [], reading: false }, finished: true };
    if (!details.reading)
      return { details: { ...details, files: await makeFiles(ctx, files, exportId, details) }, finished: true };
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

/** The filter was parsed for this very list when the export was begun. */
const pageOf = (ctx: Ctx, { list, filter, from }: ExportDetails): Promise<Page<Cell[]>> =>
  listingFor(ctx.actor, list).page(ctx, filter as never, { limit: pieceRows, from });

/** Made anew they are the same, so that whoever was cut short leaves nothing wrong behind. */
async function makeFiles(
  ctx: Ctx,
  files: Files,
  exportId: ExportId,
  { list, format, read }: ExportDetails,
): Promise<ExportFile[]> {
  const { title, columns } = listingFor(ctx.actor, list);
  async function* pieces() {
    for (let piece = 0; piece < read; piece++)
      yield (await Job.keptData<Cell[][]>(ctx, files, exportId, rowsOf(piece))) ?? [];
  }
  const table = {
    name: title,
    heads: columns.map(([head]) => head),
    widths: columns.map(([, width]) => width),
    pieces: pieces(),
  };
  const made: ExportFile[] = [];
  for await (const { bytes, rows } of writeLongTable(format, table)) {
    await Job.keep(ctx, files, exportId, fileOf(made.length + 1), bytes);
    made.push({ rows, bytes: bytes.length, downloads: 0 });
  }
  return made;
}
