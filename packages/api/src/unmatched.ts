import type { Hono } from "hono";
import type { AppEnv } from "./deps.ts";
import { EdgeRefusal } from "./problems/index.ts";

/** The answer to a request that no route takes: 405 with Allow where the address exists, else 404. */
export function unmatched(app: Hono<AppEnv>): (path: string) => EdgeRefusal {
  const routes = app.routes
    .filter((r) => r.method !== "ALL")
    .map((r) => ({ method: r.method, pattern: new RegExp(`^${r.path.replace(/:\w+/g, "[^/]+")}$`) }));
  return (path) => {
    const methods = new Set(routes.filter((r) => r.pattern.test(path)).map((r) => r.method));
    if (methods.has("GET")) methods.add("HEAD");
    return methods.size > 0 ? unknownMethod([...methods].sort().join(", ")) : unknownPath();
  };
}

const unknownMethod = (allow: string) =>
  new EdgeRefusal(
    "method.unknown",
    { ru: `Этот адрес принимает: ${allow}.`, en: `This address takes: ${allow}.` },
    { headers: { Allow: allow } },
  );

export const unknownPath = (): EdgeRefusal =>
  new EdgeRefusal("path.unknown", {
    ru: "Такого адреса нет. Все адреса: /docs.",
    en: "There is no such address. All addresses: /docs.",
  });
