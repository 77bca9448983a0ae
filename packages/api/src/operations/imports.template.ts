import * as Import from "@marshrut/core/import";
import type { Text } from "@marshrut/core/shared";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";

const types = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
} as const;
export const fileTypes = Object.values(types);
export const formatQuery = z.strictObject({ format: z.enum(["xlsx", "csv"]).default("xlsx") });

export const templateText: Text = {
  ru: "Столбцы, которые читает загрузка, и одна вымышленная строка; в книге XLSX второй лист объясняет каждый столбец.",
  en: "The columns that an import reads, and one invented row; of a workbook the second sheet explains each column.",
};

/** @param said what the file is called by people who read Russian; `name`: what it is called where only ASCII is read */
export const templateFile = async (
  importer: Import.Template,
  { format, said, name = importer.kind }: { format: "xlsx" | "csv"; said: string; name?: string },
) =>
  new Download({
    name: `${said}.${format}`,
    plain: `${name}-template.${format}`,
    ...(await Import.template(importer, format)),
  });

/** The file to fill in for lists of one kind. */
export const templateOf = <const OperationId extends string, const Path extends string>(
  operationId: OperationId,
  path: Path,
  tag: "children" | "agencies" | "execution" | "services" | "specialists",
  summary: Text,
  importer: Import.Template,
) =>
  operation({
    operationId,
    method: "get",
    path,
    tag,
    summary,
    description: templateText,
    query: formatQuery,
    files: fileTypes,
    answer: { status: 200, description: { ru: "Таблица.", en: "The table." } },
    run: ({ query: { format } }) => templateFile(importer, { format, said: summary.ru }),
  });
