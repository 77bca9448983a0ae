import { schedules as entries } from "@marshrut/functions/manifest";
import { physical } from "../infra/names.ts";
import { deadLetters } from "../infra/queue.ts";
import { schedule } from "../infra/schedule.ts";
import type { Functions } from "./functions.ts";

/** What wakes by the clock, each in its own zone. */
export function schedules({ functions }: { functions: Functions }) {
  const undelivered = deadLetters("undelivered");
  const group = new aws.scheduler.ScheduleGroup("Schedules", { name: physical("schedules") });
  for (const entry of entries) schedule(entry, { fn: functions.named(entry.function), dead: undelivered, group });
  return { group, undelivered };
}

export type Schedules = ReturnType<typeof schedules>;
