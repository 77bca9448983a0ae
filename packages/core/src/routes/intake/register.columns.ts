import type { Column } from "../../ground/table/index.ts";
import type { Block } from "../instrument/index.ts";

export type PersonKey = "fullName" | "surname" | "givenName" | "patronymic" | "birthDate" | "snils";
export type PaperKey = "number" | "date" | "from" | "to" | "term" | "note" | "issuer" | "measures";

/** Heads under which people write whom a row is about. */
const person: readonly Column<PersonKey>[] = [
  {
    key: "fullName",
    name: { ru: "ФИО ребёнка", en: "child" },
    also: ["ФИО", "Ф.И.О.", "Ф.И.О. ребенка", "Фамилия, имя, отчество", "Фамилия имя отчество ребенка", "Ребенок"],
    gives: ["surname", "givenName"],
  },
  { key: "surname", name: { ru: "Фамилия", en: "surname" } },
  { key: "givenName", name: { ru: "Имя", en: "given name" } },
  { key: "patronymic", name: { ru: "Отчество", en: "patronymic" } },
  {
    key: "birthDate",
    name: { ru: "Дата рождения", en: "birth date" },
    also: ["Дата рожд.", "Дата рождения ребенка", "Д.р."],
    required: true,
  },
  { key: "snils", name: { ru: "СНИЛС", en: "snils" }, also: ["СНИЛС ребенка"] },
];

const note: Column<PaperKey> = { key: "note", name: { ru: "Примечание", en: "note" }, also: ["Примечания"] };
const issuer = (...also: string[]): Column<PaperKey> => ({
  key: "issuer",
  name: { ru: "Кем выдан", en: "issuer" },
  also: ["Кем выдано", "Орган", ...also],
});
const measures = (...also: string[]): Column<PaperKey> => ({
  key: "measures",
  name: { ru: "Мероприятия", en: "measures" },
  also,
  many: true,
});

/** A register of ИПРА, as departments keep it: the number stands with its protocol and their day in one cell. */
export const ipraColumns: readonly Column<PersonKey | PaperKey>[] = [
  ...person,
  {
    key: "number",
    name: { ru: "№ ИПРА", en: "number" },
    also: ["№ ИПРА, № и дата протокола", "Номер ИПРА", "Реквизиты ИПРА", "ИПРА", "№ и дата ИПРА"],
    required: true,
  },
  {
    key: "date",
    name: { ru: "Дата ИПРА", en: "date" },
    also: ["Дата выдачи ИПРА", "Дата разработки ИПРА", "Дата протокола"],
  },
  { key: "from", name: { ru: "Действует с", en: "valid from" }, also: ["Дата начала ИПРА", "Начало действия"] },
  {
    key: "to",
    name: { ru: "Дата окончания ИПРА", en: "valid to" },
    also: [
      ...["Действует до", "Окончание действия", "Срок окончания ИПРА", "Срок действия ИПРА", "Срок ИПРА"],
      ...["Срок действия", "Срок", "Период действия", "Дата окончания"],
    ],
    required: true,
  },
  issuer("Бюро МСЭ", "Бюро"),
  measures("Мероприятия ИПРА", "Перечень мероприятий"),
  note,
];

/** Whom the ПМПК names; a mark in the column recommends it. */
export const specialists: ReadonlyArray<{
  key: `who-${string}`;
  name: Column["name"];
  also: string[];
  block: Block;
  title: string;
}> = [
  ["logopedist", "Логопед", "speech therapist", ["Учитель-логопед"], "Занятия с учителем-логопедом"],
  ["defectologist", "Дефектолог", "special educator", ["Учитель-дефектолог"], "Занятия с учителем-дефектологом"],
  ["psychologist", "Психолог", "psychologist", ["Педагог-психолог"], "Занятия с педагогом-психологом"],
  ["social-teacher", "Социальный педагог", "social teacher", ["Соц. педагог"], "Помощь социального педагога"],
  ["tutor", "Тьютор", "tutor", ["Тьюторское сопровождение"], "Сопровождение тьютора"],
  [
    "assistant",
    "Ассистент",
    "assistant",
    ["Ассистент (помощник)", "Ассистент-помощник"],
    "Помощь ассистента (помощника)",
  ],
].map(([key, ru, en, also, title]) => ({
  key: `who-${key as string}` as const,
  name: { ru: ru as string, en: en as string },
  also: also as string[],
  block: "education" as const,
  title: title as string,
}));

export type PmpkKey = PersonKey | PaperKey | "needs" | "programme" | "agreement" | "presented" | `who-${string}`;

/** The list by which conclusions of the ПМПК are watched. */
export const pmpkColumns: readonly Column<PmpkKey>[] = [
  ...person,
  {
    key: "number",
    name: { ru: "№ заключения", en: "number" },
    also: [
      "Номер заключения",
      "№ протокола",
      "Номер протокола",
      "Заключение ПМПК",
      "№ и дата заключения",
      "Реквизиты заключения",
      "№, дата заключения",
    ],
    required: true,
  },
  {
    key: "date",
    name: { ru: "Дата заключения", en: "date" },
    also: ["Дата обследования", "Дата протокола", "Дата ПМПК", "Дата прохождения ПМПК"],
  },
  { key: "from", name: { ru: "Действует с", en: "valid from" } },
  {
    key: "to",
    name: { ru: "Срок действия", en: "valid to" },
    also: ["Действует до", "Срок действия заключения", "Дата окончания", "Срок"],
  },
  {
    key: "needs",
    name: { ru: "ОВЗ", en: "educational needs" },
    also: ["Статус ОВЗ", "Наличие ОВЗ", "Обучающийся с ОВЗ"],
  },
  {
    key: "programme",
    name: { ru: "Образовательная программа", en: "programme" },
    also: ["Рекомендованная программа", "Программа", "Вариант АООП", "АООП", "Рекомендованный образовательный маршрут"],
  },
  measures("Рекомендации", "Рекомендации ПМПК", "Специальные условия"),
  {
    key: "agreement",
    name: { ru: "Согласие родителей", en: "agreement" },
    also: ["Согласие", "Согласие законного представителя", "Согласие с заключением"],
  },
  {
    key: "presented",
    name: { ru: "Предъявлено", en: "presented" },
    also: ["Предъявлено в ОО", "Предъявлено в школу", "Заключение предъявлено"],
  },
  ...specialists.map(({ key, name, also }) => ({ key, name, also })),
  issuer("ПМПК", "Комиссия", "ТПМПК"),
  note,
];
