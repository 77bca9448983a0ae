import * as z from "zod";
import { Order, type Ordered, OrderedView } from "../../ground/shared/act.ts";
import type { FormId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { MunicipalityKey } from "../../ground/tenant/index.ts";
import { Answers } from "./answers.ts";
import { Content, content, type FormContent, type FormSubject, subjects } from "./content.ts";
import { shippedKeys } from "./shipped/keys.ts";

/**
 * `draft`: never approved; `approved`: answered by its version in force, while a next one may be in preparation; `retired`: nobody
 * is asked by it any more.
 */
export const formStatuses = ["draft", "approved", "retired"] as const;
export type FormStatus = (typeof formStatuses)[number];

/** Of a municipality, or without one the region's. What it asks, or a form that comes with the platform as a first draft. */
export const NewForm = z
  .strictObject({
    municipality: MunicipalityKey.optional(),
    content: Content.optional(),
    model: z.enum(shippedKeys).optional(),
  })
  .refine(({ content, model }) => (content === undefined) !== (model === undefined), {
    path: ["content"],
    error: says("содержание или типовая форма: одно из двух", "the content or a model: one of the two"),
  });

/** What is named is changed, each as a whole; `null` takes it away. */
export const FormPatch = z
  .strictObject({
    ...content,
    scores: content.scores.unwrap(),
    intro: content.intro.unwrap().nullable(),
    source: content.source.unwrap().nullable(),
    url: content.url.unwrap().nullable(),
  })
  .partial();
export type FormPatch = z.infer<typeof FormPatch>;

export const DecideForm = z.strictObject({ act: Order });
export type DecideForm = z.infer<typeof DecideForm>;

/** Answers to be looked at and scored, by a version or by the draft. */
export const PreviewForm = z.strictObject({
  version: z.int().min(1).optional().meta({
    description: "Утверждённая версия; без неё — проект, если он есть / an approved version; else the draft, if any",
  }),
  answers: Answers,
});

/** A form, about nobody: what it asks stands in its versions, each a record of its own, so that lists of forms stay light. */
export interface Form {
  formId: FormId;
  municipality?: string | undefined;
  /** The form of the platform that it began as. */
  model?: (typeof shippedKeys)[number] | undefined;
  status: FormStatus;
  /** The version in force, whose title and subject these are; 0: none yet, they are the draft's. */
  version: number;
  title: FormContent["title"];
  subject: FormSubject;
  /** The next version is in preparation. */
  hasDraft: boolean;
  approval?: Ordered | undefined;
  retirement?: Ordered | undefined;
  createdAt: string;
}

/** An approved version, kept as it was. */
export interface FormVersion {
  formId: FormId;
  version: number;
  content: FormContent;
  approval: Ordered;
}

/** Out there are no defaults and nothing is tidied: what a version says is handed out as it is kept. */
export const ContentView = Content.extend({ scores: content.scores.unwrap() });

export const FormSummary = z.strictObject({
  formId: z.string(),
  municipality: z.string().optional(),
  model: z.enum(shippedKeys).optional(),
  status: z.enum(formStatuses),
  approvedVersion: z.int().meta({ description: "Действующая версия; 0 — ещё нет / the version in force; 0: none yet" }),
  title: content.title,
  subject: z.enum(subjects),
  hasDraft: z.boolean(),
  approval: OrderedView.optional(),
  retirement: OrderedView.optional(),
  createdAt: z.string(),
  version: z.int(),
});
export type FormSummary = z.infer<typeof FormSummary>;

const formVerbs = ["change", "approve", "retire", "ask"] as const;
export type FormVerb = (typeof formVerbs)[number];

export const FormView = FormSummary.extend({
  content: ContentView.optional().meta({ description: "Утверждённое содержание / what has been approved" }),
  draft: ContentView.optional().meta({ description: "Проект следующей версии / the draft of the next version" }),
  mayDo: z.array(z.enum(formVerbs)).meta({
    description:
      "Что читатель может сделать сейчас; `ask` — объявить опрос / what the reader may do now; `ask`: begin a round by it",
  }),
});
export type FormView = Omit<z.infer<typeof FormView>, "content" | "draft"> & {
  content?: FormContent | undefined;
  draft?: FormContent | undefined;
};

export const FormVersionView = z.strictObject({ version: z.int(), content: ContentView, approval: OrderedView });

export const ScoredView = z.strictObject({
  key: z.string(),
  value: z.number().optional(),
  band: z.string().optional(),
  answered: z.int(),
  asked: z.int(),
});
export const PreviewView = z.strictObject({
  asked: z
    .array(z.string())
    .meta({ description: "Что спрашивают при таких ответах / what is asked, given the answers" }),
  scores: z.array(ScoredView),
});
