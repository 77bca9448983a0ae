import { Temporal } from "temporal-polyfill";
import { dateInWords } from "../../ground/calendar/index.ts";

/** How documents call what records hold as codes; Russian only, as the documents are. */
export const agencyKind: Record<string, string> = {
  department: "Департамент",
  resourceCentre: "РЦППМС",
  pmpc: "ПМПК",
  school: "Школы",
  kindergarten: "Детские сады",
  social: "Социальная защита",
  health: "Здравоохранение",
  mse: "МСЭ",
  medicalBoard: "Врачебные комиссии",
  ngo: "СО НКО",
  college: "Колледжи",
  employer: "Работодатели",
  maternity: "Родовспоможение",
  guardianship: "Органы опеки",
};
export const block: Record<string, string> = {
  health: "Медицинская реабилитация",
  education: "Образование",
  employment: "Труд и занятость",
  social: "Социальная реабилитация",
  sport: "Физкультура и спорт",
  "assistive-devices": "Технические средства",
};
/** For the axis of a chart. */
export const blockShort: Record<string, string> = {
  health: "Медицина",
  education: "Образование",
  employment: "Занятость",
  social: "Соцзащита",
  sport: "Спорт",
  "assistive-devices": "ТСР",
};
export const result: Record<string, string> = {
  performed: "Выполнено",
  "not-applied": "Не обращались",
  "refused-measure": "Отказ от мероприятия",
  "refused-programme": "Отказ от ИПРА в целом",
  "not-performed": "Не исполнено",
};
export const group: Record<string, string> = {
  "mental-disorder": "с ментальными нарушениями",
  "down-syndrome": "с синдромом Дауна",
  "foster-family": "в замещающих семьях",
  "abandonment-risk": "с риском отказа от ребёнка",
};
export const sex: Record<string, string> = { female: "девочки", male: "мальчики" };
export const age: Record<string, string> = {
  "0-3": "0–3 года",
  "4-7": "4–7 лет",
  "8-14": "8–14 лет",
  "15-18": "15–18 лет",
  other: "старше 18 лет",
};
export const status: Record<string, string> = {
  open: "открыт",
  collecting: "идёт сбор отчётов",
  locked: "закрыт",
  submitted: "отчёт передан",
};

/** «4 320», «87,5»: thousands apart by a no-break space, a comma in decimals. */
export function number(n: number): string {
  const [whole = "0", part] = String(n).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, "\u00A0");
  return part ? `${grouped},${part}` : grouped;
}

/** «30.03.2025» */
export const shortDate = (iso: string): string => iso.slice(0, 10).split("-").reverse().join(".");

/** «31 марта 2025 года» */
export const longDate = (iso: string): string =>
  dateInWords(Temporal.PlainDate.from(iso.slice(0, 10))).ru.replace(/,.*$/, "");

/** Not nought: nobody knows. */
export const noData = "нет данных";
export const says: Record<string, string> = { "not-performed": "Не выполнено", "no-data": "Нет данных" };
