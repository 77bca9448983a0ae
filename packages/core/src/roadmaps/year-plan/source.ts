import type { Ctx } from "../../ground/shared/context.ts";
import type { EntryContent, EntryKind, YearEntry } from "./entry.ts";
import type { Fact, YearPlan } from "./year-plan.ts";

/** A line that the records foresee. */
export interface SourceLine {
  /** What it follows, the same as often as it is looked for: by this its fact is found. */
  source: string;
  kind: EntryKind;
  content: EntryContent;
  planned?: number | undefined;
}

export type Scope = Pick<YearPlan, "municipality" | "year">;

/** Where lines come from, and what has become of them. Runs in the background: nobody waits for it. */
export interface Source {
  lines(ctx: Ctx, scope: Scope): Promise<SourceLine[]>;
  /** Of lines that follow it, in the year so far, by {@link SourceLine.source}. */
  facts(ctx: Ctx, scope: Scope, followed: readonly YearEntry[]): Promise<Map<string, Fact>>;
}

/** Parts of a source's name; none of them has a `#`. */
export const nameOf = (...parts: string[]): string => parts.join("#");

export const monthsOf = (year: number): string[] =>
  Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, "0")}`);
export const quartersOf = (year: number): `${number}-Q${1 | 2 | 3 | 4}`[] =>
  ([1, 2, 3, 4] as const).map((q) => `${year}-Q${q}` as const);
