import * as Second from "../../ground/second/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";
import { tellOfficer } from "./officer.ts";

/**
 * Accounts have no addresses here and administrators no inbox, so that whoever answers for personal data hears at once that one of them is
 * to be shut out or let in, or that less protection is to be set, and tells the others.
 */
export async function administratorAsked(r: Relay, event: Happened<"second.asked">): Promise<void> {
  const { act, subject, confirmationId } = event.data;
  if (act !== "account.block" && act !== "account.unblock" && act !== "settings.change") return;
  const until = await Second.until(r.ctx, confirmationId);
  await tellOfficer(r, event, undefined, ({ zone, publicUrl }) => ({
    kind: "administrator-asked",
    act,
    account: act === "settings.change" ? undefined : subject,
    until,
    zone,
    publicUrl,
  }));
}
