import { changing } from "../../ground/change/index.ts";
import { caresFor, isStaff, mustBeStaff, reachOf } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest, Stored } from "../../ground/shared/bank.ts";
import { by, type Ctx, save } from "../../ground/shared/context.ts";
import { type DecisionId, type FormId, newId } from "../../ground/shared/ids.ts";
import { fault, invalid, mustBeRight, parse } from "../../ground/shared/input.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { askedOf } from "./asked.ts";
import { answerFaults } from "./check.ts";
import type { FormContent } from "./content.ts";
import * as decide from "./form.decide.ts";
import type { FormEvent } from "./form.events.ts";
import * as store from "./form.store.ts";
import {
  DecideForm,
  type Form,
  FormPatch,
  type FormStatus,
  type FormSummary,
  type FormVerb,
  type FormVersion,
  type FormView,
  NewForm,
  PreviewForm,
} from "./form.ts";
import { type Scored, scoresOf } from "./scoring.ts";

/** A draft, of a municipality by its staff, else of the region. @throws Refusal input.invalid, not-found */
export async function draft(ctx: Ctx, input: unknown): Promise<FormView> {
  const given = parse(NewForm, input);
  const { municipality, model } = given;
  return begin(ctx, model ? await shippedAs(model) : given.content!, { municipality, model });
}

/** Loaded when a form is begun by one: whoever answers needs none of them. */
const shippedAs = async (model: NonNullable<Form["model"]>): Promise<FormContent> =>
  (await import("./shipped/index.ts")).shipped[model];

/** @throws Refusal input.invalid, not-found */
export async function begin(
  ctx: Ctx,
  content: FormContent,
  { municipality, model }: Pick<Form, "municipality" | "model">,
): Promise<FormView> {
  mustBeStaff(ctx.actor, territoryOf({ municipality }));
  if (municipality !== undefined) await mustBeOurs(ctx, municipality);
  decide.mustBeSound(content);
  const formId = newId("form", ctx.now().epochMilliseconds);
  const { title, subject } = content;
  const form: Form = {
    formId,
    municipality,
    model,
    status: "draft",
    version: 0,
    title,
    subject,
    hasDraft: true,
    createdAt: ctx.now().toString(),
  };
  await save(ctx, {
    writes: [store.write(ctx.tenant, form, "absent"), store.writeDraft(ctx.tenant, formId, content)],
    stream: store.partition(ctx.tenant, formId),
    events: [{ type: "form.drafted", data: { formId, model } } satisfies FormEvent],
    audit: { subject: formId, action: "form.draft" },
    ref: { kind: "form", id: formId },
  });
  return { ...summary({ data: form, version: 1 }), draft: content, mayDo: mayDo(ctx, form) };
}

/** @throws Refusal input.invalid for a municipality that the tenant does not have */
async function mustBeOurs(ctx: Ctx, municipality: string): Promise<void> {
  const { municipalities } = await Tenant.load(ctx);
  if (municipalities.some(({ key }) => key === municipality)) return;
  throw invalid([fault("/municipality", "муниципалитет региона", "a municipality of the region")]);
}

const changed = changing<FormId, Form, FormEvent>({
  load: store.load,
  authorise: ({ actor }, form) => mustBeStaff(actor, territoryOf(form)),
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { formId }) => store.partition(tenant, formId),
  audit: ({ formId }) => ({ subject: formId }),
  ref: ({ formId }) => ({ kind: "form", id: formId }),
});

/** @throws Refusal form.retired, input.invalid, not-found, conflict.version */
export async function revise(ctx: Ctx, id: FormId, input: unknown, expectedVersion?: number): Promise<FormView> {
  const patch = parse(FormPatch, input);
  const after = await changed(ctx, id, { action: "form.revise", expectedVersion }, async ({ data }) => {
    const { content, draft: before, draftVersion } = await store.contents(ctx, data);
    const { form, events, draft } = decide.revise(data, (before ?? content)!, patch);
    return { events, after: form, writes: [store.writeDraft(ctx.tenant, id, draft, draftVersion)] };
  });
  return view(ctx, after);
}

/** By an act, or by a decision that is one. @throws Refusal approval.by-decision, form.approved, form.retired, form.untranslated, input.invalid, not-found */
export async function approve(ctx: Ctx, id: FormId, input: unknown, decisionId?: DecisionId): Promise<FormView> {
  const given = parse(DecideForm, input);
  await Tenant.mustBeDecided(ctx, "form", decisionId);
  const after = await changed(ctx, id, { action: "form.approve" }, async ({ data }) => {
    const { draft, draftVersion } = await store.contents(ctx, data);
    // Told twice, or said by whoever had it in hand when the decision took effect.
    if (decisionId !== undefined && data.approval?.decisionId === decisionId) return { events: [] };
    const decided = decide.approve(data, draft, given, await deciding(ctx));
    const { events } = decided;
    const form = { ...decided.form, approval: { ...decided.form.approval!, decisionId } };
    const { version, approval } = form;
    const kept: FormVersion = { formId: id, version, content: draft!, approval };
    return {
      events,
      after: form,
      writes: [
        store.writeVersion(ctx.tenant, kept),
        ...store.removeDraft(ctx.tenant, id, draftVersion),
        ...(await store.writeUse(ctx, form)),
      ],
    };
  });
  return view(ctx, after);
}

