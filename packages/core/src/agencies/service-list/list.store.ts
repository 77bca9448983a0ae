import { all, type Expectation, type Key, type Stored, type Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ImportId } from "../../ground/shared/ids.ts";
import type { ListEntry, ServiceList } from "./list.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

const partition = (tenant: string, listId: string) => `T#${tenant}#SERVICE-LIST#${listId}`;
const listsPk = (tenant: string) => `T#${tenant}#SERVICE-LISTS`;
const ofEdition = (edition: number) => `ENTRY#${String(edition).padStart(4, "0")}#`;

export const streamOf = partition;
const keyOf = (tenant: string, listId: string): Key => ({
  table: "records",
  pk: partition(tenant, listId),
  sk: "LIST",
});

/** Nobody has begun it yet: a blank one of version 0. */
export async function read(ctx: Bank, listId: string): Promise<Stored<ServiceList>> {
  const key = keyOf(ctx.tenant, listId);
  return (
    (await ctx.bank.get<ServiceList>(key)) ?? { key, version: 0, kind: "service-list", data: { listId, editions: [] } }
  );
}

/** gsi1: all lists of the tenant. */
export const write = (tenant: string, list: ServiceList, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, list.listId),
    kind: "service-list",
    data: list,
    index: { gsi1: { pk: listsPk(tenant), sk: list.listId } },
  },
  expect,
});

/** As long as this holds the list is as it was read. */
export const unchanged = ({ key, version }: Stored<ServiceList>): Write => ({ check: key, expect: version });

/** Every list of the tenant, one for each municipality at most. */
export async function lists(ctx: Bank): Promise<Array<Stored<ServiceList>>> {
  const found: Array<Stored<ServiceList>> = [];
  let from: string | undefined;
  do {
    const page = await ctx.bank.find<ServiceList>("gsi1", listsPk(ctx.tenant), {}, { from });
    found.push(...page.items);
    from = page.next;
  } while (from);
  return found;
}

/** An entry with the import that brought it. */
interface KeptEntry extends ListEntry {
  importId: ImportId;
}

const entryKey = (tenant: string, listId: string, edition: number, serviceKey: string): Key => ({
  table: "records",
  pk: partition(tenant, listId),
  sk: `${ofEdition(edition)}${serviceKey}`,
});

export const readEntry = (
  ctx: Bank,
  listId: string,
  edition: number,
  serviceKey: string,
): Promise<Stored<KeptEntry> | undefined> => ctx.bank.get<KeptEntry>(entryKey(ctx.tenant, listId, edition, serviceKey));

export const writeEntry = (
  tenant: string,
  { listId, edition }: { listId: string; edition: number },
  entry: KeptEntry,
  expect: Expectation,
): Write => ({
  put: { key: entryKey(tenant, listId, edition, entry.serviceKey), kind: "service-list-entry", data: entry },
  expect,
});

/** The entries of an edition, by key of the service; none of an edition that there is not. */
export async function entries(ctx: Bank, listId: string, edition: number | undefined): Promise<ListEntry[]> {
  const found: ListEntry[] = [];
  if (edition === undefined) return found;
  const pk = partition(ctx.tenant, listId);
  for await (const { data } of all<KeptEntry>(ctx.bank, "records", pk, { prefix: ofEdition(edition) })) {
    const { importId: _, ...entry } = data;
    found.push(entry);
  }
  return found;
}
