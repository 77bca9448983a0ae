import * as Attachment from "@marshrut/core/attachment";
import * as z from "zod";
import { holderOf } from "../auth/blocked.ts";
import { Download, Raw } from "../operation/index.ts";
import { EdgeRefusal } from "../problems/index.ts";
import { exampleToken as token } from "./example.ts";
import { linkOperation } from "./link.ts";

const dead = ["link.invalid", "link.used", "link.dead", "request.too-many"] as const;

/** `POST /v1/respond/attachments`: a file beside an answer by link. */
const attachByLink = linkOperation({
  operationId: "attachByLink",
  method: "post",
  path: "/respond/attachments",
  token: "body",
  summary: { ru: "Приложить файл по ссылке", en: "Attach a file by a link" },
  description: {
    ru: "PDF, JPEG, PNG или DOCX до 10 МБ (больше 3 МБ — частями, см. `addPartByLink`). Ссылку не расходует: приложите файлы, потом отвечайте. Тот же файл ещё раз — то же вложение.",
    en: "PDF, JPEG, PNG or DOCX up to 10 MB (beyond 3 MB in parts, see `addPartByLink`). It does not use the link up: attach the files, then answer. The same file again is the same attachment.",
  },
  body: Attachment.AttachByLink,
  bodyLimit: 5 * 2 ** 20,
  examples: {
    scan: {
      summary: { ru: "Скан", en: "A scan" },
      value: { token, name: "скан.pdf", content: "JVBERi0xLjQKJSVFT0Y=" },
    },
  },
  answer: { status: 200, schema: Attachment.AttachmentView, description: { ru: "Вложение.", en: "The attachment." } },
  refusals: [...dead, "attachment.type", "attachment.too-large", "step.not-allowed"],
  run: ({ core, files, body, requestId }) => Attachment.addByLink(core, files, body, requestId),
});

/** `POST /v1/respond/uploads`: a part of a file that is too large for one request. */
const addPartByLink = linkOperation({
  operationId: "addPartByLink",
  method: "post",
  path: "/respond/uploads",
  token: "body",
  summary: { ru: "Передать часть большого файла по ссылке", en: "Send a part of a large file by a link" },
  description: {
    ru: "Части по 3 МБ, с первой; имя `upload` придумывает отправитель. Потом `POST /respond/attachments` с `upload`.",
    en: "Parts of 3 MB, from 1; the sender chooses the name `upload`. Then `POST /respond/attachments` with `upload`.",
  },
  body: Attachment.PartByLink,
  bodyLimit: 5 * 2 ** 20,
  examples: {
    part: {
      summary: { ru: "Первая часть", en: "The first part" },
      value: { token, upload: "skan-20250303", part: 1, content: "JVBERi0xLjQK" },
    },
  },
  answer: { status: 200, schema: Attachment.PartView, description: { ru: "Принято.", en: "Taken." } },
  refusals: dead,
  run: ({ core, files, body, requestId }) => Attachment.addPartByLink(core, files, body, requestId),
});

/** `POST /v1/respond/files`: what was attached by the organisation so far. */
const filesByLink = linkOperation({
  operationId: "listAttachmentsByLink",
  method: "post",
  path: "/respond/files",
  token: "body",
  summary: { ru: "Что уже приложено", en: "What is attached already" },
  description: {
    ru: "Файлы этой организации к этому шагу. Ссылку не расходует.",
    en: "This organisation's files of this step. It does not use the link up.",
  },
  body: Attachment.FilesByLink,
  examples: { list: { summary: { ru: "Посмотреть", en: "Look" }, value: { token } } },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Attachment.AttachmentView) }),
    description: { ru: "Файлы.", en: "The files." },
  },
  refusals: dead,
  run: async ({ core, body, requestId }) => ({ items: await Attachment.listByLink(core, body.token, requestId) }),
});

