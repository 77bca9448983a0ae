export * from "./actor.ts";
export * from "./bank.ts";
export * from "./context.ts";
export * from "./events.ts";
export * from "./ids.ts";
export * from "./keyring.ts";
export * from "./refusal.ts";
export * from "./text.ts";
