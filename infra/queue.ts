import { pascal, physical } from "./names.ts";

export interface DeadLetters {
  name: string;
  queue: aws.sqs.Queue;
}

/** Where what could not be done waits for a person, two weeks at most; encrypted by SQS, closed to plain HTTP. */
export function deadLetters(name: string): DeadLetters {
  const queue = new aws.sqs.Queue(`${pascal(name)}DeadLetters`, {
    name: physical(`${name}-dead-letters`),
    messageRetentionSeconds: 1_209_600,
    sqsManagedSseEnabled: true,
  });
  return { name, queue };
}

/** Lets rules of EventBridge put what they could not deliver into the queue; a queue has one policy, so all are named at once. */
export const acceptFrom = ({ name, queue }: DeadLetters, ruleArns: $util.Input<string>[]): aws.sqs.QueuePolicy =>
  new aws.sqs.QueuePolicy(`${pascal(name)}DeadLettersPolicy`, {
    queueUrl: queue.url,
    policy: $jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "RulesLeaveWhatTheyCouldNotDeliver",
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: "sqs:SendMessage",
          Resource: queue.arn,
          Condition: { ArnEquals: { "aws:SourceArn": ruleArns } },
        },
      ],
    }),
  });
