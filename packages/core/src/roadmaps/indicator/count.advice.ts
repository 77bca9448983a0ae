import * as advice from "../../agencies/advice/advice.store.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import { advisedSubject, ofAdvised } from "./contribution.advice.ts";
import { countByMarks } from "./counting.ts";

/** All of an organisation together: each of its specialists counts once in a period. */
export function countAdvice(ctx: Ctx, agencyId: AgencyId): Promise<void> {
  const anew = readingAnew(ctx);
  return countByMarks(anew, [advisedSubject(agencyId)], async () => [
    ofAdvised(agencyId, await advice.held(anew, agencyId)),
  ]);
}
