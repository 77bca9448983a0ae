import { localDay } from "../../ground/calendar/index.ts";
import {
  auditRead,
  type ChildId,
  type Ctx,
  type FamilyPaperId,
  type Files,
  newId,
  notFound,
  type RepresentativeId,
  retrying,
  type Stored,
  save,
} from "../../ground/shared/index.ts";
import { parse } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf, writeNote } from "../../ground/vault/index.ts";
import { mustBeHere, visible } from "../../people/child/child.scope.ts";
import { unchanged } from "../../people/child/child.store.ts";
import { dueOf } from "../step/due.ts";
import * as decide from "./family-paper.decide.ts";
import type { FamilyPaperEvent } from "./family-paper.events.ts";
import { changed, notesOf, viewOf, views } from "./family-paper.scope.ts";
import * as store from "./family-paper.store.ts";
import { type FamilyPaper, type FamilyPaperView, HandIn, NewSheet, termOf } from "./family-paper.ts";
import { empty, hashOf, keepSheet, orForget } from "./sheet.actions.ts";

/**
 * A family hands in a paper with its first sheet; it stands among the coordinator's tasks until somebody says what becomes of it. The
 * same file again, while it waits, is the same paper: on a bad network it is sent as often as it takes.
 * @throws Refusal attachment.type, input.invalid, limit.reached, child.left, child.merging, not-found
 */
export async function handIn(ctx: Ctx, files: Files, childId: ChildId, input: unknown): Promise<FamilyPaperView> {
  const { kind, words, ...given } = parse(HandIn, input);
  const who = speaker(ctx);
  const { record } = await visible(ctx, childId);
  mustBeHere(record);
  const same = (await store.ofChild(ctx, childId)).find(isSame(who, kind, hashOf(given.content)));
  if (same) return looked(ctx, same);
  const now = ctx.now();
  const paperId: FamilyPaperId = newId("paper", now.epochMilliseconds);
  const { municipality } = record;
  const { sheet, writes } = await keepSheet(ctx, files, { childId, paperId, municipality }, given);
  const made = await orForget(
    ctx,
    files,
    sheet,
    () => retrying(() => put(ctx, { childId, kind, words, who, paperId, sheet, writes })),
    ({ data }) => data.sheets,
  );
  return viewOf(ctx, made);
}

type Kept = Pick<Stored<FamilyPaper>, "data" | "version">;

interface Handed extends Pick<FamilyPaper, "childId" | "kind" | "paperId"> {
  words: string | undefined;
  who: RepresentativeId;
  sheet: FamilyPaper["sheets"][number];
  writes: Awaited<ReturnType<typeof keepSheet>>["writes"];
}

async function put(ctx: Ctx, { childId, kind, words, who, paperId, sheet, writes }: Handed): Promise<Kept> {
  const { record, version } = await visible(ctx, childId);
  mustBeHere(record);
  const alone = await store.oneAtATime(ctx, childId);
  const known = await store.ofChild(ctx, childId);
  const same = known.find(isSame(who, kind, sheet.sha256));
  if (same) return same;
  mustHaveRoom("familyPapers", known.length);
  const { now, zone, calendar } = await Tenant.clock(ctx);
  const { requestAnswerDays } = await Tenant.load(ctx);
  const written = words === undefined ? undefined : await writeNote(ctx, words, notesOf({ childId }));
  const data: FamilyPaper = {
    paperId,
    childId,
    municipality: record.municipality,
    kind,
    representativeId: who,
    wordsId: written?.noteId,
    sheets: [sheet],
    handedAt: now.toString(),
    handedOn: localDay(now, zone).toString(),
    dueOn: dueOf(termOf(requestAnswerDays), now, zone, calendar).date,
    status: "handed",
  };
  await save(ctx, {
    writes: [
      ...store.creation(ctx.tenant, data),
      ...writes,
      ...(written ? [written.write] : []),
      alone,
      unchanged(ctx.tenant, childId, version),
    ],
    stream: partitionOf(ctx.tenant, childId),
    events: [{ type: "family-paper.handed", data: decide.refOf(data) } satisfies FamilyPaperEvent],
    audit: { subject: childId, action: "family-paper.hand-in", detail: { paperId, kind } },
    ref: { kind: "family-paper", id: paperId, parent: childId },
  });
  return { data, version: 1 };
}

