import { take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import type { Act } from "../../parts/act.ts";
import type { Field, FieldValues } from "../../parts/fields.tsx";
import { useServiceOptions } from "../../parts/services.ts";
import { useTexts } from "../../texts/texts.tsx";
import { weekdays } from "./rule.ts";
import { receptionsTexts } from "./texts.ts";

const places = ["office", "home", "phone", "video"] as const;
const whens = ["weekly", "second", "monthly", "once", "request"] as const;

/** A specialist receives from now on: once, by the week or the month, or on request. */
export function useOpening(agencyId: string): Act {
  const say = useTexts(receptionsTexts);
  const services = useServiceOptions();
  const isTimed = ({ when }: FieldValues) => when !== undefined && when !== "request";
  const isWeekly = ({ when }: FieldValues) => when === "weekly" || when === "second";
  const isRepeated = (values: FieldValues) => isWeekly(values) || values.when === "monthly";
  const fields: Field[] = [
    { kind: "choice", name: "serviceKey", label: say("service"), required: true, options: services },
    { kind: "line", name: "post", label: say("post"), help: say("post.help"), required: true },
    {
      kind: "choice",
      name: "place",
      label: say("column.place"),
      required: true,
      options: places.map((value) => ({ value, label: say(`place.${value}`) })),
    },
    { kind: "line", name: "where", label: say("where"), when: ({ place }) => place === "office" },
    { kind: "number", name: "minutes", label: say("minutes"), required: true, min: 10, max: 480 },
    { kind: "number", name: "capacity", label: say("capacity"), min: 1, max: 30 },
    {
      kind: "choice",
      name: "when",
      label: say("when"),
      required: true,
      options: whens.map((value) => ({ value, label: say(`when.${value}`) })),
    },
    { kind: "day", name: "times/date", label: say("first.day"), required: true, when: isTimed },
    ...weekdays.map((day) => ({
      kind: "check" as const,
      name: `on/${day}`,
      label: say(`on.${day}`),
      when: isWeekly,
    })),
    { kind: "day", name: "times/repeat", label: say("last.day"), required: true, when: isRepeated },
    { kind: "line", name: "times/from", label: say("hours.from"), required: true, when: isTimed },
    { kind: "line", name: "times/until", label: say("hours.until"), required: true, when: isTimed },
    { kind: "line", name: "times/breaks/0/from", label: say("break.from"), when: isTimed },
    {
      kind: "line",
      name: "times/breaks/0/until",
      label: say("break.until"),
      required: true,
      when: (values) => isTimed(values) && Boolean(values["times/breaks/0/from"]),
    },
    { kind: "check", name: "times/onDaysOff", label: say("days.off"), when: isTimed },
    { kind: "check", name: "wholeRegion", label: say("whole.region") },
    { kind: "check", name: "consultationPoint", label: say("consultation.point") },
    { kind: "check", name: "forSpecialists", label: say("for.specialists.only") },
  ];
  return {
    key: `slot.open.${agencyId}`,
    label: say("open"),
    happens: say("open.happens"),
    undo: say("open.undo"),
    fields,
    initial: { minutes: 45, capacity: 1, place: "office", when: "weekly" },
    run: (values, once) =>
      take(
        api.POST("/v1/agencies/{agencyId}/slots", {
          params: { path: { agencyId }, header: once },
          body: {
            serviceKey: String(values.serviceKey),
            post: String(values.post),
            place: places.find((one) => one === values.place) ?? "office",
            where: typeof values.where === "string" ? values.where : undefined,
            minutes: Number(values.minutes),
            capacity: typeof values.capacity === "number" ? values.capacity : undefined,
            wholeRegion: values.wholeRegion === true || undefined,
            consultationPoint: values.consultationPoint === true || undefined,
            forSpecialists: values.forSpecialists === true || undefined,
            times: isTimed(values) ? timesOf(values) : undefined,
          },
        }),
      ),
    done: say("open.done"),
    touches: [["receptions"]],
  };
}

function timesOf(values: FieldValues) {
  const text = (name: string) => String(values[name] ?? "");
  const breakFrom = text("times/breaks/0/from");
  return {
    date: text("times/date"),
    from: text("times/from"),
    until: text("times/until"),
    breaks: breakFrom ? [{ from: breakFrom, until: text("times/breaks/0/until") }] : undefined,
    repeat: values.when === "once" ? undefined : ruleOf(values),
    onDaysOff: values["times/onDaysOff"] === true || undefined,
  };
}

/** As RFC 5545 writes it; without days it is that of the first one. */
function ruleOf(values: FieldValues): string {
  const until = `UNTIL=${String(values["times/repeat"] ?? "").replaceAll("-", "")}`;
  if (values.when === "monthly")
    return `FREQ=MONTHLY;BYMONTHDAY=${Number(String(values["times/date"] ?? "").slice(8))};${until}`;
  const days = weekdays.filter((day) => values[`on/${day}`] === true);
  return [
    "FREQ=WEEKLY",
    values.when === "second" ? "INTERVAL=2" : undefined,
    days.length > 0 ? `BYDAY=${days.join(",")}` : undefined,
    until,
  ]
    .filter(Boolean)
    .join(";");
}
