import { idPattern, type JobId } from "@marshrut/core/shared";
import * as z from "zod";
import { generation, tenant } from "./fields.ts";
import { task } from "./task.ts";

const isJob = (id: string) => idPattern("import").test(id) || idPattern("export").test(id);
const jobId = z
  .string()
  .refine(isJob)
  .transform((id) => id as JobId);

/** The next piece of an import or export: whether nothing is left. */
export const workPiece = task("work-piece", {
  in: z.object({ tenant, jobId, generation }),
  out: z.object({ done: z.boolean() }),
});
