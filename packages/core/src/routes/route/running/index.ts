/** A child's open route, for whoever asks nothing more of routes: the room's own door brings the half of core. */
export { openRouteOf } from "../route.store.ts";
