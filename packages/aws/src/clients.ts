import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { SESClient } from "@aws-sdk/client-ses";
import { SFNClient } from "@aws-sdk/client-sfn";

// Region, credentials and, for the local cloud, endpoints (AWS_ENDPOINT_URL_…) come from the environment, read by the SDK.

/** Short enough that a hung connection is noticed well within one request to the API. Without `throw…` the SDK only warns. */
const wire = (requestTimeout: number) => ({
  requestHandler: { connectionTimeout: 1_000, requestTimeout, throwOnRequestTimeout: true },
});

const adaptive = { maxAttempts: 5, retryMode: "adaptive" };

/**
 * Made at the first use and kept for the life of the process. The mark of purity lets a bundle leave out the clients that
 * its handler does not use.
 */
const once = <T>(make: () => T) => {
  let made: T | undefined;
  return (): T => {
    made ??= make();
    return made;
  };
};

/** No retries of its own: the bank has them, since only it knows which conflicts are worth another attempt. */
export const dynamoClient = /* @__PURE__ */ once(() => new DynamoDBClient({ ...wire(3_000), maxAttempts: 1 }));
export const kmsClient = /* @__PURE__ */ once(() => new KMSClient({ ...wire(3_000), ...adaptive }));
export const sfnClient = /* @__PURE__ */ once(() => new SFNClient({ ...wire(5_000), ...adaptive }));
/** A mail with attachments takes longer to hand over. */
export const sesClient = /* @__PURE__ */ once(() => new SESClient({ ...wire(15_000), ...adaptive }));
