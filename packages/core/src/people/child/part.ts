import type { Write } from "../../ground/shared/bank.ts";

/** What one part of a card becomes: its writes, and the names of the fields that differ. */
export interface Part {
  writes: Write[];
  fields: string[];
}
