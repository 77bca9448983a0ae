import * as AgencyFile from "@marshrut/core/agency/file";
import * as Import from "@marshrut/core/import";
import * as ChildrenList from "@marshrut/core/intake/children";
import * as z from "zod";
import { Download, largestBody, operation } from "../operation/index.ts";
import { agenciesCsv } from "./examples.ts";
import { fileTypes as files, formatQuery, templateOf } from "./imports.template.ts";
import { dryRunQuery, ImportReport, importBody, importReport, isDry } from "./imports.views.ts";

const importAgencies = operation({
  operationId: "importAgencies",
  method: "post",
  path: "/agencies/imports",
  tag: "agencies",
  summary: { ru: "Загрузить список организаций", en: "Import organisations" },
  description: {
    ru: `Таблица CSV или XLSX, как её ведут: столбцы ${AgencyFile.columnNames("ru")}; обязательные выделены. Организация, которая уже есть (то же название в том же муниципалитете), узнаётся и остаётся как есть (\`known\`); если название лишь похоже (форма, «№»), строка называет найденную: если это другая, впишите её идентификатор в столбец «Другая организация». Правила файла, пробный проход и неверные строки — как у загрузки детей.`,
    en: `A table as people keep it, CSV or XLSX: the columns ${AgencyFile.columnNames("en")}; the required ones are bold. An organisation that is there already (the same name in the same municipality) is recognised and stays as it is (\`known\`); where a name is only alike (its form, «№») the row names the other: if it is another one, its id goes into the column «another organisation». The file's rules, the dry run and wrong rows are those of importing children.`,
  },
  query: dryRunQuery,
  body: importBody,
  bodyLimit: largestBody,
  examples: {
    csv: { summary: { ru: "Таблица CSV", en: "A CSV table" }, value: { format: "csv", content: agenciesCsv } },
  },
  answer: { status: 200, schema: ImportReport, description: { ru: "Загрузка.", en: "The import." } },
  repeat: "rows",
  run: async ({ ctx, body, query, files }) => {
    const { dryRun, ...file } = body;
    return importReport(await Import.start(ctx, files, AgencyFile.importer, { file, dryRun: isDry(query, dryRun) }));
  },
});

const getImport = operation({
  operationId: "getImport",
  method: "get",
  path: "/imports/{importId}",
  tag: "imports",
  summary: { ru: "Как идёт загрузка", en: "How far an import is" },
  description: {
    ru: "Список до 300 строк пройден, когда отвечает сама загрузка; длиннее — в фоне, по частям: `looked` из `rows`. Прерванная загрузка продолжается сама, строка записывается один раз. Строки и исходы хранятся двое суток, счёт — всегда. Просмотр записывается в журнал.",
    en: "A list of up to 300 rows is done when the import answers; a longer one in the background, piece by piece: `looked` of `rows`. An import that was cut short goes on by itself, each row is taken once. Rows and outcomes are kept two days, the counts for good. Reading is on record.",
  },
  answer: { status: 200, schema: ImportReport, description: { ru: "Загрузка.", en: "The import." } },
  run: async ({ ctx, params, files }) => importReport(await Import.view(ctx, files, params.importId)),
});

const downloadFailedRows = operation({
  operationId: "downloadFailedRows",
  method: "get",
  path: "/imports/{importId}/failed",
  tag: "imports",
  summary: { ru: "Строки, которые не приняты", en: "The rows that were not taken" },
  description: {
    ru: 'Файл с исходными столбцами, номером строки и столбцом «Что исправить»: исправьте и загрузите его снова. Хранится двое суток. Если строк больше, чем вмещает один ответ, их остаток — в `part=2` и далее: заголовок `Link` с `rel="next"` ведёт к следующей части.',
    en: 'A file with the original columns, the number of the row and what to correct: mend it and send it again. It is kept two days. Where there are more rows than one answer holds, the others are in `part=2` and on: a header `Link` with `rel="next"` leads to the next part.',
  },
  query: formatQuery.extend({ part: z.coerce.number().int().min(1).max(1000).default(1) }),
  files,
  answer: { status: 200, description: { ru: "Таблица.", en: "The table." } },
  run: async ({ ctx, params, query: { format, part }, files }) => {
    const file = await Import.failed(ctx, files, params.importId, { format, part });
    const isPart = part > 1 || file.more;
    const name = `Строки с ошибками${isPart ? ` (часть ${part})` : ""}.${format}`;
    const plain = `failed-rows${isPart ? `-${part}` : ""}.${format}`;
    const next = `/v1/imports/${params.importId}/failed?format=${format}&part=${part + 1}`;
    return new Download({ name, plain, ...file, next: file.more ? next : undefined });
  },
});

export const imports = [
  templateOf(
    "getChildrenTemplate",
    "/children/imports/template",
    "children",
    { ru: "Образец списка детей", en: "The template for a list of children" },
    ChildrenList.importer,
  ),
  templateOf(
    "getAgenciesTemplate",
    "/agencies/imports/template",
    "agencies",
    { ru: "Образец списка организаций", en: "The template for a list of organisations" },
    AgencyFile.importer,
  ),
  importAgencies,
  getImport,
  downloadFailedRows,
] as const;
