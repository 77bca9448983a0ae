import type { Key, Page, Stored, Write } from "../../ground/shared/bank.ts";
import { type Ctx, retrying } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { fault } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import * as store from "./agency.store.ts";
import type { Agency } from "./agency.ts";
import { foldTitle } from "./spelling.ts";

/** What an organisation is called, and where. */
type Called = Pick<Agency, "name" | "shortName" | "municipality">;

/** Who is called so in a municipality, in any spelling. */
interface Namesakes {
  agencyIds: AgencyId[];
}

const keyOf = (tenant: string, municipality: string, folded: string): Key => ({
  table: "records",
  pk: `T#${tenant}#AGENCY-NAMES#${municipality}`,
  sk: folded,
});

/** Under which records it stands, by their sort keys, which alone differ within a municipality; none of a name of signs alone. */
function keysOf(tenant: string, called: Called | undefined): Key[] {
  if (!called) return [];
  const folded = new Set([called.name, called.shortName].map(foldTitle).filter((one) => one !== ""));
  return [...folded].map((one) => keyOf(tenant, called.municipality, one));
}

/**
 * The writes by which an organisation takes its names, or changes them; by what they expect, two registrations of one do not pass
 * each other unseen. None is read but those of its own names.
 * @param from what it was called before @param confirmed organisations that somebody has found to be others
 * @throws Refusal agency.duplicate with the candidates
 */
export async function nameWrites(
  ctx: Ctx,
  agencyId: AgencyId,
  to: Called,
  { from, confirmed = [] }: { from?: Called; confirmed?: readonly AgencyId[] | undefined } = {},
): Promise<Write[]> {
  const [before, after] = [keysOf(ctx.tenant, from), keysOf(ctx.tenant, to)];
  const left = before.filter((key) => !has(after, key));
  const taken = after.filter((key) => !has(before, key));
  if (left.length + taken.length === 0) return [];
  const found = await ctx.bank.getMany<Namesakes>([...taken, ...left]);
  const known = found.slice(0, taken.length).flatMap((one) => one?.data.agencyIds ?? []);
  const others = [...new Set(known)].filter((id) => id !== agencyId && !confirmed.includes(id));
  if (others.length > 0) throw await duplicate(ctx, others);
  return [
    ...taken.flatMap((key, i) => joined(key, found[i], agencyId)),
    ...left.flatMap((_, i) => leaving(found[taken.length + i], agencyId)),
  ];
}

const has = (keys: readonly Key[], { pk, sk }: Key): boolean => keys.some((key) => key.pk === pk && key.sk === sk);

const joined = (key: Key, found: Stored<Namesakes> | undefined, agencyId: AgencyId): Write[] => {
  const agencyIds = found?.data.agencyIds ?? [];
  if (agencyIds.includes(agencyId)) return [];
  const data: Namesakes = { agencyIds: [...agencyIds, agencyId] };
  return [{ put: { key, kind: "agency-name", data }, expect: found?.version ?? "absent" }];
};

function leaving(found: Stored<Namesakes> | undefined, agencyId: AgencyId): Write[] {
  if (!found) return [];
  const { key, version, kind } = found;
  const agencyIds = found.data.agencyIds.filter((id) => id !== agencyId);
  return [
    agencyIds.length === 0
      ? { remove: key, expect: version }
      : { put: { key, kind, data: { agencyIds } satisfies Namesakes }, expect: version },
  ];
}

/** Most that are named at once. */
const mostProposed = 10;

/** Who has the name already, also those that have closed: one of them may have to be opened again. */
async function duplicate(ctx: Ctx, ids: readonly AgencyId[]): Promise<Refusal> {
  const found = await store.byIds(ctx, ids.slice(0, mostProposed));
  const matches = [...found.values()].map(({ agencyId, kind, name, shortName, status }) => ({
    agencyId,
    kind,
    name,
    shortName,
    status,
  }));
  return new Refusal(
    "agency.duplicate",
    {
      ru: `В этом муниципалитете уже есть организация с таким названием: ${matches.map(({ name }) => name).join("; ")}.`,
      en: `This municipality has an organisation of this name already: ${matches.map(({ name }) => name).join("; ")}.`,
    },
    {
      fields: [
        fault(
          "/confirmedDistinctFrom",
          `если это другая организация, перечислите здесь идентификаторы найденных: ${ids.join(", ")}`,
          `if this is another organisation, list the ids of those found here: ${ids.join(", ")}`,
        ),
      ],
      current: { candidates: ids, matches },
    },
  );
}

/** How organisations' names are kept, as this program folds them. One more: all are gone through again. */
const layoutNow = 1;
const layoutKey = (tenant: string): Key => ({ table: "records", pk: `T#${tenant}#TENANT`, sk: "AGENCY-NAMES-INDEXED" });

/**
 * Gives organisations that an older program wrote the names by which they are found; asked again, it finds them right.
 * @returns how many were gone through; none when all have been
 */
export async function indexNames(ctx: Ctx): Promise<number> {
  const key = layoutKey(ctx.tenant);
  const found = await ctx.bank.get<{ layout: number }>(key);
  if (found?.data.layout === layoutNow) return 0;
  let done = 0;
  for (let from: string | undefined, page: Page<Stored<Agency>> | undefined; !page || from; from = page.next) {
    page = await store.find(ctx, {}, { limit: 100, from });
    for (const { data } of page.items) await indexOne(ctx, data.agencyId);
    done += page.items.length;
  }
  await ctx.bank.commit([
    { put: { key, kind: "layout", data: { layout: layoutNow } }, expect: found?.version ?? "absent" },
  ]);
  return done;
}

/** As it is called at that moment: the page is older, and somebody may rename it just now. */
const indexOne = (ctx: Ctx, agencyId: AgencyId): Promise<void> =>
  retrying(async () => {
    const stands = await store.read(ctx, agencyId);
    if (!stands) return;
    const keys = keysOf(ctx.tenant, stands.data);
    const found = await ctx.bank.getMany<Namesakes>(keys);
    const writes = keys.flatMap((key, i) => joined(key, found[i], agencyId));
    if (writes.length > 0) await ctx.bank.commit([...writes, { check: stands.key, expect: stands.version }]);
  });
