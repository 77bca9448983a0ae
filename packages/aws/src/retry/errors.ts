// Names under which AWS says "not now": throttled, or a passing fault of its own (as the SDK's own retry strategy has it).
const throttled = new Set([
  "LimitExceededException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
  "TransactionInProgressException",
]);
const passing = new Set(["TimeoutError", "RequestTimeout", "RequestTimeoutException"]);
const network = new Set([
  "ECONNRESET",
  "ECONNREFUSED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

/** The parts of an error of the SDK that tell what kind it is. */
interface SdkError {
  name?: string;
  code?: string;
  $metadata?: { httpStatusCode?: number };
  cause?: unknown;
}

export const nameOf = (error: unknown): string => (error as SdkError | undefined)?.name ?? "";

/** True when the same call may succeed later: throttling, faults of the service, lost connections, timeouts. */
export function mayPass(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { name = "", code = "", $metadata, cause } = error as SdkError;
  const status = $metadata?.httpStatusCode ?? 0;
  return (
    throttled.has(name) || passing.has(name) || network.has(code) || status === 429 || status >= 500 || mayPass(cause)
  );
}
