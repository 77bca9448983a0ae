import type { Temporal } from "temporal-polyfill";
import type { Row } from "../../../ground/import/index.ts";
import { fault } from "../../../ground/shared/input.ts";
import { flattened, faultsOf as saidBySchema } from "../../../ground/shared/issue.ts";
import type { FieldFault } from "../../../ground/shared/refusal.ts";
import type { Text } from "../../../ground/shared/text.ts";
import {
  type Column,
  fixHead,
  type Reading,
  readDay,
  readMunicipality,
  readName,
  rowHead,
  saysNothing,
} from "../../../ground/table/index.ts";
import type { Municipality } from "../../../ground/tenant/tenant.ts";
import type { Directory } from "../../agency/index.ts";
import { NewSpecialist } from "../specialist.ts";

type Key =
  | "number"
  | "name"
  | "agency"
  | "municipality"
  | "post"
  | "qualification"
  | "since"
  | "until"
  | "course"
  | "hours"
  | "on"
  | "certificate";

/** As staff lists and registers of training have them: a row for each course, the same person as often as there are. */
export const fileColumns: Column<Key>[] = [
  {
    key: "number",
    name: { ru: "№ п/п", en: "no." },
    also: ["№", "п/п", "N п/п", "Номер", rowHead, fixHead],
    many: true,
  },
  {
    key: "name",
    name: { ru: "ФИО", en: "name" },
    also: ["Фамилия, имя, отчество", "Фамилия Имя Отчество", "Специалист", "Педагог", "ФИО специалиста", "Сотрудник"],
    required: true,
  },
  {
    key: "agency",
    name: { ru: "Организация", en: "organisation" },
    also: ["Учреждение", "Место работы", "Наименование организации", "Название организации", "ОО"],
    required: true,
  },
  {
    key: "municipality",
    name: { ru: "Муниципалитет", en: "municipality" },
    also: ["Муниципальное образование", "Территория", "Город", "Район", "МО", "Городской округ"],
  },
  {
    key: "post",
    name: { ru: "Должность", en: "post" },
    also: ["Занимаемая должность", "Специальность", "Должность специалиста"],
    required: true,
  },
  {
    key: "qualification",
    name: { ru: "Квалификация", en: "qualification" },
    also: ["Категория", "Квалификационная категория", "Аттестация", "Аккредитация"],
  },
  {
    key: "since",
    name: { ru: "Квалификация с", en: "qualified since" },
    also: ["Дата присвоения", "Дата аттестации", "Дата присвоения категории", "Категория с"],
  },
  {
    key: "until",
    name: { ru: "Квалификация по", en: "qualified until" },
    also: ["Срок действия", "Действует до", "Категория по", "Срок действия категории", "Срок аттестации"],
  },
  {
    key: "course",
    name: { ru: "Курс", en: "course" },
    also: ["Курсы", "Курсы повышения квалификации", "Программа", "Название курса", "Повышение квалификации", "КПК"],
  },
  {
    key: "hours",
    name: { ru: "Часы", en: "hours" },
    also: ["Часов", "Количество часов", "Объём, ч", "Объем, часов", "Кол-во часов"],
  },
  {
    key: "on",
    name: { ru: "Курс окончен", en: "course ended" },
    also: ["Дата окончания", "Дата окончания курса", "Дата прохождения", "Дата выдачи", "Дата курса"],
  },
  {
    key: "certificate",
    name: { ru: "№ удостоверения", en: "certificate no." },
    also: ["Удостоверение", "Номер удостоверения", "№ документа", "Сертификат", "№ сертификата", "Номер документа"],
  },
];

const examples: Partial<Record<Key, string>> = {
  name: "Громова Ольга Сергеевна",
  agency: "МБОУ СОШ № 17",
  municipality: "Новокузнецк",
  post: "учитель-логопед",
  qualification: "первая квалификационная категория",
  since: "20.05.2021",
  until: "19.05.2030",
  course: "Ранняя помощь детям и семьям",
  hours: "72",
  on: "20.11.2024",
  certificate: "У-114",
};
const help: Partial<Record<Key, Text>> = {
  agency: {
    ru: "название, как в перечне организаций, или её идентификатор",
    en: "the name as in the list of organisations, or its id",
  },
  municipality: {
    ru: "нужен, где организаций с таким названием несколько",
    en: "where several organisations have this name",
  },
  course: {
    ru: "один курс; о других — ещё по строке с тем же ФИО",
    en: "one course; of each other one a row with the same name",
  },
};

