import type { Properties, Spec, Type } from "./spec.ts";

/** How a type of Pulumi is written in CloudFormation's words. */
export interface Mapping {
  /** CloudFormation's type. */
  cfn: string;
  /** Where in that type it stands, for what is a resource of its own only in Pulumi: `LifecycleConfiguration`. */
  at?: string;
  /** Names that differ by more than their case, by Pulumi's path without indexes: `rules.filter` → `Filter`. */
  names?: Record<string, string>;
  /** What stands otherwise than by name: CloudFormation's form of the same inputs. */
  reshape?: (inputs: Inputs) => Inputs;
  /** Pulumi's paths that AWS's schema has no word for, and why. */
  unchecked?: Record<string, string>;
  /** What AWS requires and something else than these inputs gives, and what. */
  given?: Record<string, string>;
}

// biome-ignore lint/suspicious/noExplicitAny: inputs of some fifty types of resources, which the check is there to look at
export type Inputs = Record<string, any>;

/** What of a mapping's exceptions was made use of; an exception that nothing uses is to go. */
export type Used = Set<string>;

/** What AWS's schema finds wrong with the inputs of a resource: nothing, if it is empty. */
export function faultsOf(inputs: Inputs, mapping: Mapping, spec: Spec, used: Used = new Set()): string[] {
  const faults: string[] = [];
  let properties = spec.resources[mapping.cfn]!;
  for (const name of mapping.at?.split(".") ?? []) properties = propertiesOf(properties[name]!.type, spec)!;
  const own = mapping.reshape?.(inputs) ?? inputs;
  object(own, properties, "");
  return faults;

  function object(value: Inputs, known: Properties, at: string): void {
    const set = new Set<string>();
    for (const [key, its] of Object.entries(value)) {
      const here = at ? `${at}.${key}` : key;
      if (its === undefined || its === null) continue;
      if (mapping.unchecked?.[here]) {
        used.add(here);
        continue;
      }
      const byItself = nameIn(known, key) ?? (at ? undefined : ownName(mapping.cfn, key));
      const name = mapping.names?.[here] ?? byItself;
      if (name !== byItself) used.add(here);
      const property = name === undefined ? undefined : known[name];
      if (!property) {
        faults.push(`${here}: ${mapping.cfn} has no such property`);
        continue;
      }
      set.add(name!);
      const wrong = fits(its, property.type, here);
      if (wrong) faults.push(wrong);
    }
    for (const [name, { required }] of Object.entries(known)) {
      const here = at ? `${at}.${name}` : name;
      if (!required || set.has(name)) continue;
      if (mapping.given?.[here]) used.add(here);
      else faults.push(`${here}: AWS requires it`);
    }
  }

  /** What is wrong with a value, in words; what is wrong within an object is added to the faults. */
  function fits(value: unknown, type: Type, at: string): string | undefined {
    switch (type.type) {
      case "union": {
        // What may be an object or a text is an object written as a text: a policy.
        const json = typeof value === "string" && type.types.find((one) => one.type === "json");
        if (json) return fits(value, json, at);
        const tries = type.types.map((one) => attempt(value, one, at));
        const best = tries.find((wrong) => wrong.length === 0) ?? tries[0]!;
        faults.push(...best);
        return undefined;
      }
      case "ref":
        // A block that stands once is a list of one in Pulumi, or its only member.
        if (Array.isArray(value) && value.length === 1) return fits(value[0], type, at);
        if (typeof value !== "object" || Array.isArray(value)) return `${at}: an object, not ${said(value)}`;
        return void object(value as Inputs, spec.types[type.reference.$ref]!, at);
      case "array":
        if (type.element.type === "tag" && isTexts(value)) return undefined; // Pulumi has tags as an object
        if (typeof value !== "object") return `${at}: a list, not ${said(value)}`;
        for (const one of [value].flat()) {
          const wrong = fits(one, type.element, at);
          if (wrong) faults.push(wrong);
        }
        return undefined;
      case "map":
        if (typeof value !== "object" || Array.isArray(value)) return `${at}: an object, not ${said(value)}`;
        for (const [key, one] of Object.entries(value as object)) {
          const wrong = fits(one, type.element, `${at}.${key}`);
          if (wrong) faults.push(wrong);
        }
        return undefined;
      case "json":
        return isJson(value) ? undefined : `${at}: an object or JSON, not ${said(value)}`;
      case "boolean":
        return value === true || value === false ? undefined : `${at}: true or false, not ${said(value)}`;
      case "integer":
      case "number": {
        // Pulumi has some numbers as texts, and CloudFormation takes them so.
        const n = typeof value === "string" && value !== "" ? Number(value) : value;
        const right = typeof n === "number" && (type.type === "integer" ? Number.isInteger(n) : Number.isFinite(n));
        if (!right) return `${at}: ${type.type}, not ${said(value)}`;
        return allowed(n, "allowedValues" in type ? type.allowedValues : undefined, at);
      }
      case "string":
        if (typeof value === "object") return `${at}: a text, not ${said(value)}`;
        return allowed(String(value), type.allowedValues, at);
      default:
        return undefined;
    }
  }

  function attempt(value: unknown, type: Type, at: string): string[] {
    const before = faults.length;
    const wrong = fits(value, type, at);
    const within = faults.splice(before);
    return wrong ? [wrong, ...within] : within;
  }
}

const allowed = (value: string | number, values: readonly (string | number)[] | undefined, at: string) =>
  values && !values.includes(value) ? `${at}: one of ${values.join(", ")}, not ${said(value)}` : undefined;

const propertiesOf = (type: Type, spec: Spec): Properties | undefined =>
  type.type === "ref"
    ? spec.types[type.reference.$ref]
    : type.type === "union"
      ? type.types.map((one) => propertiesOf(one, spec)).find((found) => found)
      : undefined;

/** Pulumi writes `kmsKeyArn` for `KMSKeyArn`; some lists are in the plural there. */
function nameIn(known: Properties, key: string): string | undefined {
  const wanted = key.toLowerCase();
  const names = Object.keys(known);
  const as = (form: string) => names.find((name) => name.toLowerCase() === form);
  return as(wanted) ?? (wanted.endsWith("s") ? as(wanted.slice(0, -1)) : as(`${wanted}s`));
}

/** What Pulumi calls `name` is the `QueueName` of a `Queue`. */
const ownName = (cfn: string, key: string) => (key === "name" ? `${cfn.split("::").at(-1)}Name` : undefined);

const isTexts = (value: unknown): boolean =>
  typeof value === "object" && !Array.isArray(value) && Object.values(value ?? {}).every((v) => typeof v === "string");

function isJson(value: unknown): boolean {
  if (typeof value !== "string") return typeof value === "object";
  try {
    return typeof JSON.parse(value) === "object";
  } catch {
    return false;
  }
}

const said = (value: unknown) => (JSON.stringify(value) ?? "nothing").slice(0, 80);
