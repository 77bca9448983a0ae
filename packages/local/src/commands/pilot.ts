// npm run pilot -- --children 4320: loads the synthetic pilot region into the running local cloud, up to so many children.
import path from "node:path";
import { parseArgs } from "node:util";
import { systemCtx } from "@marshrut/core/shared";
import { deps, files } from "@marshrut/functions";
import { environmentOf, setEnvironment } from "../cloud/environment.ts";
import { document } from "../pilot/figures.ts";
import { loadOpen, openInWords } from "../pilot/load.open.ts";
import { loadServices, servicesInWords } from "../pilot/load.services.ts";
import { loadRegion } from "../pilot/load.ts";
import { progressOn } from "../pilot/progress.ts";
import { findRunning } from "../pilot/running.ts";
import { pilotTenant } from "../pilot/settings.ts";
import { manifest } from "../product/index.ts";
import { StartError } from "../start-error/index.ts";

/** As many as there are synthetic СНИЛС is more than one machine takes. */
const mostChildren = 1_000_000;

try {
  await main(process.argv.slice(2), path.resolve(process.env.MARSHRUT_HOME || ".marshrut"));
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function main(args: string[], home: string): Promise<void> {
  const children = wanted(args);
  const cloud = await findRunning(home);
  cloud.takeItsClock();
  setEnvironment(environmentOf(manifest, cloud.place, "eu-central-1"));
  const began = performance.now();
  const ctx = systemCtx(deps(), pilotTenant, "pilot");
  const { added, agencies } = await loadRegion(ctx, {
    children,
    publicUrl: cloud.urls.api,
    onProgress: progressOn(process.stderr),
  });
  const services = await loadServices(ctx, files());
  const open = await loadOpen(ctx, agencies);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`Добавлено за ${seconds} с: организаций ${added.organisations}, детей ${added.children}.`);
  console.log(`Added in ${seconds} s: ${added.organisations} organisations, ${added.children} children.`);
  if (services) console.log(servicesInWords(services));
  if (open) console.log(openInWords(open));
}

/** How many children there shall be in all; the whole pilot group unless said otherwise. @throws StartError */
function wanted(args: string[]): number {
  const text = childrenIn(args);
  const n = Number(text);
  if (/^\d+$/.test(text) && n <= mostChildren) return n;
  throw new StartError({
    ru: `--children: сколько всего должно быть детей, число от 0 до ${mostChildren}. Пример: npm run pilot -- --children 4320`,
    en: `--children: how many children there shall be in all, from 0 to ${mostChildren}. Example: npm run pilot -- --children 4320`,
  });
}

function childrenIn(args: string[]): string {
  try {
    const { values } = parseArgs({ args, options: { children: { type: "string" } } });
    return values.children ?? String(document.pilotGroup);
  } catch {
    return ""; // an option that there is not
  }
}
