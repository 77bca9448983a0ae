import * as z from "zod";
import { AgencyIdText } from "../../agencies/agency/agency.ts";
import { type Material, MaterialView, OpenMaterial } from "../../ground/material/index.ts";
import type { AgencyId, CourseId, OccasionId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { idText, line, paragraph } from "../../ground/shared/schema.ts";
import { MunicipalityKey } from "../../ground/tenant/tenant.ts";

/**
 * What people come to: a conference, a seminar, a mass event (roadmaps I-2.2, I-4.1, II.IV-4.1, II.VII-7.2, III-2, III-10; pilot P17, P32–P35).
 * For people it is an event, and so are its addresses; in code an event is what has happened (docs/decisions/0224).
 */
const occasionKinds = ["conference", "seminar", "webinar", "mass-event", "course", "internship"] as const;

/** For whom it is. A child comes by the word of whoever represents it. */
export const audiences = ["specialist", "family", "child"] as const;
export type Audience = (typeof audiences)[number];

export const occasionStatuses = ["announced", "closed", "cancelled"] as const;

/** On the wall of its zone: `2026-04-12T10:00`. */
const wallTime = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/, {
  error: says("день и время вида 2026-04-12T10:00", "a day and time like 2026-04-12T10:00"),
});

const webUrl = z
  .string()
  .max(500)
  .refine((text) => /^https:\/\/[^\s<>"]+$/.test(text) && URL.canParse(text), {
    error: says("адрес, который начинается с https://", "an address that begins with https://"),
  });

/** A measure of a roadmap by its number, or a statement of the pilot: `I-2.2`, `II.IV-4.1`, `P33`. */
export const measureNumber = z.string().regex(/^(?:I{1,3}(?:\.[IVX]{1,4})?-\d{1,2}(?:\.\d{1,2})?|P\d{1,2})$/, {
  error: says("номер мероприятия вида I-2.2", "the number of a measure like I-2.2"),
});

const unique = <T>(list: readonly T[]): boolean => new Set(list).size === list.length;

const Session = z.strictObject({ from: wallTime, until: wallTime });

const said = {
  title: line(200),
  about: paragraph(4000).optional(),
  /** What is done in which order: public words. */
  programme: z
    .array(z.strictObject({ time: line(20).optional(), title: line(300), speaker: line(200).optional() }))
    .max(100)
    .optional(),
  materials: z
    .array(z.strictObject({ title: line(200), url: webUrl }))
    .max(50)
    .optional(),
  recording: webUrl.optional(),
  /** «Растем вместе», the third of them. */
  series: z.strictObject({ name: line(200), number: z.int().min(1).max(1000) }).optional(),
};

const held = {
  kind: z.enum(occasionKinds),
  /** Each with its end; all in the zone, which is the region's unless it is named. */
  times: z.array(Session).min(1).max(60),
  zone: line(60).optional(),
  place: line(300).optional(),
  online: webUrl.optional(),
  audiences: z
    .array(z.enum(audiences))
    .min(1)
    .max(3)
    .refine(unique, {
      error: says("без повторов", "each once"),
    }),
  /** Places; without a number everybody who signs up has one. */
  quota: z.int().min(1).max(5000).optional(),
  /** So long a freed place waits for whoever is next. */
  offerHours: z.int().min(1).max(168).default(48),
  /** Academic hours that a certificate says. */
  hours: z.int().min(1).max(1000).optional(),
  measures: z
    .array(measureNumber)
    .max(10)
    .refine(unique, { error: says("без повторов", "each once") })
    .default([]),
  /** The programme of training by which its organiser teaches this group; hours are the programme's unless they are said. */
  courseId: idText("course").optional(),
  /** Whoever has the address of the page may sign up, and not only whom an organisation or a family names. */
  open: z.boolean().default(true),
};

const somewhere = {
  path: ["place"],
  error: says("место или адрес в интернете", "a place, or an address on the internet"),
};
const hoursOfCourse = { path: ["hours"], error: says("у курса есть часы", "a course has hours") };

export const NewOccasion = z
  .strictObject({
    agencyId: AgencyIdText,
    ...said,
    ...held,
    /** It is over already, and put on record: nobody signs up for it. */
    past: z.literal(true).optional(),
  })
  .refine(({ place, online }) => place !== undefined || online !== undefined, somewhere)
  .refine(
    ({ kind, hours, courseId }) => kind !== "course" || hours !== undefined || courseId !== undefined,
    hoursOfCourse,
  );
export type NewOccasion = z.infer<typeof NewOccasion>;

/** What is named is changed; `null` takes away. When, where and for how many only until it begins. */
export const OccasionPatch = z
  .strictObject({
    title: said.title,
    about: said.about.unwrap().nullable(),
    programme: said.programme.unwrap(),
    materials: said.materials.unwrap(),
    recording: webUrl.nullable(),
    series: said.series.unwrap().nullable(),
    times: held.times,
    zone: held.zone.unwrap(),
    place: line(300).nullable(),
    online: webUrl.nullable(),
    audiences: held.audiences,
    quota: held.quota.unwrap().nullable(),
    offerHours: held.offerHours.unwrap(),
    hours: held.hours.unwrap().nullable(),
    measures: held.measures.unwrap(),
    open: held.open.unwrap(),
    courseId: held.courseId.unwrap().nullable(),
  })
  .partial();
