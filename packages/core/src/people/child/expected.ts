import { randomInt } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { fault } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import { line, ourDate } from "../../ground/shared/schema.ts";
import type { PersonalData } from "./child.store.ts";
import {
  type ChildPatch,
  type ChildRecord,
  contactFields,
  distinct,
  email,
  groups,
  phone,
  RepresentativeIdText,
} from "./child.ts";

/**
 * A child that is not born yet is a card like any other, so that its family has a route, consultations and requests as all have
 * (decision 0203). It has neither name nor birth date nor sex. Where they will stand in the vault are what the card is called and the day
 * for which it is expected.
 */
export interface Expected {
  /** Says nothing of anybody: `Семья 4F7K2`. */
  label: string;
  /** `YYYY-MM-DD`. */
  dueOn: string;
}
export const expectedIn = ({ surname, birthDate }: Pick<PersonalData, "surname" | "birthDate">): Expected => ({
  label: surname,
  dueOn: birthDate,
});
/** The same as it is sealed. */
export const sealedAs = ({ label, dueOn }: Expected): PersonalData => ({
  surname: label,
  givenName: "",
  birthDate: dueOn,
});

const { surname, givenName, patronymic } = contactFields;

/** She gives her name, and how she is reached, when she wants to, or never. */
const Mother = z.strictObject({
  /** Of a woman who represents another child already, or is a member of a family. */
  representativeId: RepresentativeIdText.optional(),
  surname: surname.optional(),
  givenName: givenName.optional(),
  patronymic,
  phone: phone.optional(),
  email: email.optional(),
});

export const NewExpected = z.strictObject({
  /** Key of one of the tenant's municipalities. */
  municipality: line(60),
  /** For which day, as far as that is known. */
  dueOn: ourDate,
  mother: Mother.default({}),
  targetGroups: groups.default([]),
  /** Cards of hers, or of somebody reached alike, that a person has found to be of another birth. */
  confirmedDistinctFrom: distinct,
});
export type NewExpected = z.infer<typeof NewExpected>;
export type NewExpectedInput = z.input<typeof NewExpected>;

/** Days from now within which a child can be expected: forty-three weeks ahead, and a month late. */
const ahead = 301;
export const behind = 31;

export function dueFaults(dueOn: string, today: Temporal.PlainDate): FieldFault[] {
  const { days } = today.until(Temporal.PlainDate.from(dueOn), { largestUnit: "day" });
  if (-behind <= days && days <= ahead) return [];
  const [from, to] = [today.subtract({ days: behind }), today.add({ days: ahead })];
  return [fault("/dueOn", `день от ${from} до ${to}`, `a day from ${from} to ${to}`)];
}

/** The day becomes another until somebody is born. */
export function changedDueFaults(
  { expected }: Pick<ChildRecord, "expected">,
  { dueOn }: Pick<ChildPatch, "dueOn">,
  today: Temporal.PlainDate,
): FieldFault[] {
  if (dueOn === undefined) return [];
  return expected
    ? dueFaults(dueOn, today)
    : [fault("/dueOn", "только пока ребёнок не родился", "only until the child is born")];
}

/** Without letters and digits that are taken for others. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

export const newLabel = (): string =>
  `Семья ${Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join("")}`;
