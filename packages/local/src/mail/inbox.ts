import { readFileSync } from "node:fs";
import { type Context, Hono } from "hono";
import { listPage } from "./inbox.list.ts";
import { messagePage, type View } from "./inbox.message.ts";
import { notFoundPage, type Times, times } from "./inbox.page.ts";
import type { MailStore } from "./mail.store.ts";
import type { StoredMail } from "./mail.types.ts";
import { asStoreEmail, opened } from "./open.ts";

const perPage = 50;

const pagePolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; frame-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
// A mail is a stranger's page: it runs nothing, loads nothing and can only open links, in new tabs.
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; " +
  "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

/** The pages and the JSON of the inbox. */
export function inbox(store: MailStore, zone: string): Hono {
  const app = new Hono();
  const time: Times = times(zone);
  const mail = async (c: Context): Promise<StoredMail | undefined> => {
    const row = store.find(c.req.param("id") ?? "");
    return row && opened(row, store.raw(row.id)!);
  };

  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has("content-security-policy")) c.header("content-security-policy", pagePolicy);
    c.header("cache-control", "no-store");
    c.header("x-content-type-options", "nosniff");
    c.header("referrer-policy", "same-origin");
    c.header("cross-origin-resource-policy", "same-origin");
  });

  app.get("/", (c) => {
    const to = c.req.query("to")?.trim().toLowerCase() || undefined;
    const before = Number(c.req.query("before")) || undefined;
    const rows = store.page({ to, before, limit: perPage + 1 });
    const older = rows.length > perPage ? rows[perPage - 1]!.seq : undefined;
    return c.html(listPage({ rows: rows.slice(0, perPage), addresses: store.addresses(), to, older, time }));
  });

  app.get("/mail/:id", async (c) => {
    const found = await mail(c);
    if (!found) return c.html(notFoundPage(), 404);
    store.markRead(found.id, Date.now());
    return c.html(messagePage({ mail: found, view: c.req.query("view") as View | undefined, time }));
  });

  app.get("/store", async (c) => {
    const since = Number(c.req.query("since") ?? 0) * 1_000;
    if (!Number.isFinite(since)) return c.json({ message: "since: whole seconds since 1970" }, 400);
    const to = c.req.query("to")?.toLowerCase();
    const mails = await Promise.all(store.all({ to, since }).map((row) => opened(row, store.raw(row.id)!)));
    return c.json({ emails: mails.map(asStoreEmail) });
  });

  app.get("/messages/:id", async (c) => {
    const found = await mail(c);
    return found ? c.json(found) : c.json(absent, 404);
  });
  app.get("/messages/:id/html", async (c) => {
    const found = await mail(c);
    if (!found) return c.json(absent, 404);
    c.header("content-security-policy", mailPolicy);
    c.header("referrer-policy", "no-referrer");
    return c.html(`<!doctype html><meta charset="utf-8"><base target="_blank">${found.html}`);
  });
  app.get("/messages/:id/raw", (c) => {
    const raw = store.raw(c.req.param("id"));
    return raw ? download(raw, "message/rfc822", "message.eml") : c.json(absent, 404);
  });
  app.get("/messages/:id/attachments/:index", async (c) => {
    const part = (await mail(c))?.attachments[Number(c.req.param("index"))];
    if (!part) return c.json(absent, 404);
    return download(Buffer.from(part.content, "base64"), part.mimeType, part.filename);
  });

  const style = ["inbox.page.css", "inbox.list.css", "inbox.message.css"].map(beside).join("");
  const script = beside("inbox.js");
  app.get("/inbox.css", (c) => c.body(style, 200, { "content-type": "text/css; charset=utf-8" }));
  app.get("/inbox.js", (c) => c.body(script, 200, { "content-type": "text/javascript; charset=utf-8" }));
  app.notFound((c) => c.html(notFoundPage(), 404));
  return app;
}

const beside = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

const absent = { message: "Такого письма нет. / There is no such mail." };

function download(bytes: Uint8Array, type: string, name: string): Response {
  const safe = /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : "application/octet-stream";
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": safe,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, "_")}`,
      "content-security-policy": "default-src 'none'; sandbox",
    },
  });
}
