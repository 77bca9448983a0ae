import * as Occasion from "@marshrut/core/occasion";
import type { ChildId } from "@marshrut/core/shared";
import * as z from "zod";
import { idText } from "../operation/index.ts";
import { type FamilyCall, familyAction } from "./action.ts";

const child = { childId: idText("child") };
const answer = { events: z.array(Occasion.FamilyOccasion) };

/** Whatever is said, the events are shown as they are then. */
const shown = async ({ ctx }: FamilyCall, childId: ChildId) => ({ events: await Occasion.listForFamily(ctx, childId) });

/** Events near by: what there is, signing up, taking a place that is free, giving it up. */
export const eventActions = [
  familyAction({
    action: "events",
    input: child,
    answer,
    refusals: ["not-found"],
    run: (call, { childId }) => shown(call, childId),
  }),
  familyAction({
    action: "sign-up-event",
    input: {
      ...child,
      occasionId: idText("occasion"),
      who: z.enum(["child", "family"]),
      consents: Occasion.consents,
    },
    answer,
    refusals: ["event.closed", "limit.reached", "child.left", "child.merging", "not-found"],
    run: async (call, { childId, occasionId, who }) => {
      await Occasion.signUpFamily(call.ctx, childId, { occasionId, who });
      return shown(call, childId);
    },
  }),
  familyAction({
    action: "answer-event",
    input: { ...child, signUpId: idText("signup"), comes: z.boolean() },
    answer,
    refusals: ["event.closed", "not-found"],
    run: async (call, { childId, signUpId, comes }) => {
      await Occasion.answerOfFamily(call.ctx, childId, { signUpId, comes });
      return shown(call, childId);
    },
  }),
  familyAction({
    action: "event-file",
    input: { ...child, occasionId: idText("occasion"), materialId: idText("material") },
    answer: { name: z.string(), type: z.string(), content: z.string().meta({ description: "base64" }) },
    refusals: ["file.unchecked", "file.infected", "not-found"],
    run: async ({ ctx, files }, { childId, ...of }) => {
      const { name, type, bytes } = await Occasion.materialForFamily(ctx, files, childId, of);
      return { name, type, content: Buffer.from(bytes).toString("base64") };
    },
  }),
];
