import { commitLimit, type Write } from "../../ground/shared/bank.ts";
import { fault, invalid } from "../../ground/shared/input.ts";

/** What one part of a card becomes: its writes, and the names of the fields that differ. */
export interface Part {
  writes: Write[];
  fields: string[];
  /** Written as far as there is room. */
  spare?: Write[];
}

/** Beside a part's writes: the record, the audit entry, the idempotency marker. */
export const always = 3;

/** Five who come and five who go leave room for all else, but not for every other thing at once. @throws Refusal input.invalid */
export function mustFitOneCommit(writes: number): void {
  if (writes + always <= commitLimit) return;
  throw invalid([
    fault(
      "",
      "слишком много за один раз: представителей внесите или измените отдельным запросом",
      "too much at once: enter or change representatives by a request of their own",
    ),
  ]);
}
