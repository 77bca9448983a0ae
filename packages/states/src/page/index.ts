/** The page to look at: machines, executions, the graph with the state reached, the history. No build step. */
import { readFileSync } from "node:fs";
import type { Door } from "../wire/index.ts";

const types: Record<string, string> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
};

const files: Record<string, string> = {
  "/": "page.html",
  "/page.css": "page.css",
  "/app.js": "app.js",
  "/api.js": "api.js",
  "/dom.js": "dom.js",
  "/views.js": "views.js",
  "/layout.js": "layout.js",
  "/graph.js": "graph.js",
  "/progress.js": "progress.js",
};

/** Nothing but the page's own files runs or is shown, whatever stands in an execution's data. */
const headers = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-cache",
};

/** Answers GET and HEAD of the page's files. */
export const pageDoor: Door = (request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://page");
  const file = Object.hasOwn(files, pathname) ? files[pathname] : undefined;
  if (file === undefined || (request.method !== "GET" && request.method !== "HEAD")) return false;
  const body = readFileSync(new URL(`./static/${file}`, import.meta.url));
  response.writeHead(200, {
    ...headers,
    "content-type": types[file.split(".").at(-1)!]!,
    "content-length": body.length,
  });
  response.end(request.method === "HEAD" ? undefined : body);
  return true;
};
