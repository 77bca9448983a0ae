import { ifMatch, type Schema, take } from "@marshrut/client";
import { Temporal } from "temporal-polyfill";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import type { Act } from "../../parts/act.ts";
import { appointmentWords } from "../../parts/appointments.texts.ts";
import type { Field, FieldValues } from "../../parts/fields.tsx";
import { type OpenSlot, useWallTime } from "../../parts/free.times.ts";
import { useTexts } from "../../texts/texts.tsx";
import { appointmentTexts } from "./texts.ts";

export type Appointment = Schema<"BookAppointmentAnswer">;
type Does = Appointment["mayDo"][number];
const causes = ["family", "illness", "organisation", "other"] as const;
const outcomes = ["advised", "another", "referred", "plan-change"] as const;
const missing = ["family", "organisation"] as const;
const text = (value: FieldValues[string]) => (typeof value === "string" ? value : undefined);

/** What can be done with it; which of these, the API says. */
export function useAppointmentActs(appointment: Appointment, slots: readonly OpenSlot[]): Record<Does, Act> {
  const say = useTexts(appointmentTexts);
  const words = useTexts(appointmentWords);
  const wall = useWallTime();
  const { region } = useMe();
  const { appointmentId, number, childId, slotId, stepId } = appointment;
  const path = { appointmentId };
  const shared = <Key extends Does>(does: Key) => ({
    key: `appointment.${does}.${appointmentId}`,
    label: say(does),
    subject: say("title", { number }),
    happens: say(`${does}.happens`),
    undo: say(`${does}.undo`),
    done: say(`${does}.done`),
    touches: [["appointments"], ["receptions"], ["inbox"], ["child", childId], ["step", stepId]],
  });
  const sent = (once: Parameters<Act["run"]>[1]) => ({ path, header: { ...once, ...ifMatch(appointment) } });
  const own = slots.find((slot) => slot.slotId === slotId);
  // A slot without hours is given at whatever time the organisation names.
  const isOnRequest = own?.onRequest === true;
  const timesOf = (of: readonly OpenSlot[], named: boolean) =>
    of.flatMap(({ slotId: id, post, times }) =>
      times.map(({ at, local }) => ({
        value: `${id} ${at}`,
        label: named ? `${wall(local)} (${post})` : wall(local),
      })),
    );
  const when = (of: readonly OpenSlot[], named: boolean): Field => {
    const options = timesOf(of, named);
    return {
      kind: "choice",
      name: "at",
      label: say("time"),
      help: options.length === 0 ? say("times.none") : undefined,
      required: true,
      options,
    };
  };
  const chosen = (value: FieldValues[string]) => {
    const [slot = "", at = ""] = String(value).split(" ");
    return { slotId: slot, at };
  };
  return {
    join: {
      ...shared("join"),
      run: (_, once) =>
        take(api.POST("/v1/appointments/{appointmentId}/join", { params: { path, header: once }, body: {} })),
      // On the region's server of conferences, in a window of its own.
      after: (answer) => void window.open((answer as Schema<"JoinAppointmentAnswer">).url, "_blank", "noopener"),
    },
    offer: {
      ...shared("offer"),
      tells: say("family.told"),
      fields: isOnRequest
        ? [
            { kind: "day", name: "at", label: say("day"), required: true },
            { kind: "line", name: "time", label: say("hour"), required: true },
          ]
        : [when(own ? [own] : [], false)],
      run: (values, once) => {
        const at = isOnRequest ? instantOf(`${values.at}T${values.time}`, region.zone) : chosen(values.at).at;
        return take(api.POST("/v1/appointments/{appointmentId}/offer", { params: sent(once), body: { at } }));
      },
    },
    accept: {
      ...shared("accept"),
      tells: say("family.told"),
      run: (_, once) => take(api.POST("/v1/appointments/{appointmentId}/accept", { params: sent(once), body: {} })),
    },
    move: {
      ...shared("move"),
      tells: say("move.tells"),
      fields: [when(slots, true)],
      run: (values, once) =>
        take(api.POST("/v1/appointments/{appointmentId}/move", { params: sent(once), body: chosen(values.at) })),
    },
    cancel: {
      ...shared("cancel"),
      tells: say("cancel.tells"),
      tone: "bad",
      fields: [
        {
          kind: "choice",
          name: "cause",
          label: say("cause"),
          required: true,
          options: causes.map((value) => ({ value, label: words(`cause.${value}`) })),
        },
        { kind: "paragraph", name: "reason", label: say("reason") },
      ],
      run: (values, once) =>
        take(
          api.POST("/v1/appointments/{appointmentId}/cancel", {
            params: sent(once),
            body: { cause: causes.find((one) => one === values.cause) ?? "other", reason: text(values.reason) },
          }),
        ),
    },
    attend: {
      ...shared("attend"),
      fields: [
        {
          kind: "choice",
          name: "outcome",
          label: say("outcome"),
          required: true,
          options: outcomes.map((value) => ({ value, label: words(`outcome.${value}`) })),
        },
        { kind: "paragraph", name: "note", label: say("note.field"), help: say("note.help") },
      ],
      run: (values, once) =>
        take(
          api.POST("/v1/appointments/{appointmentId}/attend", {
            params: sent(once),
            body: { outcome: outcomes.find((one) => one === values.outcome) ?? "advised", note: text(values.note) },
          }),
        ),
    },
    miss: {
      ...shared("miss"),
      fields: [
        {
          kind: "choice",
          name: "by",
          label: say("missed"),
          required: true,
          options: missing.map((value) => ({ value, label: words(`by.${value}`) })),
        },
        { kind: "paragraph", name: "note", label: say("note.field"), help: say("note.help") },
      ],
      run: (values, once) =>
        take(
          api.POST("/v1/appointments/{appointmentId}/miss", {
            params: sent(once),
            body: { by: missing.find((one) => one === values.by) ?? "family", note: text(values.note) },
          }),
        ),
    },
  };
}

/** A day and an hour on the region's wall as an instant; what is none is left to the API to refuse. */
function instantOf(local: string, zone: string): string {
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant().toString();
  } catch {
    return local;
  }
}