export type OccasionPatch = z.infer<typeof OccasionPatch>;

/** Of the patch, what is as it is from the beginning on. */
export const settled = ["times", "zone", "place", "online", "audiences", "quota", "offerHours", "measures"] as const;

export const CancelOccasion = z.strictObject({ reason: paragraph(1000) });

/** Those who came and had not signed up, as numbers; by where they are from. */
export const WalkIns = z
  .array(z.strictObject({ who: z.enum(audiences), municipality: MunicipalityKey, count: z.int().min(1).max(100_000) }))
  .max(200);
export type WalkIns = z.infer<typeof WalkIns>;

export interface Occasion extends Omit<NewOccasion, "past" | "zone" | "courseId"> {
  /** By which version of which programme a group is taught, as it was when that was said. */
  course?: { courseId: CourseId; version: number; title: string } | undefined;
  occasionId: OccasionId;
  agencyId: AgencyId;
  /** The organiser's. */
  municipality: string;
  zone: string;
  /** Instants of the first session's beginning and the last one's end. */
  begins: string;
  ends: string;
  /** Its last day on the wall: where it counts. */
  day: string;
  status: (typeof occasionStatuses)[number];
  /** Places that somebody has, or is offered; who waits for one. */
  taken: number;
  waiting: number;
  walkIns: WalkIns;
  /** How often it was moved: a calendar's entry follows. */
  moves: number;
  /** Files that it hands out. */
  files?: Material[] | undefined;
  /** How many certificates were given. */
  certified?: number | undefined;
  /** Those who come have been reminded. */
  reminded?: true | undefined;
  /** A week has passed and nobody has closed it: that was told. */
  missed?: true | undefined;
  /** Why it was called off, for those who had signed up: public words. */
  reason?: string | undefined;
  createdAt: string;
}

const OccasionShape = {
  occasionId: z.string(),
  agencyId: z.string(),
  organisation: z.string(),
  municipality: z.string(),
  title: z.string(),
  kind: z.enum(occasionKinds),
  status: z.enum(occasionStatuses),
  begins: z.string(),
  ends: z.string(),
  times: z.array(z.strictObject({ from: z.string(), until: z.string() })),
  zone: z.string(),
  place: z.string().optional(),
  online: z.string().optional(),
  audiences: z.array(z.enum(audiences)),
  quota: z.int().optional(),
  /** Places that are free; absent where there is no number of them. */
  free: z.int().optional(),
  series: z.strictObject({ name: z.string(), number: z.int() }).optional(),
  hours: z.int().optional(),
  course: z
    .strictObject({ courseId: z.string(), version: z.int(), title: z.string() })
    .optional()
    .meta({ description: "По какой программе учат / by which programme it teaches" }),
  open: z.boolean(),
};

/** What is announced, to everybody. */
export const PublicOccasion = z.strictObject({
  ...OccasionShape,
  about: z.string().optional(),
  programme: z
    .array(z.strictObject({ time: z.string().optional(), title: z.string(), speaker: z.string().optional() }))
    .optional(),
  materials: z.array(z.strictObject({ title: z.string(), url: z.string() })).optional(),
  files: z.array(OpenMaterial).optional().meta({ description: "Файлы / files" }),
  recording: z.string().optional(),
  reason: z.string().optional(),
});
export type PublicOccasion = z.infer<typeof PublicOccasion>;

export const OccasionSummary = z.strictObject({ ...OccasionShape, version: z.int() });
export type OccasionSummary = z.infer<typeof OccasionSummary>;

const occasionVerbs = ["sign-ups", "sign-up", "mark", "close", "certify", "change", "move", "cancel"] as const;
export type OccasionVerb = (typeof occasionVerbs)[number];

/** For staff and organisations: with how many there are. Who they are is the organiser's list. */
export const OccasionView = PublicOccasion.extend({
  files: z.array(MaterialView),
  measures: z.array(z.string()),
  offerHours: z.int(),
  taken: z.int(),
  waiting: z.int(),
  walkIns: z.array(z.strictObject({ who: z.enum(audiences), municipality: z.string(), count: z.int() })),
  createdAt: z.string(),
  mayDo: z.array(z.enum(occasionVerbs)).meta({
    description:
      "Что читатель может сделать сейчас; `sign-ups` — видеть, кто записан; `move` — менять и то, что с начала неизменно: время, место, для кого и сколько мест / what the reader may do now; `sign-ups`: see who has signed up; `move`: change what stays from its beginning on, too: times, place, audience and places",
  }),
  version: z.int(),
});
export type OccasionView = z.infer<typeof OccasionView>;

export const freeOf = ({ quota, taken }: Pick<Occasion, "quota" | "taken">): number | undefined =>
  quota === undefined ? undefined : Math.max(quota - taken, 0);
