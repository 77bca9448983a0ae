import { type TableSpec, tables } from "@marshrut/aws/tables";
import type { TableName } from "@marshrut/core/shared";
import { needsOf } from "./needs.of.ts";
import type { EnvName, Needs } from "./needs.ts";

export type Handler = (event: never, context: never) => unknown;

/** One Lambda function: its logical name, its entry point, and what it is for. */
export interface FunctionEntry {
  name: string;
  /** As sst takes it. */
  handler: string;
  load(): Promise<{ handler: Handler }>;
  timeoutSeconds: number;
  purpose: string;
  /** The variables that it reads; it is given these and no others. */
  env: readonly EnvName[];
  /** What it may do; it is allowed this and nothing else. */
  needs: Needs;
}

/** A file of handlers: names those that it exports, and loads it when one is called. */
const from =
  <Module extends object>(file: string, load: () => Promise<Module>) =>
  (name: keyof Module & string): Pick<FunctionEntry, "handler" | "load"> => ({
    handler: `packages/functions/src/${file}.${name}`,
    load: async () => ({ handler: (await load())[name] as Handler }),
  });

const entry = (
  name: keyof typeof needsOf,
  at: Pick<FunctionEntry, "handler" | "load">,
  timeoutSeconds: number,
  purpose: string,
): FunctionEntry => ({ name, ...at, timeoutSeconds, purpose, ...needsOf[name] });

const route = from("machines/route", () => import("./machines/route.ts"));
const step = from("machines/step", () => import("./machines/step.ts"));
const period = from("machines/period", () => import("./machines/period.ts"));
const enrolment = from("machines/enrolment", () => import("./machines/enrolment.ts"));
const consultation = from("machines/consultation", () => import("./machines/consultation.ts"));
const job = from("machines/job", () => import("./machines/job.ts"));
const webhook = from("machines/webhook", () => import("./machines/webhook.ts"));
const api = from("api", () => import("./api.ts"));
const claims = from("events/claims", () => import("./events/claims.ts"));
const mails = from("events/mail-events", () => import("./events/mail-events.ts"));
const relay = from("events/relay", () => import("./events/relay.ts"));
const carryCards = from("clock/carry-cards", () => import("./clock/carry-cards.ts"));
const digest = from("clock/digest", () => import("./clock/digest.ts"));
const erasures = from("clock/erasures", () => import("./clock/erasures.ts"));
const malwareScans = from("clock/malware-scans", () => import("./clock/malware-scans.ts"));
const notary = from("clock/notary", () => import("./clock/notary.ts"));
const watch = from("clock/watch", () => import("./clock/watch.ts"));
const openPeriods = from("clock/open-periods", () => import("./clock/open-periods.ts"));
const reconciler = from("clock/reconciler", () => import("./clock/reconciler.ts"));
const sweeper = from("clock/sweeper", () => import("./clock/sweeper.ts"));

