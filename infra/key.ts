import { kebab, physical } from "./names.ts";
import type { Settings } from "./settings.ts";

/** A statement of a key's policy, in IAM's own words. */
export interface KeyStatement {
  Sid: string;
  Effect: "Allow";
  Principal: { Service: string };
  Action: string[];
  Condition?: Record<string, Record<string, $util.Input<string>>>;
}

interface KeySpec {
  settings: Settings;
  purpose: string;
  statements?: KeyStatement[];
  /** A pair that signs, whose private half nobody gets. AWS does not turn such keys over. */
  signs?: true;
}

/** A key of KMS with a name, turned over by AWS every year. Use is given by roles; services are named in `statements`. */
export function key(name: string, { settings, purpose, statements = [], signs }: KeySpec): aws.kms.Key {
  const account = aws.getCallerIdentityOutput().accountId;
  const made = new aws.kms.Key(
    name,
    {
      description: purpose,
      ...(signs ? { keyUsage: "SIGN_VERIFY", customerMasterKeySpec: "ECC_NIST_P256" } : { enableKeyRotation: true }),
      deletionWindowInDays: settings.production ? 30 : 7,
      policy: $jsonStringify({
        Version: "2012-10-17",
        Statement: [
          {
            // Without it nobody, administrators included, could be given the key by a role.
            Sid: "AccountDecidesByRoles",
            Effect: "Allow",
            Principal: { AWS: $interpolate`arn:aws:iam::${account}:root` },
            Action: "kms:*",
            Resource: "*",
          },
          ...statements.map((statement) => ({ ...statement, Resource: "*" })),
        ],
      }),
    },
    // Whoever loses the key loses the data.
    { protect: settings.production, retainOnDelete: settings.production },
  );
  new aws.kms.Alias(`${name}Alias`, { name: `alias/${physical(kebab(name))}`, targetKeyId: made.keyId });
  return made;
}
