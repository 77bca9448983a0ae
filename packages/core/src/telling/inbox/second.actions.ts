import * as Account from "../../ground/account/index.ts";
import type { PeriodId } from "../../ground/calendar/index.ts";
import * as Second from "../../ground/second/index.ts";
import type { ChildId, ConfirmationId, Ctx, ObligationId, StepId } from "../../ground/shared/index.ts";
import * as Reporting from "../../roadmaps/reporting/index.ts";
import * as Erasure from "../../routes/erasure/index.ts";
import * as Route from "../../routes/route/index.ts";

type Asked = Awaited<ReturnType<typeof Second.toConfirm>>;

/** How each act is done when a second person says yes: as if that person had asked for the same. */
const acts: { [A in Second.SecondAct]: (ctx: Ctx, asked: Asked) => Promise<unknown> } = {
  "child.erase": (ctx, { subject, input: { grounds, receivedOn }, reason }) =>
    Erasure.erase(ctx, subject as ChildId, {
      grounds: grounds as Erasure.Ground,
      receivedOn: receivedOn === undefined ? undefined : String(receivedOn),
      reason,
    }),
  "account.block": (ctx, { subject, reason }) => Account.setBlock(ctx, subject, { blocked: true, reason }),
  "step.hold": (ctx, { subject, input, reason }) =>
    Route.holdStep(ctx, subject as StepId, { reason, until: String(input.until) }),
  "obligation.extend": (ctx, { subject, input, reason }) =>
    Reporting.extend(ctx, subject as ObligationId, { reason, until: String(input.until) }),
  "period.open": (ctx, { subject, reason }) => Reporting.open(ctx, subject as PeriodId, { reason }),
  "period.unlock": (ctx, { subject, reason }) => Reporting.unlock(ctx, subject as PeriodId, { reason }),
  "period.lock": (ctx, { subject, reason }) => Reporting.lock(ctx, subject as PeriodId, { reason }),
};

/**
 * The second person's word: the act is done, by the rules that hold for whoever asks for it now. Staff, and not who has asked.
 * @throws Refusal second-person.same, second-person.closed, not-found, and those of the act
 */
export async function confirm(ctx: Ctx, id: ConfirmationId): Promise<Second.ConfirmationView> {
  const asked = await Second.toConfirm(ctx, id);
  await acts[asked.act](ctx, asked);
  return Second.get(ctx, id);
}
