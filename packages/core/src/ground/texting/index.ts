export { keySet, SetTextingKey, setKey, TextingKeySet } from "./key.actions.ts";
export { mobileOf } from "./mobile.ts";
export { textingOf } from "./texting.ts";
