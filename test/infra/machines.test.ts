import { corsOf } from "@marshrut/api";
import type { Place } from "@marshrut/local/cloud";
import { asOnAws, manifest } from "@marshrut/local/product";
import { shippedMachines } from "@marshrut/workflows";
import { beforeAll, describe, expect, it } from "vitest";
import { calledFunctions, UnknownTask } from "../../infra/called.ts";
import { chosen } from "./rehearsal.ts";
import { Stage } from "./stage.ts";

let production: Stage;
beforeAll(async () => {
  production = await Stage.of("production");
}, 300_000);

/** Definitions as the local cloud deploys them, with names in the place of ARNs. */
const local = manifest.machines.map(({ name, definition }) => ({
  name,
  definition: JSON.parse(definition({ function: (fn) => fn, machine: (machine) => machine })) as unknown,
}));
const machine = (name: string) =>
  production.all("sfn/stateMachine:StateMachine").find((m) => m.inputs.name === production.physical(name))!;

it("are those that the local cloud runs, and no others", () => {
  const names = production
    .all("sfn/stateMachine:StateMachine")
    .map((m) => m.inputs.name.replace(production.physical(""), ""));
  expect(names.toSorted()).toEqual(local.map(({ name }) => name).toSorted());
});

// Written by hand: whoever takes a name out of shippedMachines takes it out here too, and reads why not to.
it("are all that were ever shipped, since somebody's route may still run in each, and a new one joins them", () => {
  expect(shippedMachines).toEqual(local.map(({ name }) => name).toSorted());
  const before2027 = ["early-help", "preschool", "school-age", "transition-to-adulthood"];
  for (const template of before2027)
    for (const version of ["v1", "v2"]) expect(shippedMachines).toContain(`route-${template}-${version}`);
});

describe.each(local)("$name", ({ name, definition }) => {
  it("is the very graph that the local cloud runs, but for the functions' ARNs", () => {
    const text = machine(name).inputs.definition as string;
    const arns = /arn:aws:lambda:eu-central-1:123456789012:function:marshrut-production-/g;
    expect(JSON.parse(text.replaceAll(arns, ""))).toEqual(definition);
    expect(text).toMatch(arns);
  });

  it("may call the functions that its definition names, and nothing else", () => {
    const { inputs } = machine(name);
    const allowed = production
      .allowed(inputs.roleArn)
      .filter((s) => !/^(sts|logs):/.test(s.Action[0]!))
      .flatMap((s) => s.Action.flatMap((a) => s.Resource.map((r) => `${a} ${r}`)));
    expect(allowed.toSorted()).toEqual(calledFunctions(inputs.definition).map((arn) => `lambda:InvokeFunction ${arn}`));
    for (const arn of calledFunctions(inputs.definition))
      expect(production.all("lambda/function:Function").map((f) => f.arn)).toContain(arn);
  });

  it("is Standard, publishes a version at each change, and is started under the alias that points to it", () => {
    const { inputs, arn } = machine(name);
    expect(inputs).toMatchObject({ type: "STANDARD", publish: true });
    const alias = production
      .all("sfn/alias:Alias")
      .find((a) => a.inputs.routingConfigurations[0].stateMachineVersionArn.startsWith(`${arn}:`));
    expect(alias?.inputs).toMatchObject({ name: "live", routingConfigurations: [{ weight: 100 }] });
  });

  it("logs what went wrong without its data, and is not traced: it would be paid for by the piece", () => {
    expect(machine(name).inputs).toMatchObject({
      loggingConfiguration: { level: "ERROR", includeExecutionData: false },
    });
    expect(machine(name).inputs.tracingConfiguration).toBeUndefined();
  });
});

it("are started under their alias by every function that starts one", () => {
  for (const fn of production.all("lambda/function:Function")) {
    const { STATE_MACHINE_ARN_PREFIX: prefix, STATE_MACHINE_ALIAS: alias } = fn.inputs.environment?.variables ?? {};
    if (!prefix) continue;
    expect(`${prefix}agency-step`).toBe(machine("agency-step").arn);
    expect(alias).toBe("live");
  }
});

it("cannot call what no role was taught: the program ends instead of deploying a machine that fails", () => {
  const state = (Resource: string, FunctionName: string) =>
    JSON.stringify({
      States: {
        A: { Type: "Map", ItemProcessor: { States: { B: { Type: "Task", Resource, Arguments: { FunctionName } } } } },
      },
    });
  const arn = "arn:aws:lambda:eu-central-1:123456789012:function:x";
  expect(calledFunctions(state("arn:aws:states:::lambda:invoke", arn))).toEqual([arn]);
  expect(() => calledFunctions(state("arn:aws:states:::sqs:sendMessage", arn))).toThrow(UnknownTask);
  expect(() => calledFunctions(state("arn:aws:states:::lambda:invoke", "{% $fn %}"))).toThrow(UnknownTask);
});

