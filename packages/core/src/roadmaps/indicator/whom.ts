import type { Temporal } from "temporal-polyfill";
import { liveOf, readGroups } from "../../ground/counter/counter.store.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import * as Step from "../../routes/step/index.ts";
import type { Cells } from "./contribution.ts";

// Whom a coordinator calls: what organisations have of each part of the day, a group for each organisation and municipality of children. Its
// cells are days, so that it grows with the days on which something falls due, and not with steps.

const prefix = "WHOM#";
const groupOf = (municipality: string, agencyId: AgencyId): string => `${prefix}${municipality}#${agencyId}`;

/** What an open step adds to its organisation's day. @param asked the day on which it was asked, in the region's zone */
export function whomCells(step: Step.Step, asked: Temporal.PlainDate | undefined): Cells {
  const due = step.due.date;
  const cells: Record<string, number> = { [`due|${due}`]: 1 };
  if (step.status === "requested" && asked) cells[`asked|${asked}`] = 1;
  if (step.status === "rejected" || step.status === "on-hold") cells[`${step.status}|${due}`] = 1;
  return { [groupOf(step.municipality, step.agencyId)]: cells };
}

/** What one adds that came to nothing, as long as nobody has decided what follows. */
export const undecidedCells = ({ municipality, agencyId, due }: Step.Step): Cells => ({
  [groupOf(municipality, agencyId)]: { [`failed|${due.date}`]: 1 },
});

/** Parts of the day that are steps. */
export type PartOfDay = "overdue" | "today" | "week" | "no-answer" | "rejected" | "failed" | "holds";

/** An organisation's share of a part of the day. */
export interface Share {
  agencyId: AgencyId;
  steps: number;
  /** ISO date: the earliest due day among them; of `no-answer`, the day on which the first of them was asked. */
  oldest: string;
}

/**
 * Organisations that have steps in a part of the day, the one with most first. What is read is bounded by organisations, and not by steps.
 * @param only of children of this municipality
 */
export async function whom(
  ctx: Pick<Ctx, "bank" | "tenant">,
  part: PartOfDay,
  today: Temporal.PlainDate,
  only?: string,
): Promise<Share[]> {
  const groups = await readGroups(ctx, await liveOf(ctx), only ? `${prefix}${only}#` : prefix);
  const isIn = isInPart(part, today);
  const shares = new Map<AgencyId, Share>();
  for (const [group, cells] of Object.entries(groups)) {
    const agencyId = group.slice(group.lastIndexOf("#") + 1) as AgencyId;
    for (const [cell, n] of Object.entries(cells)) {
      const [what = "", day = ""] = cell.split("|");
      if (n <= 0 || !isIn(what, day)) continue;
      const share = shares.get(agencyId);
      const oldest = share && share.oldest < day ? share.oldest : day;
      shares.set(agencyId, { agencyId, steps: (share?.steps ?? 0) + n, oldest });
    }
  }
  return [...shares.values()].toSorted((a, b) => b.steps - a.steps || (a.agencyId < b.agencyId ? -1 : 1));
}

function isInPart(part: PartOfDay, today: Temporal.PlainDate): (what: string, day: string) => boolean {
  const due = (from: string, before: string) => (what: string, day: string) =>
    what === "due" && from <= day && day < before;
  switch (part) {
    case "overdue":
      return due("", today.toString());
    case "today":
      return due(today.toString(), today.add({ days: 1 }).toString());
    case "week":
      return due(today.toString(), today.add({ days: 8 }).toString());
    case "no-answer": {
      const last = today.subtract({ days: Step.daysWithoutAnswer }).toString();
      return (what, day) => what === "asked" && day <= last;
    }
    case "holds":
      return (what) => what === "on-hold";
    default:
      return (what) => what === part;
  }
}
