export type { Fields, LinkKind, Sealed } from "./kinds.ts";
export * from "./link.ts";
export * from "./refusals.ts";
