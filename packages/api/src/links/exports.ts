import * as Export from "@marshrut/core/export";
import type { Actor } from "@marshrut/core/shared";
import { stillStands } from "../auth/blocked.ts";
import { Download, Raw } from "../operation/index.ts";
import { linkOperation } from "./link.ts";

/** One export behind a link of a day. */
const downloadExport = linkOperation({
  operationId: "downloadExport",
  method: "get",
  path: "/files/exports",
  token: "query",
  summary: { ru: "Скачать выгрузку по ссылке", en: "Download an export by a link" },
  description: {
    ru: "Ссылку на сутки даёт `getExport`. Длинный список — несколько файлов, у каждого своя ссылка. Каждая загрузка записывается в журнал. Ссылка кончается и тогда, когда учётная запись того, кто выгрузил, закрыта или получила другую роль, муниципалитет или организацию. Ячейки — текст: формул в файле нет.",
    en: "The link, of a day, is given by `getExport`. A long list is several files, each with a link of its own. Each download is on record. A link ends also when the account that asked for the export is closed, or has another role, municipality or organisation. Cells are texts: there is no formula in the file.",
  },
  files: Export.fileTypes,
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  refusals: ["link.invalid", "link.dead", "request.too-many"],
  run: async ({ core, files, token, isHead }) => {
    const stands = (by: Actor) => stillStands(core.bank, by);
    if (!isHead) return new Download(await Export.download(core, files, token, stands));
    await Export.mustBeThere(core, files, token, stands);
    return new Raw("", {});
  },
});

export const exportLinks = [downloadExport] as const;
