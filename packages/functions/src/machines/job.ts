import { filesAt } from "@marshrut/aws/files";
import * as Agency from "@marshrut/core/agency";
import * as Child from "@marshrut/core/child";
import * as Export from "@marshrut/core/export";
import * as Import from "@marshrut/core/import";
import * as Job from "@marshrut/core/job";
import { isImport } from "@marshrut/core/shared";
import * as Task from "@marshrut/workflows/tasks";
import { once } from "../container/once.ts";
import { setting } from "../container/setting.ts";
import { handling } from "./handling.ts";

const files = once(() => filesAt(setting("FILES")));
const importers = [Child.importer, Agency.importer];

/** The state `Piece` of background-job. */
export const workPiece = handling(Task.workPiece, async (ctx, call) => {
  if (!isImport(call.jobId)) return { done: await Job.workPiece(ctx, call, Export.worker(files())) };
  const { data } = await Job.load(ctx, call.jobId);
  const importer = importers.find(({ kind }) => kind === data.kind);
  if (!importer) throw new RangeError(`Nobody takes lists of kind ${data.kind}`);
  return { done: await Job.workPiece(ctx, call, Import.worker(files(), importer)) };
});