export const templateColumns = fileColumns
  .filter(({ key }) => key !== "number")
  .map((column) => ({ ...column, example: examples[column.key] ?? "", help: help[column.key] }));

/** As a description lists them; those that must be there are bold. */
export const columnNames = (language: "ru" | "en"): string =>
  templateColumns.map(({ name, required }) => (required ? `**${name[language]}**` : name[language])).join(", ");

export interface Surroundings {
  municipalities: readonly Municipality[];
  known: Directory;
  today: Temporal.PlainDate;
}

function readHours(cell: string): Reading<number> {
  const [, hours] = /^(\d{1,4})(?:[.,]0+)?\s*(?:ч(?:ас(?:а|ов)?)?\.?)?$/iu.exec(cell.trim()) ?? [];
  return hours === undefined
    ? { fault: { ru: "число академических часов", en: "a number of academic hours" } }
    : { value: Number(hours) };
}

/** What a row says of a specialist: the body of `POST /v1/agencies/{agencyId}/specialists`, and all that is wrong with it, by column. */
export function readRow({ values }: Pick<Row, "values">, { municipalities, known, today }: Surroundings) {
  const notes: FieldFault[] = [];
  const faults: FieldFault[] = [];
  const of = (key: Key): string | undefined => {
    const cell = values[key];
    return cell === undefined || saysNothing(cell) ? undefined : cell;
  };
  function take<T>(key: Key, read: (cell: string) => Reading<T>): T | undefined {
    const cell = of(key);
    const reading = cell === undefined ? { value: undefined } : read(cell);
    if ("fault" in reading) faults.push(said(key, reading.fault));
    else if ("note" in reading && reading.note) notes.push(said(key, reading.note));
    return "value" in reading ? reading.value : undefined;
  }
  const municipality = take("municipality", (cell) => readMunicipality(cell, municipalities));
  const agency = take("agency", (cell) => known.find(cell, { municipality }));
  const day = (cell: string) => readDay(cell, today);
  const qualification = { title: of("qualification"), since: take("since", day), until: take("until", day) };
  const course = {
    title: of("course"),
    hours: take("hours", readHours),
    on: take("on", day),
    number: of("certificate"),
  };
  const tells = (one: object) => Object.values(one).some((value) => value !== undefined);
  const input = {
    name: take("name", (cell) => readName(cell.replace(/\s+/g, " "))),
    post: of("post"),
    qualifications: tells(qualification) ? [qualification] : [],
    courses: tells(course) ? [course] : [],
  };
  for (const key of ["name", "agency", "post"] as const)
    if (of(key) === undefined) faults.push(said(key, { ru: "нужно заполнить", en: "is required" }));
  return { agencyId: agency?.agencyId, input, notes, faults: [...faults, ...bySchema(input, faults)] };
}

/** Where the values of columns stand in the body. */
const pointers: Record<Key, string> = {
  number: "",
  name: "/name",
  agency: "/agencyId",
  municipality: "/municipality",
  post: "/post",
  qualification: "/qualifications/0/title",
  since: "/qualifications/0/since",
  until: "/qualifications/0/until",
  course: "/courses/0/title",
  hours: "/courses/0/hours",
  on: "/courses/0/on",
  certificate: "/courses/0/number",
};
export const said = (key: Key, message: Text): FieldFault => inItsColumn({ pointer: pointers[key], message });

/** Said with the head of the column. */
export function inItsColumn({ pointer, message }: FieldFault): FieldFault {
  const column = fileColumns.find(({ key }) => pointers[key] === pointer && key !== "number");
  if (!column) return { pointer, message };
  return fault(pointer, `${column.name.ru}: ${message.ru}`, `${column.name.en}: ${message.en}`);
}

function bySchema(input: unknown, told: readonly FieldFault[]): FieldFault[] {
  const parsed = NewSpecialist.safeParse(input);
  if (parsed.success) return [];
  return flattened(parsed.error.issues, input)
    .flatMap((issue) => saidBySchema(issue, input))
    .filter(({ pointer }) => !told.some((one) => one.pointer === pointer))
    .map(inItsColumn);
}
