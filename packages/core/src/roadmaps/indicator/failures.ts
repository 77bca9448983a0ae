import type { AgencyId } from "../../ground/shared/ids.ts";
import type { StepCause, StepResult } from "../../routes/step/step.ts";
import type { Cells } from "./contribution.ts";

/** How often one organisation of one municipality gave one cause for one outcome, in a period. */
export interface Failure {
  agencyId: AgencyId;
  municipality: string;
  outcome: Exclude<StepResult, "performed"> | "rejected";
  cause: StepCause;
  n: number;
}

/** What the groups `CAUSES#<quarter>#<municipality>#<agency>` tell, added up over the quarters that they are of. */
export function failuresOf(quarters: readonly Cells[], municipality: string | undefined): Failure[] {
  const found = new Map<string, Failure>();
  for (const [group, counts] of quarters.flatMap((cells) => Object.entries(cells))) {
    const [, , where = "", agencyId = ""] = group.split("#");
    if (municipality !== undefined && where !== municipality) continue;
    for (const [cell, n] of Object.entries(counts)) {
      const [outcome, cause] = cell.split("|") as [Failure["outcome"], StepCause];
      const name = [where, agencyId, cell].join("#");
      const before = found.get(name)?.n ?? 0;
      found.set(name, { agencyId: agencyId as AgencyId, municipality: where, outcome, cause, n: before + n });
    }
  }
  return [...found.values()];
}
