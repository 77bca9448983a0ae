import { openRoutes, type Route, stagesIn } from "@marshrut/core/route";
import {
  type DataBank,
  type DomainEvent,
  executionName,
  type IndexName,
  outboxPk,
  outboxShards,
  type Page,
  type Stored,
} from "@marshrut/core/shared";
import { isSettled, isUndecided, type Step, tenantSteps } from "@marshrut/core/step";

/**
 * Everything in which the records of routes and steps differ from these running executions, one line each. At rest there is nothing: exactly
 * one live execution for each open route and step, none for any other, every wait under the live generation, every event told onward.
 */
export async function disagreements(bank: DataBank, tenant: string, running: readonly string[]): Promise<string[]> {
  const routes = await everything(bank, "gsi2", openRoutes(tenant), routeOf);
  const steps = await everything(bank, "gsi2", tenantSteps(tenant), stepOf);
  return [
    ...executionFaults(running, routes, steps),
    ...(await stageFaults(bank, tenant, routes, steps)),
    ...stepFaults(routes, steps),
    ...(await untold(bank)),
  ];
}

/** What of a record is compared. */
const routeOf = ({ routeId, cycle, generation }: Route) => ({ routeId, cycle, generation });
const stepOf = (step: Step) => ({
  stepId: step.stepId,
  routeId: step.routeId,
  cycle: step.cycle,
  generation: step.generation,
  isSettled: isSettled(step),
  isUndecided: isUndecided(step),
  waitsAsked: step.requestedAt === undefined || step.wait?.generation === step.generation,
});
type RouteSeen = ReturnType<typeof routeOf>;
type StepSeen = ReturnType<typeof stepOf>;

function executionFaults(running: readonly string[], routes: RouteSeen[], steps: StepSeen[]): string[] {
  const wanted = new Set<string>([
    ...routes.map((r) => executionName(r.routeId, r.generation)),
    ...steps.filter((s) => !s.isSettled).map((s) => executionName(s.stepId, s.generation)),
  ]);
  const seen = new Set<string>();
  const twice = running.filter((name) => seen.size === seen.add(name).size);
  return [
    ...twice.map((name) => `${name} runs twice`),
    ...running.filter((name) => !wanted.has(name)).map((name) => `${name} runs and should not`),
    ...[...wanted].filter((name) => !seen.has(name)).map((name) => `${name} should run and does not`),
  ];
}

async function stageFaults(bank: DataBank, tenant: string, routes: RouteSeen[], steps: StepSeen[]): Promise<string[]> {
  const made = new Map<string, StepSeen>(steps.map((s) => [s.stepId, s]));
  const faults: string[] = [];
  for (const route of routes) {
    const open = (await stagesIn({ bank, tenant }, route)).filter((s) => s.status === "open");
    if (open.length === 0) faults.push(`${route.routeId} waits for nothing`);
    for (const stage of open) {
      const at = `${route.routeId} ${stage.stage}`;
      if (stage.wait.generation !== route.generation)
        faults.push(`${at} waits under generation ${stage.wait.generation}`);
      for (const stepId of stage.stepIds) if (!made.has(stepId)) faults.push(`${at} has not made ${stepId}`);
      // What was not performed is waited for too, until a coordinator decides what follows.
      const own = stage.stepIds.flatMap((stepId) => made.get(stepId) ?? []);
      const isOver = own.every((s) => s.isSettled && !s.isUndecided);
      if (isOver && stage.settledBy !== "approval") faults.push(`${at} is open and has nothing to wait for`);
    }
  }
  return faults;
}

function stepFaults(routes: RouteSeen[], steps: StepSeen[]): string[] {
  const open = new Map<string, RouteSeen>(routes.map((r) => [r.routeId, r]));
  return steps
    .filter((s) => !s.isSettled)
    .flatMap((s) => [
      ...(open.get(s.routeId)?.cycle === s.cycle ? [] : [`${s.stepId} is open and its route's cycle is not`]),
      ...(s.waitsAsked ? [] : [`${s.stepId} was asked for and does not wait`]),
    ]);
}

async function untold(bank: DataBank): Promise<string[]> {
  const shards = Array.from({ length: outboxShards }, (_, shard) =>
    everything(bank, "outbox", outboxPk(shard), ({ type, eventId }: DomainEvent) => ({ type, eventId })),
  );
  return (await Promise.all(shards)).flat().map(({ type, eventId }) => `${type} ${eventId} was not told onward`);
}

/** All of a secondary order. @param pick what is kept of each: a region's records do not fit into memory as a whole */
export async function everything<T, U = T>(
  bank: DataBank,
  index: IndexName,
  pk: string,
  pick: (data: T) => U,
): Promise<U[]> {
  const found: U[] = [];
  for (let from: string | undefined; ; ) {
    const page: Page<Stored<T>> = await bank.find<T>(index, pk, {}, { from });
    found.push(...page.items.map(({ data }) => pick(data)));
    from = page.next;
    if (!from) return found;
  }
}
