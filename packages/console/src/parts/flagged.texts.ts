import { texts } from "../texts/texts.tsx";

export const flaggedTexts = texts(
  {
    title: "Не прочитано строк",
    caption: "Строки, по которым отчёта не спросят, пока их не исправят",
    row: "Строка",
    measure: "Мероприятие",
    "what.is.wrong": "Что не так",
  },
  {
    title: "Rows not understood",
    caption: "Rows that ask nobody for anything until they are put right",
    row: "Row",
    measure: "Measure",
    "what.is.wrong": "What is wrong",
  },
);
