export { startCloud } from "./cloud.ts";
export type { Cloud, CloudOptions } from "./cloud.types.ts";
export { environmentOf, setEnvironment } from "./environment.ts";
export type { Arns, Environment, MachineSpec, Manifest, Place, Urls } from "./manifest.types.ts";
export { untilSignal } from "./signals.ts";
