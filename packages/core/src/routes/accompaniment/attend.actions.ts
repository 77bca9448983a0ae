import { changing } from "../../ground/change/index.ts";
import {
  type AgencyId,
  attendEach,
  attendedAtOnce,
  type ChildId,
  type Ctx,
  type PageRequest,
} from "../../ground/shared/index.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { load } from "../../people/child/child.scope.ts";
import * as decide from "./accompaniment.decide.ts";
import type { AccompanimentEvent } from "./accompaniment.events.ts";
import * as store from "./accompaniment.store.ts";
import type { Accompaniment, EndCause } from "./accompaniment.ts";

/** What the platform does by itself. */
const changed = changing<store.AccompanimentAt, Accompaniment, AccompanimentEvent>({
  load: store.load,
  authorise: () => {},
  writes: ({ tenant }, before, after) => [
    store.write(tenant, after, before.version),
    ...(after.status === "ended" ? store.free(tenant, after) : []),
  ],
  stream: (tenant, { childId }) => partitionOf(tenant, childId),
  audit: ({ childId, accompanimentId }) => ({ subject: childId, detail: { accompanimentId } }),
});

/**
 * What time asks for: the curator's organisation is asked, or nobody has answered. Safe to repeat.
 * @param most the oldest first @returns how many @throws the first accident, when all others are done
 */
export async function attendAccompaniments(ctx: Ctx, most = attendedAtOnce): Promise<number> {
  const today = (await Tenant.today(ctx)).toString();
  return attendEach(
    (page) => store.dueBy(ctx, today, page),
    (one) =>
      changed(
        ctx,
        one,
        { action: "accompaniment.attend" },
        ({ data }) => decide.attend(data, { today, at: ctx.now().toString() }) ?? { events: [] },
      ),
    most,
  );
}

/** It is where the child is now: after a move, and after cards were merged or parted. Safe to repeat. */
export async function followAccompaniments(ctx: Ctx, childId: ChildId): Promise<void> {
  const child = await unlessRefused(() => load(ctx, childId));
  if (!child) return;
  const { municipality } = child.record;
  for (const { data } of await store.ofChild(ctx, childId))
    await changed(ctx, data, { action: "accompaniment.move" }, ({ data: one }) => {
      if (one.municipality === municipality) return { events: [] };
      const after = { ...one, municipality };
      return { events: [{ type: "accompaniment.moved", data: decide.refOf(after) }], after };
    });
}

/** Those of a child that run: after cards were merged they may be two. */
export const runningOf = async (ctx: Ctx, childId: ChildId): Promise<Accompaniment[]> =>
  (await store.ofChild(ctx, childId)).map(({ data }) => data).filter(({ status }) => status === "open");

/** Of a child that is here no more, or is forgotten, nobody is asked any more. Safe to repeat. */
export async function endAccompaniments(ctx: Ctx, childId: ChildId, cause: EndCause): Promise<void> {
  const today = (await Tenant.today(ctx)).toString();
  for (const { data } of await store.ofChild(ctx, childId))
    await changed(ctx, data, { action: "accompaniment.end" }, ({ data: one }) =>
      one.status === "open" ? decide.end(one, { cause, on: today }, today) : { events: [] },
    );
}

/**
 * Curators of an organisation that has closed: of each family somebody has to say who goes on with it. Safe to repeat.
 * @returns where the next of them stand, if there are more
 */
export async function leaveOfAgency(ctx: Ctx, agency: AgencyId, page: PageRequest): Promise<string | undefined> {
  const { items, next } = await store.find(ctx, { agency, status: "open" }, page);
  for (const { data } of items)
    await changed(ctx, data, { action: "accompaniment.curator-gone" }, ({ data: one }) =>
      one.status === "open" && one.agencyId === agency
        ? { events: [{ type: "accompaniment.curator-gone", data: decide.refOf(one) }], after: one }
        : { events: [] },
    );
  return next;
}
