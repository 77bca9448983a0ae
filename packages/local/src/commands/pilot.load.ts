import { systemCtx } from "@marshrut/core/shared";
import { deps, files } from "@marshrut/functions";
import { environmentOf, setEnvironment } from "../cloud/environment.ts";
import { loadRegion } from "../pilot/load.ts";
import { loadOpen, loadServices, openInWords, servicesInWords } from "../pilot/missing.ts";
import { progressOn } from "../pilot/progress.ts";
import type { Running } from "../pilot/running.ts";
import { pilotTenant } from "../pilot/settings.ts";
import { manifest } from "../product/index.ts";

/** Loads the region into a running cloud, by its clock, and says what was added. @param children so many in all */
export async function loadInto(cloud: Running, children: number): Promise<void> {
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
