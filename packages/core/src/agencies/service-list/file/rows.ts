import type { Row } from "../../../ground/import/index.ts";
import type { FieldFault } from "../../../ground/shared/refusal.ts";
import {
  type Column,
  fixHead,
  type Reading,
  rowHead,
  saysNothing,
  type Words,
  wordIn,
} from "../../../ground/table/index.ts";
import type { Lookup } from "../../service/index.ts";
import type { Volume } from "../../service/service.ts";
import { ListEntry } from "../list.ts";

type Key = "number" | "service" | "volume" | "note";

export const fileColumns: Column<Key>[] = [
  {
    key: "number",
    name: { ru: "№ п/п", en: "no." },
    also: ["№", "п/п", "N п/п", "Номер", rowHead, fixHead],
    many: true,
  },
  {
    key: "service",
    name: { ru: "Услуга", en: "service" },
    also: ["Наименование услуги", "Название услуги", "Ключ услуги", "Наименование", "Вид услуги"],
    required: true,
  },
  { key: "volume", name: { ru: "Объём", en: "volume" }, also: ["Объём услуги", "Норма", "Объем и периодичность"] },
  { key: "note", name: { ru: "Примечание", en: "note" }, also: ["Условия", "Комментарий", "Особенности"] },
];

const examples: Record<Key, string> = {
  number: "",
  service: "Занятия с логопедом",
  volume: "8 занятий в месяц",
  note: "детям от 3 лет",
};
const help = {
  service: { ru: "название или ключ услуги из каталога", en: "title or key of a service of the catalogue" },
  volume: { ru: "сколько и за какое время: 8 занятий в месяц", en: "how much in which time: 8 sessions per month" },
};
export const templateColumns = fileColumns
  .filter(({ key }) => key !== "number")
  .map((column) => ({ ...column, example: examples[column.key], help: help[column.key as keyof typeof help] }));

const units: Words<Volume["unit"]> = {
  занятие: "session",
  занятия: "session",
  занятий: "session",
  встреча: "session",
  встречи: "session",
  встреч: "session",
  раз: "session",
  раза: "session",
  session: "session",
  sessions: "session",
  час: "hour",
  часа: "hour",
  часов: "hour",
  hour: "hour",
  hours: "hour",
  день: "day",
  дня: "day",
  дней: "day",
  day: "day",
  days: "day",
  месяц: "month",
  месяца: "month",
  месяцев: "month",
  month: "month",
  months: "month",
};
const spans: Words<Volume["per"]> = {
  неделю: "week",
  неделя: "week",
  week: "week",
  месяц: "month",
  month: "month",
  квартал: "quarter",
  quarter: "quarter",
  год: "year",
  year: "year",
  курс: "course",
  course: "course",
};

/** «8 занятий в месяц», «2 часа за неделю», «21 день в год». */
function readVolume(cell: string): Reading<Volume> {
  const [, norm, unit = "", per = ""] =
    /^(\d{1,5}(?:[.,]5)?)\s+(\p{L}+)\s*(?:в|за|на|per|a)?\s+(\p{L}+)$/u.exec(cell.slice(0, 100).trim()) ?? [];
  const value = ListEntry.shape.volume.safeParse({
    norm: Number(norm?.replace(",", ".")),
    unit: wordIn(units, unit),
    per: wordIn(spans, per),
  });
  return value.success && value.data
    ? { value: value.data }
    : {
        fault: {
          ru: "сколько и за какое время: «8 занятий в месяц»",
          en: "how much in which time: 8 sessions per month",
        },
      };
}

const unitWords: Record<Volume["unit"], string> = { session: "занятий", hour: "часов", day: "дней", month: "месяцев" };
const spanWords: Record<Volume["per"], string> = {
  week: "в неделю",
  month: "в месяц",
  quarter: "в квартал",
  year: "в год",
  course: "за курс",
};
/** As the column says it, so that what goes out can come in. */
export const volumeText = ({ norm, unit, per }: Volume): string =>
  `${String(norm).replace(".", ",")} ${unitWords[unit]} ${spanWords[per]}`;

export interface ReadRow {
  entry?: ListEntry;
  faults: FieldFault[];
}

/** What a row says of a service, and all that is wrong with it, by column. */
export function readRow({ values }: Pick<Row, "values">, known: Lookup): ReadRow {
  const faults: FieldFault[] = [];
  const of = (key: Key): string | undefined => {
    const cell = values[key];
    return cell === undefined || saysNothing(cell) ? undefined : cell;
  };
  const say = (key: Key, message: FieldFault["message"]) => {
    const { name } = fileColumns.find((column) => column.key === key)!;
    faults.push({
      pointer: `/${key === "service" ? "serviceKey" : key}`,
      message: { ru: `${name.ru}: ${message.ru}`, en: `${name.en}: ${message.en}` },
    });
  };
  const service = of("service") ?? "";
  const wrong = known.faultOf({ pointer: "/serviceKey", word: service.slice(0, 400) });
  if (wrong) say("service", wrong.message);
  const volume = of("volume");
  const read = volume === undefined ? { value: undefined } : readVolume(volume);
  if ("fault" in read) say("volume", read.fault);
  const note = ListEntry.shape.note.safeParse(of("note"));
  if (!note.success) say("note", { ru: "до 300 знаков в одну строку", en: "one line of up to 300 characters" });
  if (faults.length > 0) return { faults };
  const entry = {
    serviceKey: known.resolve(service)!,
    volume: "value" in read ? read.value : undefined,
    note: note.data,
  };
  return { entry, faults };
}
