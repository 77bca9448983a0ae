import { type Actor, type Ctx, type DataBank, type Key, notFound, retrying, save } from "@marshrut/core/shared";

/**
 * Accounts that were closed before their tokens ran out. A token lives for up to an hour after the identity provider
 * disabled its account; this record ends it at once (FAULTS B5).
 */
const blockKey = (tenant: string, account: string): Key => ({
  table: "records",
  pk: `T#${tenant}#ACCOUNT#${account}`,
  sk: "BLOCK",
});

export const isBlocked = async (bank: DataBank, actor: Actor): Promise<boolean> =>
  (await bank.get(blockKey(actor.tenant, actor.id))) !== undefined;

/** Closes or opens an account of the tenant; administrators only. Safe to repeat. @throws Refusal not-found */
export async function setBlock(
  ctx: Ctx,
  account: string,
  blocked: boolean,
): Promise<{ account: string; blocked: boolean }> {
  if (ctx.actor.kind !== "admin") throw notFound();
  const key = blockKey(ctx.tenant, account);
  await retrying(async () => {
    const found = await ctx.bank.get(key);
    if (blocked === Boolean(found)) return;
    await save(ctx, {
      writes: [
        found ? { remove: key, expect: found.version } : { put: { key, kind: "block", data: {} }, expect: "absent" },
      ],
      stream: key.pk,
      events: [],
      audit: { subject: "tenant", action: blocked ? "account.block" : "account.unblock", detail: { account } },
    });
  });
  return { account, blocked };
}
