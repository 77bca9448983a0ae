import type { Rate } from "./bucket.ts";

/** What an account may do in a region like eu-central-1, as far as the product comes near: each quota with its page and the day of it. */
export interface Quota {
  service: string;
  name: string;
  /** Its name in Service Quotas; none: look there. */
  code?: string;
  /** Of an account that has been there for a while. */
  value: number;
  /** Of a new account, or of a new table, where that is less. `look`: less, by how much AWS does not say. */
  fresh?: number | "look";
  unit: string;
  /** What comes at once on top of `value` a second, where AWS lets calls in by a token bucket: its size. */
  burst?: number;
  /** Whether AWS raises it when asked. What it does not raise must hold for a million children. */
  adjustable: boolean;
  source: string;
  /** What a new account asks for, and why: a row of the runbook. */
  ask?: { holdsUp: string; value: string };
  /** No page that could be read gives it for this region: look in the account before anything rests on it. */
  unconfirmed?: true;
}

const june2023 = "AWS's open guides of June 2023 (github.com/awsdocs)";
const sfn = `https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html, ${june2023}: all other regions`;
const lambda = `https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, ${june2023}`;
const dynamo = `https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html, ${june2023}`;
const onDemand =
  "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html, 2026, which it leaves behind as it is used";
const ses = "https://docs.aws.amazon.com/ses/latest/dg/quotas.html, August 2026";
const cognito = `https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html, ${june2023}`;
const iam = `https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, ${june2023}`;
const gateway = `https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html, ${june2023}`;
const events = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html, 2026";
const kms = "https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html, 2026: Frankfurt";
const memory = "no page that could be read gives it";

const states = (name: string, value: number, unit: string, adjustable: boolean): Quota => ({
  service: "Step Functions",
  name,
  value,
  unit,
  adjustable,
  source: sfn,
});

/** Calls of an operation: so many at once, and so many more each second. */
const calls = (operation: string, burst: number, perSecond: number) => ({
  ...states(`${operation}, a second`, perSecond, "calls/s", true),
  operation,
  burst,
});

