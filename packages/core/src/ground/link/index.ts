export type { Epoch, Fields, LinkKind, Sealed } from "./kinds.ts";
export * from "./link.ts";
export * from "./refusals.ts";
export { type Client, clients, type LinkUse, LinkUseView, newestUsesOf, noteUse, uses } from "./uses.ts";
