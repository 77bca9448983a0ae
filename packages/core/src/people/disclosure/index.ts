export { type DisclosableField, type Disclosure, disclose } from "./disclose.actions.ts";
export { recordDisclosure, type Telling } from "./told.ts";
