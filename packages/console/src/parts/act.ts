import type { newKey } from "@marshrut/client";
import type { QueryKey } from "@tanstack/react-query";
import type { ReactNode } from "react";
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
  /** Tried first, where much follows: what it would change is shown, and only then it is done. */
  trial?: { label: string; run: (values: FieldValues) => Promise<ReactNode> } | undefined;
  /** What is asked of the API. `once` goes into its headers; `record` is the one that it changes, where `changes` says so. */
  run: (values: FieldValues, once: Once, record?: Versioned) => Promise<unknown>;
  /** Of what changes a record as it was read: see {@link changing}. */
  changes?: Changes | undefined;
  /** Said when it is done; of what was answered, where that says more. */
  done: string | ((answer: unknown) => string);
  /** Where to go on, once it is done. */
  after?: (answer: unknown) => void;
  /** What is read anew. */
  touches: readonly QueryKey[];
}

export interface Versioned {
  version: number;
}
/** What is shown where somebody else was faster: the fields by their names, and how the record stands, where none of them says so. */
export type Shown = FieldValues & { state?: string | undefined };
interface Changes {
  read: Versioned;
  again: () => Promise<Versioned>;
  shown: (record: Versioned) => Shown;
}

/**
 * An act that changes a record on condition that nobody has changed it since it was read. If somebody has, it is read again, both
 * versions are shown side by side, and a person says which stays (`test/house/conflicts.test.ts` holds every PUT and PATCH to it).
 */
export function changing<Record extends Versioned>({
  read,
  again,
  shown,
  run,
  ...act
}: Omit<Act, "run" | "changes"> & {
  /** The record as it was read. */
  read: Record;
  /** Reads it anew. */
  again: () => Promise<Record>;
  /** What stands in the fields by it. */
  shown: (record: Record) => Shown;
  /** `record`: as it was read, or as it is now, once somebody has said that theirs stays. */
  run: (values: FieldValues, once: Once, record: Record) => Promise<unknown>;
}): Act {
  // What comes back is what `read` and `again` have given.
  const ours = (record: Versioned) => record as Record;
  return {
    ...act,
    changes: { read, again, shown: (record) => shown(ours(record)) },
    run: (values, once, record = read) => run(values, once, ours(record)),
  };
}
