import type { Template } from "../../ground/import/index.ts";
import type { Text } from "../../ground/shared/text.ts";
import { ipraColumns, type PmpkKey, pmpkColumns } from "./register.columns.ts";

/** What an invented row has in a column, and what may be put there; a column that is not here stands for others. */
interface Told {
  example: string;
  help?: Text;
  required?: true;
}

const day = { ru: "ДД.ММ.ГГГГ", en: "DD.MM.YYYY" };

const child: Partial<Record<PmpkKey, Told>> = {
  surname: { example: "Соловьёва", required: true },
  givenName: { example: "Алёна", required: true },
  patronymic: { example: "Игоревна" },
  birthDate: { example: "14.05.2015", help: day },
  snils: {
    example: "112-233-446 96",
    help: {
      ru: "11 цифр; по нему ребёнок находится вернее всего",
      en: "eleven digits; the surest way to find the child",
    },
  },
};

const measures = { ru: "несколько — через точку с запятой", en: "several parted by semicolons" };
const from = {
  ru: "ДД.ММ.ГГГГ; если не названо — дата документа",
  en: "DD.MM.YYYY; the paper's date where it is left out",
};

const ipra: Partial<Record<PmpkKey, Told>> = {
  ...child,
  number: { example: "1187.7.42/2025" },
  date: { example: "26.02.2025", help: day, required: true },
  from: { example: "26.02.2025", help: from },
  to: {
    example: "до 18 лет",
    help: {
      ru: "ДД.ММ.ГГГГ, «до 18 лет», «бессрочно» или «2 года»",
      en: "DD.MM.YYYY, «до 18 лет», «бессрочно» or «2 года»",
    },
  },
  issuer: { example: "Бюро МСЭ № 7" },
  measures: { example: "Занятия с логопедом; Курс лечебной физкультуры", help: measures },
  note: { example: "" },
};

const yes = { ru: "да или нет", en: "yes or no" };
const mark = { ru: "«+» или «да» — рекомендован", en: "«+» or yes: recommended" };

const pmpk: Partial<Record<PmpkKey, Told>> = {
  ...child,
  number: { example: "215" },
  date: { example: "20.01.2025", help: day, required: true },
  from: { example: "20.01.2025", help: from },
  to: {
    example: "31.08.2027",
    help: { ru: "ДД.ММ.ГГГГ; пусто — до следующего заключения", en: "DD.MM.YYYY; empty: until the next conclusion" },
  },
  needs: { example: "да", help: yes },
  programme: { example: "АООП для детей с ТНР, вариант 5.1" },
  measures: { example: "Специальные учебники", help: measures },
  agreement: { example: "согласны", help: { ru: "согласны или не согласны", en: "agreed or not" } },
  presented: {
    example: "нет",
    help: { ru: "да, нет или дата, когда предъявлено", en: "yes, no, or the day on which it was presented" },
  },
  "who-logopedist": { example: "+", help: mark },
  "who-defectologist": { example: "", help: mark },
  "who-psychologist": { example: "+", help: mark },
  "who-social-teacher": { example: "", help: mark },
  "who-tutor": { example: "", help: mark },
  "who-assistant": { example: "", help: mark },
  issuer: { example: "ПМПК г. Новокузнецка" },
  note: { example: "" },
};

const templateOf = (title: Text, columns: typeof pmpkColumns, told: Partial<Record<PmpkKey, Told>>): Template => ({
  kind: "papers",
  title,
  templateColumns: columns.flatMap((column) => {
    const says = told[column.key];
    return says ? [{ ...column, ...says, required: says.required ?? column.required }] : [];
  }),
});

/** Files to fill in with papers, by what they are. */
export const templates = {
  ipra: templateOf({ ru: "Реестр ИПРА", en: "Register of ИПРА" }, ipraColumns, ipra),
  pmpk: templateOf({ ru: "Заключения ПМПК", en: "Conclusions of the ПМПК" }, pmpkColumns, pmpk),
} satisfies Record<string, Template>;
