export { type ControlOptions, controlApp, startControl } from "./control.ts";
