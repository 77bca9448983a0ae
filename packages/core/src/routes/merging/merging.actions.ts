import { Temporal } from "temporal-polyfill";
import type { Write } from "../../ground/shared/bank.ts";
import { auditReads, by, type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { type ChildId, type MergingId, newId, type RepresentativeId } from "../../ground/shared/ids.ts";
import { fault, invalid, mustBeRight, parse } from "../../ground/shared/input.ts";
import { type FieldFault, Refusal } from "../../ground/shared/refusal.ts";
import { type ChildAt, governed, mustGovern, stored } from "../../people/child/child.scope.ts";
import * as children from "../../people/child/child.store.ts";
import { bySnils } from "../../people/child/duplicates.ts";
import * as consents from "../../people/consent/consent.store.ts";
import * as instruments from "../instrument/instrument.store.ts";
import * as routes from "../route/route.store.ts";
import { differencesOf, goesBack, readCard } from "./card.ts";
import { carryOn } from "./carry.actions.ts";
import { alongWith, hangsOn, notesOfOthers, routesWithSteps } from "./hangs.ts";
import { linksOf, numbered } from "./links.ts";
import * as decide from "./merging.decide.ts";
import * as store from "./merging.store.ts";
import {
  type Carried,
  type Merge,
  MergeChildren,
  type Merging,
  type MergingView,
  SplitChild,
  UnmergeChildren,
  undoDays,
} from "./merging.ts";
import { proposed, view } from "./merging.view.ts";
import { endedBy } from "./reopen.actions.ts";
import { readSnapshot } from "./snapshot.ts";

/**
 * Merges another card of the same child into this one: all that hangs on it moves, and its id leads here. Without `confirm` it
 * says what would be done and what stands against it. Staff only.
 * @throws Refusal input.invalid, child.left, child.merged, child.merging, not-found
 */
export async function merge(ctx: Ctx, childId: ChildId, input: MergeChildren): Promise<MergingView> {
  const { other, choose, confirm } = parse(MergeChildren, input);
  mustBeTwo(childId, other, "/other");
  const begun = await sameBegun(ctx, childId, { kind: "merge", from: other });
  if (begun) return view(await carryOn(ctx, begun));
  return begin(ctx, [childId, other, "/other"], confirm, async ([mine, others]) => {
    // A paper that the card gets in between is one more that the other's may go on for, and a route one too many.
    const guards = [await instruments.noneSince(ctx, childId), await routes.placeUnchanged(ctx, childId)];
    const [to, from] = await Promise.all([readCard(ctx, childId, mine), readCard(ctx, other, others)]);
    const [hangsHere, hangs] = await Promise.all([hangsOn(ctx, to.record), hangsOn(ctx, from.record)]);
    const differences = differencesOf(to, from, choose);
    const ends = decide.endingRoute(hangsHere, hangs, choose);
    const merging: Draft<Merge> = {
      kind: "merge",
      from: other,
      to: childId,
      choose,
      carried: hangs.carried,
      links: linksOf(await numbered(ctx, childId), await numbered(ctx, other)),
      ends: ends?.route.routeId,
      undoUntil: ctx
        .now()
        .add({ hours: 24 * undoDays })
        .toString(),
    };
    const against = decide.againstMerge([to, from], [hangsHere, hangs], differences, choose);
    return { merging, against, guards, shown: { differences, ends } };
  });
}

/**
 * Takes a merge back within 30 days: what had moved returns, and what somebody has changed since stays as it is. Staff only.
 * @throws Refusal input.invalid with what forbids it, child.left, child.merged, child.merging, not-found
 */
export async function unmerge(ctx: Ctx, childId: ChildId, input: UnmergeChildren): Promise<MergingView> {
  const { other, confirm } = parse(UnmergeChildren, input);
  mustBeTwo(childId, other, "/other");
  await governed(ctx, childId);
  const begun = await sameBegun(ctx, childId, { kind: "unmerge", from: childId });
  if (begun) return view(await carryOn(ctx, begun));
  return begin(
    ctx,
    [childId, other, "/other"],
    confirm,
    async ([mine, others]) => {
      const { mergedInto } = others.record;
      if (mergedInto?.childId !== childId) throw invalid([notMerged]);
      const undone = (await store.load(ctx, mergedInto.mergingId)).data as Merge;
      const snapshot = await readSnapshot(ctx, childId, undone.mergingId);
      const [now, old] = await Promise.all([readCard(ctx, childId, mine), readCard(ctx, other, others)]);
      const isLate = Temporal.Instant.compare(ctx.now(), undone.undoUntil) > 0;
      const { links, mergingId } = undone;
      const goes = goesBack(snapshot, old.record);
      const carried = await withLater(ctx, childId, undone.carried, goes);
      const papers = (await instruments.list(ctx, childId)).map(({ data }) => data);
      const against = [
        ...decide.againstUndoing(now, snapshot, {
          isLate,
          snilsTaken: old.person.snils !== undefined && (await isTaken(ctx, old.person.snils, [childId, other])),
        }),
        ...decide.tornApart(papers, await routesWithSteps(ctx, childId), carried, links),
      ];
      const reopens = await endedBy(ctx, undone);
      return {
        merging: { kind: "unmerge", from: childId, to: other, undoes: mergingId, links, carried },
        against,
        shown: { reopens },
      };
    },
    mergedInto(childId),
  );
}

/** What was entered since about that which returns, returns with it; and so does what was consented to by whoever returns. */
async function withLater(
  ctx: Ctx,
  childId: ChildId,
  carried: Carried,
  goes: readonly RepresentativeId[],
): Promise<Carried> {
  const theirs = (await consents.list(ctx, childId)).filter(({ data }) => goes.includes(data.representativeId));
  const given = [...new Set([...carried.consents, ...theirs.map(({ data }) => data.consentId)])];
  const later = await alongWith(ctx, childId, [...carried.instruments, ...carried.routes, ...given]);
  const words = await notesOfOthers(ctx, carried.others);
  return {
    ...carried,
    consents: given,
    others: [...new Set([...carried.others, ...later.others])],
    notes: [...new Set([...carried.notes, ...later.notes, ...words])],
  };
}

const isTaken = async (ctx: Ctx, snils: string, known: readonly string[]): Promise<boolean> =>
  (await bySnils(ctx, snils)).subjects.some((subject) => !known.includes(subject));

/**
 * Gives papers and routes that belong to another child, entered into this card by mistake, to that child's card. Staff only.
 * @throws Refusal input.invalid, child.left, child.merged, child.merging, not-found
 */
export async function split(ctx: Ctx, childId: ChildId, input: SplitChild): Promise<MergingView> {
  const { to, confirm, ...wanted } = parse(SplitChild, input);
  mustBeTwo(childId, to, "/to");
  return begin(ctx, [childId, to, "/to"], confirm, async ([mine, other]) => {
    const guards = [await routes.placeUnchanged(ctx, to)];
    const hangs = await hangsOn(ctx, mine.record);
    const there = (await routesWithSteps(ctx, to)).some(({ route }) => route.status === "open");
    const papers = (await instruments.list(ctx, childId)).map(({ data }) => data);
    const given = (await consents.list(ctx, childId)).map(({ data }) => data);
    const going = hangs.routes.filter(({ route }) => wanted.routes.includes(route.routeId));
    const steps = going.reduce((sum, one) => sum + one.steps.length, 0);
    const along = await alongWith(ctx, childId, [...wanted.instruments, ...wanted.routes, ...wanted.consents]);
    return {
      guards,
      merging: { kind: "split", from: childId, to, carried: { ...wanted, ...along, steps } },
      against: [
        ...decide.againstSplit(wanted, hangs, given, {
          family: other.record.representativeIds,
          hasOpenRoute: there,
        }),
        ...decide.tornApart(papers, hangs.routes, wanted),
      ],
    };
  });
}

/** Mergers, undoings and splits of a card, the oldest first; staff only. @throws Refusal not-found */
export async function listFor(ctx: Ctx, childId: ChildId): Promise<MergingView[]> {
  await governed(ctx, childId);
  await auditReads(ctx, [{ subject: childId, action: "child.mergings" }]);
  return (await store.listFor(ctx, childId)).map(view);
}

/** One of them, for a request that came before; carried to its end. @throws Refusal not-found */
export const resumed = async (ctx: Ctx, mergingId: MergingId): Promise<MergingView> =>
  view(await carryOn(ctx, mergingId));

/** What a request says; the rest is known when it begins. */
type Draft<M extends Merging = Merging> = M extends Merging
  ? Omit<M, "mergingId" | "status" | "begunAt" | "by">
  : never;
interface Plan {
  merging: Draft;
  /** What else it was made of, which nobody may change before both cards are closed. */
  guards?: Write[];
  against: FieldFault[];
  shown?: Parameters<typeof proposed>[2];
}

/** Both cards are closed to changes in the transaction that writes what shall be carried. */
async function begin(
  ctx: Ctx,
  [childId, other, pointer]: [ChildId, ChildId, string],
  confirm: boolean,
  plan: (cards: [ChildAt, ChildAt]) => Promise<Plan>,
  loadOther: typeof governed = governed,
): Promise<MergingView> {
  const begun = await retrying(async () => {
    const mine = await governed(ctx, childId);
    const others = await known(pointer, () => loadOther(ctx, other));
    decide.mustBeAlike(mine.record, { ...others.record, mergedInto: undefined });
    await auditReads(
      ctx,
      [childId, other].map((subject) => ({ subject, action: "child.compare" })),
    );
    const { merging, against, guards = [], shown } = await plan([mine, others]);
    if (!confirm) return proposed(merging, against, shown);
    mustBeRight(against);
    const now = ctx.now();
    const mergingId: MergingId = newId("merging", now.epochMilliseconds);
    const whole = {
      ...merging,
      mergingId,
      status: "carrying" as const,
      begunAt: now.toString(),
      by: by(ctx.actor),
    } satisfies Merging;
    await save(ctx, {
      writes: [
        store.write(ctx.tenant, whole, "absent"),
        ...[mine, others].map(({ record, version }) =>
          children.write(ctx.tenant, { ...record, merging: mergingId }, version),
        ),
        ...guards,
      ],
      stream: children.keyOf(ctx.tenant, childId).pk,
      events: [],
      audit: { subject: childId, action: `child.${merging.kind}`, detail: { mergingId, otherId: other } },
      ref: { kind: "merging", id: mergingId, parent: childId },
    });
    return mergingId;
  });
  return typeof begun === "string" ? resumed(ctx, begun) : begun;
}

/** A card named in a body that is not there is that field's fault. */
async function known<T>(pointer: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof Refusal && error.code === "not-found")) throw error;
    throw invalid([fault(pointer, "карта ребёнка этого региона", "a card of a child of this region")]);
  }
}

/** Loads a card that was merged into this very one, which stands for it otherwise. */
const mergedInto =
  (childId: ChildId): typeof governed =>
  async (ctx, other) => {
    const { data: record, version } = await stored(ctx, other);
    await mustGovern(ctx, record);
    return record.mergedInto?.childId === childId ? { record, version } : governed(ctx, other);
  };

/** The same request came before and was cut short: it goes on. */
async function sameBegun(
  ctx: Ctx,
  childId: ChildId,
  { kind, from }: Pick<Merging, "kind" | "from">,
): Promise<MergingId | undefined> {
  const { merging } = (await governed(ctx, childId)).record;
  const found = merging && (await store.load(ctx, merging)).data;
  return found?.kind === kind && found.from === from ? merging : undefined;
}

function mustBeTwo(childId: ChildId, other: ChildId, pointer: string): void {
  if (childId === other)
    throw invalid([fault(pointer, "идентификатор другой карты", "the id of another card than this one")]);
}

const notMerged = fault(
  "/other",
  "карта, которую объединили с этой",
  "a card that was merged into this one and still is",
);
