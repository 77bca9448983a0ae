import { Temporal } from "temporal-polyfill";
import * as Programme from "../../agencies/programme/index.ts";
import { secondsBetween } from "../../ground/calendar/index.ts";
import { type Ctx, type EnrolmentId, GenerationSuperseded, type Write } from "../../ground/shared/index.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { changed, decision } from "./change.ts";
import * as decide from "./enrolment.decide.ts";
import * as store from "./enrolment.store.ts";
import { type Enrolment, hadPlace, isEnded, isQueued } from "./enrolment.ts";
import { nextMilestone } from "./milestones.ts";

/** What the enrolment machine asks the domain. Its executions hold ids only and are never the truth. */
export interface EnrolmentCall {
  enrolmentId: EnrolmentId;
  generation: number;
}

/** Nothing is due any more: look again after this, in case the record moves without us. */
const idleSeconds = 30 * 24 * 3600;
/** A Standard execution lives one year (AWS quota): an enrolment that outlives it goes on in another one before. */
const longestExecution = Temporal.Duration.from({ hours: 24 * 300 });

/** Whatever is due happens now. @returns seconds until the next milestone @throws GenerationSuperseded */
export async function tick(ctx: Ctx, call: EnrolmentCall): Promise<{ secondsToMilestone: number }> {
  mustBeLive((await store.load(ctx, call.enrolmentId)).data, call);
  let e = await wakeUp(ctx, call.enrolmentId);
  if (!isEnded(e) && isOld(ctx, e)) e = await restart(ctx, call);
  const next = nextMilestone(e, await Tenant.clock(ctx));
  const seconds = next ? secondsBetween(ctx.now(), next.at) : idleSeconds;
  return { secondsToMilestone: Math.min(Math.max(seconds, 1), idleSeconds) };
}

/** Runs whatever time brings about, until nothing is left. @returns the enrolment as it then stands */
export async function wakeUp(ctx: Ctx, id: EnrolmentId): Promise<Enrolment> {
  for (;;) {
    let woken = false;
    const { data } = await changed(ctx, id, { action: "enrolment.wake" }, async ({ data }) => {
      const term = isQueued(data) ? await termOf(ctx, data) : data.until;
      const decided = decide.wake(data, await Tenant.clock(ctx), term);
      woken = decided.events.length > 0;
      return decision(decided, woken ? await rollOf(ctx, data, decided.enrolment) : []);
    });
    if (!woken) return data;
  }
}

/** Last day of its programme as that is now: a later version may have another. */
const termOf = async (ctx: Ctx, { programmeId, until }: Enrolment): Promise<string> =>
  (await Programme.load(readingAnew(ctx), programmeId)).data.content?.term.until ?? until;

/** A place or a turn that has moved stands in the programme's roll, in the same commit. */
async function rollOf(ctx: Ctx, before: Enrolment, after: Enrolment): Promise<Write[]> {
  if (before.status === after.status) return [];
  const roll = await Programme.readRoll(readingAnew(ctx), before.programmeId);
  const { enrolmentId } = before;
  const left = Programme.leave(roll.data, enrolmentId, hadPlace(before) ? "place" : "turn");
  return [Programme.writeRoll(roll, after.status === "waiting" ? Programme.queue(left, enrolmentId) : left)];
}

/**
 * Keeps the token under which the execution waits. Where the enrolment has ended already, the event that this leaves makes the relay answer
 * at once. @throws GenerationSuperseded
 */
export async function registerWait(ctx: Ctx, call: EnrolmentCall & { taskToken: string }): Promise<void> {
  const { taskToken, generation, enrolmentId } = call;
  await changed(ctx, enrolmentId, { action: "enrolment.wait" }, ({ data }) => {
    mustBeLive(data, call);
    if (data.wait?.taskToken === taskToken) return { events: [], after: data };
    return {
      events: isEnded(data) ? [decide.event("enrolment.wait-answered", data, { generation })] : [],
      after: { ...data, wait: { taskToken, generation } },
    };
  });
}

/** A new generation for an enrolment whose execution of this one is gone, or near its limits; told twice, it gets one. */
export async function restart(ctx: Ctx, call: EnrolmentCall): Promise<Enrolment> {
  const after = await changed(ctx, call.enrolmentId, { action: "enrolment.restart" }, ({ data }) => {
    if (isEnded(data) || data.generation !== call.generation) return { events: [], after: data };
    const generation = data.generation + 1;
    return {
      events: [decide.event("enrolment.restarted", data, { generation })],
      after: { ...data, wait: undefined, generation, generationAt: ctx.now().toString() },
    };
  });
  return after.data;
}

function isOld(ctx: Ctx, { generationAt }: Enrolment): boolean {
  const age = Temporal.Instant.from(generationAt).until(ctx.now());
  return Temporal.Duration.compare(age, longestExecution) > 0;
}

function mustBeLive(live: Enrolment, { enrolmentId, generation }: EnrolmentCall): void {
  if (live.generation !== generation) throw new GenerationSuperseded(enrolmentId, generation, live.generation);
}
