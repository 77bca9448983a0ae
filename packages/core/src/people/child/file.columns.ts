import { fold } from "../../ground/vault/fold.ts";

/** What names in a file may stand for; folded names, absent where two share one. */
export interface FileNames {
  municipalities: ReadonlyMap<string, string>;
  agencies: ReadonlyMap<string, string>;
}

/** A column of a file of children. */
export interface FileColumn {
  /** Head of the column; comparing does not mind case, blanks or punctuation. */
  name: { ru: string; en: string };
  /** Where the value goes in the body of `POST /v1/children`, as a JSON pointer. */
  pointer: string;
  required?: boolean;
  /** What the cell means; what it cannot read it leaves as it is, for the schema to refuse. */
  read?: (cell: string, names: FileNames) => unknown;
  /** What would be right, where the schema speaks of codes that nobody writes into a table. */
  expected?: { ru: string; en: string };
  /** Which of the schema's words it stands for; all of them where none are named. */
  insteadOf?: RegExp;
}

/** No name of ours and no word is as long; folding a cell of megabytes takes long. */
const longestWord = 1_000;
const folded = (cell: string): string => (cell.length > longestWord ? "" : fold(cell));

const oneOf =
  (words: Record<string, unknown>) =>
  (cell: string): unknown => {
    const word = folded(cell);
    return Object.hasOwn(words, word) ? words[word] : cell;
  };

/** `12.04.2015`, as people write it, and `2015-04-12`, as workbooks hold it. */
const date = (cell: string): string => {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(cell) ?? [];
  return year ? `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}` : cell;
};
const sex = oneOf({ ж: "female", жен: "female", женский: "female", м: "male", муж: "male", мужской: "male" });
const yesNo = oneOf({ да: true, yes: true, "1": true, нет: false, no: false, "0": false });
const relation = oneOf({
  мать: "parent",
  отец: "parent",
  родитель: "parent",
  опекун: "guardian",
  попечитель: "guardian",
  приемныйродитель: "foster-parent",
  другое: "other",
});
const agency = (cell: string, { agencies }: FileNames): string => agencies.get(folded(cell)) ?? cell;
const agencyOf = (ru: string, en: string, kind: string): FileColumn => ({
  name: { ru, en },
  pointer: `/attachments/${kind}`,
  read: agency,
  expected: {
    ru: "название действующей организации, как в перечне, или её идентификатор",
    en: "the name of an active organisation as in the list, or its id",
  },
});
const either = { ru: "да или нет", en: "yes or no" };

export const fileColumns: FileColumn[] = [
  { name: { ru: "Фамилия", en: "surname" }, pointer: "/person/surname", required: true },
  { name: { ru: "Имя", en: "given name" }, pointer: "/person/givenName", required: true },
  { name: { ru: "Отчество", en: "patronymic" }, pointer: "/person/patronymic" },
  {
    name: { ru: "Дата рождения", en: "birth date" },
    pointer: "/person/birthDate",
    required: true,
    read: date,
    // Not for a day to come, or somebody of age: that is said as it is.
    expected: { ru: "дата ДД.ММ.ГГГГ", en: "a date DD.MM.YYYY" },
    insteadOf: /ГГГГ-ММ-ДД|обязательное/,
  },
  {
    name: { ru: "Пол", en: "sex" },
    pointer: "/person/sex",
    required: true,
    read: sex,
    expected: { ru: "ж или м", en: "female or male" },
  },
  { name: { ru: "СНИЛС", en: "snils" }, pointer: "/person/snils" },
  { name: { ru: "Адрес", en: "address" }, pointer: "/person/address" },
  {
    name: { ru: "Муниципалитет", en: "municipality" },
    pointer: "/municipality",
    required: true,
    read: (cell, { municipalities }) => municipalities.get(folded(cell)) ?? cell,
    expected: { ru: "муниципалитет региона", en: "a municipality of the region" },
  },
  {
    name: { ru: "Инвалидность", en: "disability" },
    pointer: "/disability",
    required: true,
    read: yesNo,
    expected: either,
  },
  {
    name: { ru: "ОВЗ", en: "educational needs" },
    pointer: "/educationalNeeds",
    required: true,
    read: yesNo,
    expected: either,
  },
  {
    name: { ru: "Представитель: фамилия", en: "representative: surname" },
    required: true,
    pointer: "/representatives/0/surname",
  },
  {
    name: { ru: "Представитель: имя", en: "representative: given name" },
    required: true,
    pointer: "/representatives/0/givenName",
  },
  {
    name: { ru: "Представитель: отчество", en: "representative: patronymic" },
    pointer: "/representatives/0/patronymic",
  },
  {
    name: { ru: "Кем приходится", en: "relation" },
    pointer: "/representatives/0/relation",
    required: true,
    read: relation,
    expected: {
      ru: "мать, отец, опекун, попечитель, приёмный родитель или другое",
      en: "parent, guardian, foster-parent or other",
    },
  },
  { name: { ru: "Телефон", en: "phone" }, pointer: "/representatives/0/phone" },
  { name: { ru: "E-mail", en: "e-mail" }, pointer: "/representatives/0/email" },
  agencyOf("Школа", "school", "school"),
  agencyOf("Детский сад", "kindergarten", "kindergarten"),
  agencyOf("Поликлиника", "clinic", "health"),
  agencyOf("Соцслужба", "social service", "social"),
];

const byName = new Map(
  fileColumns.flatMap((column) => [column.name.ru, column.name.en].map((name) => [fold(name), column] as const)),
);
export const columnOf = (head: string): FileColumn | undefined => byName.get(folded(head));
