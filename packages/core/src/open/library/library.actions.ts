import * as Agency from "../../agencies/agency/index.ts";
import { changing } from "../../ground/change/index.ts";
import * as Material from "../../ground/material/index.ts";
import {
  type Actor,
  type AgencyId,
  type Ctx,
  type ItemId,
  isStaff,
  mustBeStaff,
  newId,
  notFound,
  type Page,
  type PageRequest,
  type Stored,
  save,
  type Territory,
  unlessRefused,
  type Write,
} from "../../ground/shared/index.ts";
import { fault, invalid, mustBeRight, parse } from "../../ground/shared/input.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { type NotePlace, readNote, writeNote } from "../../ground/vault/index.ts";
import * as decide from "./library.decide.ts";
import type { LibraryEvent } from "./library.events.ts";
import * as store from "./library.store.ts";
import {
  CorrectItem,
  type Item,
  type ItemContent,
  type ItemKind,
  type ItemStatus,
  type ItemSummary,
  type ItemView,
  NewItem,
  ReviewItem,
  WithdrawItem,
} from "./library.ts";

const territoryOf = ({ municipality }: Pick<Item, "municipality">): Territory =>
  municipality === undefined ? "region" : { municipality };
const placeOf = (id: ItemId): NotePlace => ({ subject: id, field: "library-reason" });

const speaksFor = (actor: Actor, { agencyId }: Pick<Item, "agencyId">): boolean =>
  agencyId !== undefined && "agency" in actor && actor.agency === agencyId;
const officeOf = ({ actor }: Ctx, item: Item): decide.Office | undefined => {
  if (isStaff(actor, territoryOf(item))) return "editor";
  return speaksFor(actor, item) ? "author" : undefined;
};
/** @throws Refusal not-found */
export function mustHold(ctx: Ctx, item: Item): decide.Office {
  const office = officeOf(ctx, item);
  if (!office) throw notFound();
  return office;
}
/** Beside editors and authors everybody who works here, once it is published. */
export const isVisible = (ctx: Ctx, item: Item): boolean =>
  officeOf(ctx, item) !== undefined ||
  (item.status === "published" && (isStaff(ctx.actor, "each") || "agency" in ctx.actor));

export const changed = changing<ItemId, Item, LibraryEvent>({
  load: store.load,
  authorise: (ctx, item) => void mustHold(ctx, item),
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { itemId }) => store.partition(tenant, itemId),
  audit: ({ itemId, agencyId }) => ({ subject: agencyId ?? "tenant", detail: { itemId } }),
  ref: ({ itemId }) => ({ kind: "library-item", id: itemId }),
});

const when = async (ctx: Ctx) => ({ at: ctx.now().toString(), today: (await Tenant.today(ctx)).toString() });

/** An editor sees it before it is published. @throws Refusal input.invalid, agency.unknown, not-found */
export async function propose(ctx: Ctx, input: unknown): Promise<ItemView> {
  const given = parse(NewItem, input);
  const { agencyId, municipality } = await whose(ctx, given);
  await mustFit(ctx, given.content);
  const now = ctx.now();
  const itemId: ItemId = newId("item", now.epochMilliseconds);
  const item: Item = {
    itemId,
    agencyId,
    municipality,
    content: given.content,
    status: "proposed",
    createdAt: now.toString(),
    changedAt: now.toString(),
  };
  await save(ctx, {
    writes: [store.write(ctx.tenant, item, "absent")],
    stream: store.partition(ctx.tenant, itemId),
    events: [{ type: "library.proposed", data: decide.refOf(item) } satisfies LibraryEvent],
    audit: { subject: agencyId ?? "tenant", action: "library.propose", detail: { itemId, kind: given.content.kind } },
    ref: { kind: "library-item", id: itemId },
  });
  return shown(ctx, { data: item, version: 1 });
}

