import type { Temporal } from "temporal-polyfill";
import {
  type AgencyId,
  type Ctx,
  type Expectation,
  type FamilyId,
  type FindingId,
  idAt,
  type Key,
  ordersOf,
  type Page,
  type PageRequest,
  type RoundId,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { roundKey } from "../response/gate.ts";
import { attendFindingOn, attendOn, forgetOn } from "./round.decide.ts";
import { type Entry, type Finding, isAgency, isSettled, type Round, type RoundStatus } from "./round.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, id: RoundId) => partitionOf(tenant, id);

const orders = ordersOf("ROUNDS");
const lists = ordersOf("ROUND-LISTS");
const awaited = ordersOf("FINDINGS");
export const tenantRounds = orders.ofTenant;
/** What is the whole region's stands beside the municipalities, where each of them sees it. */
export const ofRegion = "-";
const ofForm = (tenant: string, round: Pick<Round, "formId">) => `T#${tenant}#FORM#${round.formId}#ROUNDS`;

/** gsi1: of a form; gsi2: the tenant's; gsi3: what is to be attended to, or whose list is to go; gsi4: a municipality's, and those of the whole region. */
export const write = (tenant: string, round: Round, expect: Expectation): Write => {
  const { municipality = ofRegion, status, roundId } = round;
  const { gsi2, gsi4 } = orders.index(tenant, { municipality }, `${status}#${roundId}`);
  return {
    put: {
      key: roundKey(tenant, roundId),
      kind: "form-round",
      data: round,
      index: {
        gsi1: { pk: ofForm(tenant, round), sk: `${status}#${roundId}` },
        gsi2,
        gsi3: orders.due(tenant, attendOn(round), roundId) ?? lists.due(tenant, forgetOn(round), roundId),
        gsi4,
      },
    },
    expect,
  };
};

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: RoundId): Promise<Stored<Round>> =>
  known<Round>("round", id, () => ctx.bank.get(roundKey(ctx.tenant, id)));

/** Newest first; eventually consistent. */
export const find = (
  ctx: Bank,
  { status, municipality }: { status: RoundStatus; municipality?: string | undefined },
  page: PageRequest,
): Promise<Page<Stored<Round>>> =>
  orders.find<Round>(ctx, { municipality }, { prefix: `${status}#`, descending: true }, page);

/** Those of a form that are over, the newest first; eventually consistent. */
export const closedOf = async (ctx: Bank, round: Pick<Round, "formId">, limit: number): Promise<Round[]> =>
  (
    await ctx.bank.find<Round>("gsi1", ofForm(ctx.tenant, round), { prefix: "closed#", descending: true }, { limit })
  ).items.map(({ data }) => data);

export const dueBy = (ctx: Bank, today: string, page: PageRequest): Promise<Page<Stored<Round>>> =>
  orders.dueBy<Round>(ctx, today, page);

/** Those whose lists are to go. */
export const listsDueBy = (ctx: Bank, today: string, page: PageRequest): Promise<Page<Stored<Round>>> =>
  lists.dueBy<Round>(ctx, today, page);

/** Those that were begun before, and are over, the oldest first; eventually consistent. */
export const oldest = (ctx: Bank, before: Temporal.Instant, page: PageRequest): Promise<Page<Stored<Round>>> =>
  orders.find<Round>(ctx, {}, { from: "closed#", to: `closed#${idAt("round", before.epochMilliseconds)}` }, page);

type Asked = { familyId: FamilyId } | { agencyId: AgencyId };
const idOf = (one: Asked) => ("familyId" in one ? one.familyId : one.agencyId);

export const entryKey = (tenant: string, roundId: RoundId, one: Asked): Key => ({
  table: "records",
  pk: partition(tenant, roundId),
  sk: `ENTRY#${idOf(one)}`,
});
/** The rounds by which somebody is asked. */
const roundsOf = (tenant: string, one: Asked) => `${partitionOf(tenant, idOf(one))}#ROUNDS`;

