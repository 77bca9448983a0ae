import { functions } from "@marshrut/functions/manifest";
import { evaluate } from "./evaluate.ts";
import type { Evaluation, Resource } from "./program/evaluation.ts";

export type { Resource } from "./program/evaluation.ts";

/** A statement of a policy, in whatever resource it stands. */
export interface Statement {
  Effect: string;
  Action: string[];
  Resource: string[];
  Principal?: unknown;
  Condition?: Record<string, Record<string, unknown>>;
  /** Which resource has it: `role OpenStageRole`. */
  of: string;
}

const many = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** An evaluated stage, asked about. */
export class Stage {
  readonly evaluation: Evaluation;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
  }

  static async of(stage: string, settings: Record<string, string> = {}): Promise<Stage> {
    return new Stage(await evaluate(stage, settings));
  }

  /** Resources by the end of their type: `Table`, `lambda/function:Function`. */
  all(type: string): Resource[] {
    const isIt = (r: Resource) => r.type.endsWith(type.includes(":") ? type : `:${type}`);
    return this.evaluation.resources.filter((r) => r.type.startsWith("aws:") && isIt(r));
  }

  /** The one resource of a type and name. */
  one(type: string, name: string): Resource {
    const found = this.all(type).filter((r) => r.name === name);
    if (found.length !== 1) throw new Error(`${found.length} resources ${type} are named ${name}`);
    return found[0]!;
  }

  /** The Lambda function of an entry of the product's list. */
  fn(name: string): Resource {
    const found = this.all("lambda/function:Function").find((r) => r.inputs.name === this.physical(name));
    if (!found) throw new Error(`There is no function ${name}`);
    return found;
  }

  physical = (name: string) => `marshrut-${this.evaluation.stage}-${name}`;

  /** Names of the product's functions that this stage has. */
  functionNames(): string[] {
    const made = new Set(this.all("lambda/function:Function").map((r) => String(r.inputs.name)));
    return functions.map(({ name }) => name).filter((name) => made.has(this.physical(name)));
  }

  /** What the role of a resource may do; `role` is its ARN. */
  allowed(role: string): Statement[] {
    const found = this.all("iam/role:Role").find((r) => r.arn === role);
    if (!found) throw new Error(`There is no role ${role}`);
    return statementsOf(found);
  }

  /** Every statement of every policy. */
  statements(): Statement[] {
    return this.evaluation.resources.flatMap(statementsOf);
  }
}

function statementsOf({ type, name, inputs }: Resource): Statement[] {
  const inline = ((inputs.inlinePolicies ?? []) as { policy: string }[]).map(({ policy }) => policy);
  const texts = [...inline, ...[inputs.policy, inputs.assumeRolePolicy].filter((text) => typeof text === "string")];
  return texts.flatMap((text) =>
    many((JSON.parse(text) as { Statement: Statement | Statement[] }).Statement).map((s) => ({
      ...s,
      Action: many(s.Action),
      Resource: many(s.Resource),
      of: `${type.split(":").at(-1)} ${name}`,
    })),
  );
}
