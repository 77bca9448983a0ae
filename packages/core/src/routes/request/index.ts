export { attendRequests, endRequests, followRequests, leaveOfAgency } from "./attend.actions.ts";
export { complainedOf, find as findRequests, type RequestQuery, waitingIn } from "./find.actions.ts";
export {
  again as getRequest,
  answer as answerRequest,
  ask as askRequest,
  assign as assignRequest,
  listOf as listRequests,
  takeBack as takeBackRequest,
  withdraw as withdrawRequest,
} from "./request.actions.ts";
export type * from "./request.events.ts";
export * from "./request.ts";
export { RequestsPage, RespondRequests, requestsOwed, respondRequests } from "./respond.actions.ts";
