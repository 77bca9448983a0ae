import { StartError } from "../start-error/index.ts";
import type { Rate } from "./bucket.ts";

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

/**
 * Rates of Step Functions in Frankfurt ("all other regions"): bucket and refill.
 * https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
const states: Limits["states"] = {
  StartExecution: { burst: 800, perSecond: 150 },
  StopExecution: { burst: 500, perSecond: 25 },
  DescribeExecution: { burst: 250, perSecond: 10 },
  ListExecutions: { burst: 100, perSecond: 2 },
  GetExecutionHistory: { burst: 400, perSecond: 15 },
  SendTaskSuccess: { burst: 1_000, perSecond: 500 },
  SendTaskFailure: { burst: 1_000, perSecond: 500 },
};

/** An account in use, with AWS's defaults. */
const aws: Limits = {
  gateway: true,
  // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
  concurrency: 1_000,
  // A new on-demand table takes 4,000 writes and 12,000 reads a second, in four partitions, of which each has its shard.
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html
  tables: { reads: 12_000, writes: 4_000 },
  shards: 4,
  // "Typically within a fraction of a second": https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html
  indexLagMs: 100,
  states,
  // What is granted with the way out of the sandbox: https://docs.aws.amazon.com/ses/latest/dg/quotas.html
  mail: { perSecond: 14, perDay: 50_000 },
};

/** Those of the first days: https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html */
const newAccount: Limits = {
  ...aws,
  // "New AWS accounts have reduced concurrency"; ten as a rule.
  concurrency: 10,
  mail: { perSecond: 1, perDay: 200, sandbox: ["simulator.amazonses.com", "example.org"] },
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
