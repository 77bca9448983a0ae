import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { late } from "../../ground/shared/late.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { countByMarks, type Known } from "./counting.ts";
import { helpOf } from "./help.read.ts";
import { helpSubject, serviceKeysOf } from "./help.ts";
import { servicesOf } from "./measures.served.ts";

/** What one child needs, waits for and is helped by: all of it is looked at, so that it counts once however often it happens. */
export async function countHelp(request: Ctx, childId: ChildId, known?: Known): Promise<void> {
  const ctx = readingAnew(request);
  const { zone } = await Tenant.load(request);
  const read = async () => {
    const help = await helpOf(ctx, childId);
    if (!help) return [];
    const { ofHelp } = await contributionOfHelp();
    return [ofHelp(help, await servicesOf(ctx, serviceKeysOf(help)), zone)];
  };
  await countByMarks(ctx, [helpSubject(childId)], read, known);
}

/** How it counts, loaded by whoever counts: what reads figures needs none of it (decision 0101). */
export const contributionOfHelp = late(() => import("./contribution.help.ts"));
