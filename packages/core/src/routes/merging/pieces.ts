import { all, type Key, type Stored, type Write } from "../../ground/shared/bank.ts";
import { type Ctx, retrying } from "../../ground/shared/context.ts";
import type {
  ChildId,
  ConsentId,
  DocumentId,
  InstrumentId,
  NoteId,
  OutgoingId,
  RouteId,
  StepId,
} from "../../ground/shared/ids.ts";
import { same } from "../../ground/shared/same.ts";
import { joinMark, leaveMark, markOf, partitionOf, rebindNote } from "../../ground/vault/index.ts";
import * as consents from "../../people/consent/consent.store.ts";
import { filesPartition } from "../attachment/attachment.store.ts";
import type { Attachment } from "../attachment/attachment.ts";
import { rebindFile } from "../attachment/rebind.ts";
import type { SignedPlan } from "../attachment/signed.ts";
import { texts as documents } from "../child-document/child-document.store.ts";
import { texts as outgoing } from "../execution/outgoing.store.ts";
import { isFamilyPaper, rebindPaper } from "../family-paper/family-paper.store.ts";
import type { FamilyPaper } from "../family-paper/family-paper.ts";
import * as instruments from "../instrument/instrument.store.ts";
import { folded } from "../instrument/numbers.ts";
import * as routes from "../route/route.store.ts";

/** From which card to which. */
export interface Way {
  from: ChildId;
  to: ChildId;
}

/**
 * The records of a child's partition that are the card itself, or its history: they stay where they are. So does a request to erase the
 * card: it is found with the card that goes on (`Erasure`), and stays with this one when the merge is taken back.
 */
