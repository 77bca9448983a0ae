import { schedules as scheduleEntries, streams } from "@marshrut/functions/manifest";
import { alarm, type Metric } from "../infra/alarm.ts";
import { dashboard } from "../infra/dashboard.ts";
import { pascal, physical } from "../infra/names.ts";
import type { DeadLetters } from "../infra/queue.ts";
import type { Settings } from "../infra/settings.ts";
import type { Api } from "./api.ts";
import type { Functions } from "./functions.ts";
import type { Schedules } from "./schedules.ts";
import type { Storage } from "./storage.ts";
import type { Workflows } from "./workflows.ts";

const minute = 60;

/** Who is told, of what, and when: every alarm leads to its page in docs/runbook.md. */
export function observability(
  settings: Settings,
  on: { storage: Storage; functions: Functions; workflows: Workflows; schedules: Schedules; api: Api },
): void {
  const topic = new aws.sns.Topic("Alarms", {
    name: physical("alarms"),
    kmsMasterKeyId: on.storage.operationsKey.id,
  });
  new aws.sns.TopicPolicy("AlarmsPolicy", { arn: topic.arn, policy: mayTell(topic) });
  for (const [i, endpoint] of settings.alarmEmails.entries())
    new aws.sns.TopicSubscription(`AlarmsTo${i}`, { topic: topic.arn, protocol: "email", endpoint });

  for (const [name, { fn }] of on.functions.all) ofFunction(name, fn, topic);
  for (const [name, machine] of on.workflows) ofMachine(name, machine, topic);
  for (const [name, { table, spec }] of Object.entries(on.storage.tables))
    ofTable(
      name,
      table,
      (spec.GlobalSecondaryIndexes ?? []).map((index) => index.IndexName!),
      topic,
    );
  for (const queue of [on.functions.failed, on.functions.streamed, on.schedules.undelivered]) ofQueue(queue, topic);
  for (const { function: name } of streams) ofStream(name, on.functions.named(name), topic);
  ofSchedules(on.schedules, on.functions, topic);
  ofApi(on.api, topic);
  ofMail(topic);
  ofLogs(on.functions, topic);
  dashboard({
    region: settings.region,
    functions: [...on.functions.all].map(([name, { fn }]) => ({ name, physical: fn.name })),
    machines: [...on.workflows].map(([name, machine]) => ({ name, arn: machine.arn })),
    apiId: on.api.id,
  });
  budget(settings, topic);
}

const mayTell = (topic: aws.sns.Topic) =>
  $jsonStringify({
    Version: "2012-10-17",
    Statement: ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"].map((Service) => ({
      Sid: Service.startsWith("cloudwatch") ? "AlarmsTell" : "BudgetTells",
      Effect: "Allow",
      Principal: { Service },
      Action: "sns:Publish",
      Resource: topic.arn,
      Condition: { StringEquals: { "aws:SourceAccount": aws.getCallerIdentityOutput().accountId } },
    })),
  });

const sum = (namespace: string, name: string, dimensions: Metric["dimensions"]): Metric => ({
  ...{ namespace, name, dimensions, statistic: "Sum" },
});

function ofFunction(name: string, fn: sst.aws.Function, topic: aws.sns.Topic): void {
  const metric = (what: string) => sum("AWS/Lambda", what, { FunctionName: fn.name });
  alarm({
    subject: name,
    page: "function-errors",
    metrics: [metric("Errors")],
    threshold: 0,
    period: 5 * minute,
    periods: 1,
    topic,
  });
  alarm({
    subject: name,
    page: "function-throttled",
    metrics: [metric("Throttles")],
    threshold: 0,
    period: 5 * minute,
    periods: 3,
    topic,
  });
}

function ofMachine(name: string, machine: aws.sfn.StateMachine, topic: aws.sns.Topic): void {
  const metric = (what: string) => sum("AWS/States", what, { StateMachineArn: machine.arn });
  // Aborted ones are not counted: closing a route aborts its execution.
  const failed: [Metric, Metric] = [metric("ExecutionsFailed"), metric("ExecutionsTimedOut")];
  alarm({
    subject: name,
    page: "machine-failed",
    metrics: failed,
    threshold: 0,
    period: 5 * minute,
    periods: 1,
    topic,
  });
  alarm({
    subject: name,
    page: "machine-throttled",
    metrics: [metric("ExecutionThrottled")],
    threshold: 0,
    period: 5 * minute,
    periods: 3,
    topic,
  });
}

function ofTable(name: string, table: aws.dynamodb.Table, indexes: string[], topic: aws.sns.Topic): void {
  const events = ["ReadThrottleEvents", "WriteThrottleEvents"];
  const throttled = [{}, ...indexes.map((index) => ({ GlobalSecondaryIndexName: index }))].flatMap((more) =>
    events.map((what) => sum("AWS/DynamoDB", what, { TableName: table.name, ...more })),
  ) as [Metric, ...Metric[]];
  alarm({
    subject: name,
    page: "table-throttled",
    metrics: throttled,
    threshold: 0,
    period: 5 * minute,
    periods: 3,
    topic,
  });
  const operations = ["GetItem", "Query", "TransactWriteItems"].map((Operation) =>
    sum("AWS/DynamoDB", "SystemErrors", { TableName: table.name, Operation }),
  ) as [Metric, ...Metric[]];
  alarm({
    subject: name,
    page: "table-errors",
    metrics: operations,
    threshold: 0,
    period: 5 * minute,
    periods: 2,
    topic,
  });
}

