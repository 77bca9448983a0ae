import * as z from "zod";
import { idPattern, type StandardId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";

// What is known of standard documents by whoever fills none in.

/** What an organisation learns of a child by it: consent is asked for that, beside who the child is. */
export const documentData = ["identity", "health", "education", "social"] as const;

export const StandardIdText = z
  .string()
  .regex(idPattern("standard"), { error: says("идентификатор вида standard_01…", "an id like standard_01…") })
  .transform((s) => s as StandardId);
