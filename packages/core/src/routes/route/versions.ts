import type * as z from "zod";
import { Act } from "../../ground/shared/act.ts";
import type { Key } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { DecisionId } from "../../ground/shared/ids.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import type { TakenVersion } from "./route.events.ts";
import type { Route } from "./route.ts";
import type { Module } from "./template.ts";
import { templates } from "./templates/index.ts";
import { modules } from "./templates/modules.ts";

/** The decision by which the region takes a version of a template into use. */
export const ApproveTemplate = Act;
export type ApproveTemplate = z.infer<typeof ApproveTemplate>;

/** A version that the region approved. */
export interface Approval extends ApproveTemplate {
  version: number;
  recordedAt: string;
  decisionId?: DecisionId | undefined;
}

/** What the region has approved of one template. */
export interface Approvals {
  template: string;
  approved: Approval[];
}

/** The version that counts without a decision: the product assumes it, until the region has approved one. */
export const assumedVersion = 1;

export const approvalsKey = (tenant: string, template: string): Key => ({
  table: "records",
  pk: `T#${tenant}#TEMPLATE#${template}`,
  sk: "APPROVALS",
});

/** The newest version that counts; a template's first one always does. */
export const newestOf = (approved: readonly Pick<Approval, "version">[]): number =>
  Math.max(assumedVersion, ...approved.map(({ version }) => version));

/** Modules of a child's groups that the region has approved: only these count. */
export async function modulesInUse(
  ctx: Pick<Ctx, "bank" | "tenant">,
  { targetGroups }: Pick<ChildRecord, "targetGroups">,
): Promise<Module[]> {
  const theirs = modules.filter(({ group }) => targetGroups.includes(group));
  if (theirs.length === 0) return [];
  const found = await ctx.bank.getMany<Approvals>(theirs.map(({ key }) => approvalsKey(ctx.tenant, key)));
  return theirs.filter((_, i) => found[i]?.data.approved.length);
}

/** Of what has one version only, nothing else can have been approved. */
const hasVersions = (template: string): boolean => templates.filter(({ key }) => key === template).length > 1;

/** What says by which version a route is opened now, where there are several. */
export const versionKeys = (tenant: string, template: string): Key[] =>
  hasVersions(template) ? [approvalsKey(tenant, template)] : [];

/** By which version a route is opened now. */
export async function versionInUse(ctx: Pick<Ctx, "bank" | "tenant">, template: string): Promise<number> {
  if (!hasVersions(template)) return assumedVersion;
  return newestOf((await ctx.bank.get<Approvals>(approvalsKey(ctx.tenant, template)))?.data.approved ?? []);
}

/** The version that the region has taken into use since this route began; none where it has that one. */
export async function newerVersion(
  ctx: Pick<Ctx, "bank" | "tenant">,
  { template: { key, version } }: Pick<Route, "template">,
): Promise<TakenVersion | undefined> {
  // Where no newer one ships, none can have been approved.
  if (Math.max(...templates.filter((t) => t.key === key).map((t) => t.version)) === version) return undefined;
  const inUse = await versionInUse(ctx, key);
  return inUse > version ? { key, version: inUse, was: version } : undefined;
}
