import type { ChildId, DomainEvent } from "../../ground/shared/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Inbox from "../inbox/index.ts";
import type { Relay } from "./deps.ts";

/** Lines of an approved plan that are nobody's are a coordinator's task: whose school a child goes to is not guessed. */
export async function askWhom(
  { ctx }: Relay,
  e: DomainEvent<string, { routeId: Route.Route["routeId"]; childId: ChildId }>,
) {
  const { routeId, childId } = e.data;
  const { municipality } = (await Route.load(ctx, routeId)).data;
  await Inbox.openTask(ctx, e, "plan-unassigned", routeId, { routeId, childId, municipality });
}
