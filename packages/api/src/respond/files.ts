import * as Attachment from "@marshrut/core/attachment";
import { Refusal } from "@marshrut/core/shared";
import type { Handler } from "hono";
import type { ApiDeps, AppEnv } from "../deps.ts";
import { type Described, readBody } from "../operation/index.ts";
import { guessCosts, type Limiter } from "./limiter.ts";
import { mustNotHurry } from "./serve.ts";

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

/** `POST /v1/respond/attachments`: a file beside an answer by link. */
export const attachByLinkOperation = {
  operationId: "attachByLink",
  method: "post",
  path: "/respond/attachments",
  tag: "links",
  open: true,
  summary: { ru: "Приложить файл по ссылке", en: "Attach a file by a link" },
  description: {
    ru: "PDF, JPEG, PNG или DOCX до 3 МБ. Ссылку не расходует: приложите файлы, потом отвечайте.",
    en: "PDF, JPEG, PNG or DOCX up to 3 MB. It does not use the link up: attach the files, then answer.",
  },
  body: Attachment.AttachByLink,
  bodyLimit: 5 * 2 ** 20,
  examples: {
    scan: {
      summary: { ru: "Скан", en: "A scan" },
      value: { token: "bWFyc2hydXQtZXhhbXBsZQ.c2lnbmF0dXJl", name: "скан.pdf", content: "JVBERi0xLjQKJSVFT0Y=" },
    },
  },
  answer: { status: 200, schema: Attachment.AttachmentView, description: { ru: "Вложение.", en: "The attachment." } },
  refusals: [
    ...(["link.invalid", "link.used", "link.expired", "link.revoked", "request.too-many"] as const),
    ...(["attachment.type", "attachment.too-large", "step.not-allowed"] as const),
  ],
} as const satisfies Described;

export function serveAttachByLink(deps: ApiDeps, limiter: Limiter): Handler<AppEnv> {
  return async (c) => {
    c.set("route", `/v1${attachByLinkOperation.path}`);
    c.set("operationId", attachByLinkOperation.operationId);
    const address = mustNotHurry(c, deps, limiter);
    const given = (await readBody(attachByLinkOperation, c.req.raw)) as Attachment.AttachByLink;
    const { bank, keys, now } = deps;
    try {
      const core = { bank, keys, now: () => now() };
      return c.json(await Attachment.addByLink(core, deps.files, given, c.get("requestId")), 200, {
        "Cache-Control": "no-store",
      });
    } catch (error) {
      if (error instanceof Refusal && error.code === "link.invalid")
        limiter.take(address, now().epochMilliseconds, guessCosts - 1);
      throw error;
    }
  };
}
