import * as z from "zod";
import { AgencyIdText } from "../../agencies/agency/agency.ts";
import { evidenceGrades } from "../../agencies/programme/programme.ts";
import { Ages } from "../../agencies/service/service.ts";
import { type Material, MaterialView } from "../../ground/material/index.ts";
import type { AgencyId, ItemId, NoteId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { idText, line, ourDate, paragraph } from "../../ground/shared/schema.ts";
import type { Text } from "../../ground/shared/text.ts";
import { MunicipalityKey } from "../../ground/tenant/index.ts";
import { measureNumber } from "../../people/occasion/occasion.ts";

// What the region knows and goes by (DESIGN C3): acts, methods, practices, materials, and what the media wrote. It names organisations and
// nobody else: whatever is published everybody reads.

export const itemKinds = ["act", "method", "practice", "material", "publication"] as const;
export type ItemKind = (typeof itemKinds)[number];

/** What everybody reads beside them: what the region has approved, and keeps in rooms of its own (III-6, III-8). */
export const openKinds = ["act", "method", "programme", "practice", "material", "document", "publication"] as const;
export type OpenKind = (typeof openKinds)[number];

/** From the highest down: an act answers to those of a higher level. */
export const actLevels = ["federal", "regional", "municipal", "organisation"] as const;
export type ActLevel = (typeof actLevels)[number];

export const itemStatuses = ["proposed", "returned", "published", "withdrawn"] as const;
export type ItemStatus = (typeof itemStatuses)[number];

const words = (max: number, of: (max: number) => ReturnType<typeof paragraph> = paragraph) =>
  z.strictObject({ ru: of(max), en: of(max).optional() }).transform(({ ru, en }): Text => ({ ru, en: en ?? ru }));

const site = z
  .string()
  .max(300)
  .refine((s) => URL.canParse(s) && /^https?:$/.test(new URL(s).protocol) && !new URL(s).username, {
    error: says("адрес вида https://example.ru", "an address like https://example.org"),
  });

const unique = { error: says("без повторов", "each once") };
const once = (list: readonly string[]) => new Set(list).size === list.length;

const itemIdText = idText("item");

const common = {
  title: words(300, line),
  summary: words(1000),
  /** The whole of it, where it is not kept elsewhere. */
  text: paragraph(8000).optional(),
  link: site.optional(),
  topics: z.array(line(60)).max(10).refine(once, unique).default([]),
  ages: Ages.optional(),
  /** Measures of the roadmap that it is for. */
  measures: z.array(measureNumber).max(10).refine(once, unique).default([]),
};

const ActContent = z
  .strictObject({
    ...common,
    kind: z.literal("act"),
    number: line(60),
    date: ourDate,
    level: z.enum(actLevels),
    /** The body that issued it. */
    issuer: line(300),
    /** In force from this day; without it from its date. */
    from: ourDate.optional(),
    /** Its last day in force; without it, without end. */
    until: ourDate.optional(),
    /** Acts of a higher level that it carries out. */
    answers: z.array(itemIdText).max(20).refine(once, unique).default([]),
    /** Acts that it takes the place of. */
    supersedes: z.array(itemIdText).max(10).refine(once, unique).default([]),
  })
  .refine(({ date, from = date, until }) => until === undefined || until >= from, {
    path: ["until"],
    error: says("не раньше начала", "not before its beginning"),
  });

export const ItemContent = z.discriminatedUnion("kind", [
  ActContent,
  z.strictObject({
    ...common,
    kind: z.literal("method"),
    evidence: z.enum(evidenceGrades),
    /** What the grade rests on. */
    source: line(500),
  }),
  z.strictObject({ ...common, kind: z.literal("practice"), text: paragraph(8000) }),
  z.strictObject({
    ...common,
    kind: z.literal("material"),
    /** How it is used, and by whom. */
    use: z.enum(["family", "specialist", "school", "early-help"]),
  }),
  z.strictObject({ ...common, kind: z.literal("publication"), outlet: line(200), date: ourDate, link: site }),
]);
export type ItemContent = z.output<typeof ItemContent>;
export type Act = Extract<ItemContent, { kind: "act" }>;

export const NewItem = z.strictObject({
  /** Whose it is; without it the region's, or that of the municipality. */
  agencyId: AgencyIdText.optional(),
  municipality: MunicipalityKey.optional(),
  content: ItemContent,
});
export const CorrectItem = z.strictObject({ content: ItemContent });
/** An editor gives it back to its author, or somebody says that what is published still holds. */
export const ReviewItem = z.discriminatedUnion("answer", [
  z.strictObject({ answer: z.literal("return"), reason: paragraph(2000) }),
  z.strictObject({ answer: z.literal("still-valid") }),
]);
export const WithdrawItem = z.strictObject({ reason: paragraph(2000) });

/** Why it is asked whether it still holds. */
const askedWhy = ["year", "act-above-new", "act-above-ended", "owner-closed"] as const;
export type AskedWhy = (typeof askedWhy)[number];

export interface Item {
  itemId: ItemId;
  agencyId?: AgencyId | undefined;
  municipality?: string | undefined;
  content: ItemContent;
  status: ItemStatus;
  /** ISO dates. */
  publishedOn?: string | undefined;
  confirmedOn?: string | undefined;
  /** Instant: asked whether it still holds, and not answered yet. */
  asked?: { at: string; why: AskedWhy; because?: ItemId | undefined } | undefined;
  /** Files that it has. */
  files?: Material[] | undefined;
  /** Why it was returned or withdrawn, in the vault. */
  reasonId?: NoteId | undefined;
  supersededBy?: ItemId | undefined;
  /** Acts that ended by this one, and the last day that each had said before: what puts them back if this one is withdrawn. */
  ended?: { itemId: ItemId; until?: string | undefined }[] | undefined;
  /** That it is out of force was told to whoever stands below it. */
  endTold?: true | undefined;
  createdAt: string;
  changedAt: string;
}

const text = z.strictObject({ ru: z.string(), en: z.string() });
const itemVerbs = ["correct", "return", "confirm", "publish", "withdraw"] as const;
export type ItemVerb = (typeof itemVerbs)[number];

export const ItemView = z.strictObject({
  itemId: z.string(),
  agencyId: z.string().optional(),
  agency: z.string().optional().meta({ description: "Чьё это / whose it is" }),
  municipality: z.string().optional(),
  status: z.enum(itemStatuses),
  content: z.strictObject({
    kind: z.enum(itemKinds),
    title: text,
    summary: text,
    text: z.string().optional(),
    link: z.string().optional(),
    topics: z.array(z.string()),
    ages: z.strictObject({ from: z.int(), to: z.int().optional() }).optional(),
    measures: z.array(z.string()),
    number: z.string().optional(),
    date: z.string().optional(),
    level: z.enum(actLevels).optional(),
    issuer: z.string().optional(),
    from: z.string().optional(),
    until: z.string().optional(),
    answers: z.array(z.string()).optional(),
    supersedes: z.array(z.string()).optional(),
    evidence: z.enum(evidenceGrades).optional(),
    source: z.string().optional(),
    use: z.enum(["family", "specialist", "school", "early-help"]).optional(),
    outlet: z.string().optional(),
  }),
  inForce: z.boolean().optional().meta({ description: "Действует ли акт сегодня / whether the act is in force today" }),
  publishedOn: z.string().optional(),
  confirmedOn: z.string().optional(),
  asked: z
    .strictObject({ at: z.string(), why: z.enum(askedWhy), because: z.string().optional() })
    .optional()
    .meta({ description: "Спросили, действует ли ещё / it was asked whether it still holds" }),
  files: z.array(MaterialView).meta({ description: "Файлы / files" }),
  reason: z.string().optional(),
  supersededBy: z.string().optional(),
  createdAt: z.string(),
  mayDo: z.array(z.enum(itemVerbs)),
  version: z.int(),
});
export type ItemView = z.infer<typeof ItemView>;

/** As a list has it. */
export const ItemSummary = ItemView.omit({ reason: true, mayDo: true, files: true });
export type ItemSummary = z.infer<typeof ItemSummary>;
