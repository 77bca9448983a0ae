import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A type of a property, as AWS's own description of CloudFormation has it. */
export type Type =
  | { type: "string" | "integer"; allowedValues?: (string | number)[] }
  | { type: "number" | "boolean" | "json" | "tag" | "date-time" | "null" }
  | { type: "ref"; reference: { $ref: string } }
  | { type: "array" | "map"; element: Type }
  | { type: "union"; types: Type[] };

export type Properties = Record<string, { type: Type; required?: boolean }>;

/** The part of AWS's description that is asked for. */
export interface Spec {
  /** By the type of CloudFormation. */
  resources: Record<string, Properties>;
  /** Types that these use, by their number. */
  types: Record<string, Properties>;
  /** By `namespace name`: the names of each set of dimensions under which it is found, in order, joined by `+`. */
  metrics: Record<string, string[]>;
}

const root = path.resolve(import.meta.dirname, "../../..");
const cache = path.join(root, "node_modules/.cache/aws-spec");
const version = readFileSync(path.join(root, "node_modules/@aws-cdk/aws-service-spec/package.json"), "utf8");

/**
 * What AWS says of these types. All of it takes seconds to unpack, so that the part which is asked for is kept.
 * @throws Error naming a type that AWS does not have
 */
export async function specOf(types: readonly string[]): Promise<Spec> {
  const source = readFileSync(import.meta.filename, "utf8");
  const key = createHash("sha256")
    .update(JSON.stringify([version, source, types]))
    .digest("hex")
    .slice(0, 32);
  const kept = path.join(cache, `${key}.json`);
  if (!existsSync(kept)) {
    mkdirSync(cache, { recursive: true });
    const near = `${kept}.${process.pid}`;
    writeFileSync(near, JSON.stringify(await slice(types)));
    renameSync(near, kept);
  }
  return JSON.parse(readFileSync(kept, "utf8"));
}

async function slice(wanted: readonly string[]): Promise<Spec> {
  const { loadAwsServiceSpecSync } = await import("@aws-cdk/aws-service-spec");
  const db = loadAwsServiceSpecSync();
  const spec: Spec = { resources: {}, types: {}, metrics: {} };
  const bare = (properties: object): Properties =>
    Object.fromEntries(
      Object.entries(properties as Properties).map(([name, { type, required }]) => {
        follow(type);
        return [name, { type, required }];
      }),
    );
  const follow = (type: Type): void => {
    if (type.type === "array" || type.type === "map") follow(type.element);
    if (type.type === "union") type.types.forEach(follow);
    if (type.type !== "ref" || spec.types[type.reference.$ref]) return;
    spec.types[type.reference.$ref] = {}; // before its properties: a statement of a firewall holds statements
    spec.types[type.reference.$ref] = bare(db.get("typeDefinition", type.reference.$ref).properties);
  };
  for (const name of wanted) {
    const [found] = db.lookup("resource", "cloudFormationType", "equals", name);
    if (!found) throw new Error(`AWS has no type ${name}`);
    spec.resources[name] = bare(found.properties);
  }
  for (const metric of db.all("metric")) {
    const sets = db.follow("usesDimensionSet", metric).map(({ entity }) =>
      entity.dimensions
        .map(({ name }) => name)
        .toSorted()
        .join("+"),
    );
    const of = `${metric.namespace} ${metric.name}`;
    spec.metrics[of] = [...new Set([...(spec.metrics[of] ?? []), ...sets])];
  }
  return spec;
}
