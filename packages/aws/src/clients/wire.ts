// Region, credentials and, for the local cloud, endpoints (AWS_ENDPOINT_URL_…) come from the environment, read by the SDK.

/** Short enough that a hung connection is noticed well within one request to the API. Without `throw…` the SDK only warns. */
export const wire = (requestTimeout: number) => ({
  requestHandler: { connectionTimeout: 1_000, requestTimeout, throwOnRequestTimeout: true },
});

export const adaptive = { maxAttempts: 5, retryMode: "adaptive" };

/** Made at the first use and kept for the life of the process. */
export const once = <T>(make: () => T) => {
  let made: T | undefined;
  return (): T => {
    made ??= make();
    return made;
  };
};
