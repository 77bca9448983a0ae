export { type Home, homeVersion, openHome, whyFailed, whyUnwritable } from "./home.ts";
