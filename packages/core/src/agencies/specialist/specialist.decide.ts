import { Temporal } from "temporal-polyfill";
import type { Specialist } from "./specialist.ts";

/** So many days before a term ends its organisation is told: time for a course, and for its order. */
const ahead = [90, 30] as const;

/** Last days (ISO) of terms that have not ended by this day, the first of them first; nobody who has left is asked about. */
const open = ({ qualifications, status }: Pick<Specialist, "qualifications" | "status">, today: string): string[] =>
  status === "left"
    ? []
    : qualifications.flatMap(({ until }) => (until !== undefined && until >= today ? [until] : [])).toSorted();

export const endsOn = (one: Pick<Specialist, "qualifications" | "status">, today: string): string | undefined =>
  open(one, today)[0];

/** When the next word of one of them is due (ISO day). */
export const warnOn = (one: Specialist, today: string): string | undefined =>
  open(one, today)
    .flatMap((until) => {
      const told = one.warned?.[until];
      const days = ahead.find((before) => told === undefined || before < told);
      return days === undefined ? [] : [Temporal.PlainDate.from(until).subtract({ days }).toString()];
    })
    .toSorted()[0];

/** What has been said once it is said on this day: of each term the nearest that was due. */
export function warnedOn(one: Specialist, today: string): NonNullable<Specialist["warned"]> {
  const warned: Record<string, number> = {};
  for (const until of open(one, today)) {
    const left = Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(until), { largestUnit: "days" }).days;
    const days = ahead.findLast((before) => left <= before) ?? one.warned?.[until];
    if (days !== undefined) warned[until] = days;
  }
  return warned;
}

type Learned = Pick<Specialist, "qualifications" | "courses">;

/** With what is not there yet: a qualification by its title and last day; a course by its number, else by title and day. */
export function supplemented(one: Learned, more: Learned): Learned {
  const ofCourse = ({ number, title, on }: Learned["courses"][number]) =>
    number === undefined ? `${title}~${on}` : `№~${number}`;
  const ofQualification = ({ title, until }: Learned["qualifications"][number]) => `${title}~${until ?? ""}`;
  const missing = <T>(there: readonly T[], said: readonly T[], of: (item: T) => string): T[] =>
    said.filter((item) => !there.some((known) => of(known) === of(item)));
  return {
    qualifications: [...one.qualifications, ...missing(one.qualifications, more.qualifications, ofQualification)],
    courses: [...one.courses, ...missing(one.courses, more.courses, ofCourse)],
  };
}
