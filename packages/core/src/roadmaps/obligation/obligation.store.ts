import type { PeriodId } from "../../ground/calendar/index.ts";
import {
  all,
  Conflict,
  type Expectation,
  type Key,
  type Page,
  type PageRequest,
  type Stored,
  type Write,
} from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { type AgencyId, derivedId, idPattern, type ObligationId } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { sourceOf } from "../../ground/shared/source.ts";
import { periodPartition } from "../period/gate.ts";
import type { ReportingDuty } from "./duty.ts";
import type { Obligation, ObligationStatus } from "./obligation.ts";
import type { OrganisationTally } from "./tally.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** All obligations of an organisation in a period stand together, so that its form is one consistent read. */
export const tallyPartition = (tenant: string, period: PeriodId, agencyId: AgencyId) =>
  `${periodPartition(tenant, period)}#AGENCY#${agencyId}`;

const keyOf = (tenant: string, o: Pick<Obligation, "period" | "agencyId" | "obligationId">): Key => ({
  table: "records",
  pk: tallyPartition(tenant, o.period, o.agencyId),
  sk: `OBLIGATION#${o.obligationId}`,
});

/** The same measure, organisation and period always give the same id: generating twice makes nothing twice. */
export function obligationIdOf(tenant: string, dutyKey: string, period: PeriodId, agencyId: AgencyId): ObligationId {
  return derivedId("obligation", [tenant, dutyKey, period, agencyId]);
}

const byId = (tenant: string, id: ObligationId) => `T#${tenant}#OBLIGATION#${id}`;
const inPeriod = (tenant: string, period: PeriodId, municipality?: string) =>
  `${periodPartition(tenant, period)}#OBLIGATIONS${municipality === undefined ? "" : `#IN#${municipality}`}`;

/** Those of a period that are in a status. */
const inStatus = (tenant: string, period: PeriodId, status: ObligationStatus) =>
  `${inPeriod(tenant, period)}#STATUS#${status}`;

/**
 * gsi1: by its id alone; gsi2: those of a period; gsi3: those of one municipality; gsi4: those in a status. Organisation by organisation,
 * which never changes: whoever reads page by page while others work misses none and sees none twice.
 */
export function write(tenant: string, obligation: Obligation, expect: Expectation): Write {
  const { period, municipality, status, agencyId, obligationId } = obligation;
  const sk = `${agencyId}#${obligationId}`;
  return {
    put: {
      key: keyOf(tenant, obligation),
      kind: "obligation",
      data: obligation,
      index: {
        gsi1: { pk: byId(tenant, obligationId), sk: "AT" },
        gsi2: { pk: inPeriod(tenant, period), sk },
        gsi3: { pk: inPeriod(tenant, period, municipality), sk },
        gsi4: { pk: inStatus(tenant, period, status), sk },
      },
    },
    expect,
  };
}

/** Strongly consistent, once the id is known to the secondary order. @throws Refusal not-found */
export async function load(ctx: Bank, id: ObligationId): Promise<Stored<Obligation>> {
  if (!idPattern("obligation").test(id)) throw notFound();
  const [at] = (await ctx.bank.find<Obligation>("gsi1", byId(ctx.tenant, id), {}, { limit: 1 })).items;
  const found = at && (await ctx.bank.get<Obligation>(at.key));
  if (!found) throw notFound();
  return found;
}

export async function ofAgency(ctx: Bank, period: PeriodId, agencyId: AgencyId): Promise<Array<Stored<Obligation>>> {
  const found: Array<Stored<Obligation>> = [];
  const pk = tallyPartition(ctx.tenant, period, agencyId);
  for await (const one of all<Obligation>(ctx.bank, "records", pk, { prefix: "OBLIGATION#" })) found.push(one);
  return found;
}

/** @param order those in a status are an order of their own where no municipality is named; else the caller looks for them */
export const ofPeriod = (
  ctx: Bank,
  period: PeriodId,
  order: { status?: ObligationStatus | undefined; municipality?: string | undefined },
  page: PageRequest,
): Promise<Page<Stored<Obligation>>> => {
  const { status, municipality } = order;
  if (municipality !== undefined)
    return ctx.bank.find<Obligation>("gsi3", inPeriod(ctx.tenant, period, municipality), {}, page);
  return status
    ? ctx.bank.find<Obligation>("gsi4", inStatus(ctx.tenant, period, status), {}, page)
    : ctx.bank.find<Obligation>("gsi2", inPeriod(ctx.tenant, period), {}, page);
};

