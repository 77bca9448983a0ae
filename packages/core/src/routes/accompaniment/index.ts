export {
  addContact,
  again as getAccompaniment,
  changeCurator,
  end as endAccompaniment,
  find as findAccompaniments,
  listOf as listAccompaniments,
  review as reviewAccompaniment,
  start as startAccompaniment,
} from "./accompaniment.actions.ts";
export type * from "./accompaniment.events.ts";
export { find as findAll, ofChild as accompanimentsOf, tenantAccompaniments } from "./accompaniment.store.ts";
export * from "./accompaniment.ts";
export { attendAccompaniments, endAccompaniments, followAccompaniments, leaveOfAgency } from "./attend.actions.ts";
export {
  AccompanimentsPage,
  accompanimentsAsked,
  RespondAccompaniments,
  respondAccompaniments,
} from "./respond.actions.ts";