export const quotas = {
  openExecutions: {
    ...states("open executions", 1_000_000, "executions", true),
    ask: {
      holdsUp: "some 7 for each child: reached at about 140,000 children of an account",
      value: "with the second large region",
    },
  },
  transitions: {
    ...states("state transitions of Standard, a second", 500, "transitions/s", true),
    burst: 800,
    fresh: "look",
    ask: {
      holdsUp: "the morning's milestones, the filling of a region ([machine-throttled](#machine-throttled))",
      value: "the region's default",
    },
  },
  starts: calls("StartExecution", 800, 150),
  answers: calls("SendTaskSuccess", 1_500, 300),
  failures: calls("SendTaskFailure", 1_500, 300),
  waits: calls("SendTaskHeartbeat", 1_500, 300),
  descriptions: calls("DescribeExecution", 250, 10),
  stops: calls("StopExecution", 500, 25),
  lists: calls("ListExecutions", 100, 2),
  histories: calls("GetExecutionHistory", 400, 20),
  machines: states("state machines", 10_000, "machines", true),
  history: states("events of an execution", 25_000, "events", false),
  payload: states("input and output of a state", 262_144, "bytes", false),
  definition: states("definition of a machine", 1_048_576, "bytes", false),
  versions: states("versions of a machine", 1_000, "versions", false),
  concurrency: {
    service: "Lambda",
    name: "concurrent executions",
    code: "L-B99A9384",
    value: 1_000,
    fresh: 10,
    unit: "invocations",
    adjustable: true,
    source: lambda,
    ask: {
      holdsUp:
        "relay, sweeper, digest, reconciler and one import fill it: requests get 429 ([function-throttled](#function-throttled))",
      value: "1,000",
    },
  },
  answerBytes: {
    service: "Lambda",
    name: "answer of an invocation",
    value: 6_291_456,
    unit: "bytes",
    adjustable: false,
    source: lambda,
  },
  environment: {
    service: "Lambda",
    name: "environment of a function",
    value: 4_096,
    unit: "bytes",
    adjustable: false,
    source: lambda,
  },
  code: {
    service: "Lambda",
    name: "code of all functions",
    value: 75_000,
    unit: "MB",
    adjustable: true,
    source: lambda,
  },
  partitionWrites: {
    service: "DynamoDB",
    name: "writes of a partition, a second",
    value: 1_000,
    unit: "write units/s",
    adjustable: false,
    source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html, 2023",
  },
  partitionReads: {
    service: "DynamoDB",
    name: "reads of a partition, a second",
    value: 3_000,
    unit: "read units/s",
    adjustable: false,
    source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html, 2023",
  },
  tableWrites: {
    service: "DynamoDB",
    name: "writes of a table on demand, a second",
    value: 40_000,
    fresh: 4_000,
    unit: "write units/s",
    adjustable: true,
    source: `${dynamo}; a new table's: ${onDemand}`,
  },
  tableReads: {
    service: "DynamoDB",
    name: "reads of a table on demand, a second",
    value: 40_000,
    fresh: 12_000,
    unit: "read units/s",
    adjustable: true,
    source: `${dynamo}; a new table's: ${onDemand}`,
  },
  tables: {
    service: "DynamoDB",
    name: "tables",
    code: "L-F98FE922",
    value: 2_500,
    unit: "tables",
    adjustable: true,
    source: dynamo,
  },
  indexes: {
    service: "DynamoDB",
    name: "orders of a table",
    value: 20,
    unit: "indexes",
    adjustable: true,
    source: dynamo,
  },
  mailsDay: {
    service: "SES",
    name: "mails a day",
    code: "L-804C8AE8",
    value: 50_000,
    fresh: 200,
    unit: "recipients/day",
    adjustable: true,
    ask: { holdsUp: "all letters ([below](#leaving-the-sandbox-of-ses))", value: "ten times the organisations" },
    source: `${ses}: 200 in the sandbox; outside "varies", and 50,000 is where AWS used to begin`,
    unconfirmed: true,
  },
  mailsSecond: {
    service: "SES",
    name: "mails a second",
    code: "L-CDEF9B6B",
    value: 14,
    fresh: 1,
    unit: "recipients/s",
    adjustable: true,
    ask: { holdsUp: "the letters of nine o'clock ([mail-held](#mail-held))", value: "with the mails a day" },
    source: `${ses}: 1 in the sandbox; outside "varies", and 14 is where AWS used to begin`,
    unconfirmed: true,
  },
  signIns: {
    service: "Cognito",
    name: "UserAuthentication, a second",
    value: 120,
    unit: "calls/s",
    adjustable: true,
    source: cognito,
  },
  tokens: {
    service: "Cognito",
    name: "UserToken, a second",
    value: 120,
    unit: "calls/s",
    adjustable: false,
    source: cognito,
  },
  clients: {
    service: "Cognito",
    name: "app clients of a pool",
    value: 1_000,
    unit: "clients",
    adjustable: true,
    source: cognito,
    ask: { holdsUp: "systems of organisations", value: "nothing, below some 700 of them" },
  },
  invitations: {
    service: "Cognito",
    name: "mails of invitations a day, by Cognito's own address",
    value: 50,
    unit: "mails/day",
    adjustable: false,
    source: cognito,
    ask: { holdsUp: "inviting people", value: "invite in several days" },
  },
  schedules: {
    service: "EventBridge Scheduler",
    name: "schedules",
    value: 10_000_000,
    unit: "schedules",
    adjustable: true,
    source: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/scheduler-quotas.html, 2026",
  },
  rules: {
    service: "EventBridge",
    name: "rules of a bus",
    code: "L-244521F2",
    value: 300,
    unit: "rules",
    adjustable: true,
    source: events,
  },
  targets: {
    service: "EventBridge",
    name: "targets called, a second",
    value: 750,
    unit: "calls/s",
    adjustable: true,
    source: `${events}: the least of all regions`,
    unconfirmed: true,
  },
  kms: {
    service: "KMS",
    name: "cryptographic operations (symmetric), a second",
    value: 20_000,
    unit: "requests/s",
    adjustable: true,
    source: kms,
  },
  roles: {
    service: "IAM",
    name: "roles of an account",
    code: "L-FE177D64",
    value: 1_000,
    unit: "roles",
    adjustable: true,
    source: iam,
  },
  policy: {
    service: "IAM",
    name: "inline policies of a role",
    value: 10_240,
    unit: "characters",
    adjustable: false,
    source: iam,
  },
  requests: {
    service: "API Gateway",
    name: "requests of an account, a second",
    code: "L-8A5B8E43",
    value: 10_000,
    unit: "requests/s",
    adjustable: true,
    source: gateway,
  },
  ownRequests: {
    service: "API Gateway",
    name: "requests of a stage, a second",
    value: 100,
    unit: "requests/s",
    adjustable: true,
    source: "stacks/api.ts: ours, against a flood",
  },
  routes: {
    service: "API Gateway",
    name: "routes of an API",
    value: 300,
    unit: "routes",
    adjustable: true,
    source: gateway,
  },
  integrations: {
    service: "API Gateway",
    name: "integrations of an API",
    value: 300,
    unit: "integrations",
    adjustable: false,
    source: gateway,
  },
  logGroups: {
    service: "CloudWatch Logs",
    name: "log groups",
    value: 1_000_000,
    unit: "groups",
    adjustable: true,
    source: memory,
    unconfirmed: true,
  },
  dashboard: {
    service: "CloudWatch",
    name: "metrics of a dashboard",
    value: 2_500,
    unit: "metrics",
    adjustable: false,
    source: `https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html, ${june2023}`,
  },
  trails: {
    service: "CloudTrail",
    name: "trails of a region",
    value: 5,
    unit: "trails",
    adjustable: false,
    source: memory,
    unconfirmed: true,
    ask: { holdsUp: "the fourth guarded stage", value: "a second account" },
  },
  puts: {
    service: "S3",
    name: "puts of a prefix, a second",
    value: 3_500,
    unit: "puts/s",
    adjustable: false,
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html, 2023",
  },
} satisfies Record<string, Quota>;

export type QuotaName = keyof typeof quotas;

/** Calls that a token bucket lets in, by operation. */
export const callRates: Readonly<Record<string, Rate>> = Object.fromEntries(
  Object.values(quotas).flatMap((quota) =>
    "operation" in quota ? [[quota.operation, { burst: quota.burst, perSecond: quota.value }]] : [],
  ),
);

/** How full a quota may get: what is over it is to be raised before, or the product to be changed. */
export const mostOf = 0.7;
