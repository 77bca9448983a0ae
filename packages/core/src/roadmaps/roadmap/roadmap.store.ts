import type { Expectation, Key, Stored, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { idPattern, type RoadmapId } from "../../ground/shared/ids.ts";
import type { Edition, Measure, Roadmap } from "./roadmap.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

const partition = (tenant: string, roadmapId: RoadmapId) => `T#${tenant}#ROADMAP#${roadmapId}`;
const number = (edition: number) => String(edition).padStart(4, "0");
/** So many measures with the longest texts stay below the 400 KB of one record. */
const perRecord = 25;

export const keyOf = (tenant: string, roadmapId: RoadmapId): Key => ({
  table: "records",
  pk: partition(tenant, roadmapId),
  sk: "ROADMAP",
});
/** A tenant's own name for a roadmap leads to it, so that an import under the same name is its next edition. */
const nameKey = (tenant: string, key: string): Key => ({
  table: "records",
  pk: `T#${tenant}#ROADMAP-KEY#${key}`,
  sk: "AT",
});

export const read = async (ctx: Bank, roadmapId: RoadmapId): Promise<Stored<Roadmap> | undefined> =>
  idPattern("roadmap").test(roadmapId) ? ctx.bank.get<Roadmap>(keyOf(ctx.tenant, roadmapId)) : undefined;

export async function named(ctx: Bank, key: string): Promise<Stored<Roadmap> | undefined> {
  const pointer = await ctx.bank.get<{ roadmapId: RoadmapId }>(nameKey(ctx.tenant, key));
  return pointer && read(ctx, pointer.data.roadmapId);
}

export const write = (tenant: string, roadmap: Roadmap, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, roadmap.roadmapId),
    kind: "roadmap",
    data: roadmap,
    index: { gsi1: { pk: `T#${tenant}#ROADMAPS`, sk: roadmap.roadmapId } },
  },
  expect,
});

export const naming = (tenant: string, { key, roadmapId }: Roadmap): Write => ({
  put: { key: nameKey(tenant, key), kind: "locator", data: { roadmapId } },
  expect: "absent",
});

/** Every roadmap of the tenant; eventually consistent. A tenant has a few. */
export async function all(ctx: Bank): Promise<Array<Stored<Roadmap>>> {
  const found: Array<Stored<Roadmap>> = [];
  let from: string | undefined;
  do {
    const page = await ctx.bank.find<Roadmap>("gsi1", `T#${ctx.tenant}#ROADMAPS`, {}, { from });
    found.push(...page.items);
    from = page.next;
  } while (from);
  return found;
}

/** An edition and its measures, never changed afterwards. */
export function edition(tenant: string, roadmapId: RoadmapId, head: Edition, measures: readonly Measure[]): Write[] {
  const pk = partition(tenant, roadmapId);
  const put = (sk: string, kind: string, data: unknown): Write => ({
    put: { key: { table: "records", pk, sk }, kind, data },
    expect: "absent",
  });
  const parts = Array.from({ length: Math.ceil(measures.length / perRecord) }, (_, i) =>
    put(
      `EDITION#${number(head.edition)}#${number(i)}`,
      "roadmap-measures",
      measures.slice(i * perRecord, (i + 1) * perRecord),
    ),
  );
  return [put(`EDITION#${number(head.edition)}`, "roadmap-edition", head), ...parts];
}

export async function measures(
  ctx: Bank,
  { roadmapId, edition }: Pick<Roadmap, "roadmapId" | "edition">,
): Promise<Measure[]> {
  const page = await ctx.bank.list<Measure[]>("records", partition(ctx.tenant, roadmapId), {
    prefix: `EDITION#${number(edition)}#`,
  });
  return page.items.flatMap((part) => part.data);
}

export const readEdition = (ctx: Bank, roadmapId: RoadmapId, edition: number): Promise<Stored<Edition> | undefined> =>
  ctx.bank.get<Edition>({ table: "records", pk: partition(ctx.tenant, roadmapId), sk: `EDITION#${number(edition)}` });
