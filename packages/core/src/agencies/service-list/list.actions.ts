import { changing, expected } from "../../ground/change/index.ts";
import { isStaff, mustBeStaff, type Territory } from "../../ground/shared/authorise.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { DecisionId } from "../../ground/shared/ids.ts";
import { fault, invalid, parse } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { madeBefore } from "../../ground/shared/repeat.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Service from "../service/index.ts";
import * as decide from "./list.decide.ts";
import type { ServiceListEvent } from "./list.events.ts";
import * as store from "./list.store.ts";
import {
  ApproveEdition,
  type ListEntry,
  ListFile,
  regional,
  type ServiceList,
  type ServiceListSummary,
  type ServiceListView,
} from "./list.ts";
import { type Bound, usesOf } from "./uses.ts";

/** Whose list it is. */
const territoryOf = (listId: string): Territory => (listId === regional ? "region" : { municipality: listId });

const changed = changing<string, ServiceList, ServiceListEvent>({
  load: store.read,
  authorise: ({ actor }, { listId }) => mustBeStaff(actor, territoryOf(listId)),
  writes: ({ tenant }, before, after) => [store.write(tenant, after, expected(before))],
  stream: (tenant, { listId }) => store.streamOf(tenant, listId),
  audit: ({ listId }) => ({ subject: "service-lists", detail: { listId } }),
  ref: ({ listId, editions }) => ({ kind: "service-list", id: listId, parent: String(editions.length) }),
});

/** A list is the region's or a municipality's. @throws Refusal not-found */
async function titleOf(ctx: Ctx, listId: string): Promise<Text> {
  const title = (await titles(ctx)).get(listId);
  if (!title) throw notFound();
  return title;
}

async function titles(ctx: Ctx): Promise<Map<string, Text>> {
  const { municipalities } = await Tenant.load(ctx);
  return new Map([
    [regional, { ru: "Региональный перечень услуг", en: "The region's list of services" }],
    ...municipalities.map(({ key, name }): [string, Text] => [
      key,
      { ru: `Перечень услуг: ${name.ru}`, en: `List of services: ${name.en}` },
    ]),
  ]);
}

/** Lists are no secret to whoever works here. */
function mustWorkHere({ actor }: Ctx): void {
  if (!isStaff(actor, "each") && actor.kind !== "specialist") throw notFound();
}

/** The region's list and those of its municipalities, with their editions. For staff and organisations. */
export async function list(ctx: Ctx): Promise<ServiceListSummary[]> {
  mustWorkHere(ctx);
  const [found, all, today] = [await store.lists(ctx), await titles(ctx), await todayOf(ctx)];
  return found.flatMap(({ data, version }) => {
    const title = all.get(data.listId);
    return title ? [summary(ctx, data, { title, version, today })] : [];
  });
}

const todayOf = async (ctx: Ctx): Promise<string> => (await Tenant.today(ctx)).toString();

function summary(
  { actor }: Ctx,
  of: ServiceList,
  { title, version, today }: { title: Text; version: number; today: string },
): ServiceListSummary {
  const counts = decide.inForce(of, today);
  return {
    listId: of.listId,
    title,
    inForce: counts?.edition,
    editions: of.editions.map((one) => ({ ...one, status: decide.statusOf(one, counts) })),
    mayDo: isStaff(actor, territoryOf(of.listId)) ? ["import", "approve"] : [],
    version,
  };
}

/**
 * One edition of a list with its entries, and what it says otherwise than the one that counts; without a number the one that counts, or
 * the newest draft where none does. For staff and organisations. @throws Refusal not-found
 */
export async function get(ctx: Ctx, listId: string, edition?: number): Promise<ServiceListView> {
  mustWorkHere(ctx);
  const title = await titleOf(ctx, listId);
  const { data, version } = await store.read(ctx, listId);
  const today = await todayOf(ctx);
  const counts = decide.inForce(data, today)?.edition;
  if (edition !== undefined && !data.editions.some((one) => one.edition === edition)) throw notFound();
  const shown = edition ?? counts ?? data.editions.at(-1)?.edition;
  const entries = await store.entries(ctx, listId, shown);
  const before = shown === counts ? entries : await countingBefore(ctx, data, today);
  const known = await Service.lookup(ctx);
  return {
    ...summary(ctx, data, { title, version, today }),
    shown,
    entries: entries.map((entry) => ({ ...entry, title: known.of(entry.serviceKey)?.title ?? blank(entry) })),
    differences: decide.differences(before, entries),
  };
}

