import { Temporal } from "temporal-polyfill";
import { isBeyondPatience } from "./schedule.ts";
import type { DisabledBecause, Health, Webhook } from "./webhook.ts";

/** How one attempt ended, as the endpoint's health sees it. */
export type Verdict = { ok: true } | { ok: false; failure: string; gone: boolean };

/** A success is noted at most this often: the endpoint's record is shared by all its deliveries. */
const noteEvery = { minutes: 10 };

/** The endpoint after an attempt; the same object when nothing worth a write has changed. */
export function afterAttempt(endpoint: Webhook, verdict: Verdict, now: Temporal.Instant): Webhook {
  const { health } = endpoint;
  const at = now.toString();
  if (verdict.ok) {
    const noted = health.lastSuccessAt && Temporal.Instant.from(health.lastSuccessAt).add(noteEvery);
    if (noted && Temporal.Instant.compare(noted, now) > 0 && !health.failingSince) return endpoint;
    const { failingSince: _, ...rest } = health;
    return { ...endpoint, health: { ...rest, lastSuccessAt: at } };
  }
  const failing: Health = {
    ...health,
    lastFailureAt: at,
    lastFailure: verdict.failure,
    failingSince: health.failingSince ?? at,
  };
  const because: DisabledBecause | undefined = verdict.gone
    ? "gone"
    : isBeyondPatience(failing.failingSince, now)
      ? "failing"
      : undefined;
  if (!because || endpoint.status === "disabled") return { ...endpoint, health: failing };
  return { ...endpoint, health: failing, status: "disabled", disabledBecause: because, disabledAt: at };
}
