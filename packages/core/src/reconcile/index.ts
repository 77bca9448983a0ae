export { type Differences, reconcile } from "./reconcile.ts";
