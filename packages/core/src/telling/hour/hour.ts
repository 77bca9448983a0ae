import type { Ctx } from "../../ground/shared/context.ts";

/**
 * What time has come for in each room, seen to once an hour and each by itself: what goes wrong in one keeps nobody from another. A room is
 * loaded when the hour comes to it, by the one file that sees to it (decision 0101).
 */
export const hourly: readonly ((ctx: Ctx) => Promise<unknown>)[] = [
  async (ctx) => (await import("../../roadmaps/reporting/machine.actions.ts")).attendLater(ctx),
  async (ctx) => (await import("../../routes/execution/remind.actions.ts")).remindOfReports(ctx),
  async (ctx) => (await import("../../roadmaps/indicator/ended.actions.ts")).endConsents(ctx),
  async (ctx) => (await import("../../roadmaps/indicator/ended.actions.ts")).remindOfConsents(ctx),
  async (ctx) => (await import("../../routes/employment/placement.actions.ts")).attendLooks(ctx),
  async (ctx) => (await import("../../routes/accompaniment/attend.actions.ts")).attendAccompaniments(ctx),
  async (ctx) => (await import("../../routes/request/attend.actions.ts")).attendRequests(ctx),
  async (ctx) => {
    const { attendPlans } = await import("../../roadmaps/year-plan/attend.actions.ts");
    return attendPlans(ctx, {
      meeting: async () => (await import("../../roadmaps/meeting/meetings.source.ts")).meetings,
    });
  },
  async (ctx) => (await import("../../forms/round/round.actions.ts")).attendRounds(ctx),
  async (ctx) => (await import("../../forms/round/finding.actions.ts")).attendFindings(ctx),
  async (ctx) => (await import("../../people/occasion/attend.actions.ts")).attendOccasions(ctx),
  async (ctx) => (await import("../../people/talk/attend.actions.ts")).attendTalks(ctx),
  async (ctx) => (await import("../../people/union/attend.actions.ts")).attendUnions(ctx),
  async (ctx) => (await import("../../people/peer/attend.actions.ts")).attendPeers(ctx),
  async (ctx) => (await import("../../people/internship/attend.actions.ts")).attendInternships(ctx),
  // Organisations, once a year: whether their public entry still holds.
  async (ctx) => (await import("../../open/navigator/listing.actions.ts")).askForConfirmation(ctx),
  // Acts that end, and whether what is in the library still holds.
  async (ctx) => (await import("../../open/library/attend.actions.ts")).attendLibrary(ctx),
  async (ctx) => (await import("../../roadmaps/meeting/attend.actions.ts")).attendMeetings(ctx),
  async (ctx) => (await import("../../roadmaps/agreement/attend.actions.ts")).attendAgreements(ctx),
  async (ctx) => (await import("../../agencies/advice/advice.actions.ts")).attendAdvice(ctx),
  // Qualifications that end.
  async (ctx) => (await import("../../agencies/specialist/specialist.actions.ts")).attendSpecialists(ctx),
  // Whether programmes of training still hold.
  async (ctx) => (await import("../../agencies/course/attend.actions.ts")).attendCourses(ctx),
  async (ctx) => (await import("../../routes/handover/ages.actions.ts")).attendAges(ctx),
  async (ctx) => (await import("../../routes/handover/authorities.actions.ts")).attendAuthorities(ctx),
  // Deadlines that were reckoned by a calendar which has changed.
  async (ctx) => (await import("../../roadmaps/rescheduling/move.actions.ts")).lookAgain(ctx),
  async (ctx) => (await import("../../ground/tenant/missing-year.ts")).askForNextYear(ctx),
];
