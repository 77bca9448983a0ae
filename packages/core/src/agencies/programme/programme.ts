import * as z from "zod";
import { Order, type Ordered, OrderedView } from "../../ground/shared/act.ts";
import type { AgencyId, ProgrammeId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { idText, line, ourDate } from "../../ground/shared/schema.ts";
import { AgencyIdText } from "../agency/agency.ts";

/**
 * Programmes: by what an organisation helps, session after session. `individual`: for one child; `adapted-supplementary`: АДОП, an
 * adapted supplementary general programme (art. 79 of 273-ФЗ); `living-skills`: of household and social skills (roadmap II.III);
 * `career`: career guidance (II.II 2.9); `early-help`: by decree 1099 of 16.08.2024 (III-3).
 */
export const programmeKinds = [
  "individual",
  "adapted-supplementary",
  "supplementary",
  "living-skills",
  "career",
  "early-help",
] as const;

const programmeForms = ["individual", "group", "home", "remote", "inpatient"] as const;

/** How well it is known that a method helps: A–D as clinical recommendations grade it, or the practice of whoever uses it. */
export const evidenceGrades = ["A", "B", "C", "D", "practice"] as const;

/** `draft`: never approved; `approved`: children are enrolled by it; `withdrawn`: nobody is enrolled any more. */
export const programmeStatuses = ["draft", "approved", "withdrawn"] as const;
export type ProgrammeKind = (typeof programmeKinds)[number];
export type ProgrammeStatus = (typeof programmeStatuses)[number];

/** What the organisation learns of a child by it: consent is asked for that. */
export const programmeData = ["health", "education", "social"] as const;

/** A service as it comes from outside: its key, its title or another word for it. What is kept is the key. */
const ServiceKeyText = line(120);

/** Grades by which it is known, and not only believed, that a method helps. */
const known: readonly string[] = ["A", "B", "C"];
/** Whether any of a programme's methods is known to help. */
export const hasEvidence = (methods: readonly { evidence: string }[]): boolean =>
  methods.some(({ evidence }) => known.includes(evidence));

const years = z.int().min(0).max(99);
const inOrder = { error: says("начало не позже конца", "the beginning is no later than the end") };

const content = {
  kind: z.enum(programmeKinds),
  title: line(300),
  serviceKeys: z
    .array(ServiceKeyText)
    .min(1)
    .max(5)
    .refine((keys) => new Set(keys).size === keys.length, {
      error: says("услуги не повторяются", "services do not repeat"),
    }),
  /** Full years of age at the beginning, both inclusive. */
  ages: z.strictObject({ from: years, to: years }).refine(({ from, to }) => from <= to, inOrder),
  form: z.enum(programmeForms),
  /** Of a group: how many, and whether children with and without special needs are in it together. */
  group: z.strictObject({ size: z.int().min(2).max(50), inclusive: z.boolean() }).optional(),
  methods: z
    .array(
      z.strictObject({
        title: line(300),
        evidence: z.enum(evidenceGrades),
        source: line(500).optional(),
        /** Its card in the library. */
        itemId: idText("item").optional(),
      }),
    )
    .max(20)
    .default([]),
  /** What it may be agreed to reach; nobody's own goals. */
  goals: z
    .array(z.strictObject({ title: line(300), serviceKey: ServiceKeyText.optional() }))
    .max(30)
    .default([]),
  sessionsPerMonth: z.int().min(1).max(200),
  hoursPerMonth: z.number().min(0.25).max(400).multipleOf(0.25).optional(),
  /** First and last day on which there are sessions. */
  term: z.strictObject({ from: ourDate, until: ourDate }).refine(({ from, until }) => from <= until, inOrder),
  /** Children at the same time. */
  places: z.int().min(1).max(1000),
  dataClass: z.enum(programmeData).default("education"),
};

const Content = z.strictObject(content);
/** What a programme says; each approved version of it stays as it was. */
export type ProgrammeContent = z.infer<typeof Content>;

const isGrouped = ({ form, group }: { form?: string | undefined; group?: unknown }) => (form === "group") === !!group;
const ungrouped = {
  path: ["group"],
  error: says("размер группы — у групповой программы, и только у неё", "a group's size, of a programme in groups only"),
};

/** Without an organisation it is a model programme of the region, which organisations copy. */
export const NewProgramme = z
  .strictObject({ agencyId: AgencyIdText.optional(), ...content })
  .refine(isGrouped, ungrouped);
export type NewProgramme = z.infer<typeof NewProgramme>;

/** What is named is changed; `group: null` takes it away. */
export const ProgrammePatch = z
  .strictObject({
    ...content,
    methods: content.methods.unwrap(),
    goals: content.goals.unwrap(),
    dataClass: content.dataClass.unwrap(),
    group: content.group.unwrap().nullable(),
  })
  .partial();
export type ProgrammePatch = z.infer<typeof ProgrammePatch>;

export const DecideProgramme = z.strictObject({ act: Order });
export type DecideProgramme = z.infer<typeof DecideProgramme>;

export const CopyProgramme = z.strictObject({ agencyId: AgencyIdText });
export type CopyProgramme = z.infer<typeof CopyProgramme>;

/** The model's newer version becomes the draft here, or this one stays as it is. */
export const FollowModel = z.strictObject({ answer: z.enum(["adopt", "keep"]) });
export type FollowModel = z.infer<typeof FollowModel>;

/** A programme: the version in force, and the draft of the next. Of an organisation, about nobody. */
export interface Programme {
  programmeId: ProgrammeId;
  agencyId?: AgencyId | undefined;
  /** Where its organisation is; a model programme is the region's. */
  municipality?: string | undefined;
  modelOf?: ProgrammeId | undefined;
  /** Which version of the model it was taken over from, or has been looked at since; absent of a copy of before this was kept. */
  modelVersion?: number | undefined;
  /** The model has a newer one, and nobody has said what becomes of that here. */
  modelNews?: { version: number; at: string } | undefined;
  status: ProgrammeStatus;
  /** The approved version that counts; 0 until there is one. */
  version: number;
  content?: ProgrammeContent | undefined;
  approval?: Ordered | undefined;
  withdrawal?: Ordered | undefined;
  /** What is being prepared, as version `version + 1`. */
  draft?: ProgrammeContent | undefined;
  createdAt: string;
}

/** A programme by which children can be enrolled. */
export type ApprovedProgramme = Programme & { agencyId: AgencyId; municipality: string; content: ProgrammeContent };

/** An approved version, kept as it was. */
export interface ProgrammeVersion {
  programmeId: ProgrammeId;
  version: number;
  content: ProgrammeContent;
  approval: Ordered;
}

// In and out a programme says the same; out there are no defaults.
const ContentView = Content.extend({
  methods: content.methods.unwrap(),
  goals: content.goals.unwrap(),
  dataClass: content.dataClass.unwrap(),
});

const programmeVerbs = ["change", "approve", "withdraw"] as const;
export type ProgrammeVerb = (typeof programmeVerbs)[number];

export const ProgrammeView = z.strictObject({
  programmeId: z.string(),
  agencyId: z.string().optional(),
  municipality: z.string().optional(),
  modelOf: z.string().optional().meta({
    description: "С какой типовой программы снята / the model programme that it was copied from",
  }),
  modelVersion: z.int().optional().meta({
    description: "С какой редакции типовой программы / the version of the model that was taken over",
  }),
  modelNews: z
    .strictObject({ version: z.int(), at: z.string() })
    .optional()
    .meta({ description: "У типовой программы новая редакция / the model has a newer version" }),
  status: z.enum(programmeStatuses),
  approvedVersion: z.int().meta({ description: "Действующая версия; 0 — ещё нет / the version in force; 0: none yet" }),
  content: ContentView.optional().meta({ description: "Утверждённое содержание / what has been approved" }),
  draft: ContentView.optional().meta({ description: "Проект следующей версии / the draft of the next version" }),
  approval: OrderedView.optional(),
  withdrawal: OrderedView.optional(),
  places: z
    .strictObject({ all: z.int(), taken: z.int(), offered: z.int(), waiting: z.int() })
    .optional()
    .meta({ description: "Места: всего, занято, предложено, в очереди / places: all, taken, offered, waiting" }),
  mayDo: z.array(z.enum(programmeVerbs)).meta({
    description: "Что читатель может сделать сейчас / what the reader may do now",
  }),
  createdAt: z.string(),
  version: z.int(),
});
export type ProgrammeView = z.infer<typeof ProgrammeView>;

export const ProgrammeVersionView = z.strictObject({
  version: z.int(),
  content: ContentView,
  approval: OrderedView,
});
export type ProgrammeVersionView = z.infer<typeof ProgrammeVersionView>;
