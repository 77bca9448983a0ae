import * as Agency from "@marshrut/core/agency";
import * as Request from "@marshrut/core/request";
import type { AgencyId, ChildId } from "@marshrut/core/shared";
import * as z from "zod";
import { idText } from "../operation/index.ts";
import { type FamilyCall, familyAction } from "./action.ts";

const child = { childId: idText("child") };
const { kind, field, words } = Request.AskRequest.shape;
const answer = {
  requests: z.array(Request.RequestView),
  organisations: z.array(z.strictObject({ agencyId: z.string(), name: z.string() })),
};

/** Whatever is said, what this member has asked is shown as it is then. */
async function shown({ ctx }: FamilyCall, childId: ChildId) {
  const requests = await Request.listRequests(ctx, childId);
  const ids = requests.flatMap((one) => [one, ...one.answers]).flatMap(({ agencyId }) => agencyId ?? []) as AgencyId[];
  const names = await Agency.namesOf(ctx, [...new Set(ids)]);
  return { requests, organisations: [...names].map(([agencyId, name]) => ({ agencyId, name })) };
}

/** What a family asks, and the answers to it. */
export const requestActions = [
  familyAction({
    action: "requests",
    input: child,
    answer,
    refusals: ["not-found"],
    run: (call, { childId }) => shown(call, childId),
  }),
  familyAction({
    action: "ask",
    input: { ...child, kind, field, words },
    answer,
    refusals: ["conflict.exists", "limit.reached", "child.left", "child.merging", "not-found"],
    run: async (call, { childId, kind, field, words }) => {
      await Request.askRequest(call.ctx, childId, { kind, field, words });
      return shown(call, childId);
    },
  }),
  familyAction({
    action: "withdraw-request",
    input: { ...child, familyRequestId: idText("request") },
    answer,
    refusals: ["request.closed", "not-found"],
    run: async (call, { childId, familyRequestId }) => {
      await Request.withdrawRequest(call.ctx, { childId, familyRequestId });
      return shown(call, childId);
    },
  }),
];
