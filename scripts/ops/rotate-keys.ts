// Makes a new generation of a tenant's keys before its time: node scripts/ops/rotate-keys.ts --stage production --tenant kuzbass
// --use data (the default): what is sealed from now on is sealed by it; older fields open by their own keys for ever.
// --use link, feed, download or cursor: what is signed from now on; former signatures hold to their term, or with --former leaked
// no more. Functions that remember a key (5 minutes) go on with the former one until then.
import { type SignPurpose, signPurposes } from "@marshrut/core/shared";
import { fromCommandLine, main, pointAt, Usage } from "./stage.ts";

const usage =
  "node scripts/ops/rotate-keys.ts --stage STAGE --tenant KEY [--use data|link|feed|download|cursor] [--former hold|leaked] [--region REGION]";

export async function rotateKeys(tenant: string, use: "data" | SignPurpose = "data", leaked = false): Promise<number> {
  const [{ dynamoBank }, { dynamoClient }, { envelopeKeyring, kmsKeys, localWrapper }, { tableNames }] =
    await Promise.all([
      import("@marshrut/aws/bank"),
      import("@marshrut/aws/clients"),
      import("@marshrut/aws/keyring"),
      import("@marshrut/aws/tables"),
    ]);
  const [kind, ...rest] = (process.env.KEYRING ?? "").split(":");
  const place = rest.join(":");
  const wrapper = kind === "kms" ? kmsKeys(place) : localWrapper(place);
  const bank = dynamoBank(dynamoClient(), tableNames());
  return envelopeKeyring({ bank, wrapper, now: () => Date.now() }).rotate(tenant, use, leaked);
}

if (process.argv[1] === import.meta.filename)
  await main(async () => {
    const { at, values } = fromCommandLine(usage, {
      tenant: { type: "string" },
      use: { type: "string", default: "data" },
      former: { type: "string", default: "hold" },
    });
    const use = (["data", ...signPurposes] as const).find((one) => one === values.use);
    if (!use) throw new Usage(`No such keys: ${values.use}\n${usage}`);
    const leaked = values.former === "leaked";
    pointAt(at);
    const no = await rotateKeys(values.tenant, use, leaked);
    console.log(`${values.tenant}: generation ${no} of ${use}${leaked ? "; those before it count no more" : ""}.`);
  });
