import * as z from "zod";
import { AgencyIdText } from "../../agencies/agency/agency.ts";
import type { PeriodId } from "../../ground/calendar/index.ts";
import type {
  AgencyId,
  AgreementId,
  BodyId,
  CourseId,
  DecisionId,
  FormId,
  ItemId,
  MeetingId,
  NoteId,
  ObligationId,
  ProgrammeId,
  SiteId,
  StandardId,
  YearPlanId,
} from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { namesSomebody } from "../../ground/shared/names-somebody.ts";
import { idText, line, ourDate, paragraph } from "../../ground/shared/schema.ts";
import type { ObligationStatus } from "../obligation/obligation.ts";

export const DecisionIdText = idText("decision");
export const BodyIdText = idText("body");

/**
 * What a decision approves. Of each kind `approvals.ts` knows how it comes into use; `act`: an act of the library (`itemId`), which is
 * published, or a paper that the product keeps no record of, so that the decision itself is all there is.
 */
export const Subject = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("template"), template: line(60), version: z.int().min(1) }),
  z.strictObject({ kind: z.literal("service-list"), listId: line(60), edition: z.int().min(1) }),
  z.strictObject({ kind: z.literal("form"), formId: idText("form") }),
  z.strictObject({ kind: z.literal("programme"), programmeId: idText("programme") }),
  z.strictObject({ kind: z.literal("standard"), serviceKey: line(120), version: z.int().min(1) }),
  z.strictObject({ kind: z.literal("order"), agreementId: idText("agreement") }),
  z.strictObject({ kind: z.literal("year-plan"), planId: idText("yearplan") }),
  z.strictObject({ kind: z.literal("course"), courseId: idText("course") }),
  z.strictObject({ kind: z.literal("standard-document"), standardId: idText("standard") }),
  z.strictObject({ kind: z.literal("site"), siteId: idText("site") }),
  z.strictObject({ kind: z.literal("act"), title: line(300), itemId: idText("item").optional() }),
]);
export type Subject =
  | { kind: "template"; template: string; version: number }
  | { kind: "service-list"; listId: string; edition: number }
  | { kind: "form"; formId: FormId }
  | { kind: "programme"; programmeId: ProgrammeId }
  | { kind: "standard"; serviceKey: string; version: number }
  | { kind: "order"; agreementId: AgreementId }
  | { kind: "year-plan"; planId: YearPlanId }
  | { kind: "course"; courseId: CourseId }
  | { kind: "standard-document"; standardId: StandardId }
  | { kind: "site"; siteId: SiteId }
  | { kind: "act"; title: string; itemId?: ItemId | undefined };

const Votes = z.strictObject({
  for: z.int().min(0).max(200),
  against: z.int().min(0).max(200).default(0),
  abstained: z.int().min(0).max(200).default(0),
});

/** Words of a decision stand in letters and on pages of organisations: of nobody by number or address. */
const words = (max: number) =>
  paragraph(max).refine((text) => !namesSomebody(text), {
    error: says(
      "без персональных данных: номеров, телефонов, адресов почты",
      "no personal data: numbers, telephones, addresses",
    ),
  });

export const NewDecision = z
  .strictObject({
    /** Of which item of the agenda. */
    item: z.int().min(1).optional(),
    text: words(1000),
    /** Who is to carry it out, and by when: then it is asked for like any report. */
    executors: z
      .array(AgencyIdText)
      .min(1)
      .max(50)
      .refine((list) => new Set(list).size === list.length, {
        error: says("организации не повторяются", "organisations do not repeat"),
      })
      .optional(),
    due: ourDate.optional(),
    /** Figures that its report has, by the keys of the catalogue. */
    indicators: z.array(line(60)).max(5).optional(),
    /** What it approves. */
    subject: Subject.optional(),
    votes: Votes,
  })
  .refine(({ executors, due }) => (executors === undefined) === (due === undefined), {
    path: ["due"],
    error: says("исполнители и срок называются вместе", "executors and a date come together"),
  })
  .refine(({ executors, subject }) => executors !== undefined || subject !== undefined, {
    path: ["executors"],
    error: says("исполнители со сроком или то, что утверждается", "executors and a date, or what is approved"),
  })
  .refine(({ votes }) => votes.for > votes.against, {
    path: ["votes", "for"],
    error: says("решение принимается большинством голосов", "a decision is taken by a majority"),
  });
