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
const reply = z.strictObject({ url: z.string(), token: z.string() }).meta({
  description: "POST сюда с этим токеном отвечает на шаг, один раз / POST here with this token answers, once",
});

const data = {
  step: z.strictObject({
    ...step,
    dueDate: z.string().optional(),
    result: z.string().optional(),
    late: z.boolean().optional(),
    count: z.int().optional(),
    reply: reply.optional(),
  }),
  route: z.strictObject({ agencyId: z.string(), routeId: z.string(), cycle: z.int(), url: z.string() }),
  obligation: z.strictObject({
    agencyId: z.string(),
    obligationId: z.string(),
    period: z.string().optional(),
    dueDate: z.string().optional(),
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

const kept = ["stepId", "routeId", "obligationId", "webhookId", "cycle", "stage", "assignment", "period"] as const;
const told = ["dueDate", "result", "late", "count"] as const;

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
  const names =
    about === "webhook" ? (["webhookId"] as const) : about === "route" ? (["routeId", "cycle"] as const) : kept;
  const due = from.due as { date?: string } | undefined;
  const all = { ...from, ...(due?.date ? { dueDate: due.date } : {}) } as Record<string, unknown>;
  const picked = [...names, ...(about === "step" || about === "obligation" ? told : [])].filter(
    (n) => all[n] !== undefined,
  );
  const paths = {
    step: `steps/${String(from.stepId)}`,
    route: `routes/${String(from.routeId)}`,
    obligation: `obligations/${String(from.obligationId)}`,
    webhook: "",
  };
  const body = {
    agencyId,
    ...Object.fromEntries(picked.map((n) => [n, all[n]])),
    ...(assignment === undefined ? {} : { assignment }),
    ...(paths[about] ? { url: `${publicUrl}/v1/${paths[about]}` } : {}),
  };
  return { type, timestamp: event.at, data: data[about].parse(body) };
}
