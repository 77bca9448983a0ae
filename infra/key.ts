import { kebab, physical } from "./names.ts";
import type { Settings } from "./settings.ts";

/** A statement of a key's policy, in IAM's own words. */
export interface KeyStatement {
  Sid: string;
  Effect: "Allow";
  Principal: { Service: string } | { AWS: $util.Input<string> };
  Action: string | string[];
  Condition?: Record<string, Record<string, $util.Input<string> | $util.Input<string>[]>>;
}

interface KeySpec {
  settings: Settings;
  purpose: string;
  statements?: KeyStatement[];
  /** A pair that signs, whose private half nobody gets. AWS does not turn such keys over. */
  signs?: true;
  /**
   * Who runs the account may look after the key and not use it: that is for roles of the stage and those that its settings
   * name. Without it whoever has the right by a role may use it: DynamoDB, S3 and CloudWatch use keys in the name of whoever deploys.
   */
  apart?: true;
}

/** What looking after a key is, and opens nothing; of a pair its public half, too. */
const lookingAfter = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:GetPublicKey",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];

const using = { data: ["kms:Decrypt", "kms:GenerateDataKey"], signatures: ["kms:Sign"] };

/** A key of KMS with a name, turned over by AWS every year. Use is given by roles; services are named in `statements`. */
export function key(name: string, { settings, purpose, statements = [], signs, apart }: KeySpec): aws.kms.Key {
  const account = aws.getCallerIdentityOutput().accountId;
  const owners = apart ? ownersApart(account, settings, signs ? using.signatures : using.data) : [ofAccount(account)];
  const made = new aws.kms.Key(
    name,
    {
      description: purpose,
      ...(signs ? { keyUsage: "SIGN_VERIFY", customerMasterKeySpec: "ECC_NIST_P256" } : { enableKeyRotation: true }),
      deletionWindowInDays: settings.production ? 30 : 7,
      policy: $jsonStringify({
        Version: "2012-10-17",
        // In the policy of a key * is that key.
        Statement: [...owners, ...statements].map((statement) => ({ ...statement, Resource: "*" })),
      }),
    },
    // Whoever loses the key loses the data.
    { protect: settings.production, retainOnDelete: settings.production },
  );
  new aws.kms.Alias(`${name}Alias`, { name: `alias/${physical(kebab(name))}`, targetKeyId: made.keyId });
  return made;
}

/** Without it nobody, administrators included, could be given the key by a role. */
const ofAccount = (account: $util.Input<string>): KeyStatement => ({
  Sid: "AccountDecidesByRoles",
  Effect: "Allow",
  Principal: { AWS: $interpolate`arn:aws:iam::${account}:root` },
  Action: "kms:*",
});

const ownersApart = (account: $util.Input<string>, { keyUsers }: Settings, actions: string[]): KeyStatement[] => [
  { ...ofAccount(account), Sid: "AccountLooksAfterIt", Action: lookingAfter },
  {
    ...ofAccount(account),
    Sid: "RolesOfTheStageUseIt",
    Action: actions,
    Condition: {
      ArnLike: { "aws:PrincipalArn": [$interpolate`arn:aws:iam::${account}:role/${physical("")}*`, ...keyUsers] },
    },
  },
];
