import type { Evaluation, Resource } from "../program/evaluation.ts";
import type { Spec } from "./spec.ts";

/** A measure that something of a stage looks at. */
interface Measure {
  namespace: string;
  name: string;
  dimensions: string[];
  by: string;
}

/**
 * Measures that AWS's description leaves out, and whose page says that there are. In the form of what is looked for:
 * namespace, name and dimensions.
 */
export const described: Record<string, string> = {
  "AWS/Scheduler InvocationDroppedCount ScheduleGroup":
    "https://docs.aws.amazon.com/scheduler/latest/UserGuide/monitoring-cloudwatch.html",
  "AWS/States OpenExecutionCount ":
    "https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html: of the account, without a dimension",
  "AWS/WAFV2 BlockedRequests Region+Rule+WebACL":
    "https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html: a regional list has Region, Rule, WebACL",
};

/** What alarms and dashboards look at and AWS, or the stage itself, does not measure. */
export function unmeasured({ stage, resources }: Evaluation, spec: Spec, used: Set<string> = new Set()): string[] {
  const own = new Set(resources.filter((r) => r.type.endsWith(":LogMetricFilter")).map(madeBy));
  return resources.flatMap(looksAt).flatMap(({ namespace, name, dimensions, by }) => {
    const of = `${namespace} ${name}`;
    const set = dimensions.toSorted().join("+");
    if (namespace === `marshrut/${stage}`)
      return own.has(of) && set === "" ? [] : [`${by}: no filter makes ${of} ${set}`];
    if (spec.metrics[of]?.includes(set)) return [];
    if (!described[`${of} ${set}`]) return [`${by}: AWS has no ${of} by ${set || "nothing"}`];
    used.add(`${of} ${set}`);
    return [];
  });
}

const madeBy = ({ inputs }: Resource) => `${inputs.metricTransformation.namespace} ${inputs.metricTransformation.name}`;

interface Metric {
  namespace: string;
  metricName: string;
  dimensions?: Record<string, string>;
}

function looksAt({ type, name: by, inputs }: Resource): Measure[] {
  if (type.endsWith(":MetricAlarm")) {
    const metrics: Metric[] = inputs.metricName
      ? [inputs as Metric]
      : inputs.metricQueries.flatMap(({ metric }: { metric?: Metric }) => metric ?? []);
    return metrics.map(({ namespace, metricName, dimensions = {} }) => ({
      namespace,
      name: metricName,
      dimensions: Object.keys(dimensions),
      by,
    }));
  }
  if (!type.endsWith(":Dashboard")) return [];
  const { widgets } = JSON.parse(inputs.dashboardBody) as { widgets: { properties: { metrics?: unknown[][] } }[] };
  // A row is a namespace, a name, and names of dimensions with their values; what it looks like may come last.
  return widgets.flatMap(({ properties }) =>
    (properties.metrics ?? []).map((row) => {
      const [namespace, name, ...pairs] = row.filter((part) => typeof part === "string");
      return { namespace: namespace!, name: name!, dimensions: pairs.filter((_, i) => i % 2 === 0), by };
    }),
  );
}
