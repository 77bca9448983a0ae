import * as Programme from "../../src/agencies/programme/index.ts";
import type { AgencyId, ChildId, Ctx, EnrolmentId, ProgrammeId } from "../../src/ground/shared/index.ts";
import * as Enrolment from "../../src/routes/enrolment/index.ts";

/** An approved programme of an organisation, from 3 March 2025 to the end of May. */
export async function programmeOf(ctx: Ctx, agencyId: AgencyId, over: object = {}): Promise<ProgrammeId> {
  const { programmeId } = await Programme.draft(ctx, {
    agencyId,
    kind: "individual",
    title: "Развитие речи",
    serviceKeys: ["speech-therapy"],
    ages: { from: 5, to: 11 },
    form: "individual",
    sessionsPerMonth: 8,
    term: { from: "2025-03-03", until: "2025-05-31" },
    places: 1,
    ...over,
  });
  const id = programmeId as ProgrammeId;
  await Programme.approve(ctx, id, { act: { number: "114", date: "2025-03-03" } });
  return id;
}

export const enrolmentOf = async (
  ctx: Ctx,
  programmeId: ProgrammeId,
  childId: ChildId,
  over: object = {},
): Promise<EnrolmentId> => (await Enrolment.enrol(ctx, programmeId, { childId, ...over })).enrolmentId as EnrolmentId;
