import * as z from "zod";
import { behind, liveOf, readGroups } from "../../ground/counter/counter.store.ts";
import { mustBeStaff, mustCareFor, within } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest } from "../../ground/shared/bank.ts";
import { auditReads, by, type Ctx } from "../../ground/shared/context.ts";
import type { RouteId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { badCursor } from "../../ground/shared/rules/index.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { everyStageOf } from "../../routes/route/plan.ts";
import { stagesAt } from "../../routes/route/route.store.ts";
import { templateOf, templates } from "../../routes/route/templates/index.ts";
import { readMany } from "../../routes/step/step.store.ts";
import { isSettled } from "../../routes/step/step.ts";
import { stageCell, stageFamily } from "../indicator/contribution.stage.ts";

// Where the region's open routes stand. What is read is bounded by municipalities, templates and days, and not by routes
// (docs/decisions/0257-where-routes-stand.md).

const text = z.strictObject({ ru: z.string(), en: z.string() });
const counts = {
  routes: z.int(),
  overdueSteps: z.int().meta({
    description: "Открытых шагов, срок которых прошёл / open steps that are past their day",
  }),
};
export const InFlightView = z.strictObject({
  asOf: z.string(),
  templates: z.array(z.strictObject({ template: z.string(), title: text, ...counts })),
  stages: z.array(z.strictObject({ template: z.string(), stage: z.string(), title: text, ...counts })).meta({
    description: "Этапы, идущие рядом, считают маршрут каждый / stages that go on beside each other count a route each",
  }),
  municipalities: z.array(z.strictObject({ municipality: z.string(), ...counts })),
});
export type InFlightView = z.infer<typeof InFlightView>;

export interface InFlightQuery {
  municipality?: string | undefined;
  template?: string | undefined;
}

interface Counts {
  routes: number;
  overdueSteps: number;
}

/** How many routes stand at which stage, and how many of its steps are overdue. Staff only; of a municipality's, its own. */
export async function inFlight(ctx: Ctx, query: InFlightQuery): Promise<InFlightView> {
  mustBeStaff(ctx.actor, "each");
  const only = within(ctx.actor, query.municipality);
  const today = (await Tenant.today(ctx)).toString();
  const live = await liveOf(ctx);
  const of = (group: string) => (only === undefined ? `${group}#` : `${group}#${only}#`);
  const [open, standing, due] = await Promise.all(
    ["ROUTES", "STAGES", "DUE-AT"].map((group) => readGroups(ctx, live, of(group))),
  );
  const sums = { templates: new Map(), stages: new Map(), municipalities: new Map() } as Record<
    "templates" | "stages" | "municipalities",
    Map<string, Counts>
  >;
  const add = (kind: keyof typeof sums, key: string, what: keyof Counts, n: number) => {
    const sum = sums[kind].get(key) ?? { routes: 0, overdueSteps: 0 };
    sum[what] += n;
    sums[kind].set(key, sum);
  };
  const wanted = (template: string) => query.template === undefined || query.template === template;
  for (const [where, cell, n] of cellsOf(open!)) {
    const [what, template = ""] = cell.split("|");
    if (what !== "open") continue;
    add("templates", template, "routes", n);
    if (wanted(template)) add("municipalities", where, "routes", n);
  }
  for (const [, cell, n] of cellsOf(standing!)) if (wanted(cell.split("|")[0]!)) add("stages", cell, "routes", n);
  for (const [where, cell, n] of cellsOf(due!)) {
    const [day = "", template = "", stage = ""] = cell.split("|");
    if (day >= today) continue;
    add("templates", template, "overdueSteps", n);
    if (!wanted(template)) continue;
    add("municipalities", where, "overdueSteps", n);
    add("stages", stageCell(template, stage), "overdueSteps", n);
  }
  return {
    asOf: today,
    templates: inOrder(sums.templates, templateOrder).map(([template, sum]) => ({
      template,
      title: templateOf(template)?.title ?? named(template),
      ...sum,
    })),
    stages: inOrder(sums.stages, stageOrder).map(([cell, sum]) => {
      const [template = "", stage = ""] = cell.split("|");
      return { template, stage, title: titleOf(template, stage), ...sum };
    }),
    municipalities: [...sums.municipalities]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([municipality, sum]) => ({ municipality, ...sum })),
  };
}

function* cellsOf(groups: Record<string, Record<string, number>>): Generator<[where: string, cell: string, n: number]> {
  for (const [group, cells] of Object.entries(groups))
    for (const [cell, n] of Object.entries(cells)) if (n > 0) yield [group.split("#")[1]!, cell, n];
}

