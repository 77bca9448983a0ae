import * as z from "zod";
import { changing, expected } from "../../ground/change/index.ts";
import { caresFor, mustCareFor } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest, Stored } from "../../ground/shared/bank.ts";
import { auditReads, auditWrite, by, type Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { fault, invalid, parse } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { idText, paragraph } from "../../ground/shared/schema.ts";
import { readNotes, writeNote } from "../../ground/vault/index.ts";
import { compare, possible } from "../likeness/index.ts";
import { governed } from "./child.scope.ts";
import * as store from "./child.store.ts";
import type { ChildSummary } from "./find.actions.ts";
import type { Pair } from "./pairs.store.ts";
import * as pairs from "./pairs.store.ts";

/** A pair with both children, so that a person can tell. */
export interface PairShown extends Omit<Pair, "childIds" | "noteId"> {
  children: [ChildSummary, ChildSummary];
  reason?: string | undefined;
}

const mostAtOnce = 100;

/**
 * Pairs of cards that may be of one child, the likeliest first; staff only. How alike they are is compared anew, so that what was
 * corrected or merged since is not shown; a page may hold fewer than asked, or none, and still have a next one. Each child shown
 * is on record. @throws Refusal cursor.invalid, not-found
 */
export async function duplicates(
  ctx: Ctx,
  { status = "open", ...page }: PageRequest & { status?: Pair["status"] | undefined } = {},
): Promise<Page<PairShown>> {
  mustCareFor(ctx.actor, "each");
  const { items, next } = await pairs.list(ctx, status, { ...page, limit: Math.min(page.limit ?? 50, mostAtOnce) });
  const found = items.map(({ data }) => data);
  const ids = [...new Set(found.flatMap((pair) => pair.childIds))];
  const records = new Map(
    (await store.readMany(ctx, ids)).flatMap((one) => (one && !one.data.mergedInto ? [[one.data.childId, one]] : [])),
  );
  const standing = ids.filter((id) => records.has(id));
  const likenesses = new Map((await store.readLikenesses(ctx, standing)).map((one, i) => [standing[i]!, one]));
  const shown = found.flatMap((pair): Pair[] => {
    const [a, b] = pair.childIds.map((id) => likenesses.get(id));
    const alike = a && b && compare(a, b);
    if (!pair.childIds.every((id) => records.has(id))) return [];
    if (!pair.childIds.some((id) => caresFor(ctx.actor, records.get(id)!.data))) return [];
    if (status === "open" && a && b && (alike?.score ?? 0) < possible) return [];
    return [{ ...pair, ...alike }];
  });
  const named = [...new Set(shown.flatMap((pair) => pair.childIds))];
  await auditReads(
    ctx,
    named.map((subject) => ({ subject, action: "child.compare" })),
  );
  const persons = await store.readPersons(ctx, named);
  const cards = new Map(named.map((id, i) => [id, summary(records.get(id)!, persons[i]!.data)]));
  const reasons = await notesOf(ctx, shown);
  return {
    items: shown.map(({ childIds: [a, b], noteId, ...pair }) => ({
      ...pair,
      children: [cards.get(a)!, cards.get(b)!],
      reason: noteId && reasons.get(noteId),
    })),
    next,
  };
}

const summary = (
  { data: record, version }: NonNullable<Awaited<ReturnType<typeof store.readMany>>[number]>,
  { surname, givenName, patronymic, birthDate }: store.PersonalData,
): ChildSummary => ({ record, version, person: { surname, givenName, patronymic, birthDate } });

const notePlace = (tenant: string) => ({ subject: "alike", field: "reason", pk: pairs.partition(tenant) });
const notesOf = (ctx: Ctx, shown: readonly Pair[]) =>
  readNotes(
    ctx,
    shown.flatMap(({ noteId }) => noteId ?? []),
    notePlace(ctx.tenant),
  );

export const TellApart = z.strictObject({
  /** The other card. */
  other: idText("child"),
  /** `false` takes back that they are two children. */
  distinct: z.boolean().default(true),
  reason: paragraph(2000),
});
export type TellApart = z.input<typeof TellApart>;

const changed = changing<Pair["childIds"], Pair, never>({
  load: async (ctx, childIds) => {
    const key = pairs.keyOf(ctx.tenant, childIds);
    const found = await ctx.bank.get<Pair>(key);
    return found ?? { key, kind: "alike", version: 0, data: await blank(ctx, childIds) };
  },
  authorise: ({ actor }) => mustCareFor(actor, "each"), // both cards were asked for
  writes: ({ tenant }, before, after) => [pairs.write(tenant, after, expected(before))],
  stream: (tenant, { childIds }) => store.keyOf(tenant, childIds[0]).pk,
  audit: ({ childIds: [subject, other] }) => ({ subject, detail: { other } }),
  ref: ({ childIds: [id, parent] }) => ({ kind: "child", id, parent }),
});

/** Of two whom nothing had brought together yet. */
async function blank(ctx: Ctx, childIds: Pair["childIds"]): Promise<Pair> {
  const [a, b] = await store.readLikenesses(ctx, childIds);
  const { score, reasons } = (a && b && compare(a, b)) ?? { score: 0, reasons: [] };
  return { childIds, score, reasons, status: "open", foundAt: ctx.now().toString() };
}

/**
 * Says of two cards that they are two children, with the reason, or takes that back. They are not proposed to each other any more,
 * and stand in the report of duplicates no more. Staff only. @throws Refusal input.invalid, child.merged, not-found
 */
export async function tellApart(ctx: Ctx, childId: ChildId, input: TellApart): Promise<Pair> {
  const { other, distinct, reason } = parse(TellApart, input);
  await governed(ctx, childId);
  if (other === childId) throw invalid([fault("/other", "другая карта, не эта же", "another card than this one")]);
  await known(() => governed(ctx, other));
  const { write, noteId } = await writeNote(ctx, reason, notePlace(ctx.tenant));
  const both = pairs.inOrder(childId, other);
  const { data } = await changed(ctx, both, { action: "child.tell-apart" }, ({ data: pair }) => ({
    events: [],
    after: {
      ...pair,
      status: distinct ? "distinct" : "open",
      by: by(ctx.actor),
      at: ctx.now().toString(),
      noteId,
    },
    writes: [
      write,
      auditWrite(ctx, { subject: both[1], action: "child.tell-apart", detail: { other: both[0], distinct } }),
    ],
    detail: { distinct },
  }));
  return data;
}

/** What a request that came before has made. @throws Refusal not-found */
export async function pair(ctx: Ctx, one: ChildId, other: ChildId): Promise<Pair> {
  await governed(ctx, one);
  const childIds = pairs.inOrder(one, other);
  const found: Stored<Pair> | undefined = await ctx.bank.get<Pair>(pairs.keyOf(ctx.tenant, childIds));
  return found?.data ?? blank(ctx, childIds);
}

/** A card named in a body that is not there is that field's fault. */
async function known(load: () => Promise<unknown>): Promise<void> {
  try {
    await load();
  } catch (error) {
    if (!(error instanceof Refusal && error.code === "not-found")) throw error;
    throw invalid([fault("/other", "карта ребёнка этого региона", "a card of a child of this region")]);
  }
}
