import * as z from "zod";
import { Order, type Ordered, OrderedView } from "../../ground/shared/act.ts";
import type { StandardId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { MunicipalityKey } from "../../ground/tenant/index.ts";
import { Asked, Content, content, type DocumentContent } from "./content.ts";
import { documentData } from "./data.ts";
import { shippedKeys } from "./shipped/keys.ts";

/**
 * Standard documents (roadmap III-8): papers that are worded once and filled in from a child's record. `draft`: never approved; `approved`:
 * filled in by its edition in force, while a next one may be in preparation; `retired`: filled in no more.
 */
export const standardStatuses = ["draft", "approved", "retired"] as const;
export type StandardStatus = (typeof standardStatuses)[number];

/** Of a municipality, or without one the region's. What it says, or a document that comes with the platform as a first draft. */
export const NewStandard = z
  .strictObject({
    municipality: MunicipalityKey.optional(),
    content: Content.optional(),
    model: z.enum(shippedKeys).optional(),
  })
  .refine((one) => (one.content === undefined) !== (one.model === undefined), {
    path: ["content"],
    error: says("содержание или типовой текст: одно из двух", "the content or a model: one of the two"),
  });

/** What is named is changed, each as a whole; `null` takes it away. */
export const StandardPatch = z
  .strictObject({
    ...content,
    orientation: content.orientation.unwrap(),
    asks: content.asks.unwrap(),
    source: content.source.unwrap().nullable(),
  })
  .partial();
export type StandardPatch = z.infer<typeof StandardPatch>;

export const DecideStandard = z.strictObject({ act: Order });
export type DecideStandard = z.infer<typeof DecideStandard>;

/** A standard document, about nobody: what it says stands in its editions, each a record of its own. */
export interface StandardDocument {
  standardId: StandardId;
  municipality?: string | undefined;
  /** The document of the platform that it began as. */
  model?: (typeof shippedKeys)[number] | undefined;
  status: StandardStatus;
  /** The edition in force, of which these are title and audience; 0: none yet, they are the draft's. */
  edition: number;
  title: DocumentContent["title"];
  audience: DocumentContent["audience"];
  hasDraft: boolean;
  approval?: Ordered | undefined;
  retirement?: Ordered | undefined;
  createdAt: string;
}

/** An approved edition, kept as it was: in force from the day of its act until that of the next, or until it is retired. */
export interface Edition {
  standardId: StandardId;
  edition: number;
  content: DocumentContent;
  approval: Ordered;
}

/** Out there are no defaults, and nothing is tidied. */
export const ContentView = Content.extend({
  orientation: content.orientation.unwrap(),
  asks: z.array(Asked.extend({ kind: z.enum(["text", "day"]), required: z.boolean() })),
});

export const StandardSummary = z.strictObject({
  standardId: z.string(),
  municipality: z.string().optional(),
  model: z.enum(shippedKeys).optional(),
  status: z.enum(standardStatuses),
  edition: z.int().meta({ description: "Действующая редакция; 0 — ещё нет / the edition in force; 0: none yet" }),
  title: content.title,
  audience: content.audience,
  hasDraft: z.boolean(),
  approval: OrderedView.optional(),
  retirement: OrderedView.optional(),
  createdAt: z.string(),
  version: z.int(),
});
export type StandardSummary = z.infer<typeof StandardSummary>;

export const StandardView = StandardSummary.extend({
  content: ContentView.optional().meta({ description: "Утверждённый текст / what has been approved" }),
  draft: ContentView.optional().meta({ description: "Проект следующей редакции / the draft of the next edition" }),
});
export type StandardView = StandardSummary & {
  content?: DocumentContent | undefined;
  draft?: DocumentContent | undefined;
};

export const EditionView = z.strictObject({
  edition: z.int(),
  from: z.string().meta({ description: "С какого дня действует / in force from" }),
  until: z.string().optional().meta({ description: "До какого дня, не включая / until, exclusive" }),
  content: ContentView,
  approval: OrderedView,
});
export type EditionView = Omit<z.infer<typeof EditionView>, "content"> & { content: DocumentContent };

const named = { key: z.string(), name: z.string(), title: z.strictObject({ ru: z.string(), en: z.string() }) };
/** What documents are filled from. */
export const CatalogueView = z.strictObject({
  fields: z.array(z.strictObject({ ...named, kind: z.enum(["text", "name", "day", "choice"]) })),
  lists: z.array(z.strictObject({ ...named, columns: z.array(z.strictObject(named)) })),
  cases: z.array(z.strictObject({ key: z.string(), name: z.string() })),
  dataClasses: z.array(z.enum(documentData)),
});
export type CatalogueView = z.infer<typeof CatalogueView>;
