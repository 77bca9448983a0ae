import * as z from "zod";
import { AgencyIdText, agencyKinds } from "../../agencies/agency/agency.ts";
import type { AgencyId, FindingId, FormId, NoteId, RoundId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { eachOnce, ourDate, paragraph } from "../../ground/shared/schema.ts";
import { type ResultStatus, resultStatuses } from "../../ground/shared/went.ts";
import { MunicipalityKey } from "../../ground/tenant/index.ts";
import { ChildIdText, targetGroups } from "../../people/child/child.ts";
import { ContentView } from "../form/form.ts";
import { ItemKey } from "../form/item.ts";
import { type ShippedKey, shippedKeys } from "../form/shipped/keys.ts";

// A round asks many by one form, from a day to a day (roadmap II.VI 6.1: parents are surveyed; II.VIII 8.1: quality is assessed).

/** `planned`: its first day is to come; `open`: answers are taken; `closed`: no more, and there are results. */
export const roundStatuses = ["planned", "open", "closed"] as const;
export type RoundStatus = (typeof roundStatuses)[number];

const organisations = {
  kinds: z.array(z.enum(agencyKinds)).min(1).max(agencyKinds.length).optional(),
  agencyIds: eachOnce(z.array(AgencyIdText).min(1).max(200)).optional(),
};
const oneOf = ({ kinds, agencyIds }: { kinds?: unknown; agencyIds?: unknown }) =>
  (kinds === undefined) !== (agencyIds === undefined);
const orOther = { error: says("либо kinds, либо agencyIds", "either kinds or agencyIds") };
const years = z.int().min(0).max(18);

/**
 * Who is asked. Families and visitors answer without a name, and nothing leads from an answer to them; organisations answer about
 * themselves, experts about an organisation, a child's organisations about the child, as long as consent stands.
 */
const Audience = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("families"),
    /** With a child of this age in full years, both included. */
    ages: z
      .strictObject({ from: years, to: years })
      .refine(({ from, to }) => from <= to, { error: says("from не больше to", "from is at most to") })
      .optional(),
    targetGroups: eachOnce(z.array(z.enum(targetGroups)).min(1).max(targetGroups.length)).optional(),
  }),
  z.strictObject({ kind: z.literal("agencies"), ...organisations }).refine(oneOf, orOther),
  z.strictObject({ kind: z.literal("visitors"), ...organisations }).refine(oneOf, orOther),
  z
    .strictObject({ kind: z.literal("experts"), each: z.int().min(1).max(10).optional(), ...organisations })
    .refine(oneOf, orOther),
  z.strictObject({ kind: z.literal("providers"), childId: ChildIdText }),
]);
export type Audience = z.infer<typeof Audience>;
const audienceKinds = ["families", "agencies", "visitors", "experts", "providers"] as const;

/** Whether nothing may lead from an answer to whoever gave it. */
export const isNameless = ({ kind }: Pick<Audience, "kind">): boolean => kind === "families" || kind === "visitors";

export const NewRound = z.strictObject({
  audience: Audience,
  /** Where; the region as a whole without it. */
  municipality: MunicipalityKey.optional(),
  /** Its first day; today where none is said. */
  opensOn: ourDate.optional(),
  /** The last day on which answers are taken. */
  closesOn: ourDate,
});
export type NewRound = z.infer<typeof NewRound>;

const reason = paragraph(1000);
export const CloseRound = z.strictObject({ reason });
export const ExtendRound = z.strictObject({ closesOn: ourDate, reason });

/** The last day was moved, or the round was closed before it: by when, from which to which day, and why. */
interface Moved {
  on: string;
  from: string;
  to: string;
  reasonId: NoteId;
}

export interface Round {
  roundId: RoundId;
  formId: FormId;
  /** The version that it asks by, whatever the form becomes meanwhile. */
  formVersion: number;
  /** The form of the platform that it began as: by that figures know what its scores mean. */
  model?: ShippedKey | undefined;
  title: { ru?: string | undefined; en?: string | undefined };
  audience: Audience;
  municipality?: string | undefined;
  opensOn: string;
  closesOn: string;
  status: RoundStatus;
  /** Days on which whoever has not answered is reminded, the next first. */
  remindOn: string[];
  closedOn?: string | undefined;
  moved: Moved[];
  /** Somebody has looked at the results: answers that came after would show by the difference. */
  seen?: true | undefined;
  /** The list of whom was asked is gone. */
  forgotten?: true | undefined;
  /** What was answered is kept no longer; its sums stay. */
  answersGone?: true | undefined;
  createdAt: string;
}

