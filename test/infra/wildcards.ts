import type { Statement } from "./stage.ts";

/** A place where a `*` stands in an action or a resource, and why nothing narrower can. */
interface Wildcard {
  /** Of which resources' policies. */
  of: RegExp;
  actions: string[] | RegExp;
  resource: RegExp;
  why: string;
}

const anything = /^\*$/;

/** All of them. A statement that denies needs no place here: the wider, the safer. */
export const wildcards: Wildcard[] = [
  {
    of: /^Key /,
    actions: ["kms:*"],
    resource: anything,
    why: "the account's own statement: without it no role, not even an administrator's, could be given the key",
  },
  {
    of: /^Key /,
    actions: /^kms:\w+$/,
    resource: anything,
    why: "in the policy of a key * is that key",
  },
  {
    of: /^Role ApiRole$/,
    actions: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
    resource: anything,
    why: "X-Ray knows no resources for these",
  },
  {
    of: /^Role \w+MachineRole$/,
    actions: /^logs:(\w+LogDeliver(y|ies)|DescribeLogGroups|\w+ResourcePolic(y|ies))$/,
    resource: anything,
    why: "log deliveries have no resources",
  },
  {
    of: /^Role \w+Role$/,
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    resource: /:log-group:\/aws\/lambda\/marshrut-\w+-[\w-]+:\*$/,
    why: "Lambda names the streams of a function's own log at run time",
  },
  {
    of: /^Role TrailRole$/,
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    resource: /:log-group:\/aws\/cloudtrail\/marshrut-\w+-trail:\*$/,
    why: "CloudTrail names the streams of its log",
  },
  {
    of: /^BucketPolicy TrailBucketPolicy$/,
    actions: ["s3:PutObject"],
    resource: /^arn:aws:s3:::marshrut-\w+-trail-\d+\/AWSLogs\/\d+\/\*$/,
    why: "CloudTrail names its files by region and hour",
  },
  {
    of: /^Role \w+Role$/,
    actions: ["states:StopExecution", "states:DescribeExecution"],
    resource: /:execution:marshrut-\w+-[\w-]+(-v\*)?:\*$/,
    why: "executions of our machines are named after records",
  },
  {
    of: /^Role \w+Role$/,
    actions: /^states:(StartExecution|SendTask(Success|Failure|Heartbeat))$/,
    resource: /:stateMachine:marshrut-\w+-route-[a-z-]+-v\*$/,
    why: "versions of one template; a policy that names each of them does not fit beside the rest for long",
  },
  {
    of: /^Role ApiRole$/,
    actions: ["s3:PutObject", "s3:GetObject", "s3:DeleteObject"],
    resource: /^arn:aws:s3:::marshrut-\w+-files-\d+\/\*$/,
    why: "objects of the bucket are named after attachments",
  },
  {
    of: /^Role ErasuresRole$/,
    actions: ["s3:DeleteObject"],
    resource: /^arn:aws:s3:::marshrut-\w+-files-\d+\/\*$/,
    why: "objects of the bucket are named after attachments",
  },
  {
    of: /^Role WorkPieceRole$/,
    actions: ["s3:PutObject", "s3:GetObject"],
    resource: /^arn:aws:s3:::marshrut-\w+-files-\d+\/\*$/,
    why: "objects of the bucket are named after pieces of jobs",
  },
  {
    of: /^Role MalwareScansRole$/,
    actions: ["s3:GetObject", "s3:DeleteObject"],
    resource: /^arn:aws:s3:::marshrut-\w+-files-\d+\/\*$/,
    why: "objects of the bucket are named after attachments",
  },
  {
    of: /^Role (Api|Notary|Watch)Role$/,
    actions: ["s3:GetObject"],
    resource: /^arn:aws:s3:::marshrut-\w+-seals-\d+\/\*$/,
    why: "objects of the bucket are named after tenants and numbers of seals",
  },
  {
    of: /^Role NotaryRole$/,
    actions: ["s3:PutObject"],
    resource: /^arn:aws:s3:::marshrut-\w+-seals-\d+\/\*$/,
    why: "objects of the bucket are named after tenants and numbers of seals",
  },
];

/** The entry that allows an action on a resource of a statement, if either has a `*` at all. */
export const explained = (s: Statement, action: string, resource: string): Wildcard | undefined =>
  wildcards.find(
    (w) =>
      w.of.test(s.of) &&
      w.resource.test(resource) &&
      (Array.isArray(w.actions) ? w.actions.includes(action) : w.actions.test(action)),
  );
