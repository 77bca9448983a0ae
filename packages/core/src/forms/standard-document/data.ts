import { idText } from "../../ground/shared/schema.ts";

// What is known of standard documents by whoever fills none in.

/** What an organisation learns of a child by it: consent is asked for that, beside who the child is. */
export const documentData = ["identity", "health", "education", "social"] as const;

export const StandardIdText = idText("standard");