const stays =
  /^(CHILD|OPEN-ROUTE|INSTRUMENTS|RESULTS|ENROLMENTS|SEEKERS|APPOINTMENTS|REQUESTS|PAPERS|RESPONSES|PEERS|ERASURE|EVENT#.*)$/;
export const isCarried = ({ key }: Pick<Stored, "key">): boolean => !stays.test(key.sk);

/** Ids are unique, so whatever in a record names the one card is made to name the other. */
const renamed = <T>(value: T, { from, to }: Way): T => JSON.parse(JSON.stringify(value).replaceAll(from, to)) as T;
const moved = ({ key, kind, data, index, expiresAt }: Stored, way: Way): Omit<Stored, "version"> =>
  renamed({ key, kind, data, index, expiresAt }, way);

/** Puts a record where it is to be, unless it says the same already. */
const put = (ctx: Ctx, record: Omit<Stored, "version">): Promise<void> =>
  retrying(async () => {
    const found = await ctx.bank.get(record.key);
    if (found && same([found.data, found.index], [record.data, record.index])) return;
    await ctx.bank.commit([{ put: record, expect: found?.version ?? "absent" }]);
  });

/** Makes a record name the other card, where it stands. @param more what changes with it */
const rename = (ctx: Ctx, key: Key, way: Way, more: (found: Stored) => Write[] = () => []): Promise<void> =>
  retrying(async () => {
    const found = await ctx.bank.get(key);
    if (!found || !JSON.stringify(found.data).includes(way.from)) return;
    await ctx.bank.commit([{ put: moved(found, way), expect: found.version }, ...more(found)]);
  });

const inChild = (ctx: Ctx, childId: ChildId, sk: string): Key => ({
  table: "records",
  pk: partitionOf(ctx.tenant, childId),
  sk,
});

/** A copy beside the other card. The first stays until all that names it has moved, so that nobody looks in vain meanwhile. */
async function copy(ctx: Ctx, way: Way, sk: string): Promise<void> {
  const found = await ctx.bank.get(inChild(ctx, way.from, sk));
  if (found) await put(ctx, moved(await bound(ctx, found, way), way));
}

/** What a family has handed in has its sheets' names and keys in its record, sealed under the key of the child whose it is. */
const bound = async (ctx: Ctx, found: Stored, { to }: Way): Promise<Stored> =>
  isFamilyPaper(found.key.sk) ? { ...found, data: await rebindPaper(ctx, found.data as FamilyPaper, to) } : found;

/** Takes the first away; what was written into it after it was copied is copied once more. */
const takeAway = (ctx: Ctx, way: Way, sk: string): Promise<void> =>
  retrying(async () => {
    const found = await ctx.bank.get(inChild(ctx, way.from, sk));
    if (!found) return;
    await copy(ctx, way, sk);
    await ctx.bank.commit([{ remove: found.key, expect: found.version }]);
  });

export async function copyConsent(ctx: Ctx, way: Way, id: ConsentId): Promise<void> {
  await copy(ctx, way, `CONSENT#${id}`);
  await rename(ctx, consents.pointerKey(ctx.tenant, id), way);
}
export const takeConsentAway = (ctx: Ctx, way: Way, id: ConsentId) => takeAway(ctx, way, `CONSENT#${id}`);

/** With its wording, sealed anew, and its number, by which a paper typed into another child's card is noticed. */
export async function copyInstrument(ctx: Ctx, way: Way, id: InstrumentId): Promise<void> {
  const wording = await instruments.rebindWording(ctx, id, way);
  if (!wording) return;
  await retrying(async () => {
    const expect = (await ctx.bank.get(wording.key))?.version ?? "absent";
    await ctx.bank.commit([{ put: wording, expect }]);
  });
  await copy(ctx, way, `INSTRUMENT#${id}`);
  const number = await numberOf(ctx, way.to, id);
  await mark(ctx, number, (subjects) => (subjects.includes(way.to) ? undefined : "join"), way.to);
}

/** What was corrected after it was copied is copied once more. */
export async function takeInstrumentAway(ctx: Ctx, way: Way, id: InstrumentId): Promise<void> {
  const sk = `INSTRUMENT#${id}`;
  await retrying(async () => {
    const [record, wording] = await ctx.bank.getMany([
      inChild(ctx, way.from, sk),
      { ...inChild(ctx, way.from, sk), table: "vault" },
    ]);
    if (!record || !wording) return;
    await copyInstrument(ctx, way, id);
    const number = await numberOf(ctx, way.from, id);
    await ctx.bank.commit([record, wording].map(({ key, version }) => ({ remove: key, expect: version })));
    if (await hasNumber(ctx, way.from, number)) return;
    await mark(ctx, number, (subjects) => (subjects.includes(way.from) ? "leave" : undefined), way.from);
  });
}

async function numberOf(ctx: Ctx, childId: ChildId, instrumentId: InstrumentId): Promise<string> {
  const { kind } = (await instruments.load(ctx, { childId, instrumentId })).data;
  return folded({ kind, ...(await instruments.readWording(ctx, childId, instrumentId)) });
}

async function hasNumber(ctx: Ctx, childId: ChildId, number: string): Promise<boolean> {
  for (const { data } of await instruments.list(ctx, childId))
    if ((await numberOf(ctx, childId, data.instrumentId)) === number) return true;
  return false;
}

const mark = (
  ctx: Ctx,
  number: string,
  decide: (subjects: string[]) => "join" | "leave" | undefined,
  childId: ChildId,
): Promise<void> =>
  retrying(async () => {
    const found = await markOf(ctx, "instrument", number);
    const wanted = decide(found.subjects);
    if (wanted) await ctx.bank.commit([wanted === "join" ? joinMark(found, childId) : leaveMark(found, childId)]);
  });

/** How many instruments a card has, by which two that are recorded at once know of each other. */
export const recount = (ctx: Ctx, childId: ChildId): Promise<void> =>
  retrying(async () => {
    const count = (await instruments.list(ctx, childId)).length;
    await put(ctx, { key: inChild(ctx, childId, "INSTRUMENTS"), kind: "instrument-count", data: { count } });
  });

/** A report to the МСЭ and a document that was filled in have their texts in the vault. */
const textOf = (ctx: Ctx, sk: string, way: Way) => {
  const [kind, id] = sk.split("#");
  if (kind === "OUTGOING") return outgoing.rebind(ctx, id as OutgoingId, way);
  return kind === "DOCUMENT" ? documents.rebind(ctx, id as DocumentId, way) : undefined;
};
const hasText = (sk: string): boolean => /^(OUTGOING|DOCUMENT)#/.test(sk);

/** With what the place stands for, where that is kept by itself: a hand-over, an enrolment, an appointment or answers to a form, which name their child. */
export async function copyOther(ctx: Ctx, way: Way, sk: string): Promise<void> {
  const text = await textOf(ctx, sk, way);
  if (text && !(await ctx.bank.get(text.key))) await put(ctx, text);
  await copy(ctx, way, sk);
  const found = await ctx.bank.get(inChild(ctx, way.to, sk));
  const ids =
    JSON.stringify(found?.data ?? "").match(
      /(?:handover|enrolment|appointment|response|paper)_[0-9A-HJKMNP-TV-Z]{26}/g,
    ) ?? [];
  for (const id of ids)
    for await (const { key } of all(ctx.bank, "records", partitionOf(ctx.tenant, id)))
      if (!key.sk.startsWith("EVENT#")) await rename(ctx, key, way);
}
export async function takeOtherAway(ctx: Ctx, way: Way, sk: string): Promise<void> {
  await takeAway(ctx, way, sk);
  if (hasText(sk))
    await ctx.bank.commit([{ remove: { ...inChild(ctx, way.from, sk), table: "vault" }, expect: "any" }]);
}

export async function copyNote(ctx: Ctx, way: Way, id: NoteId): Promise<void> {
  const note = await rebindNote(ctx, id, way);
  if (note && !(await ctx.bank.get(note.key))) await put(ctx, note);
}
export const takeNoteAway = (ctx: Ctx, { from }: Way, id: NoteId): Promise<void> =>
  ctx.bank.commit([{ remove: { ...inChild(ctx, from, `NOTE#${id}`), table: "vault" }, expect: "any" }]);

export const notesNamed = (text: string): NoteId[] => (text.match(/note_[0-9A-HJKMNP-TV-Z]{26}/g) ?? []) as NoteId[];

/** Notes that the records and the history of a route name. */
export async function notesOf(ctx: Ctx, routeId: RouteId): Promise<NoteId[]> {
  const found = new Set<NoteId>();
  for await (const { data } of all(ctx.bank, "records", routes.routePartition(ctx.tenant, routeId)))
    for (const id of notesNamed(JSON.stringify(data))) found.add(id);
  return [...found];
}

/** The route itself first: whoever makes steps for it makes them for the other card from then on. Its history stays as it was. */
export async function moveRoute(ctx: Ctx, way: Way, routeId: RouteId): Promise<void> {
  const pk = routes.routePartition(ctx.tenant, routeId);
  await rename(ctx, { table: "records", pk, sk: "ROUTE" }, way, ({ data }) =>
    (data as { status: string }).status === "open" ? placeWrites(ctx, way, routeId) : [],
  );
  for await (const { key } of all(ctx.bank, "records", pk)) {
    if (key.sk.startsWith("EVENT#")) continue;
    if (key.sk.startsWith("SIGNED#")) await moveFile(ctx, way, key);
    else await rename(ctx, key, way);
    if (key.sk.startsWith("STEP#")) await moveBeside(ctx, way, key.sk.slice("STEP#".length) as StepId);
  }
}

/** What is kept beside a step: its files. */
async function moveBeside(ctx: Ctx, way: Way, stepId: StepId): Promise<void> {
  for await (const { key } of all(ctx.bank, "records", filesPartition(ctx.tenant, stepId)))
    await (key.sk.startsWith("FILE#") ? moveFile(ctx, way, key) : rename(ctx, key, way));
}

/** A file is sealed under the key of the child whose it is. */
const moveFile = (ctx: Ctx, way: Way, key: Key): Promise<void> =>
  retrying(async () => {
    const found = await ctx.bank.get<Attachment | SignedPlan>(key);
    if (!found || found.data.childId !== way.from) return;
    const data = await rebindFile(ctx, found.data, way.to);
    await ctx.bank.commit([{ put: moved({ ...found, data }, way), expect: found.version }]);
  });

/** A child's one open route holds its place. */
const placeWrites = (ctx: Ctx, { from, to }: Way, routeId: RouteId): Write[] => [
  { remove: routes.openRouteKey(ctx.tenant, from), expect: "any" },
  { put: { key: routes.openRouteKey(ctx.tenant, to), kind: "open-route", data: { routeId } }, expect: "absent" },
];
