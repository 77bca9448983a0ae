import { createValidatedPolicy, validateIdentityPolicy, validateResourcePolicy } from "@cloud-copilot/iam-policy";
import { runUnsafeSimulation } from "@cloud-copilot/iam-simulate";
import type { AwsCall } from "@marshrut/local/permissions";
import { accountId } from "../program/cloud.ts";
import type { Resource, Stage } from "../stage.ts";

/** IAM of an evaluated stage: its roles, and the policies that stand at keys and buckets, judged together. */
export class Iam {
  readonly #stage: Stage;
  readonly #policies = new Map<string, { name: string; policy: object }[]>();
  readonly #judged = new Map<string, boolean>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Whether a role may make the call, and all that AWS asks of keys in the caller's name for the sake of it. */
  allows(role: string, call: AwsCall): boolean {
    return [call, ...this.#behind(call)].every((one) => this.#judge(role, one));
  }

  /** Whether a role may make the call, as far as that alone is asked. */
  lets = (role: string, call: AwsCall): boolean => this.#judge(role, call);

  /** The role of a function, by the function's logical name. */
  roleOf = (name: string): string => this.#stage.fn(name).inputs.role;

  /** A call of the local cloud as it would be on this stage: its account, its names, its mail's domain. */
  here({ action, resource, context }: AwsCall): AwsCall {
    const physical = this.#stage.physical("");
    const arn = resource
      .replace(":000000000000:", `:${accountId}:`)
      .replace(/(:table\/|:stateMachine:|:execution:|:configuration-set\/)/, `$1${physical}`)
      .replace(/^arn:aws:s3:::([\w-]+)/, `arn:aws:s3:::${physical}$1-${accountId}`)
      .replace(/:identity\/.*/, `:identity/${mailDomain}`);
    const from = context["ses:FromAddress"];
    if (from === undefined) return { action, resource: arn, context };
    // The children of evaluated stages are synthetic: whoever is written to is SES's simulator.
    const mailed = { "ses:FromAddress": at(String(from), mailDomain), "ses:Recipients": [`success@${simulator}`] };
    return { action, resource: arn, context: { ...context, ...mailed } };
  }

  /**
   * What a service asks of its customer's key in the caller's name. Source: DynamoDB's guide, "encryption usage notes"; S3's,
   * "Using server-side encryption with AWS KMS keys".
   */
  #behind({ action, resource }: AwsCall): AwsCall[] {
    const key = this.#keyOf(resource);
    const actions = key === undefined ? [] : actionsBehind(action);
    const service = action.split(":")[0];
    const context = { "kms:ViaService": `${service}.${this.#stage.evaluation.app.providers.aws.region}.amazonaws.com` };
    return actions.map((one) => ({ action: one, resource: key!, context }));
  }

  /** The key under which a table or the objects of a bucket lie. */
  #keyOf(resource: string): string | undefined {
    const table = this.#stage.all("dynamodb/table:Table").find(({ arn }) => isWithin(resource, arn));
    if (table) return table.inputs.serverSideEncryption.kmsKeyArn;
    const rules = this.#stage.all("BucketServerSideEncryptionConfiguration");
    const bucket = rules.find(({ inputs }) => resource.startsWith(`arn:aws:s3:::${inputs.bucket}/`));
    return bucket?.inputs.rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId;
  }

  #judge(role: string, call: AwsCall): boolean {
    const asked = JSON.stringify([role, call]);
    const known = this.#judged.get(asked) ?? this.#simulate(role, call);
    this.#judged.set(asked, known);
    return known;
  }

  #simulate(role: string, { action, resource, context }: AwsCall): boolean {
    const principal = role.replace("arn:aws:iam:", "arn:aws:sts:").replace(":role/", ":assumed-role/");
    const request = {
      principal: `${principal}/session`,
      action,
      resource: { resource, accountId: resource.split(":")[4] || accountId },
      contextVariables: {
        "aws:PrincipalArn": role,
        "aws:PrincipalAccount": accountId,
        "aws:SecureTransport": "true",
        ...context,
      },
    };
    // Without the library's check of what is asked: it takes `kms:EncryptionContext:use` for no key (listed.ts does that).
    const result = runUnsafeSimulation(
      {
        request,
        identityPolicies: this.#policiesOf(role),
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        resourcePolicy: this.#policyAt(resource),
      },
      {},
    );
    return result === "Allowed";
  }

  /** The policies of a role. @throws Error where IAM would not take one */
  #policiesOf(role: string): { name: string; policy: object }[] {
    const known = this.#policies.get(role);
    if (known) return known;
    const found = this.#stage.all("iam/role:Role").find(({ arn }) => arn === role);
    const inline = (found?.inputs.inlinePolicies ?? []) as { policy: string }[];
    const policies = inline.map(({ policy }, i) => ({
      name: `${i}`,
      policy: valid(createValidatedPolicy(JSON.parse(policy), validateIdentityPolicy, { name: role })),
    }));
    this.#policies.set(role, policies);
    return policies;
  }

  #policyAt(resource: string): object | undefined {
    const key = this.#stage.all("kms/key:Key").find(({ arn }) => arn === resource);
    const bucket = this.#stage
      .all("BucketPolicy")
      .find(({ inputs }) => isWithin(resource, `arn:aws:s3:::${inputs.bucket}`));
    const table = this.#stage
      .all("dynamodb/resourcePolicy:ResourcePolicy")
      .find(({ inputs }) => isWithin(resource, inputs.resourceArn));
    const text = (key ?? bucket ?? table)?.inputs.policy;
    if (text === undefined) return undefined;
    return valid(createValidatedPolicy(JSON.parse(text), validateResourcePolicy, { name: resource }));
  }
}

/** Of the settings that every evaluated stage has. */
const mailDomain = "mail.example.org";
const simulator = "simulator.amazonses.com";
const at = (address: string, domain: string) => `${address.split("@")[0]}@${domain}`;

function valid<T extends { errors: readonly object[] }>(policy: T): T {
  if (policy.errors.length > 0) throw new Error(`No policy for IAM: ${JSON.stringify(policy)}`);
  return policy;
}

const isWithin = (resource: string, whole: Resource["arn"]) => resource === whole || resource.startsWith(`${whole}/`);

function actionsBehind(action: string): string[] {
  if (/^dynamodb:(GetItem|BatchGetItem|Query|GetRecords)$/.test(action)) return ["kms:Decrypt", "kms:DescribeKey"];
  if (/^dynamodb:(PutItem|UpdateItem|DeleteItem|ConditionCheckItem)$/.test(action))
    return ["Decrypt", "DescribeKey", "Encrypt", "GenerateDataKey", "ReEncryptFrom", "ReEncryptTo"].map(
      (a) => `kms:${a}`,
    );
  if (action === "s3:PutObject") return ["kms:GenerateDataKey"];
  return action === "s3:GetObject" ? ["kms:Decrypt"] : [];
}
