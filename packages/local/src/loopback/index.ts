/** What every web door of the local cloud shares: it listens on the loopback only and turns strangers away. */
export { foreignHost, foreignOrigin } from "./guard.ts";
export { type Listening, listen } from "./listen.ts";
export { type HeldPort, holdPort, pickPort } from "./port.ts";