/** Whom a round has asked. No answer names one. */
export type Entry =
  | {
      kind: "family";
      familyId: `family_${string}`;
      municipality: string;
      reached: boolean;
      returned?: true | undefined;
    }
  | { kind: "agency"; agencyId: AgencyId; municipality?: string | undefined; responseIds: `response_${string}`[] };

const Words = ContentView.shape.title;
const AudienceView = z.strictObject({
  kind: z.enum(audienceKinds),
  ages: z.strictObject({ from: z.int(), to: z.int() }).optional(),
  targetGroups: z.array(z.enum(targetGroups)).optional(),
  kinds: z.array(z.enum(agencyKinds)).optional(),
  agencyIds: z.array(z.string()).optional(),
  each: z.int().optional(),
  childId: z.string().optional().meta({
    description: "Только у раунда, не в списке / with the round alone, and in no list",
  }),
});

export const RoundSummary = z.strictObject({
  roundId: z.string(),
  formId: z.string(),
  formVersion: z.int(),
  model: z.enum(shippedKeys).optional().meta({
    description: "Типовая форма, от которой начата / the form of the platform that it began as",
  }),
  title: Words,
  audience: AudienceView,
  municipality: z.string().optional(),
  opensOn: z.string(),
  closesOn: z.string(),
  status: z.enum(roundStatuses),
  closedOn: z.string().optional(),
  createdAt: z.string(),
  version: z.int(),
});
export type RoundSummary = z.infer<typeof RoundSummary>;

const counts = {
  invited: z.int().meta({ description: "Скольких спросили / how many were asked" }),
  unreachable: z.int().meta({ description: "Из них письма не получают / of them without letters" }),
  returned: z.int().meta({ description: "Из них письмо вернулось / of them whose letter came back" }),
  answered: z.int().meta({ description: "Ответов сдано / answers handed in" }),
};

const roundVerbs = ["open", "extend", "close", "record"] as const;
export type RoundVerb = (typeof roundVerbs)[number];

export const RoundView = RoundSummary.extend({
  ...counts,
  moved: z.array(z.strictObject({ on: z.string(), from: z.string(), to: z.string(), reason: z.string().optional() })),
  mayDo: z.array(z.enum(roundVerbs)).meta({
    description:
      "Что читатель может сделать сейчас; `record` — записать вывод / what the reader may do now; `record`: a finding",
  }),
});
export type RoundView = z.infer<typeof RoundView>;

/** An organisation that is asked, or about which others are asked, with the pages for it. */
export const AskedView = z.strictObject({
  agencyId: z.string(),
  municipality: z.string().optional(),
  url: z.string().optional().meta({
    description:
      "Общая страница для посетителей: её печатают QR-кодом / the page for all visitors, to be printed as a QR code",
  }),
  responses: z.array(
    z.strictObject({
      responseId: z.string(),
      status: z.enum(["asked", "submitted", "closed"]),
      url: z.string().optional(),
    }),
  ),
});
export type AskedView = z.infer<typeof AskedView>;

const isFewHere = z.literal(true).optional().meta({
  description:
    "Что ответили, не сказано: на вопрос ответили меньше пяти, или это выдало бы таких / what was said is not told: fewer than five answered it, or it would show those",
});
const QuestionView = z.strictObject({
  key: z.string(),
  text: Words,
  answered: z.int(),
  options: z.array(z.strictObject({ code: z.string(), text: Words.optional(), count: z.int() })).optional(),
  mean: z.number().optional(),
  hidden: isFewHere,
});
const ScoreView = z.strictObject({
  key: z.string(),
  title: Words,
  count: z.int(),
  mean: z.number().optional(),
  bands: z.array(z.strictObject({ key: z.string(), text: Words, count: z.int() })),
  hidden: isFewHere,
});

