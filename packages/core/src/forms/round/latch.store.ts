import { randomInt } from "node:crypto";
import type { Key, Write } from "../../ground/shared/bank.ts";
import type { RoundId } from "../../ground/shared/ids.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { isNameless, type Round } from "./round.ts";

// Whether answers that lead to nobody are taken any more, so that one that is handed in at the very moment of the end is in before it, or
// refused: whoever looks at results first sees all there will ever be (docs/decisions/0234-sums-are-sealed.md). A check of the round's own
// record in each of thousands of transactions would make them wait for each other; of several latches each answer asks one, by chance.

/** With the record, its event, the entry in the log and a note within a transaction's 25 writes. */
const latches = 12;

export const latchPartition = (tenant: string, roundId: RoundId): string => `${partitionOf(tenant, roundId)}#OVER`;
const latch = (tenant: string, roundId: RoundId, n: number): Key => ({
  table: "records",
  pk: latchPartition(tenant, roundId),
  sk: String(n),
});

/** That the round is not over: what an answer relies on. */
export const isRunning = (tenant: string, roundId: RoundId): Write => ({
  check: latch(tenant, roundId, randomInt(latches)),
  expect: "absent",
});

/** With the end of a round its latches fall, all in the transaction that ends it; one that is opened again lifts them. */
export function latchWrites(tenant: string, before: Round, after: Round): Write[] {
  const [was, is] = [before.status === "closed", after.status === "closed"];
  if (was === is || !isNameless(after.audience)) return [];
  return Array.from({ length: latches }, (_, n): Write => {
    const key = latch(tenant, after.roundId, n);
    return is ? { put: { key, kind: "round-over", data: {} }, expect: "absent" } : { remove: key, expect: "any" };
  });
}
