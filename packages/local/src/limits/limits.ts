import { StartError } from "../start-error/index.ts";
import type { Rate } from "./bucket.ts";
import { callRates, quotas } from "./quotas.ts";

/** What SES takes. */
export interface MailLimits {
  /** Mails a second, and in any 24 hours. */
  perSecond: number;
  perDay: number;
  /** In the sandbox: mail goes only to these domains and addresses. */
  sandbox?: readonly string[];
}

/** Quotas and rates of an account, in people's seconds; what is not named has none. */
export interface Limits {
  /** Whether the HTTP API holds to the rate that its stage is given. */
  gateway?: boolean;
  /** Functions that run at one time, of all together. */
  concurrency?: number;
  /** Into how many shards each table's stream is cut. */
  shards?: number;
  /** Calls of Step Functions, by operation. */
  states?: Readonly<Record<string, Rate>>;
  /** Units that each table takes in a second. */
  tables?: { reads: number; writes: number };
  /** How late secondary indexes hear of what was written, ms. */
  indexLagMs?: number;
  mail?: MailLimits;
}

/** An account in use, with AWS's defaults (quotas.ts), and tables that are new. */
const aws: Limits = {
  gateway: true,
  concurrency: quotas.concurrency.value,
  tables: { reads: quotas.tableReads.fresh, writes: quotas.tableWrites.fresh },
  // Each partition has its shard.
  shards: quotas.tableWrites.fresh / quotas.partitionWrites.value,
  // "Typically within a fraction of a second": https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html
  indexLagMs: 100,
  states: callRates,
  // What is granted with the way out of the sandbox.
  mail: { perSecond: quotas.mailsSecond.value, perDay: quotas.mailsDay.value },
};

/** Those of the first days: https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html */
const newAccount: Limits = {
  ...aws,
  concurrency: quotas.concurrency.fresh,
  mail: {
    perSecond: quotas.mailsSecond.fresh,
    perDay: quotas.mailsDay.fresh,
    sandbox: ["simulator.amazonses.com", "example.org"],
  },
};

const named: Record<string, Limits> = { off: {}, aws, "new-account": newAccount };

/**
 * By a name: `off` (none, the default: months go by here in seconds, for which no rate is meant), `aws`, `new-account`.
 * @throws StartError for any other
 */
export function limitsNamed(name = "off"): Limits {
  const found = Object.hasOwn(named, name) ? named[name] : undefined;
  if (found) return found;
  const choice = Object.keys(named).join(", ");
  throw new StartError({
    ru: `MARSHRUT_LIMITS: «${name}» — такого нет. Есть: ${choice}.`,
    en: `MARSHRUT_LIMITS: there is no "${name}". There are: ${choice}.`,
  });
}
