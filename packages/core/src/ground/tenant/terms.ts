import * as z from "zod";
import { says } from "../shared/issue.words.ts";
import { line } from "../shared/schema.ts";
import type { Text } from "../shared/text.ts";

/** For how long something is kept, in the unit of its name: where a region sets nothing, within which bounds it may, and by what. */
export interface Term {
  usual: number | undefined;
  min: number;
  max: number;
  source: Text;
}

/** What has a term that a region may set (decision 0147); what is kept for a fixed time stands in decision 0108. */
export const terms = {
  leftYears: {
    usual: undefined,
    min: 1,
    max: 75,
    source: {
      ru: "152-ФЗ, ст. 21 ч. 4: цель обработки достигнута; срок — по номенклатуре дел региона",
      en: "152-ФЗ art. 21 part 4: the purpose is reached; the region's nomenclature of files says when",
    },
  },
  expectedDays: {
    usual: 30,
    min: 1,
    max: 365,
    source: {
      ru: "152-ФЗ, ст. 5 ч. 7, ст. 21 ч. 4: семья больше не ждёт ребёнка, цель достигнута; тридцать дней — предположение, задаёт регион",
      en: "152-ФЗ art. 5 part 7, art. 21 part 4: nobody is expected any more, the purpose is reached; thirty days are assumed, the region sets it",
    },
  },
  mailYears: {
    usual: 5,
    min: 1,
    max: 10,
    source: {
      ru: "Переписка — 5 лет (перечень, утв. приказом Росархива от 20.12.2019 № 236); 152-ФЗ, ст. 5 ч. 7: не дольше, чем нужно",
      en: "Correspondence is kept for five years (list of Росархив, 20.12.2019 no. 236); 152-ФЗ art. 5 part 7: no longer than needed",
    },
  },
  rowDays: {
    usual: 180,
    min: 30,
    max: 1095,
    source: {
      ru: "152-ФЗ, ст. 5 ч. 7: строки документов о незарегистрированных детях — не дольше, чем нужно, чтобы решить, чьи они",
      en: "152-ФЗ art. 5 part 7: rows of papers about children who are not registered are kept no longer than it takes to say whose they are",
    },
  },
  returnedDays: {
    usual: 30,
    min: 7,
    max: 365,
    source: {
      ru: "152-ФЗ, ст. 5 ч. 7, ст. 21 ч. 4: документ вернули семье, цель отпала; тридцать дней — чтобы исправить ошибку, задаёт регион",
      en: "152-ФЗ art. 5 part 7, art. 21 part 4: the paper went back to the family, nothing is left to do with it; thirty days put a mistake right, the region sets it",
    },
  },
  fileYears: {
    usual: undefined,
    min: 1,
    max: 75,
    source: {
      ru: "152-ФЗ, ст. 5 ч. 7: сканы и файлы закрытых маршрутов — не дольше, чем нужно; срок — по номенклатуре дел региона",
      en: "152-ФЗ art. 5 part 7: files of routes that have ended are kept no longer than needed; the region's nomenclature of files says how long",
    },
  },
  evidenceYears: {
    usual: 5,
    min: 3,
    max: 75,
    source: {
      ru: "Документы к отчётам — 5 лет, если номенклатура дел не велит дольше (перечень, утв. приказом Росархива от 20.12.2019 № 236)",
      en: "Papers of reports are kept for five years, unless the nomenclature of files says longer (list of Росархив, 20.12.2019 no. 236)",
    },
  },
  taskYears: {
    usual: 5,
    min: 1,
    max: 10,
    source: {
      ru: "Задачи и поручения — как переписка, 5 лет (перечень, утв. приказом Росархива от 20.12.2019 № 236)",
      en: "Tasks are kept as correspondence is, for five years (list of Росархив, 20.12.2019 no. 236)",
    },
  },
  colleagueYears: {
    usual: 5,
    min: 1,
    max: 10,
    source: {
      ru: "Что специалисты писали о стажировках и консультациях — как переписка, 5 лет (перечень, утв. приказом Росархива от 20.12.2019 № 236); часы, итоги и сертификаты остаются",
      en: "What specialists wrote of internships and consultations is kept as correspondence is, for five years (list of Росархив, 20.12.2019 no. 236); hours, outcomes and certificates stay",
    },
  },
  answerYears: {
    usual: 5,
    min: 1,
    max: 75,
    source: {
      ru: "Анкеты и ответы на них — 5 лет, как переписка (перечень, утв. приказом Росархива от 20.12.2019 № 236); итоги раундов остаются",
      en: "Answers to forms are kept for five years, as correspondence is (list of Росархив, 20.12.2019 no. 236); sums of rounds stay",
    },
  },
  jobYears: {
    usual: 3,
    min: 1,
    max: 10,
    source: {
      ru: "Сведения о загрузках и выгрузках: срок исковой давности — 3 года (ГК РФ, ст. 196); сами файлы уходят через два дня",
      en: "What was imported and exported, when and by whom: three years, the term of limitation (ГК РФ art. 196); the files go after two days",
    },
  },
} as const satisfies Record<string, Term>;

