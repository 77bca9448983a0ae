import * as Attachment from "@marshrut/core/attachment";
import type { Handler } from "hono";
import * as z from "zod";
import type { ApiDeps, AppEnv } from "../deps.ts";
import type { Described } from "../operation/index.ts";
import type { Limiter } from "./limiter.ts";
import { mustNotHurry, serveByToken } from "./serve.ts";

/** `GET /v1/files?token=…`: one file behind a link of five minutes. It is saved, never shown: a browser runs nothing of it. */
export function serveFile(deps: ApiDeps, limiter: Limiter): Handler<AppEnv> {
  return async (c) => {
    c.set("route", "/v1/files");
    mustNotHurry(c, deps, limiter);
    const { bank, keys, now } = deps;
    const core = { bank, keys, now: () => now() };
    const { name, type, bytes } = await Attachment.download(core, deps.files, c.req.query("token") ?? "");
    return c.body(new Uint8Array(bytes).buffer, 200, {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      "Cache-Control": "no-store",
    });
  };
}

const token = "bWFyc2hydXQtZXhhbXBsZQ.c2lnbmF0dXJl";
const dead = ["link.invalid", "link.used", "link.expired", "link.revoked", "request.too-many"] as const;

/** `POST /v1/respond/attachments`: a file beside an answer by link. */
export const attachByLinkOperation = {
  operationId: "attachByLink",
  method: "post",
  path: "/respond/attachments",
  tag: "links",
  open: true,
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
} as const satisfies Described;

/** `POST /v1/respond/uploads`: a part of a file that is too large for one request. */
export const addPartByLinkOperation = {
  operationId: "addPartByLink",
  method: "post",
  path: "/respond/uploads",
  tag: "links",
  open: true,
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
} as const satisfies Described;

/** `POST /v1/respond/files`: what was attached by the organisation so far. */
export const filesByLinkOperation = {
  operationId: "listAttachmentsByLink",
  method: "post",
  path: "/respond/files",
  tag: "links",
  open: true,
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
} as const satisfies Described;

export const serveAttachByLink = (deps: ApiDeps, limiter: Limiter): Handler<AppEnv> =>
  serveByToken<Attachment.AttachByLink, Attachment.AttachmentView>(
    deps,
    limiter,
    attachByLinkOperation,
    (core, body, requestId) => Attachment.addByLink(core, deps.files, body, requestId),
  );

export const serveAddPartByLink = (deps: ApiDeps, limiter: Limiter): Handler<AppEnv> =>
  serveByToken<Attachment.PartByLink, Attachment.PartView>(
    deps,
    limiter,
    addPartByLinkOperation,
    (core, body, requestId) => Attachment.addPartByLink(core, deps.files, body, requestId),
  );

export const serveFilesByLink = (deps: ApiDeps, limiter: Limiter): Handler<AppEnv> =>
  serveByToken<{ token: string }, { items: Attachment.AttachmentView[] }>(
    deps,
    limiter,
    filesByLinkOperation,
    async (core, body, requestId) => ({ items: await Attachment.listByLink(core, body.token, requestId) }),
  );
