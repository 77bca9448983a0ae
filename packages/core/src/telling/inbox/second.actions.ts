import type { PeriodId } from "../../ground/calendar/index.ts";
import * as Second from "../../ground/second/index.ts";
import type { ChildId, ConfirmationId, Ctx, MeetingId, ObligationId, StepId } from "../../ground/shared/index.ts";
import type { Ground } from "../../routes/erasure/index.ts";

type Asked = Awaited<ReturnType<typeof Second.toConfirm>>;

const locking = () => import("../../roadmaps/reporting/lock.actions.ts");
const accounts = () => import("../../ground/account/account.actions.ts");

/** How each act is done when a second person says yes: as if that person had asked for the same. Its room is loaded for it alone. */
const acts: { [A in Second.SecondAct]: (ctx: Ctx, asked: Asked) => Promise<unknown> } = {
  "child.erase": async (ctx, { subject, input: { grounds, receivedOn }, reason }) =>
    (await import("../../routes/erasure/erasure.actions.ts")).erase(ctx, subject as ChildId, {
      grounds: grounds as Ground,
      receivedOn: receivedOn === undefined ? undefined : String(receivedOn),
      reason,
    }),
  "account.block": async (ctx, { subject, reason }) =>
    (await accounts()).setBlock(ctx, subject, { blocked: true, reason }),
  "account.unblock": async (ctx, { subject, reason }) =>
    (await accounts()).setBlock(ctx, subject, { blocked: false, reason }),
  "settings.change": async (ctx, { input, reason }) =>
    (await import("../../ground/settings/settings.actions.ts")).confirmed(ctx, input, reason),
  "step.hold": async (ctx, { subject, input, reason }) =>
    (await import("../../routes/route/again.actions.ts")).holdStep(ctx, subject as StepId, {
      reason,
      until: String(input.until),
    }),
  "obligation.extend": async (ctx, { subject, input, reason }) =>
    (await import("../../roadmaps/reporting/extend.actions.ts")).extend(ctx, subject as ObligationId, {
      reason,
      until: String(input.until),
    }),
  "minutes.approve": async (ctx, { subject, reason }) =>
    (await import("../../roadmaps/meeting/minutes.actions.ts")).approveMinutes(ctx, subject as MeetingId, { reason }),
  "period.open": async (ctx, { subject, reason }) =>
    (await import("../../roadmaps/reporting/reporting.actions.ts")).open(ctx, subject as PeriodId, { reason }),
  "period.unlock": async (ctx, { subject, reason }) => (await locking()).unlock(ctx, subject as PeriodId, { reason }),
  "period.lock": async (ctx, { subject, reason }) => (await locking()).lock(ctx, subject as PeriodId, { reason }),
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