/** Gives a period's obligations that an older program wrote their places in the orders of this one. */
export async function placeObligations(ctx: Bank, period: PeriodId): Promise<void> {
  let from: string | undefined;
  do {
    const page: Page<Stored<Obligation>> = await ofPeriod(ctx, period, {}, { from });
    // Who has changed it meanwhile has placed it.
    for (const { data, index, version } of page.items)
      if (!index?.gsi4)
        await ctx.bank.commit([write(ctx.tenant, data, version)]).catch((error: unknown) => {
          if (!(error instanceof Conflict)) throw error;
        });
    from = page.next;
  } while (from);
}

const tallyKey = (tenant: string, period: PeriodId, agencyId: AgencyId): Key => ({
  table: "records",
  pk: periodPartition(tenant, period),
  sk: `SHEET#${agencyId}`,
});

export const writeTally = (tenant: string, tally: OrganisationTally, expect: Expectation): Write => ({
  put: { key: tallyKey(tenant, tally.period, tally.agencyId), kind: "sheet", data: tally },
  expect,
});

export const readTally = (
  ctx: Bank,
  period: PeriodId,
  agencyId: AgencyId,
): Promise<Stored<OrganisationTally> | undefined> =>
  ctx.bank.get<OrganisationTally>(tallyKey(ctx.tenant, period, agencyId));

/** Every organisation that owes anything for a period; strongly consistent. */
export async function tallies(ctx: Bank, period: PeriodId): Promise<OrganisationTally[]> {
  const found: OrganisationTally[] = [];
  for await (const { data } of all<OrganisationTally>(ctx.bank, "records", periodPartition(ctx.tenant, period), {
    prefix: "SHEET#",
  }))
    found.push(data);
  return found;
}

const dutyKeyOf = (tenant: string, { period, dutyKey }: ReportingDuty): Key => ({
  table: "records",
  pk: periodPartition(tenant, period),
  sk: `DUTY#${dutyKey}`,
});

export const writeDuty = (tenant: string, duty: ReportingDuty, expect: Expectation): Write => ({
  put: { key: dutyKeyOf(tenant, duty), kind: "duty", data: duty },
  expect,
});

export async function duties(ctx: Bank, period: PeriodId): Promise<Array<Stored<ReportingDuty>>> {
  const found: Array<Stored<ReportingDuty>> = [];
  for await (const one of all<ReportingDuty>(ctx.bank, "records", periodPartition(ctx.tenant, period), {
    prefix: "DUTY#",
  }))
    found.push(one);
  return found;
}

/** What an obligation's measure asks for in its period; strongly consistent. */
export const duty = async (
  ctx: Bank,
  { period, dutyKey }: Pick<Obligation, "period" | "dutyKey">,
): Promise<ReportingDuty | undefined> =>
  (
    await ctx.bank.get<ReportingDuty>({
      table: "records",
      pk: periodPartition(ctx.tenant, period),
      sk: `DUTY#${dutyKey}`,
    })
  )?.data;

const cachedFor = 60_000;
const caches = new WeakMap<Ctx["bank"], Map<string, { at: number; duties: Map<string, ReportingDuty> }>>();

/**
 * What a period's measures ask for, by key, at most a minute old: it says the same to 200 organisations, and is long.
 * @param needed keys that must be there; one that is not has just been added, and all are read anew
 */
export async function dutiesByKey(
  ctx: Pick<Ctx, "bank" | "tenant" | "now">,
  period: PeriodId,
  needed: Iterable<string>,
): Promise<ReadonlyMap<string, ReportingDuty>> {
  const cache = caches.get(sourceOf(ctx.bank)) ?? new Map<string, { at: number; duties: Map<string, ReportingDuty> }>();
  caches.set(sourceOf(ctx.bank), cache);
  const name = `${ctx.tenant} ${period}`;
  const now = ctx.now().epochMilliseconds;
  const hit = cache.get(name);
  const fresh = hit !== undefined && Math.abs(now - hit.at) < cachedFor;
  if (fresh && [...needed].every((key) => hit.duties.has(key))) return hit.duties;
  const read = new Map((await duties(ctx, period)).map((d) => [d.data.dutyKey, d.data]));
  cache.set(name, { at: now, duties: read });
  return read;
}
