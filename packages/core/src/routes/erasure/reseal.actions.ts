import { all, Conflict, type Key, type Stored, Unavailable, type Write } from "../../ground/shared/bank.ts";
import { auditReads, type Ctx } from "../../ground/shared/context.ts";
import { errorCollector } from "../../ground/shared/errors.ts";
import type { ChildId, InstrumentId, MergingId, NoteId, OutgoingId } from "../../ground/shared/ids.ts";
import { partitionOf, rebindNote } from "../../ground/vault/index.ts";
import * as children from "../../people/child/child.store.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import { readRepresentatives, writeContact, writeRepresentatives } from "../../people/child/representatives.store.ts";
import type { Attachment } from "../attachment/attachment.ts";
import { rebindFile } from "../attachment/rebind.ts";
import type { SignedPlan } from "../attachment/signed.ts";
import { rebindText } from "../execution/outgoing.store.ts";
import { rebindWording } from "../instrument/instrument.store.ts";
import { routesWithSteps } from "../merging/hangs.ts";
import { readSnapshot, writeSnapshot } from "../merging/snapshot.ts";
import * as pieces from "./pieces.ts";

// Until people had keys of their own, the tenant's key sealed everything. It still opens; but only what a child's own key has sealed dies
// with that key in every copy (decision 0106).

const pageSize = 50;
/** Children of one run: some twenty writes each. */
const mostAtOnce = 200;

/** How far they have been gone through: the last child that was; absent when all were. */
interface Upkeep {
  from?: string | undefined;
}
const keyOf = (tenant: string): Key => ({ table: "records", pk: `T#${tenant}#TENANT`, sk: "SEALED-BY-OWN-KEYS" });

/**
 * Seals anew, by each child's own key, what an older program sealed by the tenant's. A portion at a time; what is cut short goes on
 * where it was. @returns how many children were gone through; none when all have been @throws the first accident, after the others
 */
export async function sealAnew(ctx: Ctx): Promise<number> {
  const key = keyOf(ctx.tenant);
  const found = await ctx.bank.get<Upkeep>(key);
  if (found && found.data.from === undefined) return 0;
  let from = found?.data.from ?? "";
  let version = found?.version;
  let done = 0;
  const errors = errorCollector((error) => error instanceof Unavailable);
  for (let last = false; !last && done < mostAtOnce; ) {
    const after = from === "" ? {} : { from: `${from}\u0000` };
    const page = await ctx.bank.find<ChildRecord>("gsi2", children.listPk(ctx.tenant), after, { limit: pageSize });
    const ids = page.items.filter(({ data }) => !data.merging).map(({ data }) => data.childId);
    await auditReads(
      ctx,
      ids.map((subject) => ({ subject, action: "child.index" })),
    );
    for (const id of ids)
      for (const card of await pieces.cardsOf(ctx, id)) await errors.collect(() => sealCard(ctx, card));
    done += page.items.length;
    last = page.next === undefined;
    from = page.items.at(-1)?.data.childId ?? from;
    const data: Upkeep = { from: last ? undefined : from };
    await ctx.bank.commit([{ put: { key, kind: "layout", data }, expect: version ?? "absent" }]);
    version = (version ?? 0) + 1;
  }
  errors.rethrow();
  return done;
}

async function sealCard(ctx: Ctx, childId: ChildId): Promise<void> {
  for await (const record of all(ctx.bank, "vault", partitionOf(ctx.tenant, childId)))
    for (const write of await anew(ctx, childId, record)) await unlessChanged(ctx, write);
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
      return same(await rebindText(ctx, id as OutgoingId, way));
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
