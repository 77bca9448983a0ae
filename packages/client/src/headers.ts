/** Of what was read: it is changed on condition that nobody else has changed it since. */
export const ifMatch = ({ version }: { version: number }): { "If-Match": string } => ({ "If-Match": `"v${version}"` });

/** A repeat with the same key is not done twice within a day. Make one for each thing to do, and not for each attempt. */
export const newKey = (): { "Idempotency-Key": string } => ({ "Idempotency-Key": crypto.randomUUID() });
