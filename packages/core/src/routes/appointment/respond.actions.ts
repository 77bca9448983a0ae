import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import { slotPlaces } from "../../agencies/slot/slot.ts";
import { auditReads, type Ctx, type Deps } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { idText, linkToken } from "../../ground/shared/schema.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { readNotes } from "../../ground/vault/index.ts";
import * as Disclosure from "../../people/disclosure/index.ts";
import { attend, cancel, miss, offer } from "./appointment.actions.ts";
import { isTold } from "./appointment.scope.ts";
import * as store from "./appointment.store.ts";
import {
  type Appointment,
  AttendAppointment,
  appointmentStatuses,
  CancelAppointment,
  MissAppointment,
  numberOf,
  OfferTime,
  outcomes,
  topics,
} from "./appointment.ts";
import { notes } from "./book.actions.ts";
import { localOf } from "./family.actions.ts";
import { join } from "./room.actions.ts";
import { isRoomOpen } from "./room.ts";

const of = {
  token: linkToken,
  appointmentId: idText("appointment"),
};

/** What comes by the link of an organisation's page. Looking uses nothing up. */
export const RespondAppointments = z.discriminatedUnion("action", [
  z.strictObject({ token: linkToken, action: z.literal("view") }),
  z.strictObject({ ...of, action: z.literal("attend"), ...AttendAppointment.shape }),
  z.strictObject({ ...of, action: z.literal("miss"), ...MissAppointment.shape }),
  z.strictObject({ ...of, action: z.literal("offer"), ...OfferTime.shape }),
  z.strictObject({ ...of, action: z.literal("cancel"), reason: CancelAppointment.shape.reason }),
  z.strictObject({ ...of, action: z.literal("join") }),
]);
export type RespondAppointments = z.infer<typeof RespondAppointments>;

/** Whom the organisation expects, whose hour has passed first; whose it is as far as consent goes, else by its number. */
export const AppointmentsPage = z.strictObject({
  agency: z.string(),
  outcomes: z.array(z.enum(outcomes)),
  appointments: z.array(
    z.strictObject({
      appointmentId: z.string(),
      number: z.string(),
      status: z.enum(appointmentStatuses),
      /** The instant, and the date and time of day on the region's wall; none of one that waits. */
      at: z.string().optional(),
      local: z.string().optional(),
      minutes: z.int(),
      place: z.enum(slotPlaces),
      topic: z.enum(topics),
      name: z.string().optional(),
      wish: z.string().optional(),
      /** It is by video, and its room is open. */
      mayJoin: z.boolean(),
      /** It is over, and nobody has said what came of it. */
      asked: z.boolean(),
    }),
  ),
  /** There are more than are shown. */
  more: z.boolean(),
  /** Where they meet whom they asked to `join`. */
  room: z.string().optional(),
});
export type AppointmentsPage = z.infer<typeof AppointmentsPage>;

const mostShown = 50;

/**
 * The organisation sees whom it expects, says what came of it, and offers times to those who ask. @throws Refusal link.invalid, link.dead,
 * not-found, input.invalid, slot.taken, slot.closed, appointment.closed, appointment.not-allowed, conference.none
 */
export async function respondAppointments(
  deps: Deps,
  request: RespondAppointments,
  requestId?: string,
): Promise<AppointmentsPage> {
  const did = `appointments.${request.action}`;
  const { ctx, agency } = await Agency.speaking(deps, Agency.ownLinks, request.token, did, requestId);
  if (request.action === "join") {
    const { url } = await join(ctx, request.appointmentId);
    return { ...(await page(ctx, agency)), room: url };
  }
  await act(ctx, request);
  return page(ctx, agency);
}

async function act(ctx: Ctx, request: Exclude<RespondAppointments, { action: "join" }>): Promise<unknown> {
  switch (request.action) {
    case "view":
      return undefined;
    case "attend":
      return attend(ctx, request.appointmentId, { outcome: request.outcome, note: request.note });
    case "miss":
      return miss(ctx, request.appointmentId, { by: request.by, note: request.note });
    case "offer":
      return offer(ctx, request.appointmentId, { at: request.at });
    case "cancel":
      return cancel(ctx, request.appointmentId, { cause: "organisation", reason: request.reason });
  }
}

async function page(ctx: Ctx, { agencyId, shortName }: Agency.Agency): Promise<AppointmentsPage> {
  const { items, next } = await store.find(ctx, { agency: agencyId, stage: "open" }, { limit: mostShown });
  const all = items.map(({ data }) => data);
  const told = await Promise.all(all.map((one) => isTold(ctx, one)));
  const known = all.filter((_, i) => told[i]);
  await auditReads(
    ctx,
    [...new Set(known.map(({ childId }) => childId))].map((subject) => ({ subject, action: "appointment.list" })),
  );
  const { zone } = await Tenant.load(ctx);
  const now = ctx.now().toString();
  const appointments = await Promise.all(
    all.map(async (one, i) => ({
      appointmentId: one.appointmentId,
      number: numberOf(one),
      status: one.status,
      at: one.at,
      local: one.at && localOf(one.at, zone),
      minutes: one.minutes,
      place: one.place,
      topic: one.topic,
      ...(told[i] ? await wordsOf(ctx, one) : {}),
      mayJoin: isRoomOpen(one, ctx.now()),
      asked: isAsked(one, now),
    })),
  );
  return { agency: shortName, outcomes: [...outcomes], appointments, more: next !== undefined };
}

/** Who comes and what they want to talk about, on record with the consent that it rests on. */
async function wordsOf(ctx: Ctx, { childId, appointmentId, wishId }: Appointment) {
  const why = { about: appointmentId, purpose: "support-route" as const };
  const name = (await unlessRefused(() => Disclosure.disclose(ctx, childId, ["name"], why)))?.name;
  const wish = wishId && (await readNotes(ctx, [wishId], notes(childId))).get(wishId);
  return { name, wish };
}

const isAsked = ({ status, at, minutes }: Appointment, now: string): boolean =>
  status === "booked" && at !== undefined && Temporal.Instant.from(at).add({ minutes }).toString() <= now;

/** Of how many the organisation has not said what came of them, for its digest. */
export async function outcomesOwed(ctx: Ctx, agency: AgencyId): Promise<number> {
  const now = ctx.now().toString();
  let owed = 0;
  let from: string | undefined;
  do {
    const page = await store.find(ctx, { agency, stage: "open" }, { limit: 100, from });
    owed += page.items.filter(({ data }) => isAsked(data, now)).length;
    from = page.next;
  } while (from);
  return owed;
}
