import * as z from "zod";
import type { DeadlineRule } from "../../ground/calendar/calendar.ts";
import { CheckView } from "../../ground/malware/index.ts";
import type {
  ChildId,
  FamilyPaperId,
  InstrumentId,
  NoteId,
  RepresentativeId,
  SheetId,
  StepId,
} from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { idText, line, paragraph } from "../../ground/shared/schema.ts";
import type { AttachmentType } from "../attachment/type.ts";

// A paper that a family hands in from its own page, photographed or as a PDF: sheets that belong together, of which somebody says what
// becomes of them (DESIGN §10 C2, decision 0252).

/** What the family says that it is; what it is indeed says whoever takes it in. */
const paperKinds = ["ipra", "pmpk", "certificate", "authority", "other"] as const;
export type PaperKind = (typeof paperKinds)[number];
const paperStatuses = ["handed", "taken", "returned", "withdrawn"] as const;
export type PaperStatus = (typeof paperStatuses)[number];
/** What it became: a paper of the child, the scan of a recorded one, of somebody's authority, or a file beside a step. */
const takenAs = ["child", "instrument", "authority", "step"] as const;
export type TakenAs = (typeof takenAs)[number];

/** Largest sheet, in bytes: it comes and goes in one piece, and a page makes a photograph smaller before it sends it. */
const largestSheet = 3 * 2 ** 20;

/** By when somebody says what becomes of it. @param answerDays working days that the region has set for what no law gives a term */
export const termOf = (answerDays = 10): DeadlineRule => ({
  anchor: "request-received",
  offset: answerDays,
  unit: "working-day",
  direction: "after",
  legalBasis: {
    text: {
      ru: "Настройка региона: срок, за который смотрят документ семьи, нормами не установлен; десять рабочих дней — предложение.",
      en: "The region's setting: no norm gives a term for looking at a family's paper; ten working days are a proposal.",
    },
    grade: "M",
  },
});

export const NewSheet = z.strictObject({
  /** As the file was called: sealed, it may name a child. */
  name: line(200),
  content: z
    .base64({ error: says("base64", "base64") })
    .max(Math.ceil(largestSheet / 3) * 4, { error: says("файл не более 3 МБ", "a file of at most 3 MB") }),
});
export type NewSheet = z.infer<typeof NewSheet>;
export const HandIn = z.strictObject({
  kind: z.enum(paperKinds),
  /** In the family's own words: sealed. */
  words: paragraph(1000).optional(),
  ...NewSheet.shape,
});
export type HandIn = z.infer<typeof HandIn>;

export const TakePaper = z.strictObject({
  as: z.enum(takenAs),
  instrumentId: idText("instrument").optional(),
  representativeId: idText("rep").optional(),
  stepId: idText("step").optional(),
});
export type TakePaper = z.infer<typeof TakePaper>;
/** Which id says whose it becomes. */
export const namedBy = {
  child: undefined,
  instrument: "instrumentId",
  authority: "representativeId",
  step: "stepId",
} as const satisfies Record<TakenAs, keyof TakePaper | undefined>;

/** Why it is returned, or looked at once more; whoever handed it in reads it. */
export const ReturnPaper = z.strictObject({ reason: paragraph(1000) });

/** One photograph or file of a paper. Its content is in the file store, under a key that is sealed under the child's own. */
export interface Sheet {
  sheetId: SheetId;
  type: AttachmentType;
  /** Bytes. */
  size: number;
  /** SHA-256 of the content, hex: a repeat is known by it. Empty once it is gone. */
  sha256: string;
  sealedName: string;
  /** Of one that is gone a new key, which opens nothing. */
  sealedKey: string;
  addedAt: string;
  /** Instant: its content is no more (infected, taken back, or its term is over). */
  goneAt?: string | undefined;
}

/** Ids, codes and dates; what people wrote is in the vault. */
export interface FamilyPaper {
  paperId: FamilyPaperId;
  childId: ChildId;
  municipality: string;
  kind: PaperKind;
  representativeId: RepresentativeId;
  wordsId?: NoteId | undefined;
  sheets: Sheet[];
  handedAt: string;
  /** ISO date. */
  handedOn: string;
  /** ISO date: by then somebody has looked at it. */
  dueOn: string;
  status: PaperStatus;
  /** What it became. */
  taken?:
    | { as: TakenAs; instrumentId?: InstrumentId; representativeId?: RepresentativeId; stepId?: StepId }
    | undefined;
  /** Why it was returned, or is looked at once more. */
  reasonId?: NoteId | undefined;
  /** When somebody said what becomes of it, or it was taken back. */
  endedAt?: string | undefined;
}

const paperVerbs = ["take", "return", "reopen", "withdraw"] as const;
export type PaperVerb = (typeof paperVerbs)[number];

export const FamilyPaperView = z.strictObject({
  paperId: z.string(),
  childId: z.string(),
  municipality: z.string(),
  kind: z.enum(paperKinds),
  representativeId: z.string(),
  words: z.string().optional(),
  handedAt: z.string(),
  handedOn: z.string(),
  dueOn: z.string(),
  overdue: z.boolean(),
  status: z.enum(paperStatuses),
  taken: z
    .strictObject({
      as: z.enum(takenAs),
      instrumentId: z.string().optional(),
      representativeId: z.string().optional(),
      stepId: z.string().optional(),
    })
    .optional(),
  reason: z.string().optional(),
  endedAt: z.string().optional(),
  sheets: z.array(
    z.strictObject({
      sheetId: z.string(),
      name: z.string(),
      type: z.string(),
      size: z.int(),
      addedAt: z.string(),
      check: CheckView,
      gone: z.boolean().meta({ description: "Содержимого больше нет / the content is no more" }),
    }),
  ),
  mayDo: z.array(z.enum(paperVerbs)).meta({
    description: "Что читатель может сделать сейчас / what the reader may do now",
  }),
  version: z.int(),
});
export type FamilyPaperView = z.infer<typeof FamilyPaperView>;
