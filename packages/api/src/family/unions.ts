import type { ChildId } from "@marshrut/core/shared";
import * as Union from "@marshrut/core/union";
import * as z from "zod";
import { idText } from "../operation/index.ts";
import { type FamilyCall, familyAction } from "./action.ts";

const child = { childId: idText("child") };
const one = { ...child, unionId: idText("union") };
const answer = { unions: z.array(Union.FamilyUnion) };

/** Whatever is said, the unions are shown as they are then. */
const shown = async ({ ctx }: FamilyCall, childId: ChildId) => ({ unions: await Union.listFor(ctx, childId) });

/** Parents come together: what there is, joining, leaving, whether they come. */
export const unionActions = [
  familyAction({
    action: "unions",
    input: child,
    answer,
    refusals: ["not-found"],
    run: (call, { childId }) => shown(call, childId),
  }),
  familyAction({
    action: "join-union",
    input: { ...one, consents: Union.consents },
    answer,
    refusals: ["union.closed", "limit.reached", "child.left", "child.merging", "not-found"],
    run: async (call, { childId, unionId }) => {
      await Union.join(call.ctx, childId, unionId);
      return shown(call, childId);
    },
  }),
  familyAction({
    action: "leave-union",
    input: one,
    answer,
    refusals: ["not-found"],
    run: async (call, { childId, unionId }) => {
      await Union.leave(call.ctx, childId, unionId);
      return shown(call, childId);
    },
  }),
  familyAction({
    action: "answer-meeting",
    input: { ...one, meetingId: idText("meeting"), comes: z.boolean() },
    answer,
    refusals: ["not-found"],
    run: async (call, { childId, unionId, meetingId, comes }) => {
      await Union.answer(call.ctx, { childId, unionId, meetingId, comes });
      return shown(call, childId);
    },
  }),
];
