import {
  type AgencyId,
  type Ctx,
  type Expectation,
  getAll,
  type Key,
  type Page,
  type PageRequest,
  type ProgrammeId,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import { emptyRoll, type Roll } from "./programme.roll.ts";
import type { Programme, ProgrammeStatus, ProgrammeVersion } from "./programme.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, id: ProgrammeId) => `T#${tenant}#PROGRAMME#${id}`;
const keyOf = (tenant: string, id: ProgrammeId): Key => ({
  table: "records",
  pk: partition(tenant, id),
  sk: "PROGRAMME",
});
const rollKey = (tenant: string, id: ProgrammeId): Key => ({ ...keyOf(tenant, id), sk: "ROLL" });
const versionKey = (tenant: string, id: ProgrammeId, n: number): Key => ({
  ...keyOf(tenant, id),
  sk: `VERSION#${String(n).padStart(4, "0")}`,
});

/** gsi1: all of the tenant's, for whoever counts all of them. */
export const tenantProgrammes = (tenant: string, status: ProgrammeStatus) => `T#${tenant}#PROGRAMMES#${status}`;
/** Model programmes are nobody's. */
const ofAgency = (tenant: string, agencyId: AgencyId | "model") => `T#${tenant}#PROGRAMMES-OF#${agencyId}`;
/** What was copied from a model programme: who is told of its next version. */
const ofModel = (tenant: string, modelId: ProgrammeId) => `T#${tenant}#PROGRAMMES-BY-MODEL#${modelId}`;
const ofService = (tenant: string, service: string) => `T#${tenant}#PROGRAMMES-FOR#${service}`;

/** gsi1: the tenant's by status; gsi2: an organisation's, or the model ones. */
const write = (tenant: string, programme: Programme, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, programme.programmeId),
    kind: "programme",
    data: programme,
    index: {
      gsi1: { pk: tenantProgrammes(tenant, programme.status), sk: programme.programmeId },
      gsi2: {
        pk: ofAgency(tenant, programme.agencyId ?? "model"),
        sk: `${programme.status}#${programme.programmeId}`,
      },
    },
  },
  expect,
});

/** What a service's programmes are found by: those that are approved, and draft ones too, since a list that drops the service must know. */
const serviceKey = (tenant: string, service: string, id: ProgrammeId): Key => ({
  table: "records",
  pk: ofService(tenant, service),
  sk: id,
});

const servicesOf = ({ content, draft, status }: Programme): string[] =>
  status === "withdrawn" ? [] : [...new Set([...(content?.serviceKeys ?? []), ...(draft?.serviceKeys ?? [])])];

/** The programme with what it is found by. @param before nothing of a new one */
export function writes(tenant: string, before: Stored<Programme> | undefined, after: Programme): Write[] {
  const { programmeId } = after;
  const isLinked = (one: Programme | undefined) => one?.modelOf !== undefined && one.modelVersion !== undefined;
  const [was, is] = [before ? servicesOf(before.data) : [], servicesOf(after)];
  return [
    write(tenant, after, before?.version ?? "absent"),
    ...(isLinked(after) && !isLinked(before?.data)
      ? [
          {
            put: {
              key: { table: "records", pk: ofModel(tenant, after.modelOf!), sk: programmeId },
              kind: "programme-copy",
              data: { programmeId },
            },
            expect: "absent",
          } satisfies Write,
        ]
      : []),
    ...is
      .filter((key) => !was.includes(key))
      .map(
        (key): Write => ({
          put: { key: serviceKey(tenant, key, programmeId), kind: "programme-service", data: { programmeId } },
          expect: "absent",
        }),
      ),
    ...was
      .filter((key) => !is.includes(key))
      .map((key): Write => ({ remove: serviceKey(tenant, key, programmeId), expect: "any" })),
  ];
}

