import type { Ctx } from "../../ground/shared/context.ts";
import { late } from "../../ground/shared/late.ts";

type Attends = (ctx: Ctx) => Promise<unknown>;

/** By a room's file, which is loaded once. */
function by<Room>(load: () => Promise<Room>, attends: (room: Room) => Attends): Attends {
  const room = late(load);
  return async (ctx) => attends(await room())(ctx);
}

/**
 * What time has come for in each room, seen to once an hour and each by itself: what goes wrong in one keeps nobody from another. A room is
 * loaded when the hour comes to it, by the one file that sees to it (decision 0101).
 */
export const hourly: readonly Attends[] = [
  by(
    () => import("../../roadmaps/reporting/machine.actions.ts"),
    ({ attendLater }) => attendLater,
  ),
  by(
    () => import("../../routes/execution/remind.actions.ts"),
    ({ remindOfReports }) => remindOfReports,
  ),
  by(
    () => import("../../roadmaps/indicator/ended.actions.ts"),
    ({ endConsents }) => endConsents,
  ),
  by(
    () => import("../../roadmaps/indicator/ended.actions.ts"),
    ({ remindOfConsents }) => remindOfConsents,
  ),
  by(
    () => import("../../routes/employment/placement.actions.ts"),
    ({ attendLooks }) => attendLooks,
  ),
  by(
    () => import("../../routes/accompaniment/attend.actions.ts"),
    ({ attendAccompaniments }) => attendAccompaniments,
  ),
  by(
    () => import("../../routes/request/attend.actions.ts"),
    ({ attendRequests }) => attendRequests,
  ),
  by(
    () => import("../../roadmaps/year-plan/attend.actions.ts"),
    ({ attendPlans }) =>
      (ctx) =>
        attendPlans(ctx, {
          meeting: async () => (await import("../../roadmaps/meeting/meetings.source.ts")).meetings,
        }),
  ),
  by(
    () => import("../../forms/round/round.actions.ts"),
    ({ attendRounds }) => attendRounds,
  ),
  by(
    () => import("../../forms/round/finding.actions.ts"),
    ({ attendFindings }) => attendFindings,
  ),
  by(
    () => import("../../people/occasion/attend.actions.ts"),
    ({ attendOccasions }) => attendOccasions,
  ),
  by(
    () => import("../../people/talk/attend.actions.ts"),
    ({ attendTalks }) => attendTalks,
  ),
  by(
    () => import("../../people/union/attend.actions.ts"),
    ({ attendUnions }) => attendUnions,
  ),
  by(
    () => import("../../people/peer/attend.actions.ts"),
    ({ attendPeers }) => attendPeers,
  ),
  by(
    () => import("../../people/internship/attend.actions.ts"),
    ({ attendInternships }) => attendInternships,
  ),
  // Organisations, once a year: whether their public entry still holds.
  by(
    () => import("../../open/navigator/listing.actions.ts"),
    ({ askForConfirmation }) => askForConfirmation,
  ),
  // Acts that end, and whether what is in the library still holds.
  by(
    () => import("../../open/library/attend.actions.ts"),
    ({ attendLibrary }) => attendLibrary,
  ),
  by(
    () => import("../../roadmaps/meeting/attend.actions.ts"),
    ({ attendMeetings }) => attendMeetings,
  ),
  by(
    () => import("../../roadmaps/agreement/attend.actions.ts"),
    ({ attendAgreements }) => attendAgreements,
  ),
  by(
    () => import("../../agencies/advice/advice.actions.ts"),
    ({ attendAdvice }) => attendAdvice,
  ),
  // Qualifications that end.
  by(
    () => import("../../agencies/specialist/specialist.actions.ts"),
    ({ attendSpecialists }) => attendSpecialists,
  ),
  // Whether programmes of training still hold.
  by(
    () => import("../../agencies/course/attend.actions.ts"),
    ({ attendCourses }) => attendCourses,
  ),
  by(
    () => import("../../routes/handover/ages.actions.ts"),
    ({ attendAges }) => attendAges,
  ),
  by(
    () => import("../../routes/handover/authorities.actions.ts"),
    ({ attendAuthorities }) => attendAuthorities,
  ),
  // Deadlines that were reckoned by a calendar which has changed.
  by(
    () => import("../../roadmaps/rescheduling/move.actions.ts"),
    ({ lookAgain }) => lookAgain,
  ),
  by(
    () => import("../../ground/tenant/missing-year.ts"),
    ({ askForNextYear }) => askForNextYear,
  ),
];
