import {
  type Ctx,
  deliveryIdPattern,
  type Files,
  type Id,
  idPattern,
  type Ref,
  type Seals,
  type Text,
} from "@marshrut/core/shared";
import type { z } from "zod";
import type { ProblemCode } from "../problems/index.ts";
import type { Right } from "./rights.ts";

/** Prefix of the id that stands at each place of a path. */
export const idPrefixes = {
  childId: "child",
  consentId: "consent",
  instrumentId: "instrument",
  /** An import of papers. */
  papersId: "import",
  routeId: "route",
  handoverId: "handover",
  stepId: "step",
  agencyId: "agency",
  webhookId: "webhook",
  deliveryId: "delivery",
  taskId: "task",
  attachmentId: "attachment",
  roadmapId: "roadmap",
  obligationId: "obligation",
  reportId: "report",
  importId: "import",
  exportId: "export",
  resultId: "result",
  signedId: "signed",
  outgoingId: "outgoing",
  confirmationId: "confirmation",
  erasureId: "erasure",
  emergencyId: "emergency",
  workPlaceId: "workplace",
  slotId: "slot",
  appointmentId: "appointment",
  seekerId: "seeker",
  placementId: "placement",
  accompanimentId: "accompaniment",
  familyRequestId: "request",
  paperId: "paper",
  sheetId: "sheet",
  unionId: "union",
  peerSupportId: "peer",
  unionMeetingId: "meeting",
  meetingId: "meeting",
  occasionId: "occasion",
  signUpId: "signup",
  bodyId: "body",
  decisionId: "decision",
  agreementId: "agreement",
  specialistId: "specialist",
  siteId: "site",
  adviceId: "advice",
  internshipId: "internship",
  talkId: "talk",
  programmeId: "programme",
  enrolmentId: "enrolment",
  familyId: "family",
  planId: "yearplan",
  entryId: "yearentry",
  formId: "form",
  standardId: "standard",
  documentId: "document",
  responseId: "response",
  roundId: "round",
  findingId: "finding",
  enquiryId: "enquiry",
  itemId: "item",
  courseId: "course",
  materialId: "material",
  itemFileId: "material",
  qualityId: "quality",
  assessmentId: "assessment",
} as const;

/** The pattern of a value in a path. Accounts are named by the identity provider. */
export function patternOf(name: string): RegExp {
  if (name === "deliveryId") return deliveryIdPattern;
  if (name === "token") return linkToken;
  return name in idPrefixes ? idPattern(idPrefixes[name as IdName]) : /^[A-Za-z0-9][A-Za-z0-9._@-]{0,127}$/;
}

/** What a token of a link looks like: what it says, and a keyed hash over it. */
export const linkToken = /^[\w-]{1,500}\.[\w-]{1,99}$/;

type IdName = keyof typeof idPrefixes;

type NamesIn<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
/** `"/children/{childId}/routes"` → `{ childId: "child_…" }`; names that are no id of ours stay text. */
export type PathParams<P extends string> = {
  [N in NamesIn<P>]: N extends IdName ? Id<(typeof idPrefixes)[N]> : string;
};

export type Tag =
  | "children"
  | "families"
  | "consents"
  | "instruments"
  | "execution"
  | "routes"
  | "handovers"
  | "steps"
  | "services"
  | "agencies"
  | "programmes"
  | "forms"
  | "documents"
  | "employment"
  | "accompaniments"
  | "requests"
  | "family-papers"
  | "enquiries"
  | "library"
  | "unions"
  | "peers"
  | "events"
  | "meetings"
  | "specialists"
  | "appointments"
  | "links"
  | "pages"
  | "access"
  | "webhooks"
  | "deliveries"
  | "inbox"
  | "confirmations"
  | "erasures"
  | "emergencies"
  | "attachments"
  | "imports"
  | "exports"
  | "roadmaps"
  | "obligations"
  | "periods"
  | "indicators";

