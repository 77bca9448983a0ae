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
/** A machine's ARN with what may stand behind it: the number of a version, or the name of an alias. */
export function readMachineArn(arn: string): { machineArn: string; qualifier: string | undefined } {
  const { type, rest } = read(arn);
  if (type !== "stateMachine") throw invalidArn(`Resource type not valid in this context: ${type}`);
  if (rest.length > 2) throw invalidArn(`Invalid ARN: ${arn}`);
  const [, qualifier] = rest;
  return { machineArn: qualifier === undefined ? arn : arn.slice(0, -qualifier.length - 1), qualifier };
}

/** The ARN of a version. @throws ApiError InvalidArn */
export function readVersionArn(arn: string): { machineArn: string; version: number } {
  const { machineArn, qualifier } = readMachineArn(arn);
  if (qualifier === undefined || !/^\d+$/.test(qualifier)) throw invalidArn(`Invalid ARN: ${arn}`);
  return { machineArn, version: Number(qualifier) };
}

/** The ARN of an alias. @throws ApiError InvalidArn */
export function checkAliasArn(arn: string): void {
  const { qualifier } = readMachineArn(arn);
  if (qualifier === undefined || /^\d+$/.test(qualifier)) throw invalidArn(`Invalid ARN: ${arn}`);
}

export function versionArnOf(machineArn: string, version: number): string {
  return `${machineArn}:${version}`;
}

/** What may carry tags. @throws ApiError InvalidArn */
export function checkTaggedArn(arn: string): void {
  const { type } = read(arn);
  if (type !== "stateMachine" && type !== "activity")
    throw invalidArn(`Resource type not valid in this context: ${type}`);
}

export function checkExecutionArn(arn: string): void {
  need(arn, "execution", 2);
}

export function checkActivityArn(arn: string): void {
  need(arn, "activity", 1);
}

export function machineArnOf(region: string, account: string, name: string): string {
  return `arn:aws:states:${region}:${account}:stateMachine:${name}`;
}
/** EXPRESS: each start is an execution of its own, also under the same name. */
export function expressArnOf(machineArn: string, name: string, id: string): string {
  return `${machineArn.replace(":stateMachine:", ":express:")}:${name}:${id}`;
}
export function executionArnOf(machineArn: string, name: string): string {
  return `${machineArn.replace(":stateMachine:", ":execution:")}:${name}`;
}