/** An organisation's own, or what staff writes for one, for a municipality, or for the region. */
async function whose(
  ctx: Ctx,
  { agencyId, municipality }: { agencyId?: AgencyId | undefined; municipality?: string | undefined },
): Promise<Pick<Item, "agencyId" | "municipality">> {
  const own = "agency" in ctx.actor ? ctx.actor.agency : agencyId;
  if (own !== undefined) {
    if (agencyId !== undefined && agencyId !== own) throw notFound();
    if (!("agency" in ctx.actor)) await Agency.mustBeKnown(ctx, [{ pointer: "/agencyId", agencyId: own }]);
    await Agency.mustManage(ctx, own);
    return { agencyId: own, municipality: (await Agency.load(ctx, own)).agency.municipality };
  }
  mustBeStaff(ctx.actor, territoryOf({ municipality }));
  const { municipalities } = await Tenant.load(ctx);
  if (municipality !== undefined && !municipalities.some(({ key }) => key === municipality))
    throw invalid([fault("/municipality", "муниципалитет региона", "a municipality of the region")]);
  return { municipality };
}

/** Acts that an act names are there, published, and acts. @throws Refusal input.invalid */
async function mustFit(ctx: Ctx, content: ItemContent): Promise<void> {
  const { today } = await when(ctx);
  if (content.kind !== "act" && content.kind !== "publication") return;
  mustBeRight(content.date > today ? [fault("/content/date", "не позже сегодняшнего дня", "not after today")] : []);
  if (content.kind !== "act") return;
  const faults = [];
  for (const field of ["answers", "supersedes"] as const)
    for (const [i, id] of content[field].entries()) {
      const found = await unlessRefused(() => store.load(ctx, id));
      const fits = found?.data.content.kind === "act" && found.data.status === "published";
      if (!fits) faults.push(fault(`/content/${field}/${i}`, "опубликованный акт", "a published act"));
    }
  mustBeRight(faults);
}

/** Cards that methods of a programme name: published, and of methods. @throws Refusal input.invalid */
export async function mustBeMethods(ctx: Ctx, named: readonly { itemId: ItemId; i: number }[]): Promise<void> {
  const faults = [];
  for (const { itemId, i } of named) {
    const found = await unlessRefused(() => store.load(ctx, itemId));
    const fits = found?.data.content.kind === "method" && found.data.status === "published";
    if (!fits) faults.push(fault(`/methods/${i}/itemId`, "опубликованная методика", "a published method"));
  }
  mustBeRight(faults);
}

/** @throws Refusal library.closed, input.invalid, conflict.version, not-found */
export async function correct(ctx: Ctx, id: ItemId, input: unknown, expectedVersion?: number): Promise<ItemView> {
  const { content } = parse(CorrectItem, input);
  mustHold(ctx, (await store.load(ctx, id)).data);
  await mustFit(ctx, content);
  const now = await when(ctx);
  const after = await changed(ctx, id, { action: "library.correct", expectedVersion }, ({ data }) =>
    decide.correct(data, content, mustHold(ctx, data), now),
  );
  return shown(ctx, after);
}

/** Given back to its author with a reason, or said to hold still. @throws Refusal library.closed, input.invalid, not-found */
export async function review(ctx: Ctx, id: ItemId, input: unknown): Promise<ItemView> {
  const given = parse(ReviewItem, input);
  const now = await when(ctx);
  const after = await changed(ctx, id, { action: `library.${given.answer}` }, async ({ data }) => {
    if (given.answer === "still-valid") return decide.confirm(data, mustHold(ctx, data), now);
    mustBeStaff(ctx.actor, territoryOf(data));
    const note = await writeNote(ctx, given.reason, placeOf(id));
    return { ...decide.giveBack(data, note.noteId, now), writes: [note.write] };
  });
  return shown(ctx, after);
}

/** Editors alone; also puts right what was withdrawn by mistake. @throws Refusal library.closed, input.invalid, not-found */
export async function publish(ctx: Ctx, id: ItemId): Promise<ItemView> {
  const now = await when(ctx);
  const after = await changed(ctx, id, { action: "library.publish" }, async ({ data }) => {
    mustBeStaff(ctx.actor, territoryOf(data));
    const olds = data.content.kind === "act" ? await superseded(ctx, data.content.supersedes) : [];
    // Only of acts of its own territory, or of lower ones, an editor may say that they are over.
    for (const old of olds) mustBeStaff(ctx.actor, territoryOf(old.data));
    const ended = olds.map(({ data: { itemId, content } }) => ({
      itemId,
      until: content.kind === "act" ? content.until : undefined,
    }));
    return {
      ...decide.publish(data, ended, now),
      writes: olds.map((old): Write => store.write(ctx.tenant, decide.endBy(old.data, data), old.version)),
    };
  });
  return shown(ctx, after);
}

