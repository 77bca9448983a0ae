import * as Export from "@marshrut/core/export";
import { endedBy } from "../auth/blocked.ts";
import { Download } from "../operation/index.ts";
import { linkOperation } from "./link.ts";

/** One export behind a link of a day. */
const downloadExport = linkOperation({
  operationId: "downloadExport",
  method: "get",
  path: "/files/exports",
  token: "query",
  summary: { ru: "Скачать выгрузку по ссылке", en: "Download an export by a link" },
  description: {
    ru: "Ссылку на сутки даёт `getExport`. Каждая загрузка записывается в журнал. Ячейки — текст: формул в файле нет.",
    en: "The link, of a day, is given by `getExport`. Each download is on record. Cells are texts: there is no formula in the file.",
  },
  files: Export.fileTypes,
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  refusals: ["link.invalid", "link.dead", "request.too-many"],
  run: async ({ core, files, token }) =>
    new Download(await Export.download(core, files, token, async (by) => (await endedBy(core.bank, by)) !== undefined)),
});

export const exportLinks = [downloadExport] as const;
