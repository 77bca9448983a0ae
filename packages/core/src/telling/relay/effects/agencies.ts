import { isOfDecisions } from "../../../ground/calendar/index.ts";
import { agencyClosed, agencyReopened, agencySucceeded, successionContinued } from "../closed.ts";
import type { Effects } from "../events.ts";
import { linksRevoked } from "../links.ts";
import { reportsDue, reportsHandedIn } from "../reports.ts";
import { touched } from "../touched.ts";

/** Seldom: loaded when it happens (decision 0101). */
const closure = () => import("../closure.ts");
const meetings = () => import("../meetings.ts");
const duties = () => import("../duties.ts");

/** Organisations. */
export const effects: Effects = {
  "agency.closed": async (r, e) => {
    await agencyClosed(r, e);
    await (await closure()).agencyClosed(r, e);
    await (await import("./year-plans.ts")).left(r, e);
    await (await duties()).dutiesLeft(r, e);
  },
  "agency.changed": touched,
  "agency.closure-continued": async (r, e) => (await closure()).closureContinued(r, e),
  "agency.succeeded": async (r, e) => {
    await agencySucceeded(r, e);
    // What it teaches by and has in the library is its successor's, whatever kind that is of.
    await (await closure()).closureContinued(r, { data: { agencyId: e.data.agencyId, part: "courses" } });
    await (await duties()).dutiesLeft(r, e);
  },
  "succession.continued": successionContinued,
  "agency.reopened": async (r, e) => {
    await agencyReopened(r, e);
    await (await duties()).dutiesBack(r, e);
    await touched(r, e);
  },
  "agency.links-revoked": linksRevoked,
  "agency.reports-due": async (r, e) => {
    await reportsDue(r, e);
    if (e.data.reason === "escalate" && isOfDecisions(e.data.period)) await (await meetings()).decisionsLate(r, e);
  },
  "agency.terms-ending": async (r, e) => (await import("./specialists.ts")).termsEnding(r, e),
  "agency.reports-handed-in": reportsHandedIn,
  "agency.meeting": async (r, e) => (await meetings()).memberTold(r, e),
  "agency.decision": async (r, e) => (await meetings()).executorTold(r, e),
  "agency.agreement": async (r, e) => (await meetings()).partyTold(r, e),
};