describe("the local cloud takes what the stacks make", () => {
  it("of the gateway: its routes, who needs a token for each, its rate, and whose scripts may read it", async () => {
    const made = production.all("Route").map(({ inputs }) => [inputs.routeKey, inputs.authorizationType === "JWT"]);
    const taken = manifest.routes!.map(({ key, token }) => [key, token]);
    expect(taken.toSorted()).toEqual(made.toSorted());
    const [stage] = production.all("apigatewayv2/stage:Stage");
    const { throttlingRateLimit: perSecond, throttlingBurstLimit: burst } = stage!.inputs.defaultRouteSettings;
    expect(manifest.throttling).toEqual({ perSecond, burst });
    const consoles = await Stage.of("dev", chosen);
    const [api] = consoles.all("apigatewayv2/api:Api");
    expect(corsOf(["https://console.example.org"])).toEqual(api!.inputs.corsConfiguration);
  });

  it("of functions: their time, what becomes of events that fail, and every variable", () => {
    const variables = new Set<string>();
    for (const { name, timeoutSeconds } of manifest.functions) {
      const { timeout, environment } = production.fn(name).inputs;
      expect(timeoutSeconds, name).toBe(timeout);
      for (const variable of Object.keys(environment?.variables ?? {})) variables.add(variable);
    }
    const here = Object.keys((asOnAws.env as (at: Place) => object)(place));
    const missing = [...variables].filter((one) => !here.includes(one) && !one.startsWith("SST_"));
    // Of a log, of Cognito and of the edge, which are not here.
    expect(missing.toSorted()).toEqual(["LOG_LEVEL", "OIDC_TOKENS", "ORIGIN_KEYS"]);
    // Three tries, as host.test.ts of the local Lambda has it, and six hours for what finds no function free.
    for (const { inputs } of production.all("FunctionEventInvokeConfig"))
      expect(inputs).toMatchObject({ maximumRetryAttempts: 2, maximumEventAgeInSeconds: 21_600 });
  });

  it("of streams and schedules: each by its own words", () => {
    const made = production.all("EventSourceMapping").map(({ inputs }) => ({
      function: inputs.functionName.split(production.physical("")).at(-1),
      table: /table\/marshrut-production-(\w+)\//.exec(inputs.eventSourceArn)?.[1],
      filter: JSON.parse(inputs.filterCriteria.filters[0].pattern),
      batchSize: inputs.batchSize,
      parallelizationFactor: inputs.parallelizationFactor,
      bisectBatchOnFunctionError: inputs.bisectBatchOnFunctionError,
      reportBatchItemFailures: inputs.functionResponseTypes.includes("ReportBatchItemFailures"),
      maximumRetryAttempts: inputs.maximumRetryAttempts,
    }));
    expect(manifest.streams).toEqual(made);
    const woken = production.all("scheduler/schedule:Schedule").map(({ inputs }) => ({
      name: inputs.name.replace(production.physical(""), ""),
      expression: inputs.scheduleExpression,
      timezone: inputs.scheduleExpressionTimezone,
      function: inputs.target.arn.split(production.physical("")).at(-1),
    }));
    expect(woken.toSorted(byName)).toEqual([...manifest.schedules].toSorted(byName));
  });

  it("of tables: their keys, orders and what of them is projected, streams and expiry", () => {
    const made = production.all("dynamodb/table:Table").map(({ inputs }) => ({
      name: inputs.name.replace(production.physical(""), ""),
      keys: [inputs.hashKey, inputs.rangeKey],
      orders: inputs.globalSecondaryIndexes.map((one: Record<string, string>) => [
        one.name,
        one.hashKey,
        one.rangeKey,
        one.projectionType,
      ]),
      stream: inputs.streamViewType,
      ttl: inputs.ttl?.attributeName,
    }));
    const here = manifest.tables.map((spec) => ({
      name: spec.TableName!,
      keys: spec.KeySchema!.map(({ AttributeName }) => AttributeName),
      orders: (spec.GlobalSecondaryIndexes ?? []).map(({ IndexName, KeySchema, Projection }) => [
        IndexName,
        ...KeySchema!.map(({ AttributeName }) => AttributeName),
        Projection!.ProjectionType,
      ]),
      stream: spec.StreamSpecification?.StreamViewType,
      ttl: spec.ttl,
    }));
    expect(here.toSorted(byName)).toEqual(made.toSorted(byName));
  });
});

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
const place = {
  arns: { machine: String, function: String },
  home: "/home",
  issuer: "",
  jwksUri: "",
  audience: "",
} as unknown as Place;
