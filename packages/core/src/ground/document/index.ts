export * from "./document.ts";
export * from "./render.ts";
