import * as Agency from "../../agencies/agency/index.ts";
import { changing } from "../../ground/change/index.ts";
import {
  type AgencyId,
  attendEach,
  attendedAtOnce,
  type Ctx,
  type ItemId,
  isStaff,
  notFound,
  type PageRequest,
} from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as decide from "./library.decide.ts";
import type { LibraryEvent } from "./library.events.ts";
import * as store from "./library.store.ts";
import type { Item } from "./library.ts";

/** What the platform does by itself. */
const changed = changing<ItemId, Item, LibraryEvent>({
  load: store.load,
  authorise: ({ actor }) => {
    if (!isStaff(actor, "region")) throw notFound();
  },
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { itemId }) => store.partition(tenant, itemId),
  audit: ({ itemId, agencyId }) => ({ subject: agencyId ?? "tenant", detail: { itemId } }),
});
const when = async (ctx: Ctx) => ({ at: ctx.now().toString(), today: (await Tenant.today(ctx)).toString() });

/** Acts whose last day is over, and what is to be asked about once a year; each hour. Safe to repeat. @returns how many */
export async function attendLibrary(ctx: Ctx, most = attendedAtOnce): Promise<number> {
  const now = await when(ctx);
  return attendEach<Item>(
    (page) => store.dueBy(ctx, now.today, page),
    ({ itemId }) =>
      changed(ctx, itemId, { action: "library.attend" }, ({ data }) => decide.attend(data, now) ?? { events: [] }),
    most,
  );
}

/** Whoever has an act below this one is asked whether it still holds. Safe to repeat. @returns how many */
export async function askBelow(ctx: Ctx, itemId: ItemId, why: "act-above-new" | "act-above-ended"): Promise<number> {
  const { data: above } = await store.load(ctx, itemId);
  const now = await when(ctx);
  let asked = 0;
  for await (const { data } of store.published(ctx, "act")) {
    if (!decide.isBelow(data, above, why)) continue;
    await changed(ctx, data.itemId, { action: "library.ask" }, ({ data: act }) =>
      act.asked?.because === itemId || !decide.isBelow(act, above, why)
        ? { events: [] }
        : decide.ask(act, { why, because: itemId }, now),
    );
    asked++;
  }
  return asked;
}

/**
 * Whoever goes on with the work of an organisation that has closed goes on with what it has in the library; without one an editor is to say of
 * what is published whether it holds. @returns where the next of them stand
 */
export async function leaveOfAgency(ctx: Ctx, agencyId: AgencyId, page: PageRequest): Promise<string | undefined> {
  const successor = await Agency.answering(ctx, agencyId);
  const now = await when(ctx);
  const { items, next } = await store.ofAgency(ctx, agencyId, page);
  for (const { data } of items)
    await changed(ctx, data.itemId, { action: "library.leave" }, ({ data: one }) => {
      if (one.agencyId !== agencyId) return { events: [] };
      if (successor && successor.agencyId !== agencyId) return decide.handOn(one, successor, now);
      const isAsked = one.status !== "published" || one.asked?.why === "owner-closed";
      return isAsked ? { events: [] } : decide.ask(one, { why: "owner-closed" }, now);
    });
  return next;
}

/** So many days it stands in the organisation's mail what an editor has done. */
const newsDays = 8;

/** How many of an organisation's an editor has seen lately, or asks about. */
export async function libraryNews(ctx: Ctx, agencyId: AgencyId): Promise<number> {
  const since = ctx
    .now()
    .subtract({ hours: 24 * newsDays })
    .toString();
  const { items } = await store.ofAgency(ctx, agencyId, { limit: 200 });
  return items.filter(({ data }) => data.status !== "proposed" && (data.asked !== undefined || data.changedAt >= since))
    .length;
}
