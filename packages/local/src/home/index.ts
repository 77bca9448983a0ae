export { type Home, homeVersion, openHome } from "./home.ts";
