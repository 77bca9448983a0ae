export { type Act, ByDecision } from "../../ground/shared/act.ts";
export {
  agreedWith,
  agreementsKept,
  approve,
  download,
  end,
  find,
  get,
  join,
  leave,
  record,
  renew,
} from "./agreement.actions.ts";
export { isAlone } from "./agreement.decide.ts";
export type * from "./agreement.events.ts";
export { load } from "./agreement.store.ts";
export * from "./agreement.ts";
export { attendAgreements, noticeParties } from "./attend.actions.ts";
export { leaveOf, rejoin } from "./succession.actions.ts";
