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
import { load } from "../../people/child/child.scope.ts";
import * as decide from "./request.decide.ts";
import { changed, isAllowed } from "./request.scope.ts";
import * as store from "./request.store.ts";
import type { FamilyRequest } from "./request.ts";

// What the platform does by itself. Each may be done twice.

/**
 * Whoever owes an answer is reminded, and what is late becomes a task. An organisation that may hear of the family no more owes nothing:
 * the coordinator answers. @param most the oldest first @returns how many @throws the first accident, when all others are done
 */
export async function attendRequests(ctx: Ctx, most = attendedAtOnce): Promise<number> {
  const today = (await Tenant.today(ctx)).toString();
  return attendEach(
    (page) => store.dueBy(ctx, today, page),
    (request) => attend(ctx, request, today),
    most,
  );
}

async function attend(ctx: Ctx, request: FamilyRequest, today: string): Promise<void> {
  if (request.agencyId && !(await isAllowed(ctx, request, request.agencyId)))
    await changed(ctx, request, { action: "request.take-back" }, ({ data }) =>
      data.status === "asked" && data.agencyId === request.agencyId ? decide.takeBack(data) : { events: [] },
    );
  const at = ctx.now().toString();
  await changed(
    ctx,
    request,
    { action: "request.attend" },
    ({ data }) => decide.attend(data, { today, at }) ?? { events: [] },
  );
}

/** What a family asks is where the child is now: after a move, and after cards were merged or parted. */
export async function followRequests(ctx: Ctx, childId: ChildId): Promise<void> {
  const child = await unlessRefused(() => load(ctx, childId));
  if (!child) return;
  const { municipality } = child.record;
  for (const { data } of await store.ofChild(ctx, childId))
    await changed(
      ctx,
      data,
      { action: "request.move" },
      ({ data: one }) => decide.move(one, municipality) ?? { events: [] },
    );
}

/** Of a child who is forgotten nobody owes an answer any more: there is no page on which it could be read. */
export async function endRequests(ctx: Ctx, childId: ChildId): Promise<void> {
  for (const { data } of await store.ofChild(ctx, childId))
    await changed(ctx, data, { action: "request.withdraw" }, ({ data: one }) =>
      one.status === "asked" ? decide.withdraw(one, ctx.now().toString()) : { events: [] },
    );
}

/** What an organisation that has closed was to answer is the coordinator's again. @returns where the next of them stand, if there are more */
export async function leaveOfAgency(ctx: Ctx, agency: AgencyId, page: PageRequest): Promise<string | undefined> {
  const { items, next } = await store.find(ctx, { agency, status: "asked" }, page);
  for (const { data } of items)
    await changed(ctx, data, { action: "request.take-back" }, ({ data: one }) =>
      one.status === "asked" && one.agencyId === agency ? decide.takeBack(one) : { events: [] },
    );
  return next;
}
