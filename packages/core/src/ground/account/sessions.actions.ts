import * as z from "zod";
import { type Ctx, retrying, save } from "../shared/context.ts";
import { sessionsEnded, standingKey } from "../shared/standing.ts";
import * as store from "./account.store.ts";

/** Which sessions; there is one word so far, so that nobody ends them by a request that says nothing. */
export const EndSessions = z.strictObject({ sessions: z.literal("all") });

/**
 * Ends all sessions of whoever asks, this one too: a device is lost, a password known to others, a system's token leaked. Their tokens
 * count no more at once; who signs in from the next second on is let in. Safe to repeat.
 */
export async function endSessions(ctx: Ctx): Promise<{ account: string; endedAt: string }> {
  const { actor } = ctx;
  const now = ctx.now();
  await retrying(async () => {
    const before = await store.read(ctx, actor.id);
    await save(ctx, {
      writes: [sessionsEnded(actor, now.epochMilliseconds, before)],
      stream: standingKey(actor).pk,
      events: [],
      audit: { subject: "tenant", action: "account.end-sessions", detail: { account: actor.id } },
    });
  });
  return { account: actor.id, endedAt: now.toString() };
}
