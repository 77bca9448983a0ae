export * from "./document.ts";
export { pack, unpack } from "./packed.ts";
export * from "./render.ts";
