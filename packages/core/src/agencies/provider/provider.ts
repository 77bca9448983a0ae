import * as z from "zod";
import type { AgencyId, ProgrammeId } from "../../ground/shared/ids.ts";
import type { Agency, AgencyKind } from "../agency/agency.ts";
import { type CapacityState, fewest, type Look, type ServiceRoom } from "../capacity/index.ts";

/** What is looked for: who does such work, gives this service, near this place. */
export interface Wanted {
  kind?: AgencyKind | undefined;
  /** A service by its key; absent: whatever the kind does. */
  service?: string | undefined;
  municipality?: string | undefined;
  /** Where the child is attached already. */
  own?: AgencyId | undefined;
  /** Whoever it is not to be: who has it now. */
  but?: AgencyId | undefined;
  /** Full years: programmes for others do not count. */
  age?: number | undefined;
}

/** An organisation with all that decides about it. */
export interface Known {
  agency: Agency;
  look: Look;
  /** Its approved programmes of the service that is looked for. */
  programmes?: readonly ProgrammeRoom[];
}

/** A programme with its places. */
export interface ProgrammeRoom {
  programmeId: ProgrammeId;
  agencyId: AgencyId;
  title: string;
  /** Full years of age at the beginning. */
  ages: { from: number; to: number };
  until: string;
  places: number;
  free: number;
  waiting: number;
}

/**
 * By what organisations are told apart, the weightiest first. Each is asked only where all before it are equal, so that the reason why
 * one stands before another is a single one and can be said.
 */
export const criteria = ["own", "near", "room", "waiting", "in-time", "load", "registered"] as const;
export type Criterion = (typeof criteria)[number];

const text = z.strictObject({ ru: z.string(), en: z.string() });

/** What is known of an organisation under one criterion, and how it is said. */
export const Reason = z.strictObject({
  code: z.enum(criteria),
  value: z.union([z.string(), z.number()]).optional(),
  words: text,
});
export type Reason = z.infer<typeof Reason>;

/** An organisation in its place among others. */
export interface Ranked {
  agency: Agency;
  room: CapacityState | "unknown";
  /** What it says of the service that is looked for, where it says anything. */
  said?: ServiceRoom | undefined;
  look: Look;
  programmes: readonly ProgrammeRoom[];
  /** Places that are free by what it says, or else in its programmes; absent: nothing is known. */
  free?: number | undefined;
  explain: Reason[];
  /** By what it stands behind the one before it; `registered`: they are equal in all else. */
  behind?: Criterion | undefined;
}

/** A share of so few says nothing; it is then taken for the middle, and said to be unknown. */
export const leastEnded = fewest;
/** What is taken for an unknown waiting time: neither a reason for nor against. */
export const unknownDays = 30;
/** In tenths: a difference of less decides nothing. */
export const unknownShare = 8;

/** Why one was proposed: what set it apart from the next one, of how many. */
export interface Choice {
  by: Criterion | "only";
  among: number;
}

/** The same as people see it. */
export const ChoiceView = z.strictObject({ by: z.enum([...criteria, "only"]), among: z.int(), words: text });
export type ChoiceView = z.infer<typeof ChoiceView>;

export function choiceView({ by, among }: Choice): ChoiceView {
  const { ru, en } = choiceWords[by];
  return by === "only"
    ? { by, among, words: choiceWords.only }
    : { by, among, words: { ru: `Предложена из ${among}: ${ru}.`, en: `Proposed of ${among}: ${en}.` } };
}

const choiceWords: Record<Choice["by"], z.infer<typeof text>> = {
  own: { ru: "ребёнок прикреплён к ней", en: "the child is attached to it" },
  near: { ru: "она в муниципалитете ребёнка", en: "it is of the child's municipality" },
  room: { ru: "по её словам, есть места", en: "it says that it has room" },
  waiting: { ru: "у неё обычно ждут меньше", en: "one usually waits less" },
  "in-time": { ru: "она чаще успевает в срок", en: "it is in time more often" },
  load: { ru: "у неё меньше работы", en: "it has less work" },
  registered: {
    ru: "в остальном организации равны, эта внесена раньше",
    en: "they are equal in all else, and it was registered first",
  },
  only: { ru: "Других таких организаций нет.", en: "There is no other such organisation." },
};
