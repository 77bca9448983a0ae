import { functions as entries, schedules as scheduleEntries } from "@marshrut/functions/manifest";
import { alarm, lasting, type Metric, onFirst } from "../infra/alarm.ts";
import type { Handler } from "../infra/handler.ts";
import { logMetric } from "../infra/logs.ts";
import type { DeadLetters } from "../infra/queue.ts";
import type { Api } from "./api.ts";
import type { Functions } from "./functions.ts";
import type { Schedules } from "./schedules.ts";
import type { Storage } from "./storage.ts";

// What alarms, and when. Each leads to its page in docs/runbook.md, which says what to do.

type Topic = aws.sns.Topic;
const minute = 60;

const sum = (namespace: string, name: string, dimensions: Metric["dimensions"]): Metric => ({
  namespace,
  name,
  dimensions,
  statistic: "Sum",
});

/** It threw, was held back, or wrote a line of level `error`. */
export function ofFunction(topic: Topic, name: string, { fn, log }: Handler): void {
  const metric = (what: string) => sum("AWS/Lambda", what, { FunctionName: fn.name });
  alarm({ subject: name, page: "function-errors", metrics: [metric("Errors")], ...onFirst, topic });
  alarm({ subject: name, page: "function-throttled", metrics: [metric("Throttles")], ...lasting, topic });
  const written = logMetric(`${name}-errors`, { log, pattern: '{ $.level = "error" }' });
  alarm({ subject: name, page: "logged-errors", metrics: [written], ...onFirst, topic });
}

/** Executions failed or ran out of time. Aborted ones are not counted: closing a route aborts its execution. */
export function ofMachine(topic: Topic, name: string, machine: aws.sfn.StateMachine): void {
  const metric = (what: string) => sum("AWS/States", what, { StateMachineArn: machine.arn });
  const failed: [Metric, Metric] = [metric("ExecutionsFailed"), metric("ExecutionsTimedOut")];
  alarm({ subject: name, page: "machine-failed", metrics: failed, ...onFirst, topic });
  alarm({ subject: name, page: "machine-throttled", metrics: [metric("ExecutionThrottled")], ...lasting, topic });
}

/**
 * All machines of the account together have 70 % of the executions open that a default quota allows: beyond it nothing starts any more,
 * and events wait in the outbox.
 */
export function ofExecutions(topic: Topic): void {
  const open: Metric = { namespace: "AWS/States", name: "OpenExecutionCount", statistic: "Maximum", dimensions: {} };
  const near = { threshold: 700_000, period: 60 * minute, periods: 1 };
  alarm({ subject: "account", page: "executions-open", metrics: [open], ...near, topic });
}

/** Throttled, in the table or in one of its orders, or DynamoDB itself does not answer. */
export function ofTable(topic: Topic, name: string, { table, spec }: Storage["tables"]["records"]): void {
  const orders = [{}, ...(spec.GlobalSecondaryIndexes ?? []).map((i) => ({ GlobalSecondaryIndexName: i.IndexName! }))];
  // One for reads and one for writes: an alarm adds up ten measures at most.
  for (const what of ["Read", "Write"] as const) {
    const throttled = orders.map((order) =>
      sum("AWS/DynamoDB", `${what}ThrottleEvents`, { TableName: table.name, ...order }),
    ) as [Metric, ...Metric[]];
    const subject = `${name}-${what.toLowerCase()}s`;
    alarm({ subject, page: "table-throttled", metrics: throttled, ...lasting, topic });
  }
  const errors = ["GetItem", "BatchGetItem", "Query", "PutItem", "TransactWriteItems"].map((Operation) =>
    sum("AWS/DynamoDB", "SystemErrors", { TableName: table.name, Operation }),
  ) as [Metric, ...Metric[]];
  alarm({ subject: name, page: "table-errors", metrics: errors, ...onFirst, periods: 2, topic });
}

export function ofDeadLetters(topic: Topic, { name, queue }: DeadLetters): void {
  const waiting: Metric = {
    namespace: "AWS/SQS",
    name: "ApproximateNumberOfMessagesVisible",
    statistic: "Maximum",
    dimensions: { QueueName: queue.name },
  };
  alarm({ subject: name, page: "dead-letters", metrics: [waiting], ...onFirst, topic });
}

/** Ten minutes behind the table. */
export function ofStream(topic: Topic, name: string, fn: sst.aws.Function): void {
  const age: Metric = {
    namespace: "AWS/Lambda",
    name: "IteratorAge",
    statistic: "Maximum",
    dimensions: { FunctionName: fn.name },
  };
  const behind = { threshold: 10 * minute * 1000, period: 5 * minute, periods: 2 };
  alarm({ subject: name, page: "stream-behind", metrics: [age], ...behind, topic });
}

