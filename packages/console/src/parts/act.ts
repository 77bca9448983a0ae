import type { newKey } from "@marshrut/client";
import type { QueryKey } from "@tanstack/react-query";
import type { Field, FieldValues } from "./fields.tsx";

/** A request says with this that a repeat of it is the same request. */
export type Once = ReturnType<typeof newKey>;

/**
 * Something that somebody may do. Before it is done it says what will happen, whom it tells and how a mistake is put right.
 */
export interface Act {
  /** Unique on the screen, with the id of what is acted upon: drafts are kept by it. */
  key: string;
  label: string;
  /** What it is done to, where the page shows many. */
  subject?: string | undefined;
  /** What will happen, in a sentence. */
  happens: string;
  /** Who is told by letter; nobody unless it is said. */
  tells?: string | undefined;
  /** How a mistake is put right. */
  undo?: string | undefined;
  tone?: "bad" | undefined;
  fields?: readonly Field[];
  /** What stands in the fields at first. */
  initial?: FieldValues;
  /** What is asked of the API. `once` goes into its headers. */
  run: (values: FieldValues, once: Once) => Promise<unknown>;
  /** Said when it is done; of what was answered, where that says more. */
  done: string | ((answer: unknown) => string);
  /** Where to go on, once it is done. */
  after?: (answer: unknown) => void;
  /** What is read anew. */
  touches: readonly QueryKey[];
}
