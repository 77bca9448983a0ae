import * as Access from "@marshrut/core/access";
import * as Erasure from "@marshrut/core/erasure";
import * as Family from "@marshrut/core/family";
import { copyFormats, everything } from "@marshrut/core/family-page";
import * as z from "zod";
import { issueCursor, readCursor } from "../cursor/index.ts";
import { idText } from "../operation/index.ts";
import { familyAction } from "./action.ts";
import { page, shown } from "./page.ts";

/** What the law gives a family: to know who has looked, to have a copy of everything, to have it destroyed, to shut out whoever has its telephone. */
export const rightActions = [
  familyAction({
    action: "access",
    input: { childId: idText("child"), from: z.string().max(4096).optional() },
    answer: { items: z.array(Access.AccessEntry), next: z.string().optional() },
    refusals: ["not-found", "cursor.invalid"],
    run: async ({ ctx, scope: of }, { childId, from }) => {
      const scope = { ...of, filters: { childId } };
      const after = from && (await readCursor(ctx.keys, scope, from));
      const { items, next } = await Access.log(ctx, childId, { limit: 20, from: after });
      return { items, next: next && (await issueCursor(ctx.keys, scope, next)) };
    },
  }),
  familyAction({
    action: "ask-erasure",
    input: { childId: idText("child"), reason: Erasure.AskErasure.shape.reason },
    answer: page,
    refusals: ["child.merging", "child.erased", "not-found"],
    run: async (call, { childId, reason }) => {
      await Erasure.ask(call.ctx, childId, { reason });
      return shown(call);
    },
  }),
  familyAction({
    action: "take-back-erasure",
    input: { childId: idText("child") },
    answer: page,
    refusals: ["erasure.closed", "consent.missing", "not-found"],
    run: async (call, { childId }) => {
      await Erasure.takeBack(call.ctx, childId);
      return shown(call);
    },
  }),
  familyAction({
    action: "export",
    input: { format: z.enum(copyFormats).optional() },
    answer: { name: z.string(), type: z.string(), content: z.string().meta({ description: "base64" }) },
    run: async ({ ctx, family, member, only }, { format }) => {
      const { name, type, bytes } = await everything(ctx, family, member, format, only);
      return { name, type, content: Buffer.from(bytes).toString("base64") };
    },
  }),
  familyAction({
    action: "send-link",
    input: {},
    answer: {},
    run: async ({ ctx, family, member }) => {
      await Family.invite(ctx, family.familyId, { memberId: member.memberId });
      return {};
    },
  }),
  familyAction({
    action: "revoke-links",
    input: {},
    answer: {},
    run: async ({ ctx, family, member }) => {
      await Family.revokeLinks(ctx, family.familyId, { memberId: member.memberId });
      return {};
    },
  }),
];
