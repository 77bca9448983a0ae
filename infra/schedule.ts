import { pascal, physical } from "./names.ts";
import { assumedBy, policyText } from "./policy.ts";
import type { DeadLetters } from "./queue.ts";

/** When something wakes: a rate or a cron expression that counts in a zone. */
export interface ScheduleSpec {
  name: string;
  expression: string;
  timezone: string;
}

/**
 * Wakes a function by the clock, under a role that can do nothing else. What cannot be handed over after an hour goes to
 * `dead`.
 */
export function schedule(
  spec: ScheduleSpec,
  { fn, dead, group }: { fn: sst.aws.Function; dead: DeadLetters; group: aws.scheduler.ScheduleGroup },
): aws.scheduler.Schedule {
  const name = pascal(spec.name);
  const role = new aws.iam.Role(`${name}ScheduleRole`, {
    name: physical(`schedule-${spec.name}`),
    assumeRolePolicy: assumedBy("scheduler.amazonaws.com"),
    inlinePolicies: [
      {
        name: "wake",
        policy: policyText([
          { actions: ["lambda:InvokeFunction"], resources: [fn.arn] },
          { actions: ["sqs:SendMessage"], resources: [dead.queue.arn] },
        ]),
      },
    ],
  });
  return new aws.scheduler.Schedule(`${name}Schedule`, {
    name: physical(spec.name),
    groupName: group.name,
    scheduleExpression: spec.expression,
    scheduleExpressionTimezone: spec.timezone,
    flexibleTimeWindow: { mode: "OFF" },
    target: {
      arn: fn.arn,
      roleArn: role.arn,
      deadLetterConfig: { arn: dead.queue.arn },
      retryPolicy: { maximumEventAgeInSeconds: 3_600, maximumRetryAttempts: 10 },
    },
  });
}
