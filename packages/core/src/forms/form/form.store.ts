import {
  type Ctx,
  type Expectation,
  type FormId,
  getAll,
  idPattern,
  type Key,
  notFound,
  type Page,
  type PageRequest,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import type { FormContent } from "./content.ts";
import type { Form, FormStatus, FormVersion } from "./form.ts";
import type { ShippedKey } from "./shipped/keys.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, id: FormId) => `T#${tenant}#FORM#${id}`;
const keyOf = (tenant: string, id: FormId): Key => ({ table: "records", pk: partition(tenant, id), sk: "FORM" });
const draftKey = (tenant: string, id: FormId): Key => ({ ...keyOf(tenant, id), sk: "DRAFT" });
const versionKey = (tenant: string, id: FormId, n: number): Key => ({
  ...keyOf(tenant, id),
  sk: `VERSION#${String(n).padStart(4, "0")}`,
});
/** Which of the forms that began as one of the platform's is asked by: the region's, or a municipality's own. */
const modelKey = (tenant: string, model: ShippedKey, municipality: string | undefined): Key => ({
  table: "records",
  pk: `T#${tenant}#FORM-OF#${model}`,
  sk: municipality === undefined ? "REGION" : `IN#${municipality}`,
});
export const ofStatus = (tenant: string, status: FormStatus) => `T#${tenant}#FORMS#${status}`;

/** gsi1: the tenant's by status. */
export const write = (tenant: string, form: Form, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, form.formId),
    kind: "form",
    data: form,
    index: { gsi1: { pk: ofStatus(tenant, form.status), sk: form.formId } },
  },
  expect,
});

/** @param before the version of the draft that was read; 0: there is none yet */
export const writeDraft = (tenant: string, formId: FormId, content: FormContent, before = 0): Write => ({
  put: { key: draftKey(tenant, formId), kind: "form-draft", data: content },
  expect: before === 0 ? "absent" : before,
});
/** @param before the version of the draft that was read; 0: there is none, and nothing to remove */
export const removeDraft = (tenant: string, formId: FormId, before = 0): Write[] =>
  before === 0 ? [] : [{ remove: draftKey(tenant, formId), expect: before }];

export const writeVersion = (tenant: string, version: FormVersion): Write => ({
  put: { key: versionKey(tenant, version.formId, version.version), kind: "form-version", data: version },
  expect: "absent",
});

/** The one approved last is asked by. */
export async function writeUse(ctx: Bank, { formId, model, municipality, version }: Form): Promise<Write[]> {
  if (model === undefined) return [];
  const key = modelKey(ctx.tenant, model, municipality);
  const found = await ctx.bank.get<FormUse>(key);
  return [{ put: { key, kind: "form-use", data: { formId, version } }, expect: found?.version ?? "absent" }];
}

/** It is asked by no more, unless another one has taken its place. */
export async function removeUse(ctx: Bank, { formId, model, municipality }: Form): Promise<Write[]> {
  if (model === undefined) return [];
  const found = await ctx.bank.get<FormUse>(modelKey(ctx.tenant, model, municipality));
  return found?.data.formId === formId ? [{ remove: found.key, expect: found.version }] : [];
}

/** A form and the version of it by which is asked. */
export interface FormUse {
  formId: FormId;
  version: number;
}

/** By which form of a model is asked in a municipality: its own, else the region's; none where nobody has approved one. */
export async function inUse(ctx: Bank, model: ShippedKey, municipality: string): Promise<FormUse | undefined> {
  const own = await ctx.bank.get<FormUse>(modelKey(ctx.tenant, model, municipality));
  return (own ?? (await ctx.bank.get<FormUse>(modelKey(ctx.tenant, model, undefined))))?.data;
}

const isId = (id: FormId) => idPattern("form").test(id);

/** @throws Refusal not-found */
export async function load(ctx: Bank, id: FormId): Promise<Stored<Form>> {
  const found = isId(id) ? await ctx.bank.get<Form>(keyOf(ctx.tenant, id)) : undefined;
  if (!found) throw notFound();
  return found;
}

export interface Contents {
  content?: FormContent | undefined;
  draft?: FormContent | undefined;
  /** The version of the draft's record; 0: there is none. */
  draftVersion: number;
}

/** What has been approved, of the version in force, and the draft. */
export async function contents(ctx: Bank, { formId, version, hasDraft }: Form): Promise<Contents> {
  const keys = [
    ...(version > 0 ? [versionKey(ctx.tenant, formId, version)] : []),
    ...(hasDraft ? [draftKey(ctx.tenant, formId)] : []),
  ];
  const found = (await getAll<FormVersion | FormContent>(ctx.bank, keys)).flatMap((one) => one ?? []);
  const draft = found.find((one): one is Stored<FormContent> => "items" in one.data);
  return {
    content: found.map(({ data }) => data).find((one): one is FormVersion => "content" in one)?.content,
    draft: draft?.data,
    draftVersion: draft?.version ?? 0,
  };
}

/** An approved version as it was. @throws Refusal not-found */
export async function loadVersion(ctx: Bank, id: FormId, n: number): Promise<FormVersion> {
  const found = isId(id) ? await ctx.bank.get<FormVersion>(versionKey(ctx.tenant, id, n)) : undefined;
  if (!found) throw notFound();
  return found.data;
}

/** What several versions ask, each by `form_…#version`; each is read once. */
export async function contentsOf(
  ctx: Bank,
  wanted: readonly { formId: FormId; version: number }[],
): Promise<Map<string, FormContent>> {
  const keys = new Map(
    wanted.map(({ formId, version }) => [`${formId}#${version}`, versionKey(ctx.tenant, formId, version)]),
  );
  const found = await getAll<FormVersion>(ctx.bank, [...keys.values()]);
  return new Map(found.flatMap((one) => (one ? [[`${one.data.formId}#${one.data.version}`, one.data.content]] : [])));
}

/** Oldest first, a page of them: each may be large. */
export async function versions(ctx: Bank, id: FormId, page: PageRequest): Promise<Page<FormVersion>> {
  const found = await ctx.bank.list<FormVersion>("records", partition(ctx.tenant, id), { prefix: "VERSION#" }, page);
  return { items: found.items.map(({ data }) => data), next: found.next };
}

/** By age. */
export async function find(ctx: Bank, status: FormStatus, page: PageRequest): Promise<Page<Stored<Form>>> {
  return ctx.bank.find<Form>("gsi1", ofStatus(ctx.tenant, status), {}, page);
}
