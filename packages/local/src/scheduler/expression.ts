import { Cron } from "croner";
import { Temporal } from "temporal-polyfill";

/** When a schedule fires. */
export interface Timetable {
  kind: "rate" | "cron" | "at";
  /** First instant (epoch ms) after `after`; undefined when there is none any more. */
  next(after: number): number | undefined;
}

/**
 * Reads an expression of EventBridge Scheduler: `rate(5 minutes)`, `cron(0 9 ? * MON-FRI *)`, `at(2026-01-31T09:00:00)`.
 * `cron` and `at` are local times of `zone`. Throws a RangeError that names the expression.
 */
export function parseExpression(expression: string, zone: string): Timetable {
  const [, kind, inside] = /^(rate|cron|at)\((.+)\)$/.exec(expression.trim()) ?? [];
  if (!kind || !inside) throw new RangeError(`Not a schedule expression: ${expression}`);
  try {
    if (kind === "rate") return rate(inside);
    return kind === "cron" ? cron(inside, zone) : once(inside, zone);
  } catch (cause) {
    throw new RangeError(`Not a schedule expression: ${expression} (${(cause as Error).message})`, { cause });
  }
}

const unitMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

function rate(inside: string): Timetable {
  const [, count, unit] = /^([1-9]\d*) (minute|hour|day)s?$/.exec(inside) ?? [];
  if (!count || !unit) throw new RangeError("a rate is a number and minutes, hours or days");
  const every = Number(count) * unitMs[unit as keyof typeof unitMs];
  return { kind: "rate", next: (after) => after + every };
}

function once(inside: string, zone: string): Timetable {
  const when = Temporal.PlainDateTime.from(inside).toZonedDateTime(zone).epochMilliseconds;
  return { kind: "at", next: (after) => (when > after ? when : undefined) };
}

function cron(inside: string, zone: string): Timetable {
  const pattern = toCroner(inside);
  // Quartz counts weekdays from Sunday = 1, and so does AWS.
  const job = new Cron(pattern, { timezone: zone, mode: "7-part", alternativeWeekdays: true });
  return { kind: "cron", next: (after) => job.nextRun(new Date(after))?.getTime() };
}

/** Last value of minutes, hours, days of the month, months, weekdays and years. */
const last = [59, 23, 31, 12, 7, 2199];

/** AWS's six fields (minute, hour, day, month, weekday, year) in croner's seven, which begin with seconds. */
function toCroner(inside: string): string {
  const fields = inside.trim().split(/\s+/);
  if (fields.length !== 6) throw new RangeError("a cron expression has six fields");
  if ((fields[2] === "?") === (fields[4] === "?")) throw new RangeError("one of day and weekday must be ?");
  const translated = fields.map((field, i) =>
    field
      .split(",")
      .map((part) => translate(part, i))
      .join(","),
  );
  return ["0", ...translated].join(" ");
}

function translate(part: string, field: number): string {
  if (part === "?") return "*";
  if (field === 4 && part === "L") return "7"; // last day of the week
  if (field === 4 && /^\w+L$/.test(part)) return `${part.slice(0, -1)}#L`; // last such weekday of the month
  const [, from, step] = /^(\w+)\/(\d+)$/.exec(part) ?? [];
  return from && step ? `${from}-${last[field]}/${step}` : part;
}
