// A door of its own: what the open pages read (decision 0267).
export { find } from "../find.actions.ts";
export { load } from "../slot.store.ts";
