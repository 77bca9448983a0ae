import * as z from "zod";
import type { AgencyKind } from "../../agencies/agency/agency.ts";
import { SheetSummary } from "../../agencies/resource/resource.summary.ts";
import { PeriodId } from "../../ground/calendar/index.ts";
import { CheckView } from "../../ground/malware/index.ts";
import { fileTypes, type MediaType } from "../../ground/shared/file-type.ts";
import type { AgencyId, BodyId, NoteId, ObligationId, RoadmapId } from "../../ground/shared/ids.ts";
import { carrying, says } from "../../ground/shared/issue.words.ts";
import { notOfType } from "../../ground/shared/not-taken.ts";
import { idText, limitedRecord, line, ourDate, paragraph } from "../../ground/shared/schema.ts";
import { Answerer } from "../../ground/vault/answerer.ts";

export const obligationStatuses = ["pending", "submitted", "accepted", "returned", "withdrawn"] as const;
export type ObligationStatus = (typeof obligationStatuses)[number];

/** A figure as it was handed in: a whole number, or done and not done; null: there is no data, and the text says why. */
export type Value = number | boolean | null;

export interface Attachment {
  noteId: NoteId;
  /** Of a removed one none: it may have named somebody. */
  name: string;
  type: MediaType;
  bytes: number;
  /** SHA-256 of the content, hex: by it the sender knows what has come. None of what an older program took. */
  sha256?: string;
  /** Sent by mistake and taken away for good. */
  removed?: { at: string; by: string; reasonId: NoteId };
}

/** One hand-in of a report. */
export interface Submission {
  /** 1 for the first one, one more after each return or correction. */
  n: number;
  at: string;
  /** Who: kind and id of the actor. */
  by: string;
  /** After the due date: kept and counted as late, whatever happens later. */
  late: boolean;
  values: Record<string, Value>;
  /** What the records said at that moment, by indicator. */
  recorded?: Readonly<Record<string, number>> | undefined;
  noteId?: NoteId;
  /** The note of who answers for the organisation, where that was said. */
  answererId?: NoteId | undefined;
  attachments: Attachment[];
}

/** A later day that was given. */
export interface Extension {
  /** The day that was in force before. */
  from: string;
  until: string;
  at: string;
  by: string;
  /** Who asked for it, where two persons agreed. */
  askedBy?: string | undefined;
  /** Why, in the vault. */
  reasonId: NoteId;
}

/** A later day that the organisation asks for: until one is given, or the report is in. */
export type ExtensionWish = Omit<Extension, "from" | "askedBy">;

/** Whoever needs a sixth day has another trouble than time. */
export const mostExtensions = 5;

interface ObligationBase {
  obligationId: ObligationId;
  period: PeriodId;
  dutyKey: string;
  roadmapId: RoadmapId | BodyId;
  measureKey: string;
  /** Which executor of the measure this organisation is. */
  executor: string;
  agencyId: AgencyId;
  agencyKind: AgencyKind;
  municipality: string;
  dueDate: string;
  workBy: string;
  createdAt: string;
  /** Hand-ins so far. */
  submissions: number;
  /** Later days that were given, the first one first; `dueDate` is the one in force. */
  extensions?: Extension[];
  wish?: ExtensionWish;
}

/** Measure × executor × period: what one organisation reports, and until when. Overdue is computed, never kept. */
export type Obligation = ObligationBase &
  (
    | { status: "pending" }
    | { status: "submitted"; submission: Submission }
    | { status: "accepted"; submission: Submission; acceptedAt: string }
    | { status: "returned"; submission: Submission; returnedAt: string; reasonId: NoteId }
    | { status: "withdrawn"; withdrawnAt: string; why: "measure" | "agency"; submission?: Submission }
  );

const obligationVerbs = [
  "submit",
  "accept",
  "return",
  "withdraw",
  "restore",
  "correct",
  "extend",
  "ask-extension",
] as const;
export type ObligationVerb = (typeof obligationVerbs)[number];
/** What people do to a report by `POST /obligations/{obligationId}/<verb>`. */
export const offeredVerbs = [
  "submit",
  "accept",
  "return",
  "correct",
  "extend",
  "ask-extension",
] as const satisfies ObligationVerb[];
export type OfferedVerb = (typeof offeredVerbs)[number];

/** What may follow what. A date never closes anything: what comes late is taken and marked late. */
export const may = {
  submit: ["pending", "returned"],
  accept: ["submitted"],
  return: ["submitted", "accepted"],
  withdraw: ["pending", "submitted", "accepted", "returned"],
  restore: ["withdrawn"],
  correct: ["pending", "submitted", "accepted", "returned"],
  extend: ["pending", "returned"],
  "ask-extension": ["pending", "returned"],
} as const satisfies Record<ObligationVerb, readonly ObligationStatus[]>;

export const isOutstanding = ({ status }: Pick<Obligation, "status">): boolean =>
  status === "pending" || status === "returned";

/** A report that says of every figure that there is no data. */
export const isNoData = ({ values }: Pick<Submission, "values">): boolean => {
  const all = Object.values(values);
  return all.length > 0 && all.every((value) => value === null);
};

const fileLimit = 150_000;
const plainAttachment = z.strictObject({
  name: line(120),
  type: z.enum(Object.values(fileTypes)),
  /** Base64; at most 150 kB of file. */
  content: z
    .base64({ error: says("файл в base64", "a file in base64") })
    .max(Math.ceil(fileLimit / 3) * 4, { error: says("файл не более 150 кБ", "a file of at most 150 kB") }),
});
/** A file beside a report; it must be what it says it is. */
export const NewAttachment = plainAttachment.superRefine(({ type, content }, ctx) => {
  const why = notOfType(Buffer.from(content, "base64"), type);
  if (why) ctx.addIssue({ code: "custom", path: ["content"], ...carrying(why) });
});

