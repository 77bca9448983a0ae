import { flushCompileCache } from "node:module";
import path from "node:path";
import { buildConsole } from "@marshrut/console/build";
import { systemCtx } from "@marshrut/core/shared";
import { deps, files } from "@marshrut/functions";
import { startCloud, untilSignal } from "../cloud/index.ts";
import { takesNoWords } from "../command-line/index.ts";
import { greeting } from "../greeting/index.ts";
import { whyFailed } from "../home/index.ts";
import { pilotTenant, settingsOf } from "../pilot/index.ts";
import { manifest, openFirstRoute, seed } from "../product/index.ts";
import { giveBackAtRest } from "../rest/index.ts";
import { StartError } from "../start-error/index.ts";

// `npm start`: the whole of Marshrut on this machine. Settings: MARSHRUT_HOME, MARSHRUT_PORT, MARSHRUT_NOW.
takesNoWords(process.argv.slice(2), "npm start", {
  ru: "Есть переменные MARSHRUT_HOME, MARSHRUT_PORT и MARSHRUT_NOW: MARSHRUT_PORT=4300 npm start",
  en: "There are the variables MARSHRUT_HOME, MARSHRUT_PORT and MARSHRUT_NOW: MARSHRUT_PORT=4300 npm start",
});
const home = path.resolve(process.env.MARSHRUT_HOME || ".marshrut");
const port = process.env.MARSHRUT_PORT || "4280";
const now = process.env.MARSHRUT_NOW || undefined;

// The gateway writes a line for each request; of the functions' own lines only those that tell of trouble are wanted here.
process.env.LOG_LEVEL ||= "warn";

// On a full disk whoever writes first fails, wherever that is: then that is said, and not where it was (decision 0283).
process.on("uncaughtException", (error) => {
  console.error(whyFailed(home, error)?.message ?? error);
  process.exit(1);
});
const stopped = untilSignal();
try {
  const cloud = await startCloud({ home, port: portOf(port), manifest, now, onFatal: giveUp, console: buildConsole });
  try {
    const ctx = systemCtx(deps(), pilotTenant, "start");
    const region = await seed(ctx, files(), cloud, (line) => console.log(line));
    const routeId = await openFirstRoute(ctx, region);
    const { urls, clock } = cloud;
    const ownClock = Boolean(now) && clock.kept;
    const { zone } = settingsOf(urls.api);
    for (const line of greeting({ urls, home: cloud.home.path, now: clock.now(), zone, ownClock, routeId }))
      console.log(line);
    // In a process of its own, and not before everything else runs: whoever opens it first has it sooner then.
    void buildConsole().catch((error: unknown) => console.error(String(error)));
    giveBackAtRest();
    flushCompileCache(); // Node writes it at an orderly end by itself, which a process that is killed has not
    await stopped;
    console.log("Останавливаюсь / stopping…");
  } finally {
    await cloud.close();
  }
} catch (error) {
  const said = error instanceof StartError ? error : whyFailed(home, error);
  if (!said) throw error;
  console.error(said.message);
  process.exitCode = 1;
}

function portOf(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new StartError({
    ru: `MARSHRUT_PORT: «${text}» — не номер порта. Пример: MARSHRUT_PORT=8787 npm start`,
    en: `MARSHRUT_PORT: "${text}" is no port number. Example: MARSHRUT_PORT=8787 npm start`,
  });
}

function giveUp(error: StartError): void {
  console.error(error.message);
  process.exit(1);
}