async function superseded(ctx: Ctx, ids: readonly ItemId[]): Promise<Stored<Item>[]> {
  const found = [];
  for (const id of ids) {
    const one = await store.load(ctx, id);
    if (one.data.content.kind === "act" && one.data.supersededBy === undefined) found.push(one);
  }
  return found;
}

/** Nobody reads it from now on; by an editor, or whoever has written it. @throws Refusal library.closed, input.invalid, not-found */
export async function withdraw(ctx: Ctx, id: ItemId, input: unknown): Promise<ItemView> {
  const { reason } = parse(WithdrawItem, input);
  const now = await when(ctx);
  const after = await changed(ctx, id, { action: "library.withdraw" }, async ({ data }) => {
    const note = await writeNote(ctx, reason, placeOf(id));
    const back: Write[] = [];
    for (const { itemId, until } of data.ended ?? []) {
      const old = await store.load(ctx, itemId);
      if (old.data.supersededBy === id)
        back.push(store.write(ctx.tenant, decide.restored(old.data, until), old.version));
    }
    return { ...decide.withdraw(data, note.noteId, mustHold(ctx, data), now), writes: [note.write, ...back] };
  });
  return shown(ctx, after);
}

/** @throws Refusal not-found */
export async function get(ctx: Ctx, id: ItemId): Promise<ItemView> {
  const found = await store.load(ctx, id);
  if (!isVisible(ctx, found.data)) throw notFound();
  return shown(ctx, found);
}

export interface LibraryQuery extends PageRequest {
  agency?: AgencyId | undefined;
  municipality?: string | undefined;
  status?: ItemStatus | undefined;
  kind?: ItemKind | undefined;
}

/** What is published, unless asked otherwise: of the rest whoever asks sees what is theirs. @throws Refusal cursor.invalid, not-found */
export async function find(
  ctx: Ctx,
  { agency, municipality, status = "published", kind, ...page }: LibraryQuery,
): Promise<Page<ItemSummary>> {
  const { actor } = ctx;
  if (!isStaff(actor, "each") && !("agency" in actor)) throw notFound();
  const own = status !== "published" && "agency" in actor ? actor.agency : agency;
  const { items, next } = await store.find(ctx, { agency: own, municipality, status, kind }, page);
  const seen = items.filter(({ data }) => isVisible(ctx, data));
  const [names, { today }] = [await namesIn(ctx, seen), await when(ctx)];
  return { items: seen.map((one) => summary(one, names, today)), next };
}

/** All of an organisation's, for its page. */
export async function ofAgency(ctx: Ctx, agencyId: AgencyId): Promise<ItemView[]> {
  await Agency.mustManage(ctx, agencyId);
  const { items } = await store.ofAgency(ctx, agencyId, { limit: 100 });
  const views = [];
  for (const one of items) views.push(await shown(ctx, one));
  return views;
}

type Found = Pick<Stored<Item>, "data" | "version">;

export const namesIn = (ctx: Ctx, all: readonly Found[]) =>
  Agency.namesOf(ctx, [...new Set(all.flatMap(({ data }) => data.agencyId ?? []))]);

export function summary({ data, version }: Found, names: ReadonlyMap<string, string>, today: string): ItemSummary {
  const { reasonId: _, ended: __, endTold: ___, changedAt: ____, files: _____, ...rest } = data;
  return {
    ...rest,
    agency: data.agencyId && names.get(data.agencyId),
    inForce: data.content.kind === "act" ? decide.isInForce(data.content, today) : undefined,
    version,
  };
}

export async function shown(ctx: Ctx, found: Found): Promise<ItemView> {
  const { data } = found;
  const [names, { today }] = [await namesIn(ctx, [found]), await when(ctx)];
  const office = officeOf(ctx, data);
  return {
    ...summary(found, names, today),
    files: await Material.shown(ctx, data.files),
    reason: data.reasonId && office ? await readNote(ctx, data.reasonId, placeOf(data.itemId)) : undefined,
    mayDo: office ? decide.mayDo(data, office) : [],
  };
}

/** Whether everybody can read such a practice. */
export async function isPractice(ctx: Pick<Ctx, "bank" | "tenant">, id: ItemId): Promise<boolean> {
  const found = (await unlessRefused(() => store.load(ctx, id)))?.data;
  return found?.status === "published" && found.content.kind === "practice";
}
