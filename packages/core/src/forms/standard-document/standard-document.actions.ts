import { changing } from "../../ground/change/index.ts";
import { isStaff, mustBeStaff, reachOf } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest, Stored } from "../../ground/shared/bank.ts";
import { by, type Ctx, save } from "../../ground/shared/context.ts";
import { type DecisionId, newId, type StandardId } from "../../ground/shared/ids.ts";
import { fault, invalid, parse } from "../../ground/shared/input.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { fieldKeys, fieldOf, listKeys, listOf } from "./catalogue.ts";
import type { DocumentContent } from "./content.ts";
import { documentData } from "./data.ts";
import { cases, caseWords } from "./placeholder.ts";
import * as decide from "./standard-document.decide.ts";
import type { StandardEvent } from "./standard-document.events.ts";
import * as store from "./standard-document.store.ts";
import {
  type CatalogueView,
  DecideStandard,
  type Edition,
  type EditionView,
  NewStandard,
  type StandardDocument,
  StandardPatch,
  type StandardStatus,
  type StandardSummary,
  type StandardView,
} from "./standard-document.ts";

/** A draft, of a municipality by its staff, else of the region. @throws Refusal input.invalid, not-found */
export async function draft(ctx: Ctx, input: unknown): Promise<StandardView> {
  const { municipality, model, content } = parse(NewStandard, input);
  return begin(ctx, model ? await shippedAs(model) : content!, { municipality, model });
}

/** Loaded when a document is begun by one: whoever fills it in needs none of them. */
const shippedAs = async (model: NonNullable<StandardDocument["model"]>): Promise<DocumentContent> =>
  (await import("./shipped/index.ts")).shipped[model];

/** @throws Refusal input.invalid, not-found */
export async function begin(
  ctx: Ctx,
  content: DocumentContent,
  { municipality, model }: Pick<StandardDocument, "municipality" | "model">,
): Promise<StandardView> {
  mustBeStaff(ctx.actor, territoryOf({ municipality }));
  if (municipality !== undefined) await mustBeOurs(ctx, municipality);
  decide.mustBeSound(content);
  const standardId: StandardId = newId("standard", ctx.now().epochMilliseconds);
  const { title, audience } = content;
  const standard: StandardDocument = {
    standardId,
    municipality,
    model,
    status: "draft",
    edition: 0,
    title,
    audience,
    hasDraft: true,
    createdAt: ctx.now().toString(),
  };
  await save(ctx, {
    writes: [store.write(ctx.tenant, standard, "absent"), store.writeDraft(ctx.tenant, standardId, content)],
    stream: store.partition(ctx.tenant, standardId),
    events: [{ type: "standard-document.drafted", data: { standardId, model } } satisfies StandardEvent],
    audit: { subject: standardId, action: "standard-document.draft" },
    ref: { kind: "standard-document", id: standardId },
  });
  return { ...summary({ data: standard, version: 1 }), draft: content };
}

/** @throws Refusal input.invalid for a municipality that the tenant does not have */
async function mustBeOurs(ctx: Ctx, municipality: string): Promise<void> {
  const { municipalities } = await Tenant.load(ctx);
  if (municipalities.some(({ key }) => key === municipality)) return;
  throw invalid([fault("/municipality", "муниципалитет региона", "a municipality of the region")]);
}

const changed = changing<StandardId, StandardDocument, StandardEvent>({
  load: store.load,
  authorise: ({ actor }, standard) => mustBeStaff(actor, territoryOf(standard)),
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { standardId }) => store.partition(tenant, standardId),
  audit: ({ standardId }) => ({ subject: standardId }),
  ref: ({ standardId }) => ({ kind: "standard-document", id: standardId }),
});

/** @throws Refusal standard-document.retired, input.invalid, not-found, conflict.version */
export async function revise(
  ctx: Ctx,
  id: StandardId,
  input: unknown,
  expectedVersion?: number,
): Promise<StandardView> {
  const patch = parse(StandardPatch, input);
  const after = await changed(ctx, id, { action: "standard-document.revise", expectedVersion }, async ({ data }) => {
    const { content, draft: before, draftVersion } = await store.contents(ctx, data);
    const { standard, events, draft } = decide.revise(data, (before ?? content)!, patch);
    return { events, after: standard, writes: [store.writeDraft(ctx.tenant, id, draft, draftVersion)] };
  });
  return view(ctx, after);
}

/** By an act, or by a decision that is one. @throws Refusal approval.by-decision, standard-document.approved, standard-document.retired, input.invalid, not-found */
export async function approve(
  ctx: Ctx,
  id: StandardId,
  input: unknown,
  decisionId?: DecisionId,
): Promise<StandardView> {
  const given = parse(DecideStandard, input);
  await Tenant.mustBeDecided(ctx, "standard-document", decisionId);
  const after = await changed(ctx, id, { action: "standard-document.approve" }, async ({ data }) => {
    const { draft, draftVersion } = await store.contents(ctx, data);
    // Told twice, or said by whoever had it in hand when the decision took effect.
    if (decisionId !== undefined && data.approval?.decisionId === decisionId) return { events: [] };
    const decided = decide.approve(data, draft, given, await deciding(ctx));
    const standard = { ...decided.standard, approval: { ...decided.standard.approval!, decisionId } };
    const { edition, approval } = standard;
    const kept: Edition = { standardId: id, edition, content: draft!, approval };
    return {
      events: decided.events,
      after: standard,
      writes: [store.writeEdition(ctx.tenant, kept), ...store.removeDraft(ctx.tenant, id, draftVersion)],
    };
  });
  return view(ctx, after);
}

