import * as Appointment from "../../../routes/appointment/index.ts";
import * as Step from "../../../routes/step/index.ts";
import * as Inbox from "../../inbox/index.ts";
import type { Relay } from "../deps.ts";
import type { Effects, Happened } from "../events.ts";

/** When organisations receive, and which families they see. */
export const effects: Effects = {
  "slot.closed": ({ ctx }, e) => Appointment.endWaiting(ctx, e.data.slotId),
  "appointment.moved-time": offerOnward,
  "appointment.cancelled": offerOnward,
  "appointment.attended": async (r, e) => {
    await settleStep(r, e);
    await Inbox.closeTask(r.ctx, "appointments-missed", e.data.childId);
  },
  "appointment.missed": openTask,
};

/** The time is free again: whoever waits longest may have it. */
async function offerOnward(
  { ctx }: Relay,
  { data: { slotId, freed } }: Happened<"appointment.moved-time" | "appointment.cancelled">,
): Promise<void> {
  if (freed) await Appointment.offerFreed(ctx, slotId, freed);
}

/** What was held is the report of the step that it carried out: the quarter's consultation, say. In words of the platform's own. */
async function settleStep({ ctx }: Relay, { data }: Happened<"appointment.attended">): Promise<void> {
  const { stepId, agencyId } = data;
  if (!stepId) return;
  const { data: step } = await Step.load(ctx, stepId);
  if (step.agencyId !== agencyId || !Step.isAsked(step)) return;
  const { data: held } = await Appointment.load(ctx, data.appointmentId);
  await Step.complete(ctx, stepId, { result: "performed", report: `Консультация проведена ${held.day} по записи.` });
}

/** A family that twice in a row did not come, or one whom nobody received, is somebody's to call. */
async function openTask({ ctx }: Relay, e: Happened<"appointment.missed">): Promise<void> {
  const { by, again, childId, appointmentId, agencyId, municipality } = e.data;
  if (by === "family" && !again) return;
  const kind = by === "family" ? "appointments-missed" : "appointment-not-held";
  await Inbox.openTask(ctx, e, kind, by === "family" ? childId : appointmentId, {
    appointmentId,
    childId,
    agencyId,
    municipality,
  });
}
