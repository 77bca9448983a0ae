import * as z from "zod";
import { AgencyIdText } from "../../agencies/agency/agency.ts";
import type { AgencyId, BodyId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { line } from "../../ground/shared/schema.ts";
import { MunicipalityKey } from "../../ground/tenant/index.ts";

// Who meets and decides together: the interagency working group and its subgroups (II.I-1.1), councils. Members are organisations, each by
// a post: persons change, and their names are no affair of the record.

const bodyKinds = ["working-group", "subgroup", "council", "commission"] as const;

const seat = { agencyId: AgencyIdText, post: line(200) };
const Seat = z.strictObject(seat);
export type Seat = z.infer<typeof Seat>;

/** How often it has to meet, and by which day of each: «до 30-го числа первого месяца каждого квартала». */
const Rhythm = z.strictObject({
  every: z.enum(["quarter", "half-year", "year"]),
  /** Days from the beginning of each. */
  within: z.int().min(1).max(180),
  unit: z.enum(["calendar-day", "working-day"]).default("calendar-day"),
});
export type Rhythm = z.infer<typeof Rhythm>;

const content = {
  name: line(300),
  kind: z.enum(bodyKinds),
  /** Who prepares its meetings. */
  secretary: Seat,
  /** Who leads them, and signs. */
  chair: Seat,
  members: z
    .array(Seat)
    .min(1)
    .max(60)
    .refine((list) => new Set(list.map(({ agencyId }) => agencyId)).size === list.length, {
      error: says("организации не повторяются", "organisations do not repeat"),
    }),
  rhythm: Rhythm.optional(),
  /** It may decide where more than so many in a hundred of its members are present. */
  quorum: z.int().min(1).max(99).default(50),
};
export const NewBody = z.strictObject({ municipality: MunicipalityKey.optional(), ...content });
export const bodyStatuses = ["active", "closed"] as const;
export const BodyContent = z.strictObject({ ...content, status: z.enum(bodyStatuses).default("active") });

export interface Body extends Omit<z.infer<typeof BodyContent>, "members"> {
  bodyId: BodyId;
  /** Without it the region's. */
  municipality?: string | undefined;
  /** Where its meetings count: its municipality, of the region's that of its secretary. */
  place: string;
  members: Seat[];
  /** How many were held in a year: minutes are numbered within it. */
  held: Readonly<Record<string, number>>;
  /** Days (ISO) on which it meets next: a meeting to come answers the rhythm of its period. */
  meets: string[];
  /** The first day of the last period of which it was said that no meeting is planned. */
  asked?: string | undefined;
  createdAt: string;
}

/** Whoever is invited: members, and the chair and the secretary where they are none. */
export const seatsOf = ({ members, chair, secretary }: Pick<Body, "members" | "chair" | "secretary">): Seat[] => {
  const ids = new Set(members.map(({ agencyId }) => agencyId));
  const others = [chair, secretary].filter(
    ({ agencyId }, i, all) => !ids.has(agencyId) && all.findIndex((one) => one.agencyId === agencyId) === i,
  );
  return [...members, ...others];
};
export const sitsIn = (body: Pick<Body, "members" | "chair" | "secretary">, agencyId: AgencyId): boolean =>
  seatsOf(body).some((one) => one.agencyId === agencyId);

const SeatView = z.strictObject({ agencyId: z.string(), name: z.string().optional(), post: z.string() });
const text = z.strictObject({ ru: z.string(), en: z.string() });
export const BodyView = z.strictObject({
  bodyId: z.string(),
  municipality: z.string().optional(),
  name: z.string(),
  kind: z.enum(bodyKinds),
  secretary: SeatView,
  chair: SeatView,
  members: z.array(SeatView),
  rhythm: z.strictObject({ every: z.string(), within: z.int(), unit: z.string() }).optional(),
  next: z.strictObject({ by: z.string(), explain: text }).optional().meta({
    description:
      "До какого дня собраться в этом периоде, и как посчитано / by when to meet now, and how that was counted",
  }),
  quorum: z.int(),
  status: z.enum(bodyStatuses),
  createdAt: z.string(),
  mayDo: z
    .array(z.enum(["change", "plan"]))
    .meta({ description: "Что вы можете сделать с группой сейчас / what you may do with the body now" }),
  version: z.int(),
});
export type BodyView = z.infer<typeof BodyView>;
export const BodySummary = BodyView.omit({ members: true, next: true, rhythm: true, mayDo: true }).extend({
  members: z.int(),
});
export type BodySummary = z.infer<typeof BodySummary>;
