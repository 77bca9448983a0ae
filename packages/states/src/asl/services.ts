/** The integrations that this engine has; a definition that names another is refused. */
import type { Resource, Service } from "./resource.ts";

const token = ["request", "token"] as const;
type Pattern = Service["pattern"];

const services: Record<string, { actions: string[] | "any"; patterns: readonly Pattern[] }> = {
  lambda: { actions: ["invoke"], patterns: token },
  sqs: { actions: ["sendMessage"], patterns: token },
  dynamodb: { actions: ["getItem", "putItem", "updateItem", "deleteItem"], patterns: ["request"] },
  states: { actions: ["startExecution"], patterns: ["request", "token", "sync", "sync:2"] },
  "aws-sdk:dynamodb": { actions: "any", patterns: token },
  "aws-sdk:sfn": { actions: "any", patterns: token },
  "aws-sdk:sqs": { actions: ["sendMessage"], patterns: token },
  "aws-sdk:lambda": { actions: ["invoke"], patterns: token },
};

export function isSupported(resource: Resource | undefined): boolean {
  if (!resource || resource.kind === "activity") return false;
  if (resource.kind === "function") return true;
  const service = Object.hasOwn(services, resource.type) ? services[resource.type] : undefined;
  if (!service?.patterns.includes(resource.pattern)) return false;
  return service.actions === "any" ? /^[a-z]/.test(resource.action) : service.actions.includes(resource.action);
}
