import {
  Conflict,
  type Ctx,
  type DeliveryId,
  type NewEvent,
  type Outgoing,
  type OutgoingAnswer,
  Refusal,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { type Attempt, type Delivery, isUnderWay, load as loadDelivery, type More, write } from "../delivery/index.ts";
import { clearanceOf } from "./clearance.ts";
import { afterAttempt, type Verdict } from "./health.ts";
import { openKeys } from "./keys.ts";
import { retryAfterSeconds, waitAfter } from "./schedule.ts";
import { signedHeaders } from "./sign.ts";
import { load, record } from "./webhook.store.ts";
import type { Webhook } from "./webhook.ts";

/**
 * The relay's batch lasts as long as its slowest endpoint: it must not hold up what comes after. Later attempts may take
 * longer.
 */
const firstTimeoutMs = 4_000;
const timeoutMs = 15_000;

/** Where a delivery stands after an attempt. */
export type Sent = { done: true; delivery: Delivery } | { done: false; waitSeconds: number; delivery: Delivery };

/**
 * One attempt of a delivery: consent is asked, the attempt is claimed, the message signed anew (same id, fresh timestamp),
 * and the outcome saved with the endpoint's health. A delivery that has ended is left as it is.
 * @param round a machine of an earlier round has nothing to do any more
 */
export async function attempt(ctx: Ctx, outgoing: Outgoing, deliveryId: DeliveryId, round?: number): Promise<Sent> {
  const found = await loadDelivery(ctx, deliveryId);
  if (!found?.data.webhookId || !found.data.payload) throw new RangeError("No webhook delivery of this id");
  const { data } = found;
  const { payload, webhookId } = found.data;
  if (!isUnderWay(data) || (round !== undefined && round !== (data.round ?? 1))) return { done: true, delivery: data };
  const endpoint = await load(ctx, webhookId).catch(absent);
  if (endpoint?.data.status !== "active") return ended(await end(ctx, found, "failed", "endpoint-disabled"));
  const clearance = await clearanceOf(ctx, data);
  if (!clearance.open) return ended(await end(ctx, found, clearance.because, "gate"));
  const n = data.attempts + 1;
  const claimed = await write(ctx, { ...data, status: "sending", attempts: n }, found, { writes: clearance.guards });
  const body = JSON.stringify({ ...payload, data: { ...payload.data, ...(await clearance.reply()) } });
  const now = ctx.now();
  const signed = signedHeaders(
    { id: deliveryId, at: now.epochMilliseconds, body },
    await openKeys(ctx, endpoint.data, now.toString()),
  );
  const answer = await outgoing.post({
    url: endpoint.data.url,
    headers: { "content-type": "application/json", "user-agent": "Marshrut-Webhooks/1", ...signed },
    body,
    timeoutMs: n === 1 ? firstTimeoutMs : timeoutMs,
  });
  return conclude(ctx, claimed, endpoint, answer, { n, at: now.toString(), to: data.to });
}

const absent = (error: unknown) => {
  if (error instanceof Refusal && error.code === "not-found") return undefined;
  throw error;
};

const ended = (delivery: Delivery): Sent => ({ done: true, delivery });

/** Saves the outcome. Another delivery may have noted the same endpoint's health meanwhile: that is looked at again. */
async function conclude(
  ctx: Ctx,
  claimed: Stored<Delivery>,
  endpoint: Stored<Webhook>,
  answer: OutgoingAnswer,
  begun: Pick<Attempt, "n" | "at" | "to">,
): Promise<Sent> {
  for (let current = endpoint, again = 0; ; again++) {
    const { sent, more } = outcomeOf(ctx, claimed.data, current, answer, begun);
    try {
      await write(ctx, sent.delivery, claimed, more);
      return sent;
    } catch (error) {
      const now = await loadDelivery(ctx, claimed.data.deliveryId);
      if (!(error instanceof Conflict) || now?.version !== claimed.version || again >= 8) throw error;
      current = await load(ctx, endpoint.data.webhookId);
    }
  }
}

/** What one attempt leads to; pure. */
function outcomeOf(
  ctx: Ctx,
  claimed: Delivery,
  endpoint: Stored<Webhook>,
  answer: OutgoingAnswer,
  begun: Pick<Attempt, "n" | "at" | "to">,
): { sent: Sent; more: More } {
  const now = ctx.now();
  const { latencyMs } = answer;
  const attempt: Attempt =
    "status" in answer
      ? { ...begun, latencyMs, status: answer.status, response: answer.body || undefined }
      : { ...begun, latencyMs, failure: answer.failure };
  const verdict = verdictOf(answer);
  const health = healthWrites(ctx, endpoint, afterAttempt(endpoint.data, verdict, now));
  const more = { ...health, attempt };
  const endedAt = now.toString();
  if (verdict.ok) return { sent: ended({ ...claimed, status: "sent", endedAt }), more };
  const tried = begun.n - (claimed.attemptsBefore ?? 0);
  const asked = "status" in answer ? retryAfterSeconds(answer.retryAfter, now) : 0;
  const waitSeconds = verdict.gone ? undefined : waitAfter(tried, chanceOf(claimed.deliveryId, begun.n), asked);
  if (waitSeconds === undefined) {
    const failed: Delivery = { ...claimed, status: "failed", refusedAs: verdict.failure, endedAt };
    return { sent: ended(failed), more: { ...more, events: [...health.events, failedEvent(failed)] } };
  }
  const nextAttemptAt = now.add({ seconds: waitSeconds }).toString();
  const delivery: Delivery = { ...claimed, status: "retrying", nextAttemptAt, refusedAs: verdict.failure };
  return { sent: { done: false, waitSeconds, delivery }, more };
}

/** 2xx is success and nothing else is: a redirect is not followed, it fails. 410 says that nobody lives there any more. */
function verdictOf(answer: OutgoingAnswer): Verdict {
  if (!("status" in answer)) return { ok: false, failure: answer.failure, gone: false };
  if (answer.status >= 200 && answer.status < 300) return { ok: true };
  return { ok: false, failure: String(answer.status), gone: answer.status === 410 };
}

function healthWrites(ctx: Ctx, before: Stored<Webhook>, after: Webhook): { writes: Write[]; events: NewEvent[] } {
  if (after === before.data) return { writes: [], events: [] };
  const stopped = after.status !== before.data.status;
  const { agencyId, webhookId, disabledBecause: because } = after;
  return {
    writes: [{ put: record(ctx.tenant, after), expect: before.version }],
    events: stopped ? [{ type: "webhook.disabled", data: { agencyId, webhookId, because } }] : [],
  };
}

async function end(ctx: Ctx, found: Stored<Delivery>, status: "failed" | "withheld" | "superseded", refusedAs: string) {
  const data: Delivery = { ...found.data, status, refusedAs, endedAt: ctx.now().toString() };
  return (await write(ctx, data, found, { events: status === "failed" ? [failedEvent(data)] : [] })).data;
}

/** For the relay: the organisation is mailed instead, and the coordinator gets a task. */
const failedEvent = ({
  deliveryId,
  agencyId,
  webhookId,
  stepId,
  routeId,
  childId,
  kind,
  round = 1,
}: Delivery): NewEvent => ({
  type: "delivery.failed",
  data: {
    deliveryId,
    agencyId,
    webhookId,
    kind,
    round,
    stepId,
    routeId,
    childId,
  },
});

/** 0 to 1 from the delivery and the attempt: as good as chance, and the same when an attempt is looked at again. */
function chanceOf(deliveryId: string, n: number): number {
  let hash = 2166136261 ^ n; // FNV-1a
  for (const c of deliveryId) hash = Math.imul(hash ^ c.charCodeAt(0), 16777619);
  return (hash >>> 0) / 2 ** 32;
}
