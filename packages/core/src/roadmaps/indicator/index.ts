export { type AgeGroup, ageGroups } from "./age.ts";
export {
  type CarriedBetween,
  countAccompaniments,
  countCapacity,
  countCarried,
  countChild,
  countEnrolment,
  countInstrument,
  countMoved,
  countPlacement,
  countProgramme,
  countResources,
  countResult,
  countSeeker,
  countStep,
  countUnconsulted,
  countWorkPlace,
} from "./count.actions.ts";
export { countAppointments } from "./count.appointments.ts";
export { countChildsEvents, countOccasion, countSignUp } from "./count.events.ts";
export { countItem } from "./count.library.ts";
export { countDecision, countMeeting } from "./count.meetings.ts";
export { countQuality } from "./count.quality.ts";
export { countRequest } from "./count.requests.ts";
export { countRound } from "./count.rounds.ts";
export { countEnds, countRoute } from "./count.routes.ts";
export { countSpecialist } from "./count.specialists.ts";
export { countMember, countMembers, countUnion } from "./count.unions.ts";
export { type Behind, type BehindPage, drill } from "./drill.actions.ts";
export { endConsents, remindOfConsents } from "./ended.actions.ts";
export { type DaysAhead, type Ending, ending, endingOfRoutes } from "./ending.ts";
export { type DemandRow, demandRows } from "./figures.demand.ts";
export { type HelpRow, helpByAgency, helpByMunicipality, helpOf } from "./figures.help.ts";
export { type OutcomeRow, outcomeRows } from "./figures.outcome.ts";
export { type StudyRow, studyRows } from "./figures.study.ts";
export { type ChildrenRow, type Computed, computed, figures } from "./figures.ts";
export { countHelp } from "./help.actions.ts";
export * from "./indicator.ts";
export { countOutcomes, countResponse } from "./outcome.actions.ts";
export { compare, type Disagreement, rebuild } from "./rebuild.actions.ts";
export { setTargets, Targets, targetsOf } from "./targets.ts";
export { dueIn, type Waits, waits } from "./waits.ts";
export { type PartOfDay, type Share, whom } from "./whom.ts";
