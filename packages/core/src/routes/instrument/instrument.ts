import * as z from "zod";
import { AgencyIdText, type AgencyKind, agencyKinds } from "../../agencies/agency/agency.ts";
import type { AgencyId, ChildId, InstrumentId, MeasureId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { line } from "../../ground/shared/schema.ts";
import { distinct } from "../../people/child/child.ts";
import type { DataClass } from "../../people/consent/consent.ts";
import type { Act, ToldAct } from "./acts.ts";
import { type Block, blocks, type InstrumentKind } from "./instrument.kinds.ts";
import { head, InstrumentIdText, paperDay, type Term } from "./paper.ts";
import { Study } from "./study.ts";

export * from "./instrument.kinds.ts";

/** Which kind of agency usually provides a block's measures; the region's own habit goes before it, measure by measure. */
export const usualProvider: Record<Block, AgencyKind> = {
  health: "health",
  education: "school",
  employment: "social",
  social: "social",
  sport: "ngo",
  "assistive-devices": "social",
};

/** What somebody learns from a measure's title, and so what consent must cover. */
export const dataClassOf: Record<Block, DataClass> = {
  health: "health",
  education: "education",
  employment: "social",
  social: "social",
  sport: "health",
  "assistive-devices": "health",
};

export const NewMeasure = z.strictObject({
  block: z.enum(blocks),
  /** As the instrument words it: free text about a child's health, so it goes to the vault. */
  title: line(500),
  /** Absent: {@link usualProvider} of the block. */
  providerKind: z.enum(agencyKinds).optional(),
  /** Which service it asks for, by key or in words; absent: proposed from the wording. */
  serviceKey: line(120).optional(),
  agencyId: AgencyIdText.optional(),
  from: paperDay.optional(),
  to: paperDay.optional(),
});

const shared = {
  ...head,
  /** The instrument that it replaces. A new ИПРА replaces the one before it also when this is not said. */
  supersedes: InstrumentIdText.optional(),
  // Titles of 500 characters, sealed, stay well below the 400 KB of one record.
  measures: z.array(NewMeasure).max(100).default([]),
  /** Children for whom this very number stands already, where a person has found that each has a paper of its own. */
  confirmedDistinctFrom: distinct,
};

export const NewInstrument = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("ipra"), ...shared }),
    z.strictObject({
      kind: z.literal("pmpk"),
      ...shared,
      /** Whether the commission found special educational needs (ОВЗ). */
      educationalNeeds: z.boolean(),
      /** What the representative said to the conclusion; absent while nobody has asked. */
      agreement: z.enum(["agree", "disagree"]).optional(),
      /** Whether the family has handed it to the school (within a calendar year [M]). */
      presented: z.boolean().default(false),
      /** How the child is to be taught. */
      study: Study.optional(),
    }),
    z.strictObject({ kind: z.literal("iprp"), ...shared }),
    z.strictObject({ kind: z.literal("vk"), ...shared }),
  ],
  { error: says("вид: ipra, pmpk, iprp или vk", "kind: ipra, pmpk, iprp or vk") },
);
export type NewInstrument = z.infer<typeof NewInstrument>;
export type NewInstrumentInput = z.input<typeof NewInstrument>;

/** A measure without its wording. */
export interface MeasureRecord {
  measureId: MeasureId;
  /** The same measure in the instruments before, by the id that it had first; absent where none had it. */
  line?: MeasureId;
  block: Block;
  providerKind: AgencyKind;
  /** The service that it asks for; in the open, so that it can be counted without the wording. */
  serviceKey?: string;
  /** By a rule, from the wording, and nobody has confirmed it. */
  proposedBy?: "rule";
  agencyId?: AgencyId;
  from?: string;
  to?: string;
}

/** The pseudonymous part: number, issuer and titles are in the vault. */
export interface InstrumentRecord {
  instrumentId: InstrumentId;
  childId: ChildId;
  kind: InstrumentKind;
  validFrom: string;
  /** Absent: it has no end. */
  validTo?: string;
  term?: Term;
  supersedes?: InstrumentId;
  supersededBy?: InstrumentId;
  /** It is the superseded one written anew, under the same number: a correction, and nothing that the МСЭ decided. */
  corrects?: true;
  measures: MeasureRecord[];
  /** Only of a ПМПК conclusion. */
  conclusion?: { educationalNeeds: boolean; agreement?: "agree" | "disagree"; presented: boolean; study?: Study };
  recordedAt: string;
  /** What was done about it since; none of what an older program recorded. */
  history?: Act[];
}

/** An instrument as people read it. */
export interface Instrument extends Omit<InstrumentRecord, "measures"> {
  number: string;
  issuer: string;
  measures: Array<MeasureRecord & { title: string }>;
}

/** One with its history in words that staff and the family may read. */
export interface InstrumentWhole extends Instrument {
  history: ToldAct[];
  version: number;
}