const isSame =
  (who: RepresentativeId, kind: FamilyPaper["kind"], sha256: string) =>
  ({ data }: Stored<FamilyPaper>): boolean =>
    data.status === "handed" &&
    data.representativeId === who &&
    data.kind === kind &&
    data.sheets.some((one) => one.sha256 === sha256);

/** A family hands in for itself: what comes over the counter a coordinator records as what it is. @throws Refusal not-found */
function speaker({ actor }: Ctx): RepresentativeId {
  if (actor.kind !== "representative") throw notFound();
  return actor.representative;
}

/**
 * One more sheet of a paper that waits, by whoever has handed it in; the same again is the same sheet.
 * @throws Refusal attachment.type, paper.closed, limit.reached, not-found
 */
export async function addSheet(ctx: Ctx, files: Files, at: store.PaperAt, input: unknown): Promise<FamilyPaperView> {
  const given = parse(NewSheet, input);
  speaker(ctx);
  const sha256 = hashOf(given.content);
  // Whoever may not change it, or where it waits no more, is told before anything is stored.
  const found = await changed(ctx, at, { action: "family-paper.add-sheet" }, ({ data }) => {
    decide.mustWait(data);
    return { events: [] };
  });
  if (found.data.sheets.some((one) => one.sha256 === sha256)) return looked(ctx, found);
  const { sheet, writes } = await keepSheet(ctx, files, found.data, given);
  const after = await orForget(
    ctx,
    files,
    sheet,
    () =>
      changed(ctx, at, { action: "family-paper.add-sheet" }, ({ data }) =>
        data.sheets.some((one) => one.sha256 === sha256)
          ? { events: [] }
          : { ...decide.withSheet(data, sheet), writes, detail: { sheetId: sheet.sheetId } },
      ),
    ({ data }) => data.sheets,
  );
  return viewOf(ctx, after);
}

/** Taken back by whoever has handed it in, as long as nobody has decided: what was sent is gone at once. @throws Refusal paper.closed, not-found */
export async function takeBack(ctx: Ctx, files: Files, at: store.PaperAt): Promise<FamilyPaperView> {
  speaker(ctx);
  await changed(ctx, at, { action: "family-paper.take-back" }, ({ data }) =>
    decide.withdraw(data, ctx.now().toString()),
  );
  await empty(ctx, files, at, "family-paper.gone");
  return viewOf(ctx, await store.load(ctx, at));
}

/** All of a child's with their words, on record: for staff; for a family what that very person has handed in. @throws Refusal not-found */
export async function listOf(ctx: Ctx, childId: ChildId): Promise<FamilyPaperView[]> {
  await visible(ctx, childId);
  const { actor } = ctx;
  const found = (await store.ofChild(ctx, childId)).filter(
    ({ data }) => actor.kind !== "representative" || data.representativeId === actor.representative,
  );
  await auditRead(ctx, { subject: childId, action: "family-paper.list" });
  return views(ctx, found);
}

const looked = async (ctx: Ctx, found: Kept): Promise<FamilyPaperView> => {
  const { childId, paperId } = found.data;
  await auditRead(ctx, { subject: childId, action: "family-paper.look", detail: { paperId } });
  return viewOf(ctx, found);
};

/** What the request of the API has changed, again. @throws Refusal not-found */
export async function again(ctx: Ctx, at: store.PaperAt): Promise<FamilyPaperView> {
  const found = (await listOf(ctx, at.childId)).find((one) => one.paperId === at.paperId);
  if (!found) throw notFound();
  return found;
}
