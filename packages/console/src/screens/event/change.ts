import { ifMatch, type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { type Act, changing, type Once } from "../../parts/act.ts";
import type { Field, FieldValues } from "../../parts/fields.tsx";
import { usePursuits } from "../../parts/pursuits.ts";
import { useTexts } from "../../texts/texts.tsx";
import { changeTexts } from "./change.texts.ts";

type Event = Schema<"AnnounceEventAnswer">;
type Patch = Schema<"ChangeEventBody">;

const audiences = ["specialist", "family", "child"] as const;
const text = (value: unknown) => (typeof value === "string" ? value : null);
const number = (value: unknown) => (typeof value === "number" ? value : null);

/** Exactly the event that was read is changed. */
const change = (event: Event, body: Patch, once: Once) =>
  take(
    api.PATCH("/v1/events/{occasionId}", {
      params: { path: { occasionId: event.occasionId }, header: { ...once, ...ifMatch(event) } },
      body,
    }),
  );

/** What may be changed of an event: what it is, of which nobody is told, and when and where, of which everybody who comes is. */
export function useChangeActs(event: Event): Record<"change" | "move", Act> {
  const say = useTexts(changeTexts);
  const words = usePursuits();
  const { occasionId, title, mayDo } = event;
  // From its beginning on, for whom and how many it was stays.
  const ahead = () => mayDo.includes("move");
  const record = {
    read: event,
    again: () => take(api.GET("/v1/events/{occasionId}", { params: { path: { occasionId } } })),
    subject: title,
    touches: [["event"]],
  };
  return {
    change: changing<Event>({
      ...record,
      key: `event.change.${occasionId}`,
      label: say("change"),
      happens: say("change.happens"),
      undo: say("change.undo"),
      fields: [
        { kind: "line", name: "title", label: say("title"), required: true },
        { kind: "paragraph", name: "about", label: say("about"), help: say("about.help") },
        { kind: "line", name: "recording", label: say("recording"), help: say("recording.help") },
        { kind: "number", name: "hours", label: say("hours"), min: 1 },
        ...audiences.map((one) => ({ kind: "check" as const, name: one, label: words(`who.${one}`), when: ahead })),
        { kind: "number", name: "quota", label: say("quota"), help: say("quota.help"), min: 1, when: ahead },
      ],
      initial: said(event),
      shown: said,
      run: (values, once, now) =>
        change(
          now,
          {
            title: String(values.title),
            about: text(values.about),
            recording: text(values.recording),
            hours: number(values.hours),
            ...(ahead() ? { audiences: audiences.filter((one) => values[one]), quota: number(values.quota) } : {}),
          },
          once,
        ),
      done: say("change.done"),
    }),
    move: changing<Event>({
      ...record,
      key: `event.move.${occasionId}`,
      label: say("move"),
      happens: say("move.happens"),
      tells: say("move.tells"),
      undo: say("move.undo"),
      fields: [
        ...event.times.flatMap((time, i): Field[] => {
          const of = event.times.length > 1 ? { number: i + 1 } : undefined;
          const named = (what: "day" | "hour" | "last" | "end") =>
            of ? say("session", { ...of, what: say(what) }) : say(what);
          const isLong = dayOf(time.from) !== dayOf(time.until);
          return [
            { kind: "day", name: `times/${i}/from`, label: named("day"), required: true },
            { kind: "hour", name: `hour/${i}`, label: named("hour"), required: true },
            ...(isLong ? [{ kind: "day" as const, name: `last/${i}`, label: named("last"), required: true }] : []),
            { kind: "hour", name: `times/${i}/until`, label: named("end"), required: true },
          ];
        }),
        { kind: "line", name: "place", label: say("place") },
        { kind: "line", name: "online", label: say("online"), help: say("online.help") },
      ],
      initial: held(event),
      shown: held,
      run: (values, once, now) =>
        change(now, { times: timesOf(event, values), place: text(values.place), online: text(values.online) }, once),
      done: say("move.done"),
    }),
  };
}

const said = ({ title, about, recording, hours, quota, audiences: of }: Event): FieldValues => ({
  title,
  about,
  recording,
  hours,
  quota,
  ...Object.fromEntries(audiences.map((one) => [one, of.includes(one) || undefined])),
});

/** As the wall says it: `2026-03-14T10:00`. */
const dayOf = (time: string) => time.slice(0, 10);
const hourOf = (time: string) => time.slice(11, 16);

const held = ({ times, place, online }: Event): FieldValues => ({
  place,
  online,
  ...Object.fromEntries(
    times.flatMap(({ from, until }, i) => [
      [`times/${i}/from`, dayOf(from)],
      [`hour/${i}`, hourOf(from)],
      [`last/${i}`, dayOf(until)],
      [`times/${i}/until`, hourOf(until)],
    ]),
  ),
});

const timesOf = ({ times }: Event, values: FieldValues): NonNullable<Patch["times"]> =>
  times.map((_, i) => {
    const day = values[`times/${i}/from`];
    // Whatever ends on its own day goes with it.
    return {
      from: `${day}T${values[`hour/${i}`]}`,
      until: `${values[`last/${i}`] ?? day}T${values[`times/${i}/until`]}`,
    };
  });
