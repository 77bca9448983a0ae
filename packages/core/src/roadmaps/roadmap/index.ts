export { catalogue, catalogueMeasures } from "./catalogue/index.ts";
export { type FileFormat, fileFormats, readFile } from "./file.ts";
export { frameOf, measuresOf } from "./measures.ts";
export * from "./roadmap.actions.ts";
export type * from "./roadmap.events.ts";
export * from "./roadmap.input.ts";
export * from "./roadmap.ts";
export { SetRule } from "./rule.ts";
export { type Frame, ruleOf } from "./wording.ts";
