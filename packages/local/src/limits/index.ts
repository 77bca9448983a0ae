/** What an account of AWS takes at most, where the local cloud is to hold to it. */

export { type Bucket, bucketOf, callsWithin, type Rate } from "./bucket.ts";
export { type Limits, limitsNamed, type MailLimits } from "./limits.ts";
export { mostOf, type Quota, type QuotaName, quotas } from "./quotas.ts";