/** In the order of age, and of the way; what no shipped template has any more stands last. */
const templateOrder = [...new Set(templates.map(({ key }) => key))];
const newestFirst = templates.toSorted((a, b) => b.version - a.version);
const stageOrder = templateOrder.flatMap((key) =>
  everyStageOf(templateOf(key)!).map((stage) => stageCell(key, stage.key)),
);
const inOrder = (sums: ReadonlyMap<string, Counts>, order: readonly string[]): [string, Counts][] => {
  const at = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return [...sums].toSorted(([a], [b]) => at(a) - at(b));
};
const named = (key: string): Text => ({ ru: key, en: key });
const titleOf = (key: string, stage: string): Text =>
  newestFirst
    .filter((template) => template.key === key)
    .flatMap(everyStageOf)
    .find((one) => one.key === stage)?.title ?? named(stage);

export const RouteAtStage = z.strictObject({
  routeId: z.string(),
  childId: z.string(),
  municipality: z.string(),
  template: z.string(),
  stage: z.string(),
  since: z.string().meta({ description: "Когда этап начался / when the stage was entered" }),
  openSteps: z.int(),
  overdueSteps: z.int(),
  dueDate: z
    .string()
    .optional()
    .meta({ description: "Ближайший срок открытых шагов / the first due day of its open steps" }),
});
export type RouteAtStage = z.infer<typeof RouteAtStage>;

export interface AtStageQuery extends PageRequest, InFlightQuery {
  stage?: string | undefined;
}

/**
 * Routes that stand at a stage: municipality by municipality, in each the one that has stood there longest first. A page may come short
 * while `next` says there is more. Whoever works with children; every child is on record as looked at.
 * @throws Refusal input.invalid (no template or no stage), cursor.invalid
 */
export async function routesAt(
  ctx: Ctx,
  { template = "", stage = "", ...query }: AtStageQuery,
): Promise<Page<RouteAtStage>> {
  mustCareFor(ctx.actor, "each");
  mustBeRight([...(template ? [] : [missing("/template")]), ...(stage ? [] : [missing("/stage")])]);
  const { limit = 50, from } = query;
  const only = within(ctx.actor, query.municipality);
  const places = only === undefined ? (await Tenant.load(ctx)).municipalities.map(({ key }) => key).toSorted() : [only];
  const start = from === undefined ? undefined : readPlace(from);
  const live = await liveOf(ctx);
  const found: { routeId: RouteId; childId: string; municipality: string; since: string }[] = [];
  let next: string | undefined;
  for (const municipality of places.filter((place) => !start || start.municipality <= place)) {
    const after = start?.municipality === municipality ? { from: start.after } : {};
    if (found.length >= limit) {
      next = `${municipality}~`;
      break;
    }
    const family = stageFamily(municipality, template, stage);
    const page = await behind(ctx, live, family, after, { limit: limit - found.length });
    for (const { data } of page.items)
      if (data.drill?.routeId)
        found.push({
          municipality,
          routeId: data.drill.routeId as RouteId,
          childId: data.drill.childId,
          since: data.drill.at.split("#")[0]!,
        });
    const last = page.items.at(-1)?.data.drill?.at;
    if (page.next && last) {
      next = `${municipality}~${last}\u0001`;
      break;
    }
  }
  const told = { action: "route.find", detail: { stage } };
  await auditReads(
    ctx,
    [by(ctx.actor), ...new Set(found.map(({ childId }) => childId))].map((subject) => ({ subject, ...told })),
  );
  return { items: await withSteps(ctx, template, stage, found), next };
}

const missing = (pointer: string) => fault(pointer, "код шаблона и этапа", "the code of the template and of the stage");

/** How the stage stands of each: its steps as their records are. */
async function withSteps(
  ctx: Ctx,
  template: string,
  stage: string,
  found: readonly { routeId: RouteId; childId: string; municipality: string; since: string }[],
): Promise<RouteAtStage[]> {
  const today = (await Tenant.today(ctx)).toString();
  const stages = await stagesAt(
    ctx,
    found.map(({ routeId }) => routeId),
    stage,
  );
  const asked = stages.flatMap((one) => (one ? one.stepIds.map((stepId) => ({ stepId, routeId: one.routeId })) : []));
  const open = (await readMany(ctx, asked)).flatMap((step) =>
    step && !isSettled(step.data) && step.data.status !== "planned" ? [step.data] : [],
  );
  const byRoute = Map.groupBy(open, ({ routeId }) => routeId);
  return found.map((one) => {
    const days = (byRoute.get(one.routeId) ?? []).map(({ due }) => due.date).toSorted();
    return {
      ...one,
      template,
      stage,
      openSteps: days.length,
      overdueSteps: days.filter((day) => day < today).length,
      dueDate: days[0],
    };
  });
}

/** A page ends with its municipality and the place within it. */
function readPlace(from: string): { municipality: string; after: string } {
  const [, municipality, after = ""] = /^([^~]+)~(.*)$/s.exec(from) ?? [];
  if (!municipality) throw badCursor();
  return { municipality, after };
}
