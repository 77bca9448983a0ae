import type { Ctx } from "../../ground/shared/context.ts";
import { lastDayOfChildhood } from "../child/acting.ts";
import type { ChildRecord } from "../child/child.ts";
import type { Limit } from "./consent.decide.ts";
import type { Consent } from "./consent.ts";

/**
 * Up to which days at most this representative's consent counts: the last one of their paper, and the one before the child is of
 * age, unless a court gave them the care of an adult. To what they said of themselves neither puts an end.
 * @param until how long the paper says, ISO date @param birthDate the one that is being entered, where it is
 */
export async function limitsOf(
  ctx: Pick<Ctx, "bank" | "tenant" | "keys">,
  record: Pick<ChildRecord, "childId" | "born" | "standings">,
  { representativeId, about }: Pick<Consent, "representativeId" | "about">,
  until: string,
  birthDate?: string,
): Promise<Limit[]> {
  if (about === "giver") return [];
  const standing = record.standings?.[representativeId];
  const limits: Limit[] = standing?.to ? [{ lastDay: standing.to, because: "authority" }] : [];
  const lastDay = await lastDayOfChildhood(ctx, record, representativeId, until, birthDate);
  return lastDay === undefined ? limits : [...limits, { lastDay, because: "of-age" }];
}
