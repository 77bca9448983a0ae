import * as z from "zod";
import { AgencyIdText } from "../../agencies/agency/agency.ts";
import { ByDecision, Order, type Ordered, OrderedView } from "../../ground/shared/act.ts";
import {
  type AgencyId,
  type AgreementId,
  type InternshipId,
  idPattern,
  type SiteId,
  type SpecialistId,
} from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { namesSomebody } from "../../ground/shared/names-somebody.ts";
import { line, ourDate, paragraph } from "../../ground/shared/schema.ts";
import { measureNumber } from "../occasion/occasion.ts";

/**
 * A «стажировочная площадка»: an organisation shows a practice of its own to specialists of others, at work (pilot, task 6 and its plan: P19,
 * P38). It takes interns once its municipality or the region has approved it: by an order, a decision of a body, or an agreement.
 */
export const siteStatuses = ["proposed", "approved", "closed"] as const;
export type SiteStatus = (typeof siteStatuses)[number];

const idOf = <P extends string>(prefix: P) =>
  z
    .string()
    .regex(idPattern(prefix), { error: says(`идентификатор вида ${prefix}_01…`, `an id like ${prefix}_01…`) })
    .transform((s) => s as `${P}_${string}`);
export const [SiteIdText, SpecialistIdText, PracticeIdText] = [idOf("site"), idOf("specialist"), idOf("item")];

/** What stands on an open page names nobody. */
const open = <T extends z.ZodType<string>>(words: T) =>
  words.refine((text) => !namesSomebody(text), {
    error: says(
      "без номеров, телефонов и адресов почты: эти слова читают все",
      "no numbers, telephones or addresses of mail: everybody reads this",
    ),
  });

const once = <T>(list: readonly T[]): boolean => new Set(list).size === list.length;
const unique = { error: says("без повторов", "each once") };

/** When somebody can be there, and how many at once. */
export const Term = z
  .strictObject({ from: ourDate, until: ourDate, places: z.int().min(1).max(30) })
  .refine(({ from, until }) => from <= until, {
    path: ["until"],
    error: says("не раньше начала", "not before the beginning"),
  });
export type Term = z.infer<typeof Term>;

const terms = z
  .array(Term)
  .min(1)
  .max(12)
  .refine((list) => once(list.map(({ from }) => from)), {
    error: says("заезды начинаются в разные дни", "terms begin on different days"),
  });

const content = {
  title: open(line(200)),
  /** What is shown, and to whom it is of use. */
  about: open(paragraph(4000)),
  /** The practice of the library that it shows. */
  practiceId: PracticeIdText.optional(),
  /** Services as the catalogue knows them. */
  serviceKeys: z.array(line(120)).max(20).refine(once, unique).default([]),
  /** What an intern does, in this order. */
  programme: z
    .array(open(line(300)))
    .min(1)
    .max(50),
  /** Academic hours. */
  hours: z.int().min(1).max(1000),
  /** Travel, a bed, what to bring: «проезд за счёт направляющей организации». */
  conditions: open(paragraph(2000)).optional(),
  terms,
  mentors: z.array(SpecialistIdText).min(1).max(20).refine(once, unique),
  measures: z.array(measureNumber).max(10).refine(once, unique).default([]),
};

export const NewSite = z.strictObject({ agencyId: AgencyIdText, ...content });
export type NewSite = z.infer<typeof NewSite>;
/** The same by the organisation's own page. */
export const OwnSite = z.strictObject(content);

/** What is named changes, lists as a whole; `null` takes away. */
export const SitePatch = z
  .strictObject({
    ...content,
    practiceId: PracticeIdText.nullable(),
    serviceKeys: content.serviceKeys.unwrap(),
    conditions: open(paragraph(2000)).nullable(),
    measures: content.measures.unwrap(),
  })
  .partial();
export type SitePatch = z.infer<typeof SitePatch>;

/** What was approved: said otherwise by the organisation itself it is approved anew. */
export const approvedContent = ["title", "about", "practiceId", "serviceKeys", "programme", "hours"] as const;

/** By an order of whoever is responsible; by a recorded decision; by an agreement to which the organisation is a party. */
export const ApproveSite = z.union([
  z.strictObject({ act: Order }),
  ByDecision,
  z.strictObject({ agreementId: idOf("agreement") }),
]);
export type ApproveSite = z.infer<typeof ApproveSite>;
export const CloseSite = z.strictObject({ reason: open(paragraph(1000)) });

/** Whoever has applied and has not ended: which term, and whether they have a place. */
export interface Present {
  internshipId: InternshipId;
  specialistId: SpecialistId;
  /** The first day of the term. */
  from: string;
  status: "applied" | "waiting" | "accepted";
}

export interface Site extends Omit<NewSite, "agencyId"> {
  siteId: SiteId;
  agencyId: AgencyId;
  municipality: string;
  status: SiteStatus;
  approval?: (Ordered & { agreementId?: AgreementId | undefined }) | undefined;
  present: Present[];
  closed?: { on: string; reason: string } | undefined;
  createdAt: string;
}

export const freeIn = ({ present, terms: all }: Pick<Site, "present" | "terms">, from: string): number => {
  const places = all.find((term) => term.from === from)?.places ?? 0;
  return Math.max(places - present.filter((one) => one.from === from && one.status === "accepted").length, 0);
};
export const waitingIn = ({ present }: Pick<Site, "present">, from: string): number =>
  present.filter((one) => one.from === from && one.status === "waiting").length;

const TermView = z.strictObject({
  from: z.string(),
  until: z.string(),
  places: z.int(),
  free: z.int(),
  waiting: z.int(),
});
const siteVerbs = ["change", "approve", "close", "apply"] as const;
export type SiteVerb = (typeof siteVerbs)[number];

const face = {
  siteId: z.string(),
  agencyId: z.string(),
  organisation: z.string(),
  municipality: z.string(),
  title: z.string(),
  about: z.string(),
  practiceId: z.string().optional(),
  serviceKeys: z.array(z.string()),
  programme: z.array(z.string()),
  hours: z.int(),
  conditions: z.string().optional(),
  terms: z.array(TermView),
};
/** As everybody reads it. */
export const PublicSite = z.strictObject(face);
export type PublicSite = z.infer<typeof PublicSite>;

export const SiteView = z.strictObject({
  ...face,
  measures: z.array(z.string()),
  mentors: z.array(z.string()),
  status: z.enum(siteStatuses),
  approval: OrderedView.extend({ agreementId: z.string().optional() }).optional(),
  applied: z.int().meta({ description: "Заявок без ответа / applications without an answer" }),
  closed: z.strictObject({ on: z.string(), reason: z.string() }).optional(),
  createdAt: z.string(),
  mayDo: z.array(z.enum(siteVerbs)),
  version: z.int(),
});
export type SiteView = z.infer<typeof SiteView>;
