import * as z from "zod";
import type { AgencyKind } from "../../agencies/agency/agency.ts";
import type {
  AgencyId,
  ChildId,
  HandoverId,
  NoteId,
  RepresentativeId,
  RouteId,
  StepId,
} from "../../ground/shared/ids.ts";
import { idText, line, paragraph } from "../../ground/shared/schema.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import { EnrolmentSummary } from "../enrolment/summary.ts";

/**
 * Why somebody else becomes responsible for a child: another age of help, another municipality, an organisation that works no
 * more, another representative. Until it is accepted the former ones stay responsible.
 */
const handoverKinds = ["age", "municipality", "organisation", "representative"] as const;
export type HandoverKind = (typeof handoverKinds)[number];

/** Places of a child's card that name an organisation. */
export const attachmentKinds = ["school", "kindergarten", "health", "social"] as const satisfies AgencyKind[];

/** As whom an organisation represents the child. */
export const guardiansOf = (
  { standings = {} }: Pick<ChildRecord, "standings">,
  agencyId: AgencyId | undefined,
): RepresentativeId[] =>
  Object.entries(standings).flatMap(([id, standing]) =>
    agencyId !== undefined && standing.agencyId === agencyId ? [id as RepresentativeId] : [],
  );
/** Whether an organisation is the child's guardian. */
export const isGuardian = (child: Pick<ChildRecord, "standings">, agencyId: AgencyId | undefined): boolean =>
  guardiansOf(child, agencyId).length > 0;

/** One side of a hand-over: who is responsible, as far as that changes. */
export interface Side {
  municipality?: string | undefined;
  agencyId?: AgencyId | undefined;
  /** Who represents the child. */
  representativeId?: RepresentativeId | undefined;
  /** Key of the route's template. */
  template?: string | undefined;
}

interface HandoverBase {
  handoverId: HandoverId;
  kind: HandoverKind;
  childId: ChildId;
  /** The route that is concerned; absent where the child has none, and an organisation of its card has closed. */
  routeId?: RouteId | undefined;
  /** Whose coordinators accept it. */
  municipality: string;
  from: Side;
  to: Side;
  /** Of kind `age`: full years that the child will have. */
  age?: number | undefined;
  proposedAt: string;
}

/** A proposal about who is responsible for a child next. Ids, codes and days only. */
export type Handover = HandoverBase &
  (
    | { status: "proposed" }
    | { status: "accepted"; decidedAt: string; decidedBy: string; accepted: Accepted }
    | { status: "declined"; decidedAt: string; decidedBy: string; reasonId: NoteId }
    /** What asked for it is no more: the family moved back, the child left. */
    | { status: "withdrawn"; decidedAt: string; decidedBy: string }
  );

/** To whom each step goes; those that are not named stay where they are. */
export interface Accepted {
  choices: { stepId: StepId; agencyId: AgencyId }[];
  /** In place of the organisation of the child's card that has closed. */
  attachment?: AgencyId | undefined;
  template?: string | undefined;
}

const agencyId = idText("agency");
const stepId = idText("step");

export const AcceptHandover = z.strictObject({
  choices: z.array(z.strictObject({ stepId, agencyId })).max(150).default([]),
  /** Organisations of other municipalities that are meant to have steps: they are allowed, and asked about. */
  confirmedElsewhere: z.array(agencyId).max(50).default([]),
  attachment: agencyId.optional(),
  template: line(60).optional(),
});
export type AcceptHandover = z.infer<typeof AcceptHandover>;
export const DeclineHandover = z.strictObject({ reason: paragraph(2000) });

const text = z.strictObject({ ru: z.string(), en: z.string() });
const side = z.strictObject({
  municipality: z.string().optional(),
  agencyId: z.string().optional(),
  representativeId: z.string().optional(),
  template: z.string().optional(),
});

export const HandoverSummary = z.strictObject({
  handoverId: z.string(),
  kind: z.enum(handoverKinds),
  status: z.enum(["proposed", "accepted", "declined", "withdrawn"]),
  childId: z.string(),
  routeId: z.string().optional(),
  municipality: z.string(),
  from: side,
  to: side,
  takenBy: z.array(z.string()).meta({
    description:
      "Принята: организации, которым перешли шаги и место в карте / accepted: organisations that took over steps and the place in the card",
  }),
  age: z.int().optional(),
  proposedAt: z.string(),
  decidedAt: z.string().optional(),
  decidedBy: z.string().optional(),
  mayDo: z.array(z.enum(["accept", "decline"])),
  version: z.int(),
});
export type HandoverSummary = z.infer<typeof HandoverSummary>;

/** With all that whoever takes over has to know. */
export const HandoverView = HandoverSummary.extend({
  reason: z.string().optional(),
  steps: z
    .array(
      z.strictObject({
        stepId: z.string(),
        title: text,
        status: z.string(),
        agencyId: z.string(),
        agencyName: z.string(),
        agencyKind: z.string(),
        dueDate: z.string().optional(),
        elsewhere: z.boolean(),
      }),
    )
    .meta({
      description:
        "Открытые шаги и те, что по плану впереди; `elsewhere` — организация другого муниципалитета / open and planned steps",
    }),
  enrolments: z.array(EnrolmentSummary).meta({
    description: "Программы, в которых ребёнок занимается или ждёт места / programmes in which the child is, or waits",
  }),
  attachments: z.array(z.enum(attachmentKinds)).meta({
    description:
      "Места в карте ребёнка, где названа закрытая организация / where the card names the closed organisation",
  }),
  guardian: z.boolean().meta({
    description:
      "Закрытая организация — законный представитель ребёнка: внесите в карту нового и уберите её / the closed organisation is the child's guardian: enter another one",
  }),
  papers: z.array(z.strictObject({ instrumentId: z.string(), kind: z.string(), validTo: z.string().optional() })),
  consents: z.array(
    z.strictObject({
      consentId: z.string(),
      representativeId: z.string(),
      recipient: z.string(),
      expiresOn: z.string(),
    }),
  ),
  candidates: z
    .array(
      z.strictObject({
        agencyKind: z.string(),
        agencies: z.array(z.strictObject({ agencyId: z.string(), name: z.string(), municipality: z.string() })),
      }),
    )
    .meta({ description: "Кому можно поручить: по видам организаций / to whom steps of a kind can be given" }),
  templates: z.array(z.strictObject({ key: z.string(), title: text })).meta({
    description: "Шаблоны следующего маршрута по возрасту / templates of the next route",
  }),
});
export type HandoverView = z.infer<typeof HandoverView>;
