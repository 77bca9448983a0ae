/** How AWS spells a service's error in a task's history: two generations of its SDK. */
import type { CallResult } from "../interpreter/index.ts";
import { ServiceError } from "./types.ts";

/** The optimised integrations: `Lambda.X`, `(Service: AWSLambda; Status Code: 404; …)`. */
export function classicFailure(prefix: string, service: string, error: unknown): CallResult {
  const { name, message, statusCode, requestId } = known(error);
  if (name === "SdkClientException") return { ok: false, error: `${prefix}.${name}`, cause: message };
  const code = name.replace(/Exception$/, (suffix) => (prefix === "StepFunctions" ? "" : suffix));
  return {
    ok: false,
    error: `${prefix}.${name}`,
    cause: `${message} (Service: ${service}; Status Code: ${statusCode}; Error Code: ${code}; Request ID: ${requestId}; Proxy: null)`,
  };
}

/** The aws-sdk integrations: `DynamoDb.XException`, `(Service: DynamoDb, Status Code: 400, …)`. */
export function sdkFailure(service: string, error: unknown): CallResult {
  const { name, message, statusCode, requestId } = known(error);
  const cause = `${message} (Service: ${service}, Status Code: ${statusCode}, Request ID: ${requestId})`;
  return { ok: false, error: `${service}.${name.endsWith("Exception") ? name : `${name}Exception`}`, cause };
}

function known(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  const { name, message } = error as Error;
  return new ServiceError(name, message);
}
