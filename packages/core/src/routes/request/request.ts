import * as z from "zod";
import { AgencyIdText } from "../../agencies/agency/agency.ts";
import type { DeadlineRule } from "../../ground/calendar/calendar.ts";
import type { AgencyId, ChildId, EventId, FamilyRequestId, NoteId, RepresentativeId } from "../../ground/shared/ids.ts";
import { paragraph } from "../../ground/shared/schema.ts";
import { RepresentativeIdText } from "../../people/child/child.ts";

// A family asks: what it needs, what it wants to know, what it complains of, what of its data is wrong. Each has a term and an answer.

export const requestKinds = ["need", "question", "complaint", "correction"] as const;
export type RequestKind = (typeof requestKinds)[number];
export const requestStatuses = ["asked", "answered", "withdrawn"] as const;
export type RequestStatus = (typeof requestStatuses)[number];

/** Which of the data is wrong, and by which fields of the card, or by which events, it shows that it was corrected. */
export const correctable = {
  name: ["person.surname", "person.givenName", "person.patronymic"],
  "birth-date": ["person.birthDate"],
  snils: ["person.snils"],
  address: ["person.address"],
  contacts: ["representatives."],
  disability: ["disability", "educationalNeeds", "targetGroups"],
  paper: ["instrument.corrected"],
  // What was done, what is planned: records of many kinds, whose change the words of the answer name.
  other: undefined,
} as const satisfies Record<string, readonly string[] | undefined>;
export type Correctable = keyof typeof correctable;
const correctableFields = Object.keys(correctable) as [Correctable, ...Correctable[]];

/** A coordinator asks nobody else: a complaint does not go to whom it may be about (59-ФЗ, art. 8), and the card is the operator's own. */
export const mayBeAssigned: Record<RequestKind, boolean> = {
  need: true,
  question: true,
  complaint: false,
  correction: false,
};

const usualAnswerDays = 10;
/** The rule by which each is answered. @param answerDays working days that the region has set for what no law gives a term */
export function termOf(kind: RequestKind, answerDays: number = usualAnswerDays): DeadlineRule {
  if (kind === "complaint") return byPetitions;
  if (kind === "correction") return byPersonalData;
  return {
    ...after(answerDays, "working-day"),
    legalBasis: {
      text: {
        ru: "Настройка региона: срок ответа семье нормами не установлен; десять рабочих дней — предложение.",
        en: "The region's setting: no norm gives a term for an answer to a family; ten working days are a proposal.",
      },
      grade: "M",
    },
  };
}

const after = (offset: number, unit: "working-day" | "calendar-day") =>
  ({ anchor: "request-received", offset, unit, direction: "after" }) as const;
const byPetitions: DeadlineRule = {
  ...after(30, "calendar-day"),
  nonWorking: "previous",
  legalBasis: {
    text: {
      ru: "Обращение гражданина рассматривают в течение 30 дней со дня регистрации.",
      en: "A citizen's petition is dealt with within 30 days of its registration.",
    },
    source: "Федеральный закон № 59-ФЗ от 02.05.2006, ст. 12",
    grade: "S",
  },
};
const byPersonalData: DeadlineRule = {
  ...after(7, "working-day"),
  legalBasis: {
    text: {
      ru: "Неполные, неточные или неактуальные данные уточняют в течение семи рабочих дней.",
      en: "Data that is incomplete, wrong or out of date is corrected within seven working days.",
    },
    source: "Федеральный закон № 152-ФЗ от 27.07.2006, ст. 20 ч. 3, ст. 21 ч. 2",
    grade: "S",
  },
};

export const AskRequest = z.strictObject({
  kind: z.enum(requestKinds),
  /** Of a correction: what is wrong. */
  field: z.enum(correctableFields).optional(),
  /** In the family's own words: sealed. */
  words: paragraph(4000),
  /** Whose words staff writes down; a family speaks for itself. */
  representativeId: RepresentativeIdText.optional(),
});
export const AssignRequest = z.strictObject({ agencyId: AgencyIdText });

export const outcomes = ["accepted", "refused"] as const;
export const AnswerRequest = z.strictObject({
  words: paragraph(4000),
  /** Of a correction: whether the data was corrected. */
  outcome: z.enum(outcomes).optional(),
  /** A further answer beside the one that there is. */
  further: z.literal(true).optional(),
});
export type AnswerRequest = z.infer<typeof AnswerRequest>;

/** The event by which it shows that the data was corrected. */
export interface Change {
  eventId: EventId;
  at: string;
}
export interface Answer {
  at: string;
  /** ISO date. */
  on: string;
  wordsId: NoteId;
  /** Absent where the coordinator answered. */
  agencyId?: AgencyId | undefined;
  outcome?: (typeof outcomes)[number] | undefined;
  change?: Change | undefined;
}

/** Ids, codes and dates; what people wrote is in the vault. */
export interface FamilyRequest {
  familyRequestId: FamilyRequestId;
  childId: ChildId;
  municipality: string;
  /** Where it was asked, and counts, wherever the family lives later. */
  askedIn: string;
  kind: RequestKind;
  field?: Correctable | undefined;
  /** Who asked; absent where staff wrote down what somebody said. */
  representativeId?: RepresentativeId | undefined;
  wordsId: NoteId;
  askedAt: string;
  /** ISO date. */
  askedOn: string;
  /** ISO date: the last day for the answer. */
  dueOn: string;
  /** Who is to answer; absent where the coordinator is. */
  agencyId?: AgencyId | undefined;
  /** When whoever owes the answer was reminded, and when its day was over. */
  remindedAt?: string | undefined;
  overdueAt?: string | undefined;
  status: RequestStatus;
  answers: Answer[];
  withdrawnAt?: string | undefined;
}

const requestVerbs = ["answer", "add", "assign", "take-back", "withdraw"] as const;
export type RequestVerb = (typeof requestVerbs)[number];

export const RequestView = z.strictObject({
  familyRequestId: z.string(),
  childId: z.string(),
  municipality: z.string(),
  kind: z.enum(requestKinds),
  field: z.enum(correctableFields).optional(),
  representativeId: z.string().optional(),
  agencyId: z.string().optional(),
  askedAt: z.string(),
  askedOn: z.string(),
  dueOn: z.string(),
  overdue: z.boolean(),
  status: z.enum(requestStatuses),
  words: z.string().optional(),
  answers: z.array(
    z.strictObject({
      at: z.string(),
      on: z.string(),
      agencyId: z.string().optional(),
      outcome: z.enum(outcomes).optional(),
      change: z
        .strictObject({ eventId: z.string(), at: z.string() })
        .optional()
        .meta({ description: "Событие, которым исправлены данные / the event by which the data was corrected" }),
      words: z.string().optional(),
    }),
  ),
  mayDo: z.array(z.enum(requestVerbs)).meta({
    description:
      "Что читатель может сделать сейчас; `add` — дополнить ответ (`answer` с `further`) / what the reader may do now; `add`: a further answer",
  }),
  version: z.int(),
});
export type RequestView = z.infer<typeof RequestView>;

/** What was to be answered by a day, and is not. @param today ISO date */
export const isOverdue = ({ status, dueOn }: Pick<FamilyRequest, "status" | "dueOn">, today: string): boolean =>
  status === "asked" && dueOn < today;
