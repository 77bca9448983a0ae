import { beforeAll, expect, it } from "vitest";
import { built } from "../../packages/local/src/cost/load.ts";
import { priceTables } from "../../packages/local/src/cost/prices.ts";
import { paidBy } from "../../packages/local/src/cost/resources.ts";
import { keysOfPreview, standing } from "../../packages/local/src/cost/standing.ts";
import { preview, rehearsal } from "./rehearsal.ts";
import { Stage } from "./stage.ts";

let production: Stage;
let pullRequest: Stage;
let stages: Stage[];
beforeAll(async () => {
  production = await Stage.of("production");
  pullRequest = await Stage.of("pr-42", preview);
  stages = [production, pullRequest, await Stage.of("dev", rehearsal)];
}, 300_000);

it("the cost model pays for about as many alarms, and for as many of all else that stands, as a stage has", () => {
  const measured = production
    .all("MetricAlarm")
    .flatMap(({ inputs }) => inputs.metricQueries?.filter((q: { metric?: unknown }) => q.metric) ?? [inputs]);
  expect(Math.abs(measured.length / standing.alarms - 1), `${measured.length} alarms`).toBeLessThan(0.1);
  expect(standing["kms-keys"]).toBe(production.all("kms/key:Key").length);
  const lists = production.all("WebAcl");
  expect(standing["firewall-lists"]).toBe(lists.length);
  expect(standing["firewall-rules"]).toBe(lists.flatMap(({ inputs }) => inputs.rules).length);
  expect(standing["own-metrics"]).toBe(production.all("LogMetricFilter").length);
  expect(standing.dashboards).toBe(production.all("Dashboard").length);
});

it("the quotas are held to what a stage is made of, and to little more", () => {
  const texts = (type: string, of: (inputs: ReturnType<Stage["all"]>[number]["inputs"]) => unknown) =>
    Math.max(...production.all(type).map(({ inputs }) => String(of(inputs)).replaceAll(/\s/g, "").length));
  const counted: Record<keyof typeof built, number> = {
    machines: production.all("sfn/stateMachine:StateMachine").length,
    functions: production.all("lambda/function:Function").length,
    roles: production.all("iam/role:Role").length,
    schedules: production.all("scheduler/schedule:Schedule").length,
    rules: production.all("EventRule").length,
    tables: production.all("dynamodb/table:Table").length,
    indexes: Math.max(
      ...production.all("dynamodb/table:Table").map(({ inputs }) => inputs.globalSecondaryIndexes?.length ?? 0),
    ),
    logGroups: production.all("LogGroup").length,
    routes: production.all("apigatewayv2/route:Route").length,
    trails: production.all("cloudtrail/trail:Trail").length,
    dashboard: JSON.parse(production.all("Dashboard")[0]!.inputs.dashboardBody).widgets.flatMap(
      ({ properties }: { properties: { metrics?: unknown[] } }) => properties.metrics ?? [],
    ).length,
    policy: texts("iam/role:Role", ({ inlinePolicies = [] }) =>
      (inlinePolicies as { policy: string }[]).map(({ policy }) => policy).join(""),
    ),
    environment: texts("lambda/function:Function", ({ environment }) =>
      JSON.stringify((environment as { variables?: object } | undefined)?.variables ?? {}),
    ),
    definition: texts("sfn/stateMachine:StateMachine", ({ definition }) => definition),
  };
  for (const [name, n] of Object.entries(counted) as [keyof typeof built, number][]) {
    expect(n, name).toBeLessThanOrEqual(built[name]);
    expect(n, name).toBeGreaterThanOrEqual(built[name] / 2);
  }
});

it("a preview is paid for its keys, and has nothing else that stands by the month", () => {
  expect(keysOfPreview).toBe(pullRequest.all("kms/key:Key").length);
  for (const type of ["MetricAlarm", "Dashboard", "WebAcl", "LogMetricFilter"])
    expect(pullRequest.all(type)).toEqual([]);
});

it("every type of the stacks has a price, or is free for a reason", () => {
  const types = stages.flatMap(({ evaluation }) => evaluation.resources.map(({ type }) => type));
  const own = types.filter((type) => !type.startsWith("sst:") && !type.startsWith("pulumi:"));
  expect([...new Set(own)].toSorted()).toEqual(Object.keys(paidBy).toSorted());
});

it("everything that has a price is paid for by some resource", () => {
  const paid = new Set<string>(Object.values(paidBy).flatMap((by) => ("free" in by ? [] : by)));
  for (const { prices } of priceTables) expect([...paid].toSorted()).toEqual(Object.keys(prices).toSorted());
});
