import type { Temporal } from "temporal-polyfill";
import type { AgencyKind, Directory } from "../../agencies/agency/index.ts";
import {
  type Column,
  fixHead,
  type Reading,
  readDay,
  readEmail,
  readMunicipality,
  readName,
  readPhones,
  readSex,
  readSnils,
  readYesNo,
  rowHead,
  saysNothing,
  type Words,
} from "../../ground/table/index.ts";
import type { Municipality } from "../../ground/tenant/tenant.ts";
import { readDistinct, readGroups, readRelation } from "./file.words.ts";
import { isSnils } from "./snils.ts";

/** What a row is read against. */
export interface Surroundings {
  today: Temporal.PlainDate;
  municipalities: readonly Municipality[];
  directory: Directory;
}

/** By the group of the adapted programme that a child has: who has one has the status. */
const groupsOfNeeds = ["овз", "совз", "тнр", "зпр", "рас", "нода", "уо", "тмнр", "онр", "ффн"];
const educationalNeedsWords: Words<boolean> = {
  ...Object.fromEntries(groupsOfNeeds.map((group) => [group, true])),
  установлен: true,
  неустановлен: false,
};

/** A column of a file of children; its key is where the value goes in the body of `POST /v1/children`, as a JSON pointer. */
export interface FileColumn extends Column {
  /** What the cell means; without it the text itself. */
  read?: (cell: string, around: Surroundings) => Reading<unknown>;
  /** What would be right, where nothing stands or the schema speaks of codes that nobody writes into a table. */
  expected?: { ru: string; en: string };
  /** What to put into the template. */
  example?: string;
}

const optional =
  <T>(read: (cell: string) => Reading<T>) =>
  (cell: string): Reading<T> =>
    saysNothing(cell) ? { value: undefined } : read(cell);
const asItIs = (cell: string): Reading<string> => ({ value: cell });
const either = { ru: "да или нет", en: "yes or no" };
const day = { ru: "дата ДД.ММ.ГГГГ", en: "a date DD.MM.YYYY" };

/** «Представитель: фамилия», «Фамилия представителя», under each name that people give the group. */
const within = (groups: Record<string, string>, ...names: string[]): string[] =>
  Object.entries(groups).flatMap(([group, of]) => names.flatMap((name) => [`${group}: ${name}`, `${name} ${of}`]));

const childGroups = {
  Ребёнок: "ребёнка",
  Дети: "несовершеннолетнего",
  Обучающийся: "обучающегося",
  Воспитанник: "воспитанника",
};
const firstGroups = {
  Представитель: "представителя",
  "Законный представитель": "законного представителя",
  Родитель: "родителя",
  "Родитель (законный представитель)": "родителя (законного представителя)",
  "Представитель 1": "первого представителя",
};
const secondGroups = {
  "Второй представитель": "второго представителя",
  "Второй законный представитель": "второго законного представителя",
  "Второй родитель": "второго родителя",
  "Представитель 2": "представителя 2",
};

const fullName = ["ФИО", "Ф.И.О.", "Фамилия, имя, отчество", "Фамилия, имя, отчество (при наличии)"];