/** A clock that stopped says nothing, so silence alarms: three times as long as the shortest rate of a function. */
export function ofSchedules(topic: Topic, { group }: Schedules, functions: Functions): void {
  for (const [name, seconds] of quietest()) {
    const invoked = sum("AWS/Lambda", "Invocations", { FunctionName: functions.named(name).name });
    const silent = { threshold: 1, silence: true, period: Math.max(5 * minute, seconds), periods: 3 } as const;
    alarm({ subject: name, page: "schedule-silent", metrics: [invoked], ...silent, topic });
  }
  const dropped = sum("AWS/Scheduler", "InvocationDroppedCount", { ScheduleGroup: group.name });
  alarm({ subject: "schedules", page: "schedule-failed", metrics: [dropped], ...onFirst, topic });
}

/** Of the functions that wake by a rate: how long, in seconds, from one time to the next. */
function quietest(): Map<string, number> {
  const units: Record<string, number> = { minute, hour: 60 * minute, day: 1440 * minute };
  const found = new Map<string, number>();
  for (const { function: name, expression } of scheduleEntries) {
    const [, n, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
    if (n && unit) found.set(name, Math.min(found.get(name) ?? Number.POSITIVE_INFINITY, Number(n) * units[unit]!));
  }
  return found;
}

export function ofApi(topic: Topic, { id }: Api): void {
  const failing = sum("AWS/ApiGateway", "5xx", { ApiId: id });
  const slow: Metric = { namespace: "AWS/ApiGateway", name: "Latency", dimensions: { ApiId: id }, statistic: "p99" };
  alarm({ subject: "api", page: "api-failing", metrics: [failing], ...onFirst, threshold: 5, topic });
  alarm({ subject: "api", page: "api-slow", metrics: [slow], ...lasting, threshold: 5_000, topic });
}

/**
 * Rates at which SES would soon review the account (it does at 5 % and 0.1 %:
 * https://docs.aws.amazon.com/ses/latest/dg/faqs-enforcement.html), and mail that waits because SES takes none.
 */
export function ofMail(topic: Topic, functions: Functions): void {
  const rate = (name: string): Metric => ({ namespace: "AWS/SES", name, dimensions: {}, statistic: "Average" });
  const over = (threshold: number) => ({ threshold, period: 60 * minute, periods: 1 });
  const [bounces, complaints] = [rate("Reputation.BounceRate"), rate("Reputation.ComplaintRate")];
  alarm({ subject: "mail", page: "mail-bounces", metrics: [bounces], ...over(0.04), topic });
  alarm({ subject: "mail", page: "mail-complaints", metrics: [complaints], ...over(0.0008), topic });

  const senders = entries.filter(({ name, needs }) => needs.mail && functions.all.has(name));
  const held = senders.map(({ name }) =>
    logMetric(`${name}-mail-held`, { log: functions.all.get(name)!.log, pattern: '{ $.what = "mail.held" }' }),
  ) as [Metric, ...Metric[]];
  alarm({ subject: "mail", page: "mail-held", metrics: held, ...lasting, topic });
}

/** The audit log gives cause to look: an account has read of too many children, was refused again and again, or broke the glass. */
export function ofAudit(topic: Topic, functions: Functions): void {
  const { log } = functions.all.get("notary")!;
  const told = logMetric("audit-alerts", { log, pattern: '{ $.what = "audit.alert" }' });
  alarm({ subject: "audit", page: "audit-alert", metrics: [told], ...onFirst, topic });
}

/** The reconciler has had something to heal for three hours in a row. */
export function ofHealing(topic: Topic, functions: Functions): void {
  const { log } = functions.all.get("reconciler")!;
  const healed = logMetric("reconciler-healed", { log, pattern: '{ $.what = "reconcile.healed" }' });
  alarm({
    subject: "reconciler",
    page: "healed",
    metrics: [healed],
    threshold: 0,
    period: 60 * minute,
    periods: 3,
    topic,
  });
}

/** Many sign-ins are stopped: somebody tries passwords. What the edge stops is measured in another region, and reaches nobody here. */
export function ofSignIn(topic: Topic, list: aws.wafv2.WebAcl, region: string): void {
  const stopped = sum("AWS/WAFV2", "BlockedRequests", { WebACL: list.name, Region: region, Rule: "ALL" });
  alarm({ subject: "sign-in", page: "sign-in-flood", metrics: [stopped], ...onFirst, threshold: 100, topic });
}