const GroupView = z.strictObject({
  municipality: z.string().optional(),
  agencyId: z.string().optional(),
  organisation: z.string().optional(),
  ...counts,
  answered: z.int().optional().meta({
    description:
      "Не сказано там, где меньше пяти или выдало бы таких / not said of fewer than five, or where it would show those",
  }),
  hidden: z.literal(true).optional(),
  scores: z.array(ScoreView),
  questions: z.array(QuestionView),
});
export type GroupView = z.infer<typeof GroupView>;

export const ResultsView = z.strictObject({
  roundId: z.string(),
  formId: z.string(),
  formVersion: z.int(),
  title: Words,
  status: z.enum(roundStatuses),
  closedOn: z.string().optional(),
  total: GroupView,
  municipalities: z.array(GroupView.omit({ agencyId: true, organisation: true })),
  organisations: z.array(GroupView),
  before: z
    .array(
      z.strictObject({
        roundId: z.string(),
        closedOn: z.string().optional(),
        answered: z.int().optional(),
        scores: z.array(ScoreView),
        questions: z.array(QuestionView),
      }),
    )
    .meta({ description: "Прежние раунды той же формы, новые первыми / earlier rounds of the form, the newest first" }),
});
export type ResultsView = z.infer<typeof ResultsView>;

export const reportFormats = ["docx", "pdf", "xlsx"] as const;
export const ReportResults = z.strictObject({ format: z.enum(reportFormats) });

export const NewFinding = z.strictObject({
  text: paragraph(2000),
  /** The question or score that it rests on. */
  key: ItemKey.optional(),
  municipality: MunicipalityKey.optional(),
  agencyId: AgencyIdText.optional(),
  /** Who is to see to it. */
  responsible: z.union([AgencyIdText, MunicipalityKey]),
  dueOn: ourDate,
});
export type NewFinding = z.infer<typeof NewFinding>;

/** Somebody else sees to it, and by when if the day changes; what was named by mistake is put right likewise. */
export const AssignFinding = z.strictObject({
  responsible: NewFinding.shape.responsible,
  dueOn: ourDate.optional(),
  reason: paragraph(1000),
});

/** Somebody else saw to it from then on: by itself as the successor of an organisation that has closed, or by somebody's word. */
interface Handed {
  from: string;
  to: string;
  on: string;
  reasonId?: NoteId | undefined;
}

/** What results come to, for somebody to act upon. A decision names it as its origin by `roundId` and `findingId`. */
export interface Finding {
  findingId: FindingId;
  roundId: RoundId;
  textId: NoteId;
  key?: string | undefined;
  municipality?: string | undefined;
  agencyId?: AgencyId | undefined;
  responsible: string;
  dueOn: string;
  recordedOn: string;
  /** How it went; `agencyId`: by the word of an organisation itself. */
  result?:
    | { status: ResultStatus; on: string; wordsId?: NoteId | undefined; agencyId?: AgencyId | undefined }
    | undefined;
  handed?: Handed[] | undefined;
  /** Days on which whoever sees to it is reminded, the next first. */
  remindOn?: string[] | undefined;
  /** Its day is over, and that has been told. */
  told?: true | undefined;
}

/** An organisation sees to it; else a municipality. */
export const isAgency = (one: string): one is AgencyId => one.startsWith("agency_");

/** Nobody has to do anything about it any more. */
export const isSettled = ({ result }: Pick<Finding, "result">): boolean => result?.status === "done";

export const FindingView = z.strictObject({
  findingId: z.string(),
  roundId: z.string(),
  text: z.string(),
  key: z.string().optional(),
  municipality: z.string().optional(),
  agencyId: z.string().optional(),
  responsible: z.string(),
  dueOn: z.string(),
  recordedOn: z.string(),
  result: z
    .strictObject({
      status: z.enum(resultStatuses),
      on: z.string(),
      words: z.string().optional(),
      own: z.boolean().meta({ description: "Сказала сама организация / by the word of the organisation itself" }),
    })
    .optional(),
  handed: z
    .array(z.strictObject({ from: z.string(), to: z.string(), on: z.string(), reason: z.string().optional() }))
    .optional()
    .meta({
      description: "Кто занимался прежде, с какого дня передано и почему / who saw to it before, since when, and why",
    }),
  overdue: z.boolean(),
  mayDo: z.array(z.enum(["result", "assign"])),
});
export type FindingView = z.infer<typeof FindingView>;
