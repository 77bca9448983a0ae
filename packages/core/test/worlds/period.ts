import { expect } from "vitest";
import type { PeriodId } from "../../src/ground/calendar/index.ts";
import { taskCtx } from "../../src/ground/shared/authorise.ts";
import type { Ctx } from "../../src/ground/shared/context.ts";
import type { AgencyId } from "../../src/ground/shared/ids.ts";
import * as Obligation from "../../src/roadmaps/obligation/index.ts";
import * as Reporting from "../../src/roadmaps/reporting/index.ts";
import * as Roadmap from "../../src/roadmaps/roadmap/index.ts";
import { agencyOf } from "./region.ts";
import { type World, world } from "./tenant.ts";

/** A small region with the shipped roadmap: a department, a centre, two schools and a kindergarten. */
export interface PeriodWorld extends World {
  /** The period's own execution: each time it is asked for, another task of it. */
  readonly system: Ctx;
  agencies: Record<"department" | "resourceCentre" | "school" | "school2" | "kindergarten", AgencyId>;
  /** Everything an organisation owes for a period. */
  owes(agency: AgencyId, period: string, status?: Obligation.ObligationFilter): Promise<Obligation.ObligationView[]>;
}

export async function periodWorld(): Promise<PeriodWorld> {
  const w = await world();
  await Roadmap.importRoadmap(w.ctx, { format: "catalogue" });
  const agencies = {
    department: await agencyOf(w.ctx, "department", "department"),
    resourceCentre: await agencyOf(w.ctx, "resourceCentre", "centre"),
    school: await agencyOf(w.ctx, "school", "school"),
    school2: await agencyOf(w.ctx, "school", "school2"),
    kindergarten: await agencyOf(w.ctx, "kindergarten", "kindergarten"),
  };
  return {
    ...w,
    get system() {
      return taskCtx(w.ctx, "kuzbass", "machine");
    },
    agencies,
    owes: async (agency, period, status) =>
      (await Obligation.find(w.ctx, { period: period as PeriodId, agency, limit: 200, status })).items,
  };
}

/** Figures that fit every measure of a list: done, and this much of everything that is counted. */
export const answer = (
  { indicators }: Pick<Obligation.ObligationView, "indicators">,
  n = 3,
): Record<string, number | boolean> =>
  Object.fromEntries(indicators.map(({ key, type }) => [key, type === "yes-no" ? true : n]));

/**
 * Locks a period before its time, as two members of staff do.
 * @param meanwhile what happens between the two: within one millisecond nothing says which of their events came first
 */
export async function lockByTwo(w: World, period: PeriodId, meanwhile?: () => Promise<unknown>): Promise<void> {
  const reason = "Все отчёты сданы";
  const wanted = Reporting.lock(w.as({ kind: "coordinator", id: "first" }), period, { reason });
  await expect(wanted).rejects.toMatchObject({ code: "second-person.wanted" });
  await meanwhile?.();
  await Reporting.lock(w.as({ kind: "coordinator", id: "second" }), period, { reason });
}
