import * as Consent from "../../people/consent/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Inbox from "../inbox/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";
import { askWhom } from "./unassigned.ts";

/** A route that ended goes on: what somebody was to see to when it ended, and that still stands so, is somebody's again. */
export async function returnTasks(r: Relay, e: Happened<"route.reopened">): Promise<void> {
  const { routeId, childId } = e.data;
  const { data: route } = await Route.load(r.ctx, routeId);
  if (route.status !== "open") return;
  const { municipality, plan } = route;
  const about = { routeId, childId, municipality };
  if (plan.status === "approved" && Route.unassigned(route).length > 0) await askWhom(r, e);
  if (Object.values(plan.answers ?? {}).some(({ answer }) => answer === "disagree"))
    await Inbox.openTask(r.ctx, e, "family-disagrees", routeId, about);
  if ((await Consent.standing(r.ctx, childId)).length === 0)
    await Inbox.openTask(r.ctx, e, "consent-needed", childId, about);
}
