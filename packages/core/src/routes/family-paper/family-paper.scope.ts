import { changing } from "../../ground/change/index.ts";
import * as Malware from "../../ground/malware/index.ts";
import { nameOf } from "../../ground/shared/file-type.ts";
import type { Ctx, Stored } from "../../ground/shared/index.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { type NotePlace, partitionOf, readNotes } from "../../ground/vault/index.ts";
import { mustGovern, visible } from "../../people/child/child.scope.ts";
import { beingErased, closedTo } from "../attachment/attachment.store.ts";
import { attachmentTypes } from "../attachment/type.ts";
import { isOverdue, mayDo } from "./family-paper.decide.ts";
import type { FamilyPaperEvent } from "./family-paper.events.ts";
import * as store from "./family-paper.store.ts";
import type { FamilyPaper, FamilyPaperView, Sheet } from "./family-paper.ts";

/** Words of a family, and what it is answered, are kept with the child, so that they go when the child's data go. */
export const notesOf = ({ childId }: Pick<FamilyPaper, "childId">): NotePlace => ({
  subject: childId,
  field: "family-paper",
});

export const changed = changing<store.PaperAt, FamilyPaper, FamilyPaperEvent>({
  load: store.load,
  authorise: mustSee,
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { childId }) => partitionOf(tenant, childId),
  audit: ({ childId, paperId }) => ({ subject: childId, detail: { paperId } }),
  ref: ({ childId, paperId }) => ({ kind: "family-paper", id: paperId, parent: childId }),
});

/** Staff by the child; of the family whoever handed it in, as long as they represent the child. @throws Refusal not-found */
export async function mustSee(ctx: Ctx, paper: FamilyPaper): Promise<void> {
  const { actor } = ctx;
  if (actor.kind === "system") return;
  if (actor.kind !== "representative") return mustGovern(ctx, paper);
  if (actor.representative !== paper.representativeId) throw notFound();
  await visible(ctx, paper.childId);
}

/** All of one child, with what people wrote and what files are called. */
export async function views(ctx: Ctx, papers: readonly Pick<Stored<FamilyPaper>, "data" | "version">[]) {
  const [first] = papers;
  if (!first) return [];
  const today = (await Tenant.today(ctx)).toString();
  const notes = papers.flatMap(({ data }) => [data.wordsId, data.reasonId].filter((id) => id !== undefined));
  const [words, checks, closed] = await Promise.all([
    readNotes(ctx, notes, notesOf(first.data)),
    Malware.shown(
      ctx,
      papers.flatMap(({ data }) => data.sheets.map(({ sheetId }) => sheetId)),
    ),
    closedTo(ctx, first.data.childId),
  ]);
  const said = (id: FamilyPaper["wordsId"]) => (id === undefined ? undefined : closed ? beingErased : words.get(id));
  return Promise.all(
    papers.map(async ({ data, version }): Promise<FamilyPaperView> => {
      const { sheets, wordsId, reasonId, ...told } = data;
      return {
        ...told,
        words: said(wordsId),
        reason: said(reasonId),
        overdue: isOverdue(data, today),
        sheets: await Promise.all(
          sheets.map(async (sheet) => ({
            sheetId: sheet.sheetId,
            name: closed ? beingErased : await nameIn(ctx, data, sheet),
            type: attachmentTypes[sheet.type],
            size: sheet.size,
            addedAt: sheet.addedAt,
            check: checks.get(sheet.sheetId),
            gone: sheet.goneAt !== undefined,
          })),
        ),
        mayDo: mayDo(data, { isFamily: ctx.actor.kind === "representative" }),
        version,
      };
    }),
  );
}

/** What a sheet is called, with the ending of its kind. */
export const nameIn = async (
  { keys, tenant }: Pick<Ctx, "keys" | "tenant">,
  { childId }: Pick<FamilyPaper, "childId">,
  { sheetId, sealedName, type, goneAt }: Sheet,
): Promise<string> =>
  goneAt
    ? "(удалён)"
    : nameOf(await keys.open(sealedName, store.sealing(tenant, childId, sheetId, "name")), attachmentTypes[type]);

export const viewOf = async (ctx: Ctx, one: Pick<Stored<FamilyPaper>, "data" | "version">): Promise<FamilyPaperView> =>
  (await views(ctx, [one]))[0]!;
