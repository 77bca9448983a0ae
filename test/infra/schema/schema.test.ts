import { beforeAll, expect, it } from "vitest";
import { preview, rehearsal } from "../rehearsal.ts";
import { type Resource, Stage } from "../stage.ts";
import { faultsOf, type Inputs, type Mapping } from "./check.ts";
import { mapped, unmapped } from "./mapping.ts";
import { described, unmeasured } from "./metrics.ts";
import { type Spec, specOf } from "./spec.ts";

// What AWS would refuse of the stacks, asked of AWS's own description of CloudFormation. It knows properties, what is required,
// types and closed lists of values; it knows no lengths, no patterns, no ranges, and nothing of what stands within a policy, a
// definition of a machine or a pattern of events (those are looked at by permissions, machines and the tests of packages).

let spec: Spec;
let stages: Stage[];
beforeAll(async () => {
  spec = await specOf([...new Set(Object.values(mapped).map(({ cfn }) => cfn))].toSorted());
  stages = [await Stage.of("production"), await Stage.of("dev", rehearsal), await Stage.of("pr-42", preview)];
}, 300_000);

const resources = () => stages.flatMap(({ evaluation }) => evaluation.resources).filter(({ type }) => !isOfSst(type));
/** Components that only hold others together. */
const isOfSst = (type: string) => type.startsWith("sst:") || type.startsWith("pulumi:");

it("has every type of the stacks either in CloudFormation's words or in the list of what cannot be asked", () => {
  const types = [...new Set(resources().map(({ type }) => type))].toSorted();
  expect(types).toEqual([...Object.keys(mapped), ...Object.keys(unmapped)].toSorted());
});

it("has no input that AWS does not know, misses, or takes other values for; and no exception that nothing needs", () => {
  const used = new Map<string, Set<string>>(Object.keys(mapped).map((type) => [type, new Set()]));
  const faults = resources()
    .filter(({ type }) => mapped[type])
    .flatMap(({ type, name, inputs }) =>
      faultsOf(inputs, mapped[type]!, spec, used.get(type)).map((fault) => `${type} ${name}: ${fault}`),
    );
  expect(faults).toEqual([]);
  const exceptions = ({ names, unchecked, given }: Mapping) =>
    [names, unchecked, given].flatMap((all) => Object.keys(all ?? {}));
  const idle = Object.entries(mapped).flatMap(([type, mapping]) =>
    exceptions(mapping).flatMap((path) => (used.get(type)!.has(path) ? [] : `${type} ${path}`)),
  );
  expect(idle).toEqual([]);
});

const first = (type: string, having: (inputs: Inputs) => boolean = () => true): Resource =>
  resources().find((r) => r.type === type && having(r.inputs))!;
/** The faults of a resource of ours after a change. */
function after(type: string, change: (inputs: Inputs) => void): string[] {
  const inputs = structuredClone(first(type).inputs);
  change(inputs);
  return faultsOf(inputs, mapped[type]!, spec);
}

it.each<[string, string, (inputs: Inputs) => void, RegExp]>([
  ["a word of another library", "aws:sqs/queue:Queue", (i) => (i.retention = 9), /^retention: .* no such property$/],
  [
    "a property deep within",
    "aws:cloudfront/distribution:Distribution",
    (i) => (i.origins[0].timeout = 9),
    /^origins\.timeout: /,
  ],
  [
    "a property of a statement of the firewall",
    "aws:wafv2/webAcl:WebAcl",
    (i) => (i.rules[0].statement.rateBasedStatement.per = 9),
    /rateBasedStatement\.per: /,
  ],
  [
    "nothing where AWS wants something",
    "aws:lambda/eventSourceMapping:EventSourceMapping",
    (i) => delete i.functionName,
    /^FunctionName: AWS requires it$/,
  ],
  [
    "nothing within a list",
    "aws:wafv2/webAcl:WebAcl",
    (i) => delete i.rules[0].priority,
    /^rules\.Priority: AWS requires it$/,
  ],
  [
    "a value of no list",
    "aws:lambda/function:Function",
    (i) => (i.packageType = "Tar"),
    /^packageType: one of .*, not "Tar"$/,
  ],
  [
    "a value of no list within",
    "aws:lambda/function:Function",
    (i) => (i.tracingConfig.mode = "On"),
    /^tracingConfig\.mode: one of/,
  ],
  ["a text for a number", "aws:lambda/function:Function", (i) => (i.timeout = "5s"), /^timeout: integer, not "5s"$/],
  ["half a number", "aws:lambda/function:Function", (i) => (i.memorySize = 0.5), /^memorySize: integer, not 0\.5$/],
  [
    "a text for a list",
    "aws:cognito/userPoolClient:UserPoolClient",
    (i) => (i.allowedOauthScopes = { openid: true }),
    /^allowedOauthScopes: /,
  ],
  [
    "a policy that is no JSON",
    "aws:s3/bucketPolicy:BucketPolicy",
    (i) => (i.policy = "{"),
    /^policy: an object or JSON/,
  ],
])("finds %s", (_, type, change, fault) => {
  expect(after(type, change)).toEqual([expect.stringMatching(fault)]);
});

it("looks at nothing that AWS, or a filter of the stage, does not measure", () => {
  const used = new Set<string>();
  expect(stages.flatMap(({ evaluation }) => unmeasured(evaluation, spec, used))).toEqual([]);
  expect([...used].toSorted()).toEqual(Object.keys(described).toSorted());
});

it("finds an alarm on a measure that there is not, by dimensions that it does not have, or that no filter makes", () => {
  const { evaluation } = stages[0]!;
  const alarm = (inputs: Inputs) =>
    unmeasured(
      { ...evaluation, resources: [{ ...first("aws:cloudwatch/metricAlarm:MetricAlarm"), name: "it", inputs }] },
      spec,
    );
  const errors = { namespace: "AWS/Lambda", metricName: "Errors", dimensions: { FunctionName: "f" } };
  expect(alarm(errors)).toEqual([]);
  expect(alarm({ ...errors, metricName: "Error" })).toEqual(["it: AWS has no AWS/Lambda Error by FunctionName"]);
  expect(alarm({ ...errors, dimensions: { Function: "f" } })).toEqual(["it: AWS has no AWS/Lambda Errors by Function"]);
  expect(alarm({ namespace: "marshrut/production", metricName: "lost" })).toEqual([
    "it: no filter makes marshrut/production lost ",
  ]);
});
