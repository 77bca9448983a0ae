import * as Job from "../../ground/job/index.ts";
import { errorCollector } from "../../ground/shared/errors.ts";
import { systemCtx, Unavailable } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { restartLost } from "../../roadmaps/reporting/lost.actions.ts";
import type { RelayDeps } from "../relay/deps.ts";
import { doubtsDue, settleDoubt } from "../relay/doubts.ts";
import { type Budget, whole } from "./budget.ts";
import { goOn } from "./pass.ts";
import { type Differences, none, type TenantRun } from "./run.ts";

/** Doubts of one run; others wait for the next. */
const mostDoubts = 1_000;

/**
 * Compares records with executions and heals what differs: the record is the truth (DESIGN §4). An execution that is lost,
 * aborted or deleted gets a successor of the next generation; a milestone whose timer was lost is run; a stage whose last
 * step settled unnoticed is settled. Safe to run at any time, and beside another run.
 *
 * What somebody has cause to doubt comes first, then what a tenant has few of, then the next part of a pass over everything, which
 * takes a day in a large region and one run in a small one (docs/decisions/0155-healing-by-event.md).
 * A record that cannot be healed keeps nobody else's from it. @throws the first such accident, when all others are done;
 * Unavailable at once
 */
export async function reconcile(
  deps: RelayDeps,
  tenant: string,
  budget: Budget = whole(() => true),
): Promise<Differences> {
  const run = await begin(deps, tenant);
  const { r, errors, found } = run;
  await lookAtDoubts(run, budget);
  await errors.collect(async () => {
    found.periodsRestarted += await restartLost(r.ctx, r.workflows);
  });
  await errors.collect(async () => {
    found.jobsRestarted += await Job.restartLost(r.ctx, r.workflows);
  });
  await goOn(run, budget);
  errors.rethrow();
  return found;
}

export async function begin(deps: RelayDeps, tenant: string): Promise<TenantRun> {
  const { workflows, mailer, outgoing } = deps;
  const ctx = systemCtx(deps, tenant, "reconciler");
  let asked: Promise<boolean> | undefined;
  return {
    r: { ctx, workflows, mailer, outgoing },
    clock: await Tenant.clock(ctx),
    upToDate() {
      asked ??= Tenant.isUpToDate(ctx);
      return asked;
    },
    // A service that does not answer would not do so for the others either.
    errors: errorCollector((error) => error instanceof Unavailable),
    found: none(),
  };
}

async function lookAtDoubts(run: TenantRun, { mayGoOn }: Budget): Promise<void> {
  const due = await doubtsDue(run.r.ctx, mostDoubts);
  if (due.length === 0) return;
  const { heal } = await import("./heal.ts");
  for (const doubt of due) {
    if (!mayGoOn()) return;
    const { at: _, ...suspect } = doubt.data;
    await run.errors.collect(async () => {
      await heal(run, suspect);
      await settleDoubt(run.r.ctx, doubt);
    });
  }
}
