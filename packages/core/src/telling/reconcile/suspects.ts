import { Temporal } from "temporal-polyfill";
import type { Platform } from "../relay/deps.ts";
import { type Doubt, doubt } from "../relay/doubts.ts";
import { backOff, isYoung } from "./run.ts";

/** A record to look at closely. `hasEnded`: the generation (of a delivery: the round) whose execution is known to be over. */
export type Suspect = (Doubt extends infer D ? (D extends Doubt ? Omit<D, "at"> : never) : never) & {
  hasEnded?: number;
};

/**
 * What has been lost before is given time, and looked at when that is over; the first loss is healed as soon as it is known, where the
 * execution itself has said that it ended.
 */
export async function isTooEarly(
  r: Platform,
  about: Suspect,
  { generationAt, losses, hasEnded }: { generationAt: string; losses: number; hasEnded: boolean },
): Promise<boolean> {
  if (hasEnded && losses === 0) return false;
  if (!isYoung(r, generationAt, backOff(losses))) return false;
  await doubt(r.ctx, { ...about, at: Temporal.Instant.from(generationAt).add(backOff(losses)).toString() });
  return true;
}
