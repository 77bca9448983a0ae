import { Temporal } from "temporal-polyfill";
import { secondsBetween } from "../../ground/calendar/index.ts";
import { type AppointmentId, type Ctx, GenerationSuperseded } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { lapsed } from "./appointment.actions.ts";
import * as decide from "./appointment.decide.ts";
import * as store from "./appointment.store.ts";
import { type Appointment, isEnded } from "./appointment.ts";
import { changed, decision } from "./change.ts";
import { nextMilestone } from "./milestones.ts";

/** What the consultation machine asks the domain. Its executions hold ids only and are never the truth. */
export interface AppointmentCall {
  appointmentId: AppointmentId;
  generation: number;
}

/** Nothing is due any more: look again after this, in case the record moves without us. */
const idleSeconds = 30 * 24 * 3600;
/** A Standard execution lives one year (AWS quota): an appointment that waits longer goes on in another one before. */
const longestExecution = Temporal.Duration.from({ hours: 24 * 300 });

/** Whatever is due happens now. @returns seconds until the next milestone @throws GenerationSuperseded */
export async function tick(ctx: Ctx, call: AppointmentCall): Promise<{ secondsToMilestone: number }> {
  mustBeLive((await store.load(ctx, call.appointmentId)).data, call);
  let a = await wakeUp(ctx, call.appointmentId);
  if (!isEnded(a) && isOld(ctx, a)) a = await restart(ctx, call);
  const next = nextMilestone(a, await Tenant.clock(ctx));
  const seconds = next ? secondsBetween(ctx.now(), next.at) : idleSeconds;
  return { secondsToMilestone: Math.min(Math.max(seconds, 1), idleSeconds) };
}

/** Runs whatever time brings about, until nothing is left. @returns the appointment as it then stands */
export async function wakeUp(ctx: Ctx, id: AppointmentId): Promise<Appointment> {
  for (;;) {
    let woken = false;
    const { data } = await changed(ctx, id, { action: "appointment.wake" }, async ({ data }) => {
      const clock = await Tenant.clock(ctx);
      const next = nextMilestone(data, clock);
      woken = next !== undefined && Temporal.Instant.compare(next.at, clock.now) <= 0;
      if (!woken || !next) return { events: [], after: data };
      return next.what === "lapse" ? lapsed(ctx, data) : decision(decide.tell(data, next));
    });
    if (!woken) return data;
  }
}

/**
 * Keeps the token under which the execution waits. Where the appointment is over already, the event that this leaves makes the relay answer
 * at once. @throws GenerationSuperseded
 */
export async function registerWait(ctx: Ctx, call: AppointmentCall & { taskToken: string }): Promise<void> {
  const { taskToken, generation, appointmentId } = call;
  await changed(ctx, appointmentId, { action: "appointment.wait" }, ({ data }) => {
    mustBeLive(data, call);
    if (data.wait?.taskToken === taskToken) return { events: [], after: data };
    return {
      events: isEnded(data) ? [decide.event("appointment.wait-answered", data, { generation })] : [],
      after: { ...data, wait: { taskToken, generation } },
    };
  });
}

/** A new generation for an appointment whose execution of this one is gone, or near its limits; told twice, it gets one. */
export async function restart(ctx: Ctx, call: AppointmentCall): Promise<Appointment> {
  const after = await changed(ctx, call.appointmentId, { action: "appointment.restart" }, ({ data }) => {
    if (isEnded(data) || data.generation !== call.generation) return { events: [], after: data };
    const generation = data.generation + 1;
    return {
      events: [decide.event("appointment.restarted", data, { generation })],
      after: { ...data, wait: undefined, generation, generationAt: ctx.now().toString() },
    };
  });
  return after.data;
}

function isOld(ctx: Ctx, { generationAt }: Appointment): boolean {
  const age = Temporal.Instant.from(generationAt).until(ctx.now());
  return Temporal.Duration.compare(age, longestExecution) > 0;
}

function mustBeLive(live: Appointment, { appointmentId, generation }: AppointmentCall): void {
  if (live.generation !== generation) throw new GenerationSuperseded(appointmentId, generation, live.generation);
}
