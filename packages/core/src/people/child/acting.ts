import type { Temporal } from "temporal-polyfill";
import type { Ctx } from "../../ground/shared/context.ts";
import type { RepresentativeId } from "../../ground/shared/ids.ts";
import { birthdayOf, turnsAge } from "./age.ts";
import { actingOn } from "./authority.ts";
import { adultAt } from "./child.decide.ts";
import { readPerson } from "./child.store.ts";
import type { ChildRecord } from "./child.ts";

type Bank = Pick<Ctx, "bank" | "tenant" | "keys">;

/**
 * The day before the child is of age (Civil Code, art. 21), on which parents and guardians speak for it last; `undefined`: it is not over by
 * `until`, or somebody speaks for themselves, or by a court's ruling. The record knows the month of birth alone; the day is opened only
 * where it can decide, and the caller's audit entry tells of it.
 * @param until ISO date @param birthDate the one that is being entered, where it is
 */
export async function lastDayOfChildhood(
  ctx: Bank,
  record: Pick<ChildRecord, "childId" | "born" | "standings">,
  representativeId: RepresentativeId,
  until: string,
  birthDate?: string,
): Promise<string | undefined> {
  if (!speaksAsOfChild(record, representativeId)) return undefined;
  if (until < turnsAge(record, adultAt).toPlainDate({ day: 1 }).toString()) return undefined;
  const day = birthDate ?? (await readPerson(ctx, record.childId)).data.birthDate;
  return birthdayOf(day, adultAt).subtract({ days: 1 }).toString();
}

const speaksAsOfChild = ({ standings = {} }: Pick<ChildRecord, "standings">, id: RepresentativeId): boolean =>
  !standings[id]?.self && standings[id]?.kind !== "incapacity-ruling";

/** Whoever was born in that month has had the birthday, which is on 1 March for 29 February: nobody's day is opened to know it. */
const isOfAgeByMonth = (record: Pick<ChildRecord, "born">, today: Temporal.PlainDate): boolean =>
  turnsAge(record, adultAt).add({ months: 1 }).toString() <= today.toPlainYearMonth().toString();

/** Whether somebody acts for the child today: their paper counts, and the child is not of age, unless a court or the child itself says so. */
export async function actsToday(
  ctx: Bank,
  record: ChildRecord,
  representativeId: RepresentativeId,
  today: Temporal.PlainDate,
): Promise<boolean> {
  const day = today.toString();
  if (!actingOn(day, record).includes(representativeId)) return false;
  // Of a card whose key is gone nothing can be opened; whoever asks is told what became of it, and no more.
  if (record.erasure) return true;
  if (isOfAgeByMonth(record, today) && speaksAsOfChild(record, representativeId)) return false;
  const last = await lastDayOfChildhood(ctx, record, representativeId, day);
  return last === undefined || day <= last;
}
