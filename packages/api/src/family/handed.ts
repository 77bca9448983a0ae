import * as FamilyPaper from "@marshrut/core/family-paper";
import type { ChildId } from "@marshrut/core/shared";
import * as z from "zod";
import { idText } from "../operation/index.ts";
import { type FamilyCall, familyAction } from "./action.ts";

const child = { childId: idText("child") };
const paper = { ...child, paperId: idText("paper") };
const papers = { papers: z.array(FamilyPaper.FamilyPaperView) };
/** Which of them it is, so that the page puts further sheets with it. */
const answer = { paperId: z.string(), ...papers };

const shown = async ({ ctx }: FamilyCall, childId: ChildId) => ({
  papers: await FamilyPaper.listPapers(ctx, childId),
});

/** A family hands in a paper, sheet by sheet, and reads what became of it. */
export const handedActions = [
  familyAction({
    action: "handed-papers",
    input: child,
    answer: papers,
    refusals: ["not-found"],
    run: (call, { childId }) => shown(call, childId),
  }),
  familyAction({
    action: "hand-in-paper",
    input: { ...child, ...FamilyPaper.HandIn.shape },
    answer,
    refusals: ["attachment.type", "attachment.too-large", "limit.reached", "child.left", "child.merging", "not-found"],
    run: async (call, { childId, kind, words, name, content }) => {
      const given = { kind, words, name, content };
      const { paperId } = await FamilyPaper.handIn(call.ctx, call.files, childId, given);
      return { paperId, ...(await shown(call, childId)) };
    },
  }),
  familyAction({
    action: "add-sheet",
    input: { ...paper, ...FamilyPaper.NewSheet.shape },
    answer,
    refusals: ["attachment.type", "attachment.too-large", "limit.reached", "paper.closed", "not-found"],
    run: async (call, { childId, paperId, name, content }) => {
      await FamilyPaper.addSheet(call.ctx, call.files, { childId, paperId }, { name, content });
      return { paperId, ...(await shown(call, childId)) };
    },
  }),
  familyAction({
    action: "take-back-paper",
    input: paper,
    answer,
    refusals: ["paper.closed", "not-found"],
    run: async (call, at) => {
      await FamilyPaper.takeBackPaper(call.ctx, call.files, at);
      return { paperId: at.paperId, ...(await shown(call, at.childId)) };
    },
  }),
  familyAction({
    action: "handed-sheet",
    input: { ...paper, sheetId: idText("sheet") },
    answer: { name: z.string(), type: z.string(), content: z.string().meta({ description: "base64" }) },
    refusals: ["file.unchecked", "file.infected", "not-found"],
    run: async ({ ctx, files }, { sheetId, ...at }) => {
      const { name, type, bytes } = await FamilyPaper.sheetFile(ctx, files, at, sheetId);
      return { name, type, content: Buffer.from(bytes).toString("base64") };
    },
  }),
];
