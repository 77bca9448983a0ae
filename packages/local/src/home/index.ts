export { type Home, homeVersion, openHome, whyUnwritable } from "./home.ts";
