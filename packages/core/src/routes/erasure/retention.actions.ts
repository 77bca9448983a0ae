import { Temporal } from "temporal-polyfill";
import { type Key, type Page, type Stored, Unavailable } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { errorCollector } from "../../ground/shared/errors.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as children from "../../people/child/child.store.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import { ask } from "./erasure.actions.ts";
import * as store from "./erasure.store.ts";
import { openAbout } from "./open.ts";

const pageSize = 200;
/** Records of one run; a region's children are gone through in a few hours of each day. */
const mostAtOnce = 1000;

/** Which day's round it is, and how far: the last child that was looked at; absent when all were. */
interface Round {
  day: string;
  from?: string | undefined;
}
/** A list that is gone through once a day, and the first day on which nobody in it may have left. */
interface Walk {
  sk: string;
  pk: string;
  kept: Temporal.PlainDate | undefined;
}

/**
 * Once a day: for whoever left so long ago that the region's own term is over, a request to erase them is opened, as the law has it
 * when the purpose is reached (152-ФЗ ст. 21 ч. 4); what follows two persons decide. What was refused is not proposed again.
 * Without a term nothing is done: no law names one for all. Of families that expect a child no more the term is short. A portion at a
 * time. @returns how many requests were opened @throws the first accident, after the others
 */
export async function attendTerms(ctx: Ctx): Promise<number> {
  const settings = await Tenant.load(ctx);
  const today = await Tenant.today(ctx);
  const years = Tenant.termOf(settings, "leftYears");
  const days = Tenant.termOf(settings, "expectedDays")!;
  const walks: Walk[] = [
    { sk: "RETENTION", pk: children.listPk(ctx.tenant), kept: years === undefined ? years : today.subtract({ years }) },
    { sk: "RETENTION-EXPECTED", pk: children.expectedPk(ctx.tenant), kept: today.subtract({ days }) },
  ];
  const errors = errorCollector((error) => error instanceof Unavailable);
  let opened = 0;
  for (const walk of walks)
    await errors.collect(async () => {
      opened += await gone(ctx, walk, today.toString());
    });
  errors.rethrow();
  return opened;
}

async function gone(ctx: Ctx, { sk, pk, kept }: Walk, today: string): Promise<number> {
  if (kept === undefined) return 0;
  const key: Key = { table: "records", pk: `T#${ctx.tenant}#TENANT`, sk };
  const found = await ctx.bank.get<Round>(key);
  const isToday = found?.data.day === today;
  if (isToday && found.data.from === undefined) return 0;
  let from = (isToday ? found.data.from : "") ?? "";
  let version = found?.version;
  let opened = 0;
  let looked = 0;
  const errors = errorCollector((error) => error instanceof Unavailable);
  for (let last = false; !last && looked < mostAtOnce; ) {
    const after = from === "" ? {} : { from: `${from}\u0000` };
    const page = await ctx.bank.find<ChildRecord>("gsi2", pk, after, { limit: pageSize });
    for (const { data } of page.items)
      if (isOver(data, kept))
        await errors.collect(async () => {
          if ((await openAbout(ctx, data.childId)).length > 0 || (await isKept(ctx, data))) return;
          await ask(ctx, data.childId, { grounds: "purpose-reached" });
          opened += 1;
        });
    looked += page.items.length;
    last = page.next === undefined;
    from = page.items.at(-1)?.data.childId ?? from;
    const round: Round = { day: today, from: last ? undefined : from };
    await ctx.bank.commit([{ put: { key, kind: "round", data: round }, expect: version ?? "absent" }]);
    version = (version ?? 0) + 1;
  }
  errors.rethrow();
  return opened;
}

/** Two persons need not say the same each day: what a law wants kept after this leaving is proposed no more. */
async function isKept(ctx: Ctx, { childId, leftOn = "" }: ChildRecord): Promise<boolean> {
  const last = await store.newestOf(ctx, childId);
  return last?.status === "refused" && last.grounds === "purpose-reached" && last.receivedOn > leftOn;
}

/** Gone since before the first day that is kept. */
const isOver = ({ status, leftOn, merging }: ChildRecord, kept: Temporal.PlainDate): boolean =>
  status === "left" &&
  merging === undefined &&
  leftOn !== undefined &&
  Temporal.PlainDate.compare(Temporal.PlainDate.from(leftOn), kept) < 0;

/** Those for whom a request would be opened, as the whole region's list is gone through. */
const over = (term: Tenant.TermName, pkOf: (tenant: string) => string): Tenant.Over<ChildRecord> => ({
  term,
  async over(ctx, { day }, page) {
    const { items, next }: Page<Stored<ChildRecord>> = await ctx.bank.find<ChildRecord>(
      "gsi2",
      pkOf(ctx.tenant),
      {},
      page,
    );
    return { items: items.map(({ data }) => data).filter((one) => isOver(one, day)), next };
  },
  childOf: ({ childId }) => childId,
});
export const leaving = over("leftYears", children.listPk);
export const expectedNoMore = over("expectedDays", children.expectedPk);
