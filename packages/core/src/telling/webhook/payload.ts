import * as z from "zod";
import { type CatalogueEntry, catalogue, type WebhookEventType } from "./catalogue.ts";

// Thin: ids, codes, dates and addresses. Whoever wants more asks the API, which asks for consent (DESIGN §9).

const step = {
  agencyId: z.string(),
  stepId: z.string(),
  routeId: z.string(),
  cycle: z.int(),
  stage: z.string(),
  assignment: z.int().meta({ description: "1 — первая организация шага / 1 for the step's first agency" }),
  /** The record behind the API. */
  url: z.string(),
};
const token = z.strictObject({ url: z.string(), token: z.string() });
const reply = token.meta({
  description: "POST сюда с этим токеном отвечает на шаг, один раз / POST here with this token answers, once",
});
const reports = token.meta({
  description:
    "POST сюда с этим токеном показывает и сдаёт отчёты организации, 60 дней / POST here with this token shows and hands in the agency's reports, for 60 days",
});
const sessions = token.meta({
  description:
    "POST сюда с этим токеном показывает и записывает занятия месяца, 60 дней / POST here with this token shows and records the month's sessions, for 60 days",
});
const looks = token.meta({
  description:
    "POST сюда с этим токеном показывает трудоустроенных и принимает ответ, 60 дней / POST here with this token shows who was placed and takes the answer, for 60 days",
});

const data = {
  step: z.strictObject({
    ...step,
    dueDate: z.string().optional(),
    result: z.string().optional(),
    cause: z.string().optional(),
    late: z.boolean().optional(),
    count: z.int().optional(),
    reply: reply.optional(),
  }),
  route: z.strictObject({ agencyId: z.string(), routeId: z.string(), cycle: z.int(), url: z.string() }),
  child: z.strictObject({ agencyId: z.string(), childId: z.string(), otherId: z.string() }),
  obligation: z.strictObject({
    agencyId: z.string(),
    obligationId: z.string(),
    period: z.string().optional(),
    dueDate: z.string().optional(),
    url: z.string(),
    reply: reports.optional(),
  }),
  obligations: z.strictObject({
    agencyId: z.string(),
    period: z.string(),
    day: z.string().optional(),
    made: z.int().optional().meta({
      description:
        "Сколько отчётов новых, снова нужных или к другому сроку / how many are new, needed again or due on another day",
    }),
    withdrawn: z.int().optional().meta({ description: "Сколько больше не нужно / how many are not needed any more" }),
    /** The list behind the API. */
    url: z.string(),
    reply: reports.optional(),
  }),
  enrolment: z.strictObject({
    agencyId: z.string(),
    enrolmentId: z.string(),
    programmeId: z.string(),
    status: z.string().optional(),
    month: z.string().optional(),
    count: z.int().optional(),
    result: z.string().optional(),
    cause: z.string().optional(),
    url: z.string(),
    reply: sessions.optional(),
  }),
  placement: z.strictObject({
    agencyId: z.string(),
    placementId: z.string(),
    months: z.int().optional(),
    outcome: z.string().optional(),
    /** The list behind the API. */
    url: z.string(),
    reply: looks.optional(),
  }),
  resources: z.strictObject({ agencyId: z.string(), year: z.string(), url: z.string() }),
  meeting: z.strictObject({
    agencyId: z.string(),
    meetingId: z.string(),
    what: z.string(),
    on: z.string(),
    url: z.string(),
  }),
  decision: z.strictObject({
    agencyId: z.string(),
    decisionId: z.string(),
    what: z.string(),
    url: z.string(),
    reply: reports.optional(),
  }),
  agreement: z.strictObject({
    agencyId: z.string(),
    agreementId: z.string(),
    what: z.string(),
    until: z.string(),
    url: z.string(),
  }),
  webhook: z.strictObject({ agencyId: z.string(), webhookId: z.string() }),
} satisfies Record<CatalogueEntry["about"], z.ZodType>;

/** What arrives: `{ type, timestamp, data }`, as the Standard Webhooks specification has it. */
export const payloadSchema = (type: WebhookEventType) =>
  z.strictObject({
    type: z.literal(type),
    timestamp: z.string().meta({ description: "Когда это случилось, UTC / when it happened" }),
    data: data[catalogue[type].about],
  });

export interface Payload {
  type: WebhookEventType;
  timestamp: string;
  data: Record<string, unknown>;
}

/** What is told of each kind, by the names that our events have for it. */
const told = {
  step: ["stepId", "routeId", "cycle", "stage", "assignment", "dueDate", "result", "cause", "late", "count"],
  route: ["routeId", "cycle"],
  child: ["childId", "otherId"],
  obligation: ["obligationId", "period", "dueDate"],
  obligations: ["period", "day", "made", "withdrawn"],
  enrolment: ["enrolmentId", "programmeId", "status", "month", "count", "result", "cause"],
  placement: ["placementId", "months", "outcome"],
  resources: ["year"],
  meeting: ["meetingId", "what", "on"],
  decision: ["decisionId", "what"],
  agreement: ["agreementId", "what", "until"],
  webhook: ["webhookId"],
} as const satisfies Record<CatalogueEntry["about"], readonly string[]>;

/**
 * The payload of an event for one agency: only fields of the list above, whatever else the event holds (whom a step went to
 * next, say, is not its former agency's business).
 */
export function payloadOf(
  type: WebhookEventType,
  event: { at: string; data: unknown },
  { agencyId, assignment, publicUrl }: { agencyId: string; assignment?: number; publicUrl: string },
): Payload {
  const from = event.data as Record<string, unknown>;
  const { about } = catalogue[type];
  const due = from.due as { date?: string } | undefined;
  const all = { ...from, ...(due?.date ? { dueDate: due.date } : {}) } as Record<string, unknown>;
  const paths = {
    step: `steps/${String(from.stepId)}`,
    route: `routes/${String(from.routeId)}`,
    // A card is for staff and family: its id is all that an agency needs.
    child: "",
    obligation: `obligations/${String(from.obligationId)}`,
    obligations: `obligations?period=${String(from.period)}&status=${type === "obligations.overdue" ? "overdue" : "pending"}`,
    enrolment: `enrolments/${String(from.enrolmentId)}`,
    // Its own address names the child, whose id an organisation need not know of an adult.
    placement: "placements",
    resources: `agencies/${agencyId}/resources/${String(from.year)}`,
    meeting: `meetings/${String(from.meetingId)}`,
    decision: `decisions/${String(from.decisionId)}`,
    agreement: `agreements/${String(from.agreementId)}`,
    webhook: "",
  };
  const named = {
    agencyId,
    ...Object.fromEntries(told[about].map((name) => [name, all[name]])),
    assignment,
    url: paths[about] && `${publicUrl}/v1/${paths[about]}`,
  };
  // The strict schema takes no name that it does not know, be it of nothing.
  const body = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined && value !== ""));
  return { type, timestamp: event.at, data: data[about].parse(body) };
}
