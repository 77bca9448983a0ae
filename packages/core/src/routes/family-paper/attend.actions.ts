import type { ChildId, Ctx, Files } from "../../ground/shared/index.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import type * as Tenant from "../../ground/tenant/index.ts";
import { load } from "../../people/child/child.scope.ts";
import * as decide from "./family-paper.decide.ts";
import { changed } from "./family-paper.scope.ts";
import * as store from "./family-paper.store.ts";
import type { FamilyPaper } from "./family-paper.ts";
import { empty } from "./sheet.actions.ts";

// What the platform does by itself. Each may be done twice.

/** A paper is where the child is now: after a move, and after cards were merged or parted. */
export async function followPapers(ctx: Ctx, childId: ChildId): Promise<void> {
  const child = await unlessRefused(() => load(ctx, childId));
  if (!child) return;
  const { municipality } = child.record;
  for (const { data } of await store.ofChild(ctx, childId))
    await changed(
      ctx,
      data,
      { action: "family-paper.move" },
      ({ data: one }) => decide.move(one, municipality) ?? { events: [] },
    );
}

/** Of a child who is forgotten nobody takes anything in any more, and of what was handed in nothing is kept. */
export async function forgetPapers(ctx: Ctx, files: Files, childId: ChildId): Promise<void> {
  for (const { data } of await store.ofChild(ctx, childId)) {
    await changed(ctx, data, { action: "family-paper.take-back" }, ({ data: one }) =>
      one.status === "handed" ? decide.withdraw(one, ctx.now().toString()) : { events: [] },
    );
    for (const { sheetId } of data.sheets) await files.remove(store.fileName(ctx.tenant, sheetId));
  }
}

/** How many sheets there are of a child, for the act of their erasure. */
export const sheetsOf = async (ctx: Ctx, childId: ChildId): Promise<number> =>
  (await store.ofChild(ctx, childId)).reduce((sum, { data }) => sum + decide.present(data).length, 0);

/** What was returned: its files go, that there was one and why it went back stays. */
export const papersOver: Tenant.Expiring<FamilyPaper> = {
  term: "returnedDays",
  async over(ctx, { at }, page) {
    const { items, next } = await store.goneBefore(ctx, at.toString(), page);
    return { items: items.map(({ data }) => data), next };
  },
  childOf: ({ childId }) => childId,
  letGo: (ctx, files, paper) => empty(ctx, files, paper, "family-paper.expired"),
};