function representative(index: number, ru: string, en: string, groups: Record<string, string>): FileColumn[] {
  const at = `/representatives/${index}`;
  const isFirst = index === 0;
  const own = isFirst ? (names: string[]) => names : () => [];
  /** Of a second one nothing need be said. */
  const read = isFirst ? readName : optional(readName);
  return [
    {
      key: `${at}/surname`,
      name: { ru: `${ru}: фамилия`, en: `${en}: surname` },
      also: within(groups, "фамилия"),
      required: isFirst,
      read,
      expected: { ru: "фамилия", en: "a surname" },
    },
    {
      key: `${at}/givenName`,
      name: { ru: `${ru}: имя`, en: `${en}: given name` },
      also: within(groups, "имя"),
      required: isFirst,
      read,
      expected: { ru: "имя", en: "a given name" },
    },
    {
      key: `${at}/patronymic`,
      name: { ru: `${ru}: отчество`, en: `${en}: patronymic` },
      also: within(groups, "отчество"),
      read: optional(readName),
    },
    {
      key: at,
      name: { ru: `${ru}: ФИО`, en: `${en}: full name` },
      also: [...Object.keys(groups), ...within(groups, ...fullName)],
      gives: [`${at}/surname`, `${at}/givenName`, `${at}/patronymic`],
    },
    {
      key: `${at}/relation`,
      name: isFirst ? { ru: "Кем приходится", en: "relation" } : { ru: `${ru}: кем приходится`, en: `${en}: relation` },
      also: [
        ...own(["Кем приходится ребёнку", "Степень родства", "Родство", "Родственная связь"]),
        ...within(groups, "кем приходится", "степень родства", "родство", "статус"),
      ],
      required: isFirst,
      read: isFirst ? readRelation : optional(readRelation),
      expected: {
        ru: "мать, отец, опекун, попечитель, приёмный родитель или другое",
        en: "parent, guardian, foster-parent or other",
      },
    },
    {
      key: `${at}/phone`,
      name: isFirst ? { ru: "Телефон", en: "phone" } : { ru: `${ru}: телефон`, en: `${en}: phone` },
      also: [
        ...own(["Тел.", "Контактный телефон", "Номер телефона", "Мобильный телефон", "Сотовый телефон", "Телефоны"]),
        ...within(groups, "телефон", "контактный телефон", "номер телефона"),
      ],
      many: true,
      read: readPhones,
    },
    {
      key: `${at}/email`,
      name: isFirst ? { ru: "E-mail", en: "e-mail" } : { ru: `${ru}: e-mail`, en: `${en}: e-mail` },
      also: [
        ...own(["Email", "Электронная почта", "Эл. почта", "Адрес электронной почты", "Почта"]),
        ...within(groups, "e-mail", "электронная почта"),
      ],
      read: readEmail,
    },
  ];
}

const agencyColumn = (kind: string, ru: string, en: string, ...also: string[]): FileColumn => ({
  key: `/attachments/${kind}`,
  name: { ru, en },
  also,
});

/** Which organisations the columns of attachments ask for. */
export const attachmentKinds = ["school", "kindergarten", "health", "social"] as const satisfies AgencyKind[];

