import type { Page, PageRequest, Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as children from "../child/child.store.ts";
import type { ChildRecord } from "../child/child.ts";
import * as store from "./family.store.ts";
import type { Family } from "./family.ts";
import { ofChild } from "./form.actions.ts";
import { actsFor, isHere } from "./household.ts";

/**
 * Forms the families of a page of children's cards whom nobody has formed: of whoever acts for the child today, an organisation excepted,
 * which comes by its own page (decision 0207). Safe to repeat. For the platform @returns those that were formed
 */
export async function formFamilies(
  ctx: Ctx,
  municipality: string | undefined,
  page: PageRequest,
  isMeant: (record: ChildRecord) => boolean,
): Promise<Page<Family>> {
  const found: Page<Stored<ChildRecord>> = await ctx.bank.find<ChildRecord>(
    municipality === undefined ? "gsi2" : "gsi1",
    children.listPk(ctx.tenant, municipality),
    {},
    page,
  );
  const formed: Family[] = [];
  for (const { data: record } of found.items) {
    if (!isHere(record) || !isMeant(record) || !(await isUnformed(ctx, record))) continue;
    // One that is merged, erased or leaves at this moment is left to itself.
    const family = await unlessRefused(() => ofChild(ctx, record.childId));
    if (family) formed.push(family.data);
  }
  return { items: formed, next: found.next };
}

async function isUnformed(ctx: Ctx, record: ChildRecord): Promise<boolean> {
  const today = await Tenant.today(ctx);
  const people = record.representativeIds.filter((id) => record.standings?.[id]?.agencyId === undefined);
  if ((await store.membershipsOf(ctx, people)).size > 0) return false;
  for (const id of people) if ((await actsFor(ctx, id, [record], today)).length > 0) return true;
  return false;
}
