import { physical } from "./names.ts";

interface Shown {
  region: string;
  functions: { name: string; physical: $util.Input<string> }[];
  machines: { name: string; arn: $util.Input<string> }[];
  apiId: $util.Input<string>;
}

/** One page that says how the stage is: requests, functions, executions, mail. */
export function dashboard({ region, functions, machines, apiId }: Shown): aws.cloudwatch.Dashboard {
  type Line = ($util.Input<string> | { stat?: string; label?: string })[];
  const widget = (title: string, metrics: Line[], at: number) => ({
    type: "metric",
    x: (at % 2) * 12,
    y: Math.floor(at / 2) * 6,
    width: 12,
    height: 6,
    properties: { title, region, metrics, period: 300, stat: "Sum", view: "timeSeries" },
  });
  const ofFunctions = (what: string, stat = "Sum"): Line[] =>
    functions.map(({ name, physical }) => ["AWS/Lambda", what, "FunctionName", physical, { stat, label: name }]);
  const ofMachines = (what: string): Line[] =>
    machines.map(({ name, arn }) => ["AWS/States", what, "StateMachineArn", arn, { label: name }]);
  const ofApi = (what: string, stat = "Sum"): Line => ["AWS/ApiGateway", what, "ApiId", apiId, { stat }];
  return new aws.cloudwatch.Dashboard("Dashboard", {
    dashboardName: physical("overview"),
    dashboardBody: $jsonStringify({
      widgets: [
        widget("Requests", [ofApi("Count"), ofApi("4xx"), ofApi("5xx")], 0),
        widget("Latency, ms", [ofApi("Latency", "p50"), ofApi("Latency", "p99")], 1),
        widget("Errors of functions", ofFunctions("Errors"), 2),
        widget("Duration p99, ms", ofFunctions("Duration", "p99"), 3),
        widget("Executions started", ofMachines("ExecutionsStarted"), 4),
        widget("Executions failed", ofMachines("ExecutionsFailed"), 5),
        widget(
          "Mail",
          [
            ["AWS/SES", "Send"],
            ["AWS/SES", "Bounce"],
            ["AWS/SES", "Complaint"],
            ["AWS/SES", "Reject"],
          ],
          6,
        ),
      ],
    }),
  });
}