export const fileColumns: FileColumn[] = [
  {
    key: "number",
    name: { ru: "№ п/п", en: "no." },
    also: ["№", "N", "п/п", "N п/п", "Номер", rowHead, fixHead],
    many: true,
  },
  {
    key: "/person/surname",
    name: { ru: "Фамилия", en: "surname" },
    also: within(childGroups, "фамилия"),
    required: true,
    read: readName,
    expected: { ru: "фамилия", en: "a surname" },
    example: "Соловьёва",
  },
  {
    key: "/person/givenName",
    name: { ru: "Имя", en: "given name" },
    also: within(childGroups, "имя"),
    required: true,
    read: readName,
    expected: { ru: "имя", en: "a given name" },
    example: "Алёна",
  },
  {
    key: "/person/patronymic",
    name: { ru: "Отчество", en: "patronymic" },
    also: ["Отчество (при наличии)", ...within(childGroups, "отчество")],
    read: optional(readName),
    example: "Игоревна",
  },
  {
    key: "/person",
    name: { ru: "ФИО", en: "full name" },
    also: [...fullName, ...within(childGroups, ...fullName)],
    gives: ["/person/surname", "/person/givenName", "/person/patronymic"],
  },
  {
    key: "/person/birthDate",
    name: { ru: "Дата рождения", en: "birth date" },
    also: ["Д.р.", "Дата рожд.", "Число, месяц, год рождения", ...within(childGroups, "дата рождения", "д.р.")],
    required: true,
    read: (cell, { today }) => readDay(cell, today),
    expected: day,
    example: "14.05.2016",
  },
  {
    key: "/person/sex",
    name: { ru: "Пол", en: "sex" },
    also: within(childGroups, "пол"),
    read: readSex,
    expected: { ru: "ж или м", en: "female or male" },
    example: "ж",
  },
  {
    key: "/person/snils",
    name: { ru: "СНИЛС", en: "snils" },
    also: ["Номер СНИЛС", "№ СНИЛС", "СНИЛС №", "Страховой номер", ...within(childGroups, "СНИЛС")],
    read: (cell) => readSnils(cell, isSnils),
    example: "112-233-445 95",
  },
  {
    key: "/person/address",
    name: { ru: "Адрес", en: "address" },
    also: [
      ...["Адрес проживания", "Адрес места жительства", "Место жительства", "Домашний адрес", "Адрес регистрации"],
      ...["Адрес фактического проживания", "Адрес регистрации (проживания)"],
      ...within(childGroups, "адрес"),
    ],
    gives: ["/municipality"],
    read: optional(asItIs),
    example: "654018, г. Новокузнецк, ул. Циолковского, д. 11а",
  },
  {
    key: "/municipality",
    name: { ru: "Муниципалитет", en: "municipality" },
    also: [
      ...["Муниципальное образование", "Муниципальный округ", "Городской округ", "Территория", "Город", "Район", "МО"],
      ...["Наименование муниципалитета", "Город (район)", "Город/район", "Населённый пункт"],
    ],
    required: true,
    read: (cell, { municipalities }) => readMunicipality(cell, municipalities),
    expected: { ru: "муниципалитет региона", en: "a municipality of the region" },
    example: "Новокузнецк",
  },
  {
    key: "/disability",
    name: { ru: "Инвалидность", en: "disability" },
    also: [
      "Ребёнок-инвалид",
      "Категория «ребёнок-инвалид»",
      "Наличие инвалидности",
      "Статус инвалида",
      "Инвалид",
      "Инв.",
    ],
    required: true,
    read: (cell) => readYesNo(cell, { инвалид: true, ребенокинвалид: true, установлена: true, неустановлена: false }),
    expected: either,
    example: "да",
  },
  {
    key: "/educationalNeeds",
    name: { ru: "ОВЗ", en: "educational needs" },
    also: ["Статус ОВЗ", "Наличие ОВЗ", "Ребёнок с ОВЗ", "Ограниченные возможности здоровья", "Наличие статуса ОВЗ"],
    required: true,
    read: (cell) => readYesNo(cell, educationalNeedsWords),
    expected: either,
    example: "да",
  },
  {
    key: "/targetGroups",
    name: { ru: "Целевая группа", en: "target group" },
    also: ["Целевые группы", "Целевая группа семьи"],
    read: readGroups,
  },
  ...representative(0, "Представитель", "representative", firstGroups),
  ...representative(1, "Второй представитель", "second representative", secondGroups),
  agencyColumn(
    "school",
    "Школа",
    "school",
    "Образовательная организация",
    "Место обучения",
    "ОО",
    "Школа (детский сад)",
  ),
  agencyColumn("kindergarten", "Детский сад", "kindergarten", "ДОУ", "Детсад", "Дошкольная организация"),
  agencyColumn("health", "Поликлиника", "clinic", "Медицинская организация", "Больница", "ЛПУ"),
  agencyColumn("social", "Соцслужба", "social service", "Социальная служба", "Организация соцобслуживания"),
  {
    key: "/confirmedDistinctFrom",
    name: { ru: "Другой ребёнок", en: "another child" },
    also: ["Это другой ребёнок, чем"],
    read: readDistinct,
  },
];

export const columnAt = (pointer: string): FileColumn | undefined => fileColumns.find(({ key }) => key === pointer);
const firstExamples: Record<string, string> = {
  "/representatives/0/surname": "Соловьёва",
  "/representatives/0/givenName": "Мария",
  "/representatives/0/patronymic": "Павловна",
  "/representatives/0/relation": "мать",
  "/representatives/0/phone": "+7 900 000-00-00",
};

/** Columns of the template, without those that stand for others or for nothing. */
export const templateColumns = fileColumns
  .filter(({ key, read, gives }) => key !== "number" && (read || !gives))
  .map((column) => ({ ...column, example: column.example ?? firstExamples[column.key] ?? "" }));

/** As a description lists them; those that must be there are bold. */
export const columnNames = (language: "ru" | "en"): string =>
  templateColumns.map(({ name, required }) => (required ? `**${name[language]}**` : name[language])).join(", ");
