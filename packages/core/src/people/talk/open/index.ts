// A door of its own: what the open pages read (decision 0267).
export { readOpenly } from "../openly.read.ts";
export { talkConsent } from "../talk.ts";
