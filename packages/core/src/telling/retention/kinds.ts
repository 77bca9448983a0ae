import type { Temporal } from "temporal-polyfill";
import * as Round from "../../forms/round/index.ts";
import * as Job from "../../ground/job/index.ts";
import type { ChildId, Ctx } from "../../ground/shared/index.ts";
import type * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import { expiring as wordsOfColleagues } from "../../people/internship/index.ts";
import * as Obligation from "../../roadmaps/obligation/index.ts";
import * as Attachment from "../../routes/attachment/index.ts";
import * as Erasure from "../../routes/erasure/index.ts";
import * as FamilyPaper from "../../routes/family-paper/index.ts";
import * as Request from "../../routes/request/index.ts";
import * as Delivery from "../delivery/index.ts";
import * as Inbox from "../inbox/index.ts";
import type { Hold } from "./retention.ts";

/** What goes by itself when its term is over. */
export const going: readonly Tenant.Expiring[] = [
  Delivery.expiring,
  Inbox.expiring,
  Job.expiring,
  Round.expiring,
  Attachment.expiring,
  FamilyPaper.papersOver,
  Obligation.expiring,
  wordsOfColleagues,
];

/** What becomes a request or a task when its term is over: rounds of their rooms see to it. */
export const asked: readonly Tenant.Over[] = [Erasure.leaving, Erasure.expectedNoMore, Inbox.rowsOver];

/** The first day that a term in force keeps on a day. Terms in days are named so. */
export function beforeOf(term: Tenant.TermName, value: number, on: Temporal.PlainDate, zone: string): Tenant.Before {
  const day = on.subtract(term.endsWith("Days") ? { days: value } : { years: value });
  return { day, at: day.toZonedDateTime(zone).toInstant() };
}

/** Children about whom something is open, each by the card that goes on for it: one child has one answer. */
export interface Kept {
  erasure: ReadonlySet<ChildId>;
  complaint: ReadonlySet<ChildId>;
}

/** Read once for a round. */
export async function keptNow(ctx: Ctx): Promise<Kept> {
  const [asked, complained] = await Promise.all([Erasure.askedOf(ctx), complainedOf(ctx)]);
  const heir = await Child.heirsOf(ctx, [...asked, ...complained]);
  return { erasure: new Set(asked.map(heir)), complaint: new Set(complained.map(heir)) };
}

/** Those with whose documents or routes a family disagrees, and whose complaint has not been answered. */
async function complainedOf(ctx: Ctx): Promise<ChildId[]> {
  const found = await Request.complainedOf(ctx);
  let from: string | undefined;
  do {
    const page = await Inbox.openTasks(ctx, { from }, "family-disagrees");
    for (const { data } of page.items) if (data.childId) found.push(data.childId);
    from = page.next;
  } while (from);
  return found;
}

/** Why each of them is kept all the same; what is not may go. */
export async function heldOf(
  ctx: Ctx,
  kind: Tenant.Over,
  items: readonly unknown[],
  kept: Kept,
): Promise<(Hold | undefined)[]> {
  const children = items.map((item) => kind.childOf?.(item));
  const ids = [...new Set(children.filter((id) => id !== undefined))];
  // What was asked since the round began is seen at the card itself.
  const [open, heir] = await Promise.all([Erasure.openOf(ctx, ids), Child.heirsOf(ctx, ids)]);
  return Promise.all(
    items.map(async (item, i) => {
      const child = children[i];
      if (child && (open.has(child) || kept.erasure.has(heir(child)))) return "erasure";
      if (child && kept.complaint.has(heir(child))) return "complaint";
      return (await kind.held?.(ctx, item)) as Hold | undefined;
    }),
  );
}
