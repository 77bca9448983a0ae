import { calledFunctions } from "./called.ts";
import { pascal, physical } from "./names.ts";
import { assumedBy, policyText } from "./policy.ts";
import type { Settings } from "./settings.ts";

/** Under which alias executions are started: a deploy moves it to the version that it has published. */
export const liveAlias = "live";

/**
 * A Standard state machine with a role derived from its definition. Every change publishes a version and moves the alias;
 * what runs goes on with the version that it began with (FAULTS F14). Its log tells states, never their data.
 */
export function stateMachine(
  name: string,
  { settings, definition, log }: { settings: Settings; definition: $util.Output<string>; log: aws.cloudwatch.LogGroup },
): aws.sfn.StateMachine {
  const role = new aws.iam.Role(`${pascal(name)}MachineRole`, {
    name: physical(name).slice(0, 64),
    assumeRolePolicy: assumedBy("states.amazonaws.com"),
    inlinePolicies: [
      { name: "call", policy: definition.apply((text) => mayInvoke(calledFunctions(text))) },
      { name: "log", policy: policyText(logging) },
    ],
  });
  const machine = new aws.sfn.StateMachine(
    `${pascal(name)}Machine`,
    {
      name: physical(name),
      type: "STANDARD",
      definition,
      roleArn: role.arn,
      publish: true,
      loggingConfiguration: {
        level: "ERROR",
        includeExecutionData: false,
        logDestination: $interpolate`${log.arn}:*`,
      },
    },
    // With the machine all that runs in it would end at its next transition.
    { protect: settings.production, retainOnDelete: settings.production },
  );
  new aws.sfn.Alias(`${pascal(name)}Live`, {
    name: liveAlias,
    routingConfigurations: [{ stateMachineVersionArn: machine.stateMachineVersionArn, weight: 100 }],
  });
  return machine;
}

const mayInvoke = (arns: string[]) => policyText([{ actions: ["lambda:InvokeFunction"], resources: arns }]);

// Log deliveries have no resources: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
const logging = [
  {
    actions: [
      "logs:CreateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:DescribeLogGroups",
      "logs:DescribeResourcePolicies",
      "logs:GetLogDelivery",
      "logs:ListLogDeliveries",
      "logs:PutResourcePolicy",
      "logs:UpdateLogDelivery",
    ],
    resources: ["*"],
  },
];
