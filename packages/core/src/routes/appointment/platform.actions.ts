import * as Slot from "../../agencies/slot/index.ts";
import type { PageRequest } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, AppointmentId, ChildId, SlotId } from "../../ground/shared/ids.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { cancelled, offered } from "./appointment.actions.ts";
import { event } from "./appointment.decide.ts";
import * as store from "./appointment.store.ts";
import { type Appointment, type CancelCause, isEnded } from "./appointment.ts";
import { mostWaiting } from "./book.actions.ts";
import { changed } from "./change.ts";

// What the platform does by itself, where nobody says a word; done twice is done once.

/** A time that has become free is offered to whoever waits longest; it stays free where nobody does, or it is too soon. */
export async function offerFreed(ctx: Ctx, slotId: SlotId, at: string): Promise<void> {
  const [first] = await Slot.waiting(readingAnew(ctx), slotId, 1);
  if (!first) return;
  await unlessRefused(() =>
    changed(ctx, first.appointmentId, { action: "appointment.offer" }, ({ data }) => offered(ctx, data, at)),
  );
}

/** All that is open of a child is called off: it has left, say. */
export async function endAll(ctx: Ctx, childId: ChildId, cause: CancelCause): Promise<void> {
  for (const { data } of await store.ofChild(ctx, childId))
    if (isAhead(ctx, data)) await end(ctx, data.appointmentId, cause);
}

/** Nobody waits any more for a specialist who receives no more; whoever has a time keeps it. */
export async function endWaiting(ctx: Ctx, slotId: SlotId): Promise<void> {
  if ((await Slot.load(ctx, slotId)).data.status === "open") return;
  for (const { appointmentId } of await Slot.waiting(readingAnew(ctx), slotId, mostWaiting))
    await end(ctx, appointmentId, "slot-closed");
}

/** An organisation that has closed receives nobody: one page of those who have, or want, a time of it. @returns where the next begins */
export async function endOfAgency(ctx: Ctx, agency: AgencyId, request: PageRequest): Promise<string | undefined> {
  const page = await store.find(ctx, { agency, stage: "open" }, request);
  for (const { data } of page.items) if (isAhead(ctx, data)) await end(ctx, data.appointmentId, "agency-closed");
  return page.next;
}

/** One whose hour has come is attended or missed. */
const isAhead = (ctx: Ctx, a: Appointment): boolean =>
  !isEnded(a) && (a.at === undefined || a.at > ctx.now().toString());

const end = (ctx: Ctx, id: AppointmentId, cause: CancelCause) =>
  changed(ctx, id, { action: "appointment.cancel" }, ({ data }) =>
    isAhead(ctx, data) ? cancelled(ctx, data, { cause }) : { events: [], after: data },
  );

/** Another municipality looks after what is open of a child from now on. Safe to repeat. */
export async function moveAll(ctx: Ctx, childId: ChildId, municipality: string): Promise<void> {
  const isMoved = (a: Appointment) => isEnded(a) || a.municipality === municipality;
  for (const { data } of await store.ofChild(ctx, childId)) {
    if (isMoved(data)) continue;
    await changed(ctx, data.appointmentId, { action: "appointment.move" }, ({ data: a }) =>
      isMoved(a)
        ? { events: [], after: a }
        : { events: [event("appointment.moved", { ...a, municipality }, {})], after: { ...a, municipality } },
    );
  }
}
