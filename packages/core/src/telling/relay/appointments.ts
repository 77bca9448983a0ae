import { consultationMachine, type DomainEvent, executionName, type MachineInputs } from "../../ground/shared/index.ts";
import * as Appointment from "../../routes/appointment/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Digest from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";
import { tellFamily } from "./family.ts";

// Loaded with the first event of an appointment (decision 0101). A letter comes last: in quiet hours it waits, and all is told again.

type AppointmentEvent = DomainEvent<string, Appointment.AppointmentRef>;
type What = "booked" | "moved" | "offered" | "called-off" | "tomorrow" | "soon";

export async function made(r: Relay, e: Happened<"appointment.made">): Promise<void> {
  await start(r, e);
  if (e.data.status === "booked") await tell(r, e, "booked");
}

/** Starts the execution of this generation, unless the record has moved on. Ids only. */
export async function start(
  { ctx, workflows }: Pick<Relay, "ctx" | "workflows">,
  { data: { appointmentId, generation } }: { data: Appointment.AppointmentCall },
): Promise<void> {
  const { data } = await Appointment.load(ctx, appointmentId);
  if (Appointment.isEnded(data) || data.generation !== generation) return;
  await workflows.start({
    machine: consultationMachine,
    name: executionName(appointmentId, generation),
    input: { tenant: ctx.tenant, appointmentId, generation } satisfies MachineInputs["consultation"],
  });
}

/** Its timetable has moved: its machine shall not sleep over what is now due earlier. */
async function retime({ ctx, workflows }: Relay, { data: { appointmentId } }: AppointmentEvent): Promise<void> {
  const { data } = await Appointment.load(ctx, appointmentId);
  if (!Appointment.isEnded(data) && data.wait) await workflows.wake(data.wait.taskToken);
}

/** Ends the execution by an answer to its wait, or, where nobody waits under this token, by force. */
export async function answer({ ctx, workflows }: Relay, { data: { appointmentId } }: AppointmentEvent): Promise<void> {
  const { data } = await Appointment.load(ctx, appointmentId);
  if (!Appointment.isEnded(data)) return;
  const { wait, status, generation } = data;
  if (wait && (await workflows.succeed(wait.taskToken, { status })) === "done") return;
  await workflows.stop(consultationMachine, executionName(appointmentId, generation), "appointment over");
}

export async function offered(r: Relay, e: Happened<"appointment.offered">): Promise<void> {
  await retime(r, e);
  await tell(r, e, "offered");
}

export async function accepted(r: Relay, e: Happened<"appointment.accepted">): Promise<void> {
  await retime(r, e);
  await tell(r, e, "booked");
}

/** The time is free again: whoever waits longest may have it. */
const offerOnward = async ({ ctx }: Relay, slotId: Appointment.AppointmentRef["slotId"], freed: string | undefined) => {
  if (freed) await Appointment.offerFreed(ctx, slotId, freed);
};

export async function movedTime(r: Relay, e: Happened<"appointment.moved-time">): Promise<void> {
  await offerOnward(r, e.data.slotId, e.data.freed);
  await retime(r, e);
  await tell(r, e, "moved");
}

export async function offerLapsed(r: Relay, e: Happened<"appointment.offer-lapsed">): Promise<void> {
  await offerOnward(r, e.data.slotId, e.data.freed);
  await retime(r, e);
}

/** Whoever called it off themselves, or never had a time, needs no letter of it. */
export async function cancelled(r: Relay, e: Happened<"appointment.cancelled">): Promise<void> {
  const { slotId, freed, cause } = e.data;
  await answer(r, e);
  await offerOnward(r, slotId, freed);
  const isOwn = e.by.startsWith("representative:") || e.by.startsWith("family:") || cause === "child-left";
  if (!isOwn && cause !== "offer-lapsed") await tell(r, e, "called-off");
}

/** What was held is the report of the step that it carried out: the quarter's consultation, say. In words of the platform's own. */
export async function attended(r: Relay, e: Happened<"appointment.attended">): Promise<void> {
  const { appointmentId, childId, stepId, agencyId } = e.data;
  await over(r, e);
  await Inbox.closeTask(r.ctx, "appointments-missed", childId);
  if (!stepId) return;
  const { data: step } = await Step.load(r.ctx, stepId);
  if (step.agencyId !== agencyId || !Step.isAsked(step)) return;
  const { data: held } = await Appointment.load(r.ctx, appointmentId);
  await Step.complete(r.ctx, stepId, { result: "performed", report: `Консультация проведена ${held.day} по записи.` });
}

/** A family that twice in a row did not come, or one whom nobody received, is somebody's to call. */
export async function missed(r: Relay, e: Happened<"appointment.missed">): Promise<void> {
  const { by, again, childId, appointmentId, agencyId, municipality } = e.data;
  await over(r, e);
  if (by === "family" && !again) return;
  const kind = by === "family" ? "appointments-missed" : "appointment-not-held";
  const about = { appointmentId, childId, agencyId, municipality };
  await Inbox.openTask(r.ctx, e, kind, by === "family" ? childId : appointmentId, about);
}

async function over(r: Relay, e: AppointmentEvent): Promise<void> {
  await answer(r, e);
  await Inbox.closeTask(r.ctx, "outcome-missing", e.data.appointmentId);
}

/** The organisation is asked in its next digest; the third time it is the coordinator's. */
export async function outcomeDue(r: Relay, e: Happened<"appointment.outcome-due">): Promise<void> {
  const { appointmentId, childId, agencyId, municipality, count } = e.data;
  await Digest.collect(r.ctx, { agencyId }, { consultations: "owed", at: e.at });
  await Digest.wakeForDigest(r.ctx, r.workflows);
  if (count < 3) return;
  await Inbox.openTask(r.ctx, e, "outcome-missing", appointmentId, { appointmentId, childId, agencyId, municipality });
}

export const reminderDue = (r: Relay, e: Happened<"appointment.reminder-due">): Promise<void> =>
  tell(r, e, e.data.before === "day" ? "tomorrow" : "soon");

/** To whoever comes, else to the whole family; nobody is reminded of what has begun, or is not theirs any more. */
async function tell(r: Relay, e: AppointmentEvent, what: What): Promise<void> {
  const { data } = await Appointment.load(r.ctx, e.data.appointmentId);
  const { appointmentId, childId, municipality, representativeId, at, place, minutes, moves, offeredUntil } = data;
  const isAhead = at !== undefined && at > r.ctx.now().toString() && !Appointment.isEnded(data);
  if (what !== "called-off" && !isAhead) return;
  await tellFamily(r, e, { childId, municipality, only: representativeId }, ({ publicUrl, zone, mailFrom }, page) => ({
    kind: "appointment",
    what,
    appointmentId,
    number: Appointment.numberOf(data),
    at,
    zone,
    place,
    minutes,
    sequence: moves,
    until: what === "offered" ? offeredUntil : undefined,
    now: r.ctx.now(),
    organizer: mailFrom,
    page,
    publicUrl,
  }));
}