/** By an act: it is filled in no more. @throws Refusal standard-document.retired, input.invalid, not-found */
export async function retire(ctx: Ctx, id: StandardId, input: unknown): Promise<StandardView> {
  const given = parse(DecideStandard, input);
  const after = await changed(ctx, id, { action: "standard-document.retire" }, async ({ data }) => {
    const { standard, events } = decide.retire(data, given, await deciding(ctx));
    const { draftVersion } = await store.contents(ctx, data);
    return { events, after: standard, writes: store.removeDraft(ctx.tenant, id, draftVersion) };
  });
  return view(ctx, after);
}

const deciding = async (ctx: Ctx) => ({
  at: ctx.now().toString(),
  by: by(ctx.actor),
  today: (await Tenant.today(ctx)).toString(),
});

const territoryOf = ({ municipality }: Pick<StandardDocument, "municipality">) =>
  municipality === undefined ? "region" : { municipality };

/**
 * What has been approved anybody in the region who works with it may read; what is being prepared, its own staff.
 * @throws Refusal not-found
 */
function visible(ctx: Ctx, standard: StandardDocument): StandardDocument {
  if (isStaff(ctx.actor, territoryOf(standard))) return standard;
  const isOffered = standard.edition > 0 && (isStaff(ctx.actor, "each") || ctx.actor.kind === "specialist");
  if (!isOffered) throw notFound();
  return { ...standard, hasDraft: false };
}

/** @throws Refusal not-found */
export async function get(ctx: Ctx, id: StandardId): Promise<StandardView> {
  const found = await store.load(ctx, id);
  return view(ctx, { ...found, data: visible(ctx, found.data) });
}

/** What it said in each approved edition, and from when until when. @throws Refusal not-found */
export async function editions(ctx: Ctx, id: StandardId, page: PageRequest): Promise<Page<EditionView>> {
  const { retirement } = visible(ctx, (await store.load(ctx, id)).data);
  const found = await store.editions(ctx, id, page);
  const items = found.items.map(({ edition, content, approval }, i) => ({
    edition,
    from: approval.act.date,
    until: found.items[i + 1]?.approval.act.date ?? (found.next ? undefined : retirement?.act.date),
    content,
    approval,
  }));
  return { items, next: found.next };
}

/** Approved ones unless asked otherwise; drafts only of whoever is responsible. */
export async function find(
  ctx: Ctx,
  { status = "approved", ...page }: PageRequest & { status?: StandardStatus | undefined },
): Promise<Page<StandardSummary>> {
  if (ctx.actor.kind !== "specialist" && !isStaff(ctx.actor, "each")) throw notFound();
  const found = await store.find(ctx, status, page);
  const own = reachOf(ctx.actor);
  const isOurs = ({ municipality }: StandardDocument) =>
    status !== "draft" || (ctx.actor.kind !== "specialist" && (own === undefined || own === municipality));
  return { items: found.items.filter(({ data }) => isOurs(data)).map(summary), next: found.next };
}

/** What it says by an edition, or as it is being prepared where that is asked for. @throws Refusal not-found */
export async function contentOf(
  ctx: Ctx,
  id: StandardId,
  edition?: number,
): Promise<{ standard: StandardDocument; content: DocumentContent }> {
  const standard = visible(ctx, (await store.load(ctx, id)).data);
  if (edition !== undefined) return { standard, content: (await store.loadEdition(ctx, id, edition)).content };
  const { content, draft: before } = await store.contents(ctx, standard);
  return { standard, content: (before ?? content)! };
}

/** By which papers are filled in now. @throws Refusal standard-document.not-approved, standard-document.retired, not-found */
export async function inForce(
  ctx: Ctx,
  id: StandardId,
): Promise<{ standard: StandardDocument; content: DocumentContent }> {
  const standard = visible(ctx, (await store.load(ctx, id)).data);
  decide.mustStand(standard);
  if (standard.edition === 0)
    throw new Refusal("standard-document.not-approved", {
      ru: "Типовой документ ещё не утверждён.",
      en: "The standard document has not been approved yet.",
    });
  return { standard, content: (await store.loadEdition(ctx, id, standard.edition)).content };
}

async function view(ctx: Ctx, found: Stored<StandardDocument>): Promise<StandardView> {
  const { content, draft: next } = await store.contents(ctx, found.data);
  return { ...summary(found), content, draft: next };
}

const summary = ({ data, version }: Pick<Stored<StandardDocument>, "data" | "version">): StandardSummary => ({
  ...data,
  version,
});

/** What documents may be filled from: fields, lists, and the cases in which a name may stand. */
export const catalogue = (): CatalogueView => ({
  fields: fieldKeys.map((key) => {
    const { ru, title, kind } = fieldOf(key);
    return { key, name: ru, title, kind };
  }),
  lists: listKeys.map((key) => {
    const { ru, title, columns } = listOf(key);
    return {
      key,
      name: ru,
      title,
      columns: Object.entries(columns).map(([column, one]) => ({ key: column, name: one.ru, title: one.title })),
    };
  }),
  cases: cases.map((key) => ({ key, name: caseWords[key] })),
  dataClasses: [...documentData],
});
