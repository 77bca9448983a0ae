import * as Agency from "@marshrut/core/agency";
import * as Roadmap from "@marshrut/core/roadmap";
import type { AgencyId, Ctx } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import { loadRegion } from "../pilot/index.ts";
import { furtherParticipants, keyOf, organisations, settingsOf } from "../pilot/region.ts";

const publicUrl = "https://simulation.example";

/**
 * The pilot region's organisations and its roadmap.
 * @param every only each so-manieth school and kindergarten: the children of one that is not there go to the last that is
 * @returns by first address, whose children go where
 */
export async function found(ctx: Ctx, every: number): Promise<ReadonlyMap<string, AgencyId>> {
  const agencies = every === 1 ? (await loadRegion(ctx, { children: 0, publicUrl })).agencies : await part(ctx, every);
  await Roadmap.importRoadmap(ctx, { format: "catalogue" });
  return agencies;
}

async function part(ctx: Ctx, every: number): Promise<ReadonlyMap<string, AgencyId>> {
  await Tenant.configure(ctx, settingsOf(publicUrl));
  const ids = new Map<string, AgencyId>();
  const many = new Map<string, number>();
  let last: AgencyId | undefined;
  for (const one of [...organisations(), ...furtherParticipants()]) {
    const n = many.get(one.kind) ?? 0;
    many.set(one.kind, n + 1);
    const isMany = one.kind === "school" || one.kind === "kindergarten";
    if (!isMany || n % every === 0) last = (await Agency.register(ctx, one)).agency.agencyId;
    ids.set(keyOf(one), last!);
  }
  return ids;
}
