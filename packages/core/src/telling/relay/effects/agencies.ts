import { agencyClosed, agencyReopened, agencySucceeded, successionContinued } from "../closed.ts";
import type { Effects } from "../events.ts";
import { linksRevoked } from "../links.ts";
import { reportsDue, reportsHandedIn } from "../reports.ts";

/** Seldom: loaded when it happens (decision 0101). */
const closure = () => import("../closure.ts");

/** Organisations. */
export const effects: Effects = {
  "agency.closed": async (r, e) => {
    await agencyClosed(r, e);
    await (await closure()).agencyClosed(r, e);
  },
  "agency.closure-continued": async (r, e) => (await closure()).closureContinued(r, e),
  "agency.succeeded": agencySucceeded,
  "succession.continued": successionContinued,
  "agency.reopened": agencyReopened,
  "agency.links-revoked": linksRevoked,
  "agency.reports-due": reportsDue,
  "agency.reports-handed-in": reportsHandedIn,
};
