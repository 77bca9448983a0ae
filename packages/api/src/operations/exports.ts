import * as Export from "@marshrut/core/export";
import type { ExportId } from "@marshrut/core/shared";
import { operation } from "../operation/index.ts";

const view = {
  schema: Export.ExportView,
  description: { ru: "Выгрузка.", en: "The export." },
};

const startExport = operation({
  operationId: "startExport",
  method: "post",
  path: "/exports",
  tag: "exports",
  summary: { ru: "Выгрузить список файлом", en: "Export a list as a file" },
  description: {
    ru: "Любой список по его фильтрам, в XLSX или CSV: children, agencies, routes, steps (`bucket: not-done` — все невыполненные мероприятия с детьми и организациями), inbox, obligations, deliveries. Готовится в фоне, до 50 000 строк; имена — только тем, кому они видны, и каждый показанный ребёнок записан в журнал. Кто что выгрузил, записано тоже.",
    en: "Any list by its filters, as XLSX or CSV: children, agencies, routes, steps (`bucket: not-done` is every measure that is not done, with child and organisation), inbox, obligations, deliveries. It is made in the background, up to 50,000 rows; names only for whoever may see them, and each child shown is on record, as is who exported what.",
  },
  body: Export.NewExport,
  examples: {
    notDone: {
      summary: { ru: "Невыполненные мероприятия", en: "Measures not done" },
      value: { list: "steps", filter: { bucket: "not-done", municipality: "novokuznetsk" }, format: "xlsx" },
    },
    children: { summary: { ru: "Все дети", en: "All children" }, value: { list: "children", format: "csv" } },
  },
  answer: { status: 201, ...view },
  run: ({ ctx, body }) => Export.start(ctx, body),
  location: ({ exportId }) => `/exports/${exportId}`,
  again: ({ ctx }, ref) => Export.view(ctx, ref.id as ExportId),
});

const getExport = operation({
  operationId: "getExport",
  method: "get",
  path: "/exports/{exportId}",
  tag: "exports",
  summary: { ru: "Как идёт выгрузка", en: "How far an export is" },
  description: {
    ru: "Когда готово, `download.url` отдаёт файл без входа в течение суток. `truncated` — записей больше, чем вмещает файл: сузьте фильтр.",
    en: "When it is done, `download.url` gives the file for a day, without signing in. `truncated`: there is more than a file holds, narrow the filter.",
  },
  answer: { status: 200, ...view },
  run: ({ ctx, params }) => Export.view(ctx, params.exportId),
});

export const exports = [startExport, getExport] as const;
