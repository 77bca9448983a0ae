import type { Json } from "../asl/index.ts";
import type { Finding } from "./finding.ts";
import { type Loose, listOf, objectOf, type StateNode, textOf } from "./scopes.ts";

export const waitsForToken = (state: StateNode): boolean =>
  (textOf(state.body.Resource) ?? "").endsWith(".waitForTaskToken");

/** What a task must say about failing, waiting and being answered. */
export function taskFindings(state: StateNode): Finding[] {
  const { body, path, type } = state;
  if (type !== "Task") return [];
  const findings: Finding[] = [];
  // A service that stumbles once must not end an execution that may run for a year.
  if (listOf(body.Retry).length === 0) findings.push({ path, rule: "no-retry", message: "a Task needs a Retry" });

  const { HeartbeatSeconds: heartbeat, TimeoutSeconds: timeout } = body;
  // AWS: the heartbeat must be smaller than the timeout. Expressions are known at run time only.
  if (typeof heartbeat === "number" && typeof timeout === "number" && heartbeat >= timeout)
    findings.push({
      path: `${path}.HeartbeatSeconds`,
      rule: "heartbeat",
      message: `${heartbeat} s is not shorter than the timeout of ${timeout} s`,
    });

  if (waitsForToken(state)) {
    if (!mentionsToken(body.Arguments))
      findings.push({
        path: `${path}.Arguments`,
        rule: "no-token",
        message: "$states.context.Task.Token is not handed to anybody, so nobody can answer",
      });
    if (timeout === undefined && heartbeat === undefined)
      findings.push({ path, rule: "waits-for-ever", message: "a wait for a token needs TimeoutSeconds" });
  }
  return findings;
}

const mentionsToken = (value: Json | undefined): boolean => {
  if (typeof value === "string") return /^\{%.*\$states\.context\.Task\.Token\b.*%\}$/s.test(value);
  if (Array.isArray(value)) return value.some(mentionsToken);
  return Object.values(objectOf(value)).some(mentionsToken);
};

/** `States.ALL` must stand alone in its list, and its retrier or catcher last: what comes after it is never asked. */
export function errorFindings({ body, path }: StateNode): Finding[] {
  const check = (field: "Retry" | "Catch"): Finding[] => {
    const rules: Loose[] = listOf(body[field]).map(objectOf);
    return rules.flatMap((rule, i): Finding[] => {
      const errors = listOf(rule.ErrorEquals);
      if (!errors.includes("States.ALL")) return [];
      const at = `${path}.${field}[${i}]`;
      return [
        ...(errors.length > 1 ? [finding(at, "States.ALL must be alone in ErrorEquals")] : []),
        ...(i < rules.length - 1 ? [finding(at, `States.ALL must be the last of ${field}`)] : []),
      ];
    });
  };
  return [...check("Retry"), ...check("Catch")];
}

const finding = (path: string, message: string): Finding => ({ path, rule: "all-last", message });