/** Every function of the system; the local cloud and the stacks both make theirs from this list. */
export const functions: FunctionEntry[] = [
  entry("api", api("handler"), 29, "the HTTP API"),
  entry("relay", relay("handler"), 120, "tells events onward as the stream brings them"),
  entry("sweeper", sweeper("handler"), 300, "tells onward what the stream did not"),
  entry("reconciler", reconciler("handler"), 900, "heals differences between records and executions"),
  entry("open-stage", route("openStage"), 60, "route machine: a stage begins to wait"),
  entry("conclude-cycle", route("concludeCycle"), 30, "route machine: a cycle ends"),
  entry("continue-route", route("continueRoute"), 30, "route machine: continue as new"),
  entry("dispatch-step", step("dispatchStep"), 30, "step machine: asks the agency"),
  entry("await-report", step("awaitReport"), 30, "step machine: begins to wait"),
  entry("digest", digest("handler"), 300, "the day's mails: one for each organisation, Monday's for coordinators"),
  entry("mail-events", mails("handler"), 30, "bounces, complaints and suppressions, as SES tells them"),
  entry("retry-webhook", webhook("retryWebhook"), 30, "webhook machine: one more attempt"),
  entry("open-period", period("openPeriod"), 900, "period machine: makes the period's obligations"),
  entry("collect-period", period("collectPeriod"), 30, "period machine: begins to wait"),
  entry("period-milestone", period("periodMilestone"), 300, "period machine: reminds, escalates, locks"),
  entry("aggregate-period", period("aggregatePeriod"), 120, "period machine: freezes the figures"),
  entry("hand-over-period", period("handOverPeriod"), 120, "period machine: has the documents made"),
  entry("begin-enrolment", enrolment("beginEnrolment"), 30, "enrolment machine: what is due at once"),
  entry("await-sessions", enrolment("awaitSessions"), 30, "enrolment machine: begins to wait"),
  entry("enrolment-milestone", enrolment("enrolmentMilestone"), 30, "enrolment machine: asks, reminds, sums up"),
  entry("begin-consultation", consultation("beginConsultation"), 30, "consultation machine: what is due at once"),
  entry("await-consultation", consultation("awaitConsultation"), 30, "consultation machine: begins to wait"),
  entry(
    "consultation-milestone",
    consultation("consultationMilestone"),
    30,
    "consultation machine: reminds, asks, lets go",
  ),
  entry("open-periods", openPeriods("handler"), 900, "opens what has begun, ends what is over, proposes who is next"),
  entry("carry-cards", carryCards("handler"), 300, "finishes mergers of cards that were cut short"),
  entry("notary", notary("handler"), 300, "chains and signs what has come into the audit log"),
  entry("watch", watch("handler"), 300, "makes of what the sealed log gives cause to look at a task and a letter"),
  entry("erasures", erasures("handler"), 300, "destroys what is personal about children, and again after a restore"),
  entry("malware-scans", malwareScans("handler"), 120, "takes what is found in files that people sent"),
  entry("work-piece", job("workPiece"), 120, "job machine: a piece of an import or export"),
  entry("claims", claims("handler"), 5, "sign-in: what the API must know of an account, into its tokens"),
  entry("milestone", step("milestone"), 30, "step machine: reminds, marks as due, escalates"),
];

/** One event source mapping of a table's stream; names and meanings are Lambda's. */
export interface StreamEntry {
  table: TableName;
  function: string;
  filter: { eventName: string[]; dynamodb: { NewImage: { kind: { S: string[] } } } };
  batchSize: number;
  /** Batches of one shard told side by side: each item's in its order, and a partition's items in none. */
  parallelizationFactor: number;
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
    parallelizationFactor: 10,
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
  { name: "notary", expression: "rate(5 minutes)", timezone: "UTC", function: "notary" },
  { name: "watch", expression: "rate(5 minutes)", timezone: "UTC", function: "watch" },
  { name: "malware-scans", expression: "rate(15 minutes)", timezone: "UTC", function: "malware-scans" },
  { name: "carry-cards", expression: "rate(15 minutes)", timezone: "UTC", function: "carry-cards" },
  { name: "erasures", expression: "rate(15 minutes)", timezone: "UTC", function: "erasures" },
  { name: "reconciler", expression: "rate(15 minutes)", timezone: "UTC", function: "reconciler" },
] as const;

/** Which function hears of mail that was handed over, and of what; in the words of SES. */
export const mailEvents = {
  function: "mail-events",
  types: ["BOUNCE", "COMPLAINT", "REJECT", "DELIVERY_DELAY"],
} as const;

/** Which function hears of files that were looked at for malware. */
export const scanEvents = { function: "malware-scans" } as const;

/** Which function hears of executions, and of which ends. */
export const executionEvents = { function: "reconciler", statuses: ["FAILED", "TIMED_OUT", "ABORTED"] } as const;

/** Which function the identity provider asks; only Cognito does, a provider outside has claims of its own. */
export const identityTriggers = { preTokenGeneration: "claims" } as const;

export { type TableSpec, tables };
