import * as Service from "../../agencies/service/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { StepId } from "../../ground/shared/ids.ts";
import type { Worded } from "./plan.edit.ts";
import type { PlanEntryDraft } from "./plan.entry.ts";

/**
 * Lines with the keys of the services that they name, by key or in words; what a line had before stays as it is, also where it is
 * no key. The catalogue is read only where a line names another service. @throws Refusal input.invalid with what is called alike
 */
export async function withServiceKeys<L extends Pick<PlanEntryDraft, "stepId" | "service">>(
  ctx: Ctx,
  lines: readonly L[],
  there: ReadonlyMap<StepId, Worded>,
): Promise<L[]> {
  const had = lines.map(({ stepId }) => stepId && there.get(stepId)?.entry.service);
  const named = lines.map(({ service }, i) => (service && !isSame(service, had[i]) ? service : undefined));
  const known = named.some((word) => word !== undefined) ? await Service.lookup(ctx) : undefined;
  return lines.map((line, i) => {
    const word = named[i];
    if (word !== undefined && known)
      return { ...line, service: known.mustResolve([{ pointer: `/entries/${i}/service`, word }])[0]! };
    return line.service ? { ...line, service: had[i] } : line;
  });
}

/** A word of before is shown by its key, and comes back so. */
const isSame = (service: string, had: string | undefined): boolean =>
  had !== undefined && (service === had || service === Service.keyOf(had));
