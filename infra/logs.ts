import type { Settings } from "./settings.ts";

/** Encrypted, and gone after a while. */
export const logSettings = (settings: Settings, key: aws.kms.Key) => ({
  retentionInDays: settings.production ? 365 : 14,
  kmsKeyId: key.arn,
});

/** Where something writes its log. */
export const logGroup = (
  name: string,
  { settings, path, key }: { settings: Settings; path: string; key: aws.kms.Key },
): aws.cloudwatch.LogGroup =>
  new aws.cloudwatch.LogGroup(name, {
    name: path,
    ...logSettings(settings, key),
  });
