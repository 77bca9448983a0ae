// Region, credentials and, for the local cloud, endpoints (AWS_ENDPOINT_URL_…) come from the environment, read by the SDK.

/** Short enough that a hung connection is noticed well within one request to the API. Without `throw…` the SDK only warns. */
export const wire = (requestTimeout: number) => ({
  requestHandler: { connectionTimeout: 1_000, requestTimeout, throwOnRequestTimeout: true },
});

/**
 * Jittered repeats, and no more: adaptive retries also hold back first attempts of everybody who shares the client, long after
 * the service is well again. What is left, the outbox and the machines repeat. Source: AWS SDKs, "Retry behavior".
 */
export const repeating = { maxAttempts: 5, retryMode: "standard" };

/**
 * Without the SDK's own log of requests. Nobody reads it, yet for it the SDK copies every request and answer, item by item, to blank
 * what might be secret: 5 % of our processor time.
 */
export function quiet<C extends { middlewareStack: { remove(name: string): boolean } }>(client: C): C {
  client.middlewareStack.remove("loggerMiddleware");
  return client;
}
