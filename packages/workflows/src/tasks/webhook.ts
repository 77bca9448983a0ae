import type { DeliveryId } from "@marshrut/core/shared";
import { deliveryIdPattern } from "@marshrut/core/shared";
import * as z from "zod";
import { tenant } from "./fields.ts";
import { task } from "./task.ts";

const deliveryId = z
  .string()
  .regex(deliveryIdPattern)
  .transform((s) => s as DeliveryId);

/** One more attempt: whether it was the last, and seconds until the next. What follows, the record tells. */
export const retryWebhook = task("retry-webhook", {
  in: z.object({ tenant, deliveryId, round: z.int().min(1) }),
  out: z.object({ done: z.boolean(), waitSeconds: z.int().min(0) }),
});
