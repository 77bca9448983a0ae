import * as Attachment from "@marshrut/core/attachment";
import type { Handler } from "hono";
import type { ApiDeps, AppEnv } from "../deps.ts";
import type { Limiter } from "./limiter.ts";
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
