import * as Route from "@marshrut/core/route";
import * as Task from "@marshrut/workflows/tasks";
import { handling } from "./handling.ts";

// The states of a route's machine, in its own order.

export const openStage = handling(Task.openStage, Route.openStage);

export const concludeCycle = handling(Task.concludeCycle, Route.concludeCycle);

export const continueRoute = handling(Task.continueRoute, async (ctx, call) => {
  await Route.continueRoute(ctx, call, "limit");
});
