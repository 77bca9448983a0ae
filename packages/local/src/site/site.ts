import { readFile } from "node:fs/promises";
import path from "node:path";
import { consoleCaching, consoleHeaders, consolePath, consoleSettings } from "@marshrut/api";
import type { Answer } from "../gateway/index.ts";

/** The console as it is served on this machine: what CloudFront and a bucket do on AWS. */
export interface Site {
  /** @returns nothing for an address that is not the console's */
  answer(method: string, path: string): Promise<Answer | undefined>;
}

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

export interface SiteOptions {
  /** Where the built files are, once they are. */
  folder(): Promise<string>;
  /** What the console is told: who signs people in, and by which client. */
  settings: { tokenUrl: string };
}

export function siteOf({ folder, settings }: SiteOptions): Site {
  const headers = consoleHeaders(new URL(settings.tokenUrl).origin);
  const answer = (status: number, at: string, body: Buffer | string): Answer => ({
    status,
    headers: {
      ...headers,
      "content-type": types[path.extname(at)] ?? "application/octet-stream",
      "cache-control": status === 200 ? consoleCaching(at) : "no-store",
    },
    cookies: [],
    body: Buffer.from(body),
  });
  let built: string | undefined;
  let failed = false;
  const waiting = async () => {
    built ??= await Promise.race([folder(), soon()]).catch(() => {
      failed = true;
      return undefined;
    });
  };
  return {
    async answer(method, asked) {
      if (asked !== consolePath && !asked.startsWith(`${consolePath}/`)) return undefined;
      if (method !== "GET" && method !== "HEAD") return answer(405, ".json", "{}");
      if (asked === consoleSettings) return answer(200, asked, JSON.stringify(settings));
      await waiting();
      if (built === undefined) return { ...answer(503, ".html", page(failed)), ...(failed ? {} : comeAgain(headers)) };
      const at = fileOf(asked);
      const found = await readFile(path.join(built, at)).catch(() => undefined);
      return found ? answer(200, `${consolePath}/${at}`, found) : answer(404, ".json", "{}");
    },
  };
}

/** An address of a screen is no file: whatever has no ending is the page itself, which knows its addresses. */
function fileOf(asked: string): string {
  const at = path.posix.normalize(decoded(asked).slice(consolePath.length + 1));
  return path.posix.extname(at) === "" || at.startsWith("..") ? "index.html" : at;
}

function decoded(asked: string): string {
  try {
    return decodeURIComponent(asked);
  } catch {
    return asked;
  }
}

/** Whoever comes a moment too early waits for a moment. */
const soon = () => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 500).unref());

const comeAgain = (headers: Record<string, string>) => ({
  headers: { ...headers, "content-type": types[".html"]!, "cache-control": "no-store", refresh: "1" },
});

const page = (failed: boolean) => `<!doctype html>
<html lang="ru"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Маршрут</title>
<p>${failed ? "Собрать консоль не удалось: смотрите окно, в котором идёт npm start." : "Консоль собирается, это несколько секунд…"}</p>
<p lang="en">${failed ? "The console could not be built: see the window in which npm start runs." : "The console is being built, some seconds…"}</p>
</html>
`;
