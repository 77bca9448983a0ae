import * as Family from "@marshrut/core/family";
import { familyAction } from "./action.ts";
import { page, shown } from "./page.ts";

/** How a member wants to be spoken with and written to. */
export const wishActions = [
  familyAction({
    action: "wish",
    input: Family.WishesOf.shape,
    answer: page,
    run: async (call, { languages, needs, channel, digest }) => {
      const { ctx, member } = call;
      const wishes = { languages, needs, channel, digest };
      const family = await Family.wish(ctx, call.family.familyId, member.memberId, wishes);
      return shown({ ...call, family, member: Family.memberOf(family, member.memberId) ?? member });
    },
  }),
];
