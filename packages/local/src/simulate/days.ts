import { isWorkingDay, russianCalendar } from "@marshrut/core/calendar";
import type { Temporal } from "temporal-polyfill";
import { zone } from "./region.ts";

/** Days of a simulation, counted from its first one, on which people work or not. */
export class Days {
  readonly #first: Temporal.PlainDate;
  /** Whether people work on a day: who looks for room asks of each day for weeks. */
  readonly #working: boolean[] = [];

  constructor(first: Temporal.PlainDate) {
    this.#first = first;
  }

  date(day: number): Temporal.PlainDate {
    return this.#first.add({ days: day });
  }

  of(date: Temporal.PlainDate): number {
    return this.#first.until(date).days;
  }

  isWorking(day: number): boolean {
    this.#working[day] ??= isWorkingDay(russianCalendar, this.date(day));
    return this.#working[day];
  }

  /** So many working days after that day; with 0 the day itself, or the next one on which people work. */
  after(day: number, working: number): number {
    let at = day;
    while (!this.isWorking(at)) at++;
    for (let left = working; left > 0; left--) {
      at++;
      while (!this.isWorking(at)) at++;
    }
    return at;
  }

  /** In the middle of the morning, when people do what there is to do. */
  instant(day: number): Temporal.Instant {
    return this.date(day).toZonedDateTime({ timeZone: zone, plainTime: "11:00" }).toInstant();
  }
}
