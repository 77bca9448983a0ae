import type { FunctionEntry } from "@marshrut/functions/manifest";
import { bundling } from "./bundling.ts";
import { logGroup } from "./logs.ts";
import { pascal, physical } from "./names.ts";
import type { Statement } from "./policy.ts";
import type { DeadLetters } from "./queue.ts";
import type { Settings } from "./settings.ts";

const trustedLambda = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
});

/** What a handler is built with beside its entry. */
export interface HandlerArgs {
  settings: Settings;
  logKey: aws.kms.Key;
  environment: Record<string, $util.Input<string>>;
  permissions: Statement[];
  /** Where an event goes that was accepted without an answer and could not be done after all attempts. */
  failed?: DeadLetters;
}

export interface Handler {
  fn: sst.aws.Function;
  log: aws.cloudwatch.LogGroup;
}

/** The one for whose answer a person waits, and of which the runbook looks at traces. */
const tracedFunction = "api";

/** One Lambda function: its own bundle, its own role with nothing but `permissions`, its own log. */
export function handler(entry: FunctionEntry, args: HandlerArgs): Handler {
  const { settings, logKey, environment, permissions, failed } = args;
  const name = pascal(entry.name);
  const traced = entry.name === tracedFunction;
  const log = logGroup(`${name}Log`, { settings, path: `/aws/lambda/${physical(entry.name)}`, key: logKey });
  const fn = new sst.aws.Function(name, {
    name: physical(entry.name),
    description: entry.purpose,
    handler: entry.handler,
    runtime: "nodejs24.x",
    architecture: "arm64",
    memory: "1024 MB",
    timeout: `${entry.timeoutSeconds} seconds`,
    nodejs: bundling,
    environment,
    permissions: [
      ...permissions,
      // Lambda names the streams of the log at run time.
      { actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [$interpolate`${log.arn}:*`] },
      // X-Ray knows no resources: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
      ...(traced ? [{ actions: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"], resources: ["*"] }] : []),
      ...(failed ? [{ actions: ["sqs:SendMessage"], resources: [failed.queue.arn] }] : []),
    ],
    logging: { logGroup: log.name },
    transform: {
      role: {
        // AWSLambdaBasicExecutionRole would let it make and write every log of the account.
        managedPolicyArns: [],
        // sst's own also trusts the whole account, for the sake of `sst dev`.
        assumeRolePolicy: trustedLambda,
      },
      // Lambda takes no rule of sampling, and at our rates it would record nearly every call.
      function: { tracingConfig: { mode: traced ? "Active" : "PassThrough" } },
    },
  });
  if (failed)
    new aws.lambda.FunctionEventInvokeConfig(`${name}Failed`, {
      functionName: fn.name,
      maximumRetryAttempts: 2,
      maximumEventAgeInSeconds: 21_600,
      destinationConfig: { onFailure: { destination: failed.queue.arn } },
    });
  return { fn, log };
}
