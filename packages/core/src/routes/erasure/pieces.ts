import { all, commitLimit, type Key, type Write } from "../../ground/shared/bank.ts";
import { type Ctx, retrying } from "../../ground/shared/context.ts";
import type { Files } from "../../ground/shared/files.ts";
import type { ChildId, ErasureId, NoteId, RepresentativeId } from "../../ground/shared/ids.ts";
import { KeyDestroyed } from "../../ground/shared/keyring.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import * as children from "../../people/child/child.store.ts";
import * as pairs from "../../people/child/pairs.store.ts";
import { reindex } from "../../people/child/reindex.ts";
import * as consents from "../../people/consent/consent.store.ts";
import { fileName as attachmentName, filesPartition } from "../attachment/attachment.store.ts";
import { type Attachment, mostParts } from "../attachment/attachment.ts";
import { fileName as signedName } from "../attachment/signed.store.ts";
import type { SignedPlan } from "../attachment/signed.ts";
import * as instruments from "../instrument/instrument.store.ts";
import { numberLeft } from "../instrument/numbers.ts";
import { forgetRows } from "../intake/forget.actions.ts";
import type { Who } from "../intake/intake.ts";
import { findable } from "../merging/card.ts";
import type { RouteWithSteps } from "../merging/hangs.ts";
import * as merging from "../merging/merging.store.ts";
import * as routes from "../route/route.store.ts";

// Each of these may be done twice, and finds done what was done before.

/** With the cards that were merged into this one: each keeps what it knew for an undoing. */
export async function cardsOf(ctx: Ctx, childId: ChildId): Promise<ChildId[]> {
  const found = new Set([childId]);
  for (const one of found)
    for (const { from, to, kind } of await merging.listFor(ctx, one))
      if (kind === "merge" && to === one && (await wentInto(ctx, from, one))) found.add(from);
  return [...found];
}

const wentInto = async (ctx: Ctx, from: ChildId, to: ChildId): Promise<boolean> =>
  (await children.read(ctx, from))?.data.mergedInto?.childId === to;

/**
 * Names, birth date, СНИЛС and numbers of papers are found no more. Only as long as they can be read: where the key is gone already
 * they were taken out before, or came back with an older copy of the vault (see the runbook).
 */
export async function forgetIndices(ctx: Ctx, childId: ChildId): Promise<void> {
  try {
    for (const { data } of await instruments.list(ctx, childId)) {
      const wording = await instruments.readWordingIfAny(ctx, childId, data.instrumentId);
      const writes = wording ? await numberLeft(ctx, childId, { kind: data.kind, ...wording }) : [];
      if (writes.length > 0) await ctx.bank.commit(writes);
    }
    const person = await children.readPersonIfAny(ctx, childId);
    if (!person) return;
    const formerNames = await children.openFormerNames(ctx, childId, person);
    await reindex(ctx, childId, findable({ person: person.data, formerNames }), undefined);
  } catch (error) {
    if (!(error instanceof KeyDestroyed)) throw error;
  }
}

/** Rows of papers that wait for a person to say whose they are, or could not be taken: they name whoever they are about. */
export async function forgetWaiting(ctx: Ctx, cards: readonly ChildId[]): Promise<void> {
  const people = (await Promise.all(cards.map((card) => namesOf(ctx, card)))).flat();
  await forgetRows(ctx, { cards, people });
}

/** The names that a card has and had; none where its key is gone. */
async function namesOf(ctx: Ctx, card: ChildId): Promise<Who[]> {
  try {
    const person = await children.readPersonIfAny(ctx, card);
    if (!person) return [];
    const { birthDate, snils } = person.data;
    const former = await children.openFormerNames(ctx, card, person);
    return [person.data, ...former].map(({ surname, givenName }) => ({ surname, givenName, birthDate, snils }));
  } catch (error) {
    if (error instanceof KeyDestroyed) return [];
    throw error;
  }
}

/** Pairs of cards that may be of one child, with what somebody wrote when they were told apart. */
export async function forgetPairs(ctx: Ctx, childId: ChildId): Promise<void> {
  for await (const { key, data } of all<pairs.Pair>(ctx.bank, "records", pairs.partition(ctx.tenant))) {
    if (!data.childIds?.includes(childId)) continue;
    const note: Key | undefined = data.noteId && noteKey(ctx, data.noteId);
    await ctx.bank.commit([key, note].filter((one) => one !== undefined).map(gone));
  }
}
const noteKey = (ctx: Ctx, id: NoteId): Key => ({
  table: "vault",
  pk: pairs.partition(ctx.tenant),
  sk: `NOTE#${id}`,
});

