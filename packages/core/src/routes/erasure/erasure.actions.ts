import { Temporal } from "temporal-polyfill";
import { changing } from "../../ground/change/index.ts";
import * as Second from "../../ground/second/index.ts";
import { caresFor, isStaff, mustBeStaff, mustCareFor, within } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest, Stored, Write } from "../../ground/shared/bank.ts";
import { auditRead, auditReads, by, type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { markErasing } from "../../ground/shared/erasing.ts";
import { type ChildId, type ErasureId, newId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { readNotes, writeNote } from "../../ground/vault/index.ts";
import {
  governed,
  heirOf,
  isGoverned,
  isOwn,
  load as loadChild,
  mustBeSettled,
  mustGovern,
  visible,
} from "../../people/child/child.scope.ts";
import * as children from "../../people/child/child.store.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import type { ErasureEvent } from "./erasure.events.ts";
import * as store from "./erasure.store.ts";
import {
  AskErasure,
  actBy,
  dueOn,
  Erase,
  type Erasure,
  type ErasureView,
  RefuseErasure,
  type Status,
} from "./erasure.ts";
import { openAbout, openOn } from "./open.ts";
import { cardsOf } from "./pieces.ts";

const noteOf = (childId: ChildId) => ({ subject: childId, field: "erasure" });
/** Notes go where the card went. */
export const noteOfHeir = async (ctx: Ctx, childId: ChildId) =>
  noteOf(await heirOf(ctx, (await loadChild(ctx, childId)).record));

/**
 * The family, or staff with its paper in hand, asks for everything about the child to be destroyed: thirty days run from the day
 * on which it came. Asked again while nobody has decided, it is the same request.
 * @throws Refusal input.invalid, child.erased, child.merging, not-found
 */
export async function ask(ctx: Ctx, childId: ChildId, input: AskErasure): Promise<ErasureView> {
  await visible(ctx, childId);
  const wanted = parse(AskErasure, input);
  const today = await Tenant.today(ctx);
  mustHaveCome(wanted.receivedOn, today);
  return retrying(async () => {
    const { record, version } = await visible(ctx, childId);
    const [open] = await openAbout(ctx, childId);
    if (open) return get(ctx, open.data.erasureId);
    mustBeSettled(record);
    const note = wanted.reason === undefined ? undefined : await writeNote(ctx, wanted.reason, noteOf(childId));
    const data: Erasure = {
      ...drafted(ctx, record, { grounds: wanted.grounds, receivedOn: wanted.receivedOn ?? today.toString() }),
      reasonId: note?.noteId,
      status: "asked",
    };
    await save(ctx, {
      writes: [
        store.write(ctx.tenant, data, "absent"),
        store.take(ctx.tenant, data),
        children.unchanged(ctx.tenant, childId, version),
        ...(note ? [note.write] : []),
      ],
      stream: store.partition(ctx.tenant, data.erasureId),
      events: [event("erasure.asked", data)],
      audit: { subject: childId, action: "erasure.ask", detail: { erasureId: data.erasureId, grounds: data.grounds } },
      ref: { kind: "erasure", id: data.erasureId },
    });
    return get(ctx, data.erasureId);
  });
}

/**
 * Begins to destroy everything personal about a child: two persons say so, and from then on the card is closed to everybody, with all that
 * was written about the child. The rest is done piece by piece by the platform (see `carryOut`), which alone may destroy keys. Staff only.
 * @throws Refusal second-person.wanted, input.invalid, child.erased, child.merged, child.merging, not-found
 */
export async function erase(ctx: Ctx, childId: ChildId, input: Erase): Promise<ErasureView> {
  mustCareFor(ctx.actor, "each");
  const { grounds, receivedOn, reason } = parse(Erase, input);
  const today = await Tenant.today(ctx);
  mustHaveCome(receivedOn, today);
  return retrying(async () => {
    const { record, version } = await governed(ctx, childId);
    mustBeSettled(record);
    const cards = await cardsOf(ctx, childId);
    const [before] = await openOn(ctx, cards);
    const { municipality } = record;
    const said = { grounds, ...(before || !receivedOn ? {} : { receivedOn }) };
    const word = await Second.word(ctx, {
      act: "child.erase",
      subject: childId,
      input: said,
      reason,
      municipality,
      childId,
    });
    const asked = before?.data ?? drafted(ctx, record, { grounds, receivedOn: receivedOn ?? today.toString() });
    const askedBy = word.detail.askedBy as string | undefined;
    const data: Erasure = {
      ...asked,
      childId,
      municipality,
      grounds,
      status: "erasing",
      begun: { by: by(ctx.actor), askedBy, at: ctx.now().toString() },
    };
    await save(ctx, {
      writes: [
        store.write(ctx.tenant, data, before?.version ?? "absent"),
        ...(before?.data.childId === childId ? [] : [store.take(ctx.tenant, data)]),
        ...(before && before.data.childId !== childId ? [store.free(ctx.tenant, before.data)] : []),
        children.write(ctx.tenant, { ...record, erasure: { erasureId: data.erasureId } }, version),
        ...cards.map((card) => markErasing(ctx.tenant, card)),
        await store.writeBegun(ctx, ctx.now().toString()),
        ...word.writes,
      ],
      stream: store.partition(ctx.tenant, data.erasureId),
      events: [event("erasure.begun", data)],
      audit: {
        subject: childId,
        action: "child.erase",
        detail: { erasureId: data.erasureId, grounds, ...word.detail },
      },
      ref: { kind: "erasure", id: data.erasureId },
    });
    return get(ctx, data.erasureId);
  });
}

export const changed = changing<ErasureId, Erasure, ErasureEvent>({
  load: store.load,
  authorise: (ctx, erasure) => mustGovern(ctx, erasure),
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { erasureId }) => store.partition(tenant, erasureId),
  audit: ({ childId, erasureId }) => ({ subject: childId, detail: { erasureId } }),
  ref: ({ erasureId }) => ({ kind: "erasure", id: erasureId }),
});

/** No, since a law wants it kept: with the law, which the family is told by letter. Staff only. @throws Refusal erasure.closed, not-found */
export async function refuse(ctx: Ctx, id: ErasureId, input: RefuseErasure): Promise<ErasureView> {
  const { basis, reason } = parse(RefuseErasure, input);
  await changed(ctx, id, { action: "erasure.refuse" }, async ({ data }) => {
    if (data.status !== "asked") throw closed(data);
    const { noteId, write } = await writeNote(ctx, reason, await noteOfHeir(ctx, data.childId));
    const after: Erasure = {
      ...data,
      status: "refused",
      refused: { basis, noteId, by: by(ctx.actor), at: ctx.now().toString() },
    };
    const writes: Write[] = [write, store.free(ctx.tenant, data)];
    return { events: [event("erasure.refused", after)], after, writes, detail: { basis } };
  });
  return get(ctx, id);
}

/** One request with its words, as long as there are any; for staff, and the family as long as it has the child. @throws Refusal not-found */
export async function get(ctx: Ctx, id: ErasureId): Promise<ErasureView> {
  const found = await store.load(ctx, id);
  await mustSee(ctx, found.data);
  const { childId, reasonId, refused } = found.data;
  await auditRead(ctx, { subject: childId, action: "erasure.read", detail: { erasureId: id } });
  const ids = [reasonId, refused?.noteId].filter((one) => one !== undefined);
  // Running the platform shows nobody's words; and of whoever was erased there are none.
  const live = ctx.actor.kind !== "admin" && (found.data.status === "asked" || found.data.status === "refused");
  const texts = live && ids.length > 0 ? await readNotes(ctx, ids, await noteOfHeir(ctx, childId)) : new Map();
  const view = await viewOf(ctx, found);
  return {
    ...view,
    reason: reasonId && texts.get(reasonId),
    refused: view.refused && { ...view.refused, reason: refused && texts.get(refused.noteId) },
  };
}

async function mustSee(ctx: Ctx, erasure: Erasure): Promise<void> {
  // Whoever runs the platform sees to acts of destruction: ids and days, and nobody's words.
  if (ctx.actor.kind === "admin" || (await isGoverned(ctx, erasure))) return;
  const { record } = await loadChild(ctx, erasure.childId);
  if (!(await isOwn(ctx, record))) throw notFound();
}

/** Of one state, the most urgent first; each on record. Staff only; a municipality's coordinator sees its own. */
export async function find(
  ctx: Ctx,
  { status, counting = false, ...page }: PageRequest & { status: Status; counting?: boolean },
): Promise<Page<ErasureView>> {
  mustBeStaff(ctx.actor, "each");
  const { items, next } = await store.find(ctx, status, page);
  const own = within(ctx.actor);
  const mine = items.filter(({ data }) => own === undefined || own === data.municipality);
  if (!counting)
    await auditReads(
      ctx,
      mine.map(({ data }) => ({ subject: data.childId, action: "erasure.list" })),
    );
  return { items: await Promise.all(mine.map((one) => viewOf(ctx, one))), next };
}

async function viewOf(ctx: Ctx, { data, version }: Stored<Erasure>): Promise<ErasureView> {
  const { reasonId: _, stalledAt: __, announced: ___, refused, ended, ...shown } = data;
  const today = await Tenant.today(ctx);
  const late = Temporal.PlainDate.compare(today, actBy(data.receivedOn)) > 0;
  const staff = isStaff(ctx.actor, "each");
  return {
    ...shown,
    askedBy: staff ? data.askedBy : data.askedBy.split(":")[0]!,
    begun: staff ? data.begun : undefined,
    dueOn: dueOn(data.receivedOn),
    actBy: actBy(data.receivedOn),
    overdue: (data.status === "asked" || data.status === "erasing") && late,
    refused: refused && { basis: refused.basis, at: refused.at, by: staff ? refused.by : "staff" },
    act: ended && { number: ended.number, on: ended.on, destroyed: ended.destroyed },
    mayDo: data.status === "asked" && caresFor(ctx.actor, "each") ? ["erase", "refuse"] : [],
    version,
  };
}

function drafted(
  ctx: Ctx,
  { childId, municipality }: ChildRecord,
  { grounds, receivedOn }: Pick<Erasure, "grounds" | "receivedOn">,
): Omit<Erasure, "status"> {
  const now = ctx.now();
  return {
    erasureId: newId("erasure", now.epochMilliseconds),
    childId,
    municipality,
    grounds,
    receivedOn,
    askedBy: by(ctx.actor),
    askedAt: now.toString(),
  };
}

/** @throws Refusal input.invalid: a paper that is still to come */
function mustHaveCome(receivedOn: string | undefined, today: Temporal.PlainDate): void {
  const early = receivedOn !== undefined && Temporal.PlainDate.compare(receivedOn, today) > 0;
  mustBeRight(early ? [fault("/receivedOn", "не позже сегодняшнего дня", "no later than today")] : []);
}

export const event = <T extends ErasureEvent["type"]>(
  type: T,
  { erasureId, childId, municipality }: Pick<Erasure, "erasureId" | "childId" | "municipality">,
) => ({ type, data: { erasureId, childId, municipality } }) as Extract<ErasureEvent, { type: T }>;

export const closed = ({ status }: Erasure) =>
  new Refusal(
    "erasure.closed",
    {
      ru: "По этому требованию решение уже принято.",
      en: "This request has been decided already.",
    },
    { current: { status } },
  );
