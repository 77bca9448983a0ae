import * as z from "zod";
import type { ChildId, ConsentId, InstrumentId, MergingId, NoteId, RouteId } from "../../ground/shared/ids.ts";
import { idText } from "../../ground/shared/schema.ts";

/** Fields of a card in which two may differ, so that somebody has to say which is right. */
export const choosable = [
  "person.surname",
  "person.givenName",
  "person.patronymic",
  "person.birthDate",
  "person.sex",
  "person.snils",
  "person.address",
  "municipality",
  "disability",
  "educationalNeeds",
  "attachments.school",
  "attachments.kindergarten",
  "attachments.health",
  "attachments.social",
] as const;
export type Choosable = (typeof choosable)[number];

/** `this`: as the card has it that goes on; `other`: as the one that is merged into it. */
export const sides = ["this", "other"] as const;
export type Side = (typeof sides)[number];

const side = z.enum(sides);
/** Which card is right, field by field; `route`: which of two open routes goes on. */
const Choice = z.strictObject({
  "person.surname": side.optional(),
  "person.givenName": side.optional(),
  "person.patronymic": side.optional(),
  "person.birthDate": side.optional(),
  "person.sex": side.optional(),
  "person.snils": side.optional(),
  "person.address": side.optional(),
  municipality: side.optional(),
  disability: side.optional(),
  educationalNeeds: side.optional(),
  "attachments.school": side.optional(),
  "attachments.kindergarten": side.optional(),
  "attachments.health": side.optional(),
  "attachments.social": side.optional(),
  route: side.optional(),
} satisfies Record<Choosable | "route", z.ZodType>);
export type Choice = z.infer<typeof Choice>;

const confirm = z.boolean().default(false);
const ids = <P extends string>(prefix: P) => z.array(idText(prefix)).max(100).default([]);

export const MergeChildren = z.strictObject({
  /** The card that is merged into this one. */
  other: idText("child"),
  choose: Choice.default({}),
  /** Absent: nothing is done, the answer says what would be. */
  confirm,
});
export type MergeChildren = z.input<typeof MergeChildren>;

export const UnmergeChildren = z.strictObject({
  /** The card that was merged into this one and shall stand by itself again. */
  other: idText("child"),
  confirm,
});
export type UnmergeChildren = z.input<typeof UnmergeChildren>;

export const SplitChild = z.strictObject({
  /** The card, there already, of the child to whom the rest belongs. */
  to: idText("child"),
  consents: ids("consent"),
  instruments: ids("instrument"),
  routes: ids("route"),
  confirm,
});
export type SplitChild = z.input<typeof SplitChild>;

/** What goes from one card to the other; of a route all that it has, and the notes that it names. */
export interface Carried {
  consents: ConsentId[];
  instruments: InstrumentId[];
  routes: RouteId[];
  notes: NoteId[];
  /** Places in the child's partition of whatever else is kept there. */
  others: string[];
  /** How many steps the routes have. */
  steps: number;
}

/** Two papers of one child that were in two cards: the later goes on for the earlier, or is the same one written anew. */
export interface PaperLink {
  earlier: InstrumentId;
  later: InstrumentId;
  corrects?: true | undefined;
}

/** For so long a merge is undone. */
export const undoDays = 30;

interface MergingBase {
  mergingId: MergingId;
  from: ChildId;
  to: ChildId;
  carried: Carried;
  status: "carrying" | "done";
  begunAt: string;
  endedAt?: string;
  by: string;
}

/**
 * What is carried from one card to another. It is larger than a transaction: the record is written first, both cards are closed
 * to changes, piece follows piece, each of which may be done twice, and last of all the cards themselves.
 */
export type Merging = MergingBase &
  (
    | {
        kind: "merge";
        choose: Choice;
        links: PaperLink[];
        /** The open route that ended, since the child has one. */
        ends?: RouteId | undefined;
        undoUntil: string;
        undoneBy?: MergingId;
      }
    | { kind: "unmerge"; undoes: MergingId; links: PaperLink[] }
    | { kind: "split" }
  );
export type Merge = Extract<Merging, { kind: "merge" }>;
export type Unmerge = Extract<Merging, { kind: "unmerge" }>;

const value = z.union([z.string(), z.boolean()]).optional();
export const Difference = z.strictObject({
  field: z.enum(choosable),
  this: value,
  other: value,
  taken: side.optional(),
});
export type Difference = z.infer<typeof Difference>;

const text = z.strictObject({ ru: z.string(), en: z.string() });
/** A step of a route that would end: its agency is told that it is cancelled. */
const EndingStep = z.strictObject({ stepId: z.string(), title: text, agencyId: z.string(), dueDate: z.string() });
const counts = z.strictObject({
  consents: z.int(),
  instruments: z.int(),
  routes: z.int(),
  steps: z.int(),
  notes: z.int(),
  others: z.int(),
});

/** What would be done, or what was. */
export const MergingView = z.strictObject({
  kind: z.enum(["merge", "unmerge", "split"]),
  status: z.enum(["proposed", "carrying", "done"]),
  mergingId: z.string().optional(),
  from: z.string(),
  to: z.string(),
  begunAt: z.string().optional(),
  endedAt: z.string().optional(),
  by: z.string().optional(),
  undoUntil: z.string().optional(),
  undoneBy: z.string().optional(),
  carries: counts,
  differences: z.array(Difference).optional(),
  endingRoute: z.strictObject({ routeId: z.string(), openSteps: z.array(EndingStep) }).optional(),
  reopeningRoute: z.string().optional().meta({
    description:
      "Маршрут, который завершило отменяемое объединение: он продолжится, а если не сможет, это станет задачей координатора / the route that the merge ended: it goes on, or else it becomes a coordinator's task",
  }),
  against: z.array(z.strictObject({ pointer: z.string(), detail: z.string(), detailEn: z.string() })),
});
export type MergingView = z.infer<typeof MergingView>;
