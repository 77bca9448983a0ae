import { readFileSync } from "node:fs";
import path from "node:path";
import { functions, schedules, tables } from "@marshrut/functions/manifest";
import { beforeAll, expect, it } from "vitest";
import { budgetPage, pages } from "../../infra/pages.ts";
import { preview } from "./rehearsal.ts";
import { type Resource, Stage } from "./stage.ts";

const root = path.resolve(import.meta.dirname, "../..");
const runbook = readFileSync(path.join(root, "docs/runbook.md"), "utf8");

let production: Stage;
let alarms: Resource[];
beforeAll(async () => {
  production = await Stage.of("production");
  alarms = production.all("MetricAlarm");
}, 300_000);

interface Measure {
  name: string;
  dimensions: Record<string, string>;
}
const measures = ({ inputs }: Resource): Measure[] =>
  inputs.metricName
    ? [{ name: inputs.metricName, dimensions: inputs.dimensions ?? {} }]
    : inputs.metricQueries
        .filter((q: { metric?: unknown }) => q.metric)
        .map((q: { metric: { metricName: string; dimensions?: Record<string, string> } }) => ({
          name: q.metric.metricName,
          dimensions: q.metric.dimensions ?? {},
        }));
const watches = (name: string, dimension: string, value: string) =>
  alarms.some((a) => measures(a).some((m) => m.name === name && m.dimensions[dimension] === value));

it.each(functions)(
  "$name alarms when it fails, is throttled, or says of itself that something went wrong",
  ({ name }) => {
    const physical = production.physical(name);
    expect(watches("Errors", "FunctionName", physical)).toBe(true);
    expect(watches("Throttles", "FunctionName", physical)).toBe(true);
    const [filter] = production
      .all("LogMetricFilter")
      .filter((f) => f.inputs.name === production.physical(`${name}-errors`));
    expect(filter!.inputs).toMatchObject({ logGroupName: `/aws/lambda/${physical}`, pattern: '{ $.level = "error" }' });
    const { namespace, name: metric } = filter!.inputs.metricTransformation;
    expect(alarms.some((a) => a.inputs.namespace === namespace && a.inputs.metricName === metric)).toBe(true);
  },
);

it("every state machine alarms when executions fail, run out of time or are throttled", () => {
  const machines = production.all("sfn/stateMachine:StateMachine");
  expect(machines.length).toBeGreaterThan(0);
  for (const { arn, name } of machines)
    for (const metric of ["ExecutionsFailed", "ExecutionsTimedOut", "ExecutionThrottled"])
      expect(watches(metric, "StateMachineArn", arn), `${name} ${metric}`).toBe(true);
});

it.each(tables)(
  "table $name alarms when it is throttled, in any of its orders, or does not answer",
  ({ name, GlobalSecondaryIndexes = [] }) => {
    const physical = production.physical(name);
    for (const metric of ["ReadThrottleEvents", "WriteThrottleEvents", "SystemErrors"])
      expect(watches(metric, "TableName", physical), metric).toBe(true);
    const ofTable = alarms.flatMap(measures).filter((m) => m.dimensions.TableName === physical);
    for (const { IndexName } of GlobalSecondaryIndexes)
      expect(
        ofTable.some((m) => m.dimensions.GlobalSecondaryIndexName === IndexName),
        IndexName,
      ).toBe(true);
  },
);

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
it("no alarm adds up more than the ten measures that CloudWatch takes", () => {
  const largest = Math.max(...alarms.map((a) => measures(a).length));
  expect([largest > 1, largest <= 10]).toEqual([true, true]);
});

it("every queue of dead letters alarms with the first letter", () => {
  for (const { inputs } of production.all("sqs/queue:Queue"))
    expect(watches("ApproximateNumberOfMessagesVisible", "QueueName", inputs.name), inputs.name).toBe(true);
});

it("a clock that has stopped alarms by its silence", () => {
  const rates = schedules.filter((s) => s.expression.startsWith("rate("));
  for (const name of new Set(rates.map((s) => s.function))) {
    const silent = alarms.find((a) => a.inputs.name === production.physical(`${name}-schedule-silent`));
    expect(silent?.inputs, name).toMatchObject({
      treatMissingData: "breaching",
      comparisonOperator: "LessThanThreshold",
    });
  }
});

it("the API, the stream and the mail alarm too", () => {
  const seen = new Set(alarms.flatMap(measures).map((m) => m.name));
  for (const metric of [
    "5xx",
    "Latency",
    "IteratorAge",
    "Reputation.BounceRate",
    "Reputation.ComplaintRate",
    "InvocationDroppedCount",
  ])
    expect([...seen]).toContain(metric);
});

