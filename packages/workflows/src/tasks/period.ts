import { PeriodId } from "@marshrut/core/calendar";
import * as z from "zod";
import { generation, nothing, settled, tenant, untilMilestone } from "./fields.ts";
import { task, wait } from "./task.ts";

const period = z.object({ tenant, period: PeriodId, generation });

/** `Open`: makes what is missing of the period's obligations. */
export const openPeriod = task("open-period", { in: period, out: untilMilestone });

/** `Collect`: keeps the token under which the period's execution waits to be locked. */
export const collectPeriod = wait("collect-period", { in: period, answer: settled });

/** `Milestone`: reminds, escalates, and locks when the last day is over. */
export const periodMilestone = task("period-milestone", { in: period, out: untilMilestone });

/** `Aggregate`: freezes the period's figures. */
export const aggregatePeriod = task("aggregate-period", { in: period, out: nothing });

/** `HandOver`: asks for the report's documents and marks the period as handed over. */
export const handOverPeriod = task("hand-over-period", { in: period, out: nothing });
