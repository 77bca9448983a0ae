import { Temporal } from "temporal-polyfill";
import type { Write } from "../../ground/shared/bank.ts";
import { type Ctx, retrying, save } from "../../ground/shared/context.ts";
import type { ChildId, MergingId, RepresentativeId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { stored } from "../../people/child/child.scope.ts";
import * as children from "../../people/child/child.store.ts";
import { reindex } from "../../people/child/reindex.ts";
import { writeRepresentatives } from "../../people/child/representatives.store.ts";
import { type Card, findable, mergedCard, readCard, restored, without } from "./card.ts";
import type { MergingEvent } from "./merging.events.ts";
import * as store from "./merging.store.ts";
import type { Merge, Merging, Unmerge } from "./merging.ts";
import { readSnapshot, writeSnapshot } from "./snapshot.ts";

/** Both cards as they stand, and as they shall be; those of a card that is found no more have no identity. */
interface Outcome {
  /** The card that goes on. */
  going: { now: Card; after: Card };
  /** The other one. */
  other: { now: Card; after: Card };
}

/** The blind indexes follow before the cards do, which are closed meanwhile: what is found is then what is there. */
export async function reindexed(ctx: Ctx, merging: Merging): Promise<void> {
  if (merging.kind === "split") return;
  const { going, other } = await outcomeOf(ctx, merging);
  // Whoever takes an index comes before whoever leaves it: a number that nobody had for a moment could be another child's.
  if (merging.kind === "unmerge") await reindex(ctx, idOf(other), undefined, findable(other.after));
  await reindex(ctx, idOf(going), findable(going.now), findable(going.after));
  if (merging.kind === "merge") await reindex(ctx, idOf(other), findable(other.now), undefined);
}

/**
 * The cards themselves, their representatives, and the event that all has been carried, in one transaction. Whoever finds it done
 * already has nothing to do.
 */
export const finish = (ctx: Ctx, mergingId: MergingId): Promise<Merging> =>
  retrying(async () => {
    const { data: merging, version } = await store.load(ctx, mergingId);
    if (merging.status === "done") return merging;
    const done: Merging = { ...merging, status: "done", endedAt: ctx.now().toString() };
    const [childId, otherId] = merging.kind === "merge" ? [merging.to, merging.from] : [merging.from, merging.to];
    const type = ({ merge: "child.merged", unmerge: "child.unmerged", split: "child.split" } as const)[merging.kind];
    const event: MergingEvent = {
      type,
      data: { childId, otherId, mergingId, routeIds: merging.carried.routes },
    };
    await save(ctx, {
      writes: [store.write(ctx.tenant, done, version), ...(await cardWrites(ctx, merging))],
      stream: children.keyOf(ctx.tenant, childId).pk,
      events: [event],
      // The card that goes on has its entry since it began.
      audit: { subject: otherId, action: type, detail: { mergingId, childId } },
    });
    return done;
  });

async function cardWrites(ctx: Ctx, merging: Merging): Promise<Write[]> {
  if (merging.kind === "split") return Promise.all([merging.from, merging.to].map((id) => opened(ctx, id)));
  const { going, other } = await outcomeOf(ctx, merging);
  const goingId = idOf(going);
  return [
    children.write(ctx.tenant, going.after.record, going.now.version),
    children.write(ctx.tenant, other.after.record, other.now.version),
    await children.writePerson(ctx, goingId, going.after.person, going.now.personVersion, going.after.formerNames),
    await writeRepresentatives(ctx, goingId, going.after.representatives, going.now.representativesVersion),
    ...(other.after.representatives.length < other.now.representatives.length
      ? [await writeRepresentatives(ctx, idOf(other), other.after.representatives, other.now.representativesVersion)]
      : []),
    ...familyWrites(ctx, { going, other }),
    ...(merging.kind === "merge"
      ? [
          await writeSnapshot(
            ctx,
            goingId,
            merging.mergingId,
            { before: part(going.now), after: part(going.after) },
            "absent",
          ),
        ]
      : await undoneWrites(ctx, merging)),
  ];
}

const idOf = ({ now }: Outcome["going"]): ChildId => now.record.childId;
const part = ({ record, person, formerNames }: Card) => ({ record, person, formerNames });

/** Of a split the cards say what they said. */
async function opened(ctx: Ctx, childId: ChildId): Promise<Write> {
  const { data, version } = await stored(ctx, childId);
  return children.write(ctx.tenant, { ...data, merging: undefined }, version);
}

async function undoneWrites(ctx: Ctx, { undoes, mergingId }: Unmerge): Promise<Write[]> {
  const { data, version } = await store.load(ctx, undoes);
  return [store.write(ctx.tenant, { ...(data as Merge), undoneBy: mergingId }, version)];
}

/** Whose account sees which card: a family goes with the papers. */
function familyWrites(ctx: Ctx, { going, other }: Outcome): Write[] {
  const seen = (card: Card): RepresentativeId[] => (card.record.mergedInto ? [] : card.record.representativeIds);
  return [going, other].flatMap(({ now, after }) => {
    const { childId } = now.record;
    const [had, has] = [seen(now), seen(after)];
    return [
      ...had.filter((id) => !has.includes(id)).map((id) => children.unlink(ctx.tenant, id, childId)),
      ...has
        .filter((id) => !had.includes(id))
        .flatMap((id) => [children.link(ctx.tenant, id, childId), children.mustNotBeForgotten(ctx.tenant, id)]),
    ];
  });
}

async function outcomeOf(ctx: Ctx, merging: Merge | Unmerge): Promise<Outcome> {
  const [goingId, otherId] = merging.kind === "merge" ? [merging.to, merging.from] : [merging.from, merging.to];
  const [going, other] = await Promise.all([cardAt(ctx, goingId), cardAt(ctx, otherId)]);
  if (merging.kind === "merge") return mergeOutcome(ctx, merging, going, other);
  const snapshot = await readSnapshot(ctx, goingId, merging.undoes);
  const known = without(await forgottenIn(ctx, other), other);
  return {
    going: { now: going, after: settled(restored(going, snapshot, other.record)) },
    other: { now: other, after: settled({ ...known, record: { ...known.record, mergedInto: undefined } }) },
  };
}

/** Whoever was forgotten with the last of their children while this card was part of another one: they come back with no card. */
async function forgottenIn(ctx: Ctx, { record }: Card): Promise<RepresentativeId[]> {
  const marks = await Promise.all(record.representativeIds.map((id) => children.forgottenBy(ctx, id)));
  return record.representativeIds.filter((_, i) => marks[i]!.version !== undefined);
}

async function mergeOutcome(ctx: Ctx, merging: Merge, going: Card, other: Card): Promise<Outcome> {
  const { zone } = await Tenant.load(ctx);
  const dayOf = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();
  const after = mergedCard(going, other, merging.choose, {
    today: dayOf(merging.begunAt),
    since: ({ record }) => dayOf(record.createdAt),
  });
  const mergedInto = { childId: merging.to, mergingId: merging.mergingId };
  return {
    going: { now: going, after: settled(after) },
    other: { now: other, after: settled({ ...other, record: { ...other.record, mergedInto } }) },
  };
}

const settled = (card: Card): Card => ({ ...card, record: { ...card.record, merging: undefined } });

async function cardAt(ctx: Ctx, childId: ChildId): Promise<Card> {
  const { data: record, version } = await stored(ctx, childId);
  return readCard(ctx, childId, { record, version });
}
