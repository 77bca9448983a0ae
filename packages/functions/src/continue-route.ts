import * as Route from "@marshrut/core/route";
import { asMachine, RouteCall } from "./machine.ts";

/** Continue-as-new: the execution is near its limits and its successor takes over. */
export const handler = async (event: unknown): Promise<void> => {
  const call = RouteCall.parse(event);
  await Route.continueRoute(asMachine(call), call, "limit");
};
