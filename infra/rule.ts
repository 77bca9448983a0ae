import { pascal, physical } from "./names.ts";
import type { DeadLetters } from "./queue.ts";

/** What of EventBridge's wakes a function, and for how long it is tried. */
export interface RuleSpec {
  name: string;
  description: string;
  pattern: Record<string, unknown>;
  tried: { seconds: number; times: number };
}

/**
 * Wakes a function by what a service of AWS tells. What could not be handed over goes to `dead`, whose policy must name the rule
 * (`acceptFrom`).
 */
export function rule(
  spec: RuleSpec,
  { fn, dead }: { fn: sst.aws.Function; dead: DeadLetters },
): aws.cloudwatch.EventRule {
  const name = pascal(spec.name);
  const made = new aws.cloudwatch.EventRule(`${name}Rule`, {
    name: physical(spec.name),
    description: spec.description,
    eventPattern: $jsonStringify(spec.pattern),
  });
  new aws.lambda.Permission(`${name}MayTell`, {
    action: "lambda:InvokeFunction",
    function: fn.name,
    principal: "events.amazonaws.com",
    sourceArn: made.arn,
  });
  new aws.cloudwatch.EventTarget(`${name}Target`, {
    rule: made.name,
    arn: fn.arn,
    deadLetterConfig: { arn: dead.queue.arn },
    retryPolicy: { maximumEventAgeInSeconds: spec.tried.seconds, maximumRetryAttempts: spec.tried.times },
  });
  return made;
}
