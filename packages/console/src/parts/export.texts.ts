import { texts } from "../texts/texts.tsx";

export const exportTexts = texts(
  {
    export: "Выгрузить",
    xlsx: "Книга Excel",
    csv: "Таблица CSV",
    recorded: "Выгрузка записывается в журнал",
    rows: "Готовим файл: {count, plural, one {# строка} few {# строки} many {# строк} other {# строки}}",
    ready: "Скачать: {count, plural, one {# строка} few {# строки} many {# строк} other {# строки}}",
    forget: "Убрать ссылку на файл",
  },
  {
    export: "Export",
    xlsx: "Excel workbook",
    csv: "CSV table",
    recorded: "The export is on record",
    rows: "Making the file: {count, plural, one {# row} other {# rows}}",
    ready: "Download: {count, plural, one {# row} other {# rows}}",
    forget: "Put the link away",
  },
);
