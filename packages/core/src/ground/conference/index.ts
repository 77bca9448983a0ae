export { addressOf, type Visit } from "./address.ts";
export { hasKey, makeKey, NewConferenceKey, revealKey } from "./key.actions.ts";