export type NewDecision = z.infer<typeof NewDecision>;

export const WithdrawDecision = z.strictObject({ reason: paragraph(1000) });
/** Who goes on in the place of an executor that has closed. */
export const HandOverDecision = z.strictObject({ from: AgencyIdText, to: AgencyIdText, reason: paragraph(1000) });

/**
 * `recorded`: its minutes are not approved yet; `in-force`: asked for; `fulfilled`: what it asked for is done, and what it approved counts;
 * `failed`: what it approves could not come into use; `withdrawn`: taken back, with a reason.
 */
export const decisionStatuses = ["recorded", "in-force", "fulfilled", "failed", "withdrawn"] as const;
export type DecisionStatus = (typeof decisionStatuses)[number];

/** One executor went on in the place of another, which has closed: by itself as its successor, or as somebody named it, with a reason. */
export interface Succession {
  from: AgencyId;
  to: AgencyId;
  on: string;
  reasonId?: NoteId | undefined;
}

/** How far one executor is: follows its report. */
export interface Execution {
  agencyId: AgencyId;
  obligationId: ObligationId;
  status: ObligationStatus;
  dueDate: string;
}

export interface Decision {
  decisionId: DecisionId;
  bodyId: BodyId;
  meetingId: MeetingId;
  municipality?: string | undefined;
  place: string;
  /** «2/3»: the third of the year's second minutes. */
  number: string;
  item?: number | undefined;
  text: string;
  executors?: AgencyId[] | undefined;
  successions?: Succession[] | undefined;
  due?: string | undefined;
  indicators?: string[] | undefined;
  subject?: Subject | undefined;
  votes: z.infer<typeof Votes>;
  status: DecisionStatus;
  /** The minutes: by these an act is cited. */
  protocol: { number: string; date: string };
  takenOn: string;
  effectiveOn?: string | undefined;
  /** Where its reports are. */
  period?: PeriodId | undefined;
  executions?: Execution[] | undefined;
  /** What it approves counts. */
  approvedAt?: string | undefined;
  /** Code of the refusal by which it could not. */
  because?: string | undefined;
  fulfilledOn?: string | undefined;
  reasonId?: NoteId | undefined;
  createdAt: string;
}

const ExecutionView = z.strictObject({
  agencyId: z.string(),
  name: z.string().optional(),
  obligationId: z.string(),
  status: z.string(),
  dueDate: z.string(),
  overdue: z.boolean(),
});

export const DecisionView = z.strictObject({
  decisionId: z.string(),
  bodyId: z.string(),
  meetingId: z.string(),
  municipality: z.string().optional(),
  number: z.string(),
  item: z.int().optional(),
  text: z.string(),
  executors: z.array(z.string()).optional(),
  successions: z
    .array(z.strictObject({ from: z.string(), to: z.string(), on: z.string(), reason: z.string().optional() }))
    .optional()
    .meta({
      description:
        "Кто продолжил за закрытую организацию: правопреемник сам, иначе названный координатором, с причиной / who went on for an organisation that has closed",
    }),
  due: z.string().optional(),
  indicators: z.array(z.string()).optional(),
  subject: Subject.optional(),
  votes: Votes,
  status: z.enum(decisionStatuses),
  overdue: z.boolean(),
  protocol: z.strictObject({ number: z.string(), date: z.string() }),
  takenOn: z.string(),
  effectiveOn: z.string().optional(),
  period: z.string().optional(),
  executions: z.array(ExecutionView).optional(),
  approvedAt: z.string().optional(),
  because: z.string().optional().meta({
    description:
      "Почему утверждённое не вступило в действие: код отказа / why what it approves does not count: the code of the refusal",
  }),
  fulfilledOn: z.string().optional(),
  reason: z.string().optional(),
  createdAt: z.string(),
  mayDo: z.array(z.enum(["withdraw", "retry", "hand-over"])),
  version: z.int(),
});
export type DecisionView = z.infer<typeof DecisionView>;
export const DecisionSummary = DecisionView.omit({ reason: true, mayDo: true });
export type DecisionSummary = z.infer<typeof DecisionSummary>;
