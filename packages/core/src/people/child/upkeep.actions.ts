import {
  Conflict,
  type DataBank,
  type Key,
  type Page,
  type Stored,
  Unavailable,
  type Write,
} from "../../ground/shared/bank.ts";
import { auditReads, type Ctx } from "../../ground/shared/context.ts";
import { errorCollector } from "../../ground/shared/errors.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { inParallel } from "../../ground/shared/parallel.ts";
import { spellingNow } from "../likeness/index.ts";
import { alikeTo } from "./alike.ts";
import * as store from "./child.store.ts";
import type { ChildRecord } from "./child.ts";
import { pairsOf } from "./pairs.ts";
import { reindex } from "./reindex.ts";

/** By what cards are found and compared, as this program writes it. One more: all are gone through again. */
const layoutNow = spellingNow;
const pageSize = 100;
/** Cards of one run; a region's thirteen thousand take a few hours of rounds. */
const mostAtOnce = 1000;
const concurrency = 10;

/** How far they have been gone through. */
interface Upkeep {
  layout: number;
  /** The last card that was looked at; absent when all were. */
  from?: string | undefined;
}

const keyOf = (tenant: string): Key => ({ table: "records", pk: `T#${tenant}#TENANT`, sk: "CARDS-INDEXED" });

/**
 * Gives cards that an older program wrote what they are found and compared by, and notes pairs among them that may be of one child.
 * A portion at a time; what is cut short goes on where it was, and what is there already is left as it is.
 * @returns how many cards were gone through; none when all have been @throws the first accident, when the others are done
 */
export async function indexAnew(ctx: Ctx): Promise<number> {
  const key = keyOf(ctx.tenant);
  const found = await ctx.bank.get<Upkeep>(key);
  let from = found?.data.layout === layoutNow ? found.data.from : "";
  let version = found?.version;
  let done = 0;
  const errors = errorCollector((error) => error instanceof Unavailable);
  while (from !== undefined && done < mostAtOnce) {
    const page: Page<Stored<ChildRecord>> = await ctx.bank.find<ChildRecord>(
      "gsi2",
      store.listPk(ctx.tenant),
      from === "" ? {} : { from: `${from}\u0000` },
      { limit: pageSize },
    );
    const cards = page.items.filter(({ data }) => !data.merging).map(({ data }) => data.childId);
    await auditReads(
      ctx,
      cards.map((subject) => ({ subject, action: "child.index" })),
    );
    await inParallel(cards, concurrency, (id) => errors.collect(() => indexCard(ctx, id)));
    done += page.items.length;
    from = page.next === undefined ? undefined : page.items.at(-1)!.data.childId;
    const data: Upkeep = { layout: layoutNow, from };
    await ctx.bank.commit([{ put: { key, kind: "layout", data }, expect: version ?? "absent" }]);
    version = (version ?? 0) + 1;
  }
  errors.rethrow();
  return done;
}

/** The СНИЛС is left: its mark was there from the first, and may be another child's by now. */
async function indexCard(ctx: Ctx, childId: ChildId): Promise<void> {
  const opened = await store.readPerson(ctx, childId);
  const former = await store.openFormerNames(ctx, childId, opened);
  const { birthDate, snils, ...name } = opened.data;
  const names = [...former, name];
  await reindex(ctx, childId, { names, birthDate }, { names, birthDate });
  const [likeness] = await store.readLikenesses(ctx, [childId]);
  if (likeness?.spelling !== spellingNow)
    await unless(ctx.bank, await store.writePerson(ctx, childId, opened.data, opened.version, former));
  const { matches } = await alikeTo(ctx, childId, { names, birthDate, snils });
  const { writes } = await pairsOf(ctx, childId, matches, { confirmed: [], isNew: false });
  for (const write of writes) await unless(ctx.bank, write);
}

/** Who wrote it meanwhile wrote it as it is now. */
async function unless(bank: DataBank, write: Write): Promise<void> {
  try {
    await bank.commit([write]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
}
