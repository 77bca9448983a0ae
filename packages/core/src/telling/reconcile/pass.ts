import {
  Conflict,
  type DeliveryId,
  executionName,
  inParallel,
  type Key,
  type Page,
  type PageRequest,
  type Stored,
  stepMachine,
} from "../../ground/shared/index.ts";
import { late } from "../../ground/shared/late.ts";
import type { Appointment } from "../../routes/appointment/index.ts";
import type { Enrolment } from "../../routes/enrolment/index.ts";
import { openAmong, openRoutes } from "../../routes/route/route.store.ts";
import type { Route } from "../../routes/route/route.ts";
import { place } from "../../routes/step/place.actions.ts";
import { isPlaced, tenantSteps } from "../../routes/step/step.store.ts";
import { isWithheld, type Step } from "../../routes/step/step.ts";
import { retryingPage } from "../delivery/index.ts";
import type { Budget } from "./budget.ts";
import { isMilestoneMissed, isYoung, type TenantRun } from "./run.ts";
import type { Suspect } from "./suspects.ts";

/** Loaded when something must be looked at closely. */
const heal = async (run: TenantRun, suspect: Suspect) => (await healing()).heal(run, suspect);
const healing = late(() => import("./heal.ts"));

/** Likewise. */
const enrolments = () => import("./enrolments.ts");
const appointments = () => import("./appointments.ts");

/** Where the pass over a tenant's records is. Two runs at once harm nobody; the later to be done keeps nothing. */
interface Pass {
  section: keyof typeof sections;
  /** The page of the section that comes next; none: its first. */
  from?: string;
  /** Records that this pass has looked at so far, and the last one in all. */
  looked: number;
  size: number;
}

/** One order of records, page by page. */
interface Section<T> {
  page(run: TenantRun, page: PageRequest): Promise<Page<T>>;
  look(run: TenantRun, items: readonly T[]): Promise<void>;
}
const section = <T>(of: Section<T>) => ({
  /** @returns how many there were, and where the next page begins */
  async look(run: TenantRun, page: PageRequest): Promise<{ looked: number; next: string | undefined }> {
    const { items, next } = await of.page(run, page);
    await of.look(run, items);
    return { looked: items.length, next };
  },
});

const sections = {
  steps: section<Stored<Step>>({
    page: ({ r: { ctx } }, page) => ctx.bank.find("gsi2", tenantSteps(ctx.tenant), { prefix: "open#" }, page),
    look: lookAtSteps,
  }),
  routes: section<Stored<Route>>({
    page: ({ r: { ctx } }, page) => ctx.bank.find("gsi2", openRoutes(ctx.tenant), {}, page),
    look: (run, routes) =>
      each(run, routes, async ({ data: { routeId, generationAt } }) => {
        if (!isYoung(run.r, generationAt)) await heal(run, { of: "route", routeId });
      }),
  }),
  enrolments: section<Stored<Enrolment>>({
    page: async (run, page) => (await enrolments()).openPage(run, page),
    look: async (run, items) => {
      const { lookAt } = await enrolments();
      await each(run, items, (item) => lookAt(run, item));
    },
  }),
  appointments: section<Stored<Appointment>>({
    page: async (run, page) => (await appointments()).openPage(run, page),
    look: async (run, items) => {
      const { lookAt } = await appointments();
      await each(run, items, (item) => lookAt(run, item));
    },
  }),
  webhooks: section<DeliveryId>({
    page: ({ r }, page) => retryingPage(r.ctx, page),
    look: (run, ids) => each(run, ids, (deliveryId) => heal(run, { of: "delivery", deliveryId })),
  }),
};
const order = Object.keys(sections) as Pass["section"][];

/** Records of one read, and of one batch of the routes that they belong to. */
const pageSize = 100;
/** Step Functions takes 300 questions a second about waits; so many at once, of some 20 ms each, stay below. */
const atOnce = 4;

const each = <T>({ errors }: TenantRun, items: readonly T[], look: (item: T) => Promise<void>): Promise<void> =>
  inParallel(items, atOnce, (item) => errors.collect(() => look(item)));

/** Looks at as many records as the budget allows, from where the run before has stopped to the end of the pass at most. */
export async function goOn(run: TenantRun, { share, mayGoOn }: Budget): Promise<void> {
  const kept = await run.r.ctx.bank.get<Pass>(keyOf(run.r.ctx.tenant));
  let pass: Pass = kept?.data ?? { section: "steps", looked: 0, size: 0 };
  const wasWhole = pass.section === "steps" && pass.from === undefined;
  const { size, looked: before } = pass;
  // A region that has grown since, or is looked at for the first time, is known by what has been seen of it.
  let left = share(Math.max(size, before));
  let isOver = false;
  try {
    while (left > 0 && !isOver && mayGoOn()) {
      const page = { limit: Math.min(pageSize, left), from: pass.from };
      const { looked, next } = await sections[pass.section].look(run, page);
      left -= looked;
      pass = { ...pass, from: next, looked: pass.looked + looked };
      if (next !== undefined) continue;
      const following = order[order.indexOf(pass.section) + 1];
      isOver = following === undefined;
      pass = following ? { ...pass, section: following } : { section: "steps", looked: 0, size: pass.looked };
    }
  } finally {
    // A pass that one run is enough for leaves no trace.
    if (!(wasWhole && isOver && share(pass.size) === share(size))) await keep(run, pass, kept);
  }
}

const keyOf = (tenant: string): Key => ({ table: "records", pk: `T#${tenant}#RECONCILER`, sk: "PASS" });

async function keep({ r: { ctx } }: TenantRun, pass: Pass, before: Stored<Pass> | undefined): Promise<void> {
  const put = { key: keyOf(ctx.tenant), kind: "pass", data: pass };
  await ctx.bank.commit([{ put, expect: before?.version ?? "absent" }]).catch((error: unknown) => {
    if (!(error instanceof Conflict)) throw error; // another run was at it, and has kept where it stopped
  });
}

/**
 * Nearly every step is as it should be; so its copy in the order is judged first, which is cheap to read and may be a moment old, and the
 * record itself only where it raises a doubt.
 */
async function lookAtSteps(run: TenantRun, steps: readonly Stored<Step>[]): Promise<void> {
  const { ctx } = run.r;
  const open = await openAmong(
    ctx,
    steps.map(({ data }) => data.routeId),
  );
  await each(run, steps, async (step) => {
    const { stepId, routeId } = step.data;
    // Functions are replaced one after the other: an older one may have written it after all had got their places.
    if (!isPlaced(ctx.tenant, step) && (await run.upToDate())) await place(ctx, step);
    if (await isDoubtful(run, step.data, open.has(routeId))) await heal(run, { of: "step", stepId, routeId });
  });
}

/** Whether the record of a step must be read: something about it is late, or its execution or route is gone. */
async function isDoubtful({ r, clock }: TenantRun, step: Step, isRouteOpen: boolean): Promise<boolean> {
  if (isYoung(r, step.generationAt)) return false;
  if (!isRouteOpen || isWithheld(step) || isMilestoneMissed(step, clock)) return true;
  const { stepId, generation, wait } = step;
  if (wait?.generation === generation && (await r.workflows.waits(wait.taskToken))) return false;
  return (await r.workflows.status(stepMachine, executionName(stepId, generation))) !== "running";
}
