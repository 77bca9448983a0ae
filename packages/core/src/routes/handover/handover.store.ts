import {
  all,
  type ChildId,
  type Ctx,
  type Expectation,
  type HandoverId,
  type Key,
  type Page,
  type PageRequest,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import { partitionOf } from "../../ground/vault/subject.ts";
import type { Handover } from "./handover.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, id: HandoverId) => `T#${tenant}#HANDOVER#${id}`;
const keyOf = (tenant: string, id: HandoverId): Key => ({
  table: "records",
  pk: partition(tenant, id),
  sk: "HANDOVER",
});

export const stages = ["open", "decided"] as const;
type Stage = (typeof stages)[number];
const stageOf = ({ status }: Pick<Handover, "status">): Stage => (status === "proposed" ? "open" : "decided");

const inTenant = (tenant: string, stage: Stage) => `T#${tenant}#HANDOVERS#${stage}`;
const inMunicipality = (tenant: string, stage: Stage, municipality: string) =>
  `${inTenant(tenant, stage)}#IN#${municipality}`;
const fromMunicipality = (tenant: string, stage: Stage, municipality: string) =>
  `${inTenant(tenant, stage)}#FROM#${municipality}`;

/** gsi1: the tenant's; gsi2: those that a municipality takes over; gsi3: those that it hands over. Oldest first. */
export function write(tenant: string, handover: Handover, expect: Expectation): Write {
  const { handoverId, municipality, from, proposedAt } = handover;
  const stage = stageOf(handover);
  const sk = `${proposedAt}#${handoverId}`;
  return {
    put: {
      key: keyOf(tenant, handoverId),
      kind: "handover",
      data: handover,
      index: {
        gsi1: { pk: inTenant(tenant, stage), sk },
        gsi2: { pk: inMunicipality(tenant, stage, municipality), sk },
        gsi3: { pk: fromMunicipality(tenant, stage, from.municipality ?? municipality), sk },
      },
    },
    expect,
  };
}

/** A child has one open hand-over about one thing: its municipality, an organisation, an age. */
const openKey = (tenant: string, childId: ChildId, about: string): Key => ({
  table: "records",
  pk: partitionOf(tenant, childId),
  sk: `HANDOVER#${about}`,
});
export const about = ({ kind, from, age }: Pick<Handover, "kind" | "from" | "age">): string =>
  [kind, ...(kind === "organisation" ? [from.agencyId] : []), ...(kind === "age" ? [age] : [])].join("#");

export const take = (tenant: string, handover: Handover): Write => ({
  put: {
    key: openKey(tenant, handover.childId, about(handover)),
    kind: "open-handover",
    data: { handoverId: handover.handoverId },
  },
  expect: "absent",
});
export const free = (tenant: string, handover: Handover): Write => ({
  remove: openKey(tenant, handover.childId, about(handover)),
  expect: "any",
});

/** The open one about that, strongly consistent. */
export const openOf = async (ctx: Bank, childId: ChildId, of: string): Promise<HandoverId | undefined> =>
  (await ctx.bank.get<{ handoverId: HandoverId }>(openKey(ctx.tenant, childId, of)))?.data.handoverId;

/** All open ones of a child. */
export async function openOnes(ctx: Bank, childId: ChildId): Promise<HandoverId[]> {
  const found: HandoverId[] = [];
  const range = { prefix: "HANDOVER#" };
  const pk = partitionOf(ctx.tenant, childId);
  for await (const { data } of all<{ handoverId: HandoverId }>(ctx.bank, "records", pk, range))
    found.push(data.handoverId);
  return found;
}

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: HandoverId): Promise<Stored<Handover>> =>
  known<Handover>("handover", id, () => ctx.bank.get(keyOf(ctx.tenant, id)));

export interface Order {
  stage: Stage;
  /** Which side of a municipality; absent: the whole tenant. */
  of?: { municipality: string; side: "to" | "from" } | undefined;
}

/** Oldest first; eventually consistent. */
export const find = (ctx: Bank, { stage, of }: Order, page: PageRequest): Promise<Page<Stored<Handover>>> => {
  if (!of) return ctx.bank.find<Handover>("gsi1", inTenant(ctx.tenant, stage), {}, page);
  return of.side === "to"
    ? ctx.bank.find<Handover>("gsi2", inMunicipality(ctx.tenant, stage, of.municipality), {}, page)
    : ctx.bank.find<Handover>("gsi3", fromMunicipality(ctx.tenant, stage, of.municipality), {}, page);
};
