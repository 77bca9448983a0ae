import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, YearEntryId, YearPlanId } from "../../ground/shared/ids.ts";
import type { ResultStatus } from "../../ground/shared/went.ts";

interface PlanRef {
  planId: YearPlanId;
  municipality: string;
}

/** In the plan's partition: ids, codes, months and numbers. */
export type YearPlanEvent =
  | NewEvent<"year-plan.drafting-asked", PlanRef & { year: number }>
  | NewEvent<"year-plan.drafted", PlanRef & { added: number; removed: number }>
  | NewEvent<"year-plan.approved" | "year-plan.amended" | "year-plan.withdrawn", PlanRef & { edition: number }>
  | NewEvent<
      "year-plan.entry-added" | "year-plan.entry-changed" | "year-plan.entry-struck" | "year-plan.entry-restored",
      PlanRef & { entryId: YearEntryId }
    >
  | NewEvent<
      "year-plan.result-said",
      PlanRef & { entryId: YearEntryId; month: string; status: ResultStatus; own: boolean }
    >
  /** Organisations that are to do something of it within days, or have let its day pass. */
  | NewEvent<"year-plan.due", PlanRef & { agencyIds: AgencyId[] }>
  | NewEvent<"year-plan.month-behind", PlanRef & { month: string; count: number }>
  | NewEvent<"year-plan.month-settled", PlanRef & { month: string }>;
