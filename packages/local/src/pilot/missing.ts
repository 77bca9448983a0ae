import type { AgencyId, Ctx, Files } from "@marshrut/core/shared";
import { helped, type LoadedOpen, type LoadedServices, readMarker, writeMarker } from "./marker.ts";

// What makes a region needs half of the domain, and is imported where something is missing: a start that finds its region whole
// reads the markers and nothing else.

/** Programmes, places, resource sheets and consultations of the first organisations. */
export async function loadHelp(ctx: Ctx, ids: ReadonlyMap<string, AgencyId>): Promise<void> {
  const done = (await readMarker(ctx, "HELP"))?.data.kinds ?? [];
  if (helped.every((kind) => done.includes(kind))) return;
  const { helpOf } = await import("./load.help.ts");
  await helpOf(ctx, ids, done);
}

/** The pilot's agreement and its working group. */
export async function loadAgreements(ctx: Ctx, ids: ReadonlyMap<string, AgencyId>): Promise<void> {
  if (await readMarker(ctx, "AGREEMENTS")) return;
  const { agreementOf } = await import("./load.agreements.ts");
  await agreementOf(ctx, ids);
}

/** The roadmap of the catalogue, where there is none: somebody may have imported the published file over it since. */
export async function loadRoadmap(ctx: Ctx): Promise<void> {
  if (await readMarker(ctx, "ROADMAP")) return;
  const Roadmap = await import("@marshrut/core/roadmap");
  if ((await Roadmap.list(ctx)).length === 0) await Roadmap.importRoadmap(ctx, { format: "catalogue" });
  await writeMarker(ctx, "ROADMAP", { done: true });
}

/** The list of services, children in programmes and at work. @returns nothing where it is there already */
export async function loadServices(ctx: Ctx, files: Files): Promise<LoadedServices | undefined> {
  if (await readMarker(ctx, "SERVICES")) return undefined;
  const { servicesOf } = await import("./load.services.ts");
  return servicesOf(ctx, files);
}

/** What everybody sees. @returns nothing where it is there already */
export async function loadOpen(ctx: Ctx, ids: ReadonlyMap<string, AgencyId>): Promise<LoadedOpen | undefined> {
  if (await readMarker(ctx, "OPEN")) return undefined;
  const { openOf } = await import("./load.open.ts");
  return openOf(ctx, ids);
}

export const servicesInWords = ({ listed, enrolled, placed }: LoadedServices): string =>
  `Услуг в перечне: ${listed}, занимаются по программам: ${enrolled}, работают: ${placed} / services listed, children in programmes, at work.`;

export const openInWords = ({ listed, events }: LoadedOpen): string =>
  `На открытых страницах: организаций ${listed}, мероприятий ${events} / on the open pages: organisations, events.`;
