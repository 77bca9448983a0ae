import type { Template } from "../../ground/import/index.ts";
import type { Text } from "../../ground/shared/text.ts";
import { type ResultColumn, resultColumns } from "./file.columns.ts";

const told: Partial<Record<ResultColumn, { example: string; help?: Text }>> = {
  snils: { example: "112-233-446 96", help: { ru: "или имя с датой рождения", en: "or the name and the birth date" } },
  surname: { example: "Соловьёва" },
  givenName: { example: "Алёна" },
  patronymic: { example: "Игоревна" },
  birthDate: { example: "14.05.2015", help: { ru: "ДД.ММ.ГГГГ", en: "DD.MM.YYYY" } },
  instrument: {
    example: "1187.7.42/2025",
    help: { ru: "если у ребёнка несколько документов", en: "where the child has several" },
  },
  measure: { example: "Занятия с логопедом", help: { ru: "как в документе", en: "as the instrument words it" } },
  result: {
    example: "исполнено",
    help: {
      ru: "исполнено, не обращались, отказ от мероприятия, отказ от ИПРА в целом, не исполнено",
      en: "performed, not-applied, refused-measure, refused-programme, not-performed",
    },
  },
  on: { example: "20.04.2025", help: { ru: "ДД.ММ.ГГГГ", en: "DD.MM.YYYY" } },
  by: {
    example: "Городская поликлиника",
    help: {
      ru: "организация, как она зарегистрирована, или её название",
      en: "the organisation as it is registered, or its name",
    },
  },
  note: { example: "", help: { ru: "обязательно, если не исполнено", en: "wanted where it was not performed" } },
};

/** The file to fill in with results. */
export const resultsTemplate: Template = {
  kind: "results",
  title: { ru: "Результаты", en: "Results" },
  templateColumns: resultColumns.flatMap((column) => {
    const says = told[column.key];
    return says ? [{ ...column, ...says }] : [];
  }),
};
