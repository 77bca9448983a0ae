import type { AttributeValue } from "@aws-sdk/client-dynamodb";

// Records are plain data (`asStored`): the SDK's own conversion, which takes sets, bytes and classes too, takes three times as long.

/** Plain data as DynamoDB has it, without what is `undefined`. */
export function toAttribute(value: unknown): AttributeValue {
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: textOf(value) };
  if (typeof value === "boolean") return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.filter((part) => part !== undefined).map(toAttribute) };
  if (typeof value === "object") return { M: toMap(value as Record<string, unknown>) };
  throw new TypeError(`A ${typeof value} cannot be kept`);
}

/** As far as a number is what it seems: beyond it digits are lost on the way. */
function textOf(value: number): string {
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value);
  throw new RangeError("A number beyond 2^53 cannot be kept");
}

export function toMap(values: Record<string, unknown>): Record<string, AttributeValue> {
  const map: Record<string, AttributeValue> = {};
  for (const name of Object.keys(values)) if (values[name] !== undefined) put(map, name, toAttribute(values[name]));
  return map;
}

/** @throws TypeError for what no record has: bytes and sets */
export function fromAttribute(attribute: AttributeValue): unknown {
  if (attribute.S !== undefined) return attribute.S;
  if (attribute.M !== undefined) return fromMap(attribute.M);
  if (attribute.N !== undefined) return Number(attribute.N);
  if (attribute.BOOL !== undefined) return attribute.BOOL;
  if (attribute.L !== undefined) return attribute.L.map(fromAttribute);
  if (attribute.NULL !== undefined) return null;
  throw new TypeError(`No record has an attribute of the type ${Object.keys(attribute).join()}`);
}

export function fromMap(map: Record<string, AttributeValue>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(map)) put(values, name, fromAttribute(map[name]!));
  return values;
}

/** An own property, whatever its name. */
function put<T>(of: Record<string, T>, name: string, value: T): void {
  if (name === "__proto__")
    Object.defineProperty(of, name, { value, writable: true, enumerable: true, configurable: true });
  else of[name] = value;
}
