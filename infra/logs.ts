import type { Metric } from "./alarm.ts";
import { pascal, physical } from "./names.ts";
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

/** Counts the lines of a log that match, `{ $.what = "mail.held" }`, as a measure of the stage. */
export function logMetric(name: string, { log, pattern }: { log: aws.cloudwatch.LogGroup; pattern: string }): Metric {
  const namespace = `${$app.name}/${$app.stage}`;
  new aws.cloudwatch.LogMetricFilter(pascal(name), {
    name: physical(name),
    logGroupName: log.name,
    pattern,
    metricTransformation: { namespace, name, value: "1" },
  });
  return { namespace, name, dimensions: {}, statistic: "Sum" };
}
