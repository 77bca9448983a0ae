// A door of its own: what the open pages read (decision 0267).
export { openSites } from "../openly.actions.ts";
