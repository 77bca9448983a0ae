import { manifest } from "@marshrut/local/product";
import { shippedMachines } from "@marshrut/workflows";
import { beforeAll, describe, expect, it } from "vitest";
import { calledFunctions, UnknownTask } from "../../infra/called.ts";
import { Stage } from "./stage.ts";

let production: Stage;
beforeAll(async () => {
  production = await Stage.of("production");
}, 120_000);

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
