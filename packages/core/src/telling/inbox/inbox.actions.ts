import * as Agency from "../../agencies/agency/index.ts";
import { type AgencyId, type Ctx, mustBeStaff, notFound, type Page } from "../../ground/shared/index.ts";
import * as Step from "../../routes/step/index.ts";
import { expiring } from "./expiring.ts";
import type { AgencyGroup, Count, Counts, InboxBucket, InboxItem } from "./inbox.ts";
import { openTasks, taskView } from "./task.actions.ts";

export interface InboxQuery {
  bucket: InboxBucket;
  agency?: AgencyId | undefined;
  /** Only the number is wanted: see `Step.find`. */
  counting?: boolean;
  limit?: number;
  from?: string;
}

/** One bucket of the coordinator's day; a coordinator of one municipality sees that one. Staff only. */
export async function find(ctx: Ctx, query: InboxQuery): Promise<Page<InboxItem>> {
  mustBeStaff(ctx.actor);
  const { bucket, agency, counting = false, limit = 50, from } = query;
  const page = { limit, from };
  if (bucket === "tasks") {
    const { items, next } = await openTasks(ctx, page);
    const mine = items.filter(({ data }) => isMine(ctx, data.municipality) && (!agency || data.agencyId === agency));
    return { items: mine.map((task) => ({ task: taskView(task) })), next };
  }
  if (bucket === "expiring") {
    const { items, next } = await expiring(ctx, page, (municipality) => isMine(ctx, municipality));
    return { items: items.map((e) => ({ expiring: e })), next };
  }
  const { items, next } = await Step.find(ctx, {
    bucket,
    counting,
    ...page,
    ...(agency ? { agency } : {}),
    only: municipalityOf(ctx),
  });
  return { items: items.map((step) => ({ step })), next };
}

/** Up to this many are counted; beyond it the answer says "and more". */
const countedMost = 500;

/** How much is in each bucket. Staff only. */
export async function counts(ctx: Ctx): Promise<Counts> {
  mustBeStaff(ctx.actor);
  const all = ["overdue", "today", "week", "no-answer", "rejected", "expiring", "tasks"] as const;
  const counted = await Promise.all(all.map(async (bucket) => [bucket, await count(ctx, bucket)] as const));
  return Object.fromEntries(counted) as Counts;
}

async function count(ctx: Ctx, bucket: InboxBucket): Promise<Count> {
  let n = 0;
  let from: string | undefined;
  do {
    const page: Page<InboxItem> = await find(ctx, {
      bucket,
      counting: true,
      limit: 200,
      from,
    });
    n += page.items.length;
    from = page.next;
  } while (from && n < countedMost);
  return { count: Math.min(n, countedMost), more: from !== undefined };
}

/** A bucket of steps by organisation, the one with most first: whom to call. Looks at 1,000 steps at most. */
export async function byAgency(ctx: Ctx, bucket: InboxBucket): Promise<AgencyGroup[]> {
  const groups = new Map<string, AgencyGroup>();
  let from: string | undefined;
  let looked = 0;
  do {
    const page: Page<InboxItem> = await find(ctx, { bucket, limit: 200, from });
    for (const { step } of page.items) if (step) await join(ctx, groups, step);
    looked += page.items.length;
    from = page.next;
  } while (from && looked < 1000);
  return [...groups.values()].toSorted((a, b) => b.steps - a.steps);
}

async function join(ctx: Ctx, groups: Map<string, AgencyGroup>, step: Step.StepView): Promise<void> {
  const { agencyId, dueDate, stepId } = step;
  const group = groups.get(agencyId) ?? {
    agencyId,
    name: (await Agency.load(ctx, agencyId as AgencyId)).agency.shortName,
    steps: 0,
    oldest: dueDate,
    stepIds: [],
  };
  groups.set(agencyId, {
    ...group,
    steps: group.steps + 1,
    oldest: [dueDate, group.oldest].toSorted()[0]!,
    stepIds: [...group.stepIds, stepId],
  });
}

const municipalityOf = ({ actor }: Ctx): string | undefined =>
  actor.kind === "coordinator" ? actor.municipality : undefined;

function isMine(ctx: Ctx, municipality: string | undefined): boolean {
  const own = municipalityOf(ctx);
  return own === undefined || municipality === undefined || own === municipality;
}

/** @throws Refusal not-found for a step of another municipality than the coordinator's own */
export async function mustBeMine(ctx: Ctx, stepId: Step.Step["stepId"]): Promise<void> {
  const { data } = await Step.load(ctx, stepId);
  if (!isMine(ctx, data.municipality)) throw notFound();
}