/** Something in the file store, with the record that names it. */
interface Kept {
  key: Key;
  names: string[];
  /** Not parts of an upload that was never finished. */
  isWhole: boolean;
}

/** Files of a route and of all its steps. */
export async function filesOf(ctx: Ctx, { route, steps }: RouteWithSteps): Promise<Kept[]> {
  const found: Kept[] = [];
  const { tenant } = ctx;
  const ofRoute = routes.routePartition(tenant, route.routeId);
  for await (const { key, data } of all<SignedPlan>(ctx.bank, "records", ofRoute, { prefix: "SIGNED#" }))
    found.push({ key, names: [signedName(tenant, data.signedId)], isWhole: true });
  for (const { stepId } of steps) {
    const beside = filesPartition(tenant, stepId);
    for await (const { key, data } of all<Attachment>(ctx.bank, "records", beside, { prefix: "FILE#" }))
      found.push({ key, names: [attachmentName(tenant, data.attachmentId)], isWhole: true });
    for await (const { key, data } of all<{ places: string[] }>(ctx.bank, "records", beside, { prefix: "UPLOADS#" }))
      found.push({ key, names: data.places.flatMap(partsOf), isWhole: false });
  }
  return found;
}

const partsOf = (place: string): string[] => Array.from({ length: mostParts }, (_, i) => `${place}_${i + 1}`);

/** From the store and from the records. Of earlier versions the store keeps what nobody has a key to. */
export async function removeFile(ctx: Ctx, files: Files, { key, names }: Kept): Promise<void> {
  for (const name of names) await files.remove(name);
  await ctx.bank.commit([gone(key)]);
}

/** Where the vault has something of a card or a person. */
export async function sealedOf(ctx: Ctx, subject: string): Promise<Key[]> {
  const keys: Key[] = [];
  for await (const { key } of all(ctx.bank, "vault", partitionOf(ctx.tenant, subject))) keys.push(key);
  return keys;
}

export async function emptyVault(ctx: Ctx, subject: string): Promise<void> {
  const keys = await sealedOf(ctx, subject);
  for (let i = 0; i < keys.length; i += commitLimit) await ctx.bank.commit(keys.slice(i, i + commitLimit).map(gone));
}

/** Whoever represents the child, and whoever did: they stand in its consents. */
async function representativesOf(ctx: Ctx, childId: ChildId): Promise<RepresentativeId[]> {
  const known = (await children.read(ctx, childId))?.data.representativeIds ?? [];
  const gave = (await consents.list(ctx, childId)).map(({ data }) => data.representativeId);
  return [...new Set([...known, ...gave])];
}

/**
 * Takes the cards of an erasure from whoever represents them. First the mark, by which nobody is given another child of theirs meanwhile; then the
 * look at who is left, which is strongly consistent: a registration that came before the mark is seen, and one that comes after fails.
 * @returns those who have no other child here: of whom nothing is needed when these are gone
 */
export async function leaveRepresentatives(
  ctx: Ctx,
  erasureId: ErasureId,
  cards: readonly ChildId[],
): Promise<RepresentativeId[]> {
  const of = await Promise.all(cards.map((card) => representativesOf(ctx, card)));
  const alone: RepresentativeId[] = [];
  for (const id of new Set(of.flat())) {
    await mark(ctx, id, (by) => [...new Set([...by, erasureId])]);
    for (const card of cards) await ctx.bank.commit([children.unlink(ctx.tenant, id, card)]);
    const pk = children.ofRepresentative(ctx.tenant, id);
    const { items } = await ctx.bank.list("records", pk, { prefix: "CHILD#" }, { limit: 1 });
    if (items.length === 0) alone.push(id);
    else await mark(ctx, id, (by) => by.filter((one) => one !== erasureId));
  }
  return alone;
}

/** The mark by which somebody is being forgotten: an erasure puts itself there, and takes nobody else's claim away. */
const mark = (ctx: Ctx, id: RepresentativeId, claims: (by: readonly ErasureId[]) => ErasureId[]): Promise<void> =>
  retrying(async () => {
    const { by, version } = await children.forgottenBy(ctx, id);
    const after = claims(by);
    if (after.length !== by.length)
      await ctx.bank.commit([children.markForgotten(ctx.tenant, id, after, version ?? "absent")]);
  });

const gone = (key: Key): Write => ({ remove: key, expect: "any" });
