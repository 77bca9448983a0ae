/** What a path and its filters are made of, once read. */
import type { Json } from "../json/index.ts";

export type Segment =
  | { kind: "child"; names: string[] }
  /** `['a','b']` at a path's end: one object of these fields. */
  | { kind: "pick"; names: string[] }
  | { kind: "index"; indexes: number[] }
  | { kind: "slice"; from?: number; to?: number }
  | { kind: "wildcard" }
  | { kind: "descend" }
  | { kind: "filter"; filter: Filter }
  | { kind: "function"; name: string; args: Operand[]; of?: Segment[] };

export interface Path {
  text: string;
  /** Where it starts: the input, the context object, or a variable. */
  root: "input" | "context" | { variable: string };
  segments: Segment[];
  /** True when it can name one place only; then nothing found is an error, else an empty list. */
  definite: boolean;
}

export type Filter =
  | { kind: "or" | "and"; left: Filter; right: Filter }
  | { kind: "not"; of: Filter }
  | { kind: "exists"; of: Operand }
  | { kind: "compare"; operator: string; left: Operand; right: Operand };

export type Operand =
  | { kind: "path"; from: "item" | "root"; segments: Segment[]; definite: boolean }
  | { kind: "literal"; value: Json; quoted?: true }
  | { kind: "pattern"; value: RegExp };

/** Whether a segment can find one value only. */
export function isOne(segment: Segment): boolean {
  if (segment.kind === "child") return segment.names.length === 1;
  if (segment.kind === "index") return segment.indexes.length === 1;
  return segment.kind === "pick" || segment.kind === "function";
}
