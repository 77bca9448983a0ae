import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { birthdayOf, turnsAge } from "../../people/child/age.ts";
import { adultAt } from "../../people/child/child.decide.ts";
import { stored } from "../../people/child/child.scope.ts";
import * as children from "../../people/child/child.store.ts";
import { isExpired } from "./instrument.decide.ts";
import type { InstrumentRecord, NewInstrumentInput } from "./instrument.ts";

/**
 * What is taken although it should be looked at. A child's disability and ИПРА are given to the age of 18 at most (rules
 * of Government decree no. 588 of 5 April 2022): a later day is a slip, or the paper of somebody who is of age.
 */
const texts = {
  expired: {
    ru: "Срок действия документа прошёл: сверьте, внесён ли новый.",
    en: "The instrument has ended: see whether a newer one is recorded.",
  },
  "past-18": {
    ru: "Срок документа выходит за 18-летие ребёнка. Сверьте его с документом: если там «до 18 лет», внесите term: until-18.",
    en: "The instrument ends after the child's 18th birthday. Compare it: where it says «до 18 лет», enter term: until-18.",
  },
  "measure-past-18": {
    ru: "Срок мероприятия выходит за 18-летие ребёнка. Сверьте его с документом.",
    en: "A measure ends after the child's 18th birthday. Compare it with the instrument.",
  },
} as const satisfies Record<string, Text>;
export type WarningCode = keyof typeof texts;
export const warningCodes = Object.keys(texts) as [WarningCode, ...WarningCode[]];

export interface Warning {
  code: WarningCode;
  text: Text;
}

/** Ends that may be too late; of no paper's own end «до 18 лет», which is the birthday itself. */
type Dated = Pick<NewInstrumentInput, "kind" | "validTo" | "term"> & {
  measures?: readonly { to?: string | undefined }[] | undefined;
};

const lastOf = ({ measures = [] }: Dated): string =>
  measures.reduce((last, { to = "" }) => (to > last ? to : last), "");

/** @param birthday the 18th, `YYYY-MM-DD` */
function pastMajority(paper: Dated, birthday: string): WarningCode[] {
  const { kind, validTo = "", term } = paper;
  const isPast = validTo > birthday || (kind === "ipra" && term === "indefinite");
  return [
    ...(isPast ? (["past-18"] as const) : []),
    ...(lastOf(paper) > birthday ? (["measure-past-18"] as const) : []),
  ];
}

/**
 * What should be looked at today in each of a child's papers, for whoever may see them. The day of birth leaves the vault only where
 * an end is no earlier than the month of that birthday.
 */
export async function warningsOf(
  ctx: Ctx,
  childId: ChildId,
  papers: readonly InstrumentRecord[],
): Promise<(Warning[] | undefined)[]> {
  const today = await Tenant.today(ctx);
  const birthday = await majorityOf(ctx, childId, papers);
  return papers.map((paper) => {
    const codes: WarningCode[] = [
      ...(isExpired(paper, today) ? (["expired"] as const) : []),
      ...(birthday === undefined || paper.supersededBy ? [] : pastMajority(paper, birthday)),
    ];
    return codes.length > 0 ? codes.map((code) => ({ code, text: texts[code] })) : undefined;
  });
}

async function majorityOf(ctx: Ctx, childId: ChildId, papers: readonly Dated[]): Promise<string | undefined> {
  const { data: record } = await stored(ctx, childId);
  const month = turnsAge(record, adultAt).toString();
  if (papers.every((paper) => pastMajority(paper, month).length === 0)) return undefined;
  const { birthDate } = (await children.readPerson(ctx, childId)).data;
  // Of 29 February both ways of counting are right: the paper's own (28 February) and that of age (1 March).
  return birthdayOf(birthDate, adultAt).toString();
}

/** The same of a paper that comes with the child's day of birth, for the notes of an import. @param birthDate `YYYY-MM-DD` */
export const majorityNotes = (paper: Dated, birthDate: string | undefined): Text[] =>
  birthDate === undefined
    ? []
    : pastMajority(paper, birthdayOf(birthDate, adultAt).toString()).map((code) => texts[code]);
