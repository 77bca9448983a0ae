import * as Agency from "../../agencies/agency/index.ts";
import {
  type AgencyId,
  auditReads,
  type Ctx,
  mustCareFor,
  type Page,
  reachOf,
  type Stored,
} from "../../ground/shared/index.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Handover from "../../routes/handover/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import { daysAhead, expiring } from "./expiring.ts";
import type { AgencyGroup, Count, Counts, InboxBucket, InboxItem } from "./inbox.ts";
import { isFor, openTasks, settledTasks, settledViews, taskView } from "./task.actions.ts";
import type { Task, TaskKind, TaskState } from "./task.ts";

export interface InboxQuery {
  bucket: InboxBucket;
  agency?: AgencyId | undefined;
  /** Of tasks alone: those that wait, or those that somebody has seen to; and of one kind. */
  state?: TaskState | undefined;
  kind?: TaskKind | undefined;
  /** Only the number is wanted: see `Step.find`. */
  counting?: boolean;
  limit?: number;
  from?: string;
}

/** One bucket of the coordinator's day; a coordinator of one municipality sees that one. Staff only. */
export async function find(ctx: Ctx, query: InboxQuery): Promise<Page<InboxItem>> {
  mustCareFor(ctx.actor, "each");
  const { bucket, agency, state = "open", kind, counting = false, limit = 50, from } = query;
  mustBeRight(bucket === "tasks" ? [] : ofTasksAlone(query));
  const page = { limit, from };
  if (bucket === "tasks") {
    const { items, next } = await (state === "open" ? openTasks : settledTasks)(ctx, page, kind);
    const mine = items.filter(({ data }) => isFor(ctx.actor, data) && (!agency || data.agencyId === agency));
    if (!counting) await auditReads(ctx, childrenOf(mine));
    const views = state === "open" ? mine.map(taskView) : await settledViews(ctx, mine);
    return { items: views.map((task) => ({ task })), next };
  }
  if (bucket === "handovers") {
    const { items, next } = await Handover.find(ctx, { counting, ...page });
    return { items: items.map((handover) => ({ handover })), next };
  }
  if (bucket === "erasures") {
    // Its own bucket alone asks for it: loaded then (decision 0101).
    const { find } = await import("../../routes/erasure/erasure.actions.ts");
    const { items, next } = await find(ctx, { status: "asked", counting, ...page });
    return { items: items.map((erasure) => ({ erasure })), next };
  }
  if (bucket === "requests") {
    const { find } = await import("../../routes/request/find.actions.ts");
    const { items, next } = await find(ctx, { counting, agency, ...page });
    return { items: items.map((request) => ({ request })), next };
  }
  if (bucket === "drafts") {
    const { items, next } = await Route.findDrafts(ctx, { ...page, counting, only: municipalityOf(ctx) });
    return { items: items.map((draft) => ({ draft })), next };
  }
  if (bucket === "expiring") {
    const { items, next } = await expiring(ctx, { ...page, counting, only: municipalityOf(ctx) });
    return { items: items.map((e) => ({ expiring: e })), next };
  }
  const { items, next } = await Step.find(ctx, {
    bucket: bucket === "holds" ? "on-hold" : bucket,
    counting,
    ...page,
    agency,
    only: municipalityOf(ctx),
  });
  return { items: items.map((step) => ({ step })), next };
}

const ofTasksAlone = (query: InboxQuery) =>
  (["state", "kind"] as const)
    .filter((name) => query[name] !== undefined)
    .map((name) => fault(`/${name}`, "только с bucket=tasks", "with bucket=tasks only"));

/** One entry for each child that the page tells of. */
const childrenOf = (tasks: readonly Pick<Stored<Task>, "data">[]) =>
  [...new Set(tasks.flatMap(({ data }) => data.childId ?? []))].map((subject) => ({ subject, action: "inbox.tasks" }));