/** What was copied from a model; strongly consistent. */
export async function copiesOf(ctx: Bank, modelId: ProgrammeId, page: PageRequest): Promise<Page<ProgrammeId>> {
  const found = await ctx.bank.list<{ programmeId: ProgrammeId }>("records", ofModel(ctx.tenant, modelId), {}, page);
  return { items: found.items.map(({ data }) => data.programmeId), next: found.next };
}

export const writeVersion = (tenant: string, version: ProgrammeVersion): Write => ({
  put: { key: versionKey(tenant, version.programmeId, version.version), kind: "programme-version", data: version },
  expect: "absent",
});

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: ProgrammeId): Promise<Stored<Programme>> =>
  known<Programme>("programme", id, () => ctx.bank.get(keyOf(ctx.tenant, id)));

/** As long as this holds the programme is as it was read. */
export const unchanged = ({ key, version }: Stored<Programme>): Write => ({ check: key, expect: version });

export const loadMany = async (
  ctx: Bank,
  ids: readonly ProgrammeId[],
): Promise<Map<ProgrammeId, Stored<Programme>>> => {
  const found = await getAll<Programme>(
    ctx.bank,
    ids.map((id) => keyOf(ctx.tenant, id)),
  );
  return new Map(found.flatMap((one) => (one ? [[one.data.programmeId, one]] : [])));
};

/** Oldest first; strongly consistent. */
export async function versions(ctx: Bank, id: ProgrammeId): Promise<ProgrammeVersion[]> {
  const found: ProgrammeVersion[] = [];
  let from: string | undefined;
  do {
    const page: Page<Stored<ProgrammeVersion>> = await ctx.bank.list<ProgrammeVersion>(
      "records",
      partition(ctx.tenant, id),
      { prefix: "VERSION#" },
      { from },
    );
    found.push(...page.items.map(({ data }) => data));
    from = page.next;
  } while (from);
  return found;
}

/** Nobody has come yet: an empty one of version 0. */
export async function readRoll(ctx: Bank, id: ProgrammeId): Promise<Stored<Roll>> {
  const key = rollKey(ctx.tenant, id);
  return (await ctx.bank.get<Roll>(key)) ?? { key, version: 0, kind: "programme-roll", data: emptyRoll };
}

export async function readRolls(ctx: Bank, ids: readonly ProgrammeId[]): Promise<Map<ProgrammeId, Roll>> {
  const found = await getAll<Roll>(
    ctx.bank,
    ids.map((id) => rollKey(ctx.tenant, id)),
  );
  return new Map(ids.map((id, i) => [id, found[i]?.data ?? emptyRoll]));
}

export const writeRoll = ({ key, version, kind }: Stored<Roll>, data: Roll): Write => ({
  put: { key, kind, data },
  expect: version === 0 ? "absent" : version,
});

export interface Order {
  agency?: AgencyId | "model" | undefined;
  service?: string | undefined;
  status: ProgrammeStatus;
}

/** By age; a service's are strongly consistent, the others eventually. */
export async function find(ctx: Bank, { agency, service, status }: Order, page: PageRequest): Promise<Page<Programme>> {
  if (service !== undefined) return findByService(ctx, service, page);
  const found = agency
    ? await ctx.bank.find<Programme>("gsi2", ofAgency(ctx.tenant, agency), { prefix: `${status}#` }, page)
    : await ctx.bank.find<Programme>("gsi1", tenantProgrammes(ctx.tenant, status), {}, page);
  return { items: found.items.map(({ data }) => data), next: found.next };
}

async function findByService(ctx: Bank, service: string, page: PageRequest): Promise<Page<Programme>> {
  const found = await ctx.bank.list<{ programmeId: ProgrammeId }>("records", ofService(ctx.tenant, service), {}, page);
  const ids = found.items.map(({ data }) => data.programmeId);
  const programmes = await loadMany(ctx, ids);
  return { items: ids.flatMap((id) => programmes.get(id)?.data ?? []), next: found.next };
}
