import { Temporal } from "temporal-polyfill";
import * as Job from "../../ground/job/index.ts";
import type { Page, Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { Files } from "../../ground/shared/files.ts";
import { lastBegun } from "../../routes/erasure/erasure.store.ts";
import { type ExportDetails, mayName } from "./export.ts";

export const rowsOf = (piece: number) => `rows-${piece}`;
/** The first has the name that the only one had. */
export const fileOf = (part: number) => (part === 1 ? "file" : `file-${part}`);

type Made = Job.Job<ExportDetails>;

const isBefore = ({ createdAt, details: { list } }: Pick<Made, "createdAt" | "details">, begun: string): boolean =>
  mayName(list) && Temporal.Instant.compare(createdAt, begun) <= 0;

/** Whether it may name a child whose data began to be erased after it was asked for: from that moment nobody gets it. */
export async function isOutdated(ctx: Pick<Ctx, "bank" | "tenant">, job: Made): Promise<boolean> {
  const begun = await lastBegun(ctx);
  return begun !== undefined && isBefore(job, begun);
}

/** Longer than the file store keeps any of it. */
const kept = { hours: 72 };

/**
 * Lets go of files of such exports, and of what was read for them: which child is in which, nobody knows of a sealed file.
 * @returns of how many
 */
export async function withdraw(ctx: Ctx, files: Files): Promise<number> {
  const begun = await lastBegun(ctx);
  const now = ctx.now();
  if (begun === undefined || Temporal.Instant.compare(Temporal.Instant.from(begun).add(kept), now) < 0) return 0;
  const since = now.subtract(kept).toString();
  let withdrawn = 0;
  let from: string | undefined;
  do {
    const page: Page<Stored<Made>> = await Job.list<ExportDetails>(ctx, "export", { from });
    for (const { data } of page.items) {
      if (data.createdAt < since) return withdrawn;
      if (!isBefore(data, begun) || data.details.withdrawn || data.status === "working") continue;
      await letGo(ctx, files, data);
      withdrawn += 1;
    }
    from = page.next;
  } while (from);
  return withdrawn;
}

async function letGo(ctx: Ctx, files: Files, { jobId, details }: Made): Promise<void> {
  for (let piece = 0; piece < details.read; piece++) await Job.letGo(ctx, files, jobId, rowsOf(piece));
  const parts = Math.max(details.files?.length ?? 1, 1);
  for (let part = 1; part <= parts; part++) await Job.letGo(ctx, files, jobId, fileOf(part));
  await Job.note<ExportDetails>(ctx, jobId, "export.withdraw", (before) => ({ ...before, withdrawn: true }));
}