const values = limitedRecord(200, z.record(z.string().max(60), z.union([z.number(), z.boolean(), z.null()]))).meta({
  maxProperties: 200,
  description: "Показатели по ключам; null — нет данных / figures by key; null: no data",
});
const noData = z.boolean().meta({
  description:
    "Данных за период нет: показателей нет, причина — в `narrative` / nothing to report: no figures, and the reason in `narrative`",
});
const attachments = z.array(NewAttachment).max(3, { error: says("не более трёх файлов", "at most three files") });
export const Submit = z.strictObject({
  values: values.default({}),
  noData: noData.optional(),
  narrative: paragraph(4000).optional(),
  attachments: attachments.default([]),
  by: Answerer.optional().meta({
    description: "Кто сдаёт отчёт от организации / who answers for the organisation",
  }),
});
export type Submit = z.infer<typeof Submit>;
export type SubmitInput = z.input<typeof Submit>;

const reason = paragraph(2000);
export const Return = z.strictObject({ reason });
export const Correct = z.strictObject({
  reason,
  values: values.default({}),
  noData: noData.optional(),
  narrative: paragraph(4000).optional(),
});
export type Correct = z.infer<typeof Correct>;

/** Why a file of a report is taken away for good. */
export const RemoveFile = z.strictObject({ reason: paragraph(500) });
export type RemoveFile = z.infer<typeof RemoveFile>;

/** A later day for a report, and why. */
export const Extend = z.strictObject({ until: ourDate, reason });
export type Extend = z.input<typeof Extend>;

export const ObligationIdText = idText("obligation");

/** Several reports of one organisation at once; who answers is said once for all of them. */
export const SubmitMany = z.strictObject({
  by: Answerer.optional(),
  reports: z
    .array(
      z.strictObject({
        obligationId: ObligationIdText,
        values: values.default({}),
        noData: noData.optional(),
        narrative: paragraph(4000).optional(),
        attachments: attachments.optional(),
      }),
    )
    .min(1)
    .max(200),
});

const text = z.strictObject({ ru: z.string(), en: z.string() });
export const ObligationView = z.strictObject({
  obligationId: z.string(),
  period: PeriodId,
  roadmapId: z.string(),
  measureKey: z.string(),
  section: z.string(),
  title: text,
  expectedResult: text,
  wording: z.string(),
  agencyId: z.string(),
  agencyName: z.string().optional(),
  municipality: z.string(),
  status: z.enum(obligationStatuses),
  dueDate: z.string(),
  workBy: z.string(),
  explain: text,
  calendarVersion: z.string().meta({
    description:
      "Редакция производственного календаря, по которой посчитан срок / the edition of the calendar it was counted by",
  }),
  overdue: z.boolean(),
  late: z.boolean().optional(),
  /** Calendar days past the due date in force: of what came late, or to this day of what is overdue. */
  daysLate: z.int().optional(),
  extensions: z
    .array(
      z.strictObject({
        from: z.string(),
        until: z.string(),
        at: z.string(),
        by: z.string(),
        askedBy: z
          .string()
          .optional()
          .meta({ description: "Кто просил, если согласовали двое / who asked, where two agreed" }),
        reason: z.string().optional(),
      }),
    )
    .optional()
    .meta({
      description:
        "Продления срока по порядку; причины — в одном отчёте / later days given, in order; reasons with one report",
    }),
  extendedTimes: z
    .int()
    .optional()
    .meta({ description: "Сколько раз срок продлён; от двух — повторно / how often; twice and more is again" }),
  firstDueDate: z
    .string()
    .optional()
    .meta({ description: "Срок до первого продления / the due date before the first later day" }),
  /** The later day that the organisation asks for. */
  wish: z.strictObject({ until: z.string(), at: z.string(), reason: z.string().optional() }).optional(),
  indicators: z.array(
    z.strictObject({
      key: z.string(),
      title: text,
      type: z.string(),
      most: z.int().optional(),
      recorded: z.int().optional().meta({
        description: "Число по записям: подтвердить или объяснить другое / by the records: confirm, or explain",
      }),
    }),
  ),
  sheet: SheetSummary.optional().meta({
    description:
      "Лист ресурсов, о котором мероприятие, коротко / the sheet of resources that the measure is about, in short",
  }),
  values: values.optional(),
  /** Nothing of what is asked for: all of it «no data». */
  noData: z.boolean().optional(),
  submittedAt: z.string().optional(),
  narrative: z.string().optional(),
  returnReason: z.string().optional(),
  answeredBy: Answerer.optional().meta({
    description: "Кто сдал отчёт от организации, если названо / who answered for the organisation, where that was said",
  }),
  attachments: z
    .array(
      z.strictObject({
        attachmentId: z.string(),
        name: z.string(),
        type: z.string(),
        bytes: z.int(),
        check: CheckView,
        sha256: z.string().optional(),
        removed: z.strictObject({ at: z.string(), by: z.string(), reason: z.string().optional() }).optional(),
      }),
    )
    .optional(),
  mayDo: z.array(z.enum(offeredVerbs)).meta({
    description:
      "Что вы можете сделать с отчётом сейчас: `POST /obligations/{obligationId}/<действие>` / what you may do with the report now",
  }),
  version: z.int(),
});
export type ObligationView = z.infer<typeof ObligationView>;