function ofQueue({ name, queue }: DeadLetters, topic: aws.sns.Topic): void {
  const waiting: Metric = {
    ...{ namespace: "AWS/SQS", name: "ApproximateNumberOfMessagesVisible", statistic: "Maximum" },
    dimensions: { QueueName: queue.name },
  };
  alarm({
    subject: name,
    page: "dead-letters",
    metrics: [waiting],
    threshold: 0,
    period: 5 * minute,
    periods: 1,
    topic,
  });
}

function ofStream(name: string, fn: sst.aws.Function, topic: aws.sns.Topic): void {
  const age: Metric = {
    ...{ namespace: "AWS/Lambda", name: "IteratorAge", statistic: "Maximum" },
    dimensions: { FunctionName: fn.name },
  };
  alarm({
    subject: name,
    page: "stream-behind",
    metrics: [age],
    threshold: 10 * minute * 1000,
    period: 5 * minute,
    periods: 2,
    topic,
  });
}

/** A clock that stopped says nothing, so silence alarms: three times as long as the shortest rate of a function. */
function ofSchedules({ group }: Schedules, functions: Functions, topic: aws.sns.Topic): void {
  for (const [name, seconds] of quietest()) {
    const invoked = sum("AWS/Lambda", "Invocations", { FunctionName: functions.named(name).name });
    const period = Math.max(5 * minute, seconds);
    alarm({
      subject: name,
      page: "schedule-silent",
      metrics: [invoked],
      threshold: 1,
      silence: true,
      period,
      periods: 3,
      topic,
    });
  }
  const dropped = sum("AWS/Scheduler", "InvocationDroppedCount", { ScheduleGroup: group.name });
  alarm({
    subject: "schedules",
    page: "schedule-failed",
    metrics: [dropped],
    threshold: 0,
    period: 5 * minute,
    periods: 1,
    topic,
  });
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

function ofApi({ id }: Api, topic: aws.sns.Topic): void {
  const failing = sum("AWS/ApiGateway", "5xx", { ApiId: id });
  const slow: Metric = { namespace: "AWS/ApiGateway", name: "Latency", dimensions: { ApiId: id }, statistic: "p99" };
  alarm({
    subject: "api",
    page: "api-failing",
    metrics: [failing],
    threshold: 5,
    period: 5 * minute,
    periods: 1,
    topic,
  });
  alarm({ subject: "api", page: "api-slow", metrics: [slow], threshold: 5_000, period: 5 * minute, periods: 3, topic });
}

/** SES reviews an account at 5 % of bounces and 0.1 % of complaints: https://docs.aws.amazon.com/ses/latest/dg/faqs-enforcement.html */
function ofMail(topic: aws.sns.Topic): void {
  const rate = (name: string): Metric => ({ ...{ namespace: "AWS/SES", name, dimensions: {}, statistic: "Average" } });
  alarm({
    subject: "mail",
    page: "mail-bounces",
    metrics: [rate("Reputation.BounceRate")],
    threshold: 0.04,
    period: 60 * minute,
    periods: 1,
    topic,
  });
  alarm({
    subject: "mail",
    page: "mail-complaints",
    metrics: [rate("Reputation.ComplaintRate")],
    threshold: 0.0008,
    period: 60 * minute,
    periods: 1,
    topic,
  });
}

/** What handlers say in their logs: their own errors, and how often the reconciler had something to heal. */
function ofLogs(functions: Functions, topic: aws.sns.Topic): void {
  const namespace = `${$app.name}/${$app.stage}`;
  for (const [name, { log }] of functions.all) {
    const metric = (what: string, pattern: string) => {
      new aws.cloudwatch.LogMetricFilter(`${pascal(name)}${pascal(what)}`, {
        name: physical(`${name}-${what}`),
        logGroupName: log.name,
        pattern,
        metricTransformation: { namespace, name: `${name}-${what}`, value: "1" },
      });
      return sum(namespace, `${name}-${what}`, {});
    };
    const errors = metric("errors", '{ $.level = "error" }');
    alarm({
      subject: name,
      page: "logged-errors",
      metrics: [errors],
      threshold: 0,
      period: 5 * minute,
      periods: 1,
      topic,
    });
    if (name !== "reconciler") continue;
    const healed = metric("healed", '{ $.what = "reconcile.healed" }');
    alarm({ subject: name, page: "healed", metrics: [healed], threshold: 0, period: 60 * minute, periods: 3, topic });
  }
}

/** Of the whole account: a budget by tag stays silent until somebody has activated the tag. */
function budget({ monthlyBudgetUsd, alarmEmails }: Settings, topic: aws.sns.Topic): void {
  const told = { subscriberSnsTopicArns: [topic.arn], subscriberEmailAddresses: alarmEmails };
  new aws.budgets.Budget("Budget", {
    name: physical("monthly"),
    budgetType: "COST",
    limitAmount: `${monthlyBudgetUsd}`,
    limitUnit: "USD",
    timeUnit: "MONTHLY",
    notifications: [
      {
        comparisonOperator: "GREATER_THAN",
        threshold: 80,
        thresholdType: "PERCENTAGE",
        notificationType: "ACTUAL",
        ...told,
      },
      {
        comparisonOperator: "GREATER_THAN",
        threshold: 100,
        thresholdType: "PERCENTAGE",
        notificationType: "FORECASTED",
        ...told,
      },
    ],
  });
}
