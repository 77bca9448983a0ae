/** One allowed value of a field, or an operator on it. */
export type FilterRule =
  | string
  | number
  | boolean
  | null
  | { prefix: string }
  | { suffix: string }
  | { exists: boolean }
  | { "anything-but": Array<string | number> };

/**
 * A filter pattern of an event source mapping, as AWS takes it in FilterCriteria: the shape of the record, with
 * a list of alternatives at each leaf. `{ eventName: ["INSERT"], dynamodb: { NewImage: { type: { S: ["event"] } } } }`
 */
export interface FilterPattern {
  [field: string]: FilterPattern | FilterRule[];
}

/** True when the record has everything that the pattern names. */
export function matches(pattern: FilterPattern, record: unknown): boolean {
  return Object.entries(pattern).every(([field, wanted]) => {
    const value = isObject(record) && Object.hasOwn(record, field) ? record[field] : undefined;
    return Array.isArray(wanted) ? wanted.some((rule) => allows(rule, value)) : matches(wanted, value);
  });
}

function allows(rule: FilterRule, value: unknown): boolean {
  if (!isObject(rule)) return value === rule;
  if ("exists" in rule) return (value !== undefined) === rule.exists;
  if ("prefix" in rule) return typeof value === "string" && value.startsWith(String(rule.prefix));
  if ("suffix" in rule) return typeof value === "string" && value.endsWith(String(rule.suffix));
  if ("anything-but" in rule) return value !== undefined && !(rule["anything-but"] as unknown[]).includes(value);
  throw new TypeError(`Unknown rule in a filter pattern: ${JSON.stringify(rule)}`);
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
