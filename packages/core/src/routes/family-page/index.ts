export { copyFormats, everything } from "./export.actions.ts";
export { FamilyPage } from "./page.ts";
export { show } from "./show.actions.ts";