const blank = ({ serviceKey }: ListEntry): Text => ({ ru: serviceKey, en: serviceKey });

/** What counts now, and until the first edition of a municipality does: the region's list. */
async function countingBefore(ctx: Ctx, { listId, editions }: ServiceList, today: string): Promise<ListEntry[]> {
  const counts = decide.inForce({ listId, editions }, today);
  if (counts || listId === regional) return store.entries(ctx, listId, counts?.edition);
  return countingBefore(ctx, (await store.read(ctx, regional)).data, today);
}

/**
 * The draft into which the rows of a file go: the one that is named, or a new edition. Whoever repeats the request gets the same one.
 * @throws Refusal input.invalid, not-found, conflict.exists, limit.reached
 */
export async function draftFor(ctx: Ctx, input: ListFile): Promise<{ listId: string; edition: number }> {
  const { listId, edition, from } = await mustBeOurs(ctx, input);
  if (edition !== undefined) {
    decide.mustBeDraft((await store.read(ctx, listId)).data, edition, await todayOf(ctx));
    return { listId, edition };
  }
  const keyed = ctx.idempotency
    ? { ...ctx, idempotency: { ...ctx.idempotency, key: `${ctx.idempotency.key}#edition` } }
    : ctx;
  const made = await madeBefore(keyed);
  if (made?.parent) return { listId, edition: Number(made.parent) };
  const { data } = await changed(keyed, listId, { action: "service-list.open" }, (before) => {
    const { editions } = before.data;
    mustHaveRoom("editions", editions.length);
    const next = { edition: editions.length + 1, openedAt: ctx.now().toString(), from };
    return {
      events: [{ type: "service-list.opened", data: { listId, edition: next.edition } }],
      after: { listId, editions: [...editions, next] },
      detail: { edition: next.edition },
    };
  });
  return { listId, edition: data.editions.length };
}

/** Whose list somebody may write. @throws Refusal input.invalid for a list that is none of theirs */
export async function mustBeOurs(ctx: Ctx, input: ListFile): Promise<ListFile> {
  mustBeStaff(ctx.actor, "each");
  const given = parse(ListFile, input);
  const ours = [...(await titles(ctx)).keys()].filter((listId) => isStaff(ctx.actor, territoryOf(listId)));
  if (ours.includes(given.listId)) return given;
  const known = ours.join(", ");
  throw invalid([fault("/listId", `один из: ${known}`, `one of: ${known}`)]);
}

/** The region's list counts where no municipality has its own: what one keeps in its list is no affair of the region's. */
async function boundBy(ctx: Ctx, listId: string, today: string): Promise<Bound> {
  if (listId !== regional) return { only: listId };
  const own = (await store.lists(ctx)).map(({ data }) => data).filter((one) => decide.inForce(one, today));
  return { but: new Set(own.map((one) => one.listId).filter((id) => id !== regional)) };
}

/**
 * Records the act by which an edition is approved; it counts from its day. One that drops what is in use where it counts is refused with what uses it.
 * Staff of the region, of a municipality's list also its own.
 * @throws Refusal not-found, input.invalid, conflict.exists, service.in-use, approval.by-decision
 */
export async function approve(
  ctx: Ctx,
  listId: string,
  edition: number,
  input: unknown,
  decisionId?: DecisionId,
): Promise<ServiceListView> {
  await titleOf(ctx, listId);
  mustBeStaff(ctx.actor, territoryOf(listId));
  const act = parse(ApproveEdition, input);
  await Tenant.mustBeDecided(ctx, "service-list", decisionId);
  const today = await todayOf(ctx);
  await changed(ctx, listId, { action: "service-list.approve" }, async ({ data }) => {
    const entries = await store.entries(ctx, listId, edition);
    const differing = decide.differences(await countingBefore(ctx, data, today), entries);
    const uses = await usesOf(ctx, differing.dropped, await boundBy(ctx, listId, today));
    const now = ctx.now().toString();
    const after = decide.approve(data, edition, act, { today, now, decisionId, entries: entries.length, uses });
    if (after === data) return { events: [] };
    const [added, dropped] = [differing.added.length, differing.dropped.length];
    return {
      events: [{ type: "service-list.approved", data: { listId, edition, added, dropped } }],
      after,
      detail: { edition },
    };
  });
  return get(ctx, listId, edition);
}
