export {
  type AdviceQuery,
  attendAdvice,
  book,
  cancelOfAgency,
  find,
  get,
  settle,
} from "./advice.actions.ts";
export type * from "./advice.events.ts";
export { load, stages } from "./advice.store.ts";
export * from "./advice.ts";
export { AdvicePage, RespondAdvice, respondAdvice } from "./respond.actions.ts";
