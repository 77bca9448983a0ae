/** What a Task's Resource names. */
export type Resource = { kind: "function"; arn: string } | { kind: "activity"; arn: string } | Service;

export interface Service {
  kind: "service";
  /** As events spell it: `lambda`, `sqs`, `aws-sdk:dynamodb`. */
  type: string;
  /** As events spell it: `invoke`, `sendMessage.waitForTaskToken`, `startExecution.sync:2`. */
  name: string;
  /** The name without its pattern. */
  action: string;
  pattern: "request" | "token" | "sync" | "sync:2";
}

const arn = /^arn:(aws|aws-cn|aws-us-gov):([a-z0-9-]+):([a-z0-9-]*):(\d{12})?:(.+)$/s;

/** Undefined when the text is no resource at all. */
export function parseResource(text: string): Resource | undefined {
  const parts = arn.exec(text);
  if (!parts) return undefined;
  const [, , service, region, account, rest] = parts as unknown as string[];
  if (service === "lambda" && rest!.startsWith("function:")) return { kind: "function", arn: text };
  if (service !== "states") return undefined;
  if (account && rest!.startsWith("activity:")) return { kind: "activity", arn: text };
  return region || account ? undefined : parseService(rest!);
}

function parseService(rest: string): Service | undefined {
  const match = /^((?:aws-sdk:)?[a-z0-9-]+):([A-Za-z0-9]+)(\.waitForTaskToken|\.sync|\.sync:2)?$/.exec(rest);
  if (!match) return undefined;
  const [, type, action, suffix = ""] = match as unknown as [string, string, string, string | undefined];
  const pattern = ({ "": "request", ".waitForTaskToken": "token", ".sync": "sync", ".sync:2": "sync:2" } as const)[
    suffix as "" | ".waitForTaskToken" | ".sync" | ".sync:2"
  ];
  return { kind: "service", type, name: `${action}${suffix}`, action, pattern };
}
