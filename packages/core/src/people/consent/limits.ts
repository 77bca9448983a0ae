import type { Ctx } from "../../ground/shared/context.ts";
import { birthdayOf, turnsAge } from "../child/age.ts";
import { adultAt } from "../child/child.decide.ts";
import { readPerson } from "../child/child.store.ts";
import type { ChildRecord } from "../child/child.ts";
import type { Limit } from "./consent.decide.ts";
import type { Consent } from "./consent.ts";

/**
 * Up to which days at most this representative's consent counts: the last one of their paper, and the one before the child is of
 * age (Civil Code, art. 21), unless a court gave them the care of an adult. The record knows the month of birth alone; the day is
 * opened only where it can decide, and the caller's audit entry tells of it. To what they said of themselves neither puts an end.
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
  if (standing?.self || standing?.kind === "incapacity-ruling") return limits;
  if (until < turnsAge(record, adultAt).toPlainDate({ day: 1 }).toString()) return limits;
  const day = birthDate ?? (await readPerson(ctx, record.childId)).data.birthDate;
  const lastDay = birthdayOf(day, adultAt).subtract({ days: 1 }).toString();
  return [...limits, { lastDay, because: "of-age" }];
}
