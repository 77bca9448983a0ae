export { FamilyPage } from "./page.ts";
export { show } from "./show.actions.ts";
