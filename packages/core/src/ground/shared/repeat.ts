import { type Ctx, type Done, idempotencyKey, type Ref } from "./context.ts";
import { Refusal } from "./refusal.ts";

/**
 * What this very request made when it came before. Asked before looking for duplicates, lest a repeated registration find
 * itself. @throws Refusal idempotency.mismatch when the key was used for something else
 */
export async function madeBefore(ctx: Ctx): Promise<Ref | undefined> {
  if (!ctx.idempotency) return undefined;
  const { key, operation, bodyHash } = ctx.idempotency;
  const done = await ctx.bank.get<Done>(idempotencyKey(ctx, key));
  const expired = done?.expiresAt !== undefined && done.expiresAt * 1000 <= ctx.now().epochMilliseconds;
  if (!done || expired) return undefined;
  if (done.data.operation === operation && done.data.bodyHash === bodyHash) return done.data.ref;
  throw new Refusal("idempotency.mismatch", {
    ru: "Этот ключ идемпотентности уже использован для другого запроса.",
    en: "This idempotency key was already used for another request.",
  });
}