it("every alarm tells people, says when it is over, and leads to its page in the runbook", () => {
  const [topic] = production.all("sns/topic:Topic");
  for (const { inputs, name } of alarms) {
    expect(inputs.alarmActions, name).toEqual([topic!.arn]);
    expect(inputs.okActions, name).toEqual([topic!.arn]);
    const page = /^docs\/runbook\.md#([\w-]+)$/.exec(inputs.alarmDescription)?.[1] ?? "none";
    expect(runbook, `${name}: no page "${page}"`).toContain(`\n### ${page}\n`);
  }
  expect(production.all("TopicSubscription").map((s) => s.inputs.endpoint)).toEqual(["on-call@example.org"]);
});

it("has no page in the runbook for an alarm or a budget that there is not", () => {
  const section = runbook.split("\n## Alarms\n")[1]?.split("\n## ")[0] ?? "";
  const written = [...section.matchAll(/^### ([\w-]+)$/gm)].map((m) => m[1]!);
  expect(written.toSorted()).toEqual([...pages, budgetPage].toSorted());
  const led = new Set(alarms.map((a) => a.inputs.alarmDescription.split("#")[1]));
  expect([...led].toSorted()).toEqual(pages.toSorted());
});

it("mail that waits alarms, whichever function would have sent it", () => {
  const [held] = alarms.filter((a) => a.inputs.name === production.physical("mail-mail-held"));
  const counted = production
    .all("LogMetricFilter")
    .filter((f) => f.inputs.pattern === '{ $.what = "mail.held" }')
    .map((f) => [f.inputs.logGroupName, f.inputs.metricTransformation.name]);
  const senders = functions.filter(({ needs }) => needs.mail).map(({ name }) => name);
  expect(counted).toEqual(senders.map((name) => [`/aws/lambda/${production.physical(name)}`, `${name}-mail-held`]));
  expect(measures(held!).map((m) => m.name)).toEqual(senders.map((name) => `${name}-mail-held`));
});

it("what the filters of logs look for is what handlers write", () => {
  const written: Record<string, string> = {
    '{ $.level = "error" }': "packages/functions/src/clock/each-tenant.ts",
    '{ $.what = "reconcile.healed" }': "packages/functions/src/clock/reconciler.ts",
    '{ $.what = "mail.held" }': "packages/functions/src/container/relay.ts",
    '{ $.what = "audit.alert" }': "packages/functions/src/clock/notary.ts",
  };
  const ofFunctions = production.all("LogMetricFilter").filter((f) => f.inputs.logGroupName.startsWith("/aws/lambda/"));
  const patterns = new Set(ofFunctions.map((f) => String(f.inputs.pattern)));
  expect([...patterns].toSorted()).toEqual(Object.keys(written).toSorted());
  for (const [pattern, file] of Object.entries(written)) {
    const [word] = /"[^"]+"/.exec(pattern)!;
    expect(readFileSync(path.join(root, file), "utf8"), file).toMatch(new RegExp(`\\blog\\(.*${word}`));
  }
  expect(readFileSync(path.join(root, "packages/functions/src/log.ts"), "utf8")).toMatch(/level, what,/);
});

it("watches no stage where nobody would hear of it: a preview has no alarms, no dashboard and no budget", async () => {
  const stage = await Stage.of("pr-42", preview);
  for (const type of ["MetricAlarm", "Dashboard", "Budget", "LogMetricFilter", "sns/topic:Topic"])
    expect(stage.all(type), type).toEqual([]);
});

it("shows all of it on one dashboard, and watches what it costs", () => {
  const [dashboard] = production.all("Dashboard");
  const body = dashboard!.inputs.dashboardBody as string;
  for (const fn of production.all("lambda/function:Function")) expect(body).toContain(`"${fn.inputs.name}"`);
  for (const { arn } of production.all("sfn/stateMachine:StateMachine")) expect(body).toContain(`"${arn}"`);
  const [budget] = production.all("Budget");
  expect(runbook.split(`\n### ${budgetPage}\n`)[1], "its page").toContain(
    `\`${budget!.inputs.name.replace("production", "STAGE")}\``,
  );
  expect(budget!.inputs).toMatchObject({ budgetType: "COST", timeUnit: "MONTHLY", limitAmount: "100" });
  expect(budget!.inputs.notifications.map((n: { notificationType: string }) => n.notificationType)).toEqual([
    "ACTUAL",
    "FORECASTED",
  ]);
});
