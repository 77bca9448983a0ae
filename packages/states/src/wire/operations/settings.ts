/** What a machine is set to beside its definition: role, logs, traces, encryption. Kept and shown; nothing is sent. */
import { isObject, type JsonObject } from "../../json/index.ts";
import { ApiError, invalidArn } from "../errors.ts";
import * as Params from "../params.ts";

export const settingsRules: Params.Rules = {
  loggingConfiguration: { type: "object" },
  tracingConfiguration: { type: "object" },
  encryptionConfiguration: { type: "object" },
};
export const settingNames = Object.keys(settingsRules);

const inside: Record<string, Params.Rules> = {
  loggingConfiguration: {
    level: { type: "string", values: ["ALL", "ERROR", "FATAL", "OFF"] },
    includeExecutionData: { type: "boolean" },
    destinations: { type: "list" },
  },
  tracingConfiguration: { enabled: { type: "boolean" } },
  encryptionConfiguration: {
    type: { type: "string", required: true, values: ["AWS_OWNED_KEY", "CUSTOMER_MANAGED_KMS_KEY"] },
    kmsKeyId: { type: "string", min: 1, max: 2048 },
    kmsDataKeyReusePeriodSeconds: { type: "integer", min: 60, max: 900 },
  },
};

export function checkedRole(roleArn: string): string {
  if (!roleArn.startsWith("arn:")) throw invalidArn(`Invalid ARN prefix: ${roleArn}`);
  if (!/^arn:[a-z-]+:iam::\d{12}:role\/.+/.test(roleArn)) throw invalidArn(`Invalid Role Arn: '${roleArn}'`);
  return roleArn;
}

/** @throws ApiError ValidationException for fields of the wrong kind */
export function checkSettings(input: JsonObject): void {
  for (const [name, rules] of Object.entries(inside)) Params.checkInside(input[name], name, rules);
}

/** The settings that a request names. @throws ApiError for those that AWS would not take */
export function settingsOf(input: JsonObject): JsonObject {
  checkSettings(input);
  if (isObject(input.loggingConfiguration)) checkLogging(input.loggingConfiguration);
  checkEncryption(input);
  return Object.fromEntries(settingNames.flatMap((key) => (input[key] == null ? [] : [[key, input[key]]])));
}

function checkLogging(logging: JsonObject): void {
  const refuse = (why: string) => new ApiError("InvalidLoggingConfiguration", `Invalid Logging Configuration: ${why}`);
  const destinations = (logging.destinations ?? []) as JsonObject[];
  if (destinations.length > 1 || ((logging.level ?? "OFF") !== "OFF" && destinations.length !== 1))
    throw refuse("Must specify exactly one Log Destination.");
}

/** Encryption as it is asked for: a key of the customer's with its key, AWS's own without. */
export function checkEncryption({ encryptionConfiguration: encryption }: JsonObject): void {
  if (!isObject(encryption)) return;
  const owned = encryption.type === "AWS_OWNED_KEY";
  const named = encryption.kmsKeyId != null || (owned && encryption.kmsDataKeyReusePeriodSeconds != null);
  if (owned !== named) return;
  const why = owned
    ? "KmsKeyId and KmsDataKeyReusePeriodSeconds must not be specified for type AWS_OWNED_KEY."
    : "KmsKeyId must be specified for type CUSTOMER_MANAGED_KMS_KEY.";
  throw new ApiError("InvalidEncryptionConfiguration", `Invalid Encryption Configuration: ${why}`);
}

const defaults: Record<string, JsonObject> = {
  loggingConfiguration: { includeExecutionData: false, level: "OFF" },
  tracingConfiguration: { enabled: false },
  encryptionConfiguration: { type: "AWS_OWNED_KEY" },
};

/** The settings with AWS's defaults, as Describe shows them. */
export function described(settings: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(defaults).map(([key, value]) => {
      const given = settings[key] as JsonObject | undefined;
      const reuse: JsonObject = given?.type === "CUSTOMER_MANAGED_KMS_KEY" ? { kmsDataKeyReusePeriodSeconds: 300 } : {};
      return [key, { ...value, ...reuse, ...given }];
    }),
  );
}
