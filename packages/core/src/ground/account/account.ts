import * as z from "zod";
import { roles } from "../shared/actor.ts";
import { paragraph } from "../shared/schema.ts";

/** An account as the product has seen it: what its last token said, and on which day that was. Accounts are the identity provider's. */
export const AccountView = z.strictObject({
  account: z.string(),
  role: z.enum(roles),
  municipality: z.string().optional(),
  agency: z.string().optional(),
  /** Of an organisation's system, not of a person. */
  client: z.boolean().optional(),
  lastUsedOn: z.string().meta({ description: "День последнего обращения (UTC) / day of the last use (UTC)" }),
  blocked: z.boolean(),
});
export type AccountView = z.infer<typeof AccountView>;

const reason = paragraph(2000).optional();
/** Why an administrator is shut out, for the second person to read. */
export const BlockAccount = z.strictObject({ reason });
/** Why one is let in again, likewise. */
export const UnblockAccount = z.strictObject({ reason });

/** How an account is to be shut out. */
export interface Block {
  blocked: boolean;
  /** The administrator knows that the account has not been here yet, and means it. */
  unseen?: boolean | undefined;
  /** Of an administrator, either way: why, for the second person. */
  reason?: string | undefined;
}
