export { frame, mark } from "./frame.ts";
