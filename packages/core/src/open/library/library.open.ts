import { namesOf } from "../../agencies/agency/agency.store.ts";
import { type OpenMaterial, openOnes, openView } from "../../ground/material/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ItemId } from "../../ground/shared/ids.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { Search } from "../navigator/search.ts";
import { modelProgrammes, type OpenDocument, type OpenProgramme, standardDocuments } from "./approved.open.ts";
import * as decide from "./library.decide.ts";
import * as store from "./library.store.ts";
import type { Item, ItemContent, OpenKind } from "./library.ts";

/** As everybody reads it: nothing that is not published, and no id of an account. */
export interface OpenItem {
  /** Of a model programme or a standard document its own. */
  itemId: string;
  content: ItemContent | OpenProgramme | OpenDocument;
  agency?: string | undefined;
  /** ISO date. */
  confirmedOn: string;
  /** Of an act. */
  inForce?: boolean | undefined;
  /** Of an act: it begins on a day to come, with an end or without one. */
  ahead?: boolean | undefined;
  files: OpenMaterial[];
  supersededBy?: ItemId | undefined;
}

export interface OpenLibrary {
  region: Text;
  publicUrl: string;
  items: OpenItem[];
  byId: ReadonlyMap<string, OpenItem>;
  search: Search;
}

/** Seconds for which what was read is shown again. */
const shownFor = 60;
const remembered = new WeakMap<object, Map<string, { at: number; library: OpenLibrary }>>();

/** Eventually consistent, by a minute. */
export async function openLibrary(ctx: Ctx): Promise<OpenLibrary> {
  const at = ctx.now().epochMilliseconds;
  const ofBank = remembered.get(ctx.bank) ?? new Map<string, { at: number; library: OpenLibrary }>();
  remembered.set(ctx.bank, ofBank);
  const known = ofBank.get(ctx.tenant);
  if (known && at >= known.at && at - known.at < shownFor * 1000) return known.library;
  const made = { at, library: await read(ctx) };
  ofBank.set(ctx.tenant, made);
  return made.library;
}

async function read(ctx: Ctx): Promise<OpenLibrary> {
  const { name: region, publicUrl } = await Tenant.load(ctx);
  const today = (await Tenant.today(ctx)).toString();
  const found: Item[] = [];
  for await (const { data } of store.published(ctx)) found.push(data);
  const names = await namesOf(ctx, [...new Set(found.flatMap(({ agencyId }) => agencyId ?? []))]);
  const clean = new Set(
    (
      await openOnes(
        ctx,
        found.flatMap(({ files = [] }) => files),
      )
    ).map(({ materialId }) => materialId),
  );
  const own = found
    .map(
      ({ itemId, content, agencyId, confirmedOn, supersededBy, files = [] }): OpenItem => ({
        files: files.map(openView).filter(({ materialId }) => clean.has(materialId)),
        itemId,
        content,
        agency: agencyId && names.get(agencyId),
        confirmedOn: confirmedOn ?? today,
        inForce: content.kind === "act" ? decide.isInForce(content, today) : undefined,
        ahead: content.kind === "act" ? decide.beginOf(content) > today : undefined,
        supersededBy,
      }),
    )
    // What is in force before what is not, then the newest.
    .toSorted((a, b) => Number(a.inForce === false) - Number(b.inForce === false) || (a.itemId < b.itemId ? 1 : -1));
  const items: OpenItem[] = [...own, ...(await modelProgrammes(ctx, today)), ...(await standardDocuments(ctx))];
  const search = new Search(items.map(searched));
  return { region, publicUrl, items, byId: new Map(items.map((one) => [one.itemId, one])), search };
}

const searched = ({ itemId, content, agency }: OpenItem) => ({
  id: itemId,
  fields: [
    { text: `${content.title.ru} ${content.title.en}`, weight: 3 },
    { text: content.topics.join(" "), weight: 3 },
    { text: `${content.summary.ru} ${content.summary.en}`, weight: 2 },
    { text: content.kind === "act" ? `${content.number} ${content.issuer}` : (agency ?? ""), weight: 2 },
    { text: content.text ?? "", weight: 1 },
  ],
});

const openPerPage = 30;

/** What fits, the best first, and how many pages there are; behind the last of them is the last one. */
export function lookUp(
  { items, byId, search }: OpenLibrary,
  { kind, words, page }: { kind?: OpenKind | undefined; words?: string | undefined; page: number },
): { items: OpenItem[]; page: number; pages: number } {
  const hits = words ? search.find(words).flatMap(({ id }) => byId.get(id) ?? []) : items;
  const fits = hits.filter(({ content }) => kind === undefined || content.kind === kind);
  const pages = Math.max(1, Math.ceil(fits.length / openPerPage));
  const shown = Math.min(page, pages);
  return { items: fits.slice((shown - 1) * openPerPage, shown * openPerPage), page: shown, pages };
}
