import type { AuthScheme, RequestSigner } from "@smithy/types";
import { Whole } from "./handler.ts";
import { Sha256 } from "./sha256.ts";

// Region, credentials and, for the local cloud, endpoints (AWS_ENDPOINT_URL_…) come from the environment, read by the SDK.

/** Short enough that a hung connection is noticed well within one request to the API. Without `throw…` the SDK only warns. */
export const wire = (requestTimeout: number) => ({
  requestHandler: { connectionTimeout: 1_000, requestTimeout, throwOnRequestTimeout: true },
});

/** The same limits for services that speak JSON, which are asked hundreds of times a minute. */
export const wholeWire = (requestTimeout: number) => ({
  requestHandler: new Whole({ connectionTimeout: 1_000, requestTimeout }),
  sha256: Sha256,
});

/**
 * Jittered repeats, and no more: adaptive retries also hold back first attempts of everybody who shares the client, long after
 * the service is well again. What is left, the outbox and the machines repeat. Source: AWS SDKs, "Retry behavior".
 */
export const repeating = { maxAttempts: 5, retryMode: "standard" };

/**
 * What the SDK does with every call for nobody. Its own log copies every request and answer, item by item, to blank what might be secret; its name
 * for itself is put together anew each time from what the client can do; a trace is carried on, and we have none.
 */
const idle = ["loggerMiddleware", "getUserAgentMiddleware", "recursionDetectionMiddleware"];

interface Trimmed {
  middlewareStack: { remove(name: string): boolean };
  config: { signer: (scheme?: AuthScheme) => Promise<RequestSigner> };
}

/** The client without what is done for nobody, and with one signer for all its calls: the SDK makes one for each, of all its settings. */
export function trimmed<C extends Trimmed>(client: C): C {
  for (const name of idle) client.middlewareStack.remove(name);
  const make = client.config.signer;
  let made: Promise<RequestSigner> | undefined;
  client.config.signer = (scheme) => {
    made ??= make(scheme).catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
  return client;
}