/** `POST /v1/respond/files/remove`: the organisation takes back a file that it sent by mistake. */
const removeByLink = linkOperation({
  operationId: "removeAttachmentByLink",
  method: "post",
  path: "/respond/files/remove",
  token: "body",
  summary: { ru: "Удалить ошибочный файл по ссылке", en: "Remove a wrong file by a link" },
  description: {
    ru: "Содержимое и имя удаляются насовсем; остаётся запись с причиной. Ссылку не расходует.",
    en: "Content and name are gone for good; a record with the reason stays. It does not use the link up.",
  },
  body: Attachment.RemoveByLink,
  examples: {
    wrong: {
      summary: { ru: "Не тот файл", en: "The wrong file" },
      value: { token, attachmentId: "attachment_01JNQ8Z5V3T9C7K2M4P6R8S0AB", reason: "Файл другого ребёнка." },
    },
  },
  answer: { status: 200, schema: Attachment.AttachmentView, description: { ru: "Запись.", en: "The record." } },
  refusals: [...dead, "not-found"],
  run: ({ core, files, body, requestId }) => Attachment.removeByLink(core, files, body, requestId),
});

/** One file behind a link of five minutes, once. */
const downloadFile = linkOperation({
  operationId: "downloadFile",
  method: "get",
  path: "/files",
  token: "query",
  summary: { ru: "Скачать файл по ссылке", en: "Download a file by a link" },
  description: {
    ru: "Ссылку на пять минут и на одну загрузку даёт `linkAttachment`. HEAD ссылку не расходует. Загрузка записывается как обращение того, кто её попросил, и его право проверяется снова: ссылка кончается, если его запись закрыта, согласие отозвано, шаг передан или файл удалён. Файл сохраняется и не показывается: браузер ничего из него не запускает. Файл больше 4 МБ приходит частями по порядку (`Range: bytes=0-` и далее, ответы 206), каждая один раз; браузеру части собирает страница, которую он получает по той же ссылке.",
    en: "The link, of five minutes and one download, is given by `linkAttachment`; HEAD does not use it up. The download is a look of whoever asked for it, whose right is asked again: the link ends when their account is blocked, consent withdrawn, the step given away or the file removed. The file is saved and never shown: a browser runs nothing of it. A file of more than 4 MB comes in parts in their order (`Range: bytes=0-` and on, answers 206), each once; for a browser the page that it gets by the same link puts them together.",
  },
  files: [...Object.values(Attachment.attachmentTypes), "text/html"],
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  refusals: ["link.invalid", "link.dead", "request.too-many"],
  run: async ({ core, files, token, header, isHead }) => {
    const holder = (tenant: string, by: string) => holderOf(core.bank, tenant, by);
    const wish = { range: rangeOf(header("range")), isHead };
    const file = await Attachment.download(core, files, token, holder, wish);
    if (isHead) return new Raw("", {});
    if (file) return new Download(file);
    if (header("accept")?.includes("text/html")) return (await import("./download.page.ts")).downloadPage();
    throw new EdgeRefusal(
      "request.invalid",
      {
        ru: "Файл больше 4 МБ: запросите его частями, `Range: bytes=0-`, затем с байта, на котором кончилась предыдущая.",
        en: "The file is larger than 4 MB: ask for it in parts, `Range: bytes=0-`, then from where the one before ended.",
      },
      { fields: [] },
    );
  },
});

/** One range from somewhere on (RFC 9110, 14.1.2); what else a header says is passed over, as it may be. */
function rangeOf(header: string | undefined): Attachment.ByteRange | undefined {
  const [, from, to] = /^bytes=(\d{1,12})-(\d{1,12})?$/.exec(header ?? "") ?? [];
  if (from === undefined) return undefined;
  return { from: Number(from), to: to === undefined ? undefined : Number(to) };
}

export const attachmentLinks = [attachByLink, addPartByLink, filesByLink, removeByLink, downloadFile] as const;
