export { liveOf, pointerKey, readSome } from "./counter.store.ts";
export type { Cells, Contribution } from "./counter.ts";
export { useCells } from "./use.ts";
