import { caresFor, type Placed } from "../../ground/shared/authorise.ts";
import type { Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { childErased, notFound, Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { actsToday } from "./acting.ts";
import * as store from "./child.store.ts";
import type { ChildRecord } from "./child.ts";
import { keeperOf } from "./keeper.ts";

/** A child's pseudonymous record with the version that a writer compares. */
export interface ChildAt {
  record: ChildRecord;
  version: number;
}

/**
 * The pseudonymous record for other rooms, which have authorised by what they show (a step, a route). No audit entry: the
 * caller's own change or read writes one. @throws Refusal not-found
 */
export async function load(ctx: Pick<Ctx, "bank" | "tenant">, childId: ChildId): Promise<ChildAt> {
  const { data, version } = await stored(ctx, childId);
  return { record: data, version };
}

/** The same, of a card that goes on: for whoever comes by another right than an office. @throws Refusal not-found, child.merged, child.erased */
export async function standing(ctx: Pick<Ctx, "bank" | "tenant">, childId: ChildId): Promise<ChildAt> {
  const found = await load(ctx, childId);
  await mustGoOn(ctx, found.record);
  return found;
}

/** The same as it is kept. @throws Refusal not-found */
export async function stored(ctx: Pick<Ctx, "bank" | "tenant">, childId: ChildId): Promise<Stored<ChildRecord>> {
  const found = await store.read(ctx, childId);
  if (!found) throw notFound();
  return found;
}

/** The record for whoever may look at the child: staff, and the family its own. @throws Refusal not-found */
export async function visible(ctx: Ctx, childId: ChildId): Promise<ChildAt> {
  const found = await load(ctx, childId);
  if (!(await isOwn(ctx, found.record))) await mustGovern(ctx, found.record);
  await mustGoOn(ctx, found.record);
  return found;
}

/**
 * @param of a child, or what is about one: whoever is responsible for it by its own municipality, or for the child, which may have
 * gone to another since @throws Refusal not-found for everybody but the staff whose business it is
 */
export async function mustGovern(ctx: Ctx, of: Placed & Pick<ChildRecord, "childId">): Promise<void> {
  if (!(await isGoverned(ctx, of))) throw notFound();
}

/** The same as a question. */
export async function isGoverned(ctx: Ctx, of: Placed & Pick<ChildRecord, "childId">): Promise<boolean> {
  const { actor } = ctx;
  if (caresFor(actor, of)) return true;
  if (!caresFor(actor, "each")) return false;
  const child = await store.read(ctx, of.childId);
  // Until a hand-over is accepted both are responsible: where the family lives now, and where the open route is kept.
  return (
    child !== undefined && (caresFor(actor, child.data) || caresFor(actor, { municipality: await keeperOf(ctx, of) }))
  );
}

/** The record for whoever may change it: staff only. @throws Refusal not-found */
export async function governed(ctx: Ctx, childId: ChildId): Promise<ChildAt> {
  const found = await load(ctx, childId);
  await mustGovern(ctx, found.record);
  await mustGoOn(ctx, found.record);
  return found;
}

/** The card that goes on for this one: itself, unless it was merged. */
export async function heirOf(ctx: Pick<Ctx, "bank" | "tenant">, record: ChildRecord): Promise<ChildId> {
  let heir = record;
  while (heir.mergedInto) heir = (await load(ctx, heir.mergedInto.childId)).record;
  return heir.childId;
}

/** The same for many by their ids; a card that is not there goes on for itself. */
export async function heirsOf(
  ctx: Pick<Ctx, "bank" | "tenant">,
  ids: readonly ChildId[],
): Promise<(childId: ChildId) => ChildId> {
  const into = new Map<ChildId, ChildId>();
  let wanted = [...new Set(ids)];
  while (wanted.length) {
    const found = await store.readMany(ctx, wanted);
    const merged = wanted.flatMap((id, i) => {
      const next = found[i]?.data.mergedInto?.childId;
      return next ? [[id, next] as const] : [];
    });
    for (const [id, next] of merged) into.set(id, next);
    wanted = [...new Set(merged.map(([, next]) => next))];
  }
  const heir = (id: ChildId): ChildId => {
    const next = into.get(id);
    return next ? heir(next) : id;
  };
  return heir;
}

/** For whatever is asked of a card by its id: whoever may see one that was merged learns where it went. @throws Refusal child.merged */
export async function mustStand(ctx: Ctx, childId: ChildId): Promise<void> {
  const found = await store.read(ctx, childId);
  if (found && ((await isOwn(ctx, found.data)) || (await isGoverned(ctx, found.data)))) await mustGoOn(ctx, found.data);
}

/** @throws Refusal child.erased; child.merged with where the card went */
async function mustGoOn(ctx: Pick<Ctx, "bank" | "tenant">, record: ChildRecord): Promise<void> {
  mustBeThere(record);
  if (record.mergedInto) throw merged(await heirOf(ctx, record));
}

const merged = (movedTo: ChildId) =>
  new Refusal(
    "child.merged",
    {
      ru: `Эта карта объединена с другой картой того же ребёнка: ${movedTo}. Всё, что в ней было, теперь там.`,
      en: `This card was merged with another one of the same child: ${movedTo}. All that was in it is there now.`,
    },
    { current: { movedTo } },
  );

/** @throws Refusal child.erased: nothing personal is left, or will be in a moment */
export function mustBeThere({ erasure }: ChildRecord): void {
  if (erasure) throw childErased(erasure);
}

/**
 * @throws Refusal child.merging, child.merged, child.erased: nothing is changed in a card of which something is carried to another, or
 * that is no more
 */
export function mustBeSettled(record: ChildRecord): void {
  mustBeThere(record);
  const { merging, mergedInto } = record;
  if (mergedInto) throw merged(mergedInto.childId);
  if (merging)
    throw new Refusal(
      "child.merging",
      {
        ru: "Карту сейчас объединяют с другой или разделяют. Повторите через минуту.",
        en: "The card is just being merged with another, or split. Try again in a minute.",
      },
      { current: { mergingId: merging } },
    );
}

/**
 * Whether the actor represents this child today: by a paper that counts, and of a child, or by the right of whoever is of age. A right for a
 * sister or brother opens nothing of this one; what an organisation opened of one ward is of that one alone.
 */
export async function isOwn(ctx: Ctx, record: ChildRecord): Promise<boolean> {
  const { actor } = ctx;
  if (actor.kind !== "representative" || !record.representativeIds.includes(actor.representative)) return false;
  if (actor.ward !== undefined && actor.ward !== record.childId) return false;
  return actsToday(ctx, record, actor.representative, await Tenant.today(ctx));
}

/** @throws Refusal child.expected: what is about somebody who is born */
export function mustBeBorn({ expected }: Pick<ChildRecord, "expected">): void {
  if (!expected) return;
  throw new Refusal("child.expected", {
    ru: "Ребёнок ещё не родился. До рождения ведут маршрут поддержки семьи, консультации и обращения; остальное — после того, как внесено рождение.",
    en: "The child is not born yet. Until then there are the family's route, consultations and requests; all else once the birth is entered.",
  });
}

/**
 * @throws Refusal child.left: nothing new is begun for a child who left, until the card says that it returned; those of
 * {@link mustBeSettled}
 */
export function mustBeHere(record: ChildRecord): void {
  mustBeSettled(record);
  if (record.status !== "left") return;
  throw new Refusal("child.left", {
    ru: "Ребёнок снят с учёта: нового для него не начинают. Если это ошибка или он вернулся, сначала отметьте это в карте.",
    en: "The child is registered no more: nothing new is begun. If that is a mistake, or it returned, say so in the card first.",
  });
}
