// Evaluates sst.config.ts for one stage under Pulumi's mocks, as sst's own runner does under Pulumi, and writes down every
// resource. Bundled by ../evaluate.ts into .sst/platform, so that both it and the components load one copy of Pulumi.
import { writeFileSync } from "node:fs";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { accountId, answerCall, attributesOf } from "./cloud.ts";
import type { Evaluation, Resource } from "./evaluation.ts";

const [stage = "dev", out = "/dev/stdout", root = process.cwd()] = process.argv.slice(2);
const resources: Resource[] = [];
const builds: Evaluation["builds"] = {};
const globals = globalThis as unknown as Record<string, unknown>;

// What the shim of sst puts into the scope of the program (platform/src/shim/run.js and the definitions of its bundler).
const { output, all, apply, interpolate, concat, jsonParse, jsonStringify } = pulumi as unknown as Record<
  string,
  unknown
>;
Object.assign(globals, {
  aws,
  $config: (config: unknown) => config,
  $util: pulumi,
  $output: output,
  $resolve: all,
  $apply: apply,
  $interpolate: interpolate,
  $concat: concat,
  $jsonParse: jsonParse,
  $jsonStringify: jsonStringify,
  $secrets: {},
  $dev: false,
  $cli: {
    command: "deploy",
    paths: { home: `${root}/.sst/home`, root, work: `${out}.work`, platform: `${root}/.sst/platform` },
    state: { version: {} },
  },
});

interface Config {
  app(input: { stage: string }): Promise<{ name: string; providers: { aws: { region: string } } }>;
  run(): Promise<Record<string, unknown>>;
}
const config = (await import("../../../sst.config.ts")).default as unknown as Config;
const app = await config.app({ stage });
const { region } = app.providers.aws;
globals.$app = { removal: "retain", protect: false, ...app, stage };

await pulumi.runtime.setMocks(
  {
    newResource({ type, name, inputs, custom, id }) {
      // Only looked up, it is on AWS already, under its id and with its stream.
      const known = id && !Object.hasOwn(inputs, "name") ? { ...inputs, name: id, streamEnabled: true } : inputs;
      const { id: made, ...attributes } = attributesOf(type, name, known, region);
      if (custom !== false) resources.push({ type, name, inputs, id: id || made, arn: attributes.arn });
      return { id: id || made, state: { ...inputs, ...attributes } };
    },
    call: ({ token, inputs }) => answerCall(token, inputs, region),
  },
  app.name,
  stage,
  false,
);
const options = new Map<string, pulumi.ResourceOptions>();

// What components ask of the command line's own server.
const { rpc } = await import("../../../.sst/platform/src/components/rpc/rpc.ts");
rpc.call = (async (method: string, args: { functionID: string; handler: string; properties: unknown }) => {
  if (method === "Provider.Aws.Bootstrap")
    return { asset: "sst-asset", assetEcrRegistryId: accountId, assetEcrUrl: "ecr", state: "sst-state" };
  if (method !== "Runtime.Build") throw new Error(`The program asks for something new: ${method}`);
  builds[args.functionID] = { handler: args.handler, properties: args.properties };
  return { handler: "bundle.handler", out: `${root}/infra/types`, errors: [], sourcemaps: [] };
}) as typeof rpc.call;

const components = await import("../../../.sst/platform/src/components/index.ts");
const { $transform, $asset } = await import("../../../.sst/platform/src/components/component.ts");
Object.assign(globals, { sst: components, $transform, $asset });
const { run } = await import("../../../.sst/platform/src/auto/run.ts");

let outputs: Record<string, unknown> | undefined;
void pulumi.runtime
  .runInPulumiStack(() => {
    pulumi.runtime.registerStackTransformation(({ type, name, opts }) => {
      options.set(`${type} ${name}`, opts);
      return undefined;
    });
    return run(config.run as never) as Promise<Record<string, unknown>>;
  })
  .then((value) => {
    outputs = value as Record<string, unknown>;
  });

// The loop must drain as in a real Pulumi program: an error inside of an .apply() is a rejection that comes later.
process.on("beforeExit", () => {
  if (!outputs) {
    console.error("The outputs never resolved: something waits for a value that nobody gives.");
    process.exit(1);
  }
  for (const resource of resources) {
    const asked: pulumi.CustomResourceOptions = options.get(`${resource.type} ${resource.name}`) ?? {};
    const { protect, retainOnDelete, ignoreChanges } = asked;
    const told = { protect: protect ?? false, retainOnDelete: retainOnDelete ?? false, ignoreChanges };
    const before = [asked.dependsOn ?? []].flat() as { __name?: string }[];
    const dependsOn = before.length > 0 ? before.map(({ __name }) => __name) : undefined;
    Object.assign(resource, told, { import: asked.import, dependsOn });
  }
  const evaluation: Evaluation = { stage, app: globals.$app as Evaluation["app"], outputs, builds, resources };
  writeFileSync(out, JSON.stringify(evaluation, null, 1));
  process.exit(0);
});
