export { HOME_VERSION, type Home, openHome } from "./home.ts";
