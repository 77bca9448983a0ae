import { devNull } from "node:os";
import type { Manifest, Place } from "./manifest.types.ts";

/**
 * The environment in which handlers find their services, by the AWS SDK's own variables; undefined takes a variable away.
 * Nothing of a developer's real account may shine through: no profile, no config file, no session.
 */
export function environmentOf(manifest: Manifest, place: Place, region: string): Record<string, string | undefined> {
  const { dynamodb, states, mail, lambda, s3, kms } = place.urls;
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_SESSION_TOKEN: undefined,
    AWS_PROFILE: undefined,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: undefined,
    AWS_ENDPOINT_URL: undefined,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_DYNAMODB_STREAMS: dynamodb,
    AWS_ENDPOINT_URL_SFN: states,
    AWS_ENDPOINT_URL_SES: mail,
    AWS_ENDPOINT_URL_LAMBDA: lambda,
    AWS_ENDPOINT_URL_S3: s3,
    AWS_ENDPOINT_URL_KMS: kms,
    ...ofFunctions(manifest, place),
  };
}

function ofFunctions(manifest: Manifest, place: Place): Record<string, string> {
  const merged: Record<string, string> = {};
  const owner = new Map<string, string>();
  for (const { name, env = {} } of [{ name: "the manifest", env: manifest.env }, ...manifest.functions]) {
    for (const [key, value] of Object.entries(typeof env === "function" ? env(place) : env)) {
      // On AWS each function has an environment of its own; here a disagreement would be a silent mix-up.
      if (key in merged && merged[key] !== value)
        throw new Error(`${owner.get(key)} and ${name} want different values of ${key}.`);
      merged[key] = value;
      owner.set(key, name);
    }
  }
  return merged;
}

/** Sets the variables of this process; returns the way back. */
export function setEnvironment(variables: Record<string, string | undefined>): () => void {
  const before = Object.keys(variables).map((key) => [key, process.env[key]] as const);
  apply(Object.entries(variables));
  return () => apply(before);
}

function apply(variables: Iterable<readonly [string, string | undefined]>): void {
  for (const [key, value] of variables) {
    if (value === undefined) delete process.env[key];
    else process.env[key] = value;
  }
}