/** Open tasks and hand-overs are counted by looking at so many; beyond it the answer says "and more". */
const tasksCounted = 500;
/** In a bank that nobody has counted yet, so many of each bucket are looked at. */
const lookedAt = 100;

/** How much is in each bucket: sums of counters, so that it does not grow with steps or children. Staff only. */
export async function counts(ctx: Ctx): Promise<Counts> {
  mustCareFor(ctx.actor, "each");
  const [tasks, handovers, erasures, requests] = await Promise.all([
    count(ctx, "tasks", tasksCounted),
    count(ctx, "handovers", tasksCounted),
    count(ctx, "erasures", tasksCounted),
    count(ctx, "requests", tasksCounted),
  ]);
  const ofLists = { tasks, handovers, erasures, requests };
  if (await Tenant.isUpToDate(ctx)) {
    const waits = await Indicator.waits(ctx, await Tenant.today(ctx), daysAhead, municipalityOf(ctx));
    const exact = Object.entries(waits).map(([bucket, n]) => [bucket, { count: n, more: false }]);
    return { ...(Object.fromEntries(exact) as Record<keyof typeof waits, Count>), ...ofLists };
  }
  const all = ["overdue", "today", "week", "no-answer", "rejected", "failed", "holds", "drafts", "expiring"] as const;
  const counted = await Promise.all(all.map(async (bucket) => [bucket, await count(ctx, bucket, lookedAt)] as const));
  return { ...(Object.fromEntries(counted) as Record<(typeof all)[number], Count>), ...ofLists };
}

/** One page of it, counted. */
async function count(ctx: Ctx, bucket: InboxBucket, limit: number): Promise<Count> {
  const page = await find(ctx, { bucket, counting: true, limit });
  return { count: page.items.length, more: page.next !== undefined };
}

/**
 * A part of the day by organisation, the one with most first: whom to call. Sums of counters, as {@link counts} are; in a bank that nobody has
 * counted yet, of so many steps as are looked at. Names of organisations and numbers: nobody is shown a step. Staff only.
 */
export async function byAgency(ctx: Ctx, part: Indicator.PartOfDay): Promise<AgencyGroup[]> {
  mustCareFor(ctx.actor, "each");
  const all = (await Tenant.isUpToDate(ctx))
    ? await Indicator.whom(ctx, part, await Tenant.today(ctx), municipalityOf(ctx))
    : await sharesOfSteps(ctx, part);
  const shares = all.slice(0, organisationsMost);
  const names = await Agency.namesOf(
    ctx,
    shares.map(({ agencyId }) => agencyId),
  );
  return shares.map((share) => ({ ...share, name: names.get(share.agencyId) ?? "" }));
}

/** More than the pilot has; nobody calls more in a day. */
const organisationsMost = 500;
/** Most steps that are looked at for it. */
const groupedMost = 1000;

async function sharesOfSteps(ctx: Ctx, bucket: Indicator.PartOfDay): Promise<Indicator.Share[]> {
  const shares = new Map<string, Indicator.Share>();
  let from: string | undefined;
  let looked = 0;
  do {
    const page: Page<InboxItem> = await find(ctx, { bucket, counting: true, limit: 200, from });
    for (const { step } of page.items) if (step) join(shares, step);
    looked += page.items.length;
    from = page.next;
  } while (from && looked < groupedMost);
  return [...shares.values()].toSorted((a, b) => b.steps - a.steps);
}

function join(shares: Map<string, Indicator.Share>, { agencyId, dueDate }: Step.StepView): void {
  const { steps, oldest } = shares.get(agencyId) ?? { steps: 0, oldest: dueDate };
  const share = { agencyId: agencyId as AgencyId, steps: steps + 1, oldest: dueDate < oldest ? dueDate : oldest };
  shares.set(agencyId, share);
}

/** What a number in a letter stands for, as far as it is the coordinator's. */
export const byNumber = (ctx: Ctx, number: string) => Route.byNumber(ctx, number, municipalityOf(ctx));

const municipalityOf = ({ actor }: Ctx): string | undefined => reachOf(actor);
