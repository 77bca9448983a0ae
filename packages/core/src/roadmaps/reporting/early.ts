import * as z from "zod";
import type { PeriodId } from "../../ground/calendar/index.ts";
import * as Second from "../../ground/second/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { fault, invalid } from "../../ground/shared/input.ts";
import { paragraph } from "../../ground/shared/schema.ts";

/** Why a period is locked or opened before its time. */
export const Early = z.strictObject({ reason: paragraph(2000).optional() });
export type EarlyInput = z.input<typeof Early>;

/**
 * What is done to a period before its time takes a reason and two persons.
 * @throws Refusal input.invalid, second-person.wanted
 */
export async function early(
  ctx: Ctx,
  act: Second.SecondAct,
  period: PeriodId,
  reason: string | undefined,
): Promise<Second.Word> {
  if (reason === undefined && ctx.actor.kind !== "system")
    throw invalid([
      fault(
        "/reason",
        "срок ещё не наступил: нужны причина и подтверждение второго сотрудника",
        "it is before its time: a reason and the word of a second member of staff are needed",
      ),
    ]);
  return Second.word(ctx, { act, subject: period, reason: reason ?? "" });
}
