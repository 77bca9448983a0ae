export { Behaviours, readBehaviours } from "./behaviours.ts";
export type { Check } from "./checks.ts";
export { pageOf } from "./page.ts";
export { forget, nameOf, type Result, type Simulated, type SimulationOptions, simulate } from "./simulation.ts";
export { csvOf, tablesOf } from "./tables.ts";
