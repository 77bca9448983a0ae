import * as z from "zod";
import { AgencyIdText } from "../../agencies/agency/agency.ts";
import type {
  AgencyId,
  ChildId,
  FamilyId,
  FormId,
  NoteId,
  ResponseId,
  RoundId,
  RouteId,
  StepId,
} from "../../ground/shared/ids.ts";
import { idText, linkToken, ourDate, paragraph } from "../../ground/shared/schema.ts";
import { MunicipalityKey } from "../../ground/tenant/index.ts";
import { type DataClass, dataClasses } from "../../people/consent/consent.ts";
import { Answers } from "../form/answers.ts";
import { ContentView, ScoredView } from "../form/form.ts";
import type { Scored } from "../form/scoring.ts";
import { type ShippedKey, shippedKeys } from "../form/shipped/keys.ts";

/** `asked`: waits for answers, perhaps with a draft; `submitted`: they are there; `closed`: it is waited for no more. */
export const responseStatuses = ["asked", "submitted", "closed"] as const;
export type ResponseStatus = (typeof responseStatuses)[number];

/** About whom it is. Of nobody, nothing in it leads to whoever answers. */
const Subject = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("child"), childId: idText("child") }),
  z.strictObject({ kind: z.literal("family"), familyId: idText("family") }),
  z.strictObject({ kind: z.literal("agency"), agencyId: AgencyIdText }),
  z.strictObject({ kind: z.literal("nobody"), municipality: MunicipalityKey.optional() }),
]);
export type Subject = z.infer<typeof Subject>;

export const AskResponse = z.strictObject({
  formId: idText("form"),
  subject: Subject,
  /** The organisation that is to answer of a child: its consent covers that, and the organisation may answer by its own account. */
  agencyId: AgencyIdText.optional(),
  dataClass: z.enum(["health", "education", "social"]).default("social"),
  /** The last day on which answers are taken. */
  closesOn: ourDate.optional(),
});

export const SubmitResponse = z.strictObject({
  /** The version that was answered; without it, the one that was asked for. */
  version: z.int().min(1).optional(),
  answers: Answers,
});
export const CloseResponse = z.strictObject({ reason: paragraph(1000) });

const token = linkToken;
const draftVersion = z.int().min(1).optional().meta({
  description:
    "Черновик, от которого эти ответы; без него последние ответы заменяют прежние / the draft that these answers go on from; without it the last ones replace those before",
});
/** What is done on the page of a form. */
export const RespondForm = z.discriminatedUnion("action", [
  z.strictObject({ token, action: z.literal("view") }),
  z.strictObject({ token, action: z.literal("save"), answers: Answers, draftVersion }),
  z.strictObject({ token, action: z.literal("submit"), answers: Answers, draftVersion }),
]);

/** Ids, codes and numbers; what was answered is sealed in the vault. */
export interface FormResponse {
  responseId: ResponseId;
  formId: FormId;
  /** Of the form: answers are given to it, whatever the form becomes later. */
  version: number;
  /** The form of the platform that it began as: by that figures know what its scores mean. */
  model?: ShippedKey | undefined;
  /** The step of a route that is settled by these answers. */
  step?: { routeId: RouteId; stepId: StepId } | undefined;
  subject:
    | { kind: "child"; childId: ChildId }
    | { kind: "family"; familyId: FamilyId }
    | { kind: "agency"; agencyId: AgencyId }
    | { kind: "nobody" };
  municipality?: string | undefined;
  agencyId?: AgencyId | undefined;
  /** The round that it is part of: that says until when it is answered. */
  roundId?: RoundId | undefined;
  /** About an organisation, by somebody else than it: it neither answers nor reads it. */
  byExperts?: true | undefined;
  /** What consent must cover before the organisation that is to answer hears of the child; of a step, the step's own. */
  dataClass: DataClass;
  closesOn?: string | undefined;
  status: ResponseStatus;
  /** The note with what has been filled in so far, or with the answers. */
  answersId?: NoteId | undefined;
  scores?: Scored[] | undefined;
  submittedAt?: string | undefined;
  /** Why it was closed or reopened last: a note. */
  reasonId?: NoteId | undefined;
  /** What was answered is kept no longer; its scores are figures, and stay. */
  answersGone?: true | undefined;
  askedAt: string;
}

export const ResponseSummary = z.strictObject({
  responseId: z.string(),
  formId: z.string(),
  formVersion: z.int(),
  model: z.enum(shippedKeys).optional().meta({
    description: "Типовая форма, от которой начата / the form of the platform that it began as",
  }),
  step: z.strictObject({ routeId: z.string(), stepId: z.string() }).optional().meta({
    description: "Шаг маршрута, который завершается этими ответами / the step of a route that these answers settle",
  }),
  subject: z.strictObject({
    kind: z.enum(["child", "family", "agency", "nobody"]),
    childId: z.string().optional(),
    familyId: z.string().optional(),
    agencyId: z.string().optional(),
  }),
  municipality: z.string().optional(),
  agencyId: z.string().optional(),
  roundId: z.string().optional(),
  byExperts: z.literal(true).optional().meta({
    description: "Отвечают эксперты, а не сама организация / answered by experts, and not by the organisation itself",
  }),
  dataClass: z.enum(dataClasses),
  closesOn: z.string().optional(),
  status: z.enum(responseStatuses),
  scores: z.array(ScoredView).optional(),
  submittedAt: z.string().optional(),
  askedAt: z.string(),
  version: z.int(),
});
export type ResponseSummary = z.infer<typeof ResponseSummary>;

export const ResponseView = ResponseSummary.extend({
  answers: Answers.optional(),
  reason: z.string().optional(),
  url: z.string().optional().meta({
    description:
      "Страница, на которой отвечают; пока ждут ответа / the page on which it is answered, as long as it waits",
  }),
});
export type ResponseView = z.infer<typeof ResponseView>;

export const ListedResponse = ResponseSummary.extend({ title: ContentView.shape.title, answers: Answers.optional() });

/** What the page shows. Once handed in, the answers are not shown by the link any more. */
export const FormPage = z.strictObject({
  status: z.enum(responseStatuses),
  closesOn: z.string().optional(),
  form: ContentView.pick({ title: true, intro: true, items: true }).optional(),
  answers: Answers.optional(),
  token: z.string().optional().meta({
    description:
      "Личная ссылка на одну анкету вместо общей: с ней идут дальше / one's own link in the place of one for all: go on with it",
  }),
  once: z.literal(true).optional().meta({
    description:
      "Ответ ни с кем не связан, и вернуть его нельзя / the answer leads to nobody, and cannot be given back",
  }),
  draftVersion: z.int().optional().meta({
    description: "Называют, когда сохраняют и сдают / said again when answers are kept or handed in",
  }),
});
export type FormPage = z.infer<typeof FormPage>;
