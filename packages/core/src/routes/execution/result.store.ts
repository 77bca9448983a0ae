import { all, type Expectation, type Key, type Stored, type Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, ResultId } from "../../ground/shared/ids.ts";
import { known } from "../../ground/shared/known.ts";
import { oneAtATime } from "../../ground/shared/one-at-a-time.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import type { ResultRecord } from "./result.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** Results live beside their child's instruments. */
const keyOf = (tenant: string, childId: ChildId, resultId: ResultId): Key => ({
  table: "records",
  pk: partitionOf(tenant, childId),
  sk: `RESULT#${resultId}`,
});

/** gsi2: all of the tenant's, for whoever counts all of them. */
export const tenantResults = (tenant: string) => `T#${tenant}#RESULTS`;

export const write = (tenant: string, data: ResultRecord, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, data.childId, data.resultId),
    kind: "result",
    data,
    index: { gsi2: { pk: tenantResults(tenant), sk: `${data.childId}#${data.resultId}` } },
  },
  expect,
});

/** Which of a child's results is meant. */
export interface ResultAt {
  childId: ChildId;
  resultId: ResultId;
}

/** @throws Refusal not-found */
export const load = (ctx: Bank, { childId, resultId }: ResultAt): Promise<Stored<ResultRecord>> =>
  known<ResultRecord>("result", resultId, () => ctx.bank.get(keyOf(ctx.tenant, childId, resultId)));

export const oneResult = (ctx: Bank, childId: ChildId): Promise<Write> =>
  oneAtATime(ctx.bank, { pk: partitionOf(ctx.tenant, childId), sk: "RESULTS" });

/** A child's results, oldest first; strongly consistent. */
export async function ofChild(ctx: Bank, childId: ChildId): Promise<ResultRecord[]> {
  const found: ResultRecord[] = [];
  const range = { prefix: "RESULT#" };
  for await (const { data } of all<ResultRecord>(ctx.bank, "records", partitionOf(ctx.tenant, childId), range))
    found.push(data);
  return found;
}
