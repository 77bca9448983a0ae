/** ARNs of state machines and executions. */
import { invalidArn } from "./errors.ts";

interface Parts {
  type: string;
  rest: string[];
}

/** @throws ApiError InvalidArn in AWS's words. */
function read(arn: string): Parts {
  if (!arn.startsWith("arn:")) throw invalidArn(`Invalid ARN prefix: ${arn}`);
  const [, partition, service, region, account, type, ...rest] = arn.split(":");
  if (!partition || !/^aws/.test(partition)) throw invalidArn(`Invalid ARN prefix: ${arn}`);
  if (service !== "states") throw invalidArn(`Invalid ARN service: ${arn}`);
  if (
    !region ||
    !account ||
    !/^\d{12}$/.test(account) ||
    !type ||
    rest.length === 0 ||
    rest.some((part) => part === "")
  ) {
    throw invalidArn(`Invalid ARN: ${arn}`);
  }
  return { type, rest };
}

function need(arn: string, wanted: string, parts: number): void {
  const { type, rest } = read(arn);
  if (type !== wanted) throw invalidArn(`Resource type not valid in this context: ${type}`);
  if (rest.length !== parts) throw invalidArn(`Invalid ARN: ${arn}`);
}

export function checkMachineArn(arn: string): void {
  need(arn, "stateMachine", 1);
}
export function checkExecutionArn(arn: string): void {
  need(arn, "execution", 2);
}

export function machineArnOf(region: string, account: string, name: string): string {
  return `arn:aws:states:${region}:${account}:stateMachine:${name}`;
}
export function executionArnOf(machineArn: string, name: string): string {
  return `${machineArn.replace(":stateMachine:", ":execution:")}:${name}`;
}
