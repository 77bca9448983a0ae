export { type DisclosableField, type Disclosure, disclose } from "./disclose.actions.ts";
export { mayBeTold, type Telling } from "./told.ts";
