import * as z from "zod";
import { LegalBasis } from "../../ground/calendar/calendar.ts";
import { Act, type RecordedAct } from "../../ground/shared/act.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { line, paragraph } from "../../ground/shared/schema.ts";
import type { Text } from "../../ground/shared/text.ts";

/** What a service is about; the areas of the roadmap's second section, and those that the ИПРА has besides. */
export const serviceAreas = [
  "early-help",
  "assessment",
  "education",
  "psychology",
  "speech",
  "skills",
  "motor",
  "health",
  "social",
  "family",
  "legal",
  "career",
  "leisure",
] as const;
export type ServiceArea = (typeof serviceAreas)[number];

/** How it is given. `day-care`: for part of the day, without staying overnight. */
export const serviceForms = ["individual", "group", "home", "remote", "day-care", "inpatient"] as const;
export type ServiceForm = (typeof serviceForms)[number];

/** Whose organisations give it. */
export const sectors = ["state", "municipal", "ngo", "business"] as const;
export type Sector = (typeof sectors)[number];

/** Whom it is given to. */
export const recipients = ["child", "family", "specialist"] as const;
export type Recipient = (typeof recipients)[number];

const volumeUnits = ["session", "hour", "day", "month"] as const;
const volumeSpans = ["week", "month", "quarter", "year", "course"] as const;

/** The key by which all that speaks of a service names it: `speech-therapy`. */
export const ServiceKey = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, {
  error: says("ключ вида speech-therapy: строчные латинские буквы, цифры, дефис", "a key like speech-therapy"),
});
export type ServiceKey = string;

/** Russian, and English where somebody has written it; without, the Russian stands for both. */
const words = (max: number) =>
  z
    .strictObject({ ru: paragraph(max), en: paragraph(max).optional() })
    .transform(({ ru, en }): Text => ({ ru, en: en ?? ru }));

/** How much of it is usual: so many sessions a month. What is held below the norm deviates from the standard. */
export const Volume = z.strictObject({
  unit: z.enum(volumeUnits),
  per: z.enum(volumeSpans),
  norm: z.number().positive().max(10_000).multipleOf(0.5),
});
export type Volume = z.infer<typeof Volume>;

/**
 * The standard of a service: name and description, term, norm, quality, conditions (letter of the Ministry of Labour
 * 13-5/10/П-8988 of 28.12.2017 recommends these headings for early help [S]; here every service has them).
 */
export const Standard = z.strictObject({
  content: words(2000),
  volume: Volume,
  staff: words(500),
  /** By what one sees that it was given well. */
  indicators: z.array(words(300)).min(1).max(10),
  conditions: words(1000),
  legalBasis: LegalBasis.optional(),
  /** What is not taken from an act but assumed, until the region decides. */
  assumed: words(1000).optional(),
});
export type Standard = z.infer<typeof Standard>;

/** Whole years of the child: from inclusive, to exclusive; without an end, any age from then on. */
export const Ages = z
  .strictObject({ from: z.int().min(0).max(99), to: z.int().min(1).max(100).optional() })
  .refine(({ from, to }) => to === undefined || to > from, {
    path: ["to"],
    error: says("больше, чем from", "more than from"),
  });
export type Ages = z.infer<typeof Ages>;

const several = <const T extends readonly [string, ...string[]]>(of: T) =>
  z
    .array(z.enum(of))
    .min(1)
    .max(of.length)
    .refine((list) => new Set(list).size === list.length, {
      error: says("значения не повторяются", "values do not repeat"),
    });

const wordList = z.array(line(120)).max(30);

const head = {
  title: words(200),
  /** Other words for it: lists, plans and cards may say them instead of the key. */
  also: wordList,
  /** Beginnings of words by which a measure's wording points to it: «логопед», «развити речи». */
  signs: z.array(line(80)).max(30),
  area: z.enum(serviceAreas),
  recipient: z.enum(recipients),
  ages: Ages,
  forms: several(serviceForms),
  sectors: several(sectors),
};

/** A service as everything but its standard tells it. */
export interface ServiceHead {
  serviceKey: ServiceKey;
  title: Text;
  also: readonly string[];
  signs: readonly string[];
  area: ServiceArea;
  recipient: Recipient;
  ages: Ages;
  forms: readonly ServiceForm[];
  sectors: readonly Sector[];
  /** Measures of the shipped roadmap that ask for it, by their keys: `II.III-3.3`. */
  measures: readonly string[];
}

export const NewService = z.strictObject({
  serviceKey: ServiceKey,
  ...head,
  also: wordList.default([]),
  signs: head.signs.default([]),
  standard: Standard,
});
export type NewService = z.infer<typeof NewService>;

export const ServicePatch = z
  .strictObject({ ...head, status: z.enum(["active", "withdrawn"]), standard: Standard })
  .partial();
export type ServicePatch = z.infer<typeof ServicePatch>;

export const ApproveStandard = Act;
export type ApproveStandard = z.infer<typeof ApproveStandard>;

/** One edition of a service's standard; the shipped one is the first. */
export interface StandardVersion {
  version: number;
  standard: Standard;
  /** Absent: not approved. */
  approval?: RecordedAct;
  at?: string;
}

/** What a tenant has of a service beyond what ships, without its standards. */
export interface TenantService extends Omit<ServiceHead, "measures"> {
  status: "active" | "withdrawn";
  /** It is not in the shipped catalogue. */
  own?: true;
  /** How many versions its standard has. */
  versions: number;
  /** Which of them counts: the newest that was approved, else the first. */
  inForce: number;
}
