import { openRouteOf } from "@marshrut/core/route/running";
import type { Ctx, Files, RouteId } from "@marshrut/core/shared";
import type { Cloud } from "../cloud/index.ts";
import { roomTemplate } from "../conference/index.ts";
import {
  type Loaded,
  linkedAccounts,
  loadOpen,
  loadRegion,
  loadRoadmap,
  loadServices,
  openInWords,
  servicesInWords,
} from "../pilot/index.ts";

/** Children that `npm start` loads into an empty store; `npm run pilot -- --children 4320` adds the others. */
const firstChildren = 200;

/**
 * Makes sure that the pilot region is there, and that the accounts stand for its people. A store that has it already costs a
 * few reads. @param say hears what is going on, in words
 */
export async function seed(ctx: Ctx, files: Files, cloud: Cloud, say: (line: string) => void): Promise<Loaded> {
  let told = false;
  const loaded = await loadRegion(ctx, {
    children: firstChildren,
    publicUrl: cloud.urls.api,
    rooms: roomTemplate(cloud.urls.control),
    texts: cloud.urls.mail,
    onProgress: () => {
      if (!told) say("Загружаю вымышленный пилотный регион / loading the synthetic pilot region…");
      told = true;
    },
  });
  await loadRoadmap(ctx);
  for (const account of linkedAccounts(loaded)) await cloud.identity.registerAccount(account);
  const { organisations, children } = loaded.added;
  if (organisations + children > 0)
    say(`Организаций: ${organisations}, детей: ${children} / organisations and children loaded.`);
  const services = await loadServices(ctx, files);
  if (services) say(servicesInWords(services));
  const open = await loadOpen(ctx, loaded.agencies);
  if (open) say(openInWords(open));
  return loaded;
}

/** The route of the family behind the account `family-1`: opened at the first start, found again at later ones. */
export async function openFirstRoute(ctx: Ctx, { family }: Loaded): Promise<RouteId | undefined> {
  if (!family) return undefined;
  const open = await openRouteOf(ctx, family.childId);
  if (open) return open;
  const Route = await import("@marshrut/core/route"); // it brings the half of core
  return (await Route.open(ctx, family.childId, { template: "school-age" })).routeId as RouteId;
}
