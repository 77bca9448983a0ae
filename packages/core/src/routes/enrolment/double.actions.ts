import * as Agency from "../../agencies/agency/index.ts";
import * as Programme from "../../agencies/programme/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, EnrolmentId, MergingId, RouteId } from "../../ground/shared/ids.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Step from "../step/index.ts";
import { changed } from "./change.ts";
import { doublesOf, join, part } from "./double.ts";
import * as store from "./enrolment.store.ts";
import { type Enrolment, hadPlace, isEnded } from "./enrolment.ts";
import { endAll } from "./places.actions.ts";

/** By which merge, and which route that ended, whose steps are about to be taken back. */
interface Merge {
  mergingId: MergingId;
  ends?: RouteId | undefined;
}

/** A child whose cards were merged has one place in a programme. By the platform alone; safe to repeat. */
export async function joinDoubles(request: Ctx, childId: ChildId, merge: Merge): Promise<void> {
  const ctx = readingAnew(request);
  const all = (await store.ofChild(ctx, childId)).map(({ data }) => data);
  for (const [first, ...others] of doublesOf(all))
    for (const other of others) await joinTwo(ctx, first!.enrolmentId, other.enrolmentId, merge);
}

const joinTwo = (ctx: Ctx, keptId: EnrolmentId, otherId: EnrolmentId, { mergingId, ends }: Merge) =>
  changed(ctx, otherId, { action: "enrolment.join" }, async ({ data: other }) => {
    const found = await store.load(ctx, keptId);
    if (isEnded(other) || isEnded(found.data)) return { events: [] };
    const roll = await Programme.readRoll(ctx, other.programmeId);
    const on = (await Tenant.today(ctx)).toString();
    const takesStep = !(await isAsked(ctx, found.data, ends)) && (await isAsked(ctx, other, ends));
    const turn = Programme.positionOf(roll.data, otherId);
    const { kept, other: after, events } = join({ kept: found.data, other }, { mergingId, on, turn, takesStep });
    return {
      events: [events.ofOther],
      besides: [events.ofKept],
      after,
      writes: [
        store.write(ctx.tenant, kept, found.version),
        Programme.writeRoll(roll, Programme.leave(roll.data, otherId, hadPlace(other) ? "place" : "turn")),
      ],
    };
  });

async function isAsked(ctx: Ctx, { stepId }: Enrolment, ends: RouteId | undefined): Promise<boolean> {
  const step = stepId && (await unlessRefused(() => Step.load(ctx, stepId)));
  return step !== undefined && step.data.routeId !== ends && Step.isAsked(step.data);
}

/**
 * The merge was undone: each has its own again. Who had a place has it, though somebody may have got it meanwhile; who waited has the turn.
 * By the platform alone; safe to repeat.
 */
export async function partDoubles(request: Ctx, children: readonly ChildId[], mergingId: MergingId): Promise<void> {
  const ctx = readingAnew(request);
  for (const childId of children)
    for (const { data } of await store.ofChild(ctx, childId))
      if (data.double?.mergingId === mergingId) await partTwo(ctx, data, mergingId);
}

async function partTwo(ctx: Ctx, { enrolmentId, agencyId, childId }: Enrolment, mergingId: MergingId): Promise<void> {
  await changed(ctx, enrolmentId, { action: "enrolment.part" }, async ({ data: other }) => {
    const found = other.double && (await store.load(ctx, other.double.enrolmentId));
    const parted = found && part({ kept: found.data, other }, mergingId, ctx.now().toString());
    if (!parted) return { events: [] };
    const roll = await Programme.readRoll(ctx, other.programmeId);
    return {
      events: [parted.events.ofOther],
      besides: [parted.events.ofKept],
      after: parted.other,
      writes: [
        store.write(ctx.tenant, parted.kept, found.version),
        Programme.writeRoll(
          roll,
          parted.other.status === "enrolled"
            ? Programme.enter(roll.data)
            : Programme.queueAt(roll.data, enrolmentId, other.double?.turn ?? 1),
        ),
      ],
    };
  });
  // What it would have ended by meanwhile.
  if ((await Agency.load(ctx, agencyId)).agency.status === "closed") await endAll(ctx, childId, "agency-closed");
}