/** By an act: nobody is asked by it any more. @throws Refusal form.retired, input.invalid, not-found */
export async function retire(ctx: Ctx, id: FormId, input: unknown): Promise<FormView> {
  const given = parse(DecideForm, input);
  const after = await changed(ctx, id, { action: "form.retire" }, async ({ data }) => {
    const { form, events } = decide.retire(data, given, await deciding(ctx));
    const { draftVersion } = await store.contents(ctx, data);
    const use = await store.removeUse(ctx, data);
    return { events, after: form, writes: [...store.removeDraft(ctx.tenant, id, draftVersion), ...use] };
  });
  return view(ctx, after);
}

const deciding = async (ctx: Ctx) => ({
  at: ctx.now().toString(),
  by: by(ctx.actor),
  today: (await Tenant.today(ctx)).toString(),
});

const territoryOf = ({ municipality }: Pick<Form, "municipality">) =>
  municipality === undefined ? "region" : { municipality };

/**
 * What has been approved anybody in the region who works with it may read; what is being prepared, its own staff.
 * @throws Refusal not-found
 */
function visible(ctx: Ctx, form: Form): Form {
  if (isStaff(ctx.actor, territoryOf(form))) return form;
  const isOffered = form.version > 0 && (isStaff(ctx.actor, "each") || ctx.actor.kind === "specialist");
  if (!isOffered) throw notFound();
  return { ...form, hasDraft: false };
}

/** @throws Refusal not-found */
export async function get(ctx: Ctx, id: FormId): Promise<FormView> {
  const found = await store.load(ctx, id);
  return view(ctx, { ...found, data: visible(ctx, found.data) });
}

/** What it said in each approved version. @throws Refusal not-found */
export async function versions(ctx: Ctx, id: FormId, page: PageRequest): Promise<Page<FormVersion>> {
  visible(ctx, (await store.load(ctx, id)).data);
  return store.versions(ctx, id, page);
}

/** Approved ones unless asked otherwise; drafts only of whoever is responsible. */
export async function find(
  ctx: Ctx,
  { status = "approved", ...page }: PageRequest & { status?: FormStatus | undefined },
): Promise<Page<FormSummary>> {
  if (ctx.actor.kind !== "specialist" && !isStaff(ctx.actor, "each")) throw notFound();
  const found = await store.find(ctx, status, page);
  const own = reachOf(ctx.actor);
  const isOurs = ({ municipality }: Form) =>
    status !== "draft" || (ctx.actor.kind !== "specialist" && (own === undefined || own === municipality));
  return { items: found.items.filter(({ data }) => isOurs(data)).map(summary), next: found.next };
}

/** What a form asks by a version, or as it is being prepared where there is no other. @throws Refusal not-found */
export async function contentOf(ctx: Ctx, id: FormId, version?: number): Promise<{ form: Form; content: FormContent }> {
  const form = visible(ctx, (await store.load(ctx, id)).data);
  if (version !== undefined) return { form, content: (await store.loadVersion(ctx, id, version)).content };
  const { content, draft: before } = await store.contents(ctx, form);
  return { form, content: (before ?? content)! };
}

/** What is asked now, by whoever may ask. @throws Refusal form.not-approved, form.retired, not-found */
export async function inForce(
  ctx: Ctx,
  id: FormId,
): Promise<{ version: number; content: FormContent; model: Form["model"] }> {
  const form = visible(ctx, (await store.load(ctx, id)).data);
  decide.mustStand(form);
  if (form.version === 0)
    throw new Refusal("form.not-approved", {
      ru: "Форма ещё не утверждена.",
      en: "The form has not been approved yet.",
    });
  const { version, model } = form;
  return { version, model, content: (await store.loadVersion(ctx, id, version)).content };
}

/** Scores answers and keeps nothing of them. @throws Refusal input.invalid, not-found */
export async function preview(ctx: Ctx, id: FormId, input: unknown): Promise<{ asked: string[]; scores: Scored[] }> {
  const { version, answers } = parse(PreviewForm, input);
  const { content } = await contentOf(ctx, id, version);
  mustBeRight(answerFaults(content, answers, true));
  const asked = askedOf(content.items, answers);
  return { asked: content.items.flatMap(({ key }) => (asked(key) ? [key] : [])), scores: scoresOf(content, answers) };
}

async function view(ctx: Ctx, found: Stored<Form>): Promise<FormView> {
  const { content, draft: next } = await store.contents(ctx, found.data);
  return { ...summary(found), content, draft: next, mayDo: mayDo(ctx, found.data) };
}

const mayDo = ({ actor }: Ctx, form: Form): FormVerb[] =>
  decide.mayDo(form, { isOurs: isStaff(actor, territoryOf(form)), asks: caresFor(actor, "each") });

function summary({ data, version }: Pick<Stored<Form>, "data" | "version">): FormSummary {
  const { version: approvedVersion, ...told } = data;
  return { ...told, approvedVersion, version };
}
