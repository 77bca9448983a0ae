import type { Temporal } from "temporal-polyfill";
import { liveOf, readGroups } from "../../ground/counter/counter.store.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { conditionStates, programmeVariants, studyConditions } from "../../routes/instrument/study.ts";
import { standing } from "./contribution.counts.ts";

type Counts = Readonly<Record<string, number>>;

/** How many children are to be taught so, and have it. */
export interface StudyRow {
  municipality: string;
  /** Absent: none has been asked to arrange it. */
  agencyId?: AgencyId | undefined;
  /** A condition of study, or a variant of the programme: of that nobody asks whether it is there. */
  condition?: (typeof studyConditions)[number] | undefined;
  variant?: (typeof programmeVariants)[number] | undefined;
  children: number;
  provided: number;
  partly: number;
  "not-provided": number;
}

/** By organisation and where the children live, on a day. */
export async function studyRows(ctx: Pick<Ctx, "bank" | "tenant">, today: Temporal.PlainDate): Promise<StudyRow[]> {
  const groups = await readGroups(ctx, await liveOf(ctx), "STUDY#");
  return Object.entries(groups).flatMap(([group, counts]) => {
    const [, municipality = "", agency = "-"] = group.split("#");
    const at = { municipality, agencyId: agency === "-" ? undefined : (agency as AgencyId) };
    return rowsOf(counts, today.toString()).map((row) => ({ ...at, ...row }));
  });
}

function rowsOf(counts: Counts, day: string): Array<Omit<StudyRow, "municipality" | "agencyId">> {
  const variants = programmeVariants.map((variant) => ({
    variant,
    children: standing(counts, `v|${variant}|`, day),
    provided: 0,
    partly: 0,
    "not-provided": 0,
  }));
  const conditions = studyConditions.map((condition) => {
    const [provided, partly, missing] = conditionStates.map((state) =>
      standing(counts, `s|${condition}|${state}|`, day),
    ) as [number, number, number];
    const children = standing(counts, `c|${condition}|`, day);
    return { condition, children, provided, partly, "not-provided": missing };
  });
  return [...variants, ...conditions].filter(({ children }) => children > 0);
}

/** Children to whom conditions of study are recommended, and those of them who have all of these. */
export function studyTotals(counts: Counts, day: string): Record<string, number> {
  return {
    "children-study": standing(counts, "n|", day),
    "children-study-provided": standing(counts, "whole|", day),
    "home-learners": standing(counts, "home|", day),
  };
}
export const studyKeys = ["children-study", "children-study-provided", "home-learners"] as const;
