import { type TableSpec, tables } from "@marshrut/aws/tables";
import type { TableName } from "@marshrut/core/shared";
import { needsOf } from "./needs.of.ts";
import type { EnvName, Needs } from "./needs.ts";

/** One Lambda function: its logical name, its entry point, and what it is for. */
export interface FunctionEntry {
  name: string;
  /** As sst takes it. */
  handler: string;
  load(): Promise<{ handler: (event: never, context: never) => unknown }>;
  timeoutSeconds: number;
  purpose: string;
  /** The variables that it reads; it is given these and no others. */
  env: readonly EnvName[];
  /** What it may do; it is allowed this and nothing else. */
  needs: Needs;
}

const entry = (
  name: keyof typeof needsOf,
  timeoutSeconds: number,
  load: FunctionEntry["load"],
  purpose: string,
): FunctionEntry => ({
  name,
  handler: `packages/functions/src/${name}.handler`,
  load,
  timeoutSeconds,
  purpose,
  ...needsOf[name],
});

/** Every function of the system; the local cloud and the stacks both make theirs from this list. */
export const functions: FunctionEntry[] = [
  entry("api", 29, () => import("./api.ts"), "the HTTP API"),
  entry("relay", 120, () => import("./relay.ts"), "tells events onward as the stream brings them"),
  entry("sweeper", 300, () => import("./sweeper.ts"), "tells onward what the stream did not"),
  entry("reconciler", 900, () => import("./reconciler.ts"), "heals differences between records and executions"),
  entry("open-stage", 60, () => import("./open-stage.ts"), "route machine: a stage begins to wait"),
  entry("conclude-cycle", 30, () => import("./conclude-cycle.ts"), "route machine: a cycle ends"),
  entry("continue-route", 30, () => import("./continue-route.ts"), "route machine: continue as new"),
  entry("dispatch-step", 30, () => import("./dispatch-step.ts"), "step machine: asks the agency"),
  entry("await-report", 30, () => import("./await-report.ts"), "step machine: begins to wait"),
  entry(
    "digest",
    300,
    () => import("./digest.ts"),
    "the day's mails: one for each organisation, Monday's for coordinators",
  ),
  entry("mail-events", 30, () => import("./mail-events.ts"), "bounces, complaints and suppressions, as SES tells them"),
  entry("retry-webhook", 30, () => import("./retry-webhook.ts"), "webhook machine: one more attempt"),
  entry("open-period", 900, () => import("./open-period.ts"), "period machine: makes the period's obligations"),
  entry("collect-period", 30, () => import("./collect-period.ts"), "period machine: begins to wait"),
  entry("period-milestone", 300, () => import("./period-milestone.ts"), "period machine: reminds, escalates, locks"),
  entry("aggregate-period", 120, () => import("./aggregate-period.ts"), "period machine: freezes the figures"),
  entry("hand-over-period", 120, () => import("./hand-over-period.ts"), "period machine: has the documents made"),
  entry("open-periods", 900, () => import("./open-periods.ts"), "opens the quarters and years that have begun"),
  entry("claims", 5, () => import("./claims.ts"), "sign-in: what the API must know of an account, into its tokens"),
  entry("milestone", 30, () => import("./milestone.ts"), "step machine: reminds, marks as due, escalates"),
];

/** One event source mapping of a table's stream; names and meanings are Lambda's. */
export interface StreamEntry {
  table: TableName;
  function: string;
  filter: { eventName: string[]; dynamodb: { NewImage: { kind: { S: string[] } } } };
  batchSize: number;
  bisectBatchOnFunctionError: boolean;
  reportBatchItemFailures: boolean;
  maximumRetryAttempts: number;
}

/** From which table to which function events go. */
export const streams: StreamEntry[] = [
  {
    table: "records",
    function: "relay",
    filter: { eventName: ["INSERT"], dynamodb: { NewImage: { kind: { S: ["event"] } } } },
    batchSize: 25,
    bisectBatchOnFunctionError: true,
    reportBatchItemFailures: true,
    maximumRetryAttempts: 5,
  },
];

/** What wakes by the clock; cron expressions count in the tenant's zone. */
export const schedules = [
  // Monday's digest; on other days the machine daily-digest wakes, when there is something to tell. The hourly one serves
  // tenants of other zones, and mornings on which mail was paused.
  { name: "digest", expression: "cron(15 9 ? * MON *)", timezone: "Asia/Novokuznetsk", function: "digest" },
  { name: "digest-again", expression: "rate(1 hour)", timezone: "UTC", function: "digest" },
  // Each hour, so that a period opens at the beginning of its first day in whatever zone the tenant is; as a rate, since an
  // hourly cron would stop a moving virtual clock 24 times a day. The other one is for that clock.
  { name: "open-periods", expression: "rate(1 hour)", timezone: "UTC", function: "open-periods" },
  {
    name: "open-periods-first",
    expression: "cron(5 0 1 * ? *)",
    timezone: "Asia/Novokuznetsk",
    function: "open-periods",
  },
  { name: "sweeper", expression: "rate(1 minute)", timezone: "UTC", function: "sweeper" },
  { name: "reconciler", expression: "rate(15 minutes)", timezone: "UTC", function: "reconciler" },
] as const;

/** Which function each parameter of the state machines names. */
export const machineFunctions = {
  openStage: "open-stage",
  concludeCycle: "conclude-cycle",
  continueRoute: "continue-route",
  dispatchStep: "dispatch-step",
  awaitReport: "await-report",
  milestone: "milestone",
  openPeriod: "open-period",
  collectPeriod: "collect-period",
  periodMilestone: "period-milestone",
  aggregatePeriod: "aggregate-period",
  handOverPeriod: "hand-over-period",
  retryWebhook: "retry-webhook",
  digest: "digest",
} as const;

/** Which function hears of mail that was handed over, and of what; in the words of SES. */
export const mailEvents = {
  function: "mail-events",
  types: ["BOUNCE", "COMPLAINT", "REJECT", "DELIVERY_DELAY"],
} as const;

/** Which function the identity provider asks; only Cognito does, a provider outside has claims of its own. */
export const identityTriggers = { preTokenGeneration: "claims" } as const;

export { type TableSpec, tables };
