import { pascal, physical } from "./names.ts";
import type { Page } from "./pages.ts";

/** One measure of CloudWatch. */
export interface Metric {
  namespace: string;
  name: string;
  dimensions: Record<string, $util.Input<string>>;
  statistic: "Sum" | "Maximum" | "Average" | "p99";
}

/** Threshold, period in seconds, and for how many periods in a row. Periods in which nothing was measured count as quiet. */
export interface Threshold {
  threshold: number;
  period: number;
  periods: number;
  /** Alarms when it is less instead, or nothing is measured at all: what should go on has stopped. */
  silence?: true;
}

const minute = 60;
/** Alarms on the first occurrence. */
export const onFirst: Threshold = { threshold: 0, period: 5 * minute, periods: 1 };
/** Alarms only when it lasts 15 minutes. */
export const lasting: Threshold = { threshold: 0, period: 5 * minute, periods: 3 };

export interface AlarmSpec extends Threshold {
  /** What it watches: `relay`, `records`. */
  subject: string;
  /** Its page in docs/runbook.md. */
  page: Page;
  /** Several are added up. */
  metrics: [Metric, ...Metric[]];
  /** Whom it tells. */
  topic: aws.sns.Topic;
}

/** An alarm that tells people, and where the runbook has its page. */
export function alarm(spec: AlarmSpec): aws.cloudwatch.MetricAlarm {
  const { subject, page, metrics, threshold, silence, period, periods, topic } = spec;
  const stat = ({ statistic }: Metric) => (statistic === "p99" ? { extendedStatistic: "p99" } : { statistic });
  const [only, ...more] = metrics;
  return new aws.cloudwatch.MetricAlarm(`${pascal(subject)}${pascal(page)}`, {
    name: physical(`${subject}-${page}`),
    alarmDescription: `docs/runbook.md#${page}`,
    comparisonOperator: silence ? "LessThanThreshold" : "GreaterThanThreshold",
    threshold,
    evaluationPeriods: periods,
    treatMissingData: silence ? "breaching" : "notBreaching",
    alarmActions: [topic.arn],
    okActions: [topic.arn],
    ...(more.length === 0
      ? { namespace: only.namespace, metricName: only.name, dimensions: only.dimensions, period, ...stat(only) }
      : {
          metricQueries: [
            {
              id: "total",
              expression: metrics.map((_, i) => `FILL(m${i}, 0)`).join(" + "),
              returnData: true,
              label: page,
            },
            ...metrics.map((metric, i) => ({
              id: `m${i}`,
              metric: {
                namespace: metric.namespace,
                metricName: metric.name,
                dimensions: metric.dimensions,
                period,
                stat: metric.statistic,
              },
            })),
          ],
        }),
  });
}
