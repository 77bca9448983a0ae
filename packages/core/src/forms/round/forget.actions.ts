import { attendEach } from "../../ground/shared/attend.ts";
import { all, commitLimit, type Key, type TableName, type Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { ticketPlaces } from "./answer.store.ts";
import { marked, today } from "./round.scope.ts";
import * as store from "./round.store.ts";
import type { Entry, Round } from "./round.ts";

/** So many rounds of one run; the next goes on. */
const mostAtOnce = 20;

/**
 * A month after its end: which families a round asked, which tickets were used, and what was never handed in. With them goes all that
 * could lead to somebody. Which organisations it asked stays. Cut short, it is done again. For the platform. @returns how many rounds
 */
export async function forgetLists(ctx: Ctx): Promise<number> {
  const day = await today(ctx);
  return attendEach(
    (page) => store.listsDueBy(ctx, day, page),
    (round: Round) => forget(ctx, round),
    mostAtOnce,
  );
}

async function forget(ctx: Ctx, { roundId }: Round): Promise<void> {
  const own = store.partition(ctx.tenant, roundId);
  await removeAll(ctx, "records", own, "ENTRY#", (entry) => (entry as Entry).kind === "family");
  for (const [table, pk] of ticketPlaces(ctx.tenant, roundId)) await removeAll(ctx, table, pk);
  await marked(ctx, roundId, { action: "round.forget" }, ({ data }) =>
    data.status !== "closed" || data.forgotten ? { events: [] } : { events: [], after: { ...data, forgotten: true } },
  );
}

export async function removeAll(
  ctx: Pick<Ctx, "bank">,
  table: TableName,
  pk: string,
  prefix?: string,
  isMeant: (data: unknown) => boolean = () => true,
): Promise<void> {
  const keys: Key[] = [];
  for await (const { key, data } of all(ctx.bank, table, pk, prefix === undefined ? {} : { prefix }))
    if (isMeant(data)) keys.push(key);
  for (let i = 0; i < keys.length; i += commitLimit)
    await ctx.bank.commit(keys.slice(i, i + commitLimit).map((key): Write => ({ remove: key, expect: "any" })));
}
