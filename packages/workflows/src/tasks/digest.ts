import * as z from "zod";
import { tenant } from "./fields.ts";
import { task } from "./task.ts";

const run = z.object({
  agencies: z.int(),
  coordinators: z.int(),
  // Absent from what runs answered before families had letters: families, and whether there are more.
  families: z.int().default(0),
  more: z.boolean().default(false),
  waiting: z.int(),
});

/** Sends a tenant's digests that are due: what was sent, by tenant. */
export const digest = task("digest", { in: z.object({ tenant }), out: z.record(z.string(), run) });
