import * as Import from "@marshrut/core/import";
import * as Job from "@marshrut/core/job";
import { type Files, isImport, late } from "@marshrut/core/shared";
import * as Task from "@marshrut/workflows/tasks";
import { files } from "../container/files.ts";
import { handling } from "./handling.ts";

type Worker = Job.Worker<Import.ImportDetails>;

// Of its room each file takes what is wanted here, and no more (decision 0267).
const children = late(() => import("./jobs/children.ts"));
const agencies = late(() => import("./jobs/agencies.ts"));
const services = late(() => import("./jobs/services.ts"));
const specialists = late(() => import("./jobs/specialists.ts"));
const papers = late(() => import("./jobs/papers.ts"));
const results = late(() => import("./jobs/results.ts"));
const exporting = late(() => import("./jobs/exports.ts"));

/** Loaded for the job's own kind alone. */
const workers: Record<Import.ImportKind, (at: Files) => Promise<Worker>> = {
  children: async (at) => Import.worker(at, (await children()).importer),
  agencies: async (at) => Import.worker(at, (await agencies()).importer),
  services: async (at) => Import.worker(at, (await services()).importer),
  specialists: async (at) => Import.worker(at, (await specialists()).importer),
  papers: async (at) => Import.worker(at, (await papers()).importer),
  results: async (at) => Import.worker(at, (await results()).importer),
};

/** The state `Piece` of background-job. */
export const workPiece = handling(Task.workPiece, async (ctx, call) => {
  if (!isImport(call.jobId)) return { done: await Job.workPiece(ctx, call, (await exporting()).worker(files())) };
  const { data } = await Job.load(ctx, call.jobId);
  const worker = await workers[data.kind as Import.ImportKind](files());
  return { done: await Job.workPiece(ctx, call, worker) };
});
