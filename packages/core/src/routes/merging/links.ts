import { type Ctx, retrying } from "../../ground/shared/context.ts";
import type { ChildId, InstrumentId } from "../../ground/shared/ids.ts";
import { fold } from "../../ground/vault/index.ts";
import * as store from "../instrument/instrument.store.ts";
import type { InstrumentRecord } from "../instrument/instrument.ts";
import type { PaperLink } from "./merging.ts";

/** A paper with its number, by which one that stands in both cards is known. */
export interface Numbered {
  record: InstrumentRecord;
  number: string;
}

export const numbered = async (ctx: Ctx, childId: ChildId): Promise<Numbered[]> =>
  Promise.all(
    (await store.list(ctx, childId)).map(async ({ data: record }) => ({
      record,
      number: await store.readNumber(ctx, childId, record.instrumentId),
    })),
  );

/**
 * How the papers of two cards go on as those of one child. The same paper in both: the one entered later is the other written
 * anew, and counts in its place. Of two ИПРА that are in force the one that begins later replaces the other (545н).
 */
export function linksOf(mine: readonly Numbered[], other: readonly Numbered[]): PaperLink[] {
  const alive = ({ record }: Numbered) => !record.supersededBy;
  const twins = mine.filter(alive).flatMap((one): PaperLink[] => {
    const same = other
      .filter(alive)
      .find((o) => o.record.kind === one.record.kind && fold(o.number) === fold(one.number));
    if (!same) return [];
    const [earlier, later] = inOrder([one, same], ({ recordedAt }) => recordedAt);
    return [{ earlier: earlier!.record.instrumentId, later: later!.record.instrumentId, corrects: true }];
  });
  const replaced = new Set(twins.map(({ earlier }) => earlier));
  const heads = inOrder(
    [...mine, ...other].filter((o) => alive(o) && o.record.kind === "ipra" && !replaced.has(o.record.instrumentId)),
    ({ validFrom }) => validFrom,
  );
  // One that replaces a paper already goes on doing so: a record has room for one.
  const chain = heads.slice(1).map((later, i) => ({
    earlier: heads[i]!.record.instrumentId,
    later: later.record.instrumentId,
  }));
  return [...twins, ...chain];
}

const inOrder = (papers: Numbered[], by: (record: InstrumentRecord) => string): Numbered[] =>
  papers.toSorted((a, b) => {
    const [x, y] = [by(a.record) + a.record.instrumentId, by(b.record) + b.record.instrumentId];
    return x < y ? -1 : 1;
  });

/** Says in both papers of each pair that the later goes on for the earlier. */
export async function linkPapers(ctx: Ctx, childId: ChildId, links: readonly PaperLink[]): Promise<void> {
  for (const { earlier, later, corrects } of links) {
    await change(ctx, childId, earlier, (paper) => ({ ...paper, supersededBy: later }));
    await change(ctx, childId, later, (paper) =>
      paper.supersedes ? paper : { ...paper, supersedes: earlier, corrects: corrects ?? paper.corrects },
    );
  }
}

/** Takes back what was said so, unless something else is said by now. */
export async function unlinkPapers(ctx: Ctx, childId: ChildId, links: readonly PaperLink[]): Promise<void> {
  for (const { earlier, later, corrects } of links) {
    await change(ctx, childId, earlier, (paper) =>
      paper.supersededBy === later ? { ...paper, supersededBy: undefined } : paper,
    );
    await change(ctx, childId, later, (paper) =>
      paper.supersedes === earlier
        ? { ...paper, supersedes: undefined, corrects: corrects ? undefined : paper.corrects }
        : paper,
    );
  }
}

const change = (ctx: Ctx, childId: ChildId, id: InstrumentId, of: (paper: InstrumentRecord) => InstrumentRecord) =>
  retrying(async () => {
    const found = (await store.list(ctx, childId)).find(({ data }) => data.instrumentId === id);
    const after = found && of(found.data);
    if (found && after !== found.data) await ctx.bank.commit([store.write(ctx.tenant, after!, found.version)]);
  });