/** What an operation is given: who acts, and what they sent, parsed. */
export interface Call<P, Q, B> {
  ctx: Ctx;
  params: P;
  query: Q;
  body: B;
  /** Where attachments lie. */
  files: Files;
  /** What the audit log is compared with. */
  seals: Seals;
  /** The header `Accept`, empty when there is none. */
  accept: string;
  /** From If-Match. */
  expectedVersion: number | undefined;
  /** What the caller's role may do. */
  rights: Right[];
  /** A page of a list: reads the cursor, makes the next one. */
  page<T>(
    read: (request: PageOf) => Promise<{ items: T[]; next?: string }>,
  ): Promise<{ items: T[]; nextCursor?: string }>;
}

export interface PageOf {
  limit: number;
  from?: string;
}

export type Output<S> = S extends z.ZodType ? z.output<S> : undefined;

export type Schema = z.ZodType;

/** What an operation is called, what it takes and gives: all that its description tells. */
export interface Described<
  OperationId extends string = string,
  Path extends string = string,
  Query extends Schema | undefined = Schema | undefined,
  Body extends Schema | undefined = Schema | undefined,
  Answer extends Schema = Schema,
> {
  operationId: OperationId;
  method: "get" | "post" | "put" | "patch";
  /** Below `/v1`, but for pages. */
  path: Path;
  tag: Tag;
  summary: Text;
  description: Text;
  query?: Query;
  body?: Body;
  /** Bodies that serve as examples; the first one is tried by the tests. */
  examples?: Record<string, { summary: Text; value: unknown }>;
  /** Largest body; 1 MB unless told, {@link largestBody} at most. */
  bodyLimit?: number;
  /** Whether If-Match must be sent (428), or may be; absent where nothing is changed by version. */
  ifMatch?: "required" | "optional";
  /** Without a schema it answers in its `files` alone, never in JSON. */
  answer: { status: 200 | 201; schema?: Answer; description: Text };
  /** Media types in which it may answer beside JSON, or instead of it: then `run` gives something `Raw`. */
  files?: readonly string[];
  /** Reasons for which it is refused, beyond those of every operation. */
  refusals?: readonly ProblemCode[];
  /** Needs no access token. */
  open?: boolean;
  /** Where the token of a link stands; it is what an open operation is reached by. */
  token?: "body" | "query" | "path";
}

/**
 * The largest body that any operation may take, in bytes. A function on AWS is called with 6 MB at most, in which a text has its quotes
 * and line ends escaped and headers of 10 kB come along; so a file in base64 may have 4 MB.
 */
export const largestBody = 5.5 * 2 ** 20;

/** The whole path of an operation: pages stand at the root, all else under `/v1`. */
export const addressOf = ({ tag, path }: Pick<Partial<Described>, "tag"> & Pick<Described, "path">): string =>
  tag === "pages" ? path : `/v1${path}`;

/** The path as Hono writes it: `/v1/children/:childId`. */
export const routeOf = (op: Parameters<typeof addressOf>[0]): string => addressOf(op).replaceAll(/\{(\w+)\}/g, ":$1");

/** An operation that somebody with a token may ask for. */
export interface Operation<
  OperationId extends string = string,
  Path extends string = string,
  Query extends Schema | undefined = Schema | undefined,
  Body extends Schema | undefined = Schema | undefined,
  Answer extends Schema = Schema,
> extends Described<OperationId, Path, Query, Body, Answer> {
  run(call: Call<PathParams<Path>, Output<Query>, Output<Body>>): Promise<z.output<Answer>>;
  /**
   * How a repeat with the same Idempotency-Key goes on when one transaction cannot hold it all: each row carries a key of
   * its own, so that running it again is harmless and completes what was left.
   */
  repeat?: "rows";
  /** Where the made thing is found, for 201. */
  location?(view: z.output<Answer>): string;
  /** The answer to a repeat of a request that was done: what was made or changed, as it is now. */
  again?(
    call: Pick<Call<PathParams<Path>, Output<Query>, Output<Body>>, "ctx" | "params" | "body">,
    ref: Ref,
  ): Promise<z.output<Answer>>;
}

/** Any operation, where its own types do not matter. */
export type AnyOperation = Operation;
