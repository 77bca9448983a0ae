import * as z from "zod";
import { generation, nothing, routeId, tenant } from "./fields.ts";
import { task, wait } from "./task.ts";

const route = z.object({ tenant, routeId, cycle: z.int().min(1), generation });
const outcome = z.enum(["renew", "hand-off", "close"]);

/** A stage's state: opens the stage and keeps its token, which is answered when the stage is settled. */
export const openStage = wait("open-stage", {
  in: route.extend({ stage: z.string().min(1).max(80) }),
  // `aside`: where the way parts, and of why nothing.
  answer: z.object({ outcome: z.union([outcome, z.enum(["settled", "aside"])]) }),
});

/** The end of a cycle: renewed, handed over or closed. */
export const concludeCycle = task("conclude-cycle", { in: route.extend({ outcome }), out: nothing });

/** Continue-as-new: the execution is near its limits and its successor takes over. */
export const continueRoute = task("continue-route", { in: route, out: nothing });
