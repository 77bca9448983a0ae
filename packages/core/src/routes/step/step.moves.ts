import type { RouteId } from "../../ground/shared/ids.ts";
import type { Ctx, IndexName, Page, PageRequest, Range, StepId, Stored, Write } from "../../ground/shared/index.ts";
import { badCursor, compareKeys, within } from "../../ground/shared/rules/index.ts";
import {
  agencySteps,
  locatorKey,
  municipalitySteps,
  openPlaceOf,
  readMany,
  record,
  tenantSteps,
} from "./step.store.ts";
import { isSettled, type Step } from "./step.ts";

/**
 * Where an open step stood in the orders by due date before its date changed. Whoever reads them page by page finds it there, and not at its
 * new place, so that nothing is missed and nothing comes twice (FAULTS B24, docs/decisions/0119-lists-as-they-stood.md).
 */
interface Move {
  stepId: StepId;
  routeId: RouteId;
  /** From when to when it stood there, epoch milliseconds; from the first without a beginning. */
  since?: number | undefined;
  until: number;
}

/** Nobody reads a list for longer, in seconds. */
const kept = 86_400;

const movesOf = (pk: string): string => `${pk}#MOVED`;

/** What a change of a step writes: itself, and where it stood when its due date is another now. */
export function changeOf(ctx: Pick<Ctx, "tenant" | "now">, before: Stored<Step>, after: Step): Write[] {
  const was = before.data;
  // Of one that is opened anew, where it stood before it was settled: whoever has met it there does not meet it again.
  const sk = openPlaceOf(was);
  if (isSettled(after) || sk === openPlaceOf(after))
    return [{ put: record(ctx.tenant, after), expect: before.version }];
  const until = ctx.now().epochMilliseconds;
  const data: Move = { stepId: was.stepId, routeId: was.routeId, since: was.placedAt, until };
  const move: Write = {
    put: {
      // By the step's version, which this write makes obsolete: there is none yet, and who only puts records may write it.
      key: { ...locatorKey(ctx.tenant, was.stepId), sk: `MOVED#${before.version}` },
      kind: "step-move",
      data,
      index: {
        gsi1: { pk: movesOf(agencySteps(ctx.tenant, was.agencyId)), sk },
        gsi2: { pk: movesOf(tenantSteps(ctx.tenant)), sk },
        gsi4: { pk: movesOf(municipalitySteps(ctx.tenant, was.municipality)), sk },
      },
      expiresAt: Math.floor(until / 1000) + kept,
    },
    expect: "absent",
  };
  return [{ put: record(ctx.tenant, { ...after, placedAt: until }), expect: before.version }, move];
}

/** An order of open steps by due date, or a part of it. */
export interface DueOrder {
  index: IndexName;
  pk: string;
  range: Range;
}

/** A page of it as it stood when its first page was read; its `next` says when that was, and where the page ended. */
export async function asItStood(
  ctx: Ctx,
  order: DueOrder,
  { limit = 50, from }: PageRequest,
): Promise<Page<Stored<Step>>> {
  const { began, after } = from === undefined ? { began: ctx.now().epochMilliseconds } : readPlace(from, order.range);
  const rest = restOf(order.range, after);
  const [stand, moved] = await Promise.all([
    firstOf<Step>(ctx, order.index, order.pk, rest, limit),
    after === undefined ? nothing : firstOf<Move>(ctx, order.index, movesOf(order.pk), rest, limit),
  ]);
  const skOf = ({ index }: Stored): string => index![order.index]!.sk;
  const all = [...stand.items, ...moved.items].toSorted((a, b) => compareKeys(skOf(a), skOf(b)));
  // As far as both are known: a page may be shorter than it was asked for. A step that came back stands twice in one place.
  const ends = [all[limit - 1], ...[stand, moved].map(({ items, next }) => (next ? items.at(-1) : undefined))];
  const [end] = ends.flatMap((one) => (one ? [skOf(one)] : [])).toSorted(compareKeys);
  const page = end === undefined ? all : all.filter((one) => compareKeys(skOf(one), end) <= 0);
  const steps = await stepsOf(
    ctx,
    order,
    page.filter(isMove).filter(({ data }) => stoodThen(data, began)),
  );
  const items = page.flatMap((one) => {
    if (isMove(one)) return steps.get(one) ?? [];
    const step = one as Stored<Step>;
    return (step.data.placedAt ?? 0) > began ? [] : step;
  });
  const isMore = all.length > page.length || stand.next !== undefined || moved.next !== undefined;
  const last = page.at(-1);
  return { items, next: last && isMore ? `${began}~${skOf(last)}` : undefined };
}

/** The first page that has anything: an empty one may have more behind it, and no place from which to go on. */
async function firstOf<T>({ bank }: Ctx, index: IndexName, pk: string, range: Range, limit: number) {
  let page = await bank.find<T>(index, pk, range, { limit });
  while (page.items.length === 0 && page.next) page = await bank.find<T>(index, pk, range, { limit, from: page.next });
  return page;
}

const nothing: Page<Stored<Move>> = { items: [] };

const isMove = (one: Stored): one is Stored<Move> => one.kind === "step-move";

const stoodThen = ({ since = 0, until }: Move, then: number): boolean => since <= then && then < until;

/** The steps of moves, as they are now: those that still belong to what is asked. */
async function stepsOf(ctx: Ctx, order: DueOrder, moves: readonly Stored<Move>[]) {
  const found = await readMany(
    ctx,
    moves.map(({ data }) => data),
  );
  const isStill = ({ data }: Stored<Step>) => {
    const place = record(ctx.tenant, data).index?.[order.index];
    return place?.pk === order.pk && within(order.range, place.sk);
  };
  return new Map(
    moves.flatMap((move, i) => {
      const step = found[i];
      return step && isStill(step) ? [[move, step] as const] : [];
    }),
  );
}

/** What is left of a range behind a place. `$` sorts just behind `#`, which ends each part of a place. */
function restOf({ prefix, from = prefix, to }: Range, after: string | undefined): Range {
  const end = to ?? (prefix === undefined ? undefined : `${prefix.replace(/#$/, "")}$`);
  return { from: after === undefined ? from : `${after}\u0000`, to: end };
}

/** @throws Refusal cursor.invalid */
function readPlace(text: string, range: Range): { began: number; after: string } {
  const [, began, after] = /^(\d{1,15})~(open#.+)$/s.exec(text) ?? [];
  if (began === undefined || after === undefined || !within(range, after)) throw badCursor();
  return { began: Number(began), after };
}
