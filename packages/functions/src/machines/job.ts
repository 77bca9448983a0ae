import * as Import from "@marshrut/core/import";
import * as Job from "@marshrut/core/job";
import { type Files, isImport } from "@marshrut/core/shared";
import * as Task from "@marshrut/workflows/tasks";
import { files } from "../container/files.ts";
import { handling } from "./handling.ts";

type Worker = Job.Worker<Import.ImportDetails>;

/** Loaded for the job's own kind alone. */
const workers: Record<Import.ImportKind, (at: Files) => Promise<Worker>> = {
  children: async (at) => Import.worker(at, (await import("@marshrut/core/intake/children")).importer),
  agencies: async (at) => Import.worker(at, (await import("@marshrut/core/agency/file")).importer),
  services: async (at) => Import.worker(at, (await import("@marshrut/core/service-list/file")).importer),
  specialists: async (at) => Import.worker(at, (await import("@marshrut/core/specialist/file")).importer),
  papers: async (at) => Import.worker(at, (await import("@marshrut/core/intake")).importer),
  results: async (at) => Import.worker(at, (await import("@marshrut/core/report")).resultsImporter),
};

/** The state `Piece` of background-job. */
export const workPiece = handling(Task.workPiece, async (ctx, call) => {
  if (!isImport(call.jobId)) {
    const Export = await import("@marshrut/core/export");
    return { done: await Job.workPiece(ctx, call, Export.worker(files())) };
  }
  const { data } = await Job.load(ctx, call.jobId);
  const worker = await workers[data.kind as Import.ImportKind](files());
  return { done: await Job.workPiece(ctx, call, worker) };
});
