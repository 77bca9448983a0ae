import { changing, expected } from "../../ground/change/index.ts";
import { citedAct, isSameAct } from "../../ground/shared/act.ts";
import {
  auditRead,
  type ChildId,
  type Ctx,
  type DecisionId,
  isStaff,
  mustBeStaff,
  notFound,
  Refusal,
} from "../../ground/shared/index.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import { doesFit } from "./route.actions.ts";
import { shipped } from "./shipped.ts";
import { countsNow, formOf, summary, type TemplateSummary, type TemplateView, view } from "./template.view.ts";
import { templates } from "./templates/index.ts";
import { modules } from "./templates/modules.ts";
import { type Approval, type Approvals, type ApproveTemplate, approvalsKey } from "./versions.ts";

const keys = [...new Set([...templates, ...modules].map(({ key }) => key))];

/** Forms are no secret: whoever works on routes may read them. */
function mustWorkHere({ actor }: Ctx): void {
  if (!isStaff(actor, "each") && actor.kind !== "specialist") throw notFound();
}

/**
 * Every template and module that ships, with the version that counts now. For staff and agencies.
 * @param childId only those by which a route may be opened for this child now, for whoever may open it
 * @throws Refusal not-found
 */
export async function listTemplates(ctx: Ctx, childId?: ChildId): Promise<TemplateSummary[]> {
  mustWorkHere(ctx);
  const found = await ctx.bank.getMany<Approvals>(keys.map((key) => approvalsKey(ctx.tenant, key)));
  const all = keys.map((key, i) => summary(key, found[i]?.data.approved ?? []));
  return childId === undefined ? all : fitting(ctx, childId, all);
}

async function fitting(ctx: Ctx, childId: ChildId, all: readonly TemplateSummary[]): Promise<TemplateSummary[]> {
  const [{ record }, today] = await Promise.all([Child.governed(ctx, childId), Tenant.today(ctx)]);
  await auditRead(ctx, { subject: childId, action: "child.templates" });
  return all.filter(
    ({ kind, template, version }) => kind === "route" && doesFit(record, shipped(template, version), today),
  );
}

/** One template whole; without `version`, the one that counts now. For staff and agencies. @throws Refusal not-found */
export async function getTemplate(ctx: Ctx, key: string, version?: number): Promise<TemplateView> {
  mustWorkHere(ctx);
  if (!keys.includes(key)) throw notFound();
  const found = await ctx.bank.get<Approvals>(approvalsKey(ctx.tenant, key));
  return shown(key, found?.data.approved ?? [], version);
}

function shown(key: string, approved: readonly Approval[], version?: number): TemplateView {
  // A module that is not approved yet is shown as it would be.
  const form = formOf(key, version ?? (countsNow(formOf(key)!, approved) || undefined));
  if (!form) throw notFound();
  return view(form, approved);
}

/**
 * The region approves a version: from now on routes are opened by it, while those that run keep theirs. The same decision again
 * changes nothing. Administrators' business. @throws Refusal not-found, input.invalid, conflict.exists (by another decision)
 */
export async function approveTemplate(
  ctx: Ctx,
  key: string,
  version: number,
  decision: ApproveTemplate,
  decisionId?: DecisionId,
): Promise<TemplateView> {
  mustBeStaff(ctx.actor, "region");
  await Tenant.mustBeDecided(ctx, "template", decisionId);
  if (!formOf(key, version)) throw notFound();
  const today = (await Tenant.today(ctx)).toString();
  if (decision.date > today) mustBeRight([fault("/date", "сегодня или раньше", "today or earlier")]);
  const after = await changed(ctx, key, { action: "template.approve" }, ({ data }) => {
    const known = data.approved.find((a) => a.version === version);
    if (known && isSameAct(known, decision)) return { events: [] };
    if (known) throw approvedAlready(known);
    const approval: Approval = { ...decision, version, recordedAt: ctx.now().toString(), decisionId };
    return {
      events: [{ type: "template.approved", data: { template: key, version } }],
      after: { ...data, approved: [...data.approved, approval] },
      detail: { version },
    };
  });
  return shown(key, after.data.approved, version);
}

const changed = changing<string, Approvals, { type: "template.approved"; data: { template: string; version: number } }>(
  {
    load: async (ctx, template) => {
      const key = approvalsKey(ctx.tenant, template);
      return (
        (await ctx.bank.get<Approvals>(key)) ?? { key, version: 0, kind: "template", data: { template, approved: [] } }
      );
    },
    authorise: ({ actor }) => mustBeStaff(actor, "region"),
    writes: (_, before, after) => [
      { put: { key: before.key, kind: "template", data: after }, expect: expected(before) },
    ],
    stream: (tenant, { template }) => approvalsKey(tenant, template).pk,
    audit: ({ template }) => ({ subject: "templates", detail: { template } }),
    ref: ({ template }) => ({ kind: "template", id: template }),
  },
);

const approvedAlready = ({ version, act, number, date }: Approval) =>
  new Refusal(
    "conflict.exists",
    {
      ru: `Версия ${version} уже утверждена: ${citedAct({ act, number, date }).ru}.`,
      en: `Version ${version} is approved already: ${citedAct({ act, number, date }).en}.`,
    },
    { current: { version, act, number, date } },
  );
