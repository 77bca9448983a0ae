import * as Malware from "../../ground/malware/index.ts";
import {
  type ChildId,
  type Ctx,
  caresFor,
  type Files,
  type InstrumentId,
  type RepresentativeId,
  type StepId,
} from "../../ground/shared/index.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { notFound, unlessRefused } from "../../ground/shared/refusal.ts";
import { writeNote } from "../../ground/vault/index.ts";
import { load as loadChild } from "../../people/child/child.scope.ts";
import * as Attachment from "../attachment/add.actions.ts";
import * as instruments from "../instrument/instrument.store.ts";
import * as Step from "../step/index.ts";
import * as decide from "./family-paper.decide.ts";
import { changed, mustSee, nameIn, notesOf, viewOf } from "./family-paper.scope.ts";
import * as store from "./family-paper.store.ts";
import { type FamilyPaper, type FamilyPaperView, namedBy, ReturnPaper, TakePaper } from "./family-paper.ts";
import { contentOf } from "./sheet.actions.ts";

// What becomes of a paper that a family has handed in. Staff only.

const mayDecide = ({ actor }: Ctx): void => {
  if (actor.kind !== "system" && !caresFor(actor, "each")) throw notFound();
};

/**
 * Taken in as what it is. Beside a step its sheets become files of that step, for whoever has it; whoever has not seen that they are
 * clean takes in none. @throws Refusal paper.closed, input.invalid, file.unchecked, file.infected, step.not-allowed, not-found
 */
export async function take(
  ctx: Ctx,
  files: Files,
  at: store.PaperAt,
  input: unknown,
  expectedVersion?: number,
): Promise<FamilyPaperView> {
  mayDecide(ctx);
  const given = parse(TakePaper, input);
  const { data: paper } = await store.load(ctx, at);
  await mustSee(ctx, paper);
  decide.mustWait(paper);
  await mustBeOfChild(ctx, at.childId, given);
  await mustBeClean(ctx, paper);
  if (given.as === "step") await putBeside(ctx, files, paper, given.stepId as StepId);
  const taken = {
    as: given.as,
    instrumentId: given.instrumentId as InstrumentId | undefined,
    representativeId: given.representativeId as RepresentativeId | undefined,
    stepId: given.stepId as StepId | undefined,
  };
  const after = await changed(ctx, at, { action: "family-paper.take", expectedVersion }, ({ data }) => ({
    ...decide.take(data, taken, ctx.now().toString()),
    detail: { as: given.as },
  }));
  return viewOf(ctx, after);
}

/** What it becomes is named, is of this child, and nothing else is named. @throws Refusal input.invalid */
async function mustBeOfChild(ctx: Ctx, childId: ChildId, given: TakePaper): Promise<void> {
  const wanted = namedBy[given.as];
  const faults = (["instrumentId", "representativeId", "stepId"] as const).flatMap((name) => {
    if ((given[name] !== undefined) === (name === wanted)) return [];
    return name === wanted
      ? [fault(`/${name}`, "укажите, чем становится документ", "say which one it becomes")]
      : [fault(`/${name}`, "только когда `as` говорит об этом", "only where `as` says so")];
  });
  mustBeRight(faults);
  if (wanted && !(await isOfChild(ctx, childId, given)))
    mustBeRight([fault(`/${wanted}`, "не этого ребёнка", "not this child's")]);
}

async function isOfChild(ctx: Ctx, childId: ChildId, given: TakePaper): Promise<boolean> {
  if (given.as === "instrument") {
    const instrumentId = given.instrumentId as InstrumentId;
    return (await unlessRefused(() => instruments.load(ctx, { childId, instrumentId }))) !== undefined;
  }
  if (given.as === "authority")
    return (await loadChild(ctx, childId)).record.representativeIds.includes(
      given.representativeId as RepresentativeId,
    );
  const step = await unlessRefused(() => Step.load(ctx, given.stepId as StepId));
  return step?.data.childId === childId;
}

async function mustBeClean(ctx: Ctx, paper: FamilyPaper): Promise<void> {
  for (const { sheetId } of decide.present(paper)) await Malware.mustBeClean(ctx, sheetId);
  if (decide.present(paper).length === 0) throw notFound();
}

/** The same file is the same attachment, so that it may be done twice. */
async function putBeside(ctx: Ctx, files: Files, paper: FamilyPaper, stepId: StepId): Promise<void> {
  for (const sheet of decide.present(paper)) {
    const content = Buffer.from(await contentOf(ctx, files, paper, sheet)).toString("base64");
    await Attachment.add(ctx, files, stepId, { name: await nameIn(ctx, paper, sheet), content });
  }
}

/** Returned with why; the family reads it, and may hand in another. @throws Refusal paper.closed, not-found */
export async function giveBack(
  ctx: Ctx,
  at: store.PaperAt,
  input: unknown,
  expectedVersion?: number,
): Promise<FamilyPaperView> {
  mayDecide(ctx);
  const { reason } = parse(ReturnPaper, input);
  const after = await changed(ctx, at, { action: "family-paper.return", expectedVersion }, async ({ data }) => {
    decide.mustWait(data);
    const written = await writeNote(ctx, reason, notesOf(at));
    return { ...decide.giveBack(data, written.noteId, ctx.now().toString()), writes: [written.write] };
  });
  return viewOf(ctx, after);
}

/**
 * It was taken in or returned by mistake: it waits again, with why. Files that stand beside a step by it stay there until somebody
 * removes them. @throws Refusal paper.closed, not-found
 */
export async function reopen(
  ctx: Ctx,
  at: store.PaperAt,
  input: unknown,
  expectedVersion?: number,
): Promise<FamilyPaperView> {
  mayDecide(ctx);
  const { reason } = parse(ReturnPaper, input);
  const after = await changed(ctx, at, { action: "family-paper.reopen", expectedVersion }, async ({ data }) => {
    const written = await writeNote(ctx, reason, notesOf(at));
    return { ...decide.reopen(data, written.noteId), writes: [written.write] };
  });
  return viewOf(ctx, after);
}
