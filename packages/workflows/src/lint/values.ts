import { type Reading, readExpression } from "./expression.ts";
import type { Finding, Rule } from "./finding.ts";
import { isPersonal } from "./personal.ts";
import { leavesOf, type Offer, type Place } from "./places.ts";

/** What the expressions and the field names of one place say. @param known variables assigned on every path to the state */
export function valueFindings(place: Place, known: ReadonlySet<string>): Finding[] {
  const { texts, keys } = leavesOf(place.value, place.path);
  return [
    ...keys.filter(({ text }) => isPersonal(text)).map(({ path, text }) => personalFinding(path, text)),
    ...texts.flatMap(({ path, text }) => {
      const expression = /^\{%(.*)%\}$/s.exec(text)?.[1];
      if (expression !== undefined) return expressionFindings(path, expression, place.offer, known);
      // Only a text that is an expression from its first to its last character is evaluated.
      return text.includes("{%") ? [finding(path, "jsonata-syntax", `is taken literally: ${text}`)] : [];
    }),
  ];
}

function expressionFindings(path: string, source: string, offer: Offer, known: ReadonlySet<string>): Finding[] {
  const reading = readExpression(source);
  if ("fault" in reading) return [finding(path, "jsonata-syntax", reading.fault)];
  const unknown = [...reading.variables].filter((variable) => !known.has(variable));
  return [
    ...(reading.bindsStates ? [finding(path, "states-field", "$states is reserved")] : []),
    ...reading.states.flatMap((names) => statesFault(names, offer) ?? []).map((m) => finding(path, "states-field", m)),
    ...reading.contextless.map((name) =>
      finding(path, "no-context", `${name} refers to nothing; the input is $states.input`),
    ),
    ...unknown.map((variable) => finding(path, "undefined-variable", unknownMessage(variable))),
    ...personalKeys(reading).map((key) => personalFinding(path, key)),
  ];
}

const unknownMessage = (variable: string) =>
  `$${variable} is no function of Step Functions, and not assigned on every path to this state`;

const personalKeys = (reading: Reading): string[] => [...reading.keys].filter(isPersonal);

/** The context object: AWS Step Functions Developer Guide, «Accessing execution data from the Context object». */
const contextFields: Record<string, readonly string[]> = {
  Execution: ["Id", "Input", "Name", "RoleArn", "StartTime", "RedriveCount", "RedriveTime"],
  State: ["EnteredTime", "Name", "RetryCount"],
  StateMachine: ["Id", "Name"],
  Task: ["Token"],
  Map: ["Item"],
};

/** Why `$states.<names>` is not to be had here, if it is not. */
function statesFault([field, part, detail]: string[], offer: Offer): string | undefined {
  if (field === undefined) return "name the field: $states.input, $states.result, …";
  if (field === "result")
    return offer.result ? undefined : "$states.result is there only in Output and Assign of a task";
  if (field === "errorOutput") return offer.errorOutput ? undefined : "$states.errorOutput is there only in a Catch";
  if (field === "context") return contextFault(part, detail, offer);
  return field === "input" ? undefined : `$states has no ${field}`;
}

function contextFault(part: string | undefined, detail: string | undefined, offer: Offer): string | undefined {
  if (part === undefined) return undefined;
  const details = Object.hasOwn(contextFields, part) ? contextFields[part] : undefined;
  if (!details) return `$states.context has no ${part}`;
  if (part === "Task" && !offer.token) return "a task token is there only in Arguments of a .waitForTaskToken task";
  return detail === undefined || details.includes(detail) ? undefined : `$states.context.${part} has no ${detail}`;
}

const finding = (path: string, rule: Rule, message: string): Finding => ({ path, rule, message });
const personalFinding = (path: string, field: string): Finding =>
  finding(path, "personal-data", `"${field}" is a name of personal data: executions hold ids only`);
