import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { late } from "../../ground/shared/late.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import * as Child from "../../people/child/index.ts";
import { ofChild as appointmentsOf } from "../../routes/appointment/appointment.store.ts";
import { ofChild as enrolmentsOf } from "../../routes/enrolment/enrolment.store.ts";
import { ofChild as resultsOf } from "../../routes/execution/result.store.ts";
import { list as instrumentsOf } from "../../routes/instrument/instrument.store.ts";
import { routesWithSteps } from "../../routes/merging/hangs.ts";
import { countByMarks } from "./counting.ts";
import { type HelpOf, helpSubject, serviceKeysOf } from "./help.ts";
import { servicesOf } from "./measures.served.ts";

/** What one child needs, waits for and is helped by: all of it is looked at, so that it counts once however often it happens. */
export async function countHelp(request: Ctx, childId: ChildId): Promise<void> {
  const ctx = readingAnew(request);
  const { zone } = await Tenant.load(request);
  await countByMarks(ctx, [helpSubject(childId)], async () => {
    const found = await unlessRefused(() => Child.load(ctx, childId));
    if (!found) return [];
    const { ofHelp } = await contributionOfHelp();
    const help = await helpOf(ctx, found.record);
    return [ofHelp(help, await servicesOf(ctx, serviceKeysOf(help)), zone)];
  });
}

/** How it counts, loaded by whoever counts: what reads figures needs none of it (decision 0101). */
export const contributionOfHelp = late(() => import("./contribution.help.ts"));

/** Ids, kinds and days of all that a child has been helped by. */
export async function helpOf(ctx: Ctx, child: ChildRecord): Promise<HelpOf> {
  const { childId } = child;
  const [instruments, routes, enrolments, results, appointments] = await Promise.all([
    instrumentsOf(ctx, childId),
    routesWithSteps(ctx, childId),
    enrolmentsOf(ctx, childId),
    resultsOf(ctx, childId),
    appointmentsOf(ctx, childId),
  ]);
  return {
    child,
    instruments: instruments.map(({ data }) => data),
    steps: routes.flatMap(({ steps }) => steps),
    enrolments: enrolments.map(({ data }) => data),
    results,
    appointments: appointments.map(({ data }) => data),
  };
}