/** gsi1: of whoever is asked. */
export const writeEntry = (tenant: string, roundId: RoundId, entry: Entry, expect: Expectation): Write => ({
  put: {
    key: entryKey(tenant, roundId, entry),
    kind: "round-entry",
    data: entry,
    index: { gsi1: { pk: roundsOf(tenant, entry), sk: roundId } },
  },
  expect,
});

export const entry = (ctx: Bank, roundId: RoundId, one: Asked): Promise<Stored<Entry> | undefined> =>
  ctx.bank.get<Entry>(entryKey(ctx.tenant, roundId, one));

export const entries = (ctx: Bank, roundId: RoundId, page: PageRequest): Promise<Page<Stored<Entry>>> =>
  ctx.bank.list<Entry>("records", partition(ctx.tenant, roundId), { prefix: "ENTRY#" }, page);

/** The newest rounds by which somebody is asked; eventually consistent. */
export const newestOf = async (ctx: Bank, one: Asked, limit: number): Promise<RoundId[]> =>
  (await ctx.bank.find("gsi1", roundsOf(ctx.tenant, one), { descending: true }, { limit })).items.map(
    ({ index }) => index!.gsi1!.sk as RoundId,
  );

/** A piece of an errand that was done: told again, it brings about nothing more. */
export const pieceWrite = (tenant: string, roundId: RoundId, name: string): Write => ({
  put: {
    key: { table: "records", pk: partition(tenant, roundId), sk: `PIECE#${name}` },
    kind: "round-piece",
    data: {},
  },
  expect: "absent",
});

const findingKey = (tenant: string, { roundId, findingId }: FindingAt): Key => ({
  table: "records",
  pk: partition(tenant, roundId),
  sk: `FINDING#${findingId}`,
});
export interface FindingAt {
  roundId: RoundId;
  findingId: FindingId;
}
const findingsOf = (tenant: string, agencyId: AgencyId) => `${partitionOf(tenant, agencyId)}#FINDINGS`;

/** gsi1: of the organisation that sees to it, those that wait before those that are done; gsi3: what is to be attended to. */
export const writeFinding = (tenant: string, one: Finding, expect: Expectation): Write => {
  const due = awaited.due(tenant, attendFindingOn(one), one.findingId);
  const isOfAgency = isAgency(one.responsible);
  return {
    put: {
      key: findingKey(tenant, one),
      kind: "round-finding",
      data: one,
      index:
        due || isOfAgency
          ? {
              gsi1: isOfAgency
                ? {
                    pk: findingsOf(tenant, one.responsible as AgencyId),
                    sk: `${isSettled(one) ? "done" : "asked"}#${one.findingId}`,
                  }
                : undefined,
              gsi3: due,
            }
          : undefined,
    },
    expect,
  };
};

/** Findings of which something is to be told. */
export const findingsDueBy = (ctx: Bank, today: string, page: PageRequest): Promise<Page<Stored<Finding>>> =>
  awaited.dueBy<Finding>(ctx, today, page);

/** @throws Refusal not-found */
export const loadFinding = (ctx: Bank, at: FindingAt): Promise<Stored<Finding>> =>
  known<Finding>("finding", at.findingId, () => ctx.bank.get(findingKey(ctx.tenant, at)));

/** What an organisation is to see to, or has seen to, the newest first; eventually consistent. */
export const findingsFor = async (ctx: Bank, agencyId: AgencyId, of: "asked" | "done", limit: number) =>
  (
    await ctx.bank.find<Finding>(
      "gsi1",
      findingsOf(ctx.tenant, agencyId),
      { prefix: `${of}#`, descending: true },
      { limit },
    )
  ).items.map(({ data }) => data);

/** The oldest first. */
export const findings = async (ctx: Bank, roundId: RoundId): Promise<Finding[]> =>
  (
    await ctx.bank.list<Finding>("records", partition(ctx.tenant, roundId), { prefix: "FINDING#" }, { limit: 200 })
  ).items.map(({ data }) => data);
