export { giveBack, giveBackAtRest } from "./rest.ts";
