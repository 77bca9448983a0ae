import type { Key, Stored, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { TermName } from "../../ground/tenant/index.ts";
import type { Line } from "./retention.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** How far the round is: which terms are left to look at, and the place in the first of them. */
export interface Round {
  day: string;
  left: TermName[];
  from?: string | undefined;
}

const pk = (tenant: string) => `T#${tenant}#RETENTION`;
const roundKey = (tenant: string): Key => ({ table: "records", pk: `T#${tenant}#TENANT`, sk: "RETENTION-ROUND" });
const lineKey = (tenant: string, { day, term }: Pick<Line, "day" | "term">): Key => ({
  table: "records",
  pk: pk(tenant),
  sk: `${day}#${term}`,
});

export const round = (ctx: Bank): Promise<Stored<Round> | undefined> => ctx.bank.get<Round>(roundKey(ctx.tenant));
export const writeRound = (tenant: string, data: Round, version: number | undefined): Write => ({
  put: { key: roundKey(tenant), kind: "round", data },
  expect: version ?? "absent",
});

export const line = (ctx: Bank, of: Pick<Line, "day" | "term">): Promise<Stored<Line> | undefined> =>
  ctx.bank.get<Line>(lineKey(ctx.tenant, of));
export const writeLine = (tenant: string, data: Line, version: number | undefined): Write => ({
  put: { key: lineKey(tenant, data), kind: "retention-line", data },
  expect: version ?? "absent",
});

/** The newest first. */
export const lines = async (ctx: Bank, limit: number): Promise<Line[]> =>
  (await ctx.bank.list<Line>("records", pk(ctx.tenant), { descending: true }, { limit })).items.map(({ data }) => data);
