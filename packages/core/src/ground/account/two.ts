import * as Second from "../second/index.ts";
import type { Write } from "../shared/bank.ts";
import type { Ctx } from "../shared/context.ts";
import { fault, mustBeRight } from "../shared/input.ts";
import { Refusal } from "../shared/refusal.ts";
import { blockKey } from "../shared/standing.ts";
import type { Text } from "../shared/text.ts";

type Asking = Omit<Second.Asking, "reason"> & { reason: string | undefined };

/**
 * The word of two administrators, neither of whom is blocked; the platform itself needs nobody.
 * @param why a reason is wanted, where none is given @throws Refusal second-person.wanted, second-person.closed, input.invalid
 */
export async function twoAdministrators(ctx: Ctx, asking: Asking, why: Text): Promise<Second.Word> {
  const { reason = "" } = asking;
  mustBeRight(reason === "" && ctx.actor.kind !== "system" ? [fault("/reason", why.ru, why.en)] : []);
  const word = await Second.word(ctx, { ...asking, reason });
  if (word.askedBy === undefined) return word;
  const asker = word.askedBy.replace(/^\w+:/, "");
  if (await ctx.bank.get(blockKey(ctx.tenant, asker))) throw askerBlocked(word.detail);
  return { ...word, writes: [...word.writes, unblocked(ctx, ctx.actor.id), unblocked(ctx, asker)] };
}

/** What must hold of whoever says it. */
export const unblocked = ({ tenant }: Pick<Ctx, "tenant">, of: string): Write => ({
  check: blockKey(tenant, of),
  expect: "absent",
});

const askerBlocked = ({ confirmationId }: Second.Word["detail"]) =>
  new Refusal(
    "second-person.closed",
    {
      ru: "Администратор, который об этом просил, сам закрыт. Отклоните его запрос (POST /v1/confirmations/{confirmationId}/decline) и попросите заново.",
      en: "The administrator who asked for this is blocked. Decline the request (POST /v1/confirmations/{confirmationId}/decline), and ask anew.",
    },
    { current: { confirmationId } },
  );
