import { all, Conflict, type Key, type Page, type Stored, Unavailable, type Write } from "../../ground/shared/bank.ts";
import { auditReads, type Ctx } from "../../ground/shared/context.ts";
import { type ErrorCollector, errorCollector } from "../../ground/shared/errors.ts";
import type { ChildId, DocumentId, InstrumentId, MergingId, NoteId, OutgoingId } from "../../ground/shared/ids.ts";
import { partitionOf, rebindNote } from "../../ground/vault/index.ts";
import * as children from "../../people/child/child.store.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import { readRepresentatives, writeContact, writeRepresentatives } from "../../people/child/representatives.store.ts";
import type { Attachment } from "../attachment/attachment.ts";
import { rebindFile } from "../attachment/rebind.ts";
import type { SignedPlan } from "../attachment/signed.ts";
import { texts as documents } from "../child-document/child-document.store.ts";
import { texts as outgoing } from "../execution/outgoing.store.ts";
import { ofChild as papersOf, rebindPaper } from "../family-paper/family-paper.store.ts";
import { rebindWording } from "../instrument/instrument.store.ts";
import { routesWithSteps } from "../merging/hangs.ts";
import { readSnapshot, writeSnapshot } from "../merging/snapshot.ts";
import * as pieces from "./pieces.ts";

// Until people had keys of their own, the tenant's key sealed everything. It still opens; but only what a child's own key has sealed dies
// with that key in every copy (decision 0106).

const pageSize = 50;
/** Children of one run: some twenty writes each. */
const mostAtOnce = 200;

/** More than so many that cannot be sealed are one fault, not many: the round stands still until it is mended. */
const mostLeft = 200;

/** How far they have been gone through: the last child that was; absent when all were. */
interface Upkeep {
  from?: string | undefined;
  /** Those that could not be sealed yet, or were just being merged. Not kept by an older program, which passed them over. */
  left?: ChildId[] | undefined;
}
const keyOf = (tenant: string): Key => ({ table: "records", pk: `T#${tenant}#TENANT`, sk: "SEALED-BY-OWN-KEYS" });

/**
 * Seals anew, by each child's own key, what an older program sealed by the tenant's. A portion at a time; what is cut short goes on
 * where it was, and a card that cannot be sealed comes again with each round until it can.
 * @returns how many children were gone through; none when all have been @throws the first accident, after the others
 */
export async function sealAnew(ctx: Ctx): Promise<number> {
  const key = keyOf(ctx.tenant);
  const found = await ctx.bank.get<Upkeep>(key);
  const before: Upkeep = found?.data.left ? found.data : { from: "", left: [] };
  if (before.from === undefined && before.left?.length === 0) return 0;
  const errors = errorCollector((error) => error instanceof Unavailable);
  const tried = before.left ?? [];
  const left = await sealed(ctx, tried, errors);
  let done = tried.length - left.length;
  let from = before.from;
  let version = found?.version;
  const keep = async () => {
    await ctx.bank.commit([{ put: { key, kind: "layout", data: { from, left } }, expect: version ?? "absent" }]);
    version = (version ?? 0) + 1;
  };
  if (done > 0) await keep();
  while (from !== undefined && done < mostAtOnce && left.length < mostLeft) {
    const after = from === "" ? {} : { from: `${from}\u0000` };
    const page: Page<Stored<ChildRecord>> = await ctx.bank.find("gsi2", children.listPk(ctx.tenant), after, {
      limit: pageSize,
    });
    const ids = page.items.map(({ data }) => data.childId);
    left.push(...(await sealed(ctx, ids, errors)));
    done += ids.length;
    from = page.next === undefined ? undefined : (ids.at(-1) ?? from);
    await keep();
  }
  errors.rethrow();
  return done;
}

/** @returns those that are to come again */
async function sealed(ctx: Ctx, ids: readonly ChildId[], errors: ErrorCollector): Promise<ChildId[]> {
  await auditReads(
    ctx,
    ids.map((subject) => ({ subject, action: "child.index" })),
  );
  const left: ChildId[] = [];
  for (const id of ids) {
    let isDone = false;
    await errors.collect(async () => {
      const record = (await children.read(ctx, id))?.data;
      isDone = !record || record.erasure !== undefined;
      if (isDone || record?.merging) return;
      for (const card of await pieces.cardsOf(ctx, id)) await sealCard(ctx, card);
      isDone = true;
    });
    if (!isDone) left.push(id);
  }
  return left;
}

async function sealCard(ctx: Ctx, childId: ChildId): Promise<void> {
  for await (const record of all(ctx.bank, "vault", partitionOf(ctx.tenant, childId)))
    for (const write of await anew(ctx, childId, record)) await unlessChanged(ctx, write);
  for (const { data, key, kind, index, version } of await papersOf(ctx, childId))
    await unlessChanged(ctx, {
      put: { key, kind, index, data: await rebindPaper(ctx, data, childId) },
      expect: version,
    });
  for (const route of await routesWithSteps(ctx, childId))
    for (const { key, isWhole } of await pieces.filesOf(ctx, route)) {
      const file = isWhole ? await ctx.bank.get<Attachment | SignedPlan>(key) : undefined;
      if (!file) continue;
      const data = await rebindFile(ctx, file.data, childId);
      await unlessChanged(ctx, { put: { ...file, data }, expect: file.version });
    }
}

/** A record of a card, sealed as this program seals it. */
async function anew(ctx: Ctx, childId: ChildId, { key, version }: Stored): Promise<Write[]> {
  const [kind, id = ""] = key.sk.split("#");
  const way = { from: childId, to: childId };
  const same = (put: Omit<Stored, "version"> | undefined): Write[] => (put ? [{ put, expect: version }] : []);
  switch (kind) {
    case "PERSON": {
      const person = await children.readPerson(ctx, childId);
      const former = await children.openFormerNames(ctx, childId, person);
      return [await children.writePerson(ctx, childId, person.data, person.version, former)];
    }
    case "REPRESENTATIVES":
      return family(ctx, childId);
    case "NOTE":
      return same(await rebindNote(ctx, id as NoteId, way));
    case "INSTRUMENT":
      return same(await rebindWording(ctx, id as InstrumentId, way));
    case "OUTGOING":
      return same(await outgoing.rebind(ctx, id as OutgoingId, way));
    case "DOCUMENT":
      return same(await documents.rebind(ctx, id as DocumentId, way));
    case "MERGING": {
      const mergingId = id as MergingId;
      return [await writeSnapshot(ctx, childId, mergingId, await readSnapshot(ctx, childId, mergingId), version)];
    }
    default:
      throw new Error(`Nobody can seal ${kind} anew`);
  }
}

/** What they are to the child, and what is kept once for all of a person's children. */
async function family(ctx: Ctx, childId: ChildId): Promise<Write[]> {
  const ids = (await children.read(ctx, childId))?.data.representativeIds ?? [];
  const { data, version, shared } = await readRepresentatives(ctx, childId, ids);
  const contacts = data.filter(({ representativeId }) => shared.has(representativeId));
  return [
    await writeRepresentatives(ctx, childId, data, version),
    ...(await Promise.all(contacts.map((one) => writeContact(ctx, one, shared.get(one.representativeId)!)))),
  ];
}

/** Whoever wrote it meanwhile sealed it as it is sealed now. */
async function unlessChanged(ctx: Ctx, write: Write): Promise<void> {
  try {
    await ctx.bank.commit([write]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
}
