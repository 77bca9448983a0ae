import type { Ctx } from "../../ground/shared/context.ts";
import { same } from "../../ground/shared/same.ts";
import type { Workflows } from "../../ground/shared/workflows.ts";
import * as obligations from "../obligation/obligation.store.ts";
import * as periods from "../period/period.store.ts";
import { isTaking, type Period } from "../period/period.ts";
import { openBegun, restart } from "./machine.actions.ts";
import { wanted } from "./reporting.actions.ts";

/**
 * A roadmap asks for something else than before: the execution of each period that takes reports is woken, and brings its
 * obligations up to date (`Milestone`), with the time that takes, whatever the number of organisations. Where nobody waits any more,
 * the next generation does. @param opening a period that has begun, and was asked for nothing until now, is opened as well
 */
export async function followRoadmaps(ctx: Ctx, workflows: Pick<Workflows, "wake">, opening: boolean): Promise<void> {
  for (const period of (await periods.list(ctx)).filter(isTaking))
    if (await isAskedOtherwise(ctx, period)) await wake(ctx, workflows, period);
  if (opening) await openBegun(ctx);
}

async function isAskedOtherwise(ctx: Ctx, { period }: Period): Promise<boolean> {
  const known = (await obligations.duties(ctx, period)).map(({ data }) => data).filter((d) => d.status === "active");
  const asked = new Map((await wanted(ctx, period)).map((duty) => [duty.dutyKey, duty]));
  return known.length !== asked.size || known.some((duty) => !same(duty, asked.get(duty.dutyKey)));
}

async function wake(ctx: Ctx, workflows: Pick<Workflows, "wake">, { period, wait }: Period): Promise<void> {
  if (!wait || (await workflows.wake(wait.taskToken)) === "gone") await restart(ctx, period);
}
