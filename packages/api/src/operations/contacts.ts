import * as Delivery from "@marshrut/core/delivery";
import * as Inbox from "@marshrut/core/inbox";
import * as z from "zod";
import { operation } from "../operation/index.ts";

const restoreContact = operation({
  operationId: "restoreContact",
  method: "post",
  path: "/agencies/{agencyId}/contacts/restore",
  tag: "agencies",
  summary: { ru: "Адрес снова принимает письма", en: "An address takes mail again" },
  description: {
    ru: "Снимает отметку «недоставляемый» (после возврата или жалобы) и отказ от сводок.",
    en: "Takes off the mark «undeliverable» (after a bounce or a complaint), and the refusal of digests.",
  },
  body: z.strictObject({ email: z.email().max(254) }),
  repeat: "rows",
  examples: { office: { summary: { ru: "Адрес", en: "An address" }, value: { email: "office@example.org" } } },
  answer: {
    status: 200,
    schema: z.strictObject({ email: z.string() }),
    description: { ru: "Адрес.", en: "The address." },
  },
  run: async ({ ctx, params, body: { email } }) => {
    await Delivery.restoreContact(ctx, params.agencyId, email);
    await Inbox.closeTask(ctx, "undeliverable", params.agencyId);
    return { email };
  },
});

export const contacts = [restoreContact] as const;
