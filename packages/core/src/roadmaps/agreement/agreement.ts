import * as z from "zod";
import { AgencyIdText } from "../../agencies/agency/agency.ts";
import { CheckView } from "../../ground/malware/index.ts";
import { Order, type Ordered, OrderedView } from "../../ground/shared/act.ts";
import type { MediaType } from "../../ground/shared/file-type.ts";
import type { AgencyId, AgreementId, NoteId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { line, ourDate, paragraph } from "../../ground/shared/schema.ts";
import { MunicipalityKey } from "../../ground/tenant/index.ts";
import { NewAttachment } from "../obligation/obligation.ts";

// Papers by which organisations work together: agreements between parties (the pilot's, of 18 January 2017, P4) and orders that a body
// approves, as the order of interagency interaction (II.I-1.1, P5). Who signed for whom is in the file alone.

const agreementKinds = ["agreement", "order"] as const;
export const agreementStatuses = ["draft", "active", "ended"] as const;
export type AgreementStatus = (typeof agreementStatuses)[number];

/** An organisation of the region by its id, another one by its name. */
const NewParty = z.union([
  z.strictObject({ agencyId: AgencyIdText, joinedOn: ourDate.optional() }),
  z.strictObject({ name: line(300), joinedOn: ourDate.optional() }),
]);

export interface Party {
  /** The order in which they came: by it one is named. */
  n: number;
  agencyId?: AgencyId | undefined;
  name?: string | undefined;
  joinedOn: string;
  leftOn?: string | undefined;
  /** It left by closing; whoever goes on with its work has come in its place. */
  closed?: true | undefined;
}

export const mostParties = 200;

const once = (list: readonly z.infer<typeof NewParty>[]) =>
  new Set(list.map((one) => ("agencyId" in one ? one.agencyId : one.name))).size === list.length;

export const NewAgreement = z
  .strictObject({
    kind: z.enum(agreementKinds).default("agreement"),
    /** Of a municipality; without it the region's. */
    municipality: MunicipalityKey.optional(),
    number: line(60),
    date: ourDate,
    /** What it is about: stands in lists and letters, so it names nobody. */
    subject: line(300),
    from: ourDate.optional(),
    /** The last day; without it, without end. */
    until: ourDate.optional(),
    parties: z
      .array(NewParty)
      .min(1)
      .max(100)
      .refine(once, { error: says("стороны не повторяются", "parties do not repeat") }),
    file: NewAttachment.optional(),
  })
  .refine(({ date, from = date, until }) => until === undefined || until >= from, {
    path: ["until"],
    error: says("не раньше начала", "not before its beginning"),
  });
export type NewAgreement = z.infer<typeof NewAgreement>;

export const JoinAgreement = z.strictObject({ party: NewParty });
export const LeaveAgreement = z.strictObject({ party: z.int().min(1), on: ourDate });
/** Its term is longer, or without end; by which paper. */
export const RenewAgreement = z.strictObject({ until: ourDate.optional(), number: line(60), date: ourDate });
export const ApproveAgreement = z.strictObject({ act: Order });
export const EndAgreement = z.strictObject({ on: ourDate, reason: paragraph(1000) });

export interface Agreement {
  agreementId: AgreementId;
  kind: (typeof agreementKinds)[number];
  municipality?: string | undefined;
  number: string;
  date: string;
  subject: string;
  from: string;
  until?: string | undefined;
  parties: Party[];
  /** `draft`: an order that nobody has approved yet. */
  status: AgreementStatus;
  file?: { noteId: NoteId; name: string; type: MediaType; bytes: number; sha256: string } | undefined;
  approval?: Ordered | undefined;
  renewals: (z.infer<typeof Order> & { from: string; until?: string | undefined; at: string; by: string })[];
  /** Of a term that was told: how many days before. */
  told?: number | undefined;
  endedOn?: string | undefined;
  /** Why, in the vault; none where its term was over. */
  reasonId?: NoteId | undefined;
  createdAt: string;
}

const PartyView = z.strictObject({
  n: z.int(),
  agencyId: z.string().optional(),
  name: z.string(),
  joinedOn: z.string(),
  leftOn: z.string().optional(),
});

const verbs = ["join", "leave", "renew", "end", "approve"] as const;
export type AgreementVerb = (typeof verbs)[number];

export const AgreementView = z.strictObject({
  agreementId: z.string(),
  kind: z.enum(agreementKinds),
  municipality: z.string().optional(),
  number: z.string(),
  date: z.string(),
  subject: z.string(),
  from: z.string(),
  until: z.string().optional(),
  daysLeft: z
    .int()
    .optional()
    .meta({ description: "Сколько дней осталось до конца срока / days to the end of its term" }),
  status: z.enum(agreementStatuses),
  parties: z.array(PartyView),
  file: z
    .strictObject({ name: z.string(), type: z.string(), bytes: z.int(), sha256: z.string(), check: CheckView })
    .optional(),
  approval: OrderedView.optional(),
  renewals: z.array(
    z.strictObject({
      number: z.string(),
      date: z.string(),
      from: z.string(),
      until: z.string().optional(),
      at: z.string(),
      by: z.string(),
    }),
  ),
  endedOn: z.string().optional(),
  reason: z.string().optional(),
  createdAt: z.string(),
  mayDo: z.array(z.enum(verbs)),
  version: z.int(),
});
export type AgreementView = z.infer<typeof AgreementView>;

/** As a list has it. */
export const AgreementSummary = AgreementView.omit({ renewals: true, reason: true, mayDo: true, file: true });
export type AgreementSummary = z.infer<typeof AgreementSummary>;
