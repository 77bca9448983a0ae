/** Which fields a state may have, by its type and query language. */
import type { QueryLanguage, State } from "./types.ts";

export type StateType = State["Type"];

interface FieldSet {
  both: string[];
  JSONPath: string[];
  JSONata: string[];
  required: string[];
}

const paths = ["InputPath", "OutputPath"];
const flow = ["Next", "End"];
const errors = ["Retry", "Catch"];
const shaping = ["Parameters", "ResultSelector", "ResultPath", ...paths];

export const knownFields: Record<StateType, FieldSet> = {
  Pass: {
    both: [...flow, "Assign"],
    JSONPath: [...paths, "Result", "ResultPath", "Parameters"],
    JSONata: ["Output"],
    required: [],
  },
  Task: {
    both: [...flow, ...errors, "Assign", "Resource", "TimeoutSeconds", "HeartbeatSeconds", "Credentials"],
    JSONPath: [...shaping, "TimeoutSecondsPath", "HeartbeatSecondsPath"],
    JSONata: ["Arguments", "Output"],
    required: ["Resource"],
  },
  Choice: {
    both: ["Choices", "Default", "Assign"],
    JSONPath: paths,
    JSONata: ["Output"],
    required: ["Choices"],
  },
  Wait: {
    both: [...flow, "Seconds", "Timestamp", "Assign"],
    JSONPath: [...paths, "SecondsPath", "TimestampPath"],
    JSONata: ["Output"],
    required: [],
  },
  Succeed: { both: [], JSONPath: paths, JSONata: ["Output"], required: [] },
  Fail: { both: ["Error", "Cause"], JSONPath: ["ErrorPath", "CausePath"], JSONata: [], required: [] },
  Parallel: {
    both: [...flow, ...errors, "Branches", "Assign"],
    JSONPath: shaping,
    JSONata: ["Arguments", "Output"],
    required: ["Branches"],
  },
  Map: {
    both: [
      ...[...flow, ...errors, "ItemProcessor", "Iterator", "ItemSelector", "MaxConcurrency", "Assign"],
      ...["ItemReader", "ItemBatcher", "ResultWriter", "Label", "ToleratedFailureCount", "ToleratedFailurePercentage"],
    ],
    JSONPath: [
      ...[...shaping, "ItemsPath", "MaxConcurrencyPath"],
      ...["ToleratedFailureCountPath", "ToleratedFailurePercentagePath"],
    ],
    JSONata: ["Items", "Output"],
    required: [],
  },
};

export const common = ["Type", "Comment", "QueryLanguage"];

export function supports(type: StateType, language: QueryLanguage, field: string): boolean {
  const { both } = knownFields[type];
  return common.includes(field) || both.includes(field) || knownFields[type][language].includes(field);
}

/** True for a field that belongs to the other query language. */
export function belongsToOther(type: StateType, language: QueryLanguage, field: string): boolean {
  return knownFields[type][language === "JSONata" ? "JSONPath" : "JSONata"].includes(field);
}

export function otherLanguage(language: QueryLanguage, field: string): string {
  const other = language === "JSONata" ? "JSONPath" : "JSONata";
  return `The QueryLanguage is set to '${language}', but field '${field}' is only supported for the '${other}' QueryLanguage`;
}