/** What is kept for a time that a region does not set, and why (decision 0108). */
export const fixedTerms = [
  {
    what: { ru: "Журнал доступа", en: "The audit log" },
    kept: {
      ru: "не удаляется; печати — пять лет без возможности изменить",
      en: "for good; its seals for five years, unchangeable",
    },
    why: {
      ru: "152-ФЗ, ст. 19 ч. 2 п. 8: регистрация и учёт всех действий с данными; в журнале только номера",
      en: "152-ФЗ art. 19: what is done with personal data is on record; the log has ids alone",
    },
  },
  {
    what: { ru: "Технические журналы", en: "Logs of the platform" },
    kept: { ru: "365 дней", en: "365 days" },
    why: { ru: "без персональных данных; для разбора сбоев", en: "without personal data; to find the cause of faults" },
  },
  {
    what: {
      ru: "Файлы загрузок и выгрузок, незаконченные файлы",
      en: "Files of imports and exports, unfinished files",
    },
    kept: { ru: "два дня", en: "two days" },
    why: { ru: "152-ФЗ, ст. 5 ч. 7: нужны один раз", en: "152-ФЗ art. 5 part 7: they are needed once" },
  },
  {
    what: { ru: "Удалённые файлы и прежние состояния записей", en: "Removed files and former states of records" },
    kept: { ru: "35 дней", en: "35 days" },
    why: {
      ru: "восстановление после сбоя; уничтоженное ключом не открывается",
      en: "to restore after a fault; what was erased opens with no key",
    },
  },
  {
    what: { ru: "Копии уничтоженных ключей", en: "Copies of destroyed keys" },
    kept: { ru: "7 дней", en: "7 days" },
    why: { ru: "152-ФЗ, ст. 21 ч. 5: в пределах тридцати дней", en: "152-ФЗ art. 21 part 5: within the thirty days" },
  },
  {
    what: { ru: "Одноразовые ссылки", en: "One-time links" },
    kept: {
      ru: "не хранятся; отметка об использовании — до конца срока ссылки",
      en: "not kept; that one was used, until its term ends",
    },
    why: {
      ru: "ссылка запечатана и открывается только нашим ключом",
      en: "a link is sealed, and opens with our key alone",
    },
  },
] as const satisfies { what: Text; kept: Text; why: Text }[];

export type TermName = keyof typeof terms;

const bound = ({ min, max, source }: Term) =>
  says(`целое от ${min} до ${max}: ${source.ru}`, `a whole number from ${min} to ${max}: ${source.en}`);
const whole = (term: Term) =>
  z
    .int({ error: bound(term) })
    .min(term.min, { error: bound(term) })
    .max(term.max, { error: bound(term) })
    .meta({ description: `${term.source.ru} / ${term.source.en}` });

const each = <S extends z.ZodType>(of: (term: Term) => S) =>
  Object.fromEntries(Object.entries(terms).map(([name, term]) => [name, of(term)])) as Record<TermName, S>;

/** Those of a region; `source`: which act of its own says so. */
export const Retention = z.strictObject({ ...each((term) => whole(term).optional()), source: line(300) });
type Retention = z.infer<typeof Retention>;

/** What of them is changed: `null` takes back the usual. */
export const RetentionPatch = z.strictObject({
  ...each((term) => whole(term).nullable().optional()),
  source: line(300).optional(),
});

export const TermView = z.strictObject({
  name: z.enum(Object.keys(terms) as TermName[]),
  value: z.int().optional().meta({ description: "Действует; нет: само не уходит / in force; absent: nothing goes" }),
  isOwn: z.boolean().meta({ description: "Задан регионом / the region's own" }),
  usual: z.int().optional(),
  min: z.int(),
  max: z.int(),
  source: z.strictObject({ ru: z.string(), en: z.string() }),
});
export type TermView = z.infer<typeof TermView>;

/** What is in force; undefined: nothing goes by itself. */
export const termOf = ({ retention }: { retention?: Retention | undefined }, name: TermName): number | undefined =>
  retention?.[name] ?? terms[name].usual;

/** All of them, as a region has them. */
export const termsOf = (settings: { retention?: Retention | undefined }): TermView[] =>
  (Object.keys(terms) as TermName[]).map((name) => ({
    ...terms[name],
    name,
    value: termOf(settings, name),
    isOwn: settings.retention?.[name] !== undefined,
  }));
