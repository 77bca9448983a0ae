import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { fault, invalid, mustBeRight, readAt } from "../shared/input.ts";
import { faultsOf, flattened } from "../shared/issue.ts";
import type { FieldFault } from "../shared/refusal.ts";
import { Unreadable } from "../shared/unreadable.ts";
import { readXmlText } from "../shared/xml.ts";
import { isNoCalendar } from "./calendar.ts";
import { holidayOn, isNewYearHoliday } from "./holidays.ts";
import { ProductionYear } from "./production-calendar.ts";
import { datesOf } from "./special-days.ts";
import { buildCalendar, dayStatus, type WorkCalendar } from "./working-days.ts";

type Transfer = ProductionYear["transfers"][number];

const { basis, unsettled, days } = ProductionYear.shape;

/**
 * A year as xmlcalendar.ru publishes it. The file names no act, so whoever sends it does; decreed days and holidays of the
 * region, which it cannot tell from days off, are sent beside it.
 */
export const YearFile = z.strictObject({
  format: z.literal("xmlcalendar"),
  /** Of some 2 KB: a year has 366 days at most. */
  content: z.string().min(1).max(64_000),
  basis,
  unsettled,
  days,
});
export type YearFile = z.infer<typeof YearFile>;

const at = "/content";

/**
 * The year that a file tells of: the government's moves, without those that art. 112 makes by itself. Each day of the file is then
 * compared with the calendar that results. @throws Refusal input.invalid for what cannot be read, and for each day that differs
 */
export async function yearOfFile({ content, basis, unsettled, days }: YearFile): Promise<ProductionYear> {
  const file = await readAt(at, async () => read(content));
  const transfers = decreedOnly(file, basis);
  const input = { year: file.year, transfers, basis, unsettled, days };
  const { data, error } = ProductionYear.safeParse(input);
  if (!data)
    throw invalid(
      flattened(error.issues, input)
        .flatMap((issue) => faultsOf(issue, input))
        .map((found) => inFile(found, transfers)),
    );
  mustBeRight(differences(file, data));
  return data;
}

interface File {
  year: number;
  /** Days that differ from an ordinary Monday to Friday week (ISO), and whether one works on them. */
  working: ReadonlyMap<string, boolean>;
  transfers: readonly Transfer[];
}

/** `t`: 1 a day off, 2 shorter by an hour, 3 a day of the weekend that is worked. `f`: the day off that was moved here. */
const kinds = ["1", "2", "3"];

/** @throws Unreadable */
function read(content: string): File {
  let year: number | undefined;
  const working = new Map<string, boolean>();
  const transfers: Transfer[] = [];
  readXmlText(content, {
    open(name, attributes) {
      const said = attributes();
      if (name === "calendar") year = yearIn(said, year);
      if (name !== "day") return;
      const day = dayIn(said.get("d"), year);
      const kind = said.get("t") ?? "";
      if (!kinds.includes(kind))
        throw unread(`у дня ${day} нет вида t="1", "2" или "3"`, `no t="1", "2" or "3" at ${day}`);
      if (working.has(day)) throw unread(`день ${day} указан дважды`, `the day ${day} is there twice`);
      working.set(day, kind !== "1");
      if (said.has("f")) transfers.push({ from: dayIn(said.get("f"), year), to: day });
    },
    close() {},
    text() {},
  });
  if (year === undefined || working.size === 0) throw unread("в файле нет дней календаря", "the file has no days");
  return { year, working, transfers };
}

const unread = (ru: string, en: string) => new Unreadable(ru, en);

function yearIn(said: ReadonlyMap<string, string>, before: number | undefined): number {
  const year = said.get("year") ?? "";
  if (before !== undefined || !/^\d{4}$/.test(year)) throw unread("нужен один год", "one year is wanted");
  if (said.has("country") && said.get("country") !== "ru")
    throw unread("это календарь другой страны", "this is the calendar of another country");
  return Number(year);
}

/** `MM.DD` of the file's year, as an ISO date. */
function dayIn(said: string | undefined, year: number | undefined): string {
  const [, month, day] = /^(\d\d)\.(\d\d)$/.exec(said ?? "") ?? [];
  const date = `${year}-${month}-${day}`;
  if (year === undefined || !z.iso.date().safeParse(date).success)
    throw unread(
      "есть день, которого нет в календаре: нужно ММ.ДД",
      "there is a day that does not exist: MM.DD is wanted",
    );
  return date;
}

/** Art. 112, second part: a holiday on a weekend moves by itself to the next working day, which no decree repeats. */
function decreedOnly({ year, transfers }: File, basis: ProductionYear["basis"]): Transfer[] {
  const mayByItself = ({ from }: Transfer) => {
    const day = Temporal.PlainDate.from(from);
    return day.dayOfWeek > 5 && holidayOn(day) !== undefined && !isNewYearHoliday(day);
  };
  const certain = transfers.filter((one) => !mayByItself(one));
  const calendar = buildCalendar({ version: "file", years: [{ year, transfers: certain, basis }] });
  return transfers.filter((one) => !mayByItself(one) || isWorked(calendar, one.to));
}

const isWorked = (calendar: WorkCalendar, day: string): boolean => {
  const status = dayStatus(calendar, Temporal.PlainDate.from(day));
  return !isNoCalendar(status) && status.working;
};

/** Days on which the file and the calendar that results do not agree; those that are sent beside the file speak for themselves. */
function differences({ year, working }: File, result: ProductionYear): FieldFault[] {
  const calendar = buildCalendar({ version: "file", years: [result] });
  const beside = new Set((result.days ?? []).flatMap((one) => [...datesOf(one)]));
  const found: FieldFault[] = [];
  for (let day = Temporal.PlainDate.from({ year, month: 1, day: 1 }); day.year === year; day = day.add({ days: 1 })) {
    const date = day.toString();
    const said = working.get(date) ?? day.dayOfWeek < 6;
    if (!beside.has(date) && said !== isWorked(calendar, date)) found.push(differs(date, said));
  }
  return found;
}

const differs = (date: string, said: boolean): FieldFault =>
  said
    ? fault(
        at,
        `${date}: в файле рабочий день, а по статье 112 ТК РФ и переносам файла нерабочий`,
        `${date}: worked by the file, off by art. 112 of the Labour Code and the file's transfers`,
      )
    : fault(
        at,
        `${date}: в файле нерабочий день, а по статье 112 ТК РФ и переносам файла рабочий; если он объявлен указом или регионом, пришлите его в days`,
        `${date}: off by the file, worked by art. 112 of the Labour Code and the file's transfers; if a decree or the region declares it, send it in days`,
      );

/** What is wrong with what was read stands in the file. */
function inFile({ pointer, message }: FieldFault, transfers: readonly Transfer[]): FieldFault {
  if (!/^\/(year|transfers)/.test(pointer)) return { pointer, message };
  const moved = transfers[Number(pointer.split("/")[2])];
  return moved
    ? fault(
        at,
        `перенос ${moved.from} → ${moved.to}: ${message.ru}`,
        `transfer ${moved.from} → ${moved.to}: ${message.en}`,
      )
    : fault(at, message.ru, message.en);
}
