import { readFileSync } from "node:fs";
import path from "node:path";
import { Temporal } from "temporal-polyfill";
import { install } from "../clock/index.ts";
import type { Place, Urls } from "../cloud/index.ts";
import { StartError } from "../start-error/index.ts";

/** A local cloud that runs in another process, and how to see the world as its handlers do. */
export interface Running {
  urls: Urls;
  /** What the environment of its functions is made of. */
  place: Place;
  /** Makes its clock that of this process. */
  takeItsClock(): void;
}

/** The cloud of a data folder. @throws StartError saying what to do when none runs there */
export async function findRunning(home: string): Promise<Running> {
  const urls = readUrls(home);
  const asked = performance.now();
  const clock = urls && (await readClock(urls));
  if (!urls || !clock) throw notRunning(home);
  const start = Temporal.Instant.from(clock.now).epochMilliseconds;
  return {
    urls,
    place: {
      arns: { function: (name) => name, machine: (name) => name },
      urls,
      home,
      issuer: urls.identity,
      jwksUri: `${urls.identity}/jwks`,
      audience: "marshrut",
    },
    takeItsClock: () => {
      install({ now: () => (clock.frozen ? start : start + performance.now() - asked) });
    },
  };
}

function readUrls(home: string): Urls | undefined {
  try {
    return JSON.parse(readFileSync(path.join(home, "addresses.json"), "utf8")) as Urls;
  } catch {
    return undefined; // never started here, or ended cleanly
  }
}

/** None when nobody is there any more: a cloud that was killed leaves its addresses behind. */
async function readClock(urls: Urls): Promise<{ now: string; frozen: boolean } | undefined> {
  try {
    const answer = await fetch(`${urls.control}/local/clock`, { signal: AbortSignal.timeout(10_000) });
    return answer.ok ? ((await answer.json()) as { now: string; frozen: boolean }) : undefined;
  } catch {
    return undefined;
  }
}

const notRunning = (home: string) =>
  new StartError({
    ru: `Локальное облако не запущено (папка данных ${home}). Запустите его в другом окне: npm start — и повторите. Другая папка: MARSHRUT_HOME.`,
    en: `The local cloud is not running (data folder ${home}). Start it in another window: npm start, and try again. Another folder: MARSHRUT_HOME.`,
  });
