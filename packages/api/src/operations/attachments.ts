import * as Attachment from "@marshrut/core/attachment";
import type { AttachmentId } from "@marshrut/core/shared";
import * as z from "zod";
import { operation } from "../operation/index.ts";

/** The smallest PNG: one transparent pixel. */
const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

const addAttachment = operation({
  operationId: "addAttachment",
  method: "post",
  path: "/steps/{stepId}/attachments",
  tag: "attachments",
  summary: { ru: "Приложить файл к шагу", en: "Attach a file to a step" },
  description: {
    ru: "PDF, JPEG, PNG или DOCX до 10 МБ (больше 3 МБ — частями, см. `addPart`); вид проверяется по содержимому. Файл хранится зашифрованным. Тот же файл ещё раз — то же вложение.",
    en: "PDF, JPEG, PNG or DOCX up to 10 MB (beyond 3 MB in parts, see `addPart`); its kind is judged by its content. The file is kept encrypted. The same file again is the same attachment.",
  },
  body: Attachment.NewAttachment,
  bodyLimit: 5 * 2 ** 20,
  examples: { png: { summary: { ru: "Скан", en: "A scan" }, value: { name: "скан.png", content: pixel } } },
  answer: { status: 201, schema: Attachment.AttachmentView, description: { ru: "Вложение.", en: "The attachment." } },
  refusals: ["attachment.type", "attachment.too-large", "step.not-allowed"],
  run: ({ ctx, params, body, files }) => Attachment.add(ctx, files, params.stepId, body),
  location: ({ attachmentId }) => `/attachments/${attachmentId}`,
  again: ({ ctx }, ref) => Attachment.get(ctx, ref.id as AttachmentId),
});

const addPart = operation({
  operationId: "addPart",
  method: "post",
  path: "/steps/{stepId}/uploads/{upload}",
  tag: "attachments",
  summary: { ru: "Передать часть большого файла", en: "Send a part of a large file" },
  description: {
    ru: "Части по 3 МБ, с первой; имя `upload` придумывает отправитель. Потом `POST /steps/{stepId}/attachments` с `upload`. Часть можно передать снова.",
    en: "Parts of 3 MB, from 1; the sender chooses the name `upload`. Then `POST /steps/{stepId}/attachments` with `upload`. A part can be sent again.",
  },
  body: Attachment.NewPart,
  bodyLimit: 5 * 2 ** 20,
  examples: { part: { summary: { ru: "Первая часть", en: "The first part" }, value: { part: 1, content: pixel } } },
  repeat: "rows",
  answer: { status: 200, schema: Attachment.PartView, description: { ru: "Принято.", en: "Taken." } },
  run: ({ ctx, params, body, files }) =>
    Attachment.addPart(ctx, files, params.stepId, { upload: params.upload, ...body }),
});

const listAttachments = operation({
  operationId: "listAttachments",
  method: "get",
  path: "/steps/{stepId}/attachments",
  tag: "attachments",
  summary: { ru: "Файлы шага", en: "A step's files" },
  description: { ru: "Организация видит свои.", en: "An agency sees its own." },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Attachment.AttachmentView) }),
    description: { ru: "Файлы.", en: "The files." },
  },
  run: async ({ ctx, params }) => ({ items: await Attachment.list(ctx, params.stepId) }),
});

const getAttachment = operation({
  operationId: "getAttachment",
  method: "get",
  path: "/attachments/{attachmentId}",
  tag: "attachments",
  summary: { ru: "Что это за файл", en: "What a file is" },
  description: { ru: "Без содержимого: его даёт ссылка.", en: "Without its content: a link gives that." },
  answer: { status: 200, schema: Attachment.AttachmentView, description: { ru: "Вложение.", en: "The attachment." } },
  run: ({ ctx, params }) => Attachment.get(ctx, params.attachmentId),
});

const linkAttachment = operation({
  operationId: "linkAttachment",
  method: "get",
  path: "/attachments/{attachmentId}/link",
  tag: "attachments",
  summary: { ru: "Ссылка на скачивание", en: "A link to download" },
  description: { ru: "Действует пять минут; записывается в журнал.", en: "Serves for five minutes; it is recorded." },
  answer: { status: 200, schema: Attachment.DownloadLink, description: { ru: "Ссылка.", en: "The link." } },
  refusals: ["file.unchecked", "file.infected"],
  run: ({ ctx, params }) => Attachment.link(ctx, params.attachmentId),
});

const removeAttachment = operation({
  operationId: "removeAttachment",
  method: "post",
  path: "/attachments/{attachmentId}/remove",
  tag: "attachments",
  summary: { ru: "Удалить ошибочный файл", en: "Remove a wrong file" },
  description: {
    ru: "Содержимое и имя удаляются насовсем; остаётся запись, когда файл пришёл, кто и почему его удалил. Для координатора и для организации, которая его приложила.",
    en: "Content and name are gone for good; what stays is when the file came, who removed it, and why. For the coordinator and the organisation that attached it.",
  },
  body: Attachment.RemoveAttachment,
  examples: {
    wrong: { summary: { ru: "Не тот файл", en: "The wrong file" }, value: { reason: "Файл другого ребёнка." } },
  },
  answer: { status: 200, schema: Attachment.AttachmentView, description: { ru: "Запись.", en: "The record." } },
  run: ({ ctx, params, body, files }) => Attachment.remove(ctx, files, params.attachmentId, body),
  again: ({ ctx }, ref) => Attachment.get(ctx, ref.id as AttachmentId),
});

export const attachments = [
  addAttachment,
  addPart,
  listAttachments,
  getAttachment,
  linkAttachment,
  removeAttachment,
] as const;
