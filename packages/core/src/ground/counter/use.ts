import type { Ctx } from "../shared/context.ts";
import { useOrder } from "./counter.store.ts";
import type { Cells, Use } from "./counter.ts";

// Which services are being given: whoever takes one out of use must know (docs/decisions/0159-lists-of-services.md).

/** What needs a service as long as it is open. */
export type UseKind = Use["kind"];

export const useGroup = (serviceKey: string): string => `SERVICE#${serviceKey}`;

/** What an open record adds to the services that it is of. */
export const useCells = (serviceKeys: readonly string[], { kind, municipality }: Omit<Use, "serviceKey">): Cells =>
  Object.fromEntries([...new Set(serviceKeys)].map((key) => [useGroup(key), { [`${kind}|${municipality}`]: 1 }]));

/** The first records that need a service, of the territory that is asked for. */
export async function behindUse(
  ctx: Pick<Ctx, "bank" | "tenant">,
  generation: number,
  { serviceKey, kind, municipality }: Omit<Use, "municipality"> & { municipality: string | undefined },
  most: number,
): Promise<string[]> {
  const prefix = municipality === undefined ? `${kind}#` : `${kind}#${municipality}#`;
  const { items } = await useOrder(ctx, generation, serviceKey, { prefix }, { limit: most });
  return items.map(({ data }) => data.subject);
}
