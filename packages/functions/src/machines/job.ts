import * as Import from "@marshrut/core/import";
import * as Job from "@marshrut/core/job";
import { isImport } from "@marshrut/core/shared";
import * as Task from "@marshrut/workflows/tasks";
import { files } from "../container/files.ts";
import { handling } from "./handling.ts";

/** Loaded for the job's own kind alone. */
const importers: Record<string, () => Promise<{ importer: Import.Importer }>> = {
  children: () => import("@marshrut/core/child/file"),
  agencies: () => import("@marshrut/core/agency/file"),
};

/** The state `Piece` of background-job. */
export const workPiece = handling(Task.workPiece, async (ctx, call) => {
  if (!isImport(call.jobId)) {
    const Export = await import("@marshrut/core/export");
    return { done: await Job.workPiece(ctx, call, Export.worker(files())) };
  }
  const { data } = await Job.load(ctx, call.jobId);
  const load = importers[data.kind];
  if (!load) throw new RangeError(`Nobody takes lists of kind ${data.kind}`);
  return { done: await Job.workPiece(ctx, call, Import.worker(files(), (await load()).importer)) };
});
