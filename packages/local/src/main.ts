import path from "node:path";
import { systemCtx } from "@marshrut/core/shared";
import { deps } from "@marshrut/functions";
import { type Cloud, startCloud, untilSignal } from "./cloud/index.ts";
import { pilotTenant } from "./pilot/index.ts";
import { manifest, openFirstRoute, seed } from "./product/index.ts";
import { StartError } from "./start-error/index.ts";

// `npm start`: the whole of Marshrut on this machine. Settings: MARSHRUT_HOME, MARSHRUT_PORT, MARSHRUT_NOW.
const home = path.resolve(process.env.MARSHRUT_HOME || ".marshrut");
const port = process.env.MARSHRUT_PORT || "4280";
const now = process.env.MARSHRUT_NOW;

// The gateway writes a line for each request; of the functions' own lines only those that tell of trouble are wanted here.
process.env.LOG_LEVEL ||= "warn";

const stopped = untilSignal();
try {
  const cloud = await startCloud({ home, port: portOf(port), manifest, ...(now ? { now } : {}), onFatal: giveUp });
  try {
    const ctx = systemCtx(deps(), pilotTenant, "start");
    const region = await seed(ctx, cloud, (line) => console.log(line));
    greet(cloud, await openFirstRoute(ctx, region));
    await stopped;
    console.log("Останавливаюсь / stopping…");
  } finally {
    await cloud.close();
  }
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
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

function greet({ urls, home }: Cloud, routeId: string | undefined): void {
  const lines = [
    ["API", `${urls.api}  (/docs: справочник / reference; /health)`],
    ["Почта / mail", urls.mail],
    ["Маршруты / workflows", urls.states],
    ["Вход / sign-in", urls.identity],
    ["Данные / data", home.path],
    ["Учётные записи / accounts", "admin, coordinator, pmpk, school-1, family-1"],
  ] as const;
  console.log("\nМаршрут работает / Marshrut is running. Ctrl+C останавливает / stops it.\n");
  for (const [name, value] of lines) console.log(`  ${name.padEnd(27)}${value}`);
  console.log("\nВо втором терминале / in a second terminal:\n");
  console.log("  TOKEN=$(npm run --silent token -- coordinator)");
  if (routeId) console.log(`  curl -H "Authorization: Bearer $TOKEN" ${urls.api}/v1/routes/${routeId}`);
  console.log(`  curl ${urls.control}/local/clock -d '{"advance":"P7D"}'   # часы на неделю вперёд / a week on`);
  console.log("");
}
