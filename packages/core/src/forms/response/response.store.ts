import type { Temporal } from "temporal-polyfill";
import {
  all,
  type ChildId,
  type Ctx,
  type Expectation,
  type FormId,
  getAll,
  type Key,
  oneAtATime,
  type Page,
  type PageRequest,
  type Place,
  type ResponseId,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import type { FormResponse, ResponseStatus } from "./response.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, id: ResponseId) => partitionOf(tenant, id);
export const keyOf = (tenant: string, id: ResponseId): Key => ({
  table: "records",
  pk: partition(tenant, id),
  sk: "RESPONSE",
});
export const ofForm = (tenant: string, id: FormId) => `T#${tenant}#FORM#${id}#RESPONSES`;
/** By age, of those that go when their term is over: what is about a child or a family goes with its key. */
const aging = (tenant: string) => `T#${tenant}#RESPONSES-AGING`;
const agesIn = (tenant: string, { subject, askedAt, responseId, answersGone }: FormResponse): Place | undefined =>
  !answersGone && (subject.kind === "agency" || subject.kind === "nobody")
    ? { pk: aging(tenant), sk: `${askedAt}#${responseId}` }
    : undefined;
const ofFormIn = (tenant: string, id: FormId, municipality: string) => `${ofForm(tenant, id)}#IN#${municipality}`;

/** gsi1: those of a form by status; gsi2: those of a form in a municipality; gsi4: by age, of those that have a term. */
export const write = (tenant: string, one: FormResponse, expect: Expectation): Write => {
  const sk = `${one.status}#${one.responseId}`;
  return {
    put: {
      key: keyOf(tenant, one.responseId),
      kind: "response",
      data: one,
      index: {
        gsi1: { pk: ofForm(tenant, one.formId), sk },
        gsi2: one.municipality === undefined ? undefined : { pk: ofFormIn(tenant, one.formId, one.municipality), sk },
        gsi4: agesIn(tenant, one),
      },
    },
    expect,
  };
};

/** A child's are found from its own partition, which is strongly consistent, and carried with it to another card. */
export const placeOf = (tenant: string, childId: ChildId, responseId: ResponseId): Write => ({
  put: {
    key: { table: "records", pk: partitionOf(tenant, childId), sk: `RESPONSE#${responseId}` },
    kind: "response-of-child",
    data: { responseId },
  },
  expect: "absent",
});

export const oneResponse = (ctx: Bank, childId: ChildId): Promise<Write> =>
  oneAtATime(ctx.bank, { pk: partitionOf(ctx.tenant, childId), sk: "RESPONSES" });

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: ResponseId): Promise<Stored<FormResponse>> =>
  known<FormResponse>("response", id, () => ctx.bank.get(keyOf(ctx.tenant, id)));

/** Those that are there. */
export const loadMany = async (ctx: Bank, ids: readonly ResponseId[]): Promise<Stored<FormResponse>[]> => {
  const found = await getAll<FormResponse>(
    ctx.bank,
    ids.map((id) => keyOf(ctx.tenant, id)),
  );
  return found.filter((one) => one !== undefined);
};

/** All about a child, oldest first; strongly consistent. */
export async function ofChild(ctx: Bank, childId: ChildId): Promise<Stored<FormResponse>[]> {
  const ids: ResponseId[] = [];
  const pk = partitionOf(ctx.tenant, childId);
  for await (const { data } of all<{ responseId: ResponseId }>(ctx.bank, "records", pk, { prefix: "RESPONSE#" }))
    ids.push(data.responseId);
  return loadMany(ctx, ids);
}

export interface Order {
  formId: FormId;
  municipality?: string | undefined;
  status: ResponseStatus;
}

/** By age; eventually consistent. */
export function find(ctx: Bank, { formId, municipality, status }: Order, page: PageRequest) {
  const range = { prefix: `${status}#` };
  const found: Promise<Page<Stored<FormResponse>>> =
    municipality === undefined
      ? ctx.bank.find<FormResponse>("gsi1", ofForm(ctx.tenant, formId), range, page)
      : ctx.bank.find<FormResponse>("gsi2", ofFormIn(ctx.tenant, formId, municipality), range, page);
  return found;
}

/** Of those that have a term what was asked before; the oldest first, eventually consistent. */
export const oldest = (ctx: Bank, before: Temporal.Instant, page: PageRequest): Promise<Page<Stored<FormResponse>>> =>
  ctx.bank.find<FormResponse>("gsi4", aging(ctx.tenant), { to: before.toString() }, page);
