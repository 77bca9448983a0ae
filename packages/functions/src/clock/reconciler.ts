import {
  bringUpToDate,
  type Differences,
  type Ended,
  healEnded,
  paced,
  reconcile,
  whole,
} from "@marshrut/core/reconcile";
import type { MachineInputs } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import * as z from "zod";
import { relayDeps } from "../container/relay.ts";
import { log } from "../log.ts";
import { eachTenant } from "./each-tenant.ts";

const id = z.string().max(100);
const tenant = z.string().regex(/^[a-z0-9-]{1,60}$/);
const generation = z.int().positive();
/** What an execution was started with, by which its record is found; a step's, which names its route too, before a route's. */
const inputs = {
  step: z.object({ tenant, stepId: id, routeId: id, generation }),
  route: z.object({ tenant, routeId: id, generation }),
  enrolment: z.object({ tenant, enrolmentId: id, generation }),
  consultation: z.object({ tenant, appointmentId: id, generation }),
  webhook: z.object({ tenant, deliveryId: id, round: generation }),
  job: z.object({ tenant, jobId: id, generation }),
  period: z.object({ tenant, period: id, generation }),
} satisfies Record<Exclude<keyof MachineInputs, "digest">, z.ZodType>;
/** Of other executions nothing follows. */
const Input = z.union(Object.values(inputs));

/** What Step Functions tells by EventBridge, of which the rule lets through what ended before its time (stacks/workflows.ts). */
const StatusChange = z.object({
  "detail-type": z.literal("Step Functions Execution Status Change"),
  detail: z.object({ name: z.string(), input: z.string().nullish() }),
});

/** By hand, after a restore: what is left of the pass over all, and not a day's part of it. */
const Whole = z.object({ whole: z.literal(true) });

/** Ten minutes of its fifteen: what it does not come to it does in its next turn. */
const longestMs = 600_000;

/**
 * Heals what differs between records and executions: at once where an execution says that it ended before its time, and every quarter of an
 * hour what is in doubt and the next part of all records.
 */
export const handler = async (event?: unknown): Promise<Record<string, Differences>> => {
  const told = StatusChange.safeParse(event).data?.detail;
  return told ? ended(told) : round(Whole.safeParse(event).success ? whole : paced);
};

async function ended({ name, input }: { name: string; input?: string | null }): Promise<Record<string, Differences>> {
  const read = Input.safeParse(parsed(input));
  if (!read.success) {
    log("warn", "reconcile.execution-unknown", { name });
    return {};
  }
  const started = read.data as Ended;
  return { [started.tenant]: told(started.tenant, await healEnded(relayDeps(), started)) };
}

async function round(budget: typeof paced): Promise<Record<string, Differences>> {
  const { length } = await Tenant.all(relayDeps().bank);
  return eachTenant(relayDeps(), { actor: "reconciler", what: "reconcile.failed" }, async ({ tenant }) => {
    const until = performance.now() + longestMs / length;
    try {
      return told(
        tenant,
        await reconcile(
          relayDeps(),
          tenant,
          budget(() => performance.now() < until),
        ),
      );
    } finally {
      // Also where something could not be healed: an older bank would never be brought up to date as long as that lasts.
      if (await bringUpToDate(relayDeps(), tenant)) log("info", "reconcile.brought-up-to-date", { tenant });
    }
  });
}

function told(tenant: string, found: Differences): Differences {
  if (Object.values(found).some((n) => n > 0)) log("warn", "reconcile.healed", { tenant, ...found });
  return found;
}

/** The text of an input, as far as there is one: somebody may have started an execution by hand. */
function parsed(input: string | null | undefined): unknown {
  try {
    return JSON.parse(input ?? "null");
  } catch {
    return undefined;
  }
}
